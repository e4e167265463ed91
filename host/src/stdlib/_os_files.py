"""Files of the operating system: what of `os` takes more than plain paths, or is seldom used."""

__name__ = "posix"

import posix as _os
import _system
from _os_arguments import (
    AT_EACCESS as _AT_EACCESS, AT_FDCWD as _AT_FDCWD, AT_REMOVEDIR as _AT_REMOVEDIR,
    AT_SYMLINK_FOLLOW as _AT_SYMLINK_FOLLOW, AT_SYMLINK_NOFOLLOW as _AT_SYMLINK_NOFOLLOW,
    c_int as _c_int, c_long as _c_long, done as _done, failed as _failed, file as _file,
    folder as _folder, group as _group, path as _path, readable as _readable, user as _user)


def _call(what):
    """Calls the function of the name that is the first item, with arguments and keywords."""
    name, args, keywords = what
    return globals()[name](*args, **keywords)


def _text(shown, raw):
    """Bytes of the system as the path was given: as bytes, or as a str."""
    return raw if isinstance(shown, bytes) else _os.fsdecode(raw)


def listdir(path=None):
    raw, shown = _path("listdir", path, takes_fd=True, takes_none=True)
    if raw is None:
        return _os.listdir(".")
    if isinstance(raw, int):
        if raw == -1:
            return _os.listdir(".")
        _check_folder(raw)
        return _os.listdir(f"/proc/self/fd/{raw}")
    try:
        names = _os.listdir(_os.fsdecode(raw))
    except OSError as error:
        number = error.errno
    else:
        return [_os.fsencode(name) for name in names] if isinstance(shown, bytes) else names
    raise _failed(-number, shown)


def _check_folder(fd):
    import stat

    facts = _system.stat_at(fd, None, 0)
    if isinstance(facts, int):
        raise _failed(facts, fd)
    if not stat.S_ISDIR(facts.st_mode):
        raise _failed(-20, fd)


def stat(path, *, dir_fd=None, follow_symlinks=True):
    raw, shown = _path("stat", path, takes_fd=True)
    fd = _folder(dir_fd)
    return _stat("stat", raw, shown, fd, follow_symlinks)


def lstat(path, *, dir_fd=None):
    raw, shown = _path("lstat", path)
    return _stat("lstat", raw, shown, _folder(dir_fd), False)


def _stat(function, raw, shown, fd, follow):
    if isinstance(raw, int):
        if fd != _AT_FDCWD:
            raise ValueError(f"{function}: can't specify dir_fd without matching path")
        if raw > 0 and not follow:
            raise ValueError(f"{function}: cannot use fd and follow_symlinks together")
        facts = _system.stat_at(raw, None, 0)
    else:
        facts = _system.stat_at(fd, raw, 0 if follow else _AT_SYMLINK_NOFOLLOW)
    if isinstance(facts, int):
        raise _failed(facts, shown)
    return facts


def statvfs(path):
    raw, shown = _path("statvfs", path, takes_fd=True)
    try:
        if isinstance(raw, int):
            return _os.fstatvfs(raw)
        return _os.statvfs(_os.fsdecode(raw))
    except OSError as error:
        number = error.errno
    raise _failed(-number, shown)


def access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):
    raw, shown = _path("access", path)
    mode = _c_int(mode)
    flags = (_AT_EACCESS if effective_ids else 0) | (
        0 if follow_symlinks else _AT_SYMLINK_NOFOLLOW)
    return _system.faccessat(_folder(dir_fd), raw, mode, flags) == 0


def chdir(path):
    raw, shown = _path("chdir", path, takes_fd=True)
    n = _system.fchdir(raw) if isinstance(raw, int) else _system.chdir(raw)
    _done(n, shown)


def chroot(path):
    raw, shown = _path("chroot", path)
    _done(_system.chroot(raw), shown)


def chmod(path, mode, *, dir_fd=None, follow_symlinks=True):
    raw, shown = _path("chmod", path, takes_fd=True)
    mode, fd = _c_int(mode), _folder(dir_fd)
    if isinstance(raw, int):
        return _done(_system.fchmod(raw, mode), shown) and None
    if not follow_symlinks:
        if fd != _AT_FDCWD:
            raise ValueError("chmod: cannot use dir_fd and follow_symlinks together")
        n = _system.fchmodat(fd, raw, mode, _AT_SYMLINK_NOFOLLOW)
        if n in (-38, -95):
            raise NotImplementedError("chmod: follow_symlinks unavailable on this platform")
    else:
        n = _system.fchmodat(fd, raw, mode, 0)
    _done(n, shown)


def fchmod(fd, mode):
    fd, mode = _c_int(fd), _c_int(mode)
    _done(_system.fchmod(fd, mode))


