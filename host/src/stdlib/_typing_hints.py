"""Hints of `typing`: what annotations are, with references evaluated, and what types are of."""

import sys
from _typing_forms import (
    Annotated, NotRequired, ReadOnly, Required, Unpack, _is_param_expr, _type_check, _UnionType,
)
from _typing_aliases import _AnnotatedAlias, _BaseGenericAlias, _GenericAlias
from _typing_generic import Generic
from _typing_parameters import ParamSpecArgs, ParamSpecKwargs
from _typing_reference import ForwardRef, _is_name, _sentinel

GenericAlias = type(list[int])
# What hints are asked of as of its own: their annotations are of the descriptors in classes.
_Module = type(sys)
_allowed_types = (
    type(lambda: None), type(len), type("".join), _Module, type(object.__init__),
    type(object().__str__), type(str.join),
)

# The module whose classes and functions these are.
__name__ = "typing"


# ---- references

def _deprecation_warning_for_no_type_params_passed(funcname):
    import warnings
    warnings.warn(
        f"Failing to pass a value to the 'type_params' parameter of {funcname!r} is deprecated, "
        "as it leads to incorrect behaviour when calling it on a stringified annotation that "
        "references a PEP 695 type parameter. It will be disallowed in Python 3.15.",
        DeprecationWarning, stacklevel=3)


def _evaluated_reference(ref, globalns, localns, type_params, recursive_guard):
    """What a reference stands for, also in what it stands for."""
    if ref.__forward_arg__ in recursive_guard:
        return ref
    if ref.__forward_evaluated__ and localns is globalns:
        return ref.__forward_value__
    if globalns is None and localns is None:
        globalns = localns = {}
    elif globalns is None:
        globalns = localns
    elif localns is None:
        localns = globalns
    if ref.__forward_module__ is not None:
        module = sys.modules.get(ref.__forward_module__)
        globalns = getattr(module, "__dict__", globalns)
    if type_params:
        globalns, localns = _with_parameters(ref, dict(globalns), dict(localns), type_params)
    found = _type_check(
        _value(ref, globalns, localns), "Forward references must evaluate to types.",
        is_argument=ref.__forward_is_argument__, allow_special_forms=ref.__forward_is_class__)
    ref.__forward_value__ = _eval_type(
        found, globalns, localns, type_params,
        recursive_guard=recursive_guard | {ref.__forward_arg__})
    ref.__forward_evaluated__ = True
    return ref.__forward_value__


def _with_parameters(ref, globalns, localns, type_params):
    """The namespaces with type parameters, which a class's own names go before."""
    for param in type_params:
        name = param.__name__
        if not ref.__forward_is_class__ or name not in globalns:
            globalns[name] = param
            localns.pop(name, None)
    return globalns, localns


def _value(ref, globalns, localns):
    """The value of a reference's expression. A name needs no evaluator."""
    arg = ref.__forward_arg__
    if _is_name(arg) and type(localns) is dict and type(globalns) is dict:
        for namespace in (localns, globalns):
            if arg in namespace:
                return namespace[arg]
        import builtins
        own = globalns.get("__builtins__", builtins)
        found = own.get(arg, ref) if isinstance(own, dict) else getattr(own, arg, ref)
        if found is not ref:
            return found
        raise NameError(f"name {arg!r} is not defined", name=arg)
    return eval(ref.__forward_code__, globalns, localns)


def _should_unflatten_callable_args(typ, args):
    """Whether the arguments are of a Callable whose parameters are listed."""
    from collections.abc import Callable
    by_one = len(args) == 2 and _is_param_expr(args[0])
    return typ.__origin__ is Callable and not by_one


def _joined(types):
    """The union of types, by `|`."""
    first, *others = types
    for t in others:
        first = first | t
    return first


def _eval_type(t, globalns, localns, type_params=_sentinel, *, recursive_guard=frozenset()):
    """A type in which all references are evaluated."""
    if type_params is _sentinel:
        _deprecation_warning_for_no_type_params_passed("typing._eval_type")
        type_params = ()
    if isinstance(t, ForwardRef):
        return t._evaluate(globalns, localns, type_params, recursive_guard=recursive_guard)
    if not isinstance(t, (_GenericAlias, GenericAlias, _UnionType)):
        return t
    if isinstance(t, GenericAlias):
        t = _with_references(t)
    args = tuple(_eval_type(arg, globalns, localns, type_params, recursive_guard=recursive_guard)
                 for arg in t.__args__)
    if args == t.__args__:
        return t
    if isinstance(t, GenericAlias):
        return GenericAlias(t.__origin__, args)
    return _joined(args) if isinstance(t, _UnionType) else t.copy_with(args)


