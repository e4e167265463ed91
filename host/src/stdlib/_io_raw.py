"""The files of `io` without a buffer, on the calls of `os`."""

import os
import sys
from _io_base import (
    UnsupportedOperation, _RawIOBase, _bytes_like, _cannot_pickle, _delete, _fill, _name_shown,
    _size_of, _type_shown,
)

# The module whose classes and functions these are.
__name__ = "_io"

# The first and the most bytes that `readall` reads in one call.
_FIRST = 65536
_MOST = 16 * 1024 * 1024
_FLAGS = {
    "r": 0,
    "w": os.O_CREAT | os.O_TRUNC,
    "a": os.O_CREAT | os.O_APPEND,
    "x": os.O_CREAT | os.O_EXCL,
}
_FOLDER = 0o040000
# A reference to each stream that holds what is still to be written.
_unwritten = []


def _flush_all():
    """Writes what files hold, also those that the program has dropped without closing them."""
    for known in list(_unwritten):
        stream = known()
        if stream is None:
            _unwritten.remove(known)
        elif not stream.closed:
            stream.flush()


def _number_of(file):
    """The descriptor that an argument is, or None."""
    if not isinstance(file, int):
        return None
    if file is True or file is False:
        import warnings

        warnings.warn("bool is used as a file descriptor", RuntimeWarning, 3)
        file = int(file)
    if file < 0:
        raise ValueError("negative file descriptor")
    return file


class FileIO(_RawIOBase):
    """A descriptor of a file."""

    __static_name__ = "_io.FileIO"
    __module__ = "_io"

    _fd = -1
    _closefd = True
    _reads = _writes = _can_seek = False
    _kind = ""
    _block = 8192

    def __init__(self, file, mode="r", closefd=True, opener=None):
        if self._fd >= 0:
            # Made anew: the old file is not needed any more.
            if self._closefd:
                FileIO.close(self)
            self._fd = -1
        number = _number_of(file)
        if number is None:
            os.fspath(file)
        self._set_mode(mode)
        self._closefd = bool(closefd)
        self._can_seek = None
        if number is not None:
            self._fd = number
        else:
            self._open(file, opener)
        try:
            self._look(file)
        except BaseException:
            if number is None:
                os.close(self._fd)
            self._fd = -1
            raise

    def _set_mode(self, mode):
        if not isinstance(mode, str):
            raise TypeError(f"FileIO() argument 'mode' must be str, not {type(mode).__name__}")
        kinds = [letter for letter in mode if letter in "rwax"]
        if any(letter not in "rwaxb+" for letter in mode):
            raise ValueError(f"invalid mode: {mode}")
        if len(kinds) != 1 or mode.count("+") > 1:
            raise ValueError(
                "Must have exactly one of create/read/write/append mode and at most one plus"
            )
        self._kind = kind = kinds[0]
        both = "+" in mode
        self._reads = both or kind == "r"
        self._writes = both or kind != "r"

    def _open(self, file, opener):
        if not self._closefd:
            raise ValueError("Cannot use closefd=False with file name")
        both = self._reads and self._writes
        ways = os.O_RDWR if both else os.O_RDONLY if self._reads else os.O_WRONLY
        flags = _FLAGS[self._kind] | ways | os.O_CLOEXEC
        if opener is None:
            self._fd = os.open(file, flags, 0o666)
            return
        fd = opener(file, flags)
        if not isinstance(fd, int):
            raise TypeError("expected integer from opener")
        if fd < 0:
            raise ValueError(f"opener returned {fd}")
        self._fd = fd

    def _look(self, file):
        facts = os.fstat(self._fd)
        self._block = facts.st_blksize
        if facts.st_mode & 0o170000 == _FOLDER:
            raise IsADirectoryError(21, "Is a directory", file)
        self.name = file
        if self._kind == "a":
            try:
                os.lseek(self._fd, 0, 2)
            except OSError:
                pass

    __reduce__ = __reduce_ex__ = _cannot_pickle
    __del__ = _delete

    def __repr__(self):
        kind = _type_shown(self)
        if self._fd < 0:
            return f"<{kind} [closed]>"
        name = _name_shown(self, self) or f" fd={self._fd}"
        return f"<{kind}{name} mode={self.mode!r} closefd={self._closefd}>"

    @property
    def closed(self):
        return self._fd < 0

    @property
    def closefd(self):
        return self._closefd

    @property
    def mode(self):
        if self._kind in "xa":
            return self._kind + "b" + "+" * self._reads
        return "wb" if not self._reads else "rb+" if self._writes else "rb"

    @property
    def _blksize(self):
        return self._block

    def _dealloc_warn(self, source):
        """Warns that nobody closed the file, if the command line asks for warnings.

        What filters the program has by now says little: nobody knows when memory is collected.
        """
        asked = any(option[:6] != "ignore" for option in sys.warnoptions)
        if asked and self._fd >= 0 and self._closefd:
            import warnings

            warnings.warn(f"unclosed file {source!r}", ResourceWarning, 2, source)

    def _live(self):
        fd = self._fd
        if fd < 0:
            raise ValueError("I/O operation on closed file")
        return fd

    def readable(self):
        self._live()
        return self._reads

    def writable(self):
        self._live()
        return self._writes

    def seekable(self):
        fd = self._live()
        if self._can_seek is None:
            try:
                os.lseek(fd, 0, 1)
                self._can_seek = True
            except OSError:
                self._can_seek = False
        return self._can_seek

    def fileno(self):
        return self._live()

    def isatty(self):
        return os.isatty(self._live())

    def read(self, size=-1, /):
        fd = self._fd
        if fd < 0:
            raise ValueError("I/O operation on closed file")
        if not self._reads:
            raise UnsupportedOperation("File not open for reading")
        if type(size) is not int:
            size = -1 if size is None else _size_of(size)
        if size < 0:
            return self.readall()
        try:
            return os.read(fd, size)
        except BlockingIOError:
            return None

    def readall(self):
        fd = self._live()
        parts, step = [], _FIRST
        try:
            while more := os.read(fd, step):
                parts.append(more)
                step = min(2 * step, _MOST)
        except BlockingIOError:
            if not parts:
                return None
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def readinto(self, buffer, /):
        fd = self._live()
        if not self._reads:
            raise UnsupportedOperation("File not open for reading")

        def work(into):
            try:
                data = os.read(fd, len(into))
            except BlockingIOError:
                return None
            into[: len(data)] = data
            return len(data)

        return _fill(buffer, work)

    def write(self, data, /):
        fd = self._live()
        if not self._writes:
            raise UnsupportedOperation("File not open for writing")
        if type(data) is not bytes:
            data = _bytes_like(data)
        try:
            return os.write(fd, data)
        except BlockingIOError:
            return None

    def seek(self, offset, whence=0, /):
        fd = self._live()
        return os.lseek(fd, _size_of(offset, ""), whence)

    def tell(self):
        return os.lseek(self._live(), 0, 1)

    def truncate(self, size=None, /):
        fd = self._live()
        if not self._writes:
            raise UnsupportedOperation("File not open for writing")
        if size is None:
            size = self.tell()
        os.ftruncate(fd, size)
        return size

    def close(self):
        try:
            _RawIOBase.close(self)
        finally:
            fd, self._fd = self._fd, -1
            if fd >= 0 and self._closefd:
                os.close(fd)
            self._has_ended = True
