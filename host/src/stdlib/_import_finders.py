"""Asks the finders in `sys.meta_path` for a module, before the modules of files are looked for."""

import sys


def load(name, path):
    """The module, which has run; None where no finder knows it."""
    for finder in list(sys.meta_path):
        find_spec = getattr(finder, "find_spec", None)
        spec = None if find_spec is None else find_spec(name, path, None)
        if spec is not None:
            return _load(spec)
    return None


def _load(spec):
    from importlib.util import module_from_spec

    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    if spec.loader is not None:
        try:
            spec.loader.exec_module(module)
        except BaseException:
            sys.modules.pop(spec.name, None)
            raise
    # The code may have put something else there.
    return sys.modules[spec.name]
