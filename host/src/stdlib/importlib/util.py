"""Finding modules, and making them of files, without importing them by name."""

import os
import sys
from types import ModuleType

from _importlib import import_module, is_own
from importlib.machinery import BuiltinImporter, ModuleSpec, SourceFileLoader


def resolve_name(name, package):
    """The absolute name of `name`, which may begin with dots, as seen from `package`."""
    if not name.startswith("."):
        return name
    if not package:
        raise ImportError(
            f"no package specified for {name!r} (required for relative module names)"
        )
    tail = name.lstrip(".")
    level = len(name) - len(tail)
    parts = package.rsplit(".", level - 1)
    if len(parts) < level:
        raise ImportError("attempted relative import beyond top-level package")
    return f"{parts[0]}.{tail}" if tail else parts[0]


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """The specification of a module that `loader` loads."""
    path = getattr(loader, "path", None)
    if path is not None and hasattr(loader, "get_filename"):
        return spec_from_file_location(name, path, loader=loader)
    if is_package is None and hasattr(loader, "is_package"):
        is_package = loader.is_package(name)
    return ModuleSpec(name, loader, origin=origin, is_package=bool(is_package))


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=None):
    """The specification of the module in the source file `location`; None for another file."""
    if location is None:
        location = loader.get_filename(name)
    location = os.path.abspath(os.fspath(location))
    if loader is None:
        if not location.endswith(".py"):
            return None
        loader = SourceFileLoader(name, location)
    spec = ModuleSpec(name, loader, origin=location)
    spec.has_location = True
    if submodule_search_locations is not None:
        spec.submodule_search_locations = submodule_search_locations
    elif hasattr(loader, "is_package") and loader.is_package(name):
        spec.submodule_search_locations = [os.path.dirname(location)]
    return spec


def module_from_spec(spec):
    """A new module as `spec` describes it, whose code has not run."""
    module = spec.loader.create_module(spec) if spec.loader is not None else None
    if module is None:
        module = ModuleType(spec.name)
    module.__loader__ = spec.loader
    module.__package__ = spec.parent
    module.__spec__ = spec
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    if spec.has_location:
        module.__file__ = spec.origin
    return module


def find_spec(name, package=None):
    """The specification of the module `name`, imported or not; None if there is no such module."""
    full = resolve_name(name, package)
    if full in sys.modules:
        return _of_imported(full, sys.modules[full])
    parent, _, _ = full.rpartition(".")
    if not parent:
        return _find(full, sys.path)
    try:
        path = import_module(parent).__path__
    except AttributeError as error:
        raise ModuleNotFoundError(
            f"__path__ attribute not found on {parent!r} while trying to find {full!r}",
            name=full,
        ) from error
    return _find(full, path)


def _find_spec_from_path(name, path=None):
    """As `find_spec`, in these folders, and without importing packages."""
    if name in sys.modules:
        return _of_imported(name, sys.modules[name])
    return _find(name, sys.path if path is None else path)


def _of_imported(name, module):
    if module is None:
        return None
    if name in sys.builtin_module_names:
        return ModuleSpec(name, BuiltinImporter, origin="built-in")
    try:
        spec = module.__spec__
    except AttributeError:
        raise ValueError(f"{name}.__spec__ is not set") from None
    if spec is None:
        raise ValueError(f"{name}.__spec__ is None")
    return spec


def _find(name, folders):
    for finder in list(sys.meta_path):
        spec = finder.find_spec(name, folders if "." in name else None, None)
        if spec is not None:
            return spec
    spec = spec_in_folders(name, folders)
    if spec is None or spec.loader is None:
        return own_spec(name) or spec
    return spec


def own_spec(name):
    """The specification of a module that is part of the interpreter, if it is one."""
    if name in sys.builtin_module_names or is_own(name):
        return ModuleSpec(name, BuiltinImporter, origin="built-in")
    return None


def spec_in_folders(name, folders):
    """The specification of the module in the first of these folders that has it."""
    tail = name.rpartition(".")[2]
    portions = []
    for folder in folders:
        base = os.path.join(folder, tail)
        init = os.path.join(base, "__init__.py")
        for file in (init, base + ".py"):
            if os.path.isfile(file):
                return spec_from_file_location(name, file)
        if os.path.isdir(base):
            portions.append(base)
    if not portions:
        return None
    spec = ModuleSpec(name, None, is_package=True)
    spec.submodule_search_locations = portions
    return spec


# ---- compiled files, which other Pythons have

MAGIC_NUMBER = b"\xf3\r\r\n"


def source_hash(source_bytes):
    from hashlib import blake2b

    return blake2b(source_bytes, digest_size=8).digest()


def cache_from_source(path, debug_override=None, *, optimization=None):
    head, tail = os.path.split(os.fspath(path))
    more = f".opt-{optimization}" if optimization else ""
    tag = sys.implementation.cache_tag or "stackline"
    return os.path.join(head, "__pycache__", f"{tail.rpartition('.')[0] or tail}.{tag}{more}.pyc")


def source_from_cache(path):
    head, tail = os.path.split(os.fspath(path))
    folder, cache = os.path.split(head)
    if cache != "__pycache__" or tail.count(".") not in (2, 3):
        raise ValueError(f"__pycache__ not bottom-level directory in {path!r}")
    return os.path.join(folder, tail.partition(".")[0] + ".py")


def decode_source(source_bytes):
    from io import BytesIO, TextIOWrapper
    from tokenize import detect_encoding

    encoding, _ = detect_encoding(BytesIO(source_bytes).readline)
    return TextIOWrapper(BytesIO(source_bytes), encoding, newline=None).read()
