"""Waiting for several, for a time, or in spite of being cancelled."""

import types
from collections import deque

from asyncio import events
from asyncio.coroutines import iscoroutine
from asyncio.exceptions import CancelledError
from asyncio.futures import Future, isfuture
from asyncio.tasks import ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, ensure_future


def _set_unless_done(future, result=None):
    if not future.done():
        future.set_result(result)


@types.coroutine
def _give_way():
    """One turn of the loop."""
    yield


async def sleep(delay, result=None):
    if delay <= 0:
        await _give_way()
        return result
    if delay != delay:
        raise ValueError("Invalid delay: NaN (not a number)")
    loop = events.get_running_loop()
    future = loop.create_future()
    timer = loop.call_later(delay, _set_unless_done, future, result)
    try:
        return await future
    finally:
        timer.cancel()


# ---- wait


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """The sets of what is done and what is pending."""
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    fs = set(fs)
    if any(iscoroutine(f) for f in fs):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    await _until(fs, timeout, return_when, events.get_running_loop())
    done = {f for f in fs if f.done()}
    return done, fs - done


async def _until(futures, timeout, return_when, loop):
    """Waits as `return_when` says, at most for `timeout` seconds; cancels nothing."""
    enough = loop.create_future()
    timer = None
    if timeout is not None:
        timer = loop.call_later(timeout, _set_unless_done, enough)
    left = len(futures)

    def one_done(future):
        nonlocal left
        left -= 1
        failed = (
            return_when == FIRST_EXCEPTION
            and not future.cancelled()
            and future.exception() is not None
        )
        if left <= 0 or return_when == FIRST_COMPLETED or failed:
            if timer is not None:
                timer.cancel()
            _set_unless_done(enough)

    for future in futures:
        future.add_done_callback(one_done)
    try:
        await enough
    finally:
        if timer is not None:
            timer.cancel()
        for future in futures:
            future.remove_done_callback(one_done)


async def wait_for(fut, timeout):
    """The result, or TimeoutError after `timeout` seconds, when it has been cancelled."""
    from asyncio import timeouts

    if fut is not None and not isfuture(fut) and not iscoroutine(fut):
        if not hasattr(type(fut), "__await__"):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
    if timeout is None or timeout > 0:
        async with timeouts.timeout(timeout):
            return await fut
    fut = ensure_future(fut)
    if fut.done():
        return fut.result()
    await _cancel_and_wait(fut)
    try:
        return fut.result()
    except CancelledError as error:
        raise TimeoutError from error


async def _cancel_and_wait(future):
    loop = events.get_running_loop()
    done = loop.create_future()

    def finished(_):
        _set_unless_done(done)

    future.add_done_callback(finished)
    try:
        future.cancel()
        await done
    finally:
        future.remove_done_callback(finished)


# ---- gather


class _GatheringFuture(Future):
    """The future of several: cancelling it cancels them."""

    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        # All are cancelled, not the first that can be.
        cancelled = [child.cancel(msg=msg) for child in self._children]
        if any(cancelled):
            self._cancel_requested = True
        return any(cancelled)


def _outcome(future):
    if future.cancelled():
        message = future._cancel_message
        return CancelledError("" if message is None else message)
    error = future.exception()
    return future.result() if error is None else error


def gather(*coros_or_futures, return_exceptions=False):
    """A future of the list of all results, in the order of the arguments."""
    if not coros_or_futures:
        empty = events.get_event_loop().create_future()
        empty.set_result([])
        return empty
    loop, unique = None, {}
    left = 0
    children = []
    outer = None

    def one_done(future):
        nonlocal left
        left -= 1
        if outer is None or outer.done():
            if not future.cancelled():
                future.exception()
            return
        if not return_exceptions:
            error = (
                future._make_cancelled_error() if future.cancelled() else future.exception()
            )
            if error is not None:
                outer.set_exception(error)
                return
        if left:
            return
        if outer._cancel_requested:
            outer.set_exception(future._make_cancelled_error())
        else:
            outer.set_result([_outcome(child) for child in children])

    already = []
    for argument in coros_or_futures:
        if argument not in unique:
            future = ensure_future(argument, loop=loop)
            if loop is None:
                loop = future.get_loop()
            unique[argument] = future
            left += 1
            if future.done():
                already.append(future)
            else:
                future.add_done_callback(one_done)
        children.append(unique[argument])
    outer = _GatheringFuture(children, loop=loop)
    for future in already:
        one_done(future)
    return outer


# ---- shield


def shield(arg):
    """A future of the same result, whose cancellation does not reach `arg`."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()

    def inner_done(_):
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()
        elif inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())

    def outer_done(_):
        if not inner.done():
            inner.remove_done_callback(inner_done)

    inner.add_done_callback(inner_done)
    outer.add_done_callback(outer_done)
    return outer


# ---- as_completed


class _AsCompletedIterator:
    """Gives futures as they are done: the futures themselves to `async for`, and to `for`
    coroutines that wait for the next one."""

    def __init__(self, aws, timeout):
        self._done = deque()
        self._getters = deque()
        self._timer = None
        loop = events.get_event_loop()
        pending = {ensure_future(aw, loop=loop) for aw in set(aws)}
        self._loop = loop
        self._pending = pending
        self._left = len(pending)
        for future in pending:
            future.add_done_callback(self._one_done)
        if pending and timeout is not None:
            self._timer = loop.call_later(timeout, self._timed_out)

    def __aiter__(self):
        return self

    def __iter__(self):
        return self

    async def __anext__(self):
        if not self._left:
            raise StopAsyncIteration
        self._left -= 1
        return await self._next()

    def __next__(self):
        if not self._left:
            raise StopIteration
        self._left -= 1
        return self._next_result()

    async def _next_result(self):
        return (await self._next()).result()

    async def _next(self):
        while not self._done:
            getter = self._loop.create_future()
            self._getters.append(getter)
            await getter
        future = self._done.popleft()
        if future is None:
            raise TimeoutError
        return future

    def _give(self, future):
        self._done.append(future)
        while self._getters:
            getter = self._getters.popleft()
            if not getter.done():
                getter.set_result(None)
                break

    def _one_done(self, future):
        if future not in self._pending:
            return
        self._pending.discard(future)
        self._give(future)
        if not self._pending and self._timer is not None:
            self._timer.cancel()

    def _timed_out(self):
        for future in self._pending:
            future.remove_done_callback(self._one_done)
            self._give(None)
        self._pending.clear()


def as_completed(fs, *, timeout=None):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect an iterable of futures, not {type(fs).__name__}")
    return _AsCompletedIterator(fs, timeout)
