"""Files whose paths fit patterns."""

import fnmatch
import os
import re

__all__ = ["escape", "glob", "iglob", "translate"]

_MAGIC = re.compile(r"[*?[]")


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """The paths that fit, in the order of the file system. With `recursive`, `**` fits any
    number of folders."""
    return list(
        iglob(
            pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive,
            include_hidden=include_hidden,
        )
    )


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    pathname = os.fspath(pathname)
    if isinstance(pathname, bytes):
        found = iglob(
            os.fsdecode(pathname), root_dir=None if root_dir is None else os.fsdecode(root_dir),
            recursive=recursive, include_hidden=include_hidden,
        )
        yield from map(os.fsencode, found)
        return
    root = "" if root_dir is None else os.fspath(root_dir)
    # What `**` finds for no folder at all is no path.
    skip_empty = recursive and pathname[:2] == "**"
    for path in _search(pathname, root, recursive, include_hidden, False):
        if skip_empty and not path:
            skip_empty = False
            continue
        yield path


def has_magic(s):
    return _MAGIC.search(s) is not None


def _is_recursive(pattern):
    return pattern == "**"


def _at(root, path):
    return os.path.join(root, path) if root and path else root or path


def _search(pathname, root, recursive, hidden, only_folders):
    head, tail = os.path.split(pathname)
    if not has_magic(pathname):
        if tail:
            if os.path.lexists(_at(root, pathname)):
                yield pathname
        elif os.path.isdir(_at(root, head)):
            yield pathname
        return
    find = _fitting if has_magic(tail) else _existing
    if recursive and _is_recursive(tail):
        find = _below
    if not head:
        yield from find(root, tail, hidden, only_folders)
        return
    folders = [head]
    if head != pathname and has_magic(head):
        folders = _search(head, root, recursive, hidden, True)
    for folder in folders:
        for name in find(_at(root, folder), tail, hidden, only_folders):
            yield os.path.join(folder, name)


def _names(folder, only_folders):
    try:
        with os.scandir(folder or ".") as entries:
            return [e.name for e in entries if not only_folders or e.is_dir()]
    except OSError:
        return []


def _fitting(folder, pattern, hidden, only_folders):
    names = _names(folder, only_folders)
    if not hidden and pattern[0] != ".":
        names = [name for name in names if name[0] != "."]
    return fnmatch.filter(names, pattern)


def _existing(folder, name, hidden, only_folders):
    exists = os.path.lexists(os.path.join(folder, name)) if name else os.path.isdir(folder)
    return [name] if exists else []


def _below(folder, pattern, hidden, only_folders):
    if not folder or os.path.isdir(folder):
        yield pattern[:0]
    yield from _walk(folder, hidden, only_folders)


def _walk(folder, hidden, only_folders):
    for name in _names(folder, only_folders):
        if hidden or name[0] != ".":
            yield name
            for inner in _walk(os.path.join(folder, name) if folder else name, hidden, only_folders):
                yield os.path.join(name, inner)


def escape(pathname):
    """The path as a pattern that it alone fits."""
    if isinstance(pathname, bytes):
        return re.sub(rb"([*?[])", rb"[\1]", pathname)
    return re.sub(r"([*?[])", r"[\1]", pathname)


def translate(pat, *, recursive=False, include_hidden=False, seps=None):
    """The pattern as a regular expression."""
    seps = seps or os.path.sep
    any_sep = f"[{''.join(map(re.escape, seps))}]" if len(seps) > 1 else re.escape(seps)
    no_sep = f"[^{''.join(map(re.escape, seps))}]"
    first = "" if include_hidden else r"(?!\.)"
    one = f"{no_sep}+" if include_hidden else f"[^.{''.join(map(re.escape, seps))}]{no_sep}*"
    segments = re.split(any_sep, pat)
    text = ""
    for at, segment in enumerate(segments):
        is_last = at == len(segments) - 1
        if segment == "*":
            text += one if is_last else f"{one}{any_sep}"
        elif recursive and segment == "**":
            if is_last:
                text += f"(?:{one}{any_sep})*(?:{one})?" if not include_hidden else ".*"
            elif segments[at + 1] != "**":
                text += f"(?:{one}{any_sep})*" if not include_hidden else f"(?:.+{any_sep})?"
        else:
            if segment:
                if not include_hidden and segment[0] in "*?":
                    text += first
                inner = fnmatch.translate(segment)[4:-3]
                text += inner.replace("(?>.*?", f"(?>{no_sep}*?").replace(".*", f"{no_sep}*")
            if not is_last:
                text += any_sep
    return rf"(?s:{text})\Z"
