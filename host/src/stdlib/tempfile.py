"""Files and folders that go when they are no longer needed."""

import errno
import functools
import io
import os
import shutil
import types
import warnings
import weakref
from random import Random

__all__ = [
    "NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory",
    "mkstemp", "mkdtemp", "mktemp", "TMP_MAX", "gettempprefix", "tempdir", "gettempdir",
    "gettempprefixb", "gettempdirb",
]

TMP_MAX = getattr(os, "TMP_MAX", 10000)
tempdir = None
template = "tmp"
_bin_openflags = _text_openflags = (
    os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC)
_name_sequence = None


# ---- names


class _RandomNameSequence:
    """Yields parts of names for ever; a child's are not those of its parent."""

    characters = "abcdefghijklmnopqrstuvwxyz0123456789_"
    _random = _process = None

    @property
    def rng(self):
        if self._process != os.getpid():
            self._random, self._process = Random(), os.getpid()
        return self._random

    def __iter__(self):
        return self

    def __next__(self):
        return "".join(self.rng.choices(self.characters, k=8))


def _get_candidate_names():
    global _name_sequence
    if _name_sequence is None:
        _name_sequence = _RandomNameSequence()
    return _name_sequence


def _first_free(names, try_name, what):
    """What `try_name` makes of the first name that nothing has."""
    for _ in range(TMP_MAX):
        try:
            return try_name(next(names))
        except FileExistsError:
            continue
    raise FileExistsError(errno.EEXIST, f"No usable temporary {what} name found")


def _infer_return_type(*args):
    """Whether a path of these parts is str or bytes."""
    kinds = set()
    for arg in args:
        if isinstance(arg, os.PathLike):
            arg = os.fspath(arg)
        if arg is not None:
            kinds.add(bytes if isinstance(arg, bytes) else str)
    if len(kinds) > 1:
        raise TypeError("Can't mix bytes and non-bytes in path components.")
    if not kinds:
        return str if tempdir is None or isinstance(tempdir, str) else bytes
    return kinds.pop()


def _sanitize_params(prefix, suffix, dir):
    """The parts of a name with what is left out filled in, and the type of all."""
    kind = _infer_return_type(prefix, suffix, dir)
    is_text = kind is str
    if suffix is None:
        suffix = kind()
    if prefix is None:
        prefix = template if is_text else os.fsencode(template)
    if dir is None:
        dir = gettempdir() if is_text else gettempdirb()
    return prefix, suffix, dir, kind


def _names_of(kind):
    names = _get_candidate_names()
    return names if kind is str else map(os.fsencode, names)


# ---- the folder


def _candidate_tempdir_list():
    folders = [os.environ[name] for name in ("TMPDIR", "TEMP", "TMP") if os.environ.get(name)]
    folders += ["/tmp", "/var/tmp", "/usr/tmp"]
    try:
        folders.append(os.getcwd())
    except OSError:
        folders.append(os.curdir)
    return folders


def _try_to_write(path):
    fd = os.open(path, _bin_openflags, 0o600)
    try:
        os.write(fd, b"blat")
    finally:
        os.close(fd)
        os.unlink(path)


def _get_default_tempdir():
    """The first of the candidates in which a file can be made."""
    names, folders = _RandomNameSequence(), _candidate_tempdir_list()
    for folder in folders:
        if folder != os.curdir:
            folder = os.path.abspath(folder)
        for _ in range(100):
            try:
                _try_to_write(os.path.join(folder, next(names)))
                return folder
            except FileExistsError:
                continue
            except OSError:
                break
    raise FileNotFoundError(errno.ENOENT, f"No usable temporary directory found in {folders}")


def _gettempdir():
    global tempdir
    if tempdir is None:
        tempdir = _get_default_tempdir()
    return tempdir


def gettempdir():
    return os.fsdecode(_gettempdir())


def gettempdirb():
    return os.fsencode(_gettempdir())


def gettempprefix():
    return os.fsdecode(template)


def gettempprefixb():
    return os.fsencode(template)


# ---- making


def _mkstemp_inner(dir, pre, suf, flags, output_type):
    """A new file, open, and its path."""
    dir = os.path.abspath(dir)

    def make(name):
        path = os.path.join(dir, pre + name + suf)
        return os.open(path, flags, 0o600), path

    return _first_free(_names_of(output_type), make, "file")


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    prefix, suffix, dir, kind = _sanitize_params(prefix, suffix, dir)
    return _mkstemp_inner(dir, prefix, suffix, _text_openflags if text else _bin_openflags, kind)


