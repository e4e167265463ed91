"""The named tuples of `collections`."""

# The module whose classes and functions these are.
__name__ = "collections"

_KEYWORDS = frozenset(
    "False None True and as assert async await break class continue def del elif else except "
    "finally for from global if import in is lambda nonlocal not or pass raise return try while "
    "with yield".split()
)


def _field_names(field_names, rename):
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    names = [str(name) for name in field_names]
    seen = set()
    for i, name in enumerate(names):
        wrong = not name.isidentifier() or name in _KEYWORDS or name.startswith("_")
        if rename and (wrong or name in seen):
            names[i] = f"_{i}"
        seen.add(names[i])
    return names


def _check_names(typename, names, rename):
    for name in [typename, *names]:
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if name in _KEYWORDS:
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    seen = set()
    for name in names:
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)


def _getter(i, name):
    def get(self):
        return self[i]

    def refuse(self, value=None):
        raise AttributeError("can't set attribute")

    return property(get, refuse, refuse, f"Alias for field number {i}")


def _names_in_words(names):
    if len(names) == 1:
        return repr(names[0])
    if len(names) == 2:
        return f"{names[0]!r} and {names[1]!r}"
    return ", ".join(map(repr, names[:-1])) + f", and {names[-1]!r}"


def _bound(fields, defaults, args, keywords):
    """The values of all fields, bound as parameters of `__new__` are."""
    count = len(fields)
    given = len(args)
    if given > count:
        least = count - len(defaults)
        if defaults:
            wanted = f"from {least + 1} to {count + 1} positional arguments"
        else:
            s = "" if count == 0 else "s"
            wanted = f"{count + 1} positional argument{s}"
        raise TypeError(f"takes {wanted} but {given + 1} were given")
    values = dict(zip(fields, args))
    for name, value in keywords.items():
        if name not in fields:
            raise TypeError(f"got an unexpected keyword argument {name!r}")
        if name in values:
            raise TypeError(f"got multiple values for argument {name!r}")
        values[name] = value
    missing = [name for name in fields if name not in values and name not in defaults]
    if missing:
        s = "" if len(missing) == 1 else "s"
        raise TypeError(
            f"missing {len(missing)} required positional argument{s}: {_names_in_words(missing)}"
        )
    return [values[name] if name in values else defaults[name] for name in fields]


def _by_field(fields, defaults):
    """The defaults by the names of the last fields, which are what they are of."""
    count = len(fields)
    defaults = (defaults or ())[:count]
    return dict(zip(fields[count - len(defaults) :], defaults))


def _constructor(typename, fields, defaults):
    """`__new__` with the fields for parameters, compiled here."""
    several = ", ".join(fields)
    values = several + "," * (len(fields) == 1)
    namespace = {
        "_tuple_new": tuple.__new__, "__builtins__": {}, "__name__": f"namedtuple_{typename}",
    }
    try:
        made = eval(f"lambda _cls, {several}: _tuple_new(_cls, ({values}))", namespace)
    except (NotImplementedError, MemoryError):
        # There is no compiler, or no room for what it makes.
        made = _uncompiled_constructor(typename, fields)
    made.__name__ = "__new__"
    made.__doc__ = f"Create new instance of {typename}({several})"
    made.__defaults__ = defaults
    return made


def _uncompiled_constructor(typename, fields):
    """`__new__` that binds its arguments itself."""
    new_tuple, count = tuple.__new__, len(fields)

    def __new__(_cls, *args, **keywords):
        if len(args) != count or keywords:
            try:
                # Programs may give it others.
                latest = _by_field(fields, __new__.__defaults__)
                args = _bound(fields, latest, args, keywords)
            except TypeError as e:
                raise TypeError(f"{typename}.__new__() {e}") from None
        return new_tuple(_cls, args)

    return __new__


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    names = _field_names(field_names, rename)
    typename = str(typename)
    _check_names(typename, names, rename)
    fields = tuple(names)
    if defaults is not None:
        defaults = tuple(defaults)
    if len(defaults or ()) > len(fields):
        raise TypeError("Got more default values than field names")
    count = len(fields)
    new_tuple = tuple.__new__
    __new__ = _constructor(typename, fields, defaults)

    def _make(cls, iterable):
        result = new_tuple(cls, iterable)
        if len(result) != count:
            raise TypeError(f"Expected {count} arguments, got {len(result)}")
        return result

    def _replace(self, /, **keywords):
        result = self._make([keywords.pop(name, value) for name, value in zip(fields, self)])
        if keywords:
            raise TypeError(f"Got unexpected field names: {list(keywords)!r}")
        return result

    def __repr__(self):
        shown = ", ".join([f"{name}={value!r}" for name, value in zip(fields, self)])
        return f"{self.__class__.__name__}({shown})"

    def _asdict(self):
        return dict(zip(fields, self))

    def __getnewargs__(self):
        return tuple(self)

    methods = (__new__, _replace, __repr__, _asdict, __getnewargs__, _make)
    for method in methods:
        method.__qualname__ = f"{typename}.{method.__name__}"
    namespace = {
        "__doc__": f"{typename}({', '.join(fields)})",
        "__slots__": (),
        "_fields": fields,
        "_field_defaults": _by_field(fields, defaults),
        "__new__": __new__,
        "_make": classmethod(_make),
        "_replace": _replace,
        "__replace__": _replace,
        "__repr__": __repr__,
        "_asdict": _asdict,
        "__getnewargs__": __getnewargs__,
        "__match_args__": fields,
    }
    for i, name in enumerate(fields):
        namespace[name] = _getter(i, name)
    if module is None:
        module = _caller_module()
    namespace["__module__"] = module
    return type(typename, (tuple,), namespace)


def _caller_module():
    import sys

    try:
        return sys._getframe(2).f_globals.get("__name__", "__main__")
    except (AttributeError, ValueError):
        return "__main__"
