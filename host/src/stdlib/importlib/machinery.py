"""What describes modules, and what loads them from files."""

SOURCE_SUFFIXES = [".py"]
DEBUG_BYTECODE_SUFFIXES = OPTIMIZED_BYTECODE_SUFFIXES = BYTECODE_SUFFIXES = [".pyc"]
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
        self._uninitialized_submodules = []
        self._set_fileattr = False
        self._cached = None

    @property
    def parent(self):
        if self.submodule_search_locations is None:
            return self.name.rpartition(".")[0]
        return self.name

    @property
    def has_location(self):
        return self._set_fileattr

    @has_location.setter
    def has_location(self, value):
        self._set_fileattr = bool(value)

    @property
    def cached(self):
        if self._cached is None and self.origin is not None and self._set_fileattr:
            from importlib.util import cache_from_source

            if self.origin.endswith(".py"):
                self._cached = cache_from_source(self.origin)
        return self._cached

    @cached.setter
    def cached(self, cached):
        self._cached = cached

    def __repr__(self):
        parts = [f"name={self.name!r}", f"loader={self.loader!r}"]
        if self.origin is not None:
            parts.append(f"origin={self.origin!r}")
        if self.submodule_search_locations is not None:
            parts.append(f"submodule_search_locations={self.submodule_search_locations}")
        return f"{type(self).__name__}({', '.join(parts)})"

    def __eq__(self, other):
        def told(spec):
            return (spec.name, spec.loader, spec.origin, spec.submodule_search_locations,
                    spec.cached, spec.has_location)

        try:
            return told(self) == told(other)
        except AttributeError:
            return NotImplemented

    __hash__ = None


def _load(loader, name):
    """What the deprecated `load_module` of a loader does."""
    import sys
    from importlib.util import module_from_spec, spec_from_loader

    if name in sys.modules:
        module = sys.modules[name]
    else:
        module = sys.modules[name] = module_from_spec(spec_from_loader(name, loader))
    try:
        loader.exec_module(module)
    except BaseException:
        sys.modules.pop(name, None)
        raise
    return sys.modules[name]


class _FileLoader:
    """Has a module's name and its file's path."""

    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def __eq__(self, other):
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self):
        return hash(self.name) ^ hash(self.path)

    def _check(self, name):
        if name is not None and name != self.name:
            raise ImportError(f"loader for {self.name} cannot handle {name}", name=name)

    def create_module(self, spec):
        """None: the module is made as others are."""

    def get_filename(self, name=None):
        self._check(name)
        return self.path

    def get_data(self, path):
        with open(path, "rb") as file:
            return file.read()

    def is_package(self, name=None):
        return self.path.rpartition("/")[2].partition(".")[0] == "__init__"

    def load_module(self, name=None):
        self._check(name)
        return _load(self, self.name)

    def get_resource_reader(self, name=None):
        from importlib.readers import FileReader

        self._check(name)
        return FileReader(self)


class SourceFileLoader(_FileLoader):
    """Loads a module from a source file."""

    def exec_module(self, module):
        exec(self.get_code(module.__name__), module.__dict__)

    def path_stats(self, path):
        import os

        about = os.stat(path)
        return {"mtime": about.st_mtime, "size": about.st_size}

    def path_mtime(self, path):
        return int(self.path_stats(path)["mtime"])

    def set_data(self, path, data):
        with open(path, "wb") as file:
            file.write(data)

    def get_source(self, fullname=None):
        from importlib.util import decode_source

        path = self.get_filename(fullname)
        try:
            return decode_source(self.get_data(path))
        except OSError as error:
            raise ImportError("source not available through get_data()", name=fullname) from error

    def source_to_code(self, data, path, **how):
        return compile(data, path, "exec", dont_inherit=True)

    def get_code(self, fullname=None):
        path = self.get_filename(fullname)
        return self.source_to_code(self.get_data(path), path)


class LibraryLoader(SourceFileLoader):
    """Loads a module of the own library."""

    def get_data(self, path):
        import linecache

        if path != self.path:
            return super().get_data(path)
        return "".join(linecache.getlines(path)).encode()

    def is_package(self, name=None):
        import sys

        return hasattr(sys.modules.get(self.name), "__path__")


class SourcelessFileLoader(_FileLoader):
    """Stands for what loads compiled files, which this Python does not have."""

    def exec_module(self, module):
        self.get_code(module.__name__)

    def get_code(self, fullname=None):
        raise ImportError(f"no code of compiled files: {self.path}", name=fullname, path=self.path)

    def get_source(self, fullname=None):
        """None: there is none."""


class ExtensionFileLoader(_FileLoader):
    """Stands for what loads extension modules, which this Python does not have."""

    def create_module(self, spec):
        raise ImportError(f"no extension modules: {self.path}", name=self.name, path=self.path)

    def exec_module(self, module):
        self.create_module(None)

    def is_package(self, fullname=None):
        return False

    def get_code(self, fullname=None):
        """None: there is none."""

    get_source = get_code


class NamespaceLoader:
    """Loads a package of folders alone."""

    def __init__(self, name, path, path_finder=None):
        self._path = path

    def create_module(self, spec):
        """None: the module is made as others are."""

    def exec_module(self, module):
        pass

    def load_module(self, fullname):
        return _load(self, fullname)

    def get_source(self, fullname):
        return ""

    def get_code(self, fullname):
        return compile("", "<string>", "exec", dont_inherit=True)

    def is_package(self, fullname):
        return True

    def get_resource_reader(self, module):
        from importlib.readers import NamespaceReader

        return NamespaceReader(self._path)


class BuiltinImporter:
    """Loads the modules that are part of the interpreter."""

    _ORIGIN = "built-in"

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        from importlib.util import own_spec

        return own_spec(fullname)

    @staticmethod
    def create_module(spec):
        from importlib import import_module

        return import_module(spec.name)

    @staticmethod
    def exec_module(module):
        pass

    @classmethod
    def load_module(cls, fullname):
        from importlib import import_module

        return import_module(fullname)

    @classmethod
    def get_code(cls, fullname):
        """None: there is none."""

    @classmethod
    def get_source(cls, fullname):
        """None: there is none."""

    @classmethod
    def is_package(cls, fullname):
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

    @staticmethod
    def find_distributions(*args, **kwargs):
        from importlib.metadata import MetadataPathFinder

        return MetadataPathFinder.find_distributions(*args, **kwargs)


class FileFinder:
    """Finds the modules of one folder."""

    def __init__(self, path, *loader_details):
        self.path = path or "."

    @classmethod
    def path_hook(cls, *loader_details):
        """A function for `sys.path_hooks` that makes finders of folders."""

        def path_hook_for_FileFinder(path):
            import os

            if not os.path.isdir(path or "."):
                raise ImportError("only directories are supported", path=path)
            return cls(path, *loader_details)

        return path_hook_for_FileFinder

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


for _class in (ModuleSpec, BuiltinImporter, FrozenImporter):
    _class.__module__ = "_frozen_importlib"
for _class in (SourceFileLoader, SourcelessFileLoader, ExtensionFileLoader, NamespaceLoader,
               PathFinder, FileFinder):
    _class.__module__ = "_frozen_importlib_external"
del _class