def mkdtemp(suffix=None, prefix=None, dir=None):
    prefix, suffix, dir, kind = _sanitize_params(prefix, suffix, dir)

    def make(name):
        path = os.path.join(dir, prefix + name + suffix)
        os.mkdir(path, 0o700)
        return os.path.abspath(path)

    return _first_free(_names_of(kind), make, "directory")


def mktemp(suffix="", prefix=template, dir=None):
    if dir is None:
        dir = gettempdir()
    for _, name in zip(range(TMP_MAX), _get_candidate_names()):
        path = os.path.join(dir, prefix + name + suffix)
        if not os.path.lexists(path):
            return path
    raise FileExistsError(errno.EEXIST, "No usable temporary filename found")


# ---- files


class _TemporaryFileCloser:
    """Closes a file and removes it, once, even when nobody has it any more."""

    cleanup_called = close_called = False

    def __init__(self, file, name, delete=True, delete_on_close=True):
        self.file, self.name = file, name
        self.delete, self.delete_on_close = delete, delete_on_close

    def _close_file(self):
        if not self.close_called:
            self.close_called = True
            self.file.close()

    def cleanup(self, unlink=os.unlink):
        if self.cleanup_called:
            return
        self.cleanup_called = True
        try:
            self._close_file()
        finally:
            if self.delete:
                try:
                    unlink(self.name)
                except FileNotFoundError:
                    pass

    def close(self):
        if self.close_called:
            return
        try:
            self._close_file()
        finally:
            if self.delete and self.delete_on_close:
                self.cleanup()

    def __del__(self):
        self.cleanup()


class _TemporaryFileWrapper:
    """A file that is removed when it is closed."""

    def __init__(self, file, name, delete=True, delete_on_close=True):
        self.file, self.name = file, name
        self._closer = _TemporaryFileCloser(file, name, delete, delete_on_close)

    def __getattr__(self, name):
        found = getattr(self.__dict__["file"], name)
        if callable(found):
            found = self._kept(found)
        if not isinstance(found, int):
            setattr(self, name, found)
        return found

    def _kept(self, method):
        """The method of the file, which is not closed while somebody has this."""

        @functools.wraps(method)
        def call(*args, **kwargs):
            return method(*args, **kwargs)

        call._closer = self._closer
        return call

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, exc, value, tb):
        result = self.file.__exit__(exc, value, tb)
        self._closer.cleanup()
        return result

    def close(self):
        self._closer.close()

    def __iter__(self):
        # Not `yield from`, which would close the file together with the generator.
        for line in self.file:
            yield line


def _set_name(file, name):
    raw = getattr(file, "buffer", file)
    getattr(raw, "raw", raw).name = name


def NamedTemporaryFile(
    mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None,
    delete=True, *, errors=None, delete_on_close=True,
):
    prefix, suffix, dir, kind = _sanitize_params(prefix, suffix, dir)
    if "b" not in mode:
        encoding = io.text_encoding(encoding)
    path = None

    def opener(*args):
        nonlocal path
        fd, path = _mkstemp_inner(dir, prefix, suffix, _bin_openflags, kind)
        return fd

    try:
        file = io.open(dir, mode, buffering, encoding, errors, newline, opener=opener)
        try:
            _set_name(file, path)
            return _TemporaryFileWrapper(file, path, delete, delete_on_close)
        except BaseException:
            file.close()
            raise
    except BaseException:
        if path is not None:
            os.unlink(path)
        raise


def TemporaryFile(
    mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
    errors=None,
):
    if "b" not in mode:
        encoding = io.text_encoding(encoding)
    prefix, suffix, dir, kind = _sanitize_params(prefix, suffix, dir)
    fd = None

    def nameless(*args):
        nonlocal fd
        fd = os.open(dir, (_bin_openflags | os.O_TMPFILE) & ~os.O_CREAT, 0o600)
        return fd

    def unlinked(*args):
        nonlocal fd
        fd, path = _mkstemp_inner(dir, prefix, suffix, _bin_openflags, kind)
        try:
            os.unlink(path)
        except BaseException:
            os.close(fd)
            raise
        return fd

    def opened(opener):
        file = io.open(dir, mode, buffering, encoding, errors, newline, opener=opener)
        _set_name(file, fd)
        return file

    try:
        return opened(nameless)
    except OSError:
        # Not all file systems have files without a name.
        return opened(unlinked)


def _handed_on(*names):
    """Methods that call those of the file behind, whichever it is at the time."""

    def method(name):
        def call(self, *args):
            return getattr(self._file, name)(*args)

        call.__name__, call.__qualname__ = name, f"SpooledTemporaryFile.{name}"
        return call

    return map(method, names)


def _asked_of_file(*names):
    return (property(lambda self, name=name: getattr(self._file, name)) for name in names)


