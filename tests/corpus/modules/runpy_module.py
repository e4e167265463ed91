"""runpy: modules and files as programs."""

import os
import runpy
import sys
import tempfile

with tempfile.TemporaryDirectory() as folder:
    def write(name, text):
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write(text)
        return path

    one = write("one_module.py", "import sys\nx = 3\nprint(__name__, __package__, given, __spec__ and __spec__.name)\nprint(os_path(__file__), os_path(sys.argv[0]))\n")
    write("pack/__init__.py", "print('package', __name__)\n")
    write("pack/__main__.py", "from . import other\nprint('main of', __package__, __name__, other.y)\n")
    write("pack/other.py", "y = 5\n")
    write("folder/__main__.py", "print('folder', __name__, repr(__package__), __spec__.name)\nz = 7\n")
    base = os.path.basename
    given = {"given": "g", "os_path": base}
    before = base(sys.argv[0])

    names = runpy.run_path(one, given)
    print(names["x"], names["__name__"], names["__spec__"], base(names["__file__"]))
    names = runpy.run_path(one, given, run_name="some.name")
    print(names["__name__"], names["__package__"])
    print(base(sys.argv[0]) == before, "some.name" in sys.modules)
    names = runpy.run_path(os.path.join(folder, "folder"), run_name="__main__")
    print(names["z"])

    sys.path.insert(0, folder)
    names = runpy.run_module("one_module", given)
    print(names["__name__"], names["__spec__"].name)
    names = runpy.run_module("one_module", given, "__main__", alter_sys=True)
    print(names["__name__"], names["x"])
    names = runpy.run_module("pack")
    print(names["__name__"], sorted(n for n in names if not n.startswith("_")))
    for name in "nosuch", ".relative", "pack.nosuch", "nosuch.sub":
        try:
            runpy.run_module(name)
        except ImportError as e:
            print(type(e).__name__, e)
    try:
        runpy.run_path(os.path.join(folder, "missing.py"))
    except FileNotFoundError as e:
        print(type(e).__name__, e.errno)
