"""A loop from its making to its end."""

from asyncio import coroutines, events, exceptions
from asyncio.tasks import all_tasks
from asyncio.waiting import gather


class Runner:
    """A loop that several coroutines are run in, one after the other."""

    def __init__(self, *, debug=None, loop_factory=None):
        self._state = "created"
        self._debug, self._loop_factory = debug, loop_factory
        self._loop = self._context = None
        self._set_event_loop = False
        self._interrupts = 0

    def __enter__(self):
        self._start()
        return self

    def __exit__(self, kind, value, traceback):
        self.close()

    def close(self):
        if self._state != "initialized":
            return
        loop = self._loop
        try:
            _cancel_all(loop)
            loop.run_until_complete(loop.shutdown_asyncgens())
        finally:
            if self._set_event_loop:
                events.set_event_loop(None)
            loop.close()
            self._loop = None
            self._state = "closed"

    def get_loop(self):
        self._start()
        return self._loop

    def run(self, coro, *, context=None):
        if not coroutines.iscoroutine(coro):
            raise ValueError(f"a coroutine was expected, got {coro!r}")
        if events._get_running_loop() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        self._start()
        task = self._loop.create_task(coro, context=self._context if context is None else context)
        restore = self._take_interrupts(task)
        self._interrupts = 0
        try:
            return self._loop.run_until_complete(task)
        except exceptions.CancelledError:
            if self._interrupts and task.uncancel() == 0:
                raise KeyboardInterrupt()
            raise
        finally:
            restore()

    def _start(self):
        if self._state == "closed":
            raise RuntimeError("Runner is closed")
        if self._state == "initialized":
            return
        if self._loop_factory is None:
            self._loop = events.new_event_loop()
            if not self._set_event_loop:
                events.set_event_loop(self._loop)
                self._set_event_loop = True
        else:
            self._loop = self._loop_factory()
        if self._debug is not None:
            self._loop.set_debug(self._debug)
        self._context = events.copy_context()
        self._state = "initialized"

    def _take_interrupts(self, task):
        """Makes the first Ctrl-C cancel the task; gives back what undoes that."""
        import signal

        if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
            return lambda: None

        def on_interrupt(number, frame):
            self._interrupts += 1
            if self._interrupts == 1 and not task.done():
                task.cancel()
                self._loop.call_soon(lambda: None)
                return
            raise KeyboardInterrupt()

        def restore():
            if signal.getsignal(signal.SIGINT) is on_interrupt:
                signal.signal(signal.SIGINT, signal.default_int_handler)

        signal.signal(signal.SIGINT, on_interrupt)
        return restore


def run(main, *, debug=None, loop_factory=None):
    if events._get_running_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)


def _cancel_all(loop):
    left = all_tasks(loop)
    if not left:
        return
    for task in left:
        task.cancel()
    loop.run_until_complete(gather(*left, return_exceptions=True))
    for task in left:
        if not task.cancelled() and task.exception() is not None:
            message = "unhandled exception during asyncio.run() shutdown"
            loop.call_exception_handler(
                {"message": message, "exception": task.exception(), "task": task}
            )
