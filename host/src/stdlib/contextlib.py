"""Context managers: made of generators, combined, and small ones of general use."""

import sys
from abc import ABC, abstractmethod
from functools import wraps
from types import MethodType

__all__ = [
    "asynccontextmanager",
    "contextmanager",
    "closing",
    "nullcontext",
    "AbstractContextManager",
    "AbstractAsyncContextManager",
    "AsyncExitStack",
    "ContextDecorator",
    "ExitStack",
    "redirect_stdout",
    "redirect_stderr",
    "suppress",
    "aclosing",
    "chdir",
]


def _has_methods(cls, names):
    """Whether a class has all the methods, None standing for one that it does not have."""
    for name in names:
        found = [vars(base)[name] for base in cls.__mro__ if name in vars(base)]
        if not found or found[0] is None:
            return NotImplemented
    return True


class AbstractContextManager(ABC):
    __slots__ = ()
    __class_getitem__ = classmethod(type(list[int]))

    def __enter__(self):
        return self

    @abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, other):
        if cls is AbstractContextManager:
            return _has_methods(other, ("__enter__", "__exit__"))
        return NotImplemented


class AbstractAsyncContextManager(ABC):
    __slots__ = ()
    __class_getitem__ = classmethod(type(list[int]))

    async def __aenter__(self):
        return self

    @abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, other):
        if cls is AbstractAsyncContextManager:
            return _has_methods(other, ("__aenter__", "__aexit__"))
        return NotImplemented


class ContextDecorator:
    """A context manager that can decorate functions: each call runs inside it."""

    def _recreate_cm(self):
        return self

    def __call__(self, function):
        @wraps(function)
        def inside(*args, **kwds):
            with self._recreate_cm():
                return function(*args, **kwds)

        return inside


class AsyncContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, function):
        @wraps(function)
        async def inside(*args, **kwds):
            async with self._recreate_cm():
                return await function(*args, **kwds)

        return inside


# ---- of generators


class _OfGenerator:
    """What both sorts share: a call of the function, kept so that it can be made anew."""

    def __init__(self, function, args, kwds):
        self.gen = function(*args, **kwds)
        self.func, self.args, self.kwds = function, args, kwds
        doc = getattr(function, "__doc__", None)
        self.__doc__ = doc if doc is not None else type(self).__doc__

    def _recreate_cm(self):
        return type(self)(self.func, self.args, self.kwds)


def _comes_from(error, value, wrapped):
    """Whether `error` is what a generator made of `value`, which would have ended it."""
    return isinstance(value, wrapped) and error.__cause__ is value


class _GeneratorContextManager(_OfGenerator, AbstractContextManager, ContextDecorator):
    def __enter__(self):
        del self.args, self.kwds, self.func
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, kind, value, traceback):
        if kind is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            complaint = "generator didn't stop"
        else:
            if value is None:
                value = kind()
            try:
                self.gen.throw(value)
            except StopIteration as stop:
                return stop is not value
            except BaseException as error:
                if error is not value:
                    if isinstance(error, RuntimeError) and _comes_from(
                        error, value, StopIteration
                    ):
                        value.__traceback__ = traceback
                        return False
                    raise
                error.__traceback__ = traceback
                return False
            complaint = "generator didn't stop after throw()"
        try:
            raise RuntimeError(complaint)
        finally:
            self.gen.close()


class _AsyncGeneratorContextManager(
    _OfGenerator, AbstractAsyncContextManager, AsyncContextDecorator
):
    async def __aenter__(self):
        del self.args, self.kwds, self.func
        try:
            return await anext(self.gen)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, kind, value, traceback):
        if kind is None:
            try:
                await anext(self.gen)
            except StopAsyncIteration:
                return False
            complaint = "generator didn't stop"
        else:
            if value is None:
                value = kind()
            try:
                await self.gen.athrow(value)
            except StopAsyncIteration as stop:
                return stop is not value
            except BaseException as error:
                if error is not value:
                    if isinstance(error, RuntimeError) and _comes_from(
                        error, value, (StopIteration, StopAsyncIteration)
                    ):
                        value.__traceback__ = traceback
                        return False
                    raise
                error.__traceback__ = traceback
                return False
            complaint = "generator didn't stop after athrow()"
        try:
            raise RuntimeError(complaint)
        finally:
            await self.gen.aclose()


def contextmanager(function):
    """Makes a function that gives context managers of one with a single `yield`."""

    @wraps(function)
    def helper(*args, **kwds):
        return _GeneratorContextManager(function, args, kwds)

    return helper


def asynccontextmanager(function):
    """As `contextmanager`, of an asynchronous generator."""

    @wraps(function)
    def helper(*args, **kwds):
        return _AsyncGeneratorContextManager(function, args, kwds)

    return helper


# ---- small ones


