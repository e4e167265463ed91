"""What functions, classes and modules are, and how functions are called."""

import functools
import importlib.machinery
import os
import sys
import types

from _inspect_frames import (
    AGEN_CLOSED, AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, ArgInfo, ClosureVars, FrameInfo,
    Arguments, Traceback, formatannotation, getargvalues, getasyncgenlocals, getasyncgenstate, getcallargs,
    getclosurevars, getcoroutinelocals, getframeinfo, getgeneratorlocals, getinnerframes,
    getargs, getlineno, getouterframes, stack, trace,
)
from _inspect_signature import (
    BoundArguments, Parameter, Signature, _empty, _of_builtin, signature,
)

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS = 1, 2, 4, 8
CO_NOFREE, TPFLAGS_IS_ABSTRACT = 64, 1 << 20
CO_NESTED, CO_GENERATOR, CO_COROUTINE, CO_ITERABLE_COROUTINE = 16, 32, 128, 256
CO_ASYNC_GENERATOR = 512

GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = (
    "GEN_CREATED",
    "GEN_RUNNING",
    "GEN_SUSPENDED",
    "GEN_CLOSED",
)
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = (
    "CORO_CREATED",
    "CORO_RUNNING",
    "CORO_SUSPENDED",
    "CORO_CLOSED",
)


_Object = object


def ismodule(object):
    return isinstance(object, types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, types.MethodType)


def isfunction(object):
    return isinstance(object, types.FunctionType)


def iscode(object):
    return isinstance(object, types.CodeType)


def isframe(object):
    return isinstance(object, types.FrameType)


def istraceback(object):
    return isinstance(object, types.TracebackType)


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    return isinstance(object, types.CoroutineType)


def isasyncgen(object):
    return isinstance(object, types.AsyncGeneratorType)


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType)


def ismethodwrapper(object):
    return isinstance(object, getattr(types, "MethodWrapperType", ()))


def isroutine(object):
    return (
        isbuiltin(object)
        or isfunction(object)
        or ismethod(object)
        or ismethoddescriptor(object)
        or ismethodwrapper(object)
    )


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, "__get__") and not hasattr(kind, "__set__")


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, "__set__") or hasattr(kind, "__delete__")


def isgetsetdescriptor(object):
    return isinstance(object, getattr(types, "GetSetDescriptorType", ()))


def ismemberdescriptor(object):
    return isinstance(object, getattr(types, "MemberDescriptorType", ()))


def isabstract(object):
    return isclass(object) and bool(getattr(object, "__abstractmethods__", None))


def isawaitable(object):
    return iscoroutine(object) or hasattr(type(object), "__await__")