class SpooledTemporaryFile(io.IOBase):
    """A file in memory until it is larger than `max_size`."""

    __class_getitem__ = classmethod(types.GenericAlias)
    _rolled = False

    def __init__(
        self, max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None,
        prefix=None, dir=None, *, errors=None,
    ):
        self._file = io.BytesIO()
        if "b" not in mode:
            encoding = io.text_encoding(encoding)
            self._file = io.TextIOWrapper(
                self._file, encoding=encoding, errors=errors, newline=newline)
        self._max_size, self._rolled = max_size, False
        self._TemporaryFileArgs = dict(
            mode=mode, buffering=buffering, encoding=encoding, newline=newline, suffix=suffix,
            prefix=prefix, dir=dir, errors=errors,
        )

    def _check(self, file):
        if not self._rolled and self._max_size and file.tell() > self._max_size:
            self.rollover()

    def rollover(self):
        if self._rolled:
            return
        memory = self._file
        file = self._file = TemporaryFile(**self._TemporaryFileArgs)
        del self._TemporaryFileArgs
        at = memory.tell()
        if hasattr(file, "buffer"):
            file.buffer.write(memory.detach().getvalue())
        else:
            file.write(memory.getvalue())
        file.seek(at, 0)
        self._rolled = True

    def __enter__(self):
        if self._file.closed:
            raise ValueError("Cannot enter context with closed file")
        return self

    def __exit__(self, exc, value, tb):
        self._file.close()

    def __del__(self):
        if not self.closed:
            warnings.warn(f"Unclosed file {self!r}", ResourceWarning, stacklevel=2, source=self)
            self.close()

    (__iter__, close, flush, isatty, readable, read, read1, readinto, readinto1, readline, readlines,
     seekable, seek, tell, writable, detach) = _handed_on(
        "__iter__", "close", "flush", "isatty", "readable", "read", "read1", "readinto", "readinto1",
        "readline", "readlines", "seekable", "seek", "tell", "writable", "detach")
    closed, encoding, errors, newlines = _asked_of_file("closed", "encoding", "errors", "newlines")

    def fileno(self):
        self.rollover()
        return self._file.fileno()

    @property
    def mode(self):
        try:
            return self._file.mode
        except AttributeError:
            return self._TemporaryFileArgs["mode"]

    @property
    def name(self):
        return getattr(self._file, "name", None)

    def truncate(self, size=None):
        if size is None:
            return self._file.truncate()
        if size > self._max_size:
            self.rollover()
        return self._file.truncate(size)

    def write(self, s):
        file = self._file
        count = file.write(s)
        self._check(file)
        return count

    def writelines(self, iterable):
        file = self._file
        result = file.writelines(iterable)
        self._check(file)
        return result


# ---- folders


def _allow_all(path):
    if not os.path.islink(path):
        os.chmod(path, 0o700)


class TemporaryDirectory:
    """A folder that is removed with all that is in it."""

    __class_getitem__ = classmethod(types.GenericAlias)

    def __init__(
        self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True
    ):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore_cleanup_errors, self._delete = ignore_cleanup_errors, delete
        self._finalizer = weakref.finalize(
            self, self._cleanup, self.name, warn_message=f"Implicitly cleaning up {self!r}",
            ignore_errors=ignore_cleanup_errors, delete=delete)

    @classmethod
    def _rmtree(cls, name, ignore_errors=False, repeated=False):
        def retry(path):
            """Tries again what was not permitted, with all permissions."""
            if path != name:
                _allow_all(os.path.dirname(path))
            _allow_all(path)
            try:
                os.unlink(path)
            except IsADirectoryError:
                cls._rmtree(path, ignore_errors)
            except PermissionError:
                if os.path.isdir(path):
                    cls._rmtree(path, ignore_errors, repeated=path == name)
                elif not ignore_errors:
                    raise

        def onexc(func, path, error):
            if isinstance(error, FileNotFoundError):
                return
            if isinstance(error, PermissionError) and not (repeated and path == name):
                try:
                    retry(path)
                except FileNotFoundError:
                    pass
            elif not ignore_errors:
                raise

        shutil.rmtree(name, onexc=onexc)

    @classmethod
    def _cleanup(cls, name, warn_message, ignore_errors=False, delete=True):
        if delete:
            cls._rmtree(name, ignore_errors)
            warnings.warn(warn_message, ResourceWarning)

    def __repr__(self):
        return f"<{type(self).__name__} {self.name!r}>"

    def __enter__(self):
        return self.name

    def __exit__(self, exc, value, tb):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        if self._finalizer.detach() or os.path.exists(self.name):
            self._rmtree(self.name, self._ignore_cleanup_errors)
