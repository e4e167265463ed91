"""What running tests has found."""

import functools
import io
import sys
import traceback

__unittest = True


def failfast(method):
    @functools.wraps(method)
    def inner(self, *args, **kw):
        if getattr(self, "failfast", False):
            self.stop()
        return method(self, *args, **kw)

    return inner


class TestResult:
    """Counts tests, and keeps what failed."""

    _previousTestClass = None
    _moduleSetUpFailed = False

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = False
        self.failures = []
        self.errors = []
        self.testsRun = 0
        self.skipped = []
        self.expectedFailures = []
        self.unexpectedSuccesses = []
        self.collectedDurations = []
        self.shouldStop = False
        self.buffer = False
        self.tb_locals = False
        self._kept = None

    def printErrors(self):
        pass

    def startTest(self, test):
        self.testsRun += 1
        if self.buffer:
            self._kept = sys.stdout, sys.stderr
            sys.stdout, sys.stderr = io.StringIO(), io.StringIO()

    def startTestRun(self):
        pass

    def stopTest(self, test):
        if self._kept is not None:
            (sys.stdout, sys.stderr), self._kept = self._kept, None

    def stopTestRun(self):
        pass

    @failfast
    def addError(self, test, err):
        self.errors.append((test, self._exc_info_to_string(err, test)))

    @failfast
    def addFailure(self, test, err):
        self.failures.append((test, self._exc_info_to_string(err, test)))

    def addSubTest(self, test, subtest, err):
        if err is None:
            return
        if getattr(self, "failfast", False):
            self.stop()
        failed = issubclass(err[0], test.failureException)
        found = self.failures if failed else self.errors
        found.append((subtest, self._exc_info_to_string(err, test)))

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._exc_info_to_string(err, test)))

    @failfast
    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)

    def addDuration(self, test, elapsed):
        self.collectedDurations.append((str(test), elapsed))

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def stop(self):
        self.shouldStop = True

    def _exc_info_to_string(self, err, test):
        kind, value, tb = err
        tb = self._cleaned(kind, value, tb, test)
        made = traceback.TracebackException(
            kind, value, tb, capture_locals=self.tb_locals, compact=True
        )
        text = "".join(made.format())
        for name, stream in (("Stdout", sys.stdout), ("Stderr", sys.stderr)):
            if self._kept is not None and stream.getvalue():
                shown = stream.getvalue()
                text += f"\n{name}:\n{shown}" + ("" if shown.endswith("\n") else "\n")
        return text

    def _cleaned(self, kind, value, tb, test):
        """The traceback without the entries of this package around the test's own."""
        while tb is not None and _ours(tb):
            tb = tb.tb_next
        if kind is test.failureException:
            last, entry = None, tb
            while entry is not None and not _ours(entry):
                last, entry = entry, entry.tb_next
            if last is not None:
                last.tb_next = None
        return tb

    def __repr__(self):
        return (
            f"<{type(self).__module__}.{type(self).__qualname__} run={self.testsRun} "
            f"errors={len(self.errors)} failures={len(self.failures)}>"
        )


def _ours(entry):
    return "__unittest" in entry.tb_frame.f_globals
