"""Cases whose tests are coroutines."""

import asyncio
import inspect

from .case import TestCase

__unittest = True


class IsolatedAsyncioTestCase(TestCase):
    """A case each of whose tests has an event loop of its own."""

    loop_factory = None

    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    def addAsyncCleanup(self, func, /, *args, **kwargs):
        self.addCleanup(func, *args, **kwargs)

    def _in_loop(self, made):
        return self._runner.run(made) if inspect.isawaitable(made) else made

    def _call_setup(self):
        self.setUp()
        self._in_loop(self.asyncSetUp())

    def _call_test(self, method):
        self._in_loop(method())

    def _call_teardown(self):
        self._in_loop(self.asyncTearDown())
        self.tearDown()

    def _call_cleanup(self, function, args, kwargs):
        self._in_loop(function(*args, **kwargs))

    def run(self, result=None):
        with asyncio.Runner(debug=None) as self._runner:
            return super().run(result)
