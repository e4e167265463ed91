"""Finding tests."""

import functools
import os
import re
import sys
import traceback
import types

from .case import FunctionTestCase, SkipTest, TestCase, skip
from .suite import TestSuite

__unittest = True

_MODULE_FILE = re.compile(r"[_a-z]\w*\.py$", re.IGNORECASE)


class _FailedTest(TestCase):
    """Stands for a test that could not be had: it raises what was in the way."""

    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            return super().__getattr__(name)

        def testFailure():
            raise self._exception

        return testFailure


class TestLoader:
    """Makes suites of classes, modules and names."""

    testMethodPrefix = "test"
    sortTestMethodsUsing = staticmethod(lambda a, b: (a > b) - (a < b))
    testNamePatterns = None
    suiteClass = TestSuite
    _top_level_dir = None

    def __init__(self):
        self.errors = []
        # Packages whose load_tests is asked at present.
        self._loading_packages = set()

    def _failed(self, name, exception, message):
        """A suite with a test of this name that fails, and the message among the errors."""
        self.errors.append(message)
        return self.suiteClass((_FailedTest(name, exception),))

    def loadTestsFromTestCase(self, testCaseClass):
        if issubclass(testCaseClass, TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?")
        if testCaseClass in (TestCase, FunctionTestCase):
            names = []
        else:
            names = self.getTestCaseNames(testCaseClass)
            if not names and hasattr(testCaseClass, "runTest"):
                names = ["runTest"]
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *, pattern=None):
        tests = []
        for name in dir(module):
            obj = getattr(module, name)
            if _is_case(obj):
                tests.append(self.loadTestsFromTestCase(obj))
        load_tests = getattr(module, "load_tests", None)
        tests = self.suiteClass(tests)
        if load_tests is None:
            return tests
        try:
            return load_tests(self, tests, pattern)
        except Exception as e:
            return self._failed(module.__name__, e, f"Failed to call load_tests:\n{traceback.format_exc()}")

    def loadTestsFromName(self, name, module=None):
        parts, failure = name.split("."), None
        if module is None:
            module, parts, failure = self._imported(parts)
            if module is None:
                return self._failed(*failure)
        obj, parent = module, None
        for part in parts:
            try:
                parent, obj = obj, getattr(obj, part)
            except AttributeError as e:
                # In a package the missing name may be a module that could not be imported.
                if getattr(obj, "__path__", None) is None or failure is None:
                    failure = part, e, f"Failed to access attribute:\n{traceback.format_exc()}"
                return self._failed(*failure)
        return self._tests_of(obj, parent, parts)

    def _tests_of(self, obj, parent, parts):
        """The tests of what a name leads to, an attribute of `parent`."""
        if isinstance(obj, types.ModuleType):
            return self.loadTestsFromModule(obj)
        if _is_case(obj):
            return self.loadTestsFromTestCase(obj)
        if isinstance(obj, types.FunctionType) and isinstance(parent, type) and issubclass(parent, TestCase):
            test = parent(parts[-1])
            # A static method is called for its tests, as any function.
            if not isinstance(getattr(test, parts[-1]), types.FunctionType):
                return self.suiteClass([test])
        elif isinstance(obj, TestSuite):
            return obj
        if not callable(obj):
            raise TypeError(f"don't know how to make test from: {obj}")
        made = obj()
        if isinstance(made, TestSuite):
            return made
        if isinstance(made, TestCase):
            return self.suiteClass([made])
        raise TypeError(f"calling {obj} returned {made}, not a test")

    def _imported(self, parts):
        """The package that a dotted name begins with, the names behind it, and what was in the way
        of the last module that could not be imported; no package if that was the first."""
        failure = None
        for count in range(len(parts), 0, -1):
            try:
                return __import__(".".join(parts[:count])), parts[1:], failure
            except ImportError:
                failure = _import_failure(parts[count - 1])
        return None, (), failure

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def getTestCaseNames(self, testCaseClass):
        def wanted(name):
            if not name.startswith(self.testMethodPrefix) or not callable(getattr(testCaseClass, name)):
                return False
            full = f"{testCaseClass.__module__}.{testCaseClass.__qualname__}.{name}"
            patterns = self.testNamePatterns
            return patterns is None or any(_matches(full, p) for p in patterns)

        names = list(filter(wanted, dir(testCaseClass)))
        if self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    # Tests of the files in a folder.

    def discover(self, start_dir, pattern="test*.py", top_level_dir=None):
        """The tests of the files of a folder or package, and of the packages in it."""
        before = self._top_level_dir
        top = top_level_dir or before or start_dir
        implicit = top_level_dir is None and before is None
        top = os.path.abspath(top)
        if top not in sys.path:
            sys.path.insert(0, top)
        self._top_level_dir = top
        if os.path.isdir(os.path.abspath(start_dir)):
            folder = os.path.abspath(start_dir)
            found = folder == top or os.path.isfile(os.path.join(folder, "__init__.py"))
        else:
            folder = self._folder_of_package(start_dir, implicit)
            found = folder is not None
        if not found:
            raise ImportError(f"Start directory is not importable: {start_dir!r}")
        tests = list(self._find_tests(folder, pattern))
        self._top_level_dir = before
        return self.suiteClass(tests)

    def _folder_of_package(self, name, implicit):
        """The folder of the package of this name; None if it cannot be imported."""
        try:
            __import__(name)
        except ImportError:
            return None
        module = sys.modules[name]
        try:
            folder = os.path.abspath(os.path.dirname(module.__file__))
        except AttributeError:
            if module.__name__ in sys.builtin_module_names:
                raise TypeError("Can not use builtin modules as dotted module names") from None
            raise TypeError(f"don't know how to discover from {module!r}") from None
        if implicit:
            sys.path.remove(self._top_level_dir)
            self._top_level_dir = self._get_directory_containing_module(name.partition(".")[0])
        return folder

    def _get_directory_containing_module(self, module_name):
        path = os.path.abspath(sys.modules[module_name].__file__)
        if os.path.basename(path).lower().startswith("__init__.py"):
            return os.path.dirname(os.path.dirname(path))
        # A module is not moved to where its package would be.
        return os.path.dirname(path)

    def _get_name_from_path(self, path):
        if path == self._top_level_dir:
            return "."
        path = os.path.splitext(os.path.normpath(path))[0]
        relative = os.path.relpath(path, self._top_level_dir)
        assert not os.path.isabs(relative), "Path must be within the project"
        assert not relative.startswith(".."), "Path must be within the project"
        return relative.replace(os.path.sep, ".")

    def _get_module_from_name(self, name):
        __import__(name)
        return sys.modules[name]

    def _match_path(self, path, full_path, pattern):
        return _matches(path, pattern)

    def _find_tests(self, start_dir, pattern):
        # A package that is asked by its load_tests has been looked at already.
        name = self._get_name_from_path(start_dir)
        if name != "." and name not in self._loading_packages:
            tests, inside = self._find_test_path(start_dir, pattern)
            if tests is not None:
                yield tests
            if not inside:
                return
        for entry in sorted(os.listdir(start_dir)):
            path = os.path.join(start_dir, entry)
            tests, inside = self._find_test_path(path, pattern)
            if tests is not None:
                yield tests
            if inside:
                name = self._get_name_from_path(path)
                self._loading_packages.add(name)
                try:
                    yield from self._find_tests(path, pattern)
                finally:
                    self._loading_packages.discard(name)

    def _find_test_path(self, full_path, pattern):
        """The tests of a file or package, and whether to look into the folder as well."""
        base = os.path.basename(full_path)
        if os.path.isfile(full_path):
            if not _MODULE_FILE.match(base) or not self._match_path(base, full_path, pattern):
                return None, False
            return self._tests_of_file(full_path, pattern), False
        if os.path.isdir(full_path) and os.path.isfile(os.path.join(full_path, "__init__.py")):
            return self._tests_of_package(full_path, pattern)
        return None, False

    def _try_module(self, name):
        """The module of this name, or a suite that says why there is none."""
        try:
            return self._get_module_from_name(name), None
        except SkipTest as e:
            return None, _skipped(name, e, self.suiteClass)
        except:
            return None, self._failed(*_import_failure(name))

    def _tests_of_file(self, full_path, pattern):
        name = self._get_name_from_path(full_path)
        module, instead = self._try_module(name)
        if module is None:
            return instead
        found = os.path.abspath(getattr(module, "__file__", full_path))
        found = _without_extension(os.path.realpath(found))
        expected = _without_extension(os.path.realpath(full_path))
        if found.lower() != expected.lower():
            directory = os.path.dirname(os.path.realpath(found))
            mod_name = _without_extension(os.path.basename(full_path))
            raise ImportError(
                f"{mod_name!r} module incorrectly imported from {directory!r}. Expected "
                f"{os.path.dirname(full_path)!r}. Is this module globally installed?"
            )
        return self.loadTestsFromModule(module, pattern=pattern)

    def _tests_of_package(self, full_path, pattern):
        name = self._get_name_from_path(full_path)
        package, instead = self._try_module(name)
        if package is None:
            return instead, False
        load_tests = getattr(package, "load_tests", None)
        self._loading_packages.add(name)
        try:
            tests = self.loadTestsFromModule(package, pattern=pattern)
        finally:
            self._loading_packages.discard(name)
        return tests, load_tests is None


def _is_case(obj):
    return isinstance(obj, type) and issubclass(obj, TestCase) and obj not in (TestCase, FunctionTestCase)


def _import_failure(name):
    """What `_failed` takes for a module that could not be imported, while that is handled."""
    message = f"Failed to import test module: {name}\n{traceback.format_exc()}"
    return name, ImportError(message), message


def _skipped(name, exception, suite_class):
    @skip(str(exception))
    def testSkipped(self):
        pass

    kind = type("ModuleSkipped", (TestCase,), {name: testSkipped})
    return suite_class((kind(name),))


def _without_extension(path):
    return os.path.splitext(path)[0]


def _matches(name, pattern):
    from fnmatch import fnmatchcase
    return fnmatchcase(name, pattern)


defaultTestLoader = TestLoader()
