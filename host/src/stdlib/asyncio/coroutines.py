"""What is a coroutine, and how one is described."""

import inspect
import types

from _collections_abc import Coroutine

# What wakes a task has no source that anybody could look up.
_WAKEUP = "Task.task_wakeup()"

# What functions are marked with that are to count as coroutine functions.
_is_coroutine = object()


def iscoroutinefunction(func):
    if inspect.iscoroutinefunction(func):
        return True
    return getattr(func, "_is_coroutine", None) is _is_coroutine


def iscoroutine(obj):
    return isinstance(obj, (types.CoroutineType, Coroutine))


def _describe(coro):
    """A coroutine in the description of its task: its name, and where it is."""
    name = getattr(coro, "__qualname__", None) or getattr(coro, "__name__", None)
    name = f"{name or f'<{type(coro).__name__} without __name__>'}()"
    code = getattr(coro, "cr_code", None) or getattr(coro, "gi_code", None)
    if code is None:
        return f"{name} running" if getattr(coro, "cr_running", False) else name
    frame = getattr(coro, "cr_frame", None) or getattr(coro, "gi_frame", None)
    if frame is not None:
        return f"{name} running at {code.co_filename}:{frame.f_lineno}"
    return f"{name} done, defined at {code.co_filename}:{code.co_firstlineno}"


def _function_text(function, args, suffix=""):
    """A callback as its call: name, arguments in short, and those of partials."""
    import functools
    import reprlib

    if isinstance(function, functools.partial):
        inner = [reprlib.repr(a) for a in args]
        return _function_text(function.func, function.args, f"({', '.join(inner)}){suffix}")
    name = getattr(function, "__qualname__", None) or getattr(function, "__name__", None)
    return f"{name or repr(function)}({', '.join(reprlib.repr(a) for a in args)}){suffix}"


def _callback_text(callback, args):
    """A callback with the place of its function, if that is known."""
    text = _function_text(callback, args)
    function = inspect.unwrap(callback)
    while hasattr(function, "func"):
        function = function.func
    code = getattr(getattr(function, "__func__", function), "__code__", None)
    if code is None or text == _WAKEUP:
        return text
    return f"{text} at {code.co_filename}:{code.co_firstlineno}"
