"""What describes modules, and what loads them from files."""

SOURCE_SUFFIXES = [".py"]
BYTECODE_SUFFIXES = [".pyc"]
EXTENSION_SUFFIXES = []


def all_suffixes():
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES


class ModuleSpec:
    """A module's name, where it comes from, and what loads it."""

    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.loader_state = loader_state
        self.submodule_search_locations = [] if is_package else None
        self.cached = None
        self.has_location = False

    @property
    def parent(self):
        if self.submodule_search_locations is None:
            return self.name.rpartition(".")[0]
        return self.name

    def __repr__(self):
        parts = [f"name={self.name!r}", f"loader={self.loader!r}"]
        if self.origin is not None:
            parts.append(f"origin={self.origin!r}")
        if self.submodule_search_locations is not None:
            parts.append(f"submodule_search_locations={self.submodule_search_locations}")
        return f"{type(self).__name__}({', '.join(parts)})"

    def __eq__(self, other):
        if not isinstance(other, ModuleSpec):
            return NotImplemented
        return vars(self) == vars(other)

    __hash__ = None


class SourceFileLoader:
    """Loads a module from a source file."""

    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        exec(self.get_code(self.name), module.__dict__)

    def get_filename(self, name=None):
        return self.path

    def get_data(self, path):
        with open(path, "rb") as file:
            return file.read()

    def get_source(self, name=None):
        with open(self.path, encoding="utf-8-sig") as file:
            return file.read()

    def get_code(self, name=None):
        return compile(self.get_data(self.path), self.path, "exec", dont_inherit=True)

    def is_package(self, name=None):
        return self.path.rpartition("/")[2] == "__init__.py"


class SourcelessFileLoader(SourceFileLoader):
    """Stands for what loads compiled files, which this Python does not have."""


class ExtensionFileLoader(SourceFileLoader):
    """Stands for what loads extension modules, which this Python does not have."""


class NamespaceLoader:
    """Loads a package of folders alone."""

    def __init__(self, name, path, path_finder=None):
        self._path = path

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        pass

    def get_source(self, fullname):
        return ""

    def get_code(self, fullname):
        return compile("", "<string>", "exec", dont_inherit=True)

    def is_package(self, fullname):
        return True


class BuiltinImporter:
    """Loads the modules that are part of the interpreter."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        from importlib.util import own_spec

        return own_spec(fullname)

    @classmethod
    def create_module(cls, spec):
        from importlib import import_module

        return import_module(spec.name)

    @classmethod
    def exec_module(cls, module):
        pass

    @classmethod
    def is_package(cls, name):
        return False


class FrozenImporter(BuiltinImporter):
    """Stands for what loads modules that are part of an executable."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        return None


class PathFinder:
    """Finds modules in the folders of a path."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        import sys
        from importlib.util import spec_in_folders

        return spec_in_folders(fullname, sys.path if path is None else path)

    @staticmethod
    def invalidate_caches():
        pass


class FileFinder:
    """Finds the modules of one folder."""

    def __init__(self, path, *loader_details):
        self.path = path or "."

    def find_spec(self, fullname, target=None):
        from importlib.util import spec_from_file_location

        base = f"{self.path}/{fullname.rpartition('.')[2]}"
        for location in (f"{base}/__init__.py", f"{base}.py"):
            try:
                open(location, "rb").close()
            except OSError:
                continue
            return spec_from_file_location(fullname, location)
        return None

    def invalidate_caches(self):
        pass

    def __repr__(self):
        return f"FileFinder({self.path!r})"
