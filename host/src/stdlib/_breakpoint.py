"""What `breakpoint()` does unless the program says otherwise: what PYTHONBREAKPOINT says."""

import os
import sys


def hook(args, keywords):
    chosen = "" if sys.flags.ignore_environment else os.environ.get("PYTHONBREAKPOINT", "")
    if chosen == "0":
        return None
    function = _found(chosen or "pdb.set_trace")
    if function is None:
        import warnings
        text = f'Ignoring unimportable $PYTHONBREAKPOINT: "{chosen or "pdb.set_trace"}"'
        warnings.warn(text, RuntimeWarning, stacklevel=2)
        return None
    return function(*args, **keywords)


def _found(path):
    """The object of this dotted name, or None."""
    module, dot, name = path.rpartition(".")
    if dot and not module:
        return None
    import importlib
    try:
        return getattr(importlib.import_module(module or "builtins"), name)
    except (ImportError, AttributeError):
        return None
