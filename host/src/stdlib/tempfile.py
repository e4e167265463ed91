"""Files and folders that go when they are no longer needed."""

import errno
import io
import os
import random
import shutil
import weakref

__all__ = [
    "NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory",
    "mkstemp", "mkdtemp", "mktemp", "TMP_MAX", "gettempprefix", "tempdir", "gettempdir",
    "gettempprefixb", "gettempdirb",
]

TMP_MAX = 10000
tempdir = None
template = "tmp"
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_"
_random = random.Random(int.from_bytes(os.urandom(8), "big"))
_process = os.getpid()


def _name():
    global _process
    if os.getpid() != _process:
        # A child must not go through the names of its parent.
        _process = os.getpid()
        _random.seed(int.from_bytes(os.urandom(8), "big"))
    return "".join(_random.choices(_LETTERS, k=8))


def gettempdir():
    global tempdir
    if tempdir is None:
        folders = [os.environ.get(name) for name in ("TMPDIR", "TEMP", "TMP")]
        folders += ["/tmp", "/var/tmp", "/usr/tmp", os.getcwd()]
        for folder in folders:
            if folder and os.path.isdir(folder) and os.access(folder, os.W_OK | os.X_OK):
                tempdir = os.path.abspath(folder)
                break
        else:
            raise FileNotFoundError(
                errno.ENOENT, f"No usable temporary directory found in {folders}"
            )
    return tempdir


def gettempprefix():
    return template


def gettempdirb():
    return os.fsencode(gettempdir())


def gettempprefixb():
    return os.fsencode(template)


def _parts(suffix, prefix, dir):
    """The parts of a name, with what is left out filled in: bytes if one of them is."""
    as_bytes = any(isinstance(part, bytes) for part in (suffix, prefix, dir))
    if as_bytes and any(isinstance(part, str) for part in (suffix, prefix, dir)):
        raise TypeError("Can't mix bytes and non-bytes in path components.")

    def part(given, default):
        if given is None:
            return default
        return os.fsdecode(given)

    dir = None if dir is None else os.fspath(dir)
    return part(suffix, ""), part(prefix, template), part(dir, gettempdir()), as_bytes


def _make(suffix, prefix, dir, make):
    """Tries names until one is free; `make` makes what has it."""
    suffix, prefix, dir, as_bytes = _parts(suffix, prefix, dir)
    for _ in range(TMP_MAX):
        path = os.path.abspath(os.path.join(dir, prefix + _name() + suffix))
        try:
            made = make(path)
        except FileExistsError:
            continue
        return made, os.fsencode(path) if as_bytes else path
    raise FileExistsError(errno.EEXIST, "No usable temporary file name found")


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    return _make(suffix, prefix, dir, lambda path: os.open(path, flags, 0o600))


def mkdtemp(suffix=None, prefix=None, dir=None):
    return _make(suffix, prefix, dir, lambda path: os.mkdir(path, 0o700))[1]


def mktemp(suffix="", prefix=template, dir=None):
    def check(path):
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, "exists")

    return _make(suffix, prefix, dir, check)[1]


class _TemporaryFileWrapper:
    """A file that is removed when it is closed."""

    def __init__(self, file, name, delete=True, delete_on_close=True):
        self.file, self.name = file, name
        self.delete, self._delete_on_close = delete, delete_on_close
        self._finalizer = weakref.finalize(self, _remove, name) if delete else None

    def __getattr__(self, name):
        return getattr(self.__dict__["file"], name)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, kind, value, traceback):
        self.close()
        if self._finalizer is not None:
            self._finalizer()

    def close(self):
        self.file.close()
        if self._finalizer is not None and self._delete_on_close:
            self._finalizer()

    def __iter__(self):
        yield from self.file


def _remove(path):
    try:
        os.unlink(path)
    except FileNotFoundError:
        pass


def NamedTemporaryFile(
    mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None,
    delete=True, *, errors=None, delete_on_close=True,
):
    if "b" not in mode:
        encoding = io.text_encoding(encoding)
    fd, path = mkstemp(suffix, prefix, dir)
    file = io.open(fd, mode, buffering, encoding, errors, newline)
    return _TemporaryFileWrapper(file, path, delete, delete_on_close)


def TemporaryFile(
    mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
    errors=None,
):
    if "b" not in mode:
        encoding = io.text_encoding(encoding)
    fd, path = mkstemp(suffix, prefix, dir)
    os.unlink(path)
    return io.open(fd, mode, buffering, encoding, errors, newline)


class SpooledTemporaryFile:
    """A file in memory until it is larger than `max_size`."""

    __class_getitem__ = classmethod(type(list[int]))

    def __init__(
        self, max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None,
        prefix=None, dir=None, *, errors=None,
    ):
        self._is_text = "b" not in mode
        self._file = io.StringIO(newline=newline or "\n") if self._is_text else io.BytesIO()
        self._max_size, self._rolled = max_size, False
        self._how = dict(
            mode=mode, buffering=buffering, encoding=encoding, newline=newline, suffix=suffix,
            prefix=prefix, dir=dir, errors=errors,
        )

    def __getattr__(self, name):
        return getattr(self.__dict__["_file"], name)

    def rollover(self):
        if self._rolled:
            return
        memory, at = self._file, self._file.tell()
        self._file = TemporaryFile(**self._how)
        self._file.write(memory.getvalue())
        self._file.seek(at)
        self._rolled = True

    def _check(self):
        if self._max_size and not self._rolled and self._file.tell() > self._max_size:
            self.rollover()

    def write(self, data):
        count = self._file.write(data)
        self._check()
        return count

    def writelines(self, lines):
        self._file.writelines(lines)
        self._check()

    def fileno(self):
        self.rollover()
        return self._file.fileno()

    def __enter__(self):
        return self

    def __exit__(self, *about):
        self._file.close()

    def __iter__(self):
        return iter(self._file)


class TemporaryDirectory:
    """A folder that is removed with all that is in it."""

    __class_getitem__ = classmethod(type(list[int]))

    def __init__(
        self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True
    ):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore, self._delete = ignore_cleanup_errors, delete
        self._finalizer = weakref.finalize(self, self._left, self.name, delete)

    @staticmethod
    def _left(name, delete):
        if delete:
            shutil.rmtree(name, ignore_errors=True)

    def __repr__(self):
        return f"<{type(self).__name__} {self.name!r}>"

    def __enter__(self):
        return self.name

    def __exit__(self, kind, value, traceback):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        if self._finalizer.detach() or os.path.exists(self.name):
            shutil.rmtree(self.name, ignore_errors=self._ignore)
