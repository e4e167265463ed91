"""Running other programs."""

import _subprocess
import io
import os
import sys
import time

__all__ = [
    "Popen", "PIPE", "STDOUT", "DEVNULL", "call", "check_call", "getstatusoutput", "getoutput",
    "check_output", "run", "CalledProcessError", "SubprocessError", "TimeoutExpired",
    "CompletedProcess",
]

PIPE, STDOUT, DEVNULL = -1, -2, -3


def _text_encoding():
    """The usual encoding, of which those who ask for it are warned where it is not said."""
    if sys.flags.warn_default_encoding:
        import warnings

        frame, level = sys._getframe(), 1
        file = frame.f_code.co_filename
        while frame is not None and frame.f_code.co_filename == file:
            frame, level = frame.f_back, level + 1
        warnings.warn("'encoding' argument not specified.", EncodingWarning, level - 1)
    return "locale"


class SubprocessError(Exception):
    pass


class CalledProcessError(SubprocessError):
    """A program ended with another status than 0."""

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode = returncode
        self.cmd = cmd
        self.output = output
        self.stderr = stderr

    def __str__(self):
        if not self.returncode or self.returncode > 0:
            return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."
        import signal
        try:
            return f"Command '{self.cmd}' died with {signal.Signals(-self.returncode)!r}."
        except (AttributeError, ValueError):
            return f"Command '{self.cmd}' died with unknown signal {-self.returncode}."

    @property
    def stdout(self):
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class TimeoutExpired(SubprocessError):
    """A program took longer than it was given."""

    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd = cmd
        self.timeout = timeout
        self.output = output
        self.stderr = stderr

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"

    stdout = CalledProcessError.stdout


class CompletedProcess:
    """A program that has ended."""

    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args = args
        self.returncode = returncode
        self.stdout = stdout
        self.stderr = stderr

    def __repr__(self):
        parts = [f"args={self.args!r}", f"returncode={self.returncode!r}"]
        for name in ("stdout", "stderr"):
            if getattr(self, name) is not None:
                parts.append(f"{name}={getattr(self, name)!r}")
        return f"{type(self).__name__}({', '.join(parts)})"

    def check_returncode(self):
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


