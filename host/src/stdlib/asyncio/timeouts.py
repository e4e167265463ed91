"""Blocks that are cancelled when their time is over."""

from asyncio import events, tasks
from asyncio.exceptions import CancelledError

# The states, as they are printed.
_CREATED, _ENTERED, _EXPIRING, _EXPIRED, _EXITED = (
    "created",
    "active",
    "expiring",
    "expired",
    "finished",
)


class Timeout:
    """Cancels the block that it is entered for at a time; the block then ends in TimeoutError."""

    def __init__(self, when):
        self._state = _CREATED
        self._when = when
        self._timer = self._task = None

    def when(self):
        return self._when

    def reschedule(self, when):
        if self._state != _ENTERED:
            if self._state == _CREATED:
                raise RuntimeError("Timeout has not been entered")
            raise RuntimeError(f"Cannot change state of {self._state} Timeout")
        self._when = when
        if self._timer is not None:
            self._timer.cancel()
        self._timer = None
        if when is not None:
            loop = events.get_running_loop()
            if when <= loop.time():
                self._timer = loop.call_soon(self._on_timeout)
            else:
                self._timer = loop.call_at(when, self._on_timeout)

    def expired(self):
        return self._state in (_EXPIRING, _EXPIRED)

    def __repr__(self):
        when = ""
        if self._state == _ENTERED:
            when = f" when={self._when if self._when is None else round(self._when, 3)}"
        return f"<Timeout [{self._state}]{when}>"

    async def __aenter__(self):
        if self._state != _CREATED:
            raise RuntimeError("Timeout has already been entered")
        task = tasks.current_task()
        if task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._state = _ENTERED
        self._task = task
        self._cancels_before = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, kind, value, traceback):
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._state == _EXPIRING:
            self._state = _EXPIRED
            # Only our own cancellation is a timeout; another one from outside goes on.
            if self._task.uncancel() <= self._cancels_before and kind is not None:
                if issubclass(kind, CancelledError):
                    raise TimeoutError from value
                _mark_inner(value)
                if isinstance(value, ExceptionGroup):
                    for inner in value.exceptions:
                        _mark_inner(inner)
        elif self._state == _ENTERED:
            self._state = _EXITED
        return None

    def _on_timeout(self):
        self._task.cancel()
        self._state = _EXPIRING
        self._timer = None


def _mark_inner(error):
    """Says in the context of an error that it came of a timeout and not of a cancellation."""
    while error is not None and error.__context__ is not None:
        if isinstance(error.__context__, CancelledError):
            timed_out = TimeoutError()
            timed_out.__context__ = timed_out.__cause__ = error.__context__
            error.__context__ = timed_out
            break
        error = error.__context__


def timeout(delay):
    loop = events.get_running_loop()
    return Timeout(loop.time() + delay if delay is not None else None)


def timeout_at(when):
    return Timeout(when)
