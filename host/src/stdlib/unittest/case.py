"""Test cases: one method each, with what prepares it and what it checks."""

import functools
import sys
import time
import types

from ._asserts import Asserts, _Raises

__unittest = True


class SkipTest(Exception):
    """Raised by a test that is not to count."""


_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    _module_cleanups.append((function, args, kwargs))


def _enter(cm, add):
    """Enters a context that the cleanup `add` will leave."""
    cls = type(cm)
    try:
        enter, leave = cls.__enter__, cls.__exit__
    except AttributeError:
        raise TypeError(
            f"'{cls.__module__}.{cls.__qualname__}' object does not support the context manager protocol"
        ) from None
    result = enter(cm)
    add(leave, cm, None, None, None)
    return result


def enterModuleContext(cm):
    return _enter(cm, addModuleCleanup)


def doModuleCleanups():
    errors = []
    while _module_cleanups:
        function, args, kwargs = _module_cleanups.pop()
        try:
            function(*args, **kwargs)
        except Exception as e:
            errors.append(e)
    if errors:
        raise errors[0]


def skip(reason):
    """Marks a test or class as not to be run."""
    def mark(item):
        if not isinstance(item, type):
            @functools.wraps(item)
            def skipped(*args, **kwargs):
                raise SkipTest(reason)

            item = skipped
        item.__unittest_skip__ = True
        item.__unittest_skip_why__ = reason
        return item

    if isinstance(reason, types.FunctionType):
        item, reason = reason, ""
        return mark(item)
    return mark


def skipIf(condition, reason):
    return skip(reason) if condition else lambda item: item


def skipUnless(condition, reason):
    return lambda item: item if condition else skip(reason)(item)


def expectedFailure(item):
    item.__unittest_expecting_failure__ = True
    return item


class _Outcome:
    """What has happened to the test that runs."""

    def __init__(self, result):
        self.result = result
        self.success = True
        self.expecting = False
        self.expected = None
        self.subtests = False


