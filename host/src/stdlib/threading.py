"""Locks and the like, for programs that are written for threads. There is one thread, and no other
can be started."""

import _thread
from _thread import RLock, TIMEOUT_MAX, get_ident, get_native_id
from _thread import _local as local
from _thread import allocate_lock as Lock
from _thread import error as ThreadError


class Thread:
    """What would run beside the program: it can be described, but not started."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        self.name = name or "Thread-1"
        self.daemon = bool(daemon)
        self._target, self._args, self._kwargs = target, args, kwargs or {}
        self.ident = None

    def run(self):
        if self._target is not None:
            self._target(*self._args, **self._kwargs)

    def start(self):
        _thread.start_new_thread(self.run, ())

    def join(self, timeout=None):
        raise RuntimeError("cannot join thread before it is started")

    def is_alive(self):
        return self is _main

    @property
    def native_id(self):
        return get_native_id()

    def getName(self):
        return self.name

    def __repr__(self):
        state = "started" if self is _main else "initial"
        after = f" {self.ident}" if self.ident is not None else ""
        return f"<{type(self).__name__}({self.name}, {state}{after})>"


    def isDaemon(self):
        return self.daemon

    def setDaemon(self, daemonic):
        self.daemon = daemonic

    def setName(self, name):
        self.name = name


class _MainThread(Thread):
    pass


_main = _MainThread(name="MainThread")
_main.ident = get_ident()


def current_thread():
    return _main


def main_thread():
    return _main


def active_count():
    return 1


def enumerate():
    return [_main]


class Condition:
    """Waiting for what nobody else can bring about."""

    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *about):
        return self._lock.__exit__(*about)

    def wait(self, timeout=None):
        if timeout is None:
            raise RuntimeError("deadlock: there is no other thread to wait for")
        return False

    def wait_for(self, predicate, timeout=None):
        found = predicate()
        return found if found else self.wait(timeout)

    def notify(self, n=1):
        pass

    def notify_all(self):
        pass


class Event:
    """A flag."""

    def __init__(self):
        self._flag = False

    def is_set(self):
        return self._flag

    def set(self):
        self._flag = True

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        if not self._flag and timeout is None:
            raise RuntimeError("deadlock: there is no other thread to wait for")
        return self._flag


class Semaphore:
    """A count of what may be held at once."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._value = value

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        if self._value:
            self._value -= 1
            return True
        if blocking and timeout is None:
            raise RuntimeError("deadlock: there is no other thread to wait for")
        return False

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        self._value += n

    def __exit__(self, *about):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that is not released more often than it is held."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial = value

    def release(self, n=1):
        if self._value + n > self._initial:
            raise ValueError("Semaphore released too many times")
        super().release(n)


class BrokenBarrierError(RuntimeError):
    """A barrier that was given up."""


class ExceptHookArgs(tuple):
    """What is known of an exception that ended a thread."""
    __static_name__ = "_thread._ExceptHookArgs"

    __slots__ = ()
    exc_type, exc_value, exc_traceback, thread = (
        property(lambda self, i=i: self[i]) for i in range(4)
    )


def excepthook(args, /):
    """Shows an exception that ended a thread."""
    if args.exc_type is SystemExit:
        return
    import sys
    import traceback

    name = get_ident() if args.thread is None else args.thread.name
    print(f"Exception in thread {name}:", file=sys.stderr)
    traceback.print_exception(args.exc_type, args.exc_value, args.exc_traceback)


__excepthook__ = excepthook


class Timer(Thread):
    """A function that a thread would call later."""

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval, self.function = interval, function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


def stack_size(size=0, /):
    return 0


def gettrace():
    return None


getprofile = gettrace


currentThread, activeCount = current_thread, active_count


def _register_atexit(func, *arg, **kwargs):
    """Has a function called before the program ends."""
    import atexit

    atexit.register(func, *arg, **kwargs)


class Barrier:
    """A place where so many threads wait for each other: one alone goes on at once."""

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self.parties, self.n_waiting, self.broken = parties, 0, False
        self._action = action

    def wait(self, timeout=None):
        if self.broken:
            raise BrokenBarrierError
        if self.parties > 1:
            if timeout is None:
                raise RuntimeError("no other thread can come to the barrier")
            self.abort()
            raise BrokenBarrierError
        if self._action is not None:
            try:
                self._action()
            except BaseException:
                self.abort()
                raise
        return 0

    def reset(self):
        self.broken = False

    def abort(self):
        self.broken = True

    def __repr__(self):
        state = "broken" if self.broken else f"waiters={self.n_waiting}/{self.parties}"
        return f"<threading.Barrier at {id(self):#x}: {state}>"