def chown(path, uid, gid, *, dir_fd=None, follow_symlinks=True):
    raw, shown = _path("chown", path, takes_fd=True)
    uid, gid, fd = _user(uid), _group(gid), _folder(dir_fd)
    if isinstance(raw, int):
        if fd != _AT_FDCWD:
            raise ValueError("chown: can't specify dir_fd without matching path")
        if raw > 0 and not follow_symlinks:
            raise ValueError("chown: cannot use fd and follow_symlinks together")
        n = _system.fchown(raw, uid, gid)
    else:
        n = _system.fchownat(fd, raw, uid, gid, 0 if follow_symlinks else _AT_SYMLINK_NOFOLLOW)
    _done(n, shown)


def lchown(path, uid, gid):
    raw, shown = _path("lchown", path)
    uid, gid = _user(uid), _group(gid)
    _done(_system.fchownat(_AT_FDCWD, raw, uid, gid, _AT_SYMLINK_NOFOLLOW), shown)


def fchown(fd, uid, gid):
    fd, uid, gid = _c_int(fd), _user(uid), _group(gid)
    _done(_system.fchown(fd, uid, gid))


def mkdir(path, mode=511, *, dir_fd=None):
    raw, shown = _path("mkdir", path)
    mode = _c_int(mode)
    _done(_system.mkdirat(_folder(dir_fd), raw, mode), shown)


def rmdir(path, *, dir_fd=None):
    raw, shown = _path("rmdir", path)
    _done(_system.unlinkat(_folder(dir_fd), raw, _AT_REMOVEDIR), shown)


def unlink(path, *, dir_fd=None):
    raw, shown = _path("unlink", path)
    _done(_system.unlinkat(_folder(dir_fd), raw, 0), shown)


def remove(path, *, dir_fd=None):
    raw, shown = _path("remove", path)
    _done(_system.unlinkat(_folder(dir_fd), raw, 0), shown)


def mkfifo(path, mode=438, *, dir_fd=None):
    raw, shown = _path("mkfifo", path)
    mode = _c_int(mode)
    _done(_system.mkfifoat(_folder(dir_fd), raw, mode))


def mknod(path, mode=384, device=0, *, dir_fd=None):
    raw, shown = _path("mknod", path)
    mode, device = _c_int(mode), _device(device)
    _done(_system.mknodat(_folder(dir_fd), raw, mode, device))


def rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    _rename("rename", src, dst, src_dir_fd, dst_dir_fd)


def replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    _rename("replace", src, dst, src_dir_fd, dst_dir_fd)


def _rename(function, src, dst, src_dir_fd, dst_dir_fd):
    old, shown_old = _path(function, src, "src")
    new, shown_new = _path(function, dst, "dst")
    n = _system.renameat(_folder(src_dir_fd), old, _folder(dst_dir_fd), new)
    _done(n, shown_old, shown_new)


def link(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True):
    old, shown_old = _path("link", src, "src")
    new, shown_new = _path("link", dst, "dst")
    here, there = _folder(src_dir_fd), _folder(dst_dir_fd)
    # Where no file is named by its folder, the plain call is made, which follows no links.
    flags = _AT_SYMLINK_FOLLOW if follow_symlinks and (
        here != _AT_FDCWD or there != _AT_FDCWD) else 0
    _done(_system.linkat(here, old, there, new, flags), shown_old, shown_new)


def symlink(src, dst, target_is_directory=False, *, dir_fd=None):
    target, shown_target = _path("symlink", src, "src")
    new, shown_new = _path("symlink", dst, "dst")
    if target_is_directory:
        pass
    _done(_system.symlinkat(target, _folder(dir_fd), new), shown_target, shown_new)


def readlink(path, *, dir_fd=None):
    raw, shown = _path("readlink", path)
    n, target = _system.readlinkat(_folder(dir_fd), raw, bytes(4096))
    _done(n, shown)
    return _text(shown, target[:n])


def open(path, flags, mode=511, *, dir_fd=None):
    raw, shown = _path("open", path)
    flags, mode = _c_int(flags) | _os.O_CLOEXEC, _c_int(mode)
    return _done(_system.open_at(_folder(dir_fd), raw, flags, mode), shown)


def truncate(path, length):
    raw, shown = _path("truncate", path, takes_fd=True)
    length = _c_long(length)
    call = _system.ftruncate if isinstance(raw, int) else _system.truncate
    _done(call(raw, length), shown)


_NOTHING = object()


def utime(path, times=None, *, ns=_NOTHING, dir_fd=None, follow_symlinks=True):
    raw, shown = _path("utime", path, takes_fd=True)
    fd = _folder(dir_fd)
    if times is not None and ns is not _NOTHING:
        raise ValueError("utime: you may specify either 'times' or 'ns' but not both")
    spec = _times(times, ns)
    if isinstance(raw, int):
        if fd != _AT_FDCWD:
            raise ValueError("utime: can't specify dir_fd without matching path")
        if raw > 0 and not follow_symlinks:
            raise ValueError("utime: cannot use fd and follow_symlinks together")
        n = _system.futimens(raw, spec)
    else:
        n = _system.utimensat(fd, raw, spec, 0 if follow_symlinks else _AT_SYMLINK_NOFOLLOW)
    _done(n, shown)


