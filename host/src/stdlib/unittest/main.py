"""Running the tests of a module from the command line."""

import os
import sys

from . import loader, runner

__unittest = True

_USAGE = """usage: {prog} [-h] [-v] [-q] [-f] [-b] [--locals] [-k PATTERN] [tests ...]

  -v, --verbose   a line for each test
  -q, --quiet     nothing for tests that pass
  -f, --failfast  stop at the first failure
  -b, --buffer    keep what passing tests print to themselves
  --locals        show variables in tracebacks
  -k PATTERN      only tests whose names have this in them
"""

# The options of `discover`, in the order of its arguments.
_DISCOVER = {
    "-s": "start_dir", "-p": "pattern", "-t": "top_level_dir",
    "--start-directory": "start_dir", "--pattern": "pattern", "--top-level-directory": "top_level_dir",
}


def _dotted(name):
    """The name of the module in a file below the current folder, or the name itself."""
    if not os.path.isfile(name) or not name.lower().endswith(".py"):
        return name
    if os.path.isabs(name):
        relative = os.path.relpath(name, os.getcwd())
        if os.path.isabs(relative) or relative.startswith(os.pardir):
            return name
        name = relative
    return os.path.normpath(name)[:-3].replace("\\", ".").replace("/", ".")


class TestProgram:
    """Reads the arguments, runs the tests, and ends the process."""

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None,
                 testLoader=loader.defaultTestLoader, exit=True, verbosity=1, failfast=None,
                 catchbreak=None, buffer=None, warnings=None, *, tb_locals=False, durations=None):
        if isinstance(module, str):
            __import__(module)
            module = sys.modules[module]
        self.module = module
        self.exit = exit
        self.verbosity = verbosity
        self.failfast, self.buffer, self.tb_locals = failfast, buffer, tb_locals
        self.testRunner, self.testLoader = testRunner, testLoader
        self.defaultTest = defaultTest
        self.parseArgs(sys.argv if argv is None else argv)
        self.runTests()

    def parseArgs(self, argv):
        names, patterns, rest = [], [], list(argv[1:])
        self._discover = {}
        while rest:
            arg = rest.pop(0)
            if arg in ("-h", "--help"):
                print(_USAGE.format(prog=argv[0]), end="")
                sys.exit(0)
            elif arg in ("-v", "--verbose"):
                self.verbosity = 2
            elif arg in ("-q", "--quiet"):
                self.verbosity = 0
            elif arg in ("-f", "--failfast"):
                self.failfast = True
            elif arg in ("-b", "--buffer"):
                self.buffer = True
            elif arg == "--locals":
                self.tb_locals = True
            elif arg.startswith("-k"):
                pattern = arg[2:] or (rest.pop(0) if rest else "")
                patterns.append(pattern if "*" in pattern else f"*{pattern}*")
            elif names[:1] == ["discover"] and arg in _DISCOVER and rest:
                self._discover[_DISCOVER[arg]] = rest.pop(0)
            elif arg.startswith("-"):
                sys.stderr.write(f"{_USAGE.format(prog=argv[0])}error: unrecognized arguments: {arg}\n")
                sys.exit(2)
            else:
                names.append(arg)
        if patterns:
            self.testLoader.testNamePatterns = patterns
        self._load(names)

    def _load(self, names):
        load = self.testLoader
        if self.module is None and (not names or names[0] == "discover"):
            given = dict(zip(_DISCOVER.values(), names[1:])) | self._discover
            self.test = load.discover(given.pop("start_dir", "."), **given)
        elif names:
            if self.module is None:
                names = [_dotted(name) for name in names]
            self.test = load.loadTestsFromNames(names, self.module)
        elif self.defaultTest is None:
            self.test = load.loadTestsFromModule(self.module)
        else:
            given = self.defaultTest
            given = [given] if isinstance(given, str) else given
            self.test = load.loadTestsFromNames(given, self.module)

    def runTests(self):
        kind = self.testRunner or runner.TextTestRunner
        if isinstance(kind, type):
            kind = kind(
                verbosity=self.verbosity, failfast=self.failfast, buffer=self.buffer,
                tb_locals=self.tb_locals,
            )
        self.result = kind.run(self.test)
        if not self.exit:
            return
        if self.result.testsRun == 0 and not self.result.skipped:
            sys.exit(5)
        sys.exit(0 if self.result.wasSuccessful() else 1)


main = TestProgram
