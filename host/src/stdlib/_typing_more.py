"""Names of `typing` that few programs ask for."""

from abc import ABCMeta
from _typing_dict import _qualifiers
from _typing_generic import Generic, _class_parameters, _generic_class_getitem, _is_typevar_like
from _typing_aliases import _same_unordered
from _typing_names import _alias
from _typing_parameters import TypeVar
from _typing_protocol import T_co
from _typing_substitution import _collected, _flattened, _is_unpacked_variadic

# The module whose classes and functions these are.
__name__ = "typing"


def _parameter(name, **variance):
    made = TypeVar(name, **variance)
    made.__module__ = "typing"
    return made


T = _parameter("T")
KT = _parameter("KT")
VT = _parameter("VT")
V_co = _parameter("V_co", covariant=True)
VT_co = _parameter("VT_co", covariant=True)
CT_co = _parameter("CT_co", covariant=True, bound=type)
T_contra = _parameter("T_contra", contravariant=True)

_abc_instancecheck = ABCMeta.__instancecheck__
_abc_subclasscheck = ABCMeta.__subclasscheck__
_caches = {}
_compare_args_orderless = _same_unordered
_is_unpacked_typevartuple = _is_unpacked_variadic


def _get_typeddict_qualifiers(annotation_type):
    yield from _qualifiers(annotation_type)


class _Sentinel:
    def __repr__(self):
        return "<sentinel>"


_sentinel = _Sentinel()


class _TypingEllipsis:
    """Stands for `...`."""


def _idfunc(x, /):
    return x


_idfunc.__module__ = "_typing"


def _lazy_load_getattr_static():
    return __import__("inspect").getattr_static


def _collect_type_parameters(args, *, enforce_default_ordering=True):
    """The type parameters in the arguments, each once, in their order."""
    return _collected(args, enforce_default_ordering)


def _unpack_args(*args):
    return _flattened(args)


def _typevar_subst(self, arg):
    return self.__typing_subst__(arg)


_paramspec_subst = _typevar_subst


def _paramspec_prepare_subst(self, alias, args):
    return self.__typing_prepare_subst__(alias, args)


_typevartuple_prepare_subst = _paramspec_prepare_subst


def _generic_init_subclass(cls, *args, **kwargs):
    Generic.__init_subclass__.__func__(cls, *args, **kwargs)


def _check_generic_specialization(cls, arguments):
    """Raises TypeError if a generic class does not take as many arguments."""
    from _typing_substitution import _generic_arguments
    _generic_arguments(cls, arguments)


# Modules, and names of theirs, that can be had from here. Calls, so that images of programs have
# them only if the programs import them.
_MODULES = ("collections", "copyreg", "functools", "operator", "types")
_OTHERS = {
    "defaultdict": "collections", "MethodDescriptorType": "types", "MethodWrapperType": "types",
    "WrapperDescriptorType": "types",
}


def __getattr__(name):
    if name in _MODULES:
        found = __import__(name)
    elif name in _OTHERS:
        found = getattr(__import__(_OTHERS[name]), name)
    elif name == "ContextManager" or name == "AsyncContextManager":
        origin = getattr(__import__("contextlib"), f"Abstract{name}")
        found = _alias(origin, 2, name=name, defaults=(bool | None,))
        if name == "AsyncContextManager":
            found.__doc__ = "A generic version of contextlib.AbstractAsyncContextManager."
    elif name == "Pattern" or name == "Match":
        found = _alias(getattr(__import__("re"), name), 1)
    else:
        raise AttributeError(f"module 'typing' has no attribute {name!r}")
    globals()[name] = found
    return found
