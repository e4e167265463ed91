"""Importing by names that are values."""

from builtins import __import__

from _importlib import import_module, invalidate_caches, reload

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]


def __getattr__(name):
    # Where `inspect` is imported, as nearly everywhere, programs count on it.
    if name == "machinery":
        return import_module("importlib.machinery")
    raise AttributeError(f"module 'importlib' has no attribute {name!r}")
