"""Waiting until files can be read or written."""

import _system
from _os_arguments import c_int as _c_int, done as _done, file as _file
from time import monotonic as _now

error = OSError
PIPE_BUF = _system.PIPE_BUF

_NUMBERS = """
EPOLLERR:8 EPOLLET:2147483648 EPOLLEXCLUSIVE:268435456 EPOLLHUP:16 EPOLLIN:1 EPOLLMSG:1024
EPOLLONESHOT:1073741824 EPOLLOUT:4 EPOLLPRI:2 EPOLLRDBAND:128 EPOLLRDHUP:8192 EPOLLRDNORM:64
EPOLLWRBAND:512 EPOLLWRNORM:256 EPOLL_CLOEXEC:524288 POLLERR:8 POLLHUP:16 POLLIN:1
POLLMSG:1024 POLLNVAL:32 POLLOUT:4 POLLPRI:2 POLLRDBAND:128 POLLRDHUP:8192 POLLRDNORM:64
POLLWRBAND:512 POLLWRNORM:256
"""
globals().update({name: int(number) for name, _, number in
                  [pair.partition(":") for pair in _NUMBERS.split()]})


def _milliseconds(seconds):
    """The wait in milliseconds, rounded up; -1 is for ever."""
    if seconds < 0:
        return -1
    return min(-int(-seconds * 1000 // 1), 2147483647)


def _wait(call, seconds):
    """What a call gives for so many milliseconds, made again for the rest after a signal."""
    if seconds is None or seconds < 0:
        while True:
            found = call(-1)
            if found[0] != -4:
                return found
    end = _now() + seconds
    while True:
        found = call(_milliseconds(seconds))
        if found[0] != -4:
            return found
        seconds = max(end - _now(), 0)


def _poll(files, seconds):
    """The events of each of these files, of which there are pairs: descriptor, events."""
    data = b"".join([fd.to_bytes(4, "little", signed=True) + events.to_bytes(2, "little") + b"\0\0"
                     for fd, events in files])
    n, data = _wait(lambda wait: _system.poll(data, wait), seconds)
    _done(n)
    return memoryview(data).cast("H").tolist()[3::4]


def _seconds(timeout):
    if not hasattr(type(timeout), "__index__") and not isinstance(timeout, float):
        raise TypeError("timeout must be a float or None")
    if timeout != timeout:
        raise ValueError("Invalid value NaN (not a number)")
    if not -9223372036.0 <= timeout <= 9223372036.0:
        raise OverflowError("timestamp too large to convert to C _PyTime_t")
    return timeout


def _listed(files):
    if not hasattr(files, "__iter__") and not hasattr(files, "__getitem__"):
        raise TypeError("arguments 1-3 must be sequences")
    found = []
    for item in files:
        fd = _file(item)
        if fd >= 1024:
            raise ValueError("filedescriptor out of range in select()")
        found.append((item, fd))
    return found


def select(rlist, wlist, xlist, timeout=None, /):
    if timeout is not None:
        timeout = _seconds(timeout)
        if timeout < 0:
            raise ValueError("timeout must be non-negative")
    groups = [_listed(files) for files in (rlist, wlist, xlist)]
    kinds = ((POLLIN, POLLIN | POLLHUP | POLLERR), (POLLOUT, POLLOUT | POLLERR), (POLLPRI, POLLPRI))
    asked = [(fd, kind[0]) for group, kind in zip(groups, kinds) for _, fd in group]
    told = _poll(asked, timeout)
    if any(events & POLLNVAL for events in told):
        _done(-9)
    ready, at = [], 0
    for group, kind in zip(groups, kinds):
        ready.append([item for i, (item, _) in enumerate(group, at) if told[i] & kind[1]])
        at += len(group)
    return tuple(ready)


def _mask(events):
    if not isinstance(events, int):
        raise TypeError(f"'{type(events).__name__}' object cannot be interpreted as an integer")
    if events < 0:
        raise ValueError("value must be positive")
    if events > 0xFFFF:
        raise OverflowError("Python int too large to convert to C unsigned short")
    return events


class _Poll:
    """Files to wait for together."""

    __slots__ = ("_files",)
    __static_name__ = "select.poll"

    def __new__(cls, *args, **keywords):
        raise TypeError("cannot create 'select.poll' instances")

    def register(self, fd, eventmask=7, /):
        self._files[_file(fd)] = _mask(eventmask)

    def modify(self, fd, eventmask, /):
        fd, eventmask = _file(fd), _mask(eventmask)
        if fd not in self._files:
            _done(-2)
        self._files[fd] = eventmask

    def unregister(self, fd, /):
        del self._files[_file(fd)]

    def poll(self, timeout=None, /):
        if timeout is not None:
            if not hasattr(type(timeout), "__index__") and not isinstance(timeout, float):
                raise TypeError("timeout must be an integer or None")
            if timeout > 2147483647:
                raise OverflowError("timeout is too large")
            timeout = timeout / 1000
        files = list(self._files.items())
        told = _poll(files, timeout)
        return [(fd, events) for (fd, _), events in zip(files, told) if events]


_Poll.__name__ = _Poll.__qualname__ = "poll"


def poll():
    made = object.__new__(_Poll)
    made._files = {}
    return made


class epoll:
    """Files to wait for together, of which the system keeps the list."""

    __static_name__ = "select.epoll"

    def __new__(cls, sizehint=-1, flags=0):
        sizehint, flags = _c_int(sizehint), _c_int(flags)
        if sizehint < -1 or sizehint == 0:
            raise ValueError("negative sizehint" if sizehint < -1 else "sizehint must be positive "
                             "or -1")
        if flags & ~EPOLL_CLOEXEC:
            raise OSError("invalid flags")
        return cls._of(_done(_system.epoll_create1(EPOLL_CLOEXEC)))

    @classmethod
    def _of(cls, fd):
        made = object.__new__(cls)
        made._fd = fd
        return made

    @classmethod
    def fromfd(cls, fd, /):
        return cls._of(_c_int(fd))

    @property
    def closed(self):
        return self._fd < 0

    def _open(self):
        if self._fd < 0:
            raise ValueError("I/O operation on closed epoll object")
        return self._fd

    def fileno(self):
        return self._open()

    def close(self):
        if self._fd >= 0:
            import os

            fd, self._fd = self._fd, -1
            os.close(fd)

    def __enter__(self):
        self._open()
        return self

    def __exit__(self, exc_type=None, exc_value=None, exc_tb=None, /):
        self.close()

    def __del__(self):
        self.close()

    def _control(self, operation, fd, events):
        own, fd = self._open(), _file(fd)
        event = (events & 0xFFFFFFFF).to_bytes(4, "little").ljust(_system.EVENT - 8, b"\0")
        event += fd.to_bytes(8, "little")
        _done(_system.epoll_ctl(own, operation, fd, event))

    def register(self, fd, eventmask=7):
        self._control(1, fd, eventmask)

    def modify(self, fd, eventmask):
        self._control(3, fd, eventmask)

    def unregister(self, fd):
        self._control(2, fd, 0)

    def poll(self, timeout=None, maxevents=-1):
        own = self._open()
        if timeout is not None:
            timeout = _seconds(timeout)
            if timeout < 0:
                timeout = None
        if maxevents == -1:
            maxevents = 1023
        elif maxevents < 1:
            raise ValueError(f"maxevents must be greater than 0, got {maxevents}")
        size = _system.EVENT
        room = bytes(maxevents * size)
        n, data = _wait(lambda wait: _system.epoll_wait(own, room, wait), timeout)
        _done(n)
        found = []
        for at in range(0, n * size, size):
            events = int.from_bytes(data[at:at + 4], "little")
            fd = int.from_bytes(data[at + size - 8:at + size - 4], "little")
            found.append((fd, events))
        return found
