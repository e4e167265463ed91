"""Files that lie in packages."""

import importlib
import os


def files(anchor=None):
    """The folder of a package: of the caller's where none is said."""
    import pathlib
    import sys

    if anchor is None:
        about = sys._getframe(1).f_globals
        anchor = about.get("__package__") or about["__name__"]
    module = importlib.import_module(anchor) if isinstance(anchor, str) else anchor
    spec_path = getattr(module, "__path__", None)
    folder = spec_path[0] if spec_path else os.path.dirname(module.__file__)
    return pathlib.Path(folder)


def _path(anchor, names):
    return files(anchor).joinpath(*names)


def open_binary(anchor, *names):
    return _path(anchor, names).open("rb")


def open_text(anchor, *names, encoding="utf-8", errors="strict"):
    return _path(anchor, names).open("r", encoding=encoding, errors=errors)


def read_binary(anchor, *names):
    return _path(anchor, names).read_bytes()


def read_text(anchor, *names, encoding="utf-8", errors="strict"):
    with open_text(anchor, *names, encoding=encoding, errors=errors) as file:
        return file.read()


def is_resource(anchor, *names):
    return _path(anchor, names).is_file()


def contents(anchor):
    return (path.name for path in files(anchor).iterdir())


class as_file:
    """The context of a resource as a file, which it is already."""

    def __init__(self, path):
        self._path = path

    def __enter__(self):
        return self._path

    def __exit__(self, *about):
        pass
