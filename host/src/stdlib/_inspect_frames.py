"""What frames, tracebacks and suspended functions are at; what a call would bind."""

# The module whose classes and functions these are.
__name__ = "inspect"

import builtins
import linecache
import sys
from collections import namedtuple

from _inspect_signature import signature

AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = (
    "AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED", "AGEN_CLOSED",
)
Arguments = namedtuple("Arguments", "args varargs varkw")
ArgInfo = namedtuple("ArgInfo", "args varargs keywords locals")
ClosureVars = namedtuple("ClosureVars", "nonlocals globals builtins unbound")
_PLACE = "filename lineno function code_context index"


class Traceback(namedtuple("_Traceback", _PLACE)):
    """Where a frame or a traceback's entry is."""

    def __new__(cls, filename, lineno, function, code_context, index, *, positions=None):
        made = super().__new__(cls, filename, lineno, function, code_context, index)
        made.positions = positions
        return made

    def __repr__(self):
        shown = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self))
        return f"Traceback({shown}, positions={self.positions!r})"


class FrameInfo(namedtuple("_FrameInfo", "frame " + _PLACE)):
    """A frame and where it is."""

    def __new__(cls, frame, filename, lineno, function, code_context, index, *, positions=None):
        made = super().__new__(cls, frame, filename, lineno, function, code_context, index)
        made.positions = positions
        return made

    def __repr__(self):
        shown = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self))
        return f"FrameInfo({shown}, positions={self.positions!r})"


def getlineno(frame):
    return frame.f_lineno


def getframeinfo(frame, context=1):
    lineno = frame.f_lineno if hasattr(frame, "f_lineno") else frame.tb_lineno
    frame = getattr(frame, "tb_frame", frame)
    if not hasattr(frame, "f_code"):
        raise TypeError(f"{frame!r} is not a frame or traceback object")
    code = frame.f_code
    lines = linecache.getlines(code.co_filename, frame.f_globals) if context > 0 else []
    index = None
    if lines:
        start = max(0, min(lineno - 1 - context // 2, len(lines) - context))
        lines, index = lines[start : start + context], lineno - 1 - start
    return Traceback(code.co_filename, lineno, code.co_name, lines or None, index)


def getouterframes(frame, context=1):
    """The frame and those that it was called from."""
    found = []
    while frame:
        found.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return found


def getinnerframes(tb, context=1):
    """The frames of a traceback."""
    found = []
    while tb:
        found.append(FrameInfo(tb.tb_frame, *getframeinfo(tb, context)))
        tb = tb.tb_next
    return found


def stack(context=1):
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    error = sys.exception()
    return getinnerframes(None if error is None else error.__traceback__, context)


def getargs(co):
    """The names of a code object's parameters."""
    if not hasattr(co, "co_varnames"):
        raise TypeError(f"{co!r} is not a code object")
    count = co.co_argcount + co.co_kwonlyargcount
    names, more = list(co.co_varnames[:count]), list(co.co_varnames[count:])
    varargs = more.pop(0) if co.co_flags & 4 else None
    return Arguments(names, varargs, more.pop(0) if co.co_flags & 8 else None)


def getargvalues(frame):
    return ArgInfo(*getargs(frame.f_code), frame.f_locals)


def getcallargs(func, /, *positional, **named):
    """What the parameters of a function would be in a call."""
    if hasattr(func, "__self__") and hasattr(func, "__func__"):
        positional, func = (func.__self__, *positional), func.__func__
    bound = signature(func).bind(*positional, **named)
    bound.apply_defaults()
    return dict(bound.arguments)


def getclosurevars(func):
    """The names that a function uses from outside, and what they are now."""
    func = getattr(func, "__func__", func)
    code = func.__code__
    cells = func.__closure__ or ()
    nonlocals = {name: cell.cell_contents for name, cell in zip(code.co_freevars, cells)}
    spaces = func.__globals__, builtins.__dict__
    found, unbound = ({}, {}), set()
    for name in code.co_names:
        for space, into in zip(spaces, found):
            if name in space:
                into[name] = space[name]
                break
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, *found, unbound)


def getgeneratorlocals(generator):
    frame = generator.gi_frame
    return {} if frame is None else frame.f_locals


def getcoroutinelocals(coroutine):
    frame = coroutine.cr_frame
    return {} if frame is None else frame.f_locals


def getasyncgenlocals(agen):
    frame = agen.ag_frame
    return {} if frame is None else frame.f_locals


def getasyncgenstate(agen):
    if agen.ag_running:
        return AGEN_RUNNING
    if agen.ag_frame is None:
        return AGEN_CLOSED
    return AGEN_SUSPENDED if getattr(agen, "ag_suspended", True) else AGEN_CREATED


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation)
