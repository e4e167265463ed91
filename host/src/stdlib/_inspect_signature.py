"""Signatures: the parameters of what can be called."""

import functools
import types


class _empty:
    """Stands for a default or an annotation that is not there."""

    __module__ = "inspect"


class _ParameterKind(int):
    """A sort of parameters, in the order in which they stand."""

    def __new__(cls, value, name, description):
        self = int.__new__(cls, value)
        self.name = name
        self.description = description
        return self

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {int(self)}>"

    def __str__(self):
        return self.name


_POSITIONAL_ONLY = _ParameterKind(0, "POSITIONAL_ONLY", "positional-only")
_POSITIONAL_OR_KEYWORD = _ParameterKind(1, "POSITIONAL_OR_KEYWORD", "positional or keyword")
_VAR_POSITIONAL = _ParameterKind(2, "VAR_POSITIONAL", "variadic positional")
_KEYWORD_ONLY = _ParameterKind(3, "KEYWORD_ONLY", "keyword-only")
_VAR_KEYWORD = _ParameterKind(4, "VAR_KEYWORD", "variadic keyword")
_KINDS = (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD)


def formatannotation(annotation):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", None):
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation)


class Parameter:
    """One parameter."""

    empty = _empty
    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        kind = _KINDS[kind]
        if default is not _empty and kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f"{kind.description} parameters cannot have default values")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if not name.isidentifier():
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name = name
        self._kind = kind
        self._default = default
        self._annotation = annotation

    @property
    def name(self):
        return self._name

    @property
    def kind(self):
        return self._kind

    @property
    def default(self):
        return self._default

    @property
    def annotation(self):
        return self._annotation

    def replace(self, **changes):
        given = {
            "name": self._name,
            "kind": self._kind,
            "default": self._default,
            "annotation": self._annotation,
        }
        given.update(changes)
        return type(self)(given.pop("name"), given.pop("kind"), **given)

    __replace__ = replace

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text += f": {formatannotation(self._annotation)}"
        if self._default is not _empty:
            between = " = " if self._annotation is not _empty else "="
            text += f"{between}{self._default!r}"
        return {_VAR_POSITIONAL: "*", _VAR_KEYWORD: "**"}.get(self._kind, "") + text

    def __repr__(self):
        return f'<{type(self).__name__} "{self}">'

    def _key(self):
        return self._name, self._kind, self._default, self._annotation

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, Parameter) else NotImplemented

    def __hash__(self):
        return hash(self._key())


class BoundArguments:
    """Arguments, by the parameters that take them."""

    def __init__(self, signature, arguments):
        self.signature = signature
        self.arguments = arguments

    @property
    def args(self):
        found = []
        for name, parameter in self.signature.parameters.items():
            if parameter.kind in (_KEYWORD_ONLY, _VAR_KEYWORD) or name not in self.arguments:
                break
            value = self.arguments[name]
            found.extend(value if parameter.kind is _VAR_POSITIONAL else (value,))
        return tuple(found)

    @property
    def kwargs(self):
        found, by_name = {}, False
        for name, parameter in self.signature.parameters.items():
            if not by_name:
                by_name = parameter.kind in (_KEYWORD_ONLY, _VAR_KEYWORD)
                if not by_name and name not in self.arguments:
                    by_name = True
                    continue
            if not by_name or name not in self.arguments:
                continue
            value = self.arguments[name]
            if parameter.kind is _VAR_KEYWORD:
                found.update(value)
            else:
                found[name] = value
        return found

    def apply_defaults(self):
        filled = {}
        for name, parameter in self.signature.parameters.items():
            if name in self.arguments:
                filled[name] = self.arguments[name]
            elif parameter.default is not _empty:
                filled[name] = parameter.default
            elif parameter.kind is _VAR_POSITIONAL:
                filled[name] = ()
            elif parameter.kind is _VAR_KEYWORD:
                filled[name] = {}
        self.arguments = filled

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    __hash__ = None

    def __repr__(self):
        parts = ", ".join(f"{name}={value!r}" for name, value in self.arguments.items())
        return f"<{type(self).__name__} ({parts})>"


# What `replace` does not replace.
_KEPT = object()


