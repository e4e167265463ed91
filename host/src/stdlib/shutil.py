"""Files and folders copied, moved and removed as a whole; what the terminal is like."""

import errno
import os
import stat
import sys

__all__ = [
    "copyfileobj", "copyfile", "copymode", "copystat", "copy", "copy2", "copytree", "move",
    "rmtree", "Error", "SpecialFileError", "which", "get_terminal_size",
    "ignore_patterns", "SameFileError",
]

_PIECE = 64 * 1024


class Error(OSError):
    pass


class SameFileError(Error):
    """Source and destination are the same file."""


class SpecialFileError(OSError):
    """The file is of a kind that cannot be copied."""


# ---- the terminal


def get_terminal_size(fallback=(80, 24)):
    """The size that the environment or the terminal says."""

    def variable(name):
        try:
            return int(os.environ[name])
        except (KeyError, ValueError):
            return 0

    columns, lines = variable("COLUMNS"), variable("LINES")
    if columns <= 0 or lines <= 0:
        try:
            size = os.get_terminal_size(sys.__stdout__.fileno())
        except (AttributeError, ValueError, OSError):
            size = os.terminal_size(fallback)
        columns = columns if columns > 0 else size.columns or fallback[0]
        lines = lines if lines > 0 else size.lines or fallback[1]
    return os.terminal_size((columns, lines))


def _is_accessible(file, mode):
    return os.path.exists(file) and os.access(file, mode) and not os.path.isdir(file)


def which(cmd, mode=os.F_OK | os.X_OK, path=None):
    """The file that a command runs, or None."""
    folder, name = os.path.split(cmd)
    if folder:
        folders = [folder]
    else:
        if path is None:
            path = os.environ.get("PATH")
        if path is None:
            try:
                path = os.confstr("CS_PATH")
            except (AttributeError, ValueError):
                path = os.defpath
        if not path:
            return None
        if isinstance(cmd, bytes):
            folders = os.fsencode(path).split(os.fsencode(os.pathsep))
        else:
            folders = os.fsdecode(path).split(os.pathsep)
    for folder in dict.fromkeys(folders):
        file = os.path.join(folder, name)
        if _is_accessible(file, mode):
            return file
    return None


# ---- files


def copyfileobj(fsrc, fdst, length=0):
    while piece := fsrc.read(length or _PIECE):
        fdst.write(piece)


def _samefile(src, dst):
    if isinstance(src, os.DirEntry):
        src = src.path
    try:
        return os.path.samefile(src, dst)
    except OSError:
        return False


def _is_link(path):
    return path.is_symlink() if isinstance(path, os.DirEntry) else os.path.islink(path)


def _refuse_pipe(file):
    try:
        mode = os.stat(file).st_mode
    except OSError:
        return
    if stat.S_ISFIFO(mode):
        shown = file.path if isinstance(file, os.DirEntry) else file
        raise SpecialFileError(f"`{shown}` is a named pipe")


def copyfile(src, dst, *, follow_symlinks=True):
    """Copies what a file contains."""
    if _samefile(src, dst):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    for file in (src, dst):
        _refuse_pipe(file)
    if not follow_symlinks and _is_link(src):
        os.symlink(os.readlink(src), dst)
        return dst
    with open(src, "rb") as source:
        try:
            with open(dst, "wb") as target:
                copyfileobj(source, target)
        except IsADirectoryError as error:
            if os.path.exists(dst):
                raise
            raise FileNotFoundError(f"Directory does not exist: {dst}") from error
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    # Links have no mode of their own here.
    if follow_symlinks or not (_is_link(src) and os.path.islink(dst)):
        os.chmod(dst, stat.S_IMODE(os.stat(src).st_mode))


# What says that a file system has no extended attributes, or does not give them.
_NO_ATTRIBUTES = (errno.ENOTSUP, errno.ENODATA, errno.EINVAL)


def _copyxattr(src, dst, *, follow_symlinks=True):
    """Copies the extended attributes of a file, as far as that is possible."""
    follow = {"follow_symlinks": follow_symlinks}
    try:
        names = os.listxattr(src, **follow)
    except OSError as error:
        if error.errno not in _NO_ATTRIBUTES:
            raise
        return
    for name in names:
        try:
            os.setxattr(dst, name, os.getxattr(src, name, **follow), **follow)
        except OSError as error:
            if error.errno not in (*_NO_ATTRIBUTES, errno.EPERM, errno.EACCES):
                raise


def copystat(src, dst, *, follow_symlinks=True):
    follow = follow_symlinks or not (_is_link(src) and os.path.islink(dst))
    read = src.stat if isinstance(src, os.DirEntry) else lambda **how: os.stat(src, **how)
    facts = read(follow_symlinks=follow)
    os.utime(dst, ns=(facts.st_atime_ns, facts.st_mtime_ns), follow_symlinks=follow)
    # Before the file may become one that cannot be written to.
    _copyxattr(src, dst, follow_symlinks=follow)
    try:
        os.chmod(dst, stat.S_IMODE(facts.st_mode), follow_symlinks=follow)
    except NotImplementedError:
        pass


def _file_in(src, dst):
    """The file that `dst` means: itself, or one of the name of `src` in it."""
    if os.path.isdir(dst):
        return os.path.join(dst, os.path.basename(os.fspath(src).rstrip("/")))
    return dst


