"""How functions of the operating system take paths, descriptors, numbers and buffers, and how they
tell what went wrong."""

from operator import index as _index

from posix import fsencode, strerror

AT_FDCWD = -100
AT_SYMLINK_NOFOLLOW = 0x100
AT_EACCESS = AT_REMOVEDIR = 0x200
AT_SYMLINK_FOLLOW = 0x400
AT_EMPTY_PATH = 0x1000


def failed(n, *names):
    """The exception for a negated error number, with the paths that it is about."""
    if len(names) == 2:
        return OSError(-n, strerror(-n), names[0], None, names[1])
    return OSError(-n, strerror(-n), *names)


def done(n, *names):
    """What a call gave, where it did not fail."""
    if n is not None and n < 0:
        raise failed(n, *names)
    return n


def _warn_of_bool(v):
    if isinstance(v, bool):
        import sys
        import warnings

        frame, level = sys._getframe(1), 2
        while frame is not None and frame.f_code.co_filename.startswith("<stdlib "):
            frame, level = frame.f_back, level + 1
        warnings.warn("bool is used as a file descriptor", RuntimeWarning, stacklevel=level)


def _checked_fd(v):
    _warn_of_bool(v)
    n = _index(v)
    if n > 2147483647:
        raise OverflowError("fd is greater than maximum")
    if n < -2147483648:
        raise OverflowError("fd is less than minimum")
    return n


# What takes the current folder where there is no path.
_OF_HERE = ("listdir", "scandir", "listxattr")


def _of_path_object(v):
    """What `__fspath__` gives, or None where there is none."""
    method = getattr(type(v), "__fspath__", None)
    if method is None:
        return None
    found = method(v)
    if not isinstance(found, (str, bytes)):
        raise TypeError(f"expected {type(v).__name__}.__fspath__() to return str or bytes, "
                        f"not {type(found).__name__}")
    return found


def _wanted(takes_fd, takes_none):
    if takes_fd:
        return ("string, bytes, os.PathLike, integer or None" if takes_none
                else "string, bytes, os.PathLike or integer")
    return ("string, bytes, os.PathLike or None" if takes_none
            else "string, bytes or os.PathLike")


def path(function, v, name="path", takes_fd=False, takes_none=False):
    """A path as the system takes it (bytes, or a descriptor, or None), and as errors show it."""
    if v is None and takes_none:
        return None, None
    shown = v
    if not isinstance(v, (str, bytes)):
        if takes_fd and hasattr(type(v), "__index__"):
            fd = _checked_fd(v)
            if fd == -1 and function not in _OF_HERE:
                # What stands for no descriptor leaves a path that is not there.
                raise failed(-14, v)
            return fd, v
        shown = _of_path_object(v)
        if shown is None:
            raise TypeError(f"{function}: {name} should be {_wanted(takes_fd, takes_none)}, "
                            f"not {type(v).__name__}")
    raw = fsencode(shown)
    if b"\0" in raw:
        raise ValueError(f"{function}: embedded null character in {name}")
    return raw, shown


def folder(fd):
    """The descriptor of the folder that paths start from."""
    if fd is None:
        return AT_FDCWD
    if not hasattr(type(fd), "__index__"):
        raise TypeError(f"argument should be integer or None, not {type(fd).__name__}")
    return _checked_fd(fd)


def file(v):
    """The descriptor of a file, or of an object that has one."""
    if isinstance(v, int):
        _warn_of_bool(v)
        fd = v
    else:
        method = getattr(v, "fileno", None)
        if method is None:
            raise TypeError("argument must be an int, or have a fileno() method.")
        fd = method()
        if not isinstance(fd, int):
            raise TypeError("fileno() returned a non-integer")
    fd = c_int(fd)
    if fd < 0:
        raise ValueError(f"file descriptor cannot be a negative integer ({fd})")
    return fd


def c_int(v):
    n = _index(v)
    if not -2147483648 <= n <= 2147483647:
        raise OverflowError("Python int too large to convert to C int")
    return n


def number(v):
    """As `c_int`, where other words are used for what is too large: process numbers."""
    n = _index(v)
    if n > 2147483647:
        raise OverflowError("signed integer is greater than maximum")
    if n < -2147483648:
        raise OverflowError("signed integer is less than minimum")
    return n


def c_long(v):
    n = _index(v)
    if not -(1 << 63) <= n < 1 << 63:
        raise OverflowError("Python int too large to convert to C long")
    return n


def _id(v, name):
    if not hasattr(type(v), "__index__"):
        raise TypeError(f"{name} should be integer, not {type(v).__name__}")
    n = _index(v)
    if n >= 1 << 63:
        raise OverflowError(f"{name} is greater than maximum")
    if n < -1 or n > 0xFFFFFFFF:
        raise OverflowError(f"{name} is less than minimum")
    return n


def user(v):
    return _id(v, "uid")


def group(v):
    return _id(v, "gid")


def readable(v):
    """The bytes of a buffer."""
    try:
        view = memoryview(v)
    except TypeError:
        raise TypeError(
            f"a bytes-like object is required, not '{type(v).__name__}'") from None
    return view.tobytes()


def writable(v):
    """A view of the bytes of a buffer, to be written to."""
    try:
        view = memoryview(v)
    except TypeError:
        raise TypeError(
            f"a bytes-like object is required, not '{type(v).__name__}'") from None
    if view.readonly:
        raise BufferError("Object is not writable.")
    return view.cast("B")