def _with_references(t):
    """An alias of a built-in type, with references for strings in it."""
    args = tuple(ForwardRef(arg) if isinstance(arg, str) else arg for arg in t.__args__)
    if _should_unflatten_callable_args(t, args):
        made = t.__origin__[args[:-1], args[-1]]
    else:
        made = t.__origin__[args]
    return Unpack[made] if t.__unpacked__ else made


# ---- hints

def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of an object, with references in them evaluated."""
    if getattr(obj, "__no_type_check__", None):
        return {}
    if isinstance(obj, type):
        hints = _hints_of_class(obj, globalns, localns)
    else:
        hints = _hints_of_object(obj, globalns, localns)
        if hints is None:
            return {}
    if include_extras:
        return hints
    return {name: _strip_annotations(hint) for name, hint in hints.items()}


def _hints_of_class(cls, globalns, localns):
    hints = {}
    for base in reversed(cls.__mro__):
        own = base.__dict__.get("__annotations__", {})
        if not isinstance(own, dict) and not hasattr(own, "items"):
            continue
        outer, inner = globalns, localns
        if outer is None:
            outer = getattr(sys.modules.get(base.__module__, None), "__dict__", {})
        if inner is None:
            inner = dict(vars(base))
            if globalns is None:
                # The class's names before the module's, also in what looks at globals only.
                outer, inner = inner, outer
        for name, hint in own.items():
            if hint is None:
                hint = type(None)
            elif isinstance(hint, str):
                hint = ForwardRef(hint, is_argument=False, is_class=True)
            hints[name] = _eval_type(hint, outer, inner, base.__type_params__)
    return hints


def _hints_of_object(obj, globalns, localns):
    is_module = isinstance(obj, _Module)
    if globalns is None:
        globalns = obj.__dict__ if is_module else _globals_of(obj)
        if localns is None:
            localns = globalns
    elif localns is None:
        localns = globalns
    own = getattr(obj, "__annotations__", None)
    if own is None:
        if isinstance(obj, _allowed_types):
            return None
        raise TypeError(f"{obj!r} is not a module, class, method, or function.")
    hints = dict(own)
    type_params = getattr(obj, "__type_params__", ())
    for name, hint in hints.items():
        if hint is None:
            hint = type(None)
        elif isinstance(hint, str):
            hint = ForwardRef(hint, is_argument=not is_module, is_class=False)
        hints[name] = _eval_type(hint, globalns, localns, type_params)
    return hints


def _globals_of(obj):
    while hasattr(obj, "__wrapped__"):
        obj = obj.__wrapped__
    return getattr(obj, "__globals__", {})


def _strip_annotations(t):
    """A type without what Annotated and the qualifiers of keys say, wherever it is in it."""
    if isinstance(t, _AnnotatedAlias):
        return _strip_annotations(t.__origin__)
    origin = getattr(t, "__origin__", None)
    if any(origin is qualifier for qualifier in (Required, NotRequired, ReadOnly)):
        return _strip_annotations(t.__args__[0])
    if not isinstance(t, (_GenericAlias, GenericAlias, _UnionType)):
        return t
    args = tuple(map(_strip_annotations, t.__args__))
    if args == t.__args__:
        return t
    if isinstance(t, GenericAlias):
        return GenericAlias(t.__origin__, args)
    return _joined(args) if isinstance(t, _UnionType) else t.copy_with(args)


# ---- what types are of

def get_origin(tp):
    """What was subscripted to make a type; None where nothing was."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    return _UnionType if isinstance(tp, _UnionType) else None


def get_args(tp):
    """The arguments that a type was subscripted by, as they were written."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        args = tp.__args__
        if _should_unflatten_callable_args(tp, args):
            return list(args[:-1]), args[-1]
        return args
    return tp.__args__ if isinstance(tp, _UnionType) else ()
