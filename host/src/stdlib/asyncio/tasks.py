"""Coroutines that a loop drives."""

import itertools

from asyncio import coroutines, events
from asyncio.coroutines import iscoroutine
from asyncio.exceptions import CancelledError
from asyncio.futures import Future, isfuture

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

_numbers = itertools.count(1)
# The task that runs in each loop.
_current_tasks = {}


class Task(Future):
    """A coroutine in a loop: it runs until what it awaits is not there, and goes on when it is."""
    __static_name__ = "_asyncio.Task"

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        super().__init__(loop=loop)
        if not iscoroutine(coro):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        self._name = f"Task-{next(_numbers)}" if name is None else str(name)
        self._must_cancel = False
        self._cancels = 0
        self._fut_waiter = None
        self._coro = coro
        self._context = events.copy_context() if context is None else context
        if eager_start and self._loop.is_running():
            self._start_now()
        else:
            self._loop.call_soon(self._step, context=self._context)
            _register_task(self)

    def _described(self):
        parts = super()._described()
        if self._cancels and not self.done():
            parts[0] = "cancelling"
        about = [f"name={self._name!r}"]
        if self._coro is not None:
            about.append(f"coro=<{coroutines._describe(self._coro)}>")
        if self._fut_waiter is not None:
            about.append(f"wait_for={self._fut_waiter!r}")
        parts[1:1] = about
        return parts

    def get_coro(self):
        return self._coro

    def get_context(self):
        return self._context

    def get_name(self):
        return self._name

    def set_name(self, value, /):
        self._name = str(value)

    def set_result(self, result, /):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception, /):
        raise RuntimeError("Task does not support set_exception operation")

    def cancel(self, msg=None):
        self._retrieved()
        if self.done():
            return False
        self._cancels += 1
        if self._fut_waiter is not None and self._fut_waiter.cancel(msg=msg):
            # The coroutine learns of it when it is woken.
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self):
        return self._cancels

    def uncancel(self):
        if self._cancels:
            self._cancels -= 1
            if not self._cancels:
                self._must_cancel = False
        return self._cancels

    def get_stack(self, *, limit=None):
        frame = getattr(self._coro, "cr_frame", None)
        return [] if frame is None else [frame]

    # ---- driving

    def _start_now(self):
        """Runs the coroutine up to where it first waits, inside whoever made the task."""
        loop = self._loop
        outer = _current_tasks.pop(loop, None)
        _register_task(self)
        try:
            self._context.run(self._step)
        finally:
            if outer is not None:
                _current_tasks[loop] = outer
        if self.done():
            self._coro = None

    def _step(self, error=None):
        if self._must_cancel:
            if not isinstance(error, CancelledError):
                error = self._make_cancelled_error()
            self._must_cancel = False
        self._fut_waiter = None
        loop = self._loop
        _enter_task(loop, self)
        try:
            if error is None:
                waited = self._coro.send(None)
            else:
                waited = self._coro.throw(error)
        except StopIteration as end:
            if self._must_cancel:
                self._must_cancel = False
                super().cancel(msg=self._cancel_message)
            else:
                super().set_result(end.value)
        except CancelledError as cancelled:
            self._cancelled_exc = cancelled
            super().cancel()
        except (KeyboardInterrupt, SystemExit) as fatal:
            super().set_exception(fatal)
            raise
        except BaseException as failed:
            super().set_exception(failed)
        else:
            self._wait_for(waited)
        finally:
            if self._state != "PENDING":
                _unregister_task(self)
            _leave_task(loop, self)

    def _wait_for(self, waited):
        """Goes on when what the coroutine yielded is done."""
        blocking = getattr(waited, "_asyncio_future_blocking", None)
        if blocking is None:
            if waited is None:
                self._loop.call_soon(self._step, context=self._context)
                return
            self._fail(f"Task got bad yield: {waited!r}")
        elif waited.get_loop() is not self._loop:
            self._fail(f"Task {self!r} got Future {waited!r} attached to a different loop")
        elif not blocking:
            self._fail(f"yield was used instead of yield from in task {self!r} with {waited!r}")
        elif waited is self:
            self._fail(f"Task cannot await on itself: {self!r}")
        else:
            waited._asyncio_future_blocking = False
            waited.add_done_callback(self._wakeup, context=self._context)
            self._fut_waiter = waited
            if self._must_cancel and waited.cancel(msg=self._cancel_message):
                self._must_cancel = False

    def _fail(self, message):
        self._loop.call_soon(self._step, RuntimeError(message), context=self._context)

    def _wakeup(self, future):
        try:
            future.result()
        except BaseException as error:
            self._step(error)
        else:
            self._step()

    _wakeup.__qualname__ = "Task.task_wakeup"


Task.__module__ = "_asyncio"


# ---- which tasks there are


def _enter_task(loop, task):
    current = _current_tasks.get(loop)
    if current is not None:
        raise RuntimeError(
            f"Cannot enter into task {task!r} while another task {current!r} is being executed."
        )
    _current_tasks[loop] = task


def _leave_task(loop, task):
    current = _current_tasks.get(loop)
    if current is not task:
        raise RuntimeError(
            f"Leaving task {task!r} does not match the current task {current!r}."
        )
    del _current_tasks[loop]


def _register_task(task):
    task._loop._tasks[task] = None


def _unregister_task(task):
    task._loop._tasks.pop(task, None)


_register_eager_task, _unregister_eager_task = _register_task, _unregister_task


def current_task(loop=None):
    return _current_tasks.get(events.get_running_loop() if loop is None else loop)


def all_tasks(loop=None):
    if loop is None:
        loop = events.get_running_loop()
    return {task for task in loop._tasks if not task.done()}


# ---- making them


def create_task(coro, *, name=None, context=None):
    loop = events.get_running_loop()
    if context is None:
        return loop.create_task(coro, name=name)
    return loop.create_task(coro, name=name, context=context)


def create_eager_task_factory(custom_task_constructor):
    def factory(loop, coro, *, name=None, context=None):
        return custom_task_constructor(
            coro, loop=loop, name=name, context=context, eager_start=True
        )

    return factory


eager_task_factory = create_eager_task_factory(Task)


async def _await(awaitable):
    return await awaitable


def ensure_future(coro_or_future, *, loop=None):
    if isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future.get_loop():
            raise ValueError(
                "The future belongs to a different loop than the one specified as the loop argument"
            )
        return coro_or_future
    coro = coro_or_future
    if not iscoroutine(coro):
        if not hasattr(type(coro), "__await__"):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        coro = _await(coro)
    if loop is None:
        loop = events.get_event_loop()
    try:
        return loop.create_task(coro)
    except RuntimeError:
        if coro is coro_or_future:
            coro.close()
        raise


def run_coroutine_threadsafe(coro, loop):
    raise RuntimeError("there is no other thread to run a coroutine in")