def copy(src, dst, *, follow_symlinks=True):
    dst = _file_in(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copymode(src, dst, follow_symlinks=follow_symlinks)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    dst = _file_in(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copystat(src, dst, follow_symlinks=follow_symlinks)
    return dst


# ---- folders


def ignore_patterns(*patterns):
    """For `copytree`: leaves out what fits one of the patterns."""
    import fnmatch

    def ignored(path, names):
        return {name for pattern in patterns for name in fnmatch.filter(names, pattern)}

    return ignored


def copytree(
    src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False,
    dirs_exist_ok=False,
):
    """Copies a folder with all that is in it."""
    with os.scandir(src) as found:
        entries = list(found)
    ignored = () if ignore is None else ignore(os.fspath(src), [e.name for e in entries])
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    errors = []
    takes_entries = copy_function is copy2 or copy_function is copy

    def copy_entry(entry, source, target):
        given = entry if takes_entries else source
        if entry.is_symlink():
            link = os.readlink(source)
            if symlinks:
                os.symlink(link, target)
                copystat(given, target, follow_symlinks=False)
                return
            if ignore_dangling_symlinks and not os.path.exists(link):
                return
        if entry.is_dir():
            copytree(given, target, symlinks, ignore, copy_function, ignore_dangling_symlinks,
                     dirs_exist_ok)
        else:
            copy_function(given, target)

    for entry in entries:
        if entry.name in ignored:
            continue
        source, target = os.path.join(src, entry.name), os.path.join(dst, entry.name)
        try:
            copy_entry(entry, source, target)
        except Error as error:
            errors.extend(error.args[0])
        except OSError as error:
            errors.append((source, target, str(error)))
    try:
        copystat(src, dst)
    except OSError as error:
        errors.append((src, dst, str(error)))
    if errors:
        raise Error(errors)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, onexc=None, dir_fd=None):
    """Removes a folder with all that is in it."""
    if ignore_errors:

        def onexc(function, path, error):
            pass

    elif onexc is None and onerror is not None:

        def onexc(function, path, error):
            return onerror(function, path, (type(error), error, error.__traceback__))

    elif onexc is None:

        def onexc(function, path, error):
            raise

    if isinstance(path, bytes):
        path = os.fsdecode(path)
    todo = [(os.lstat, dir_fd, path, None)]
    try:
        while todo:
            _remove_next(todo, onexc)
    finally:
        for function, fd, path, _ in reversed(todo):
            if function is os.close:
                try:
                    os.close(fd)
                except OSError as error:
                    onexc(os.close, path, error)


rmtree.avoids_symlink_attacks = _use_fd_functions = True


def _remove_next(todo, onexc):
    """Does the last thing that is to do: look into a folder, close it or remove it. It is the
    function, the descriptor of the folder in which it is done, the path that errors are told with,
    and what the folder above has listed."""
    function, folder, path, entry = todo.pop()
    name = path if entry is None else entry.name
    try:
        if function is os.close:
            os.close(folder)
            return
        if function is os.rmdir:
            os.rmdir(name, dir_fd=folder)
            return
        listed = (os.lstat(name, dir_fd=folder) if entry is None
                  else entry.stat(follow_symlinks=False))
        function = os.open
        fd = os.open(name, os.O_RDONLY | os.O_NONBLOCK, dir_fd=folder)
        function = os.path.islink
        try:
            # What was put in place of the folder in the meantime is another file.
            if not os.path.samestat(listed, os.fstat(fd)):
                raise OSError("Cannot call rmtree on a symbolic link")
            todo.append((os.rmdir, folder, path, entry))
        finally:
            todo.append((os.close, fd, path, entry))
        function = os.scandir
        with os.scandir(fd) as found:
            entries = list(found)
        for inner in entries:
            _remove_entry(inner, fd, path, todo, onexc)
    except FileNotFoundError as error:
        # Somebody else has removed it, which is what is wanted below the first folder.
        if entry is None or function is os.close:
            error.filename = path
            onexc(function, path, error)
    except OSError as error:
        error.filename = path
        onexc(function, path, error)


def _remove_entry(entry, fd, above, todo, onexc):
    path = os.path.join(above, entry.name)
    try:
        if entry.is_dir(follow_symlinks=False):
            todo.append((os.lstat, fd, path, entry))
            return
    except FileNotFoundError:
        return
    except OSError:
        pass
    try:
        os.unlink(entry.name, dir_fd=fd)
    except FileNotFoundError:
        pass
    except OSError as error:
        onexc(os.unlink, path, error)


def _destinsrc(src, dst):
    """Whether `dst` is in the folder `src`."""
    src, dst = (os.path.join(os.path.abspath(path), "") for path in (src, dst))
    return dst.startswith(src)


def move(src, dst, copy_function=copy2):
    """Moves a file or folder, into `dst` if that is a folder."""
    target = dst
    if os.path.isdir(dst):
        if _samefile(src, dst) and not os.path.islink(src):
            os.rename(src, dst)
            return None
        target = os.path.join(dst, os.path.basename(os.fspath(src).rstrip(os.sep)))
        if os.path.exists(target):
            raise Error(f"Destination path '{target}' already exists")
    try:
        os.rename(src, target)
    except OSError:
        if os.path.islink(src):
            os.symlink(os.readlink(src), target)
            os.unlink(src)
        elif os.path.isdir(src):
            if _destinsrc(src, dst):
                raise Error(f"Cannot move a directory '{src}' into itself '{dst}'.")
            copytree(src, target, copy_function=copy_function, symlinks=True)
            rmtree(src)
        else:
            copy_function(src, target)
            os.unlink(src)
    return target