def _has_flag(function, flag):
    while ismethod(function) or isinstance(function, functools.partial):
        function = function.__func__ if ismethod(function) else function.func
    return isfunction(function) and bool(function.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    return _has_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    return _has_flag(obj, CO_COROUTINE) or bool(getattr(obj, "_is_coroutine_mark", False))


def isasyncgenfunction(obj):
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def markcoroutinefunction(func):
    getattr(func, "__func__", func)._is_coroutine_mark = True
    return func


def getgeneratorstate(generator):
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED


def getcoroutinestate(coroutine):
    if coroutine.cr_running:
        return CORO_RUNNING
    if coroutine.cr_suspended:
        return CORO_SUSPENDED
    return CORO_CLOSED if coroutine.cr_frame is None else CORO_CREATED


def _members(object, predicate, get):
    names, mro = dir(object), ()
    if isclass(object):
        mro = (object, *getmro(object))
        # `dir` leaves out what only instances have.
        names += [name for base in getattr(object, "__bases__", ()) for name, value
                  in base.__dict__.items() if isinstance(value, types.DynamicClassAttribute)]
    found, seen = [], set()
    for name in names:
        try:
            value = get(object, name)
            if name in seen:
                raise AttributeError
        except AttributeError:
            holder = next((base for base in mro if name in base.__dict__), None)
            if holder is None:
                continue
            value = holder.__dict__[name]
        seen.add(name)
        if predicate is None or predicate(value):
            found.append((name, value))
    return sorted(found, key=lambda pair: pair[0])


def getmembers(object, predicate=None):
    return _members(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    return _members(object, predicate, getattr_static)


_NOTHING = object()


def _stored(kind, attr):
    """What the namespaces of a class and its bases hold under the name, in a tuple."""
    for base in type.__dict__["__mro__"].__get__(kind):
        names = type.__dict__["__dict__"].__get__(base)
        if attr in names:
            return (names[attr],)
    return ()


def getattr_static(obj, attr, default=_NOTHING):
    """The attribute as it is stored, without descriptors or `__getattr__`."""
    if issubclass(type(obj), type):
        found = _stored(obj, attr) or _stored(type(obj), attr)
    else:
        found = _stored(type(obj), attr)
        own = _stored(type(obj), "__dict__")
        # A class may have an attribute of that name of its own.
        if not own or isgetsetdescriptor(own[0]) or isinstance(obj, types.ModuleType):
            try:
                names = object.__getattribute__(obj, "__dict__")
            except AttributeError:
                names = {}
            is_data = found and hasattr(type(found[0]), "__get__") and (
                hasattr(type(found[0]), "__set__") or hasattr(type(found[0]), "__delete__")
            )
            if attr in names and not is_data:
                found = (names[attr],)
    if found:
        return found[0]
    if default is not _NOTHING:
        return default
    raise AttributeError(attr)


def getmro(cls):
    return cls.__mro__


def unwrap(func, *, stop=None):
    seen = {id(func)}
    first = func
    while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError(f"wrapper loop when unwrapping {first!r}")
        seen.add(id(func))
    return func


def cleandoc(doc):
    """The text without the indentation that its lines have in common, but for the first."""
    lines = doc.expandtabs().split("\n")
    margin = min((len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()), default=0)
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def _inherited_doc(object):
    if isclass(object):
        bases, name = object.__mro__[1:], None
    else:
        owner = getattr(getattr(object, "__self__", None), "__class__", None)
        bases, name = (owner.__mro__ if owner is not None else ()), getattr(object, "__name__", None)
    for base in bases:
        if base is _Object:
            continue
        doc = base.__doc__ if name is None else getattr(getattr(base, name, None), "__doc__", None)
        if doc is not None:
            return doc
    return None


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    if doc is None:
        doc = _inherited_doc(object)
    return cleandoc(doc) if isinstance(doc, str) else None


def getmodule(object, _filename=None):
    if ismodule(object):
        return object
    return sys.modules.get(getattr(object, "__module__", None))


def getmodulename(path):
    name, extension = os.path.splitext(os.path.basename(path))
    return name if extension == ".py" else None


def getfile(object):
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError(f"{object!r} is a built-in module")
    if isclass(object):
        module = sys.modules.get(object.__module__)
        if getattr(module, "__file__", None):
            return module.__file__
        raise TypeError(f"{object!r} is a built-in class")
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    if iscode(object):
        return object.co_filename
    raise TypeError(
        "module, class, method, function, traceback, frame, or code object was expected, got "
        + type(object).__name__
    )


def getsourcefile(object):
    file = getfile(object)
    if os.path.exists(file):
        return file
    import linecache

    # What has been put there by those who made it of text.
    return file if file in linecache.cache else None


def getblock(lines):
    """The first lines that belong together: a definition with its decorators, or a lambda's line."""
    import tokenize

    # Which keyword begins it; whether the rest of a line says nothing; how deep the body is.
    keyword, is_skipping, depth, column, last = None, False, 0, None, 1
    try:
        for kind, text, start, end, _ in tokenize.generate_tokens(iter(lines).__next__):
            if kind == tokenize.NEWLINE:
                is_skipping, last = False, start[0]
                if keyword == "lambda":
                    break
            elif is_skipping or kind == tokenize.NL:
                continue
            elif keyword is None:
                # The lines of decorators are passed over as well.
                is_skipping = text in ("@", "def", "class", "lambda")
                keyword = text if is_skipping and text != "@" else None
            elif kind == tokenize.INDENT:
                depth, is_skipping = depth + 1, True
                column = end[1] if column is None else column
            elif kind == tokenize.DEDENT:
                depth -= 1
                if depth <= 0:
                    break
            elif kind == tokenize.COMMENT:
                if column is not None and start[1] >= column:
                    last = start[0]
            elif depth == 0:
                break
    except (SyntaxError, StopIteration):
        # What follows the block need not be whole.
        pass
    return lines[:last]


def findsource(object):
    file = getsourcefile(object) or getfile(object)
    module = getmodule(object, file)
    import linecache

    lines = linecache.getlines(file, module.__dict__ if module else None)
    if not lines:
        raise OSError("could not get source code")
    if ismodule(object):
        return lines, 0
    if isclass(object):
        try:
            first = vars(object)["__firstlineno__"] - 1
        except (TypeError, KeyError):
            raise OSError("source code not available") from None
    else:
        object = getattr(object, "__func__", object)
        object = getattr(object, "__code__", object)
        if istraceback(object):
            object = object.tb_frame
        if isframe(object):
            object = object.f_code
        if not iscode(object):
            raise OSError("could not find code object")
        first = object.co_firstlineno - 1
    if first >= len(lines):
        raise OSError("lineno is out of bounds")
    return lines, first


def getsourcelines(object):
    object = unwrap(object)
    lines, first = findsource(object)
    if istraceback(object):
        object = object.tb_frame
    if ismodule(object) or isframe(object) and object.f_code.co_name == "<module>":
        return lines, 0
    return getblock(lines[first:]), first + 1


def getsource(object):
    return "".join(getsourcelines(object)[0])


def getcomments(object):
    """The comments right before the object's source, or at the beginning of a module's."""
    try:
        lines, first = findsource(object)
    except (OSError, TypeError):
        return None
    if ismodule(object):
        at = 1 if lines and lines[0][:2] == "#!" else 0
        while at < len(lines) and lines[at].strip() in ("", "#"):
            at += 1
        found = []
        while at < len(lines) and lines[at][:1] == "#":
            found.append(lines[at].expandtabs())
            at += 1
        return "".join(found) or None
    indent = _indentation(lines[first])
    at = first
    while at and lines[at - 1].lstrip()[:1] == "#" and _indentation(lines[at - 1]) == indent:
        at -= 1
    found = [line.expandtabs().lstrip() for line in lines[at:first]]
    while found and found[0].strip() == "#":
        del found[0]
    while found and found[-1].strip() == "#":
        del found[-1]
    return "".join(found) or None


def _indentation(line):
    line = line.expandtabs()
    return len(line) - len(line.lstrip())


def getabsfile(object, _filename=None):
    return os.path.normcase(os.path.abspath(_filename or getsourcefile(object) or getfile(object)))


def currentframe():
    return sys._getframe(1) if hasattr(sys, "_getframe") else None


class FullArgSpec(tuple):
    """The parameters of a function, by sorts."""

    _fields = ("args", "varargs", "varkw", "defaults", "kwonlyargs", "kwonlydefaults", "annotations")

    def __new__(cls, *values):
        return tuple.__new__(cls, values)

    def __getattr__(self, name):
        try:
            return self[self._fields.index(name)]
        except ValueError:
            raise AttributeError(name) from None

    def __repr__(self):
        parts = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self))
        return f"FullArgSpec({parts})"


