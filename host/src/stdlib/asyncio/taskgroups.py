"""Tasks that are waited for together."""

from asyncio import events, tasks
from asyncio.exceptions import CancelledError


class TaskGroup:
    """Waits for its tasks at the end of the block; if one fails the others are cancelled."""

    def __init__(self):
        self._entered = self._exiting = self._aborting = False
        self._loop = self._parent_task = None
        self._parent_cancel_requested = False
        self._tasks = set()
        self._errors = []
        self._base_error = None
        self._all_done = None

    def __repr__(self):
        parts = [""]
        if self._tasks:
            parts.append(f"tasks={len(self._tasks)}")
        if self._errors:
            parts.append(f"errors={len(self._errors)}")
        if self._aborting:
            parts.append("cancelling")
        elif self._entered:
            parts.append("entered")
        return f"<TaskGroup{' '.join(parts)}>"

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has already been entered")
        self._loop = events.get_running_loop()
        self._parent_task = tasks.current_task(self._loop)
        if self._parent_task is None:
            raise RuntimeError(f"TaskGroup {self!r} cannot determine the parent task")
        self._entered = True
        return self

    async def __aexit__(self, kind, error, traceback):
        try:
            return await self._finish(kind, error)
        finally:
            # Errors refer to frames, and frames to the group.
            self._parent_task = self._base_error = None
            self._errors = None

    async def _finish(self, kind, error):
        self._exiting = True
        cancelled = None
        if kind is not None:
            if self._is_fatal(error) and self._base_error is None:
                self._base_error = error
            if issubclass(kind, CancelledError):
                cancelled = error
        if kind is not None and not self._aborting:
            self._abort()
        cancelled = await self._wait_for_all(cancelled)
        if self._base_error is not None:
            raise self._base_error
        if self._parent_cancel_requested and self._parent_task.uncancel() == 0:
            # The cancellation was the group's own.
            cancelled = None
        if cancelled is not None and not self._errors:
            raise cancelled
        if kind is not None and not issubclass(kind, CancelledError):
            self._errors.append(error)
        if self._errors:
            if self._parent_task.cancelling():
                # A cancellation from outside is to be seen at the next await.
                self._parent_task.uncancel()
                self._parent_task.cancel()
            raise BaseExceptionGroup("unhandled errors in a TaskGroup", self._errors) from None
        return None

    async def _wait_for_all(self, cancelled):
        while self._tasks:
            if self._all_done is None:
                self._all_done = self._loop.create_future()
            try:
                await self._all_done
            except CancelledError as error:
                if not self._aborting:
                    # From outside: the tasks go first, then it is passed on.
                    cancelled = error
                    self._abort()
            self._all_done = None
        return cancelled

    def create_task(self, coro, *, name=None, context=None):
        problem = None
        if not self._entered:
            problem = "has not been entered"
        elif self._exiting and not self._tasks:
            problem = "is finished"
        elif self._aborting:
            problem = "is shutting down"
        if problem is not None:
            coro.close()
            raise RuntimeError(f"TaskGroup {self!r} {problem}")
        if context is None:
            task = self._loop.create_task(coro, name=name)
        else:
            task = self._loop.create_task(coro, name=name, context=context)
        if task.done() and not task.cancelled() and task.exception() is None:
            return task
        self._tasks.add(task)
        task.add_done_callback(self._on_task_done)
        return task

    @staticmethod
    def _is_fatal(error):
        return isinstance(error, (SystemExit, KeyboardInterrupt))

    def _abort(self):
        self._aborting = True
        for task in list(self._tasks):
            if not task.done():
                task.cancel()

    def _on_task_done(self, task):
        self._tasks.discard(task)
        if self._all_done is not None and not self._tasks and not self._all_done.done():
            self._all_done.set_result(True)
        if task.cancelled():
            return
        error = task.exception()
        if error is None:
            return
        self._errors.append(error)
        if self._is_fatal(error) and self._base_error is None:
            self._base_error = error
        if self._parent_task.done():
            message = f"Task {task!r} has errored out but its parent task {self._parent_task} is already completed"
            self._loop.call_exception_handler(
                {"message": message, "exception": error, "task": task}
            )
        elif not self._aborting and not self._parent_cancel_requested:
            # The body of the block may be waiting for something else.
            self._abort()
            self._parent_cancel_requested = True
            self._parent_task.cancel()
