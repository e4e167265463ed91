"""What loaders and finders have in common."""

import abc


class Loader(abc.ABC):
    """What makes and fills modules."""

    def create_module(self, spec):
        return None

    def load_module(self, fullname):
        raise ImportError


class MetaPathFinder(abc.ABC):
    """What finds modules by their names."""

    def invalidate_caches(self):
        pass


class PathEntryFinder(abc.ABC):
    """What finds modules in one place."""

    def invalidate_caches(self):
        pass
