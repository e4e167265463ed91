"""Locks and flags of open files."""

import _system
from _os_arguments import (
    c_int as _c_int, c_long as _c_long, done as _done, file as _file, readable as _readable)

_NUMBERS = """
DN_ACCESS:1 DN_ATTRIB:32 DN_CREATE:4 DN_DELETE:8 DN_MODIFY:2 DN_MULTISHOT:2147483648
DN_RENAME:16 FASYNC:8192 FD_CLOEXEC:1 FICLONE:1074041865 FICLONERANGE:1075876877
F_ADD_SEALS:1033 F_DUPFD:0 F_DUPFD_CLOEXEC:1030 F_EXLCK:4 F_GETFD:1 F_GETFL:3 F_GETLEASE:1025
F_GETLK:5 F_GETLK64:5 F_GETOWN:9 F_GETOWN_EX:16 F_GETPIPE_SZ:1032 F_GETSIG:11
F_GET_FILE_RW_HINT:1037 F_GET_RW_HINT:1035 F_GET_SEALS:1034 F_NOTIFY:1026 F_OFD_GETLK:36
F_OFD_SETLK:37 F_OFD_SETLKW:38 F_OWNER_PGRP:2 F_OWNER_PID:1 F_OWNER_TID:0 F_RDLCK:0
F_SEAL_FUTURE_WRITE:16 F_SEAL_GROW:4 F_SEAL_SEAL:1 F_SEAL_SHRINK:2 F_SEAL_WRITE:8 F_SETFD:2
F_SETFL:4 F_SETLEASE:1024 F_SETLK:6 F_SETLK64:6 F_SETLKW:7 F_SETLKW64:7 F_SETOWN:8
F_SETOWN_EX:15 F_SETPIPE_SZ:1031 F_SETSIG:10 F_SET_FILE_RW_HINT:1038 F_SET_RW_HINT:1036
F_SHLCK:8 F_UNLCK:2 F_WRLCK:1 LOCK_EX:2 LOCK_MAND:32 LOCK_NB:4 LOCK_READ:64 LOCK_RW:192
LOCK_SH:1 LOCK_UN:8 LOCK_WRITE:128 RWH_WRITE_LIFE_EXTREME:5 RWH_WRITE_LIFE_LONG:4
RWH_WRITE_LIFE_MEDIUM:3 RWH_WRITE_LIFE_NONE:1 RWH_WRITE_LIFE_NOT_SET:0 RWH_WRITE_LIFE_SHORT:2
"""
globals().update({name: int(number) for name, _, number in
                  [pair.partition(":") for pair in _NUMBERS.split()]})
_LARGEST = 1024


def _unsigned(n):
    """An int of 32 bits, which may be given as one with a sign or without."""
    if not -2147483648 <= n <= 4294967295:
        raise OverflowError("signed integer is greater than maximum" if n > 0
                            else "signed integer is less than minimum")
    return (n + 2147483648) % 4294967296 - 2147483648


def fcntl(fd, cmd, arg=0, /):
    fd, cmd = _file(fd), _c_int(cmd)
    if isinstance(arg, int):
        return _done(_system.control_by_number(fd, cmd, _unsigned(arg)))
    data = _text_or_bytes(arg, "fcntl")
    if len(data) > _LARGEST:
        raise ValueError("fcntl string arg too long")
    n, data = _system.control(fd, cmd, data)
    _done(n)
    return data


def _text_or_bytes(arg, function):
    if isinstance(arg, str):
        return arg.encode()
    try:
        return _readable(arg)
    except TypeError:
        if function == "fcntl":
            raise TypeError("'" + type(arg).__name__
                            + "' object cannot be interpreted as an integer") from None
        raise TypeError("ioctl requires a file or file descriptor, an integer and optionally an "
                        "integer or buffer argument") from None


def ioctl(fd, request, arg=0, mutate_flag=True, /):
    fd, request = _file(fd), _unsigned(request) & 0xFFFFFFFF
    if isinstance(arg, int):
        return _done(_system.device_control_by_number(fd, request, _unsigned(arg)))
    if isinstance(arg, str):
        view = None
    else:
        try:
            view = memoryview(arg)
        except TypeError:
            view = None
    if view is not None and not view.readonly and mutate_flag:
        n, data = _system.device_control(fd, request, view.tobytes())
        view.cast("B")[:] = data
        return _done(n)
    data = _text_or_bytes(arg, "ioctl")
    if len(data) > _LARGEST:
        raise ValueError("ioctl string arg too long")
    n, data = _system.device_control(fd, request, data)
    _done(n)
    return data


def flock(fd, operation, /):
    _done(_system.flock(_file(fd), _c_int(operation)))


def lockf(fd, cmd, len=0, start=0, whence=0, /):
    fd, cmd = _file(fd), _c_int(cmd)
    if cmd == LOCK_UN:
        kind = F_UNLCK
    elif cmd & LOCK_SH:
        kind = F_RDLCK
    elif cmd & LOCK_EX:
        kind = F_WRLCK
    else:
        raise ValueError("unrecognized lockf argument")
    lock = b"".join([
        kind.to_bytes(2, "little"), _c_int(whence).to_bytes(2, "little"), bytes(4),
        _c_long(start).to_bytes(8, "little", signed=True),
        _c_long(len).to_bytes(8, "little", signed=True), bytes(8)])
    n, _ = _system.control(fd, F_SETLK if cmd & LOCK_NB else F_SETLKW, lock)
    _done(n)
