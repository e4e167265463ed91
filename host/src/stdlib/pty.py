"""Terminals that a program makes for another one."""

import os
import tty
from select import select

__all__ = ["openpty", "fork", "spawn"]

STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO = 0, 1, 2
CHILD = 0


def openpty():
    return os.openpty()


def fork():
    return os.forkpty()


def _read(fd):
    return os.read(fd, 1024)


def _copy(master_fd, master_read=_read, stdin_read=_read):
    """Passes on what is typed to the program and what it prints, until it prints no more."""
    waiting, files = b"", [master_fd, STDIN_FILENO]
    while True:
        readable, writable, _ = select(files, [master_fd] if waiting else [], [])
        if master_fd in writable:
            waiting = waiting[os.write(master_fd, waiting):]
        if master_fd in readable:
            try:
                data = master_read(master_fd)
            except OSError:
                data = b""
            if not data:
                return
            while data:
                data = data[os.write(STDOUT_FILENO, data):]
        if STDIN_FILENO in readable:
            data = stdin_read(STDIN_FILENO)
            if data:
                waiting += data
            else:
                files.remove(STDIN_FILENO)


def spawn(argv, master_read=_read, stdin_read=_read):
    """Runs a program in a terminal of its own; the status that it ends with."""
    if isinstance(argv, str):
        argv = (argv,)
    pid, master_fd = fork()
    if pid == CHILD:
        os.execlp(argv[0], *argv)
    try:
        mode = tty.tcgetattr(STDIN_FILENO)
        tty.setraw(STDIN_FILENO)
    except tty.error:
        mode = None
    try:
        _copy(master_fd, master_read, stdin_read)
    finally:
        if mode is not None:
            tty.tcsetattr(STDIN_FILENO, tty.TCSAFLUSH, mode)
    os.close(master_fd)
    return os.waitpid(pid, 0)[1]
