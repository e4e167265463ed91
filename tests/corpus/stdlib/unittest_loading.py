# What a loader makes of names that lead nowhere, and of the files in a folder.
import os
import sys
import tempfile
import unittest


def shown(suite, loader):
    result = unittest.TestResult()
    suite.run(result)
    print(result.testsRun, len(result.failures), len(result.errors), len(result.skipped))
    for test, text in result.errors:
        print(" ", test.id(), type(test).__name__, text.strip().splitlines()[-1])
    for test, reason in result.skipped:
        print(" ", test.id(), type(test).__name__, reason)
    for error in loader.errors:
        lines = error.strip().splitlines()
        print("  error:", lines[0], "|", lines[-1])


class Own(unittest.TestCase):
    def test_one(self):
        pass

    @staticmethod
    def test_static():
        return unittest.TestSuite([Own("test_one")])


def of_name(name, module=None):
    loader = unittest.TestLoader()
    try:
        shown(loader.loadTestsFromName(name, module), loader)
    except Exception as e:
        print(type(e).__name__, e)


main = sys.modules["__main__"]
of_name("no_such_module")
of_name("no_such_module.Test.test")
of_name("json.no_such_name")
of_name("json.decoder.nothing.more")
of_name("json.dumps")
of_name("Own", main)
of_name("Own.test_one", main)
of_name("Own.test_two", main)
of_name("Own.test_static", main)
of_name("main", main)
of_name("os.sep", main)

FILES = {
    "test_good.py": "import unittest\nclass T(unittest.TestCase):\n    def test_a(self): pass\n",
    "test_bad_import.py": "import no_such_module_at_all\n",
    "test_broken.py": "def (:\n",
    "test_skipped.py": "import unittest\nraise unittest.SkipTest('not here')\n",
    "test_raises.py": "1 / 0\n",
    "not_a_test.py": "1 / 0\n",
    "test-odd.py": "1 / 0\n",
    "package/__init__.py": "",
    "package/test_inner.py": "import unittest\nclass T(unittest.TestCase):\n    def test_b(self): pass\n",
    "loads/__init__.py": "def load_tests(loader, tests, pattern):\n    print('asked', pattern)\n    return tests\n",
    "loads/test_not_found.py": "1 / 0\n",
    "loads_badly/__init__.py": "def load_tests(loader, tests, pattern):\n    raise KeyError('bad')\n",
    "folder/test_unseen.py": "1 / 0\n",
}
with tempfile.TemporaryDirectory() as folder:
    for name, text in FILES.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write(text)
    loader = unittest.TestLoader()
    shown(loader.discover(folder), loader)
    loader = unittest.TestLoader()
    shown(loader.discover(folder, pattern="test_g*.py"), loader)
    sys.path.insert(0, folder)
    loader = unittest.TestLoader()
    shown(loader.discover("package"), loader)
    for start in ("no_such_package", "sys"):
        try:
            unittest.TestLoader().discover(start)
        except (ImportError, TypeError) as e:
            print(type(e).__name__, e)
