"""Classes whose methods are made from their fields."""

MISSING = type("_MISSING_TYPE", (), {"__repr__": lambda self: "<MISSING>"})()
KW_ONLY = type("_KW_ONLY_TYPE", (), {})()
_FIELDS = "__dataclass_fields__"


class FrozenInstanceError(AttributeError):
    pass


class InitVar:
    def __init__(self, type):
        self.type = type

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = {} if metadata is None else metadata
        self.kw_only = kw_only
        self._sort = "field"

    def __repr__(self):
        names = "name type default default_factory init repr hash compare metadata kw_only".split()
        return f"Field({','.join([f'{n}={getattr(self, n)!r}' for n in names])})"

    def _is_required(self):
        return self.default is MISSING and self.default_factory is MISSING


def field(
    *,
    default=MISSING,
    default_factory=MISSING,
    init=True,
    repr=True,
    hash=None,
    compare=True,
    metadata=None,
    kw_only=MISSING,
):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _sort_of(annotation):
    if isinstance(annotation, InitVar) or annotation is InitVar:
        return "initvar"
    text = annotation if isinstance(annotation, str) else repr(annotation)
    if text.startswith(("typing.ClassVar", "ClassVar")):
        return "classvar"
    if isinstance(annotation, str) and annotation.startswith(("InitVar", "dataclasses.InitVar")):
        return "initvar"
    return "field"


def _own_field(cls, name, annotation, kw_only):
    default = cls.__dict__.get(name, MISSING)
    if isinstance(default, Field):
        made = default
    else:
        if type(default).__name__ == "member_descriptor":
            default = MISSING
        made = field(default=default)
    made.name = name
    made.type = annotation
    made._sort = _sort_of(annotation)
    if made.kw_only is MISSING:
        made.kw_only = kw_only
    changeable = isinstance(made.default, (list, dict, set, bytearray))
    if made._sort == "field" and (changeable or made.default.__class__.__hash__ is None):
        raise ValueError(
            f"mutable default {type(made.default)} for field {name} is not allowed: "
            "use default_factory"
        )
    return made


def _collect(cls, kw_only):
    all_fields = {}
    for base in reversed(cls.__mro__[1:]):
        all_fields.update(getattr(base, _FIELDS, {}) if _FIELDS in base.__dict__ else {})
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():
        if annotation is KW_ONLY:
            kw_only = True
            continue
        one = _own_field(cls, name, annotation, kw_only)
        all_fields[name] = one
        if isinstance(cls.__dict__.get(name), Field):
            if one.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, one.default)
    return all_fields


def _words(names):
    if len(names) == 1:
        return repr(names[0])
    if len(names) == 2:
        return f"{names[0]!r} and {names[1]!r}"
    return ", ".join(map(repr, names[:-1])) + f", and {names[-1]!r}"


def _init(cls, all_fields, frozen):
    taken = [f for f in all_fields.values() if f.init and f._sort != "classvar"]
    positional = [f for f in taken if not f.kw_only]
    seen = None
    for f in positional:
        if not f._is_required():
            seen = f.name
        elif seen is not None:
            raise TypeError(f"non-default argument {f.name!r} follows default argument {seen!r}")
    names = [f.name for f in positional]
    by_name = {f.name: f for f in taken}
    made = [f for f in all_fields.values() if f._sort == "field" and not f.init]
    title = f"{cls.__qualname__}.__init__()"
    required = [f.name for f in positional if f._is_required()]
    required_keywords = [f.name for f in taken if f.kw_only and f._is_required()]
    set_attribute = object.__setattr__ if frozen else setattr

    def __init__(self, *args, **keywords):
        if len(args) > len(names):
            few, most = len(required) + 1, len(names) + 1
            wanted = f"from {few} to {most}" if few != most else f"{most}"
            s = "" if wanted == "1" else "s"
            raise TypeError(
                f"{title} takes {wanted} positional argument{s} but {len(args) + 1} were given"
            )
        values = dict(zip(names, args))
        for name, value in keywords.items():
            if name not in by_name:
                raise TypeError(f"{title} got an unexpected keyword argument {name!r}")
            if name in values:
                raise TypeError(f"{title} got multiple values for argument {name!r}")
            values[name] = value
        for needed, what in ((required, "positional"), (required_keywords, "keyword-only")):
            missing = [name for name in needed if name not in values]
            if missing:
                s = "" if len(missing) == 1 else "s"
                raise TypeError(
                    f"{title} missing {len(missing)} required {what} argument{s}: "
                    f"{_words(missing)}"
                )
        passed = []
        for f in taken:
            if f.name in values:
                value = values[f.name]
            elif f.default is not MISSING:
                value = f.default
            else:
                value = f.default_factory()
            if f._sort == "initvar":
                passed.append(value)
            else:
                set_attribute(self, f.name, value)
        for f in made:
            if f.default_factory is not MISSING:
                set_attribute(self, f.name, f.default_factory())
            elif f.default is not MISSING:
                set_attribute(self, f.name, f.default)
        post = getattr(self, "__post_init__", None)
        if post is not None:
            post(*passed)

    return __init__


_shown = set()


