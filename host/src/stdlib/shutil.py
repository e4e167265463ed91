"""Files and folders copied, moved and removed as a whole; what the terminal is like."""

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


def which(cmd, mode=os.F_OK | os.X_OK, path=None):
    """The file that a command runs, or None."""

    def fits(file):
        return os.path.exists(file) and os.access(file, mode) and not os.path.isdir(file)

    if os.path.dirname(cmd):
        return cmd if fits(cmd) else None
    if path is None:
        path = os.environ.get("PATH", "/bin:/usr/bin")
    for folder in dict.fromkeys(path.split(os.pathsep)) if path else ():
        file = os.path.join(folder, cmd)
        if fits(file):
            return file
    return None


# ---- files


def copyfileobj(fsrc, fdst, length=0):
    while piece := fsrc.read(length or _PIECE):
        fdst.write(piece)


def _same(src, dst):
    try:
        return os.path.samefile(src, dst)
    except OSError:
        return False


def copyfile(src, dst, *, follow_symlinks=True):
    """Copies what a file contains."""
    if _same(src, dst):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    for file in (src, dst):
        try:
            if stat.S_ISFIFO(os.stat(file).st_mode):
                raise SpecialFileError(f"`{os.fspath(file)}` is a named pipe")
        except FileNotFoundError:
            pass
    if not follow_symlinks and os.path.islink(src):
        os.symlink(os.readlink(src), dst)
        return dst
    with open(src, "rb") as source, open(dst, "wb") as target:
        copyfileobj(source, target)
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    os.chmod(dst, stat.S_IMODE(os.stat(src).st_mode))


def copystat(src, dst, *, follow_symlinks=True):
    if not follow_symlinks and os.path.islink(src) and os.path.islink(dst):
        return
    facts = os.stat(src)
    os.utime(dst, (facts.st_atime, facts.st_mtime))
    os.chmod(dst, stat.S_IMODE(facts.st_mode))


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
    names = os.listdir(src)
    ignored = set() if ignore is None else ignore(os.fspath(src), names)
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    errors = []
    for name in names:
        if name in ignored:
            continue
        source, target = os.path.join(src, name), os.path.join(dst, name)
        try:
            if os.path.islink(source) and symlinks:
                os.symlink(os.readlink(source), target)
            elif os.path.islink(source) and not os.path.exists(source) and ignore_dangling_symlinks:
                continue
            elif os.path.isdir(source):
                copytree(
                    source, target, symlinks, ignore, copy_function, ignore_dangling_symlinks,
                    dirs_exist_ok,
                )
            else:
                copy_function(source, target)
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
            onerror(function, path, (type(error), error, error.__traceback__))

    elif onexc is None:

        def onexc(function, path, error):
            raise error

    if os.path.islink(path):
        onexc(os.path.islink, path, OSError("Cannot call rmtree on a symbolic link"))
        return
    _remove(path, onexc)


def _remove(folder, onexc):
    try:
        os.lstat(folder)
    except OSError as error:
        onexc(os.lstat, folder, error)
        return
    try:
        names = os.listdir(folder)
    except OSError as error:
        onexc(os.scandir, folder, error)
        names = []
    for name in names:
        path = os.path.join(folder, name)
        if os.path.isdir(path) and not os.path.islink(path):
            _remove(path, onexc)
            continue
        try:
            os.unlink(path)
        except OSError as error:
            onexc(os.unlink, path, error)
    try:
        os.rmdir(folder)
    except OSError as error:
        onexc(os.rmdir, folder, error)


rmtree.avoids_symlink_attacks = False


def move(src, dst, copy_function=copy2):
    """Moves a file or folder, into `dst` if that is a folder."""
    target = dst
    if os.path.isdir(dst):
        if _same(src, dst):
            os.rename(src, dst)
            return target
        target = os.path.join(dst, os.path.basename(os.fspath(src).rstrip("/")))
        if os.path.exists(target):
            raise Error(f"Destination path '{target}' already exists")
    try:
        os.rename(src, target)
    except OSError:
        if os.path.islink(src):
            os.symlink(os.readlink(src), target)
            os.unlink(src)
        elif os.path.isdir(src):
            if os.path.abspath(target).startswith(os.path.abspath(src) + "/"):
                raise Error(f"Cannot move a directory '{src}' into itself '{target}'.") from None
            copytree(src, target, copy_function=copy_function, symlinks=True)
            rmtree(src)
        else:
            copy_function(src, target)
            os.unlink(src)
    return target
