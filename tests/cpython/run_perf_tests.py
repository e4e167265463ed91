"""Runs tests of CPython's own test_perf_profiler against another interpreter.

usage: REFERENCE run_perf_tests.py BINARY Class.test...
       REFERENCE run_perf_tests.py --list

REFERENCE is a CPython that has its test package; the tests, which are its own, start
sys.executable, and here that is BINARY. What the tests ask sysconfig about the build is
answered by BINARY as well. A test that skips itself counts as failed: the one who calls this
decides what is left out. The tests of jitdump skip themselves for every perf before 6.6, because
of a defect that distributions have repaired in older ones too; here they run with any, and fail
if it has the defect.
"""

import importlib
import subprocess
import sys
import sysconfig
import unittest

MODULE = "test.test_perf_profiler"
BUILD_VARIABLES = ("PY_HAVE_PERF_TRAMPOLINE", "PY_CORE_CFLAGS")


def build_variables(binary):
    """The variables that `BINARY -m sysconfig` prints as `\\tNAME = "value"`."""
    text = subprocess.run(
        [binary, "-m", "sysconfig"], check=True, capture_output=True, text=True
    ).stdout
    pairs = (line.strip().split(" = ", 1) for line in text.splitlines() if " = " in line)
    return {name: value.strip('"') for name, value in pairs}


def answer_for(binary):
    """Makes sysconfig speak of BINARY's build where the tests ask about the build."""
    own = sysconfig.get_config_var
    variables = build_variables(binary)

    def get_config_var(name):
        return variables.get(name) if name in BUILD_VARIABLES else own(name)

    sysconfig.get_config_var = get_config_var
    sys.executable = binary


def try_any_perf():
    """Runs what would be skipped for the version of perf alone."""
    tests = importlib.import_module(MODULE)
    skipped = getattr(tests, "TestPerfProfilerWithDwarf", None)
    reason = getattr(skipped, "__unittest_skip_why__", "")
    if reason == "perf command may not work due to a perf bug":
        skipped.__unittest_skip__ = False


def tests_in(suite):
    for item in suite:
        if isinstance(item, unittest.TestSuite):
            yield from tests_in(item)
        else:
            yield item


def main(arguments):
    loader = unittest.TestLoader()
    if arguments == ["--list"]:
        for test in tests_in(loader.loadTestsFromName(MODULE)):
            print(test.id().removeprefix(MODULE + "."))
        return 0
    binary, *names = arguments
    answer_for(binary)
    try_any_perf()
    suite = loader.loadTestsFromNames([f"{MODULE}.{name}" for name in names])
    result = unittest.TextTestRunner(verbosity=2).run(suite)
    for test, reason in result.skipped:
        print(f"{test} skipped itself: {reason}", file=sys.stderr)
    return 0 if result.wasSuccessful() and not result.skipped else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
