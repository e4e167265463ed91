"""Tests together."""

import sys

from .case import TestCase, doModuleCleanups

__unittest = True


class BaseTestSuite:
    """Tests that run one after another."""

    _cleanup = True

    def __init__(self, tests=()):
        self._tests = []
        self._removed_tests = 0
        self.addTests(tests)

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} tests={list(self)}>"

    def __eq__(self, other):
        if not isinstance(other, type(self)):
            return NotImplemented
        return list(self) == list(other)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return self._removed_tests + sum(t.countTestCases() for t in self if t is not None)

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        if isinstance(test, type) and issubclass(test, (TestCase, TestSuite)):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to addTest()")
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def run(self, result):
        for test in self:
            if result.shouldStop:
                break
            test(result)
        return result

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        for test in self:
            test.debug()


class _DebugResult:
    """What a suite notes where no results are wanted."""

    _previousTestClass = None
    _moduleSetUpFailed = False
    shouldStop = False


class _Holder:
    """What stands for a class or module whose preparation failed."""

    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    __str__ = id

    def shortDescription(self):
        return None

    def countTestCases(self):
        return 0


class TestSuite(BaseTestSuite):
    """Tests, with what prepares their classes and modules."""

    def run(self, result, debug=False):
        top = not getattr(result, "_testRunEntered", False)
        result._testRunEntered = True
        for test in self:
            if result.shouldStop:
                break
            if isinstance(test, BaseTestSuite):
                test(result)
                continue
            if self._entered(test, result):
                test(result)
        if top:
            self._leave_class(None, result)
            self._leave_module(result)
            result._testRunEntered = False
        return result

    def _entered(self, test, result):
        """Leaves the class and module before, and prepares those of the test; whether it may run."""
        cls, before = type(test), result._previousTestClass
        if cls is not before:
            self._leave_class(cls, result)
            if before is None or before.__module__ != cls.__module__:
                self._leave_module(result)
                self._enter_module(cls, result)
            self._enter_class(cls, result)
            result._previousTestClass = cls
        return not (getattr(cls, "_classSetupFailed", False) or result._moduleSetUpFailed)

    def _enter_module(self, cls, result):
        result._moduleSetUpFailed = False
        setup = getattr(sys.modules.get(cls.__module__), "setUpModule", None)
        if setup is None:
            return
        try:
            setup()
        except Exception as e:
            result._moduleSetUpFailed = True
            self._note(result, e, "setUpModule", cls.__module__)

    def _leave_module(self, result):
        before = result._previousTestClass
        if before is None or result._moduleSetUpFailed:
            return
        teardown = getattr(sys.modules.get(before.__module__), "tearDownModule", None)
        for step in (teardown, doModuleCleanups):
            try:
                if step is not None:
                    step()
            except Exception as e:
                self._note(result, e, "tearDownModule", before.__module__)

    def _enter_class(self, cls, result):
        if result._moduleSetUpFailed or getattr(cls, "__unittest_skip__", False):
            return
        cls._classSetupFailed = False
        try:
            getattr(cls, "setUpClass", lambda: None)()
        except Exception as e:
            cls._classSetupFailed = True
            self._note(result, e, "setUpClass", f"{cls.__module__}.{cls.__qualname__}")
            self._class_cleanups(cls, result, "setUpClass")

    def _leave_class(self, cls, result):
        before = result._previousTestClass
        if before is None or before is cls or result._moduleSetUpFailed:
            return
        if getattr(before, "_classSetupFailed", False) or getattr(before, "__unittest_skip__", False):
            return
        try:
            getattr(before, "tearDownClass", lambda: None)()
        except Exception as e:
            self._note(result, e, "tearDownClass", f"{before.__module__}.{before.__qualname__}")
        self._class_cleanups(before, result, "tearDownClass")

    def _class_cleanups(self, cls, result, step):
        clean = getattr(cls, "doClassCleanups", None)
        if clean is None:
            return
        clean()
        for info in cls.tearDown_exceptions:
            self._note(result, info[1], step, f"{cls.__module__}.{cls.__qualname__}")

    def _note(self, result, e, step, where):
        holder = _Holder(f"{step} ({where})")
        if type(e).__name__ == "SkipTest":
            result.addSkip(holder, str(e))
        else:
            result.addError(holder, (type(e), e, e.__traceback__))
