"""Signals, and handlers for them, which are called between two instructions."""

import sys as _sys
from enum import IntEnum as _IntEnum

import _signal
from _signal import alarm, getitimer, pause, raise_signal, strsignal

Signals = _IntEnum("Signals", sorted(
    [(name, getattr(_signal, name)) for name in dir(_signal) if name[:3] == "SIG"],
    key=lambda pair: pair[1],
), module="signal")
globals().update(Signals.__members__)
SIGCLD, SIGPOLL, SIGIOT = Signals.SIGCHLD, Signals.SIGIO, Signals.SIGABRT


class Handlers(_IntEnum):
    SIG_DFL = 0
    SIG_IGN = 1


SIG_DFL, SIG_IGN = Handlers.SIG_DFL, Handlers.SIG_IGN
NSIG = 65
ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF = 0, 1, 2

ItimerError = OSError

_handlers = {}


def _deliver():
    """Calls the handlers of the signals that have arrived."""
    for number in _signal.take():
        handler = _handlers.get(number)
        if handler is not None:
            handler(number, _sys._getframe(1))
        elif number == SIGINT:
            raise KeyboardInterrupt


_signal._deliver = _deliver


def default_int_handler(signalnum, frame, /):
    raise KeyboardInterrupt


def getsignal(signalnum, /):
    which = _signal.get(signalnum)
    if which == 2:
        return default_int_handler
    if which == 3:
        return _handlers.get(int(signalnum))
    return None if which is None else Handlers(which)


def signal(signalnum, handler, /):
    """Sets what is done about a signal, and returns what was done before."""
    number = int(signalnum)
    if not callable(handler) and handler not in (SIG_DFL, SIG_IGN):
        raise TypeError(
            "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object"
        )
    before = getsignal(number)
    if not callable(handler):
        _signal.set(number, int(handler))
        _handlers.pop(number, None)
    elif handler is default_int_handler and number == SIGINT:
        _signal.set(number, 2)
        _handlers.pop(number, None)
    else:
        outer = _handlers.get(number)
        _handlers[number] = handler
        try:
            _signal.set(number, 3)
        except OSError:
            _handlers.pop(number)
            if outer is not None:
                _handlers[number] = outer
            raise
    return before


def setitimer(which, seconds, interval=0.0, /):
    return _signal.setitimer(which, seconds, interval)


def siginterrupt(signalnum, flag, /):
    """Calls that a signal interrupts are made again once its handler has returned, always."""


def valid_signals():
    named = {int(s): s for s in Signals}
    return {named.get(n, n) for n in range(1, NSIG) if n not in (32, 33)}
