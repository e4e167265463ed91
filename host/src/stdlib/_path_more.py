"""What `os.path` has besides questions about files: paths in relation to others."""

import posix as _os
from posix import path

pathsep, defpath, devnull = ":", "/bin:/usr/bin", "/dev/null"
supports_unicode_filenames = False


def getmtime(filename):
    return _os.stat(filename).st_mtime


def getatime(filename):
    return _os.stat(filename).st_atime


def getctime(filename):
    return _os.stat(filename).st_ctime


def normcase(s):
    return _os.fspath(s)


def _answer(call, p):
    try:
        return call(p)
    except (OSError, ValueError):
        return None


def exists(p):
    return _answer(_os.stat, p) is not None


def lexists(p):
    return _answer(_os.lstat, p) is not None


def isfile(p):
    import stat

    facts = _answer(_os.stat, p)
    return facts is not None and stat.S_ISREG(facts.st_mode)


def isdir(p):
    import stat

    facts = _answer(_os.stat, p)
    return facts is not None and stat.S_ISDIR(facts.st_mode)


def islink(p):
    import stat

    facts = _answer(_os.lstat, p)
    return facts is not None and stat.S_ISLNK(facts.st_mode)


def getsize(filename):
    return _os.stat(filename).st_size


def sameopenfile(fp1, fp2):
    return samestat(_os.fstat(fp1), _os.fstat(fp2))


def expanduser(p):
    """The path with the folder of a user in the place of `~` and a name."""
    p = _os.fspath(p)
    text = _os.fsdecode(p)
    if not text.startswith("~"):
        return p
    name, slash, rest = text[1:].partition("/")
    if not name and "HOME" in _os.environ:
        home = _os.environ["HOME"]
    else:
        import pwd

        try:
            home = (pwd.getpwnam(name) if name else pwd.getpwuid(_os.getuid())).pw_dir
        except KeyError:
            return p
    found = home.rstrip("/") + slash + rest or "/"
    return _os.fsencode(found) if isinstance(p, bytes) else found


def splitdrive(p):
    p = _os.fspath(p)
    return p[:0], p


def splitroot(p):
    p = _os.fspath(p)
    slash = "/" if isinstance(p, str) else b"/"
    if p[:1] != slash:
        return p[:0], p[:0], p
    if p[1:2] != slash or p[2:3] == slash:
        return p[:0], slash, p[1:]
    return p[:0], p[:2], p[2:]


def isjunction(p):
    return False


def ismount(p):
    """Whether a file system begins at the folder: that above it has another device, or is itself."""
    import stat

    facts = _answer(_os.lstat, p)
    if facts is None or stat.S_ISLNK(facts.st_mode):
        return False
    p = _os.fspath(p)
    above = path.realpath(path.join(p, b".." if isinstance(p, bytes) else ".."))
    outer = _answer(_os.lstat, above)
    if outer is None:
        return False
    return facts.st_dev != outer.st_dev or facts.st_ino == outer.st_ino


def realpath_of_links(arguments):
    """`realpath` of a path of which a part does not exist, or refers to itself."""
    import stat

    filename, strict = arguments
    as_bytes = isinstance(filename, bytes)
    rest = _os.fsdecode(filename).split("/")[::-1]
    found = "/" if not rest[-1] and len(rest) > 1 else _os.getcwd()
    # Where links lead, by their paths; None while that is being found.
    known = {}
    while rest:
        name = rest.pop()
        if name is None:
            known[rest.pop()] = found
            continue
        if name in ("", "."):
            continue
        if name == "..":
            found = found[:found.rindex("/")] or "/"
            continue
        there = found.rstrip("/") + "/" + name
        # An error tells the path as it was given.
        place = _os.fsencode(there) if as_bytes else there
        try:
            if not stat.S_ISLNK(_os.lstat(place).st_mode):
                found = there
                continue
            if there in known:
                if known[there] is None and strict:
                    _os.stat(place)
                found = known[there] or there
                continue
            target = _os.readlink(there)
        except OSError:
            if strict:
                raise
            found = there
            continue
        known[there] = None
        if target.startswith("/"):
            found = "/"
        rest += [there, None, *target.split("/")[::-1]]
    return _os.fsencode(found) if as_bytes else found


def samefile(a, b):
    return samestat(_os.stat(a), _os.stat(b))


def samestat(a, b):
    return a.st_ino == b.st_ino and a.st_dev == b.st_dev


def relpath(p, start=None):
    """The path as seen from a folder."""
    if not p:
        raise ValueError("no path specified")
    start = path.abspath(_os.fspath(start) if start is not None else ".")
    begin = [part for part in start.split("/") if part]
    end = [part for part in path.abspath(_os.fspath(p)).split("/") if part]
    same = 0
    for a, b in zip(begin, end):
        if a != b:
            break
        same += 1
    parts = [".."] * (len(begin) - same) + end[same:]
    return "/".join(parts) or "."


def commonpath(paths):
    """The longest path that all begin with."""
    paths = [_os.fspath(p) for p in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    absolute = {p.startswith("/") for p in paths}
    if len(absolute) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    split = [[part for part in p.split("/") if part and part != "."] for p in paths]
    low, high = min(split), max(split)
    same = 0
    while same < len(low) and same < len(high) and low[same] == high[same]:
        same += 1
    return ("/" if absolute.pop() else "") + "/".join(low[:same])


def expandvars(p):
    """The path with `$name` and `${name}` replaced by what the environment has for them."""
    import re

    def value(found):
        name = found[1]
        if name.startswith("{") and name.endswith("}"):
            name = name[1:-1]
        return _os.environ.get(name, found[0])

    return re.sub(r"\$(\w+|\{[^}]*\}?)", value, _os.fspath(p), flags=re.ASCII)
