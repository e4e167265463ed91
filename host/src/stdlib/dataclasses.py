"""Classes whose methods are made from their fields."""

MISSING = type("_MISSING_TYPE", (), {"__repr__": lambda self: "<MISSING>"})()
KW_ONLY = type("_KW_ONLY_TYPE", (), {})()
_FACTORY = type("_HAS_DEFAULT_FACTORY_CLASS", (), {"__repr__": lambda self: "<factory>"})()
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


def _signature(positional, keywords):
    seen = None
    for f in positional:
        if not f._is_required():
            seen = f.name
        elif seen is not None:
            raise TypeError(f"non-default argument {f.name!r} follows default argument {seen!r}")
    star = ["*"] if keywords else []
    return [_parameter(f) for f in positional] + star + [_parameter(f) for f in keywords]


def _parameter(f):
    if f.default is not MISSING:
        return f"{f.name}=_default_{f.name}"
    if f.default_factory is not MISSING:
        return f"{f.name}=_factory"
    return f.name


def _stored(f, self, frozen, slots):
    """The line of `__init__` that sets the attribute of a field, if there is one."""
    if f._sort != "field":
        return None
    value = f.name
    if f.default_factory is not MISSING:
        value = f"_default_{f.name}()"
        if f.init:
            value += f" if {f.name} is _factory else {f.name}"
    elif not f.init:
        if f.default is MISSING or not slots:
            return None
        value = f"_default_{f.name}"
    if frozen:
        return f"_set({self}, {f.name!r}, {value})"
    return f"{self}.{f.name} = {value}"


def _init(cls, all_fields, frozen, slots, names):
    """The lines of `__init__`; puts what they refer to in `names`."""
    listed = [f for f in all_fields.values() if f._sort != "classvar"]
    taken = [f for f in listed if f.init]
    for f in listed:
        given = f.default if f.default is not MISSING else f.default_factory
        if given is not MISSING:
            names["_default_" + f.name] = given
    self = "_self" if "self" in all_fields else "self"
    positional = [f for f in taken if not f.kw_only]
    parameters = _signature(positional, [f for f in taken if f.kw_only])
    body = [_stored(f, self, frozen, slots) for f in listed]
    if hasattr(cls, "__post_init__"):
        passed = ", ".join([f.name for f in taken if f._sort == "initvar"])
        body.append(f"{self}.__post_init__({passed})")
    body = [line for line in body if line is not None] or ["pass"]
    return [f"def __init__({', '.join([self] + parameters)}):"] + ["    " + x for x in body]


_shown = set()


def _repr(names):
    shown = ", ".join([f"{name}={{self.{name}!r}}" for name in names])
    return [
        "def __repr__(self):",
        "    key = id(self)",
        "    if key in _shown:",
        "        return '...'",
        "    _shown.add(key)",
        "    try:",
        f"        return f\"{{self.__class__.__qualname__}}({shown})\"",
        "    finally:",
        "        _shown.discard(key)",
    ]


def _tuple_text(object, names):
    return "(" + "".join([f"{object}.{name}, " for name in names]) + ")"


def _eq(names):
    return [
        "def __eq__(self, other):",
        "    if self is other:",
        "        return True",
        "    if other.__class__ is self.__class__:",
        "        return " + (" and ".join([f"self.{n} == other.{n}" for n in names]) or "True"),
        "    return NotImplemented",
    ]


def _compared(name, names):
    return [
        f"def {name}(self, other):",
        "    if other.__class__ is self.__class__:",
        f"        return {_tuple_text('self', names)} {_ORDER[name]} {_tuple_text('other', names)}",
        "    return NotImplemented",
    ]


def _hash(names):
    return ["def __hash__(self):", f"    return hash({_tuple_text('self', names)})"]


def _compiled(texts, names):
    """The methods with these lines, by name."""
    outer = [f"def __create_fn__({', '.join(names)}):"]
    for lines in texts:
        outer.extend(["    " + line for line in lines])
    made = [lines[0][4 : lines[0].index("(")] for lines in texts]
    outer.append("    return " + "".join([name + ", " for name in made]) + "\n")
    namespace = {}
    exec("\n".join(outer), namespace)
    return dict(zip(made, namespace["__create_fn__"](**names)))


_ORDER = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}


def _set_new(cls, name, method):
    if name in cls.__dict__:
        return False
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


def _wants_hash(cls, eq, frozen, unsafe_hash):
    """Whether the class gets a `__hash__`: True, False, or None where it is to have none."""
    own = cls.__dict__.get("__hash__", MISSING)
    explicit = not (own is MISSING or own is None and "__eq__" in cls.__dict__)
    if unsafe_hash:
        if explicit:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        return True
    if not eq or explicit:
        return False
    return True if frozen else None


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


def _add_methods(cls, methods, all_fields):
    for name, method in methods.items():
        method.__module__ = cls.__module__
        if name == "__init__":
            taken = [f for f in all_fields.values() if f.init and f._sort != "classvar"]
            method.__annotations__ = {f.name: f.type for f in taken} | {"return": None}
        if name == "__hash__":
            method.__qualname__ = f"{cls.__qualname__}.{name}"
            cls.__hash__ = method
        elif not _set_new(cls, name, method) and name in _ORDER:
            raise TypeError(
                f"Cannot overwrite attribute {name} in class {cls.__name__}. "
                "Consider using functools.total_ordering"
            )


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots):
    all_fields = _collect(cls, kw_only)
    setattr(cls, _FIELDS, all_fields)
    shown = [f for f in all_fields.values() if f._sort == "field"]
    names = {"_shown": _shown, "_factory": _FACTORY, "_set": object.__setattr__}
    texts = []
    if init:
        texts.append(_init(cls, all_fields, frozen, slots, names))
    if repr:
        texts.append(_repr([f.name for f in shown if f.repr]))
    compared = [f.name for f in shown if f.compare]
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    if eq:
        texts.append(_eq(compared))
    if order:
        texts.extend([_compared(name, compared) for name in _ORDER])
    hashed = _wants_hash(cls, eq, frozen, unsafe_hash)
    if hashed:
        texts.append(_hash([f.name for f in shown if (f.compare if f.hash is None else f.hash)]))
    elif hashed is None:
        cls.__hash__ = None
    _add_methods(cls, _compiled(texts, names), all_fields)
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
