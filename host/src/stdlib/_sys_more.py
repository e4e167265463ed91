"""What `sys` has that few programs ask for."""

import sys as _sys
from types import SimpleNamespace as _SimpleNamespace

implementation = _SimpleNamespace(
    name="stackline", cache_tag=None, version=_sys.version_info, hexversion=_sys.hexversion)
stdlib_module_names = frozenset(_sys._standard_names())
abiflags = ""
_base_executable = _sys.executable
_framework = ""
_git = ("Stackline", "", "")
_home = None
_stdlib_dir = None
_origin_depth = 0


def call_tracing(func, args, /):
    if not isinstance(args, tuple):
        raise TypeError(f"call_tracing() argument 2 must be tuple, not {type(args).__name__}")
    return func(*args)


def getallocatedblocks():
    return 0


def getunicodeinternedsize(*, _only_immortal=False):
    return 0


def getdlopenflags():
    return 2


def setdlopenflags(flags, /):
    pass


def get_coroutine_origin_tracking_depth():
    return _origin_depth


def set_coroutine_origin_tracking_depth(depth):
    global _origin_depth
    if depth < 0:
        raise ValueError("depth must be >= 0")
    _origin_depth = depth


def addaudithook(hook):
    """No event is ever told."""


def _getframemodulename(depth=0):
    try:
        frame = _sys._getframe(depth + 1)
    except ValueError:
        return None
    return frame.f_globals.get("__name__")


def _current_frames():
    return {1: _sys._getframe(1)}


def _current_exceptions():
    return {1: _sys.exception()}


def _clear_internal_caches():
    pass


_clear_type_cache = _clear_internal_caches


def __interactivehook__():
    pass
