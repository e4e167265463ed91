"""What imports of CPython's own kinds of modules need: there are none here."""

import sys as _sys

check_hash_based_pycs = "default"


def is_builtin(name, /):
    return int(name in _sys.builtin_module_names)


def is_frozen(name, /):
    return False


def is_frozen_package(name, /):
    raise ImportError(f"No such frozen object named {name}", name=name)


def find_frozen(name, /, *, withdata=False):
    return None


def extension_suffixes():
    return []


def lock_held():
    return False


def acquire_lock():
    pass


release_lock = acquire_lock
