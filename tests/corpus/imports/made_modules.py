# Modules that a program makes, as `types.ModuleType` and `importlib.util` give them.
import importlib
import importlib.util
import sys
import types

Module = types.ModuleType
for args, kwargs in (
    ((), {}),
    ((1,), {}),
    (("a", "b", "c"), {}),
    (("a",), {"x": 1}),
    ((), {"name": "n", "doc": "d"}),
):
    try:
        made = Module(*args, **kwargs)
        print(made, made.__dict__, made.__name__, made.__doc__)
    except TypeError as error:
        print(type(error).__name__, error)

made = Module("made")
made.y = 2
print(made.y, vars(made), dir(made))
del made.y
print(hasattr(made, "y"), type(made) is Module, isinstance(made, Module), Module)
sys.modules["made"] = made
made.three = lambda: 3
import made as again

print(again is made, again.three())
from made import three

print(three())
try:
    from made import absent
except ImportError as error:
    print(error)
exec(compile("four = three() + 1", "f", "exec"), made.__dict__)
print(made.four)
try:
    made.nothing
except AttributeError as error:
    print(error)

# Specifications.
print(importlib.util.find_spec("no_such_module"))
print(importlib.util.find_spec("string") is not None, importlib.util.find_spec("sys").origin)
print(importlib.util.resolve_name(".c", "a.b"), importlib.util.resolve_name("..c", "a.b"))
try:
    importlib.util.resolve_name("...c", "a.b")
except ImportError as error:
    print(error)
try:
    importlib.util.resolve_name(".c", "")
except ImportError as error:
    print(error)

import os

folder = os.path.dirname(os.path.abspath(__file__))
file = os.path.join(folder, "lib", "made_thing.py")
spec = importlib.util.spec_from_file_location("renamed", file)
print(spec.name, spec.origin == file, spec.has_location, repr(spec.parent))
module = importlib.util.module_from_spec(spec)
print(hasattr(module, "value"), module.__file__ == file, module.__spec__ is spec)
spec.loader.exec_module(module)
print(module.value, module.name, module.function())
print(module.function.__code__.co_filename == file)
print(importlib.util.spec_from_file_location("other", file + ".txt"))

from importlib.metadata import PackageNotFoundError, version

try:
    version("no-such-package")
except PackageNotFoundError as error:
    print(type(error).__name__, error, error.name)
