"""What modules there are in packages, and the data beside them."""

import os
import sys
from collections import namedtuple
from importlib import import_module
from importlib.machinery import FileFinder
from importlib.util import find_spec

__all__ = [
    "get_importer",
    "iter_importers",
    "walk_packages",
    "iter_modules",
    "get_data",
    "ModuleInfo",
    "resolve_name",
    "extend_path",
]

ModuleInfo = namedtuple("ModuleInfo", "module_finder name ispkg")
ModuleInfo.__doc__ = "A namedtuple with minimal info about a module."


def get_importer(path_item):
    path_item = os.fsdecode(path_item)
    return FileFinder(path_item) if os.path.isdir(path_item or ".") else None


def iter_importers(fullname=""):
    if fullname.startswith("."):
        raise ImportError(f"Relative module name {fullname!r} not supported")
    package = fullname.rpartition(".")[0]
    folders = import_module(package).__path__ if package else sys.path
    for folder in folders:
        yield get_importer(folder)


def _names(folder):
    """The modules in a folder by their names, and whether each is a package."""
    found = {}
    for name in sorted(os.listdir(folder)):
        stem, dot, suffix = name.rpartition(".")
        if name == "__pycache__" or stem == "__init__":
            continue
        if suffix == "py" and dot and "." not in stem:
            found.setdefault(stem, False)
        elif "." not in name and os.path.isfile(os.path.join(folder, name, "__init__.py")):
            found.setdefault(name, True)
    return found.items()


def iter_modules(path=None, prefix=""):
    if isinstance(path, str):
        raise ValueError("path must be None or list of paths to look for modules in")
    seen = set()
    for folder in sys.path if path is None else path:
        finder = get_importer(folder)
        if finder is None:
            continue
        for name, is_package in _names(folder or "."):
            if name not in seen:
                seen.add(name)
                yield ModuleInfo(finder, prefix + name, is_package)


def walk_packages(path=None, prefix="", onerror=None):
    visited = set()
    for info in iter_modules(path, prefix):
        yield info
        if not info.ispkg:
            continue
        try:
            import_module(info.name)
        except Exception as e:
            if onerror is not None:
                onerror(info.name)
            elif not isinstance(e, ImportError):
                raise
            continue
        inner = getattr(sys.modules[info.name], "__path__", None) or []
        inner = [folder for folder in inner if folder not in visited]
        visited.update(inner)
        yield from walk_packages(inner, info.name + ".", onerror)


def get_data(package, resource):
    if find_spec(package) is None:
        return None
    module = sys.modules.get(package) or import_module(package)
    file = getattr(module, "__file__", None)
    if file is None:
        return None
    with open(os.path.join(os.path.dirname(file), *resource.split("/")), "rb") as file:
        return file.read()


def extend_path(path, name):
    if not isinstance(path, list):
        return path
    path = path[:]
    for folder in sys.path:
        inner = os.path.join(folder, *name.split("."))
        if inner not in path and os.path.isfile(os.path.join(inner, "__init__.py")):
            path.append(inner)
    return path


def _is_dotted(text):
    return all(part.isidentifier() for part in text.split("."))


def resolve_name(name):
    module, colon, attribute = name.partition(":")
    if not _is_dotted(module) or attribute and not _is_dotted(attribute):
        raise ValueError(f"invalid format: {name!r}")
    if colon:
        found = import_module(module)
        rest = attribute.split(".") if attribute else []
    else:
        first, *rest = module.split(".")
        found = import_module(first)
        while rest:
            first = f"{first}.{rest[0]}"
            try:
                found = import_module(first)
            except ImportError:
                break
            del rest[0]
    for part in rest:
        found = getattr(found, part)
    return found