class TestCase(Asserts):
    """A test: the method of this name."""

    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    _classSetupFailed = False
    _class_cleanups = ()
    _outcome = None
    _subtest = None

    def __init_subclass__(cls, *args, **kwargs):
        cls._classSetupFailed = False
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._cleanups = []
        self._type_equality_funcs = {
            dict: "assertDictEqual", list: "assertListEqual", tuple: "assertTupleEqual",
            set: "assertSetEqual", frozenset: "assertSetEqual", str: "assertMultiLineEqual",
        }
        method = getattr(self, methodName, None)
        if method is None and methodName != "runTest":
            raise ValueError(f"no such test method in {type(self)}: {methodName}")
        self._testMethodDoc = getattr(method, "__doc__", "No test")

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        return _enter(cm, self.addCleanup)

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        return _enter(cm, cls.addClassCleanup)

    @classmethod
    def doClassCleanups(cls):
        cls.tearDown_exceptions = []
        while cls._class_cleanups:
            function, args, kwargs = cls._class_cleanups.pop()
            try:
                function(*args, **kwargs)
            except Exception:
                cls.tearDown_exceptions.append(sys.exc_info())

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        from .result import TestResult
        return TestResult()

    def shortDescription(self):
        doc = self._testMethodDoc
        return doc.strip().split("\n")[0].strip() if doc else None

    def id(self):
        cls = type(self)
        return f"{cls.__module__}.{cls.__qualname__}.{self._testMethodName}"

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        cls = type(self)
        name = self._testMethodName
        return f"{name} ({cls.__module__}.{cls.__qualname__}.{name})"

    def __repr__(self):
        cls = type(self)
        return f"<{cls.__module__}.{cls.__qualname__} testMethod={self._testMethodName}>"

    def skipTest(self, reason):
        raise SkipTest(reason)

    # What cases with an event loop do in another way.

    def _call_setup(self):
        self.setUp()

    def _call_test(self, method):
        if method() is not None:
            import warnings
            warnings.warn(
                f"It is deprecated to return a value that is not None from a test case ({method})",
                DeprecationWarning, stacklevel=3,
            )

    def _call_teardown(self):
        self.tearDown()

    def _call_cleanup(self, function, args, kwargs):
        function(*args, **kwargs)

    def subTest(self, msg=..., **params):
        return _Within(self, msg, params)

    def _attempt(self, step, *args):
        """Runs a part of the test, and notes what it raises; whether nothing."""
        outcome = self._outcome
        try:
            step(*args)
            return True
        except KeyboardInterrupt:
            raise
        except SkipTest as e:
            outcome.success = False
            outcome.result.addSkip(self, str(e))
        except _ShouldStop:
            pass
        except BaseException:
            self._note(sys.exc_info())
        return False

    def _note(self, info):
        outcome = self._outcome
        outcome.success = False
        if outcome.expecting:
            outcome.expected = info
        elif issubclass(info[0], self.failureException):
            outcome.result.addFailure(self, info)
        else:
            outcome.result.addError(self, info)

    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            if self._outcome is None:
                function(*args, **kwargs)
            else:
                self._attempt(self._call_cleanup, function, args, kwargs)
        return self._outcome is None or self._outcome.success

    def run(self, result=None):
        own = result is None
        if own:
            result = self.defaultTestResult()
            getattr(result, "startTestRun", lambda: None)()
        result.startTest(self)
        began = time.perf_counter()
        try:
            method = getattr(self, self._testMethodName)
            marked = [o for o in (type(self), method) if getattr(o, "__unittest_skip__", False)]
            if marked:
                result.addSkip(self, getattr(marked[0], "__unittest_skip_why__", ""))
            else:
                self._run_method(method, result)
            getattr(result, "addDuration", lambda *_: None)(self, time.perf_counter() - began)
        finally:
            result.stopTest(self)
            if own:
                getattr(result, "stopTestRun", lambda: None)()
        return result

    def _run_method(self, method, result):
        outcome = self._outcome = _Outcome(result)
        outcome.expecting = getattr(self, "__unittest_expecting_failure__", False) or getattr(
            method, "__unittest_expecting_failure__", False
        )
        try:
            if self._attempt(self._call_setup):
                self._attempt(self._call_test, method)
                self._attempt(self._call_teardown)
            self.doCleanups()
            if outcome.expected is not None:
                result.addExpectedFailure(self, outcome.expected)
            elif outcome.success and outcome.expecting:
                result.addUnexpectedSuccess(self)
            elif outcome.success:
                result.addSuccess(self)
        finally:
            self._outcome = None

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        method = getattr(self, self._testMethodName)
        for o in (type(self), method):
            if getattr(o, "__unittest_skip__", False):
                raise SkipTest(getattr(o, "__unittest_skip_why__", ""))
        self._call_setup()
        self._call_test(method)
        self._call_teardown()
        self.doCleanups()

    def assertRaises(self, expected_exception, *args, **kwargs):
        return _Raises(self, expected_exception)._called("assertRaises", args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        context = _Raises(self, expected_exception, expected_regex)
        return context._called("assertRaisesRegex", args, kwargs)


class _ShouldStop(Exception):
    """The test is to end at its first failure."""


class _Within:
    """The context of one part of a test that may fail on its own."""

    def __init__(self, case, message, params):
        self.case = case
        before = case._subtest
        if before is not None:
            params = before.params | params
        self.part = _SubTest(case, message, params)

    def __enter__(self):
        self.before, self.case._subtest = self.case._subtest, self.part

    def __exit__(self, kind, value, tb):
        case, outcome = self.case, self.case._outcome
        case._subtest = self.before
        if outcome is None or kind is not None and issubclass(kind, (KeyboardInterrupt, _ShouldStop)):
            return False
        if kind is None:
            outcome.result.addSubTest(case, self.part, None)
            return False
        outcome.success = False
        if issubclass(kind, SkipTest):
            outcome.result.addSkip(self.part, str(value))
        elif outcome.expecting:
            outcome.expected = (kind, value, tb)
        else:
            outcome.result.addSubTest(case, self.part, (kind, value, tb))
        if outcome.result.shouldStop or getattr(outcome.result, "failfast", False):
            raise _ShouldStop
        return True


class _SubTest(TestCase):
    """Stands for a part of a test in its result."""

    def __init__(self, test_case, message, params):
        super().__init__()
        self._message = message
        self.test_case = test_case
        self.params = params
        self.failureException = test_case.failureException

    def runTest(self):
        raise NotImplementedError("subtests cannot be run directly")

    def _subDescription(self):
        parts = [] if self._message is ... else [f"[{self._message}]"]
        if self.params:
            shown = ", ".join(f"{k}={v!r}" for k, v in self.params.items())
            parts.append(f"({shown})")
        return " ".join(parts) or "(<subtest>)"

    def id(self):
        return f"{self.test_case.id()} {self._subDescription()}"

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return f"{self.test_case} {self._subDescription()}"


class FunctionTestCase(TestCase):
    """A function as a case."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._functions = setUp, testFunc, tearDown
        self._description = description

    def setUp(self):
        if self._functions[0] is not None:
            self._functions[0]()

    def tearDown(self):
        if self._functions[2] is not None:
            self._functions[2]()

    def runTest(self):
        self._functions[1]()

    def id(self):
        return self._functions[1].__name__

    def __str__(self):
        return f"{type(self).__module__}.{type(self).__qualname__} ({self.id()})"

    def shortDescription(self):
        if self._description is not None:
            return self._description
        doc = self._functions[1].__doc__
        return doc and doc.split("\n")[0].strip() or None