class Popen:
    """A program that runs."""

    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None,
                 preexec_fn=None, close_fds=True, shell=False, cwd=None, env=None,
                 universal_newlines=None, startupinfo=None, creationflags=0, restore_signals=True,
                 start_new_session=False, pass_fds=(), *, user=None, group=None, extra_groups=None,
                 encoding=None, errors=None, text=None, umask=-1, pipesize=-1, process_group=None):
        if not isinstance(bufsize, int):
            raise TypeError("bufsize must be an integer")
        if process_group is None:
            process_group = -1
        if startupinfo is not None:
            raise ValueError("startupinfo is only supported on Windows platforms")
        if creationflags != 0:
            raise ValueError("creationflags is only supported on Windows platforms")
        self.args = args
        self.returncode = None
        self.text_mode = bool(encoding or errors or text or universal_newlines)
        if self.text_mode and encoding is None:
            encoding = _text_encoding()
        self.encoding, self.errors = encoding, errors
        self.stdin = self.stdout = self.stderr = None
        self._found = [], []
        self._input = None
        if isinstance(args, (str, bytes)) or hasattr(args, "__fspath__"):
            args = [args]
        args = [os.fspath(arg) for arg in args]
        if shell:
            args = ["/bin/sh", "-c", *args]
            if executable:
                args[0] = executable
        plan = None
        if pass_fds and not close_fds:
            import warnings

            warnings.warn("pass_fds overriding close_fds.", RuntimeWarning, 2)
            close_fds = True
        if (preexec_fn, executable, user, group, extra_groups) != (None,) * 5 or (
                start_new_session or pass_fds or umask >= 0 or process_group >= 0
                or not close_fds or not restore_signals or _subprocess.forgets_children()):
            from _subprocess_fork import Plan

            plan = Plan(executable, cwd, env, preexec_fn, close_fds, restore_signals,
                        start_new_session, pass_fds, user, group, extra_groups, umask,
                        process_group)
        self._start(args, (stdin, stdout, stderr), cwd, env, plan)

    def _start(self, args, streams, cwd, env, plan):
        ours, theirs, opened = [], [], []
        for i, stream in enumerate(streams):
            own, given = None, -1
            if stream == PIPE:
                ends = os.pipe()
                given, own = ends if i == 0 else ends[::-1]
                opened.append(given)
            elif stream == DEVNULL:
                given = os.open(os.devnull, os.O_RDWR)
                opened.append(given)
            elif stream == STDOUT:
                given = theirs[1] if theirs[1] >= 0 else 1
            elif stream is not None:
                given = stream if isinstance(stream, int) else stream.fileno()
            ours.append(own)
            theirs.append(given)
        flat = None
        if env is not None:
            flat = [os.fspath(part) for pair in env.items() for part in pair]
        io._flush_all()
        try:
            if plan is None:
                self.pid = _subprocess.spawn(args, *theirs, cwd, flat)
            else:
                self.pid = plan.start(args, theirs)
        except (OSError, SubprocessError):
            for fd in ours:
                if fd is not None:
                    os.close(fd)
            raise
        finally:
            for fd in opened:
                os.close(fd)
        for name, fd in zip(("stdin", "stdout", "stderr"), ours):
            if fd is not None:
                setattr(self, name, self._stream(fd, "wb" if name == "stdin" else "rb"))

    def _stream(self, fd, mode):
        stream = open(fd, mode)
        if not self.text_mode:
            return stream
        return io.TextIOWrapper(stream, encoding=self.encoding, errors=self.errors)

    def _encoding(self):
        return "utf-8" if self.encoding in (None, "locale") else self.encoding

    def __repr__(self):
        return f"<{type(self).__name__}: returncode: {self.returncode} args: {self.args!r}>"

    def __enter__(self):
        return self

    def __exit__(self, *about):
        for stream in (self.stdout, self.stderr, self.stdin):
            if stream is not None:
                stream.close()
        self.wait()

    def poll(self):
        if self.returncode is None:
            self._collect(os.WNOHANG)
        return self.returncode

    def _collect(self, options):
        try:
            pid, status = os.waitpid(self.pid, options)
        except ChildProcessError:
            pid, status = self.pid, 0
        if pid:
            self.returncode = os.waitstatus_to_exitcode(status)

    def wait(self, timeout=None):
        end = None if timeout is None else time.monotonic() + timeout
        pause = 0.0005
        while self.returncode is None:
            if end is None:
                self._collect(0)
            elif self.poll() is None:
                if time.monotonic() >= end:
                    raise TimeoutExpired(self.args, timeout)
                time.sleep(pause)
                pause = min(2 * pause, 0.05)
        return self.returncode

    def communicate(self, input=None, timeout=None):
        """Writes the input and reads what the program prints, until it has ended."""
        if self._input is None:
            if isinstance(input, str):
                input = input.encode(self._encoding(), self.errors or "strict")
            self._input = bytes(input or b"")
            if self.stdin is not None and not self._input:
                self.stdin.close()
        end = None if timeout is None else time.monotonic() + timeout
        while any(self._fds()):
            self._exchange(timeout, end)
        self.wait(None if end is None else max(0, end - time.monotonic()))
        return tuple(self._all(i) for i in (0, 1))

    def _fds(self):
        """The streams that are still open."""
        return [s if s is not None and not s.closed else None
                for s in (self.stdin, self.stdout, self.stderr)]

    def _exchange(self, timeout, end):
        streams = self._fds()
        left = -1 if end is None else int((end - time.monotonic()) * 1000)
        if end is not None and left <= 0:
            found = [b"".join(parts) or None for parts in self._found]
            raise TimeoutExpired(self.args, timeout, *found)
        fds = [-1 if s is None else s.fileno() for s in streams]
        written, *read = _subprocess.step(fds[0], self._input, fds[1], fds[2], left)
        self._input = self._input[max(written, 0):]
        if streams[0] is not None and (written < 0 or not self._input):
            streams[0].close()
        for stream, parts, more in zip(streams[1:], self._found, read):
            if more:
                parts.append(more)
            elif more is not None:
                stream.close()

    def _all(self, i):
        if (self.stdout, self.stderr)[i] is None:
            return None
        data = b"".join(self._found[i])
        if not self.text_mode:
            return data
        text = data.decode(self._encoding(), self.errors or "strict")
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def send_signal(self, sig):
        if self.poll() is None:
            os.kill(self.pid, sig)

    def terminate(self):
        self.send_signal(15)

    def kill(self):
        self.send_signal(9)


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    """Runs a program until it has ended."""
    if input is not None:
        if kwargs.get("stdin") is not None:
            raise ValueError("stdin and input arguments may not both be used.")
        kwargs["stdin"] = PIPE
    if capture_output:
        if kwargs.get("stdout") is not None or kwargs.get("stderr") is not None:
            raise ValueError("stdout and stderr arguments may not be used with capture_output.")
        kwargs["stdout"] = kwargs["stderr"] = PIPE
    with Popen(*popenargs, **kwargs) as process:
        try:
            stdout, stderr = process.communicate(input, timeout=timeout)
        except BaseException:
            process.kill()
            process.wait()
            raise
        done = CompletedProcess(process.args, process.poll(), stdout, stderr)
    if check:
        done.check_returncode()
    return done


