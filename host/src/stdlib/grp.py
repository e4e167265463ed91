"""The groups of users of the system."""

import _system
from _os_arguments import group as _group
from _structseq import _type

struct_group = _type(
    "grp.struct_group", "gr_name gr_passwd gr_gid gr_mem", "A group of users.",
)


def getgrgid(id):
    found = _system.group_numbered(_group(id))
    if found is None:
        raise KeyError(f"getgrgid(): gid not found: {id}")
    return struct_group(found)


def getgrnam(name):
    if not isinstance(name, str):
        raise TypeError(f"getgrnam() argument 1 must be str, not {_given(name)}")
    if "\0" in name:
        raise ValueError("embedded null byte")
    found = _system.group_named(name)
    if found is None:
        raise KeyError(f"getgrnam(): name not found: {name!r}")
    return struct_group(found)


def _given(v):
    return "None" if v is None else type(v).__name__


def getgrall():
    groups, found = [], _system.next_group(True)
    while found is not None:
        groups.append(struct_group(found))
        found = _system.next_group(False)
    return groups
