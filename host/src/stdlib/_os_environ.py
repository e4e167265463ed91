"""`os.environ`: the process's environment, which assignments reach."""

from posix import _variables, fsdecode, fsencode, putenv, unsetenv


def _checked(v):
    if isinstance(v, str):
        return v
    raise TypeError(f"str expected, not {type(v).__name__}")


class _Environ(dict):
    """Names and values; what is changed here is changed for programs that are started."""

    def __getitem__(self, key):
        try:
            return dict.__getitem__(self, _checked(key))
        except KeyError:
            raise KeyError(key) from None

    def __setitem__(self, key, value):
        key, value = _checked(key), _checked(value)
        putenv(key, value)
        dict.__setitem__(self, key, value)

    def __delitem__(self, key):
        unsetenv(_checked(key))
        try:
            dict.__delitem__(self, key)
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        # The names as they are now, so that the program may change them as it goes.
        return iter(list(dict.keys(self)))

    def keys(self):
        from collections.abc import KeysView

        return KeysView(self)

    def values(self):
        from collections.abc import ValuesView

        return ValuesView(self)

    def items(self):
        from collections.abc import ItemsView

        return ItemsView(self)

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def update(self, other=(), /, **named):
        for key, value in dict(other, **named).items():
            self[key] = value

    def pop(self, key, /, *default):
        value = dict.pop(self, key, *default)
        unsetenv(key)
        return value

    def popitem(self):
        key = next(iter(self), None)
        if key is None:
            raise KeyError
        return key, self.pop(key)

    def clear(self):
        while self:
            self.popitem()

    def copy(self):
        return dict(dict.items(self))

    def __repr__(self):
        items = ", ".join(f"{key!r}: {value!r}" for key, value in self.items())
        return f"environ({{{items}}})"

    def __or__(self, other):
        return dict(dict.items(self)) | dict(other) if isinstance(other, dict) else NotImplemented

    def __ror__(self, other):
        return dict(other) | dict(dict.items(self)) if isinstance(other, dict) else NotImplemented

    def __ior__(self, other):
        self.update(other)
        return self


_Environ.__module__ = "os"
environ = _Environ(_variables())


class _EnvironBytes(_Environ):
    """The same variables as bytes."""

    def __init__(self):
        pass

    def __getitem__(self, key):
        try:
            return fsencode(environ[_decoded(key)])
        except KeyError:
            raise KeyError(key) from None

    def __setitem__(self, key, value):
        environ[_decoded(key)] = _decoded(value)

    def __delitem__(self, key):
        del environ[_decoded(key)]

    def __contains__(self, key):
        return isinstance(key, bytes) and fsdecode(key) in environ

    def __iter__(self):
        return iter([fsencode(key) for key in environ])

    def __len__(self):
        return len(environ)

    def __eq__(self, other):
        return dict(self.items()) == other

    def keys(self):
        return list(self)

    def values(self):
        return [fsencode(value) for value in environ.values()]

    def items(self):
        return [(fsencode(key), fsencode(value)) for key, value in environ.items()]

    def get(self, key, default=None):
        return self[key] if key in self else default

    def pop(self, key, /, *default):
        if key not in self and default:
            return default[0]
        value = self[key]
        del self[key]
        return value

    def copy(self):
        return dict(self.items())


def _decoded(v):
    if isinstance(v, bytes):
        return fsdecode(v)
    raise TypeError(f"bytes expected, not {type(v).__name__}")


environb = _EnvironBytes()
