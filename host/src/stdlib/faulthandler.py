"""Tracebacks for what ends a process: nothing here is dumped but when it is asked for."""

import sys as _sys

_is_enabled = False


def enable(file=None, all_threads=True, c_stack=True):
    global _is_enabled
    _is_enabled = True


def disable():
    global _is_enabled
    was, _is_enabled = _is_enabled, False
    return was


def is_enabled():
    return _is_enabled


def dump_traceback(file=None, all_threads=True):
    """The functions that run, the innermost first."""
    lines = ["Stack (most recent call first):\n"]
    frame = _sys._getframe(1)
    while frame is not None:
        code = frame.f_code
        lines.append(f'  File "{code.co_filename}", line {frame.f_lineno} in {code.co_name}\n')
        frame = frame.f_back
    if isinstance(file, int):
        from os import write

        write(file, "".join(lines).encode())
    else:
        (file or _sys.stderr).write("".join(lines))


def dump_traceback_later(timeout, repeat=False, file=None, exit=False):
    pass


def cancel_dump_traceback_later():
    pass


def register(signum, file=None, all_threads=True, chain=False):
    pass


def unregister(signum):
    return False