def call(*popenargs, timeout=None, **kwargs):
    with Popen(*popenargs, **kwargs) as process:
        try:
            return process.wait(timeout=timeout)
        except BaseException:
            process.kill()
            raise


def check_call(*popenargs, **kwargs):
    code = call(*popenargs, **kwargs)
    if code:
        raise CalledProcessError(code, kwargs.get("args", popenargs[0] if popenargs else None))
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    for name in ("stdout", "check"):
        if name in kwargs:
            raise ValueError(f"{name} argument not allowed, it will be overridden.")
    if kwargs.get("input", ...) is None:
        kwargs["input"] = b""
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def getstatusoutput(cmd, *, encoding=None, errors=None):
    done = run(
        cmd, shell=True, text=True, stdout=PIPE, stderr=STDOUT, encoding=encoding, errors=errors
    )
    return done.returncode, done.stdout.removesuffix("\n")


def getoutput(cmd, *, encoding=None, errors=None):
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]


def list2cmdline(seq):
    """The arguments as one text, quoted as programs on Windows take it apart."""
    return " ".join([_quoted(os.fsdecode(argument)) for argument in seq])


def _quoted(text):
    quoted = not text or " " in text or "\t" in text
    parts, slashes = [], 0
    for c in text:
        if c == "\\":
            slashes += 1
            continue
        # Backslashes count twice in front of a quotation mark.
        parts.append("\\" * (2 * slashes + 1 if c == '"' else slashes) + c)
        slashes = 0
    parts.append("\\" * (2 * slashes if quoted else slashes))
    return f'"{"".join(parts)}"' if quoted else "".join(parts)


def _cleanup():
    """Nothing waits to be collected: whoever drops a program that runs leaves it to the system."""


def _args_from_interpreter_flags():
    """The options by which another interpreter behaves as this one."""
    letters = {"debug": "d", "dont_write_bytecode": "B", "no_site": "S", "verbose": "v",
               "bytes_warning": "b", "quiet": "q"}
    args = _optim_args_from_interpreter_flags()
    for flag, letter in letters.items():
        count = getattr(sys.flags, flag)
        if count > 0:
            args.append("-" + letter * count)
    if sys.flags.isolated:
        args.append("-I")
    else:
        if sys.flags.ignore_environment:
            args.append("-E")
        if sys.flags.no_user_site:
            args.append("-s")
        if sys.flags.safe_path:
            args.append("-P")
    args += [f"-W{option}" for option in sys.warnoptions]
    for option, value in sys._xoptions.items():
        args += ["-X", option if value is True else f"{option}={value}"]
    return args


def _optim_args_from_interpreter_flags():
    return ["-" + "O" * sys.flags.optimize] if sys.flags.optimize > 0 else []