def getfullargspec(func):
    kinds = Parameter
    args, keywords, varargs, varkw = [], [], None, None
    defaults, keyword_defaults, annotations = (), {}, {}
    try:
        found = signature(func)
        if isbuiltin(func):
            # What it is bound to is listed as well, if it is no module.
            found = _of_builtin(func, skips_first=False) or found
    except Exception as error:
        raise TypeError("unsupported callable") from error
    if found.return_annotation is not _empty:
        annotations["return"] = found.return_annotation
    for parameter in found.parameters.values():
        name = parameter.name
        if parameter.kind in (kinds.POSITIONAL_ONLY, kinds.POSITIONAL_OR_KEYWORD):
            args.append(name)
            if parameter.default is not _empty:
                defaults += (parameter.default,)
        elif parameter.kind is kinds.VAR_POSITIONAL:
            varargs = name
        elif parameter.kind is kinds.KEYWORD_ONLY:
            keywords.append(name)
            if parameter.default is not _empty:
                keyword_defaults[name] = parameter.default
        else:
            varkw = name
        if parameter.annotation is not _empty:
            annotations[name] = parameter.annotation
    if ismethod(func):
        args.insert(0, next(iter(signature(func.__func__).parameters)))
    return FullArgSpec(
        args, varargs, varkw, defaults or None, keywords, keyword_defaults or None, annotations
    )


_BUFFER_FLAGS = {
    "SIMPLE": 0, "WRITABLE": 1, "FORMAT": 4, "ND": 8, "STRIDES": 24, "C_CONTIGUOUS": 56,
    "F_CONTIGUOUS": 88, "ANY_CONTIGUOUS": 152, "INDIRECT": 280, "CONTIG": 9, "CONTIG_RO": 8,
    "STRIDED": 25, "STRIDED_RO": 24, "RECORDS": 29, "RECORDS_RO": 28, "FULL": 285, "FULL_RO": 284,
    "READ": 256, "WRITE": 512,
}


(_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD) = (
    Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD, Parameter.VAR_POSITIONAL,
    Parameter.KEYWORD_ONLY, Parameter.VAR_KEYWORD)
_ParameterKind = type(_POSITIONAL_ONLY)


def _signature_from_callable(obj, *, follow_wrapper_chains=True, skip_bound_arg=True, globals=None,
                             locals=None, eval_str=False, sigcls=Signature):
    """As `signature`, for programs that want the first parameter of what is bound as well."""
    if not skip_bound_arg and ismethod(obj):
        obj = obj.__func__
    return signature(obj, follow_wrapped=follow_wrapper_chains, globals=globals, locals=locals,
                     eval_str=eval_str)


def __getattr__(name):
    """What few programs ask for, and would make importing this module slower."""
    if name != "BufferFlags":
        import _module_more

        return _module_more.get("inspect", name)
    import enum

    made = globals()[name] = enum.IntFlag(name, _BUFFER_FLAGS, module=__name__)
    return made


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    found = dict(getattr(obj, "__annotations__", None) or {})
    if not eval_str:
        return found
    if globals is None:
        globals = getattr(obj, "__globals__", None) or vars(getmodule(obj) or obj)
    return {
        name: eval(value, globals, locals) if isinstance(value, str) else value
        for name, value in found.items()
    }
