"""Lines of source files, each file read once."""

import os

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

# By file: size, time of its last change, lines, full name; or what gives the source when asked.
cache = {}


def clearcache():
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """One line, with its end; empty where there is none."""
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""


def getlines(filename, module_globals=None):
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        return entry[2]
    try:
        return updatecache(filename, module_globals)
    except MemoryError:
        clearcache()
        return []


def checkcache(filename=None):
    """Drops the files that have changed since they were read."""
    for name in list(cache) if filename is None else [filename]:
        entry = cache.get(name)
        if entry is None or len(entry) == 1 or entry[1] is None:
            continue
        try:
            facts = os.stat(entry[3])
        except OSError:
            cache.pop(name, None)
            continue
        if entry[0] != facts.st_size or entry[1] != facts.st_mtime:
            cache.pop(name, None)


def _from_loader(filename):
    entry = cache.get(filename)
    if entry is None or len(entry) != 1:
        return None
    try:
        source = entry[0]()
    except (ImportError, OSError):
        return None
    return source


def _found(filename):
    """The path of the file and what the system says of it."""
    try:
        return filename, os.stat(filename)
    except OSError:
        pass
    if not os.path.isabs(filename):
        import sys
        for folder in sys.path:
            try:
                path = os.path.join(folder, filename)
                return path, os.stat(path)
            except (OSError, TypeError):
                continue
    return None


def updatecache(filename, module_globals=None):
    if len(cache.get(filename, ())) != 1:
        cache.pop(filename, None)
    if not filename or filename.startswith("<") and filename.endswith(">"):
        return []
    found = _found(filename)
    if found is None:
        if not lazycache(filename, module_globals):
            return []
        source = _from_loader(filename)
        if source is None:
            return []
        lines = source.splitlines(True)
        cache[filename] = len(source), None, lines, filename
        return lines
    path, facts = found
    try:
        with open(path, encoding="utf-8") as file:
            lines = file.readlines()
    except (OSError, UnicodeDecodeError, SyntaxError):
        return []
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    cache[filename] = facts.st_size, facts.st_mtime, lines, path
    return lines


def lazycache(filename, module_globals):
    """Remembers what gives the source of a module that has no file."""
    if filename in cache:
        return len(cache[filename]) == 1
    if not filename or filename.startswith("<") and filename.endswith(">"):
        return False
    if not module_globals or "__name__" not in module_globals:
        return False
    spec = module_globals.get("__spec__")
    name = getattr(spec, "name", None) or module_globals["__name__"]
    loader = getattr(spec, "loader", None) or module_globals.get("__loader__")
    get_source = getattr(loader, "get_source", None)
    if not name or get_source is None:
        return False
    cache[filename] = (lambda: get_source(name),)
    return True
