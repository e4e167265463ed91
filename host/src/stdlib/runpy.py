"""Runs modules and files as programs, in this process."""

import importlib.util
import io
import os
import sys
from types import ModuleType

__all__ = ["run_module", "run_path"]


class _Replaced:
    """While it lasts, `sys.modules` and `sys.argv[0]` are those of the program that is run."""

    def __init__(self, name, filename):
        self.name, self.filename = name, filename
        self.module = ModuleType(name)

    def __enter__(self):
        self.argument = sys.argv[0]
        sys.argv[0] = self.filename
        self.before = sys.modules.get(self.name)
        sys.modules[self.name] = self.module
        return self.module.__dict__

    def __exit__(self, *_):
        sys.argv[0] = self.argument
        if self.before is None:
            sys.modules.pop(self.name, None)
        else:
            sys.modules[self.name] = self.before


def _run(code, names, given, name, spec, filename, package, loader=None):
    names.update(given or {})
    names.update(
        __name__=name, __file__=filename, __cached__=None, __doc__=None, __loader__=loader,
        __package__=package, __spec__=spec,
    )
    exec(code, names)
    return names


def _spec_and_code(name):
    if name.startswith("."):
        raise ImportError("Relative module names not supported")
    try:
        spec = importlib.util.find_spec(name)
    except (ImportError, AttributeError, TypeError, ValueError) as error:
        raise ImportError(
            f"Error while finding module specification for {name!r} "
            f"({type(error).__name__}: {error})"
        ) from error
    if spec is None:
        raise ImportError(f"No module named {name}")
    if spec.submodule_search_locations is not None:
        if name == "__main__" or name.endswith(".__main__"):
            raise ImportError("Cannot use package as __main__ module")
        try:
            return _spec_and_code(name + ".__main__")
        except ImportError as error:
            if name not in sys.modules:
                raise
            raise ImportError(f"{error}; {name!r} is a package and cannot be directly executed")
    code = spec.loader.get_code(name) if hasattr(spec.loader, "get_code") else None
    if code is None:
        raise ImportError(f"No code object available for {name}")
    return spec, code


def run_module(mod_name, init_globals=None, run_name=None, alter_sys=False):
    """Runs a module, or the `__main__` of a package; what its names are in the end."""
    spec, code = _spec_and_code(mod_name)
    name = spec.name if run_name is None else run_name
    about = name, spec, spec.origin, spec.parent, spec.loader
    if not alter_sys:
        return _run(code, {}, init_globals, *about)
    with _Replaced(name, spec.origin) as names:
        return _run(code, names, init_globals, *about).copy()


def run_path(path_name, init_globals=None, run_name=None):
    """Runs a file, or the `__main__` of a folder; what its names are in the end."""
    name = "<run_path>" if run_name is None else run_name
    path = os.fsdecode(path_name)
    if os.path.isdir(path):
        return _run_folder(path, init_globals, name)
    with io.open_code(path) as file:
        code = compile(file.read(), path, "exec")
    with _Replaced(name, path) as names:
        package = name.rpartition(".")[0]
        return _run(code, names, init_globals, name, None, path, package).copy()


def _run_folder(path, given, name):
    sys.path.insert(0, path)
    try:
        file = os.path.join(path, "__main__.py")
        if not os.path.isfile(file):
            raise ImportError(f"can't find '__main__' module in {path!r}")
        spec = importlib.util.spec_from_file_location("__main__", file)
        code = spec.loader.get_code("__main__")
        with _Replaced(name, file) as names:
            return _run(code, names, given, name, spec, file, "", spec.loader).copy()
    finally:
        if path in sys.path:
            sys.path.remove(path)
