"""What loaders and finders have in common."""

import abc
from importlib import machinery


class Loader(abc.ABC):
    """What makes and fills modules."""

    def create_module(self, spec):
        """None: the module is made as others are."""

    def load_module(self, fullname):
        if not hasattr(self, "exec_module"):
            raise ImportError
        return machinery._load(self, fullname)


class ResourceLoader(Loader):
    """A loader that gives the data of files."""

    @abc.abstractmethod
    def get_data(self, path):
        raise OSError


class InspectLoader(Loader):
    """A loader that can be asked about its modules."""

    def is_package(self, fullname):
        raise ImportError

    def get_code(self, fullname):
        source = self.get_source(fullname)
        return None if source is None else self.source_to_code(source)

    @abc.abstractmethod
    def get_source(self, fullname):
        raise ImportError

    @staticmethod
    def source_to_code(data, path="<string>"):
        return compile(data, path, "exec", dont_inherit=True)

    def exec_module(self, module):
        code = self.get_code(module.__name__)
        if code is None:
            raise ImportError(f"cannot load module {module.__name__!r} when get_code() "
                              "returns None")
        exec(code, module.__dict__)


class ExecutionLoader(InspectLoader):
    """A loader of modules that can be run as programs."""

    @abc.abstractmethod
    def get_filename(self, fullname):
        raise ImportError

    def get_code(self, fullname):
        source = self.get_source(fullname)
        if source is None:
            return None
        try:
            path = self.get_filename(fullname)
        except ImportError:
            return self.source_to_code(source)
        return self.source_to_code(source, path)


class FileLoader(machinery._FileLoader, ResourceLoader, ExecutionLoader):
    """A loader of files."""


class SourceLoader(ResourceLoader, ExecutionLoader):
    """A loader of source text."""

    def path_mtime(self, path):
        raise OSError

    def path_stats(self, path):
        return {"mtime": self.path_mtime(path)}

    def set_data(self, path, data):
        """Nothing is kept."""

    def get_source(self, fullname):
        from importlib.util import decode_source

        try:
            return decode_source(self.get_data(self.get_filename(fullname)))
        except OSError as error:
            raise ImportError("source not available through get_data()", name=fullname) from error


class MetaPathFinder(abc.ABC):
    """What finds modules by their names."""

    def invalidate_caches(self):
        """Nothing is kept."""


class PathEntryFinder(abc.ABC):
    """What finds modules in one place."""

    def invalidate_caches(self):
        """Nothing is kept."""


for _known in (machinery.BuiltinImporter, machinery.FrozenImporter, machinery.PathFinder):
    MetaPathFinder.register(_known)
PathEntryFinder.register(machinery.FileFinder)
for _known in (machinery.BuiltinImporter, machinery.FrozenImporter):
    InspectLoader.register(_known)
InspectLoader.register(machinery.NamespaceLoader)
for _known in (machinery.SourceFileLoader, machinery.SourcelessFileLoader):
    FileLoader.register(_known)
ExecutionLoader.register(machinery.ExtensionFileLoader)
SourceLoader.register(machinery.SourceFileLoader)
del _known
