"""sys.meta_path: finders of the program's are asked first, and their loaders make the modules."""
import importlib
import importlib.util
import sys
from importlib.machinery import ModuleSpec, PathFinder


class Loader:
    def __init__(self, text):
        self.text = text

    def create_module(self, spec):
        print("create", spec.name)
        return None

    def exec_module(self, module):
        print("exec", module.__name__, module.__package__)
        exec(self.text, module.__dict__)


class Finder:
    sources = {
        "made": "x = 1\nname = __name__",
        "made_package": "from . import part\ny = part.z + 1",
        "made_package.part": "z = 41",
        "broken": "1 / 0",
        "swapped": "import sys\nsys.modules[__name__] = 'something else'",
    }

    @classmethod
    def find_spec(cls, name, path, target=None):
        if name not in cls.sources:
            return None
        return ModuleSpec(name, Loader(cls.sources[name]), is_package=name == "made_package")


class Old:
    """A finder of the kind that is gone."""

    def find_module(self, name, path=None):
        raise AssertionError


sys.meta_path.insert(0, Finder)
import made
print(made.x, made.name, made.__spec__.name, "made" in sys.modules)
import made_package
print(made_package.y, made_package.part.z, made_package.__path__)
from made_package.part import z
print(z, importlib.import_module("made_package.part") is made_package.part)
for _ in range(2):
    try:
        import broken
    except ZeroDivisionError as e:
        print("broken", e, "broken" in sys.modules)
import swapped
print(swapped)
try:
    import not_there_at_all
except ModuleNotFoundError as e:
    print(e)
print(importlib.util.find_spec("made_package.part").name, importlib.util.find_spec("nowhere"))
sys.meta_path.append(Old)
import colorsys
print(colorsys.__name__)
sys.meta_path.remove(Finder)
del sys.modules["made"]
try:
    import made
except ModuleNotFoundError as e:
    print(e)
print(PathFinder.find_spec("nowhere_to_be_found"))
