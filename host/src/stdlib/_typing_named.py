"""Named tuples of `typing`: tuples of which annotations say the fields."""

from _typing_forms import _caller, _type_check
from _typing_generic import Generic, _generic_class_getitem

# The module whose classes and functions these are.
__name__ = "typing"

_sentinel = object()

# What the classes define themselves.
_prohibited = frozenset(("__new__", "__init__", "__slots__", "__getnewargs__", "_fields",
                         "_field_defaults", "_field_types", "_make", "_replace", "_asdict",
                         "_source"))
# What a class statement brings, and is not for the class.
_special = frozenset(("__module__", "__name__", "__annotations__"))


def _make_nmtuple(name, types, module, defaults=()):
    from collections import namedtuple
    checked = {field: _type_check(t, f"field {field} annotation must be a type")
               for field, t in types}
    made = namedtuple(name, checked, defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = checked
    return made


def _defaults(types, ns):
    """The names of fields with defaults, which come last."""
    names = []
    for field in types:
        if field in ns:
            names.append(field)
        elif names:
            s = "s" if len(names) > 1 else ""
            raise TypeError(f"Non-default namedtuple field {field} cannot follow default "
                            f"field{s} {', '.join(names)}")
    return names


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        assert _NamedTuple in bases
        if any(base is not _NamedTuple and base is not Generic for base in bases):
            raise TypeError("can only inherit from a NamedTuple type and Generic")
        types = ns.get("__annotations__", {})
        defaults = [ns[name] for name in _defaults(types, ns)]
        made = _make_nmtuple(typename, types.items(), ns["__module__"], defaults)
        made.__bases__ = tuple(tuple if base is _NamedTuple else base for base in bases)
        if Generic in bases:
            made.__class_getitem__ = classmethod(_generic_class_getitem.__wrapped__)
        _fill(made, ns)
        if Generic in bases:
            made.__init_subclass__()
        return made


def _fill(made, ns):
    """Gives the class what the statement has in its body besides fields."""
    for key, value in ns.items():
        if key in _prohibited:
            raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
        if key in _special:
            continue
        if key not in made._fields:
            setattr(made, key, value)
        set_name = getattr(type(value), "__set_name__", None)
        if set_name is None:
            continue
        try:
            set_name(value, made, key)
        except BaseException as e:
            e.add_note(f"Error calling __set_name__ on {type(value).__name__!r} instance "
                       f"{key!r} in {made.__name__!r}")
            raise


def _warn_of_no_fields(typename, fields, kwargs):
    import warnings
    if fields is _sentinel and kwargs:
        text = ("Creating NamedTuple classes using keyword arguments is deprecated and will be "
                "disallowed in Python 3.15. Use the class-based or functional syntax instead.")
    else:
        passed = ("Failing to pass a value for the 'fields' parameter" if fields is _sentinel
                  else "Passing `None` as the 'fields' parameter")
        text = (f"{passed} is deprecated and will be disallowed in Python 3.15. To create a "
                "NamedTuple class with 0 fields using the functional syntax, pass an empty list, "
                f"e.g. `{typename} = NamedTuple({typename!r}, [])`.")
    warnings.warn(text, DeprecationWarning, stacklevel=3)


def NamedTuple(typename, fields=_sentinel, /, **kwargs):
    """Makes a class of tuples with the fields that are given; also the base of such classes."""
    if kwargs and fields is not _sentinel and fields is not None:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, "
                        "not both")
    if kwargs and fields is None:
        raise TypeError("Cannot pass `None` as the 'fields' parameter and also specify fields "
                        "using keyword arguments")
    if fields is _sentinel or fields is None:
        _warn_of_no_fields(typename, fields, kwargs)
        fields = kwargs.items()
    made = _make_nmtuple(typename, fields, module=_caller())
    made.__orig_bases__ = (NamedTuple,)
    return made


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})


def _namedtuple_mro_entries(bases):
    assert NamedTuple in bases
    return (_NamedTuple,)


NamedTuple.__mro_entries__ = _namedtuple_mro_entries
