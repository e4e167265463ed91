"""Paths as objects, and what is done with the files that they name."""

import io
import os
import sys

from _pathlib_pure import PurePath, PurePosixPath, _matcher

__all__ = [
    "UnsupportedOperation", "PurePath", "PurePosixPath", "PureWindowsPath", "Path", "PosixPath",
    "WindowsPath",
]


class UnsupportedOperation(NotImplementedError):
    """The system does not do this with paths."""


class Path(PurePath):
    """A path of a file or folder."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        if cls is Path:
            cls = PosixPath
        return object.__new__(cls)

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls("~").expanduser()

    @classmethod
    def from_uri(cls, uri):
        from urllib.parse import unquote_to_bytes

        if not uri.startswith("file:"):
            raise ValueError(f"URI does not start with 'file:': {uri!r}")
        path = uri[5:]
        if path[:3] == "///":
            path = path[2:]
        elif path[:12] == "//localhost/":
            path = path[11:]
        path = cls(os.fsdecode(unquote_to_bytes(path)))
        if not path.is_absolute():
            raise ValueError(f"URI is not absolute: {uri!r}")
        return path

    def __enter__(self):
        return self

    def __exit__(self, *about):
        pass

    # ---- facts

    def stat(self, *, follow_symlinks=True):
        return os.stat(self, follow_symlinks=follow_symlinks)

    def lstat(self):
        return os.lstat(self)

    def _mode(self, follow_symlinks=True):
        """The kind of file, 0 if there is none."""
        try:
            return self.stat(follow_symlinks=follow_symlinks).st_mode & 0o170000
        except (OSError, ValueError):
            return 0

    def exists(self, *, follow_symlinks=True):
        return self._mode(follow_symlinks) != 0

    def is_dir(self, *, follow_symlinks=True):
        return self._mode(follow_symlinks) == 0o040000

    def is_file(self, *, follow_symlinks=True):
        return self._mode(follow_symlinks) == 0o100000

    def is_symlink(self):
        return self._mode(False) == 0o120000

    def is_block_device(self):
        return self._mode() == 0o060000

    def is_char_device(self):
        return self._mode() == 0o020000

    def is_fifo(self):
        return self._mode() == 0o010000

    def is_socket(self):
        return self._mode() == 0o140000

    def is_mount(self):
        return os.path.ismount(self)

    def is_junction(self):
        return False

    def owner(self, *, follow_symlinks=True):
        import pwd

        return pwd.getpwuid(self.stat(follow_symlinks=follow_symlinks).st_uid).pw_name

    def group(self, *, follow_symlinks=True):
        import grp

        return grp.getgrgid(self.stat(follow_symlinks=follow_symlinks).st_gid).gr_name

    def samefile(self, other_path):
        return os.path.samefile(self, other_path)

    # ---- contents

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        if "b" not in mode:
            encoding = io.text_encoding(encoding)
        return io.open(str(self), mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        with self.open("rb") as file:
            return file.read()

    def read_text(self, encoding=None, errors=None, newline=None):
        encoding = io.text_encoding(encoding)
        with self.open("r", -1, encoding, errors, newline) as file:
            return file.read()

    def write_bytes(self, data):
        data = memoryview(data)
        with self.open("wb") as file:
            return file.write(data)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError(f"data must be str, not {type(data).__name__}")
        encoding = io.text_encoding(encoding)
        with self.open("w", -1, encoding, errors, newline) as file:
            return file.write(data)

    # ---- folders

    def iterdir(self):
        names = os.listdir(self)
        return (self._child(name) for name in names)

    def _child(self, name):
        return self.with_segments(self, name) if self._tail or self._root else (
            self.with_segments(name)
        )

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        try:
            names = os.listdir(self)
        except OSError as error:
            if on_error is not None:
                on_error(error)
            return
        folders, files = [], []
        for name in names:
            is_folder = self._child(name).is_dir(follow_symlinks=follow_symlinks)
            (folders if is_folder else files).append(name)
        if top_down:
            yield self, folders, files
        for name in folders:
            yield from self._child(name).walk(top_down, on_error, follow_symlinks)
        if not top_down:
            yield self, folders, files

    def glob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        text = os.fspath(pattern)
        parts = list(PurePath(pattern)._tail)
        if PurePath(pattern).is_absolute():
            raise NotImplementedError("Non-relative patterns are unsupported")
        if not parts and not text.strip("/"):
            raise ValueError(f"Unacceptable pattern: {self.with_segments(pattern)!r}")
        only_folders = text.endswith("/")
        case = case_sensitive is None or case_sensitive
        found = self._select(parts, case, recurse_symlinks)
        if only_folders:
            found = (path for path in found if path.is_dir())
        if parts.count("**") > 1:
            found = iter(dict.fromkeys(found))
        return found

    def rglob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        pattern = os.path.join("**", os.fspath(pattern))
        return self.glob(
            pattern, case_sensitive=case_sensitive, recurse_symlinks=recurse_symlinks
        )

    def _select(self, parts, case, follow):
        """The paths below this one that the parts of a pattern fit."""
        if not parts:
            yield self
            return
        part, rest = parts[0], parts[1:]
        if part == "**":
            while rest and rest[0] == "**":
                rest = rest[1:]
            yield from self._select_below(rest, case, follow)
        elif not any(c in part for c in "*?["):
            inner = self._child(part)
            if inner.exists(follow_symlinks=False) or part == ".." and self.is_dir():
                yield from inner._select(rest, case, follow)
        else:
            fits = _matcher(part, case)
            for name in self._names():
                if fits(name):
                    inner = self._child(name)
                    if not rest or inner.is_dir():
                        yield from inner._select(rest, case, follow)

    def _select_below(self, rest, case, follow):
        yield from self._select(rest, case, follow)
        for name in self._names():
            inner = self._child(name)
            if inner.is_dir(follow_symlinks=follow):
                yield from inner._select_below(rest, case, follow)
            elif not rest:
                yield inner

    def _names(self):
        try:
            return os.listdir(self)
        except OSError:
            return []

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def rmdir(self):
        os.rmdir(self)

    # ---- names

    def touch(self, mode=0o666, exist_ok=True):
        if exist_ok:
            try:
                os.utime(self, None)
                return
            except OSError:
                pass
        flags = os.O_CREAT | os.O_WRONLY | (0 if exist_ok else os.O_EXCL)
        os.close(os.open(self, flags, mode))

    def unlink(self, missing_ok=False):
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rename(self, target):
        os.rename(self, target)
        return self.with_segments(target)

    def replace(self, target):
        os.replace(self, target)
        return self.with_segments(target)

    def symlink_to(self, target, target_is_directory=False):
        os.symlink(target, self)

    def hardlink_to(self, target):
        os.link(target, self)

    def readlink(self):
        return self.with_segments(os.readlink(self))

    def chmod(self, mode, *, follow_symlinks=True):
        os.chmod(self, mode)

    # ---- other paths

    def absolute(self):
        if self.is_absolute():
            return self
        return self.with_segments(os.getcwd(), self)

    def resolve(self, strict=False):
        return self.with_segments(os.path.realpath(self, strict=strict))

    def expanduser(self):
        if not self._root and self._tail and self._tail[0][:1] == "~":
            home = os.path.expanduser(self._tail[0])
            if home[:1] == "~":
                raise RuntimeError("Could not determine home directory.")
            return self.with_segments(home, *self._tail[1:])
        return self


class PosixPath(Path, PurePosixPath):
    """A path of a file or folder of this system."""

    __slots__ = ()


for _class in Path, PosixPath:
    _class.__module__ = "pathlib._local"
# Where programs find the classes by what they say of themselves.
sys.modules["pathlib._local"] = sys.modules[__name__]


def __getattr__(name):
    """The classes of Windows, which few programs ask for."""
    if name not in ("PureWindowsPath", "WindowsPath"):
        import _module_more

        return _module_more.get("pathlib", name)
    import _pathlib_windows

    windows = globals()["PureWindowsPath"] = _pathlib_windows.PureWindowsPath

    class WindowsPath(Path, windows):
        """A path of a file on Windows, of which there are none here."""

        __slots__ = ()

        def __new__(cls, *args, **kwargs):
            raise UnsupportedOperation(f"cannot instantiate {cls.__name__!r} on your system")

    WindowsPath.__module__ = "pathlib._local"
    WindowsPath.__qualname__ = "WindowsPath"
    globals()["WindowsPath"] = WindowsPath
    return globals()[name]
