"""Other programs in the place of this one, and beside it: the `exec` and `spawn` functions."""

__name__ = "os"

import os as _os


def execl(file, *args):
    _os.execv(file, args)


def execle(file, *args):
    _os.execve(file, args[:-1], args[-1])


def execlp(file, *args):
    _os.execvp(file, args)


def execlpe(file, *args):
    _os.execvpe(file, args[:-1], args[-1])


def execvp(file, args):
    _execvpe(file, args)


def execvpe(file, args, env):
    _execvpe(file, args, env)


def _execvpe(file, args, env=None):
    if env is not None:
        run, rest = _os.execve, (args, env)
    else:
        run, rest = _os.execv, (args,)
        env = _os.environ
    if _os.path.dirname(file):
        run(file, *rest)
        return
    seen = None
    folders = _os.get_exec_path(env)
    if isinstance(file, bytes):
        folders = map(_os.fsencode, folders)
    for folder in folders:
        try:
            run(_os.path.join(folder, file), *rest)
        except (FileNotFoundError, NotADirectoryError) as error:
            last = error
        except OSError as error:
            last = error
            if seen is None:
                seen = error
    raise last if seen is None else seen


def _spawnvef(mode, file, args, env, run):
    if not isinstance(args, (tuple, list)):
        raise TypeError("argv must be a tuple or a list")
    if not args or not args[0]:
        raise ValueError("argv first element cannot be empty")
    pid = _os.fork()
    if not pid:
        try:
            if env is None:
                run(file, args)
            else:
                run(file, args, env)
        except:
            _os._exit(127)
    if mode == 1:
        return pid
    while True:
        _, status = _os.waitpid(pid, 0)
        if not _os.WIFSTOPPED(status):
            return _os.waitstatus_to_exitcode(status)


def spawnv(mode, file, args):
    return _spawnvef(mode, file, args, None, _os.execv)


def spawnve(mode, file, args, env):
    return _spawnvef(mode, file, args, env, _os.execve)


def spawnvp(mode, file, args):
    return _spawnvef(mode, file, args, None, _os.execvp)


def spawnvpe(mode, file, args, env):
    return _spawnvef(mode, file, args, env, _os.execvpe)


def spawnl(mode, file, *args):
    return _os.spawnv(mode, file, args)


def spawnle(mode, file, *args):
    return _os.spawnve(mode, file, args[:-1], args[-1])


def spawnlp(mode, file, *args):
    return _os.spawnvp(mode, file, args)


def spawnlpe(mode, file, *args):
    return _os.spawnvpe(mode, file, args[:-1], args[-1])