def _times(times, ns):
    """The two times as the system has them; None stands for now."""
    if times is not None:
        if not isinstance(times, tuple) or len(times) != 2:
            raise TypeError("utime: 'times' must be either a tuple of two ints or None")
        pairs = [_seconds(time) for time in times]
    elif ns is not _NOTHING:
        if not isinstance(ns, tuple) or len(ns) != 2:
            raise TypeError("utime: 'ns' must be a tuple of two ints")
        pairs = [divmod(time, 1_000_000_000) for time in ns]
    else:
        return None
    return b"".join([_c_long(n).to_bytes(8, "little", signed=True)
                     for pair in pairs for n in pair])


def _seconds(time):
    """Whole seconds and nanoseconds."""
    if not isinstance(time, float):
        return _c_long(time), 0
    if time != time:
        raise ValueError("Invalid value NaN (not a number)")
    whole = time // 1.0
    if not -2.0 ** 63 <= whole < 2.0 ** 63:
        raise OverflowError("timestamp out of range for platform time_t")
    return int(whole), int((time - whole) * 1e9)


def _attribute(function, path, attribute, follow):
    raw, shown = _path(function, path, takes_fd=True)
    name = _path(function, attribute, "attribute")[0]
    return raw, shown, name, _way(function, raw, follow)


def _way(function, raw, follow):
    """The letter that the system's call for this sort of path begins with."""
    if isinstance(raw, int):
        if raw > 0 and not follow:
            raise ValueError(f"{function}: cannot use fd and follow_symlinks together")
        return "f"
    return "" if follow else "l"


def getxattr(path, attribute, *, follow_symlinks=True):
    raw, shown, name, way = _attribute("getxattr", path, attribute, follow_symlinks)
    call = getattr(_system, way + "getxattr")
    for size in (128, 65536):
        n, value = call(raw, name, bytes(size))
        if n != -34:
            break
    _done(n, shown)
    return value[:n]


def setxattr(path, attribute, value, flags=0, *, follow_symlinks=True):
    raw, shown, name, way = _attribute("setxattr", path, attribute, follow_symlinks)
    value, flags = _readable(value), _c_int(flags)
    _done(getattr(_system, way + "setxattr")(raw, name, value, flags), shown)


def removexattr(path, attribute, *, follow_symlinks=True):
    raw, shown, name, way = _attribute("removexattr", path, attribute, follow_symlinks)
    _done(getattr(_system, way + "removexattr")(raw, name), shown)


def listxattr(path=None, *, follow_symlinks=True):
    raw, shown = _path("listxattr", path, takes_fd=True, takes_none=True)
    way = _way("listxattr", raw, follow_symlinks)
    call = getattr(_system, way + "listxattr")
    for size in (256, 65536):
        n, names = call(b"." if raw is None else raw, bytes(size))
        if n != -34:
            break
    _done(n, shown)
    return [_os.fsdecode(name) for name in names[:n].split(b"\0") if name]


def _device(n):
    if not isinstance(n, int):
        raise TypeError("an integer is required")
    if not 0 <= n < 1 << 64:
        raise OverflowError("int too big to convert" if n > 0
                            else "can't convert negative int to unsigned")
    return n


def major(device, /):
    if device == -1:
        return -1
    n = _device(device)
    return n >> 8 & 0xFFF | n >> 32 & 0xFFFFF000


def minor(device, /):
    if device == -1:
        return -1
    n = _device(device)
    return n & 0xFF | n >> 12 & 0xFFFFFF00


def makedev(major, minor, /):
    a, b = _device(major), _device(minor)
    return (b & 0xFF) | (a & 0xFFF) << 8 | (b & 0xFFFFFF00) << 12 | (a & 0xFFFFF000) << 32


def _configuration(name, names):
    if isinstance(name, str):
        numbers = getattr(_os, names)
        if name not in numbers:
            raise ValueError("unrecognized configuration name")
        return numbers[name]
    if not hasattr(type(name), "__index__"):
        raise TypeError("configuration names must be strings or integers")
    return _c_int(name)


def _limit(n, *names):
    return -1 if n is None else _done(n, *names)


def sysconf(name, /):
    return _limit(_system.sysconf(_configuration(name, "sysconf_names")))


def pathconf(path, name):
    raw, shown = _path("pathconf", path, takes_fd=True)
    name = _configuration(name, "pathconf_names")
    call = _system.fpathconf if isinstance(raw, int) else _system.pathconf
    return _limit(call(raw, name), shown)


def fpathconf(fd, name, /):
    fd = _file(fd)
    return _limit(_system.fpathconf(fd, _configuration(name, "pathconf_names")))


def confstr(name, /):
    n, value = _system.confstr(_configuration(name, "confstr_names"), bytes(4096))
    if n == 0:
        return None
    if n is None or n < 0:
        raise _failed(n or -22)
    return _os.fsdecode(value[:n - 1])


def sync():
    _system.sync_all()
