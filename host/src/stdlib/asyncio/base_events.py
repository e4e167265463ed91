"""The loop: callbacks that are due are called, and in between it sleeps until the next one is."""

import heapq
import sys
import time
from collections import deque

from asyncio import events
from asyncio.coroutines import iscoroutine
from asyncio.events import Handle, TimerHandle
from asyncio.futures import Future, isfuture
from asyncio.refused import refuse

# The clock's resolution in seconds: what is due within it is due now.
_RESOLUTION = 1e-09
# A longer sleep than this is made in pieces, in seconds.
_LONGEST_SLEEP = 3600.0
# Cancelled timers stay in the heap until there are this many, and half of it.
_MANY_CANCELLED = 100


class BaseEventLoop(events.AbstractEventLoop):
    """A loop that calls callbacks in turn and keeps time."""

    def __init__(self):
        self._ready = deque()
        self._scheduled = []
        self._cancelled_timers = 0
        self._running = self._closed = self._stopping = self._debug = False
        self._exception_handler = self._task_factory = None
        self._asyncgens = None
        self._asyncgens_closed = False
        # The tasks that are not done, in the order of their making.
        self._tasks = {}
        self.slow_callback_duration = 0.1

    def __repr__(self):
        return (
            f"<{type(self).__name__} running={self._running} closed={self._closed} "
            f"debug={self._debug}>"
        )

    # ---- making

    def create_future(self):
        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None, **kwargs):
        from asyncio.tasks import Task

        self._check_closed()
        if self._task_factory is None:
            return Task(coro, loop=self, name=name, context=context, **kwargs)
        if context is not None:
            kwargs["context"] = context
        task = self._task_factory(self, coro, **kwargs)
        if name is not None and hasattr(task, "set_name"):
            task.set_name(name)
        return task

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError("task factory must be a callable or None")
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    # ---- callbacks

    def time(self):
        return time.monotonic()

    def call_soon(self, callback, *args, context=None):
        self._check_closed()
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    call_soon_threadsafe = call_soon

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        timer = TimerHandle(when, callback, args, self, context)
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def _timer_handle_cancelled(self, timer):
        if timer._scheduled:
            self._cancelled_timers += 1

    # ---- running

    def _check_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def _check_running(self):
        if self._running:
            raise RuntimeError("This event loop is already running")
        if events._get_running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")

    def run_forever(self):
        self._check_closed()
        self._check_running()
        hooks = sys.get_asyncgen_hooks()
        self._running = True
        events._set_running_loop(self)
        sys.set_asyncgen_hooks(firstiter=self._asyncgen_started, finalizer=self._asyncgen_left)
        try:
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._stopping = self._running = False
            events._set_running_loop(None)
            sys.set_asyncgen_hooks(*hooks)

    def run_until_complete(self, future):
        from asyncio.tasks import ensure_future

        self._check_closed()
        self._check_running()
        is_ours = not isfuture(future)
        future = ensure_future(future, loop=self)
        future.add_done_callback(_stop_loop_of)
        try:
            self.run_forever()
        except BaseException:
            if is_ours and future.done() and not future.cancelled():
                # What the task raised came this way already.
                future.exception()
            raise
        finally:
            future.remove_done_callback(_stop_loop_of)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def _run_once(self):
        """One turn: sleeps if nothing is due, then calls all that was due at its start."""
        timers, ready = self._scheduled, self._ready
        self._drop_cancelled(timers)
        if not ready and not self._stopping:
            if timers:
                pause = timers[0]._when - self.time()
                if pause > 0:
                    time.sleep(min(pause, _LONGEST_SLEEP))
            else:
                time.sleep(_LONGEST_SLEEP)
        if timers:
            end = self.time() + _RESOLUTION
            while timers and timers[0]._when < end:
                timer = heapq.heappop(timers)
                timer._scheduled = False
                ready.append(timer)
        for _ in range(len(ready)):
            handle = ready.popleft()
            if not handle._cancelled:
                handle._run()

    def _drop_cancelled(self, timers):
        count = self._cancelled_timers
        if count > _MANY_CANCELLED and count * 2 > len(timers):
            for timer in timers:
                timer._scheduled = not timer._cancelled
            timers[:] = [timer for timer in timers if not timer._cancelled]
            heapq.heapify(timers)
            self._cancelled_timers = 0
        while timers and timers[0]._cancelled:
            self._cancelled_timers -= 1
            heapq.heappop(timers)._scheduled = False

    def stop(self):
        self._stopping = True

    def close(self):
        if self._running:
            raise RuntimeError("Cannot close a running event loop")
        self._closed = True
        self._ready.clear()
        self._scheduled.clear()

    def is_running(self):
        return self._running

    def is_closed(self):
        return self._closed

    # ---- asynchronous generators

    def _asyncgen_started(self, agen):
        if self._asyncgens is None:
            from weakref import WeakSet

            self._asyncgens = WeakSet()
        if self._asyncgens_closed:
            import warnings

            warnings.warn(
                f"asynchronous generator {agen!r} was scheduled after "
                "loop.shutdown_asyncgens() call",
                ResourceWarning,
                source=self,
            )
        self._asyncgens.add(agen)

    def _asyncgen_left(self, agen):
        self._asyncgens.discard(agen)
        if not self._closed:
            self.call_soon(self.create_task, agen.aclose())

    async def shutdown_asyncgens(self):
        from asyncio.waiting import gather

        self._asyncgens_closed = True
        if not self._asyncgens:
            return
        closing = list(self._asyncgens)
        self._asyncgens.clear()
        results = await gather(*[agen.aclose() for agen in closing], return_exceptions=True)
        for result, agen in zip(results, closing):
            if isinstance(result, Exception):
                message = f"an error occurred during closing of asynchronous generator {agen!r}"
                self.call_exception_handler(
                    {"message": message, "exception": result, "asyncgen": agen}
                )

    async def shutdown_default_executor(self, timeout=None):
        """There is no executor."""

    # ---- errors that nobody handles

    def get_exception_handler(self):
        return self._exception_handler

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._exception_handler = handler

    def default_exception_handler(self, context):
        import logging

        lines = [context.get("message") or "Unhandled exception in event loop"]
        lines += [
            f"{key}: {context[key]!r}"
            for key in sorted(context)
            if key not in ("message", "exception")
        ]
        error = context.get("exception")
        about = False if error is None else (type(error), error, error.__traceback__)
        logging.getLogger("asyncio").error("\n".join(lines), exc_info=about)

    def call_exception_handler(self, context):
        if self._exception_handler is None:
            self.default_exception_handler(context)
            return
        try:
            self._exception_handler(self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            message = "Unhandled error in exception handler"
            self.default_exception_handler(
                {"message": message, "exception": error, "context": context}
            )

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled


def _stop_loop_of(future):
    if not future.cancelled() and isinstance(
        future._exception, (SystemExit, KeyboardInterrupt)
    ):
        # It ends the loop by itself.
        return
    future.get_loop().stop()


class _UnixSelectorEventLoop(BaseEventLoop):
    """A loop of this system. It has no selector: whatever needs one says so."""

    def add_signal_handler(self, sig, callback, *args):
        import signal

        if iscoroutine(callback):
            raise TypeError("coroutines cannot be used with add_signal_handler()")
        signal.signal(sig, lambda number, frame: self.call_soon(callback, *args))

    def remove_signal_handler(self, sig):
        import signal

        before = signal.getsignal(sig)
        default = signal.default_int_handler if sig == signal.SIGINT else signal.SIG_DFL
        signal.signal(sig, default)
        return before is not default

    def run_in_executor(self, executor, func, *args):
        raise RuntimeError("can't start new thread: there are no threads here")


for _name in (
    "add_reader remove_reader add_writer remove_writer sock_recv sock_recv_into sock_recvfrom "
    "sock_recvfrom_into sock_sendall sock_sendto sock_connect sock_accept sock_sendfile "
    "getaddrinfo getnameinfo create_connection create_server create_unix_connection "
    "create_unix_server create_datagram_endpoint connect_accepted_socket start_tls sendfile "
    "connect_read_pipe connect_write_pipe subprocess_exec subprocess_shell"
).split():
    setattr(_UnixSelectorEventLoop, _name, refuse(f"loop.{_name}"))

_UnixSelectorEventLoop.__module__ = "asyncio.unix_events"
SelectorEventLoop = _UnixSelectorEventLoop
