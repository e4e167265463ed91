"""Locks, for modules that are written for threads. There is one thread, so nobody ever waits: a
lock that is held cannot be given back while its holder waits for it."""

error = RuntimeError
TIMEOUT_MAX = 9223372036.0
_MAIN = 1


def start_new_thread(function, args, kwargs=None):
    raise RuntimeError("can't start new thread: there are no threads here")


def get_ident():
    return _MAIN


def get_native_id():
    import os
    return os.getpid()


def stack_size(size=0):
    return 0


class LockType:
    __static_name__ = "_thread.lock"

    def __init__(self):
        self._held = False

    def acquire(self, blocking=True, timeout=-1):
        if not self._held:
            self._held = True
            return True
        if not blocking or timeout >= 0:
            return False
        raise RuntimeError("deadlock: the lock is held, and there is no thread to release it")

    def release(self):
        if not self._held:
            raise RuntimeError("release unlocked lock")
        self._held = False

    def _at_fork_reinit(self):
        self._held = False

    def locked(self):
        return self._held

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exception):
        self.release()


class RLock:
    __static_name__ = "_thread.RLock"

    def __init__(self):
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        self._count += 1
        return True

    def release(self):
        if not self._count:
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1

    def _is_owned(self):
        return self._count > 0

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exception):
        self.release()


lock = LockType
allocate_lock = allocate = LockType


class _local:
    """Attributes of the thread, of which there is one."""
    __static_name__ = "_thread._local"
