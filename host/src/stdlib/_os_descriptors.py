"""Descriptors of the operating system: what of `os` moves bytes, asks terminals, and makes files
that have no name."""

__name__ = "posix"

import posix as _os
import _system
from _os_arguments import (
    c_int as _c_int, c_long as _c_long, done as _done, failed as _failed, file as _file,
    path as _path, readable as _readable, writable as _writable)


def _ints(data):
    return memoryview(data).cast("i").tolist()


def _size(n):
    n = _c_long(n)
    if n < 0:
        raise _failed(-22)
    return n


def pread(fd, length, offset, /):
    fd, length, offset = _c_int(fd), _size(length), _c_long(offset)
    n, data = _system.pread(fd, bytes(length), offset)
    return data[:_done(n)]


def pwrite(fd, buffer, offset, /):
    fd, data = _c_int(fd), _readable(buffer)
    return _done(_system.pwrite(fd, data, _c_long(offset)))


def _sequence(function, buffers):
    if not hasattr(type(buffers), "__getitem__") or isinstance(buffers, dict):
        raise TypeError(f"{function}() arg 2 must be a sequence")
    return list(buffers)


def _read_into(function, fd, buffers, read):
    fd = _c_int(fd)
    views = [_writable(buffer) for buffer in _sequence(function, buffers)]
    n, data = read(fd, bytes(sum(map(len, views))))
    _done(n)
    at = 0
    for view in views:
        part = data[at:min(at + len(view), n)]
        view[:len(part)] = part
        at += len(part)
    return n


def readv(fd, buffers, /):
    return _read_into("readv", fd, buffers, _system.read)


def preadv(fd, buffers, offset, flags=0, /):
    offset, flags = _c_long(offset), _c_int(flags)
    return _read_into("preadv2", fd, buffers,
                      lambda fd, data: _system.read_vector(fd, data, offset, flags))


def writev(fd, buffers, /):
    fd = _c_int(fd)
    data = b"".join([_readable(buffer) for buffer in _sequence("writev", buffers)])
    return _done(_system.write(fd, data))


def pwritev(fd, buffers, offset, flags=0, /):
    fd, offset, flags = _c_int(fd), _c_long(offset), _c_int(flags)
    data = b"".join([_readable(buffer) for buffer in _sequence("pwritev2", buffers)])
    return _done(_system.write_vector(fd, data, offset, flags))


def posix_fallocate(fd, offset, length, /):
    fd, offset, length = _c_int(fd), _c_long(offset), _c_long(length)
    n = _system.posix_fallocate(fd, offset, length)
    if n:
        raise _failed(-n)


def posix_fadvise(fd, offset, length, advice, /):
    fd, offset, length = _c_int(fd), _c_long(offset), _c_long(length)
    n = _system.posix_fadvise(fd, offset, length, _c_int(advice))
    if n:
        raise _failed(-n)


def _place(offset):
    """Where a call begins to read or write, as it takes it; None is where the file is."""
    return None if offset is None else _c_long(offset).to_bytes(8, "little", signed=True)


def sendfile(out_fd, in_fd, offset, count):
    out_fd, in_fd, place = _c_int(out_fd), _c_int(in_fd), _place(offset)
    if _c_long(count) < 0:
        raise _failed(-22)
    n = _system.sendfile(out_fd, in_fd, place, count)
    return _done(n if place is None else n[0])


def _copy(call, src, dst, count, offset_src, offset_dst, flags):
    src, dst, count = _c_int(src), _c_int(dst), _c_long(count)
    if count < 0:
        raise ValueError("negative value for 'count' not allowed")
    n = call(src, _place(offset_src), dst, _place(offset_dst), count, flags)
    return _done(n[0] if isinstance(n, tuple) else n)


def copy_file_range(src, dst, count, offset_src=None, offset_dst=None):
    return _copy(_system.copy_file_range, src, dst, count, offset_src, offset_dst, 0)


def splice(src, dst, count, offset_src=None, offset_dst=None, flags=0):
    return _copy(_system.splice, src, dst, count, offset_src, offset_dst, _c_int(flags))


def lockf(fd, command, length, /):
    fd, command = _c_int(fd), _c_int(command)
    _done(_system.lockf(fd, command, _c_long(length)))


def pipe2(flags, /):
    n, ends = _system.pipe2(bytes(8), _c_int(flags))
    _done(n)
    return tuple(_ints(ends))


def dup2(fd, fd2, inheritable=True):
    fd, fd2 = _c_int(fd), _c_int(fd2)
    if fd < 0 or fd2 < 0:
        raise _failed(-9)
    if inheritable:
        return _done(_system.dup2(fd, fd2))
    n = _system.dup3(fd, fd2, _os.O_CLOEXEC)
    # What is the same file already stays as it is.
    return fd2 if n == -22 and fd == fd2 else _done(n)


def fsync(fd):
    _done(_system.fsync(_file(fd)))


def fdatasync(fd):
    _done(_system.fdatasync(_file(fd)))


def fchdir(fd):
    _done(_system.fchdir(_file(fd)))


def closerange(fd_low, fd_high, /):
    for fd in range(max(_c_int(fd_low), 0), min(_c_int(fd_high), 65536)):
        try:
            _os.close(fd)
        except OSError:
            pass


