"""Typed dicts of `typing`: dicts of which annotations say the keys."""

from _typing_forms import NotRequired, ReadOnly, Required, _caller, _SpecialForm, _type_check
from _typing_aliases import _AnnotatedAlias, _GenericAlias
from _typing_generic import Generic

# The module whose classes and functions these are.
__name__ = "typing"

_sentinel = object()


def _qualifiers(t):
    """The qualifiers that a key's type is written with."""
    found = set()
    while True:
        if isinstance(t, _AnnotatedAlias):
            t = t.__origin__
            continue
        origin = getattr(t, "__origin__", None) if isinstance(t, _GenericAlias) else None
        if not any(origin is form for form in (Required, NotRequired, ReadOnly)):
            return found
        found.add(origin)
        (t,) = t.__args__


class _Keys:
    """What a typed dict says of its keys, with those of its bases."""

    def __init__(self, bases):
        self.annotations = {}
        self.required, self.optional = set(), set()
        self.readonly, self.mutable = set(), set()
        for base in bases:
            own = base.__dict__
            self.annotations.update(own.get("__annotations__", {}))
            required = own.get("__required_keys__", set())
            optional = own.get("__optional_keys__", set())
            self.required |= required
            self.optional -= required
            self.required -= optional
            self.optional |= optional
            self.readonly |= own.get("__readonly_keys__", set())
            self.mutable |= own.get("__mutable_keys__", set())

    def add(self, key, t, total):
        qualifiers = _qualifiers(t)
        is_required = total
        if Required in qualifiers:
            is_required = True
        elif NotRequired in qualifiers:
            is_required = False
        into, out_of = self.required, self.optional
        if not is_required:
            into, out_of = out_of, into
        into.add(key)
        out_of.discard(key)
        if ReadOnly not in qualifiers:
            self.mutable.add(key)
            self.readonly.discard(key)
        elif key in self.mutable:
            raise TypeError(f"Cannot override mutable key {key!r} with read-only key")
        else:
            self.readonly.add(key)


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError(
                    "cannot inherit from both a TypedDict type and a non-TypedDict base class")
        behind = (Generic,) if any(issubclass(base, Generic) for base in bases) else ()
        made = type.__new__(cls, name, (*behind, dict), ns)
        if not hasattr(made, "__orig_bases__"):
            made.__orig_bases__ = bases
        keys = _Keys(bases)
        msg = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        own = {key: _type_check(t, msg, module=made.__module__)
               for key, t in ns.get("__annotations__", {}).items()}
        keys.annotations.update(own)
        for key, t in own.items():
            keys.add(key, t, total)
        made.__annotations__ = keys.annotations
        made.__required_keys__ = frozenset(keys.required)
        made.__optional_keys__ = frozenset(keys.optional)
        made.__readonly_keys__ = frozenset(keys.readonly)
        made.__mutable_keys__ = frozenset(keys.mutable)
        if not hasattr(made, "__total__"):
            made.__total__ = total
        return made

    # A call makes a dict.
    __call__ = dict

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


def _warn_of_no_fields(typename, fields):
    import warnings
    example = f"`{typename} = TypedDict({typename!r}, {{}})`"
    if fields is _sentinel:
        passed = "Failing to pass a value for the 'fields' parameter"
    else:
        passed = "Passing `None` as the 'fields' parameter"
    warnings.warn(
        f"{passed} is deprecated and will be disallowed in Python 3.15. To create a TypedDict "
        f"class with 0 fields using the functional syntax, pass an empty dictionary, e.g. "
        f"{example}.", DeprecationWarning, stacklevel=3)


def TypedDict(typename, fields=_sentinel, /, *, total=True):
    """Makes a class of dicts with the keys that are given; also the base of such classes."""
    if fields is _sentinel or fields is None:
        _warn_of_no_fields(typename, fields)
        fields = {}
    namespace = {"__annotations__": dict(fields)}
    module = _caller()
    if module is not None:
        namespace["__module__"] = module
    made = _TypedDictMeta(typename, (), namespace, total=total)
    made.__orig_bases__ = (TypedDict,)
    return made


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def is_typeddict(tp):
    """Whether it is a class of dicts with keys that annotations say."""
    return isinstance(tp, _TypedDictMeta)
