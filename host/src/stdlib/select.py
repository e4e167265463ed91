"""Waiting for files: there are no sockets to wait for, so nothing is ever waited for."""

error = OSError
POLLIN, POLLPRI, POLLOUT, POLLERR, POLLHUP, POLLNVAL = 1, 2, 4, 8, 16, 32


def _refuse(*args, **kwargs):
    raise OSError("waiting for files is not supported by this Python")


def select(rlist, wlist, xlist, timeout=None, /):
    if list(rlist) or list(wlist) or list(xlist) or timeout is None:
        _refuse()
    from time import sleep

    sleep(timeout)
    return [], [], []


poll = _refuse
