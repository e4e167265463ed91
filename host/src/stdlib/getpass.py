"""Passwords that are typed unseen, and who types them."""

import io
import os
import sys
import warnings

import termios

__all__ = ["getpass", "getuser", "GetPassWarning"]


class GetPassWarning(UserWarning):
    pass


def unix_getpass(prompt="Password: ", stream=None):
    """Asks at the terminal, or at the standard input where there is none."""
    answer = None
    with _Files() as files:
        try:
            fd = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
            raw = files.keep(io.FileIO(fd, "w+"))
            source = files.keep(io.TextIOWrapper(raw))
            stream = stream or source
        except OSError:
            files.close()
            try:
                fd = sys.stdin.fileno()
            except (AttributeError, ValueError):
                return fallback_getpass(prompt, stream)
            source = sys.stdin
            stream = stream or sys.stderr
        try:
            before = termios.tcgetattr(fd)
            silent = before[:]
            silent[3] &= ~termios.ECHO
            when = termios.TCSAFLUSH
            try:
                termios.tcsetattr(fd, when, silent)
                answer = _raw_input(prompt, stream, input=source)
            finally:
                termios.tcsetattr(fd, when, before)
                stream.flush()
        except termios.error:
            if answer is not None:
                raise
            if stream is not source:
                files.close()
            answer = fallback_getpass(prompt, stream)
        stream.write("\n")
        return answer


class _Files:
    """Files that are closed at the end."""

    def __init__(self):
        self._files = []

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()

    def keep(self, file):
        self._files.append(file)
        return file

    def close(self):
        while self._files:
            self._files.pop().close()


def fallback_getpass(prompt="Password: ", stream=None):
    warnings.warn("Can not control echo on the terminal.", GetPassWarning, stacklevel=2)
    if not stream:
        stream = sys.stderr
    print("Warning: Password input may be echoed.", file=stream)
    return _raw_input(prompt, stream)


def _raw_input(prompt="", stream=None, input=None):
    stream = stream or sys.stderr
    input = input or sys.stdin
    prompt = str(prompt)
    if prompt:
        try:
            stream.write(prompt)
        except UnicodeEncodeError:
            encoding = stream.encoding
            stream.write(prompt.encode(encoding, "replace").decode(encoding))
        stream.flush()
    line = input.readline()
    if not line:
        raise EOFError
    return line[:-1] if line[-1] == "\n" else line


def getuser():
    """Who is logged in, as the environment or the list of users says."""
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        user = os.environ.get(name)
        if user:
            return user
    try:
        import pwd

        return pwd.getpwuid(os.getuid())[0]
    except (ImportError, KeyError) as error:
        raise OSError("No username set in the environment") from error


getpass = unix_getpass
