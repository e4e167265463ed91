"""Variables that belong to a context. There is one flow of control, so contexts are entered by
`Context.run` alone."""

# The module whose classes and functions these are.
__name__ = "_contextvars"

_missing = object()


class Token:
    """What a variable was before it was set."""

    __static_name__ = "_contextvars.Token"
    __class_getitem__ = classmethod(type(list[int]))
    MISSING = type("MISSING", (), {"__repr__": lambda self: "<Token.MISSING>"})()

    def __init__(self, context, var, old_value):
        self._context = context
        self._used = False
        self.var = var
        self.old_value = old_value


class Context:
    """The values of variables."""
    __static_name__ = "_contextvars.Context"

    def __init__(self):
        self._values = {}
        self._entered = False
        self._outer = None

    def run(self, function, /, *args, **kwargs):
        global _current
        if self._entered:
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        outer, _current = _current, self
        self._entered = True
        try:
            return function(*args, **kwargs)
        finally:
            _current = outer
            self._entered = False

    def copy(self):
        new = Context()
        new._values = dict(self._values)
        return new

    def get(self, var, default=None):
        return self._values.get(var, default)

    def __getitem__(self, var):
        if not isinstance(var, ContextVar):
            raise TypeError(f"a ContextVar key was expected, got {var!r}")
        return self._values[var]

    def __contains__(self, var):
        if not isinstance(var, ContextVar):
            raise TypeError(f"a ContextVar key was expected, got {var!r}")
        return var in self._values

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()

    def __eq__(self, other):
        return self._values == other._values if isinstance(other, Context) else NotImplemented

    __hash__ = None


_current = Context()
_current._entered = True


class ContextVar:
    """A variable with a value in each context."""
    __static_name__ = "_contextvars.ContextVar"

    def __init__(self, name, *, default=_missing):
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self.name = name
        self._default = default

    def get(self, default=_missing, /):
        value = _current._values.get(self, _missing)
        if value is not _missing:
            return value
        if default is not _missing:
            return default
        if self._default is not _missing:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        old = _current._values.get(self, _missing)
        _current._values[self] = value
        return Token(_current, self, Token.MISSING if old is _missing else old)

    def reset(self, token, /):
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token.var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        if token._context is not _current:
            raise ValueError(f"{token!r} was created in a different Context")
        token._used = True
        if token.old_value is Token.MISSING:
            _current._values.pop(self, None)
        else:
            _current._values[self] = token.old_value

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


def copy_context():
    """A copy of the context that is entered."""
    return _current.copy()