_F_GETFD, _F_SETFD, _F_GETFL, _F_SETFL, _FD_CLOEXEC = 1, 2, 3, 4, 1


def get_blocking(fd, /):
    return not _done(_system.control_by_number(_c_int(fd), _F_GETFL, 0)) & _os.O_NONBLOCK


def set_blocking(fd, blocking, /):
    fd, blocking = _c_int(fd), bool(blocking)
    flags = _done(_system.control_by_number(fd, _F_GETFL, 0))
    flags = flags & ~_os.O_NONBLOCK if blocking else flags | _os.O_NONBLOCK
    _done(_system.control_by_number(fd, _F_SETFL, flags))


def get_inheritable(fd, /):
    return not _done(_system.control_by_number(_c_int(fd), _F_GETFD, 0)) & _FD_CLOEXEC


def set_inheritable(fd, inheritable, /):
    fd, inheritable = _c_int(fd), _c_int(inheritable)
    flags = _done(_system.control_by_number(fd, _F_GETFD, 0))
    flags = flags & ~_FD_CLOEXEC if inheritable else flags | _FD_CLOEXEC
    _done(_system.control_by_number(fd, _F_SETFD, flags))


def memfd_create(name, flags=1):
    raw = _path("memfd_create", name, "name")[0]
    return _done(_system.memfd_create(raw, flags))


def eventfd(initval, flags=524288):
    return _done(_system.eventfd(initval, _c_int(flags)))


def eventfd_read(fd):
    n, value = _system.read(_file(fd), bytes(8))
    _done(n)
    return int.from_bytes(value, "little")


def eventfd_write(fd, value):
    _done(_system.write(_file(fd), value.to_bytes(8, "little")))


def timerfd_create(clockid, /, *, flags=524288):
    return _done(_system.timerfd_create(_c_int(clockid), _c_int(flags) | _os.O_CLOEXEC))


def _timer(nanos):
    return b"".join([part.to_bytes(8, "little", signed=True)
                     for n in nanos for part in divmod(n, 1_000_000_000)])


def _nanos(timer):
    parts = memoryview(timer).cast("q").tolist()
    every, first = parts[0] * 1_000_000_000 + parts[1], parts[2] * 1_000_000_000 + parts[3]
    return first, every


def timerfd_settime_ns(fd, /, *, flags=0, initial=0, interval=0):
    n, old = _system.timerfd_settime(_file(fd), _c_int(flags), _timer((interval, initial)),
                                     bytes(32))
    _done(n)
    return _nanos(old)


def timerfd_settime(fd, /, *, flags=0, initial=0.0, interval=0.0):
    n, old = _system.timerfd_settime(
        _file(fd), _c_int(flags), _timer((round(interval * 1e9), round(initial * 1e9))), bytes(32))
    _done(n)
    return tuple([n / 1e9 for n in _nanos(old)])


def timerfd_gettime_ns(fd, /):
    n, now = _system.timerfd_gettime(_file(fd), bytes(32))
    _done(n)
    return _nanos(now)


def timerfd_gettime(fd, /):
    n, now = _system.timerfd_gettime(_file(fd), bytes(32))
    _done(n)
    return tuple([n / 1e9 for n in _nanos(now)])


def pidfd_open(pid, flags=0):
    return _done(_system.pidfd_open(_c_int(pid), flags))


def getrandom(size, flags=0):
    size, flags = _c_long(size), _c_int(flags)
    if size < 0:
        raise _failed(-22)
    n, data = _system.getrandom(bytes(size), flags)
    return data[:_done(n)]


def _name(n, text):
    """The text that a call left, which gave the number of an error or 0."""
    if n:
        raise _failed(-abs(n))
    return _os.fsdecode(text[:text.index(0)])


def ttyname(fd, /):
    return _name(*_system.ttyname_r(_c_int(fd), bytes(4096)))


def ptsname(fd, /):
    return _name(*_system.ptsname_r(_file(fd), bytes(256)))


def ctermid():
    return _system.terminal_path()


def openpty():
    n, ends = _system.pty_pair(bytes(8))
    _done(n)
    ends = _ints(ends)
    for fd in ends:
        set_inheritable(fd, False)
    return tuple(ends)


def login_tty(fd, /):
    _done(_system.login_tty(_file(fd)))


def grantpt(fd, /):
    _done(_system.grantpt(_file(fd)))


def unlockpt(fd, /):
    _done(_system.unlockpt(_file(fd)))


def posix_openpt(oflag, /):
    return _done(_system.posix_openpt(_c_int(oflag) | _os.O_CLOEXEC))


def tcgetpgrp(fd, /):
    return _done(_system.tcgetpgrp(_c_int(fd)))


def tcsetpgrp(fd, pgid, /):
    _done(_system.tcsetpgrp(_c_int(fd), _c_int(pgid)))


def device_encoding(fd):
    fd = _c_int(fd)
    return "UTF-8" if _os.isatty(fd) else None


def get_terminal_size(fd=1, /):
    from _structseq import terminal_size

    n, size = _system.device_control(_c_int(fd), 0x5413, bytes(8))
    _done(n)
    lines, columns = memoryview(size).cast("H").tolist()[:2]
    return terminal_size((columns, lines))
