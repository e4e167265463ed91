"""Callbacks that wait for their turn, and which loop runs them."""

from contextvars import copy_context

from asyncio.coroutines import _callback_text


class Handle:
    """A callback that a loop will call."""

    def __init__(self, callback, args, loop, context=None):
        self._context = copy_context() if context is None else context
        self._loop = loop
        self._callback, self._args = callback, args
        self._cancelled = False

    def _described(self):
        parts = [type(self).__name__]
        if self._cancelled:
            parts.append("cancelled")
        if self._callback is not None:
            parts.append(_callback_text(self._callback, self._args))
        return parts

    def __repr__(self):
        return f"<{' '.join(self._described())}>"

    def get_context(self):
        return self._context

    def cancel(self):
        self._cancelled = True

    def cancelled(self):
        return self._cancelled

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            text = _callback_text(self._callback, self._args)
            self._loop.call_exception_handler(
                {"message": f"Exception in callback {text}", "exception": error, "handle": self}
            )


class TimerHandle(Handle):
    """A callback that a loop will call at a time."""

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when
        self._scheduled = False

    def _described(self):
        parts = super()._described()
        parts.insert(2 if self._cancelled else 1, f"when={self._when}")
        return parts

    def when(self):
        return self._when

    def cancel(self):
        if not self._cancelled:
            self._loop._timer_handle_cancelled(self)
        super().cancel()

    def __hash__(self):
        return hash(self._when)

    def __lt__(self, other):
        return self._when < other._when

    def __le__(self, other):
        return self._when <= other._when

    def __gt__(self, other):
        return self._when > other._when

    def __ge__(self, other):
        return self._when >= other._when

    def __eq__(self, other):
        if not isinstance(other, TimerHandle):
            return NotImplemented
        return (
            self._when == other._when
            and self._callback == other._callback
            and self._args == other._args
            and self._cancelled == other._cancelled
        )


class AbstractEventLoop:
    """What every loop has; a loop that lacks something leaves it as it is here."""


def _absent(name):
    def method(self, *args, **kwargs):
        raise NotImplementedError

    method.__name__ = name
    method.__qualname__ = f"AbstractEventLoop.{name}"
    return method


for _name in (
    "run_forever run_until_complete stop is_running is_closed close call_soon call_later call_at "
    "call_soon_threadsafe time create_future create_task run_in_executor set_default_executor "
    "shutdown_asyncgens shutdown_default_executor get_debug set_debug set_exception_handler "
    "get_exception_handler default_exception_handler call_exception_handler set_task_factory "
    "get_task_factory add_signal_handler remove_signal_handler"
).split():
    setattr(AbstractEventLoop, _name, _absent(_name))


class AbstractEventLoopPolicy:
    """Which loop belongs to the present context."""

    def get_event_loop(self):
        raise NotImplementedError

    def set_event_loop(self, loop):
        raise NotImplementedError

    def new_event_loop(self):
        raise NotImplementedError


class DefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """One loop, which is made when it is first asked for."""

    def __init__(self):
        self._loop = None
        self._was_set = False

    def get_event_loop(self):
        if self._loop is None and not self._was_set:
            import warnings

            warnings.warn("There is no current event loop", DeprecationWarning, stacklevel=3)
            self.set_event_loop(self.new_event_loop())
        if self._loop is None:
            raise RuntimeError("There is no current event loop in thread 'MainThread'.")
        return self._loop

    def set_event_loop(self, loop):
        self._was_set = True
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError(
                "loop must be an instance of AbstractEventLoop or None, "
                f"not '{type(loop).__name__}'"
            )
        self._loop = loop

    def new_event_loop(self):
        from asyncio.base_events import SelectorEventLoop

        return SelectorEventLoop()


_policy = None
_running = None


def _get_running_loop():
    return _running


def _set_running_loop(loop):
    global _running
    _running = loop


def get_running_loop():
    if _running is None:
        raise RuntimeError("no running event loop")
    return _running


def get_event_loop_policy():
    global _policy
    if _policy is None:
        _policy = DefaultEventLoopPolicy()
    return _policy


def set_event_loop_policy(policy):
    global _policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError(
            "policy must be an instance of AbstractEventLoopPolicy or None, "
            f"not '{type(policy).__name__}'"
        )
    _policy = policy


def get_event_loop():
    """The running loop, or else the policy's."""
    return get_event_loop_policy().get_event_loop() if _running is None else _running


def set_event_loop(loop):
    get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    return get_event_loop_policy().new_event_loop()