def _repr(names):
    def __repr__(self):
        if id(self) in _shown:
            return "..."
        _shown.add(id(self))
        try:
            parts = [f"{name}={getattr(self, name)!r}" for name in names]
        finally:
            _shown.discard(id(self))
        return f"{self.__class__.__qualname__}({', '.join(parts)})"

    return __repr__


def _compared(cls, names, compare):
    def method(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        return compare(
            tuple([getattr(self, n) for n in names]), tuple([getattr(other, n) for n in names])
        )

    return method


_ORDER = {
    "__lt__": lambda a, b: a < b,
    "__le__": lambda a, b: a <= b,
    "__gt__": lambda a, b: a > b,
    "__ge__": lambda a, b: a >= b,
}


def _set_new(cls, name, method):
    if name in cls.__dict__:
        return False
    method.__name__ = name
    method.__qualname__ = f"{cls.__qualname__}.{name}"
    setattr(cls, name, method)
    return True


def _freeze(cls, names):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    for method in (__setattr__, __delattr__):
        if not _set_new(cls, method.__name__, method):
            raise TypeError(
                f"Cannot overwrite attribute {method.__name__} in class {cls.__name__}"
            )


def _hashed(cls, shown, eq, frozen, unsafe_hash):
    own = cls.__dict__.get("__hash__", MISSING)
    explicit = not (own is MISSING or own is None and "__eq__" in cls.__dict__)
    names = [f.name for f in shown if (f.compare if f.hash is None else f.hash)]

    def __hash__(self):
        return hash(tuple([getattr(self, n) for n in names]))

    if unsafe_hash or eq and frozen and not explicit:
        if explicit:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        cls.__hash__ = __hash__
    elif eq and not explicit:
        cls.__hash__ = None


def _with_slots(cls, names):
    inherited = set()
    for base in cls.__mro__[1:-1]:
        inherited.update(base.__dict__.get("__slots__", ()))
    namespace = dict(cls.__dict__)
    for name in names:
        namespace.pop(name, None)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    namespace["__slots__"] = tuple([n for n in names if n not in inherited])
    qualname = cls.__qualname__
    new = type(cls)(cls.__name__, cls.__bases__, namespace)
    new.__qualname__ = qualname
    return new


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots):
    all_fields = _collect(cls, kw_only)
    setattr(cls, _FIELDS, all_fields)
    shown = [f for f in all_fields.values() if f._sort == "field"]
    if init:
        _set_new(cls, "__init__", _init(cls, all_fields, frozen))
    if repr:
        _set_new(cls, "__repr__", _repr([f.name for f in shown if f.repr]))
    names = [f.name for f in shown if f.compare]
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    _hashed(cls, shown, eq, frozen, unsafe_hash)
    if eq:
        _set_new(cls, "__eq__", _compared(cls, names, lambda a, b: a == b))
    if order:
        for name, compare in _ORDER.items():
            if not _set_new(cls, name, _compared(cls, names, compare)):
                raise TypeError(
                    f"Cannot overwrite attribute {name} in class {cls.__name__}. "
                    "Consider using functools.total_ordering"
                )
    if frozen:
        _freeze(cls, {f.name for f in shown})
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple([f.name for f in shown if f.init and not f.kw_only])
    if slots:
        cls = _with_slots(cls, [f.name for f in shown])
    return cls


def dataclass(
    cls=None,
    /,
    *,
    init=True,
    repr=True,
    eq=True,
    order=False,
    unsafe_hash=False,
    frozen=False,
    match_args=True,
    kw_only=False,
    slots=False,
    weakref_slot=False,
):
    def decorate(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots)

    return decorate if cls is None else decorate(cls)


def fields(class_or_instance):
    all_fields = getattr(class_or_instance, _FIELDS, None)
    if all_fields is None:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([f for f in all_fields.values() if f._sort == "field"])


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)


def _converted(obj, factory, outer):
    if _is_instance(obj):
        return outer(obj, factory)
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[_converted(x, factory, outer) for x in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([_converted(x, factory, outer) for x in obj])
    if isinstance(obj, dict):
        return type(obj)(
            [(_converted(k, factory, outer), _converted(v, factory, outer)) for k, v in obj.items()]
        )
    import copy

    return copy.deepcopy(obj)


def _dict_of(obj, factory):
    pairs = [(f.name, _converted(getattr(obj, f.name), factory, _dict_of)) for f in fields(obj)]
    return factory(pairs)


def _tuple_of(obj, factory):
    return factory([_converted(getattr(obj, f.name), factory, _tuple_of) for f in fields(obj)])


def asdict(obj, *, dict_factory=dict):
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _dict_of(obj, dict_factory)


def astuple(obj, *, tuple_factory=tuple):
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _tuple_of(obj, tuple_factory)


def replace(obj, /, **changes):
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for f in getattr(obj, _FIELDS).values():
        if f._sort == "classvar":
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(
                    f"field {f.name} is declared with init=False, "
                    "it cannot be specified with replace()"
                )
            continue
        if f.name not in changes:
            if f._sort == "initvar" and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
            if f._sort == "field":
                changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    annotations = {}
    body = dict(namespace or {})
    for item in fields:
        if isinstance(item, str):
            annotations[item] = "typing.Any"
            continue
        annotations[item[0]] = item[1]
        if len(item) == 3:
            body[item[0]] = item[2]
    body["__annotations__"] = annotations
    return dataclass(type(cls_name, bases, body), **options)
