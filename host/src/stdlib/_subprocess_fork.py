"""Programs that are started with more to do on the way than natives know: by a fork, after which
the new process makes itself what was asked for."""

import os
import signal


def _number(given, module, function, field):
    """The number of a user or group, which may be given by name."""
    if isinstance(given, int):
        if given < 0:
            raise ValueError(f"{'User' if module == 'pwd' else 'Group'} ID cannot be negative, "
                             f"got {given}")
        return given
    if not isinstance(given, str):
        kind = "User" if module == "pwd" else "Group"
        raise TypeError(f"{kind} must be a string or an integer, not {type(given)}")
    return getattr(getattr(__import__(module), function)(given), field)


class Plan:
    """What a new process does before it becomes the program."""

    def __init__(self, executable, cwd, env, preexec_fn, close_fds, restore_signals,
                 start_new_session, pass_fds, user, group, extra_groups, umask, process_group):
        self.executable, self.cwd, self.env = executable, cwd, env
        self.preexec_fn, self.umask = preexec_fn, umask
        self.close_fds, self.pass_fds = close_fds, tuple(map(int, pass_fds))
        self.restore_signals, self.new_session = restore_signals, start_new_session
        self.process_group = process_group
        self.group = self.user = self.extra_groups = None
        if group is not None:
            self.group = _number(group, "grp", "getgrnam", "gr_gid")
        if extra_groups is not None:
            self.extra_groups = [_number(item, "grp", "getgrnam", "gr_gid")
                                 for item in extra_groups]
        if user is not None:
            self.user = _number(user, "pwd", "getpwnam", "pw_uid")

    def start(self, args, streams):
        """The number of the new process, of which these are the first descriptors."""
        from subprocess import SubprocessError

        executable = os.fspath(args[0] if self.executable is None else self.executable)
        told, tells = os.pipe()
        pid = os.fork()
        if not pid:
            self._become(executable, args, streams, tells)
        os.close(tells)
        said = b""
        while part := os.read(told, 64):
            said += part
        os.close(told)
        if not said:
            return pid
        try:
            os.waitpid(pid, 0)
        except ChildProcessError:
            # The system forgets children where SIGCHLD is ignored.
            pass
        if said == b"preexec_fn":
            raise SubprocessError("Exception occurred in preexec_fn.")
        number, where = said.decode().split()
        names = {"exec": (executable,), "folder": (self.cwd,)}.get(where, ())
        raise OSError(int(number), os.strerror(int(number)), *names)

    def _become(self, executable, args, streams, tells):
        step = "start"
        try:
            tells = self._arranged(streams, tells)
            if self.cwd is not None:
                step = "folder"
                os.chdir(self.cwd)
                step = "start"
            self._take_part()
            if self.preexec_fn is not None:
                step = "preexec_fn"
                self.preexec_fn()
            step = "exec"
            self._keep_open(tells)
            self._execute(executable, args)
        except OSError as error:
            if step == "preexec_fn":
                os.write(tells, b"preexec_fn")
            else:
                os.write(tells, f"{error.errno} {step}".encode())
        except BaseException:
            os.write(tells, b"preexec_fn" if step == "preexec_fn" else b"22 start")
        finally:
            os._exit(255)

    def _arranged(self, streams, tells):
        """Puts the streams in their places, out of whose way the others go first."""
        import fcntl

        def away(fd):
            return fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, 3) if 0 <= fd < 3 else fd

        tells = away(tells)
        streams = [fd if fd == place else away(fd) for place, fd in enumerate(streams)]
        for place, fd in enumerate(streams):
            if fd == place:
                os.set_inheritable(fd, True)
            elif fd >= 0:
                os.dup2(fd, place)
        return tells

    def _take_part(self):
        """Signals, session, groups and user."""
        if self.umask >= 0:
            os.umask(self.umask)
        if self.restore_signals:
            for number in (signal.SIGPIPE, signal.SIGXFSZ):
                signal.signal(number, signal.SIG_DFL)
        if self.new_session:
            os.setsid()
        if self.process_group is not None and self.process_group >= 0:
            os.setpgid(0, self.process_group)
        if self.extra_groups is not None:
            os.setgroups(self.extra_groups)
        if self.group is not None:
            os.setregid(self.group, self.group)
        if self.user is not None:
            os.setreuid(self.user, self.user)

    def _keep_open(self, tells):
        """Keeps open what the program is to have, and nothing else where that is asked for."""
        if self.close_fds:
            for fd in map(int, os.listdir("/proc/self/fd")):
                if fd > 2 and fd != tells and fd not in self.pass_fds:
                    try:
                        os.set_inheritable(fd, False)
                    except OSError:
                        pass
        for fd in self.pass_fds:
            os.set_inheritable(fd, True)

    def _execute(self, executable, args):
        if os.path.dirname(executable):
            files = [executable]
        else:
            files = [os.path.join(os.fsencode(folder), os.fsencode(executable))
                     for folder in os.get_exec_path(self.env)]
        kept = None
        for file in files:
            try:
                if self.env is None:
                    os.execv(file, args)
                os.execve(file, args, self.env)
            except OSError as error:
                if kept is None or error.errno not in (2, 20):
                    kept = error
        raise kept
