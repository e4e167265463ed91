"""Importing by names that are values."""

from builtins import __import__

from _importlib import import_module, invalidate_caches, reload

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]
