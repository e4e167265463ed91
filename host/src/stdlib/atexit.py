"""Functions to be called when the program ends."""

import sys

_registered = []


def register(func, /, *args, **kwargs):
    """Has `func` called with these arguments at the end, before what was registered earlier."""
    if not callable(func):
        raise TypeError("the first argument must be callable")
    _registered.append((func, args, kwargs))
    return func


def unregister(func, /):
    """Forgets every registration of `func`."""
    _registered[:] = [entry for entry in _registered if entry[0] != func]


def _clear():
    _registered.clear()


def _ncallbacks():
    return len(_registered)


def _run_exitfuncs():
    while _registered:
        func, args, kwargs = _registered.pop()
        try:
            func(*args, **kwargs)
        except BaseException as error:
            print(f"Exception ignored in atexit callback {func!r}:", file=sys.stderr)
            sys.__excepthook__(type(error), error, error.__traceback__.tb_next)
