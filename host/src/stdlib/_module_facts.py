"""What modules say of how they were loaded, which is made when a program asks."""

import sys
from importlib.machinery import (
    BuiltinImporter, LibraryLoader, ModuleSpec, NamespaceLoader, SourceFileLoader)


def complete(module):
    """Enters the module's loader and specification, where it has none of its program's."""
    namespace = module.__dict__
    name = namespace.get("__name__")
    if "__spec__" not in namespace:
        if sys.modules.get(name) is module or name == "posixpath":
            _complete_native(name, namespace)
        return
    given, file = namespace["__spec__"], namespace.get("__file__")
    if given is None and name == "__main__" and file is not None:
        namespace["__loader__"] = SourceFileLoader(name, file)
    elif type(given) is type(sys):
        spec = _specification(given, file)
        namespace["__loader__"] = spec.loader
        namespace["__spec__"] = spec


def _complete_native(name, namespace):
    namespace.setdefault("__doc__", None)
    namespace.setdefault("__package__", name.rpartition(".")[0])
    namespace.setdefault("__loader__", BuiltinImporter)
    namespace["__spec__"] = ModuleSpec(name, BuiltinImporter, origin="built-in")


def _specification(given, file):
    """The specification of which the import said what is in `given`."""
    name, folders = given.name, given.submodule_search_locations
    if file is None:
        loader = NamespaceLoader(name, folders)
    elif file.startswith("<"):
        loader = LibraryLoader(name, file)
    else:
        loader = SourceFileLoader(name, file)
    spec = ModuleSpec(name, loader, origin=file)
    spec.submodule_search_locations = folders
    spec.has_location = file is not None
    return spec


def names(modules, /):
    """`dir()` of the first of these modules, which takes from the others what they have for it."""
    own, *sources = [sys.modules[name] if name in sys.modules else __import__(name)
                     for name in modules]
    complete(own)
    found = set(own.__dict__) - {"__getattr__", "__dir__"}
    for source in sources:
        found.update([name for name in source.__dict__ if not name.startswith("_")])
        found.update(getattr(source, "_made_when_asked_for", ()))
    return list(found)
