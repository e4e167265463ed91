"""Types as annotations say them, and what asks for them when the program runs.

Parts of it are modules of their own, which are imported when a program asks for a name of theirs.
"""

import sys
from _typing_forms import (
    Annotated, Any, ClassVar, Concatenate, Final, ForwardRef, Literal, LiteralString, Never,
    NoReturn, NotRequired, Optional, ReadOnly, Required, Self, TypeAlias, TypeGuard, TypeIs, Union,
    Unpack,
)
from _typing_generic import Generic
from _typing_parameters import (
    NoDefault, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeAliasType, TypeVar, TypeVarTuple,
)

__all__ = [
    "Annotated", "Any", "Callable", "ClassVar", "Concatenate", "Final", "ForwardRef", "Generic",
    "Literal", "Optional", "ParamSpec", "Protocol", "Tuple", "Type", "TypeVar", "TypeVarTuple",
    "Union",
    "AbstractSet", "ByteString", "Container", "ContextManager", "Hashable", "ItemsView",
    "Iterable", "Iterator", "KeysView", "Mapping", "MappingView", "MutableMapping",
    "MutableSequence", "MutableSet", "Sequence", "Sized", "ValuesView", "Awaitable",
    "AsyncIterator", "AsyncIterable", "Coroutine", "Collection", "AsyncGenerator",
    "AsyncContextManager",
    "Reversible", "SupportsAbs", "SupportsBytes", "SupportsComplex", "SupportsFloat",
    "SupportsIndex", "SupportsInt", "SupportsRound",
    "ChainMap", "Counter", "Deque", "Dict", "DefaultDict", "List", "OrderedDict", "Set",
    "FrozenSet", "NamedTuple", "TypedDict", "Generator",
    "BinaryIO", "IO", "Match", "Pattern", "TextIO",
    "AnyStr", "assert_type", "assert_never", "cast", "clear_overloads", "dataclass_transform",
    "final", "get_args", "get_origin", "get_overloads", "get_protocol_members", "get_type_hints",
    "is_protocol", "is_typeddict", "LiteralString", "Never", "NewType", "no_type_check",
    "no_type_check_decorator", "NoDefault", "NoReturn", "NotRequired", "overload", "override",
    "ParamSpecArgs", "ParamSpecKwargs", "ReadOnly", "Required", "reveal_type",
    "runtime_checkable", "Self", "Text", "TYPE_CHECKING", "TypeAlias", "TypeGuard", "TypeIs",
    "TypeAliasType", "Unpack",
]

TYPE_CHECKING = False
Text = str


# The names of each part that are not imported above.
_NAMES = """Callable Tuple Type AbstractSet ByteString Container Hashable ItemsView Iterable
    Iterator KeysView Mapping MappingView MutableMapping MutableSequence MutableSet Sequence Sized
    ValuesView Awaitable AsyncIterator AsyncIterable Coroutine Collection AsyncGenerator
    Reversible ChainMap Counter Deque Dict DefaultDict List OrderedDict Set FrozenSet Generator
    _alias _SpecialGenericAlias _DeprecatedGenericAlias _CallableType _TupleType"""
_FUNCTIONS = """NewType assert_never assert_type cast clear_overloads dataclass_transform final
    get_overloads no_type_check no_type_check_decorator overload override reveal_type
    _overload_dummy _overload_registry _ASSERT_NEVER_REPR_MAX_LENGTH"""
_HINTS = """get_args get_origin get_type_hints _eval_type _strip_annotations _allowed_types
    _should_unflatten_callable_args _deprecation_warning_for_no_type_params_passed GenericAlias"""
_PROTOCOL = """Protocol SupportsAbs SupportsBytes SupportsComplex SupportsFloat SupportsIndex
    SupportsInt SupportsRound get_protocol_members is_protocol runtime_checkable _ProtocolMeta
    _get_protocol_attrs _allow_reckless_class_checks _no_init_or_replace_init _proto_hook
    _type_check_issubclass_arg_1 EXCLUDED_ATTRIBUTES _PROTO_ALLOWLIST _SPECIAL_NAMES
    _TYPING_INTERNALS ABCMeta abstractmethod"""
_DICT = "TypedDict is_typeddict _TypedDict _TypedDictMeta"
_NAMED = """NamedTuple NamedTupleMeta _NamedTuple _make_nmtuple _namedtuple_mro_entries
    _prohibited _special"""
_IO = "AnyStr BinaryIO IO TextIO"
_FORMS = """_AnyMeta _Final _NotIterable _SpecialForm _TypedCacheSpecialForm _caller _cleanups
    _deduplicate _deduplicate_unhashable _flatten_literal_params _is_dunder _is_param_expr
    _make_union _remove_dups_flatten _tp_cache _type_check _type_convert _type_repr
    _value_and_type_iter"""
_ALIASES = """_AnnotatedAlias _BaseGenericAlias _CallableGenericAlias _ConcatenateGenericAlias
    _GenericAlias _LiteralGenericAlias _UnionGenericAlias _UnpackGenericAlias"""
_MORE = """ContextManager AsyncContextManager Pattern Match T KT VT T_co V_co VT_co CT_co
    T_contra _Sentinel _sentinel _collect_type_parameters _unpack_args _is_unpacked_typevartuple
    _typevar_subst _paramspec_subst _paramspec_prepare_subst _typevartuple_prepare_subst
    _idfunc _lazy_load_getattr_static _get_typeddict_qualifiers _compare_args_orderless
    _check_generic_specialization _TypingEllipsis _IdentityCallable _Func _caches
    _generic_class_getitem _generic_init_subclass _is_typevar_like
    _abc_instancecheck _abc_subclasscheck MethodDescriptorType MethodWrapperType
    WrapperDescriptorType collections copyreg defaultdict functools operator types"""


def _part(name):
    """The module that has a name which is not here yet."""
    if name in _NAMES.split():
        import _typing_names as part
    elif name in _HINTS.split():
        import _typing_hints as part
    elif name in _FUNCTIONS.split():
        import _typing_functions as part
    elif name in _PROTOCOL.split():
        import _typing_protocol as part
    elif name in _NAMED.split():
        import _typing_named as part
    elif name in _DICT.split():
        import _typing_dict as part
    elif name in _IO.split():
        import _typing_io as part
    elif name in _FORMS.split():
        import _typing_forms as part
    elif name in _ALIASES.split():
        import _typing_aliases as part
    elif name in _MORE.split():
        import _typing_more as part
    else:
        raise AttributeError(f"module 'typing' has no attribute {name!r}")
    return part


def __getattr__(name):
    found = globals()[name] = getattr(_part(name), name)
    return found
