"""Paths as text, without the file system."""

import functools
import os


class _Parents:
    """The folders above a path, the nearest first."""

    def __init__(self, path):
        self._path = path
        self._tail = path._tail

    def __len__(self):
        return len(self._tail)

    def __getitem__(self, at):
        if isinstance(at, slice):
            return tuple(self[i] for i in range(*at.indices(len(self))))
        if at >= len(self) or at < -len(self):
            raise IndexError(at)
        if at < 0:
            at += len(self)
        return self._path._made(self._path._root, self._tail[: -at - 1])

    def __iter__(self):
        for i in range(len(self)):
            yield self[i]

    def __repr__(self):
        return f"<{type(self._path).__name__}.parents>"


@functools.lru_cache(maxsize=256)
def _matcher(pattern, case_sensitive):
    import fnmatch
    import re

    return re.compile(fnmatch.translate(pattern), 0 if case_sensitive else re.IGNORECASE).match


def _warn_of(message, stacklevel):
    import warnings

    warnings.warn(message, DeprecationWarning, stacklevel=stacklevel)


class PurePath:
    """A path of POSIX: a root and names."""

    __slots__ = "_root", "_tail", "_text"
    parser = os.path

    def __new__(cls, *args, **kwargs):
        if cls is PurePath:
            cls = PurePosixPath
        return object.__new__(cls)

    def __init__(self, *args):
        pieces = []
        for arg in args:
            if isinstance(arg, PurePath):
                foreign = arg.parser is not self.parser
                pieces.append(arg.as_posix() if foreign else str(arg))
                continue
            text = os.fspath(arg) if hasattr(type(arg), "__fspath__") else arg
            if not isinstance(text, str):
                raise TypeError(
                    "argument should be a str or an os.PathLike object where __fspath__ returns a "
                    f"str, not {type(text).__name__!r}"
                )
            pieces.append(text)
        self._parse(pieces)

    def _parse(self, pieces):
        text = os.path.join(*pieces) if len(pieces) > 1 else pieces[0] if pieces else ""
        root = ""
        if text[:1] == "/":
            # Two slashes have a meaning of their own in POSIX, three have not.
            root = "//" if text[:2] == "//" and text[2:3] != "/" else "/"
        self._root = root
        self._tail = [name for name in text.split("/") if name and name != "."]
        self._text = None

    def with_segments(self, *pathsegments):
        return type(self)(*pathsegments)

    def _made(self, root, tail):
        return self.with_segments(root + "/".join(tail))

    # ---- text

    def __str__(self):
        if self._text is None:
            self._text = self._root + "/".join(self._tail) or "."
        return self._text

    __fspath__ = as_posix = __str__

    def __repr__(self):
        return f"{type(self).__name__}({self.as_posix()!r})"

    def __bytes__(self):
        return os.fsencode(self)

    def as_uri(self):
        from urllib.parse import quote_from_bytes

        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        return "file://" + quote_from_bytes(bytes(self))

    def __reduce__(self):
        return type(self), (str(self),)

    # ---- comparison

    def __eq__(self, other):
        if not isinstance(other, PurePath) or other.parser is not self.parser:
            return NotImplemented
        return str(self) == str(other)

    def __hash__(self):
        return hash(str(self))

    def _parts_key(self):
        return str(self).split("/")

    def __lt__(self, other):
        if not isinstance(other, PurePath) or other.parser is not self.parser:
            return NotImplemented
        return self._parts_key() < other._parts_key()

    def __le__(self, other):
        if not isinstance(other, PurePath) or other.parser is not self.parser:
            return NotImplemented
        return self._parts_key() <= other._parts_key()

    def __gt__(self, other):
        if not isinstance(other, PurePath) or other.parser is not self.parser:
            return NotImplemented
        return self._parts_key() > other._parts_key()

    def __ge__(self, other):
        if not isinstance(other, PurePath) or other.parser is not self.parser:
            return NotImplemented
        return self._parts_key() >= other._parts_key()

    # ---- parts

    @property
    def parts(self):
        return (self._root, *self._tail) if self._root else tuple(self._tail)

    @property
    def drive(self):
        return ""

    @property
    def root(self):
        return self._root

    anchor = root

    @property
    def name(self):
        return self._tail[-1] if self._tail else ""

    @property
    def suffix(self):
        name = self.name
        dot = name.rfind(".")
        return name[dot:] if 0 < dot < len(name) - 1 else ""

    @property
    def suffixes(self):
        name = self.name
        if name.endswith("."):
            return []
        return ["." + part for part in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        name = self.name
        dot = name.rfind(".")
        return name[:dot] if 0 < dot < len(name) - 1 else name

    @property
    def parent(self):
        return self._made(self._root, self._tail[:-1]) if self._tail else self

    @property
    def parents(self):
        return _Parents(self)

    def is_absolute(self):
        return self._root != ""

    def is_reserved(self):
        _warn_of("pathlib.PurePath.is_reserved() is deprecated and scheduled for removal in Python "
                 "3.15. Use os.path.isreserved() to detect reserved paths on Windows.", stacklevel=3)
        return self._is_reserved()

    def _is_reserved(self):
        return False

    # ---- other paths

    def with_name(self, name):
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        return self._made(self._root, self._tail[:-1] + [name])

    def with_stem(self, stem):
        suffix = self.suffix
        if not suffix:
            return self.with_name(stem)
        if not stem:
            raise ValueError(f"{self!r} has a non-empty suffix")
        return self.with_name(stem + suffix)

    def with_suffix(self, suffix):
        stem = self.stem
        if not stem:
            raise ValueError(f"{self!r} has an empty name")
        if suffix and not (suffix.startswith(".") and len(suffix) > 1):
            raise ValueError(f"Invalid suffix {suffix!r}")
        return self.with_name(stem + suffix)

    def joinpath(self, *pathsegments):
        return self.with_segments(self, *pathsegments)

    def __truediv__(self, key):
        try:
            return self.with_segments(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self.with_segments(key, self)
        except TypeError:
            return NotImplemented

    def _joined(self, what, other, more):
        """The path that arguments name together, of which there should be one."""
        if more:
            _warn_of(f"support for supplying more than one {what}() is deprecated and scheduled "
                     "for removal in Python 3.14", stacklevel=4)
            return self.with_segments(other, *more)
        return other if isinstance(other, PurePath) else self.with_segments(other)

    def relative_to(self, other, /, *_deprecated, walk_up=False):
        other = self._joined(
            "positional argument to pathlib.PurePath.relative_to", other, _deprecated)
        up = 0
        for folder in [other, *other.parents]:
            if folder == self or folder in self.parents:
                break
            if not walk_up:
                raise ValueError(
                    f"{str(self)!r} is not in the subpath of {str(other)!r}"
                )
            if folder.name == "..":
                raise ValueError(f"'..' segment in {str(other)!r} cannot be walked")
            up += 1
        else:
            raise ValueError(f"{str(self)!r} and {str(other)!r} have different anchors")
        return self._made("", [".."] * up + self._tail[len(folder._tail) :])

    def is_relative_to(self, other, /, *_deprecated):
        other = self._joined("argument to pathlib.PurePath.is_relative_to", other, _deprecated)
        return other == self or other in self.parents

    # ---- patterns

    def match(self, path_pattern, *, case_sensitive=None):
        """Whether the last parts fit the pattern; all of them where it is absolute."""
        pattern = path_pattern
        if not isinstance(pattern, PurePath):
            pattern = self.with_segments(pattern)
        wanted, parts = pattern.parts, self.parts
        if not wanted:
            raise ValueError("empty pattern")
        if len(parts) < len(wanted) or pattern._root and len(parts) > len(wanted):
            return False
        case = case_sensitive is None or case_sensitive
        return all(_matcher(p, case)(part) for part, p in zip(parts[::-1], wanted[::-1]))

    def full_match(self, pattern, *, case_sensitive=None):
        """Whether the whole path fits the pattern, in which `**` stands for any folders."""
        if not isinstance(pattern, PurePath):
            pattern = self.with_segments(pattern)
        case = case_sensitive is None or case_sensitive
        return _fits(self.parts, pattern.parts, case)


def _fits(parts, wanted, case):
    if not wanted:
        return not parts
    if wanted[0] == "**":
        return any(_fits(parts[i:], wanted[1:], case) for i in range(len(parts) + 1))
    if not parts or not _matcher(wanted[0], case)(parts[0]):
        return False
    return _fits(parts[1:], wanted[1:], case)


class PurePosixPath(PurePath):
    """A path of POSIX."""

    __slots__ = ()


for _class in PurePath, PurePosixPath:
    _class.__module__ = "pathlib._local"
