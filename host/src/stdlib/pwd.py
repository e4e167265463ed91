"""The users of the system."""

import _system
from _os_arguments import user as _user
from _structseq import _type

struct_passwd = _type(
    "pwd.struct_passwd", "pw_name pw_passwd pw_uid pw_gid pw_gecos pw_dir pw_shell",
    "A user of the system.",
)


def getpwuid(uidobj, /):
    try:
        found = _system.user_numbered(_user(uidobj))
    except OverflowError:
        raise KeyError("getpwuid(): uid not found") from None
    if found is None:
        raise KeyError(f"getpwuid(): uid not found: {uidobj}")
    return struct_passwd(found)


def getpwnam(name, /):
    if not isinstance(name, str):
        raise TypeError(f"getpwnam() argument must be str, not {type(name).__name__}")
    if "\0" in name:
        raise ValueError("embedded null byte")
    found = _system.user_named(name)
    if found is None:
        raise KeyError(f"getpwnam(): name not found: {name!r}")
    return struct_passwd(found)


def getpwall():
    users, found = [], _system.next_user(True)
    while found is not None:
        users.append(struct_passwd(found))
        found = _system.next_user(False)
    return users
