"""Results that are not there yet."""

import reprlib

from asyncio import events
from asyncio.coroutines import _callback_text
from asyncio.exceptions import CancelledError, InvalidStateError

_PENDING, _CANCELLED, _FINISHED = "PENDING", "CANCELLED", "FINISHED"


class _Unretrieved:
    """Tells of an exception that nobody asked for, when the future that it is of has gone."""

    def __init__(self, future, exception):
        self._loop, self._exception = future._loop, exception
        self._what, self._text = type(future).__name__, repr(future)

    def __del__(self):
        if self._exception is not None:
            message = f"{self._what} exception was never retrieved"
            context = {"message": message, "exception": self._exception, "future": self}
            self._loop.call_exception_handler(context)

    def __repr__(self):
        return self._text


class Future:
    """A result or exception that somebody will set; coroutines await it."""
    __static_name__ = "_asyncio.Future"

    _state = _PENDING
    _result = None
    _exception = None
    _loop = None
    _cancel_message = None
    _cancelled_exc = None
    _unretrieved = None
    _source_traceback = None
    # Set by `await`, so that a task can tell `yield future` in a generator from it.
    _asyncio_future_blocking = False

    def __init__(self, *, loop=None):
        self._loop = events.get_event_loop() if loop is None else loop
        self._callbacks = []

    def _described(self):
        parts = [self._state.lower()]
        if self._state == _FINISHED:
            if self._exception is not None:
                parts.append(f"exception={self._exception!r}")
            else:
                parts.append(f"result={reprlib.repr(self._result)}")
        if self._callbacks:
            texts = [_callback_text(callback, ()) for callback, _ in self._callbacks]
            if len(texts) > 2:
                texts[1:-1] = [f"<{len(texts) - 2} more>"]
            parts.append(f"cb=[{', '.join(texts)}]")
        return parts

    def __repr__(self):
        return f"<{type(self).__name__} {' '.join(self._described())}>"

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias

        return GenericAlias(cls, item)

    @property
    def _log_traceback(self):
        return self._unretrieved is not None

    @_log_traceback.setter
    def _log_traceback(self, value):
        if value:
            raise ValueError("_log_traceback can only be set to False")
        self._retrieved()

    def _retrieved(self):
        if self._unretrieved is not None:
            self._unretrieved._exception = None
            self._unretrieved = None

    def get_loop(self):
        return self._loop

    def cancel(self, msg=None):
        self._retrieved()
        if self._state != _PENDING:
            return False
        self._state = _CANCELLED
        self._cancel_message = msg
        self._schedule_callbacks()
        return True

    def cancelled(self):
        return self._state == _CANCELLED

    def done(self):
        return self._state != _PENDING

    def _make_cancelled_error(self):
        if self._cancelled_exc is not None:
            error, self._cancelled_exc = self._cancelled_exc, None
            return error
        if self._cancel_message is None:
            return CancelledError()
        return CancelledError(self._cancel_message)

    def result(self):
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state != _FINISHED:
            raise InvalidStateError("Result is not set.")
        self._retrieved()
        if self._exception is not None:
            raise self._exception.with_traceback(self._exception_tb)
        return self._result

    def exception(self):
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state != _FINISHED:
            raise InvalidStateError("Exception is not set.")
        self._retrieved()
        return self._exception

    def set_result(self, result, /):
        if self._state != _PENDING:
            raise InvalidStateError("invalid state")
        self._result = result
        self._state = _FINISHED
        self._schedule_callbacks()

    def set_exception(self, exception, /):
        if self._state != _PENDING:
            raise InvalidStateError("invalid state")
        if isinstance(exception, type):
            exception = exception()
        if not isinstance(exception, BaseException):
            raise TypeError("invalid exception object")
        if isinstance(exception, StopIteration):
            inner = exception
            exception = RuntimeError(
                "StopIteration interacts badly with generators and cannot be raised into a Future"
            )
            exception.__cause__ = exception.__context__ = inner
        self._exception = exception
        self._exception_tb = exception.__traceback__
        self._state = _FINISHED
        self._schedule_callbacks()
        self._unretrieved = _Unretrieved(self, exception)

    def add_done_callback(self, fn, /, *, context=None):
        if context is None:
            context = events.copy_context()
        if self._state != _PENDING:
            self._loop.call_soon(fn, self, context=context)
        else:
            self._callbacks.append((fn, context))

    def remove_done_callback(self, fn, /):
        kept = [entry for entry in self._callbacks if entry[0] != fn]
        removed = len(self._callbacks) - len(kept)
        self._callbacks[:] = kept
        return removed

    def _schedule_callbacks(self):
        callbacks, self._callbacks = self._callbacks, []
        for callback, context in callbacks:
            self._loop.call_soon(callback, self, context=context)

    def __await__(self):
        if self._state == _PENDING:
            self._asyncio_future_blocking = True
            yield self
        if self._state == _PENDING:
            raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


Future.__module__ = "_asyncio"


def isfuture(obj):
    return hasattr(type(obj), "_asyncio_future_blocking") and (
        obj._asyncio_future_blocking is not None
    )


def wrap_future(future, *, loop=None):
    if isfuture(future):
        return future
    raise TypeError("futures of threads cannot be awaited: there are no threads here")
