"""Classes whose methods are made from their fields."""

import sys
from types import GenericAlias, MappingProxyType, MemberDescriptorType


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_NO_METADATA = MappingProxyType({})


class FrozenInstanceError(AttributeError):
    pass


class _Sort:
    """What an annotated name of a class is."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _Sort("_FIELD")
_FIELD_CLASSVAR = _Sort("_FIELD_CLASSVAR")
_FIELD_INITVAR = _Sort("_FIELD_INITVAR")


class InitVar:
    """The annotation of what is but an argument of `__init__`."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        is_class = isinstance(self.type, type) and not isinstance(self.type, GenericAlias)
        return f"dataclasses.InitVar[{self.type.__name__ if is_class else repr(self.type)}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What is known of a field."""

    __slots__ = (
        "name", "type", "default", "default_factory", "repr", "hash", "init", "compare",
        "metadata", "kw_only", "_field_type",
    )

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _NO_METADATA if metadata is None else MappingProxyType(metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        if id(self) in _shown:
            return "..."
        _shown.add(id(self))
        names = "name type default default_factory init repr hash compare metadata kw_only"
        try:
            parts = [f"{n}={getattr(self, n)!r}" for n in (*names.split(), "_field_type")]
        finally:
            _shown.discard(id(self))
        return f"Field({','.join(parts)})"

    def __set_name__(self, owner, name):
        told = getattr(type(self.default), "__set_name__", None)
        if told is not None:
            told(self.default, owner, name)

    def _is_required(self):
        return self.default is MISSING and self.default_factory is MISSING

    __class_getitem__ = classmethod(GenericAlias)


class _DataclassParams:
    """How a class was made a data class."""

    __slots__ = (
        "init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots",
        "weakref_slot",
    )

    def __init__(self, *given):
        for name, value in zip(self.__slots__, given):
            setattr(self, name, value)

    def __repr__(self):
        parts = [f"{name}={getattr(self, name)!r}" for name in self.__slots__]
        return f"_DataclassParams({','.join(parts)})"


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


def _first_word(text):
    """The name that the text begins with, and what follows."""
    text = text.lstrip()
    end = 0
    while end < len(text) and (text[end].isalnum() or text[end] == "_"):
        end += 1
    return text[:end], text[end:].lstrip()


def _named_by(cls, annotation):
    """What the text of an annotation begins with: a name, of the class's module or of another
    that is known there. None where that cannot be said."""
    first, rest = _first_word(annotation)
    second, _ = _first_word(rest[1:]) if rest.startswith(".") else ("", "")
    names = sys.modules.get(cls.__module__)
    names = {} if names is None else vars(names)
    return getattr(names.get(first), second, None) if second else names.get(first)


def _is_class_variable(annotation):
    typing = sys.modules.get("typing")
    if typing is None:
        return False
    form = typing.ClassVar
    return annotation is form or typing.get_origin(annotation) is form


def _sort_of(cls, annotation):
    if isinstance(annotation, str):
        annotation = _named_by(cls, annotation)
    if _is_class_variable(annotation):
        return _FIELD_CLASSVAR
    if annotation is InitVar or type(annotation) is InitVar:
        return _FIELD_INITVAR
    return _FIELD


def _own_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        made = default
    else:
        made = field(default=MISSING if isinstance(default, MemberDescriptorType) else default)
    made.name = name
    made.type = annotation
    made._field_type = sort = _sort_of(cls, annotation)
    if sort is not _FIELD and made.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if sort is _FIELD_CLASSVAR:
        if made.kw_only is not MISSING:
            raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
    elif made.kw_only is MISSING:
        made.kw_only = kw_only
    if sort is _FIELD and made.default.__class__.__hash__ is None:
        raise ValueError(
            f"mutable default {type(made.default)} for field {name} is not allowed: "
            "use default_factory"
        )
    return made


def _is_keyword_mark(cls, annotation):
    if isinstance(annotation, str):
        annotation = _named_by(cls, annotation) if "KW_ONLY" in annotation else None
    return annotation is KW_ONLY


def _inherited(cls, frozen):
    """The fields of the bases."""
    all_fields = {}
    sorts = []
    for base in reversed(cls.__mro__[1:]):
        found = base.__dict__.get(_FIELDS)
        if found is None:
            continue
        all_fields.update(found)
        params = getattr(base, _PARAMS, None)
        if params is not None:
            sorts.append(params.frozen)
    if sorts and frozen and not all(sorts):
        raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    if sorts and not frozen and any(sorts):
        raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
    return all_fields


def _collect(cls, kw_only, frozen):
    all_fields = _inherited(cls, frozen)
    annotations = cls.__dict__.get("__annotations__", {})
    marked = False
    for name, annotation in annotations.items():
        if _is_keyword_mark(cls, annotation):
            if marked:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            marked = kw_only = True
            continue
        one = _own_field(cls, name, annotation, kw_only)
        all_fields[name] = one
        if isinstance(cls.__dict__.get(name), Field):
            if one.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, one.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
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
    if f._field_type is not _FIELD:
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
    listed = [f for f in all_fields.values() if f._field_type is not _FIELD_CLASSVAR]
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
        passed = ", ".join([f.name for f in taken if f._field_type is _FIELD_INITVAR])
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


def _compiled(cls, texts, names):
    """The methods with these lines, by name: functions of the class's module."""
    outer = [f"def __create_fn__({', '.join(names)}):"]
    for lines in texts:
        outer.extend(["    " + line for line in lines])
    made = [lines[0][4 : lines[0].index("(")] for lines in texts]
    outer.append("    return (" + "".join([name + ", " for name in made]) + ")\n")
    namespace = {}
    module = sys.modules.get(cls.__module__)
    exec("\n".join(outer), {} if module is None else vars(module), namespace)
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


def _slots_of(base):
    """The slots that a class has of its own."""
    slots = base.__dict__.get("__slots__")
    if slots is None:
        return ("__weakref__",) if getattr(base, "__weakrefoffset__", 0) else ()
    if isinstance(slots, str):
        return (slots,)
    if not hasattr(slots, "__next__"):
        return slots
    raise TypeError(f"Slots of '{base.__name__}' cannot be determined")


def _field_values(self):
    return [getattr(self, f.name) for f in fields(self)]


def _set_field_values(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _with_slots(cls, names, frozen, weakref_slot):
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    inherited = set()
    for base in cls.__mro__[1:-1]:
        inherited.update(_slots_of(base))
    namespace = dict(cls.__dict__)
    for name in names:
        namespace.pop(name, None)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    more = ["__weakref__"] if weakref_slot else []
    namespace["__slots__"] = tuple([n for n in names + more if n not in inherited])
    qualname = cls.__qualname__
    new = type(cls)(cls.__name__, cls.__bases__, namespace)
    new.__qualname__ = qualname
    if frozen:
        # What is pickled of it cannot be set as attributes.
        if "__getstate__" not in namespace:
            new.__getstate__ = _field_values
        if "__setstate__" not in namespace:
            new.__setstate__ = _set_field_values
    return new


def _annotation_text(annotation):
    """An annotation as a signature shows it."""
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if not isinstance(annotation, type) or isinstance(annotation, GenericAlias):
        return repr(annotation)
    if annotation.__module__ == "builtins":
        return annotation.__qualname__
    return f"{annotation.__module__}.{annotation.__qualname__}"


def _signature_text(cls, all_fields):
    """The class with the parameters of its `__init__`, as its documentation."""
    taken = [f for f in all_fields.values() if f.init and f._field_type is not _FIELD_CLASSVAR]
    keywords = [_shown_parameter(f) for f in taken if f.kw_only]
    parts = [_shown_parameter(f) for f in taken if not f.kw_only]
    if keywords:
        parts += ["*", *keywords]
    return f"{cls.__name__}({', '.join(parts)})"


def _shown_parameter(f):
    text = f"{f.name}: {_annotation_text(f.type)}"
    if f.default_factory is not MISSING:
        return text + " = <factory>"
    return text if f.default is MISSING else f"{text} = {f.default!r}"


def _add_methods(cls, methods, all_fields):
    for name, method in methods.items():
        method.__module__ = cls.__module__
        if name == "__init__":
            taken = [f for f in all_fields.values() if f.init and f._field_type is not _FIELD_CLASSVAR]
            method.__annotations__ = {f.name: f.type for f in taken} | {"return": None}
        if name == "__hash__":
            method.__qualname__ = f"{cls.__qualname__}.{name}"
            cls.__hash__ = method
        elif not _set_new(cls, name, method) and name in _ORDER:
            raise TypeError(
                f"Cannot overwrite attribute {name} in class {cls.__name__} "
                "Consider using functools.total_ordering"
            )


def _process(cls, params):
    init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot = params
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    setattr(cls, _PARAMS, _DataclassParams(*params))
    all_fields = _collect(cls, kw_only, frozen)
    setattr(cls, _FIELDS, all_fields)
    shown = [f for f in all_fields.values() if f._field_type is _FIELD]
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
    _add_methods(cls, _compiled(cls, texts, names), all_fields)
    if frozen:
        _freeze(cls, {f.name for f in shown})
    if "__replace__" not in cls.__dict__:
        cls.__replace__ = _replace
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple([f.name for f in shown if f.init and not f.kw_only])
    if not cls.__doc__:
        own = "__init__" in cls.__dict__ and not init
        cls.__doc__ = cls.__name__ + "()" if own else _signature_text(cls, all_fields)
    if slots:
        cls = _with_slots(cls, [f.name for f in shown], frozen, weakref_slot)
    if "__abstractmethods__" in cls.__dict__:
        from abc import update_abstractmethods

        update_abstractmethods(cls)
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
    params = (
        init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot
    )

    def decorate(cls):
        return _process(cls, params)

    return decorate if cls is None else decorate(cls)


def fields(class_or_instance):
    all_fields = getattr(class_or_instance, _FIELDS, None)
    if all_fields is None:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([f for f in all_fields.values() if f._field_type is _FIELD])


def is_dataclass(obj):
    is_class = isinstance(obj, type) and not isinstance(obj, GenericAlias)
    return hasattr(obj if is_class else type(obj), _FIELDS)


def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)


def _converted(obj, factory, outer):
    if _is_instance(obj):
        return outer(obj, factory)
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[_converted(x, factory, outer) for x in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([_converted(x, factory, outer) for x in obj])
    if isinstance(obj, dict) and hasattr(obj, "default_factory"):
        made = type(obj)(obj.default_factory)
        for k, v in obj.items():
            made[_converted(k, factory, outer)] = _converted(v, factory, outer)
        return made
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
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(
                    f"field {f.name} is declared with init=False, "
                    "it cannot be specified with replace()"
                )
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
            if f._field_type is _FIELD:
                changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, module=None, **options):
    import keyword
    import types

    annotations = {}
    body = {}
    for item in fields:
        if isinstance(item, str):
            name, kind = item, "typing.Any"
        elif len(item) == 2:
            name, kind = item
        elif len(item) == 3:
            name, kind, body[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if keyword.iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = kind

    def fill(names):
        names.update(namespace or {})
        names.update(body)
        names["__annotations__"] = annotations

    made = types.new_class(cls_name, bases, {}, fill)
    if module is None:
        module = sys._getframe(1).f_globals.get("__name__", "__main__")
    made.__module__ = module
    return dataclass(made, **options)
