"""Other programs in the place of this one, and beside it, as the system starts them."""

__name__ = "posix"

import posix as _os
import _system
from _os_arguments import (
    c_int as _c_int, failed as _failed, path as _path)


def _arguments(function, argv, what="arg 2"):
    if not isinstance(argv, (list, tuple)):
        raise TypeError(f"{function}: argv must be a tuple or list" if what == "argv"
                        else f"{function}() arg 2 must be a tuple or list")
    if not argv:
        raise ValueError(f"{function}: argv must not be empty" if what == "argv"
                         else f"{function}() arg 2 must not be empty")
    texts = [_text(item) for item in argv]
    if not texts[0]:
        raise ValueError(f"{function}: argv first element cannot be empty" if what == "argv"
                         else f"{function}() arg 2 first element cannot be empty")
    return texts


def _text(item):
    raw = _os.fsencode(item)
    if b"\0" in raw:
        raise ValueError("embedded null byte")
    return raw


def _check_variables(function, env):
    if not hasattr(type(env), "keys"):
        raise TypeError(f"{function}: environment must be a mapping object")


def _variables(function, env):
    _check_variables(function, env)
    texts = []
    for name, value in zip(list(env.keys()), list(env.values())):
        name, value = _text(name), _text(value)
        if not name or b"=" in name[1:]:
            raise ValueError("illegal environment variable name")
        texts.append(name + b"=" + value)
    return texts



def execv(path, argv, /):
    raw, _ = _path("execv", path)
    raise _failed(_system.execute(raw, _arguments("execv", argv), None))


def execve(path, argv, env):
    raw, shown = _path("execve", path, takes_fd=True)
    if isinstance(argv, (list, tuple)) and argv:
        _check_variables("execve", env)
    arguments = _arguments("execve", argv, "argv")
    raise _failed(_system.execute(raw, arguments, _variables("execve", env)), shown)


_NOTHING = object()


def posix_spawn(path, argv, env, /, *, file_actions=(), setpgroup=_NOTHING, resetids=False,
                setsid=False, setsigmask=(), setsigdef=(), scheduler=_NOTHING):
    return _spawn("posix_spawn", path, argv, env, file_actions, setpgroup, setsid,
                  (setsigmask, setsigdef))


def posix_spawnp(path, argv, env, /, *, file_actions=(), setpgroup=_NOTHING, resetids=False,
                 setsid=False, setsigmask=(), setsigdef=(), scheduler=_NOTHING):
    return _spawn("posix_spawnp", path, argv, env, file_actions, setpgroup, setsid,
                  (setsigmask, setsigdef))


def _spawn(function, path, argv, env, actions, group, session, masks):
    raw, shown = _path(function, path)
    if not isinstance(argv, (list, tuple)):
        raise TypeError(f"{function}: argv must be a tuple or list")
    if not argv:
        raise ValueError(f"{function}: argv must not be empty")
    arguments = [_text(item) for item in argv]
    if not arguments[0]:
        raise ValueError(f"{function}: argv first element cannot be empty")
    variables = None if env is None else _variables(function, env)
    if group is not _NOTHING:
        group = _c_int(group)
    for signals in masks:
        _check_signals(signals)
    steps = [_action(action) for action in _listed(actions)]
    told, tells = _os.pipe()
    pid = _os.fork()
    if not pid:
        _become(function, raw, arguments, variables, steps, group, session, masks[1], tells)
    _os.close(tells)
    number = _os.read(told, 16)
    _os.close(told)
    if number:
        _os.waitpid(pid, 0)
        raise _failed(-int(number), shown)
    return pid


def _check_signals(signals):
    for number in signals:
        number = _c_int(number)
        if not 1 <= number <= 64:
            raise ValueError(f"signal number {number} out of range [1; 64]")


def _listed(actions):
    if actions is None:
        return ()
    if not hasattr(type(actions), "__getitem__") or isinstance(actions, dict):
        raise TypeError("file_actions must be a sequence or None")
    return actions


def _become(function, raw, arguments, variables, steps, group, session, signals, tells):
    """Makes a new process what is asked for, and tells what went wrong."""
    try:
        if session:
            _os.setsid()
        if group is not _NOTHING:
            _os.setpgid(0, group)
        if signals:
            import signal

            for number in signals:
                signal.signal(number, signal.SIG_DFL)
        for call, *rest in steps:
            call(*rest)
        error = 2
        for file in _candidates(function, raw):
            error = -_system.execute(file, arguments, variables)
    except OSError as exception:
        error = exception.errno
    except BaseException:
        error = 22
    _os.write(tells, str(error).encode())
    _os._exit(127)


def _candidates(function, raw):
    if function == "posix_spawn" or b"/" in raw:
        return [raw]
    return [_os.path.join(_os.fsencode(folder), raw) for folder in _os.get_exec_path()]


def _action(action):
    """A step that a new process takes with its files."""
    if not isinstance(action, tuple) or not action:
        raise TypeError("Each file_actions element must be a non-empty tuple")
    tag, *rest = action
    if tag == 0:
        if len(rest) != 4:
            raise TypeError("A open file_action tuple must have 5 elements")
        fd, path, flags, mode = rest
        return _open_as, fd, path, flags, mode
    if tag in (1, 2, 3) and len(rest) != (2 if tag == 2 else 1):
        name, count = {1: ("close", 2), 2: ("dup2", 3), 3: ("closefrom", 2)}[tag]
        raise TypeError(f"A {name} file_action tuple must have {count} elements")
    if tag == 1:
        return _os.close, *map(_c_int, rest)
    if tag == 2:
        return _os.dup2, *map(_c_int, rest)
    if tag == 3:
        return _os.closerange, *map(_c_int, rest), 65536
    raise TypeError("Unknown file_actions identifier")


def _open_as(fd, path, flags, mode):
    opened = _os.open(path, flags, mode)
    if opened == fd:
        _os.set_inheritable(fd, True)
    else:
        _os.dup2(opened, fd)
        _os.close(opened)