class Signature:
    """Parameters in their order, and what is returned."""

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        found, last, has_default = {}, _POSITIONAL_ONLY, False
        for parameter in parameters or ():
            kind = parameter.kind
            if kind < last:
                raise ValueError(
                    f"wrong parameter order: {last.description} parameter before "
                    f"{kind.description} parameter"
                )
            last = kind
            if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                if parameter.default is not _empty:
                    has_default = True
                elif has_default:
                    raise ValueError("non-default argument follows default argument")
            if parameter.name in found:
                raise ValueError(f"duplicate parameter name: {parameter.name!r}")
            found[parameter.name] = parameter
        self._parameters = getattr(types, "MappingProxyType", dict)(found)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, **_):
        return signature(obj, follow_wrapped=follow_wrapped)

    @property
    def parameters(self):
        return self._parameters

    @property
    def return_annotation(self):
        return self._return_annotation

    def replace(self, *, parameters=_KEPT, return_annotation=_KEPT):
        return type(self)(
            self._parameters.values() if parameters is _KEPT else parameters,
            return_annotation=(
                self._return_annotation if return_annotation is _KEPT else return_annotation
            ),
        )

    __replace__ = replace

    def _take(self, args, kwargs, partial):
        taken, rest, by_name = {}, list(args), dict(kwargs)
        for name, parameter in self._parameters.items():
            kind = parameter.kind
            if kind is _VAR_POSITIONAL:
                if rest:
                    taken[name] = tuple(rest)
                rest = []
            elif kind is _VAR_KEYWORD:
                if by_name:
                    taken[name] = by_name
                by_name = {}
            elif rest and kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                if name in by_name and kind is _POSITIONAL_OR_KEYWORD:
                    raise TypeError(f"multiple values for argument {name!r}")
                taken[name] = rest.pop(0)
            elif name in by_name and kind is not _POSITIONAL_ONLY:
                if rest:
                    break
                taken[name] = by_name.pop(name)
            elif parameter.default is _empty and not partial:
                raise TypeError(f"missing a required argument: {name!r}")
        if rest:
            raise TypeError("too many positional arguments")
        if by_name:
            raise TypeError(f"got an unexpected keyword argument {next(iter(by_name))!r}")
        return BoundArguments(self, taken)

    def bind(self, /, *args, **kwargs):
        return self._take(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._take(args, kwargs, True)

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return (
            list(self._parameters.values()) == list(other._parameters.values())
            and self._return_annotation == other._return_annotation
        )

    def __hash__(self):
        return hash((tuple(self._parameters.values()), self._return_annotation))

    def __repr__(self):
        return f"<{type(self).__name__} {self}>"

    def format(self, *, max_width=None):
        parts, slash, star = [], False, False
        for parameter in self._parameters.values():
            if parameter.kind is _POSITIONAL_ONLY:
                slash = True
            elif slash:
                parts.append("/")
                slash = False
            if parameter.kind is _VAR_POSITIONAL:
                star = True
            elif parameter.kind is _KEYWORD_ONLY and not star:
                parts.append("*")
                star = True
            parts.append(str(parameter))
        if slash:
            parts.append("/")
        text = f"({', '.join(parts)})"
        if max_width is not None and len(text) > max_width:
            text = "(\n    " + ",\n    ".join(parts) + "\n)"
        if self._return_annotation is not _empty:
            text += f" -> {formatannotation(self._return_annotation)}"
        return text

    def __str__(self):
        return self.format()


def _of_function(function, **how):
    code = function.__code__
    names = code.co_varnames
    positional, keyword = code.co_argcount, code.co_kwonlyargcount
    defaults = function.__defaults__ or ()
    keyword_defaults = function.__kwdefaults__ or {}
    annotations = getattr(function, "__annotations__", {})
    if how.get("eval_str"):
        from inspect import get_annotations

        annotations = get_annotations(function, **how)

    def parameter(name, kind, default=_empty):
        return Parameter(name, kind, default=default, annotation=annotations.get(name, _empty))

    parameters = []
    for i, name in enumerate(names[:positional]):
        kind = _POSITIONAL_ONLY if i < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD
        back = i - positional + len(defaults)
        parameters.append(parameter(name, kind, defaults[back] if back >= 0 else _empty))
    after = positional + keyword
    if code.co_flags & 4:
        parameters.append(parameter(names[after], _VAR_POSITIONAL))
        after += 1
    for name in names[positional : positional + keyword]:
        parameters.append(parameter(name, _KEYWORD_ONLY, keyword_defaults.get(name, _empty)))
    if code.co_flags & 8:
        parameters.append(parameter(names[after], _VAR_KEYWORD))
    return Signature(parameters, return_annotation=annotations.get("return", _empty))


def _without_first(found):
    parameters = list(found.parameters.values())
    if not parameters:
        raise ValueError("invalid method signature")
    first = parameters[0]
    if first.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
        parameters = parameters[1:]
    elif first.kind is not _VAR_POSITIONAL:
        raise ValueError("invalid method signature")
    return found.replace(parameters=parameters)


def _of_partial(obj, found):
    bound = found.bind_partial(*obj.args, **obj.keywords)
    parameters, by_name = [], False
    for name, parameter in found.parameters.items():
        if name in obj.keywords and parameter.kind is not _POSITIONAL_ONLY:
            parameter = parameter.replace(kind=_KEYWORD_ONLY, default=obj.keywords[name])
            by_name = True
        elif name in bound.arguments and parameter.kind in (
            _POSITIONAL_ONLY,
            _POSITIONAL_OR_KEYWORD,
        ):
            continue
        elif by_name and parameter.kind is _POSITIONAL_OR_KEYWORD:
            parameter = parameter.replace(kind=_KEYWORD_ONLY)
        elif by_name and parameter.kind is _VAR_POSITIONAL:
            continue
        parameters.append(parameter)
    return found.replace(parameters=parameters)


def _of_class(obj, signature):
    for name in ("__call__",):
        method = getattr(type(obj), name, None)
        if isinstance(method, types.FunctionType):
            return _without_first(signature(method))
    for name in ("__new__", "__init__"):
        for base in obj.__mro__:
            method = vars(base).get(name)
            method = getattr(method, "__func__", method)
            if isinstance(method, types.FunctionType):
                if name == "__new__" and base is not obj and "__init__" in vars(obj):
                    continue
                return _without_first(signature(method))
    if obj.__new__ is object.__new__ and obj.__init__ is object.__init__:
        return Signature()
    raise ValueError(f"no signature found for builtin type {obj!r}")


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """How `obj` is called."""
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    how = {"globals": globals, "locals": locals, "eval_str": eval_str}
    again = functools.partial(signature, follow_wrapped=follow_wrapped, **how)
    if isinstance(obj, types.MethodType):
        return _without_first(again(obj.__func__))
    if follow_wrapped and not isinstance(obj, type):
        while hasattr(obj, "__wrapped__") and not hasattr(obj, "__signature__"):
            obj = obj.__wrapped__
            if isinstance(obj, types.MethodType):
                return again(obj)
    given = getattr(obj, "__signature__", None)
    if given is not None:
        return _given_signature(given)
    if isinstance(obj, types.FunctionType) or hasattr(obj, "__code__"):
        return _of_function(obj, **how)
    if isinstance(obj, functools.partial):
        return _of_partial(obj, again(obj.func))
    if isinstance(obj, type):
        found = _of_builtin(obj) if obj.__module__ == "builtins" else None
        return found or _of_class(obj, again)
    call = getattr(type(obj), "__call__", None)
    if isinstance(call, types.FunctionType):
        return _without_first(again(call))
    found = _of_builtin(obj)
    if found is None:
        raise ValueError(f"no signature found for builtin {obj!r}")
    return found


def _of_text(text):
    namespace = {}
    exec(f"def f{text}: pass", namespace)
    return _of_function(namespace["f"])


def _given_signature(given):
    """What `__signature__` tells: a signature, its text, or a function that returns either."""
    found = given
    if not isinstance(found, (Signature, str)) and callable(found):
        found = found()
    if isinstance(found, str):
        found = _of_text(found)
    if not isinstance(found, Signature):
        raise TypeError(f"unexpected object {given!r} in __signature__ attribute")
    return found


def _of_builtin(obj, skips_first=True):
    """The signature of something built in; None where none is known. Without the first parameter
    of what is bound, if `skips_first`."""
    from _inspect_builtins import text_of

    text = text_of(obj)
    if text is None:
        return None
    found = _of_text(text)
    bound = getattr(obj, "__self__", None)
    is_bound = skips_first and bound is not None and not isinstance(bound, (type, types.ModuleType))
    return _without_first(found) if is_bound else found