class closing(AbstractContextManager):
    """Closes something at the end."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class aclosing(AbstractAsyncContextManager):
    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()


class suppress(AbstractContextManager):
    """Goes on behind the block when it raises one of these exceptions."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, kind, value, traceback):
        if kind is None:
            return None
        if issubclass(kind, self._exceptions):
            return True
        if not issubclass(kind, BaseExceptionGroup):
            return False
        rest = value.split(self._exceptions)[1]
        if rest is None:
            return True
        raise rest


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    """Does nothing, where a context manager is asked for."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *exc_info):
        pass

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *exc_info):
        pass


class _redirect(AbstractContextManager):
    _stream = None

    def __init__(self, new_target):
        self._new_target = new_target
        self._old_targets = []

    def __enter__(self):
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, kind, value, traceback):
        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stdout(_redirect):
    _stream = "stdout"


class redirect_stderr(_redirect):
    _stream = "stderr"


# ---- stacks


class _Unwinding:
    """What is raised while a stack is unwound: `current` is what goes on outward."""

    def __init__(self, current):
        self.current = current
        self.outside = sys.exception()
        self.is_new = self.suppressed = False

    def details(self):
        e = self.current
        return (None, None, None) if e is None else (type(e), e, e.__traceback__)

    def swallow(self):
        self.suppressed, self.is_new, self.current = True, False, None

    def replace(self, error):
        # Where the new exception's chain of contexts comes to what is being handled around this,
        # it goes on with the exception that this one takes the place of.
        last = error
        while (context := last.__context__) is not None and context is not self.current:
            if context is self.outside:
                last.__context__ = self.current
                break
            last = context
        self.is_new, self.current = True, error

    def finish(self, had_exception):
        if self.is_new:
            context = self.current.__context__
            try:
                raise self.current
            except BaseException:
                self.current.__context__ = context
                raise
        return had_exception and self.suppressed


class _StackOfExits:
    def __init__(self):
        self._exit_callbacks = []

    def pop_all(self):
        """Hands the callbacks on to a new stack."""
        new = type(self)()
        new._exit_callbacks, self._exit_callbacks = self._exit_callbacks, []
        return new

    def push(self, exit):
        """Calls the `__exit__` of `exit`, or `exit` itself, at the end."""
        method = getattr(type(exit), "__exit__", None)
        if method is None:
            self._exit_callbacks.append((True, exit))
        else:
            self._exit_callbacks.append((True, MethodType(method, exit)))
        return exit

    def enter_context(self, manager):
        kind = type(manager)
        try:
            enter, leave = kind.__enter__, kind.__exit__
        except AttributeError:
            raise TypeError(
                f"'{_full_name(kind)}' object does not support the context manager protocol"
            ) from None
        result = enter(manager)
        self._exit_callbacks.append((True, MethodType(leave, manager)))
        return result

    def callback(self, callback, /, *args, **kwds):
        def leave(kind, value, traceback):
            callback(*args, **kwds)

        leave.__wrapped__ = callback
        self._exit_callbacks.append((True, leave))
        return callback


def _full_name(kind):
    return f"{kind.__module__}.{kind.__qualname__}"


class ExitStack(_StackOfExits, AbstractContextManager):
    """Leaves any number of context managers, in reverse order of entering."""

    def __enter__(self):
        return self

    def __exit__(self, *details):
        state = _Unwinding(details[1])
        while self._exit_callbacks:
            _, leave = self._exit_callbacks.pop()
            try:
                if leave(*state.details()):
                    state.swallow()
            except BaseException as error:
                state.replace(error)
        return state.finish(details[1] is not None)

    def close(self):
        self.__exit__(None, None, None)


class AsyncExitStack(_StackOfExits, AbstractAsyncContextManager):
    """As `ExitStack`, for asynchronous managers as well."""

    async def enter_async_context(self, manager):
        kind = type(manager)
        try:
            enter, leave = kind.__aenter__, kind.__aexit__
        except AttributeError:
            raise TypeError(
                f"'{_full_name(kind)}' object does not support the asynchronous "
                "context manager protocol"
            ) from None
        result = await enter(manager)
        self._exit_callbacks.append((False, MethodType(leave, manager)))
        return result

    def push_async_exit(self, exit):
        method = getattr(type(exit), "__aexit__", None)
        self._exit_callbacks.append((False, exit if method is None else MethodType(method, exit)))
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        async def leave(kind, value, traceback):
            await callback(*args, **kwds)

        leave.__wrapped__ = callback
        self._exit_callbacks.append((False, leave))
        return callback

    async def aclose(self):
        await self.__aexit__(None, None, None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *details):
        state = _Unwinding(details[1])
        while self._exit_callbacks:
            is_plain, leave = self._exit_callbacks.pop()
            try:
                done = leave(*state.details())
                if not is_plain:
                    done = await done
                if done:
                    state.swallow()
            except BaseException as error:
                state.replace(error)
        return state.finish(details[1] is not None)


class chdir(AbstractContextManager):
    """Has another current folder in a `with` block."""

    def __init__(self, path):
        self.path = path
        self._old_cwd = []

    def __enter__(self):
        import os

        self._old_cwd.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, *about):
        import os

        os.chdir(self._old_cwd.pop())
