"""Processes that are started and waited for, terminals, locks, limits, and waiting for files."""

import fcntl
import grp
import os
import pwd
import resource
import select
import tempfile
import termios
import tty


def tried(function, *args):
    try:
        print(function.__name__, function(*args))
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


# Processes.
pid = os.posix_spawn("/bin/sh", ["sh", "-c", "exit 3"], os.environ)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
print(os.spawnlp(os.P_WAIT, "sh", "sh", "-c", "exit 5"))
print(os.spawnve(os.P_WAIT, "/bin/sh", ["sh", "-c", "exit $N"], {"N": "6"}))
pid = os.fork()
if not pid:
    os.execvp("sh", ["sh", "-c", "exit 7"])
found = os.waitid(os.P_PID, pid, os.WEXITED)
print(found.si_status, found.si_pid == pid, found.si_code == os.CLD_EXITED, type(found))
pid = os.fork()
if not pid:
    os._exit(1)
number, status, used = os.wait4(pid, 0)
print(number == pid, status, len(used), type(used))
tried(os.wait3, os.WNOHANG)
print(os.getpgid(0) == os.getpgrp(), os.getpriority(os.PRIO_PROCESS, 0) == os.nice(0))
print(os.sched_getscheduler(0) == os.SCHED_OTHER, os.sched_getparam(0))
print(os.sched_getaffinity(0) != set(), os.sysconf("SC_PAGESIZE") == resource.getpagesize())

# A pair of terminals.
ours, theirs = os.openpty()
mode = termios.tcgetattr(theirs)
print(len(mode), mode[4] == termios.B38400, mode[6][termios.VEOF], mode[3] & termios.ECHO)
tty.setraw(theirs)
raw = termios.tcgetattr(theirs)
print(raw[3] & (termios.ICANON | termios.ECHO), raw[6][termios.VMIN], raw[6][termios.VTIME])
termios.tcsetattr(theirs, termios.TCSANOW, mode)
print(termios.tcgetattr(theirs) == mode)
termios.tcsetwinsize(theirs, (24, 80))
print(termios.tcgetwinsize(theirs), os.get_terminal_size(theirs), os.isatty(theirs))
print(os.ttyname(theirs) == os.ptsname(ours), fcntl.ioctl(theirs, termios.TIOCGWINSZ, bytes(8)))
tried(termios.tcgetattr, "x")
tried(termios.tcsetattr, theirs, termios.TCSANOW, [1])
try:
    with open(os.devnull) as null:
        termios.tcgetattr(null)
except termios.error as error:
    print(error.args, type(error))

# Waiting.
reads, writes = os.pipe()
print(select.select([reads], [writes], [], 0) == ([], [writes], []))
os.write(writes, b"x")
print(select.select([reads], [], [], None) == ([reads], [], []))
poll = select.poll()
poll.register(reads, select.POLLIN)
poll.register(writes)
print([(fd == reads, events) for fd, events in poll.poll(1000)])
poll.unregister(writes)
tried(poll.modify, 99, 1)
tried(poll.register, "x")
tried(poll.register, 1, -1)
with select.epoll() as epoll:
    epoll.register(reads, select.EPOLLIN)
    print(epoll.poll(1) == [(reads, select.EPOLLIN)], epoll.closed)
    epoll.modify(reads, select.EPOLLOUT)
    print(epoll.poll(0, 4))
    tried(epoll.register, reads)
tried(epoll.poll)
tried(select.select, 1, [], [])
tried(select.select, [], [], [], -1)
tried(select.select, [], [], [], "x")

# Locks and limits.
with tempfile.TemporaryFile() as file:
    print(fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB), fcntl.lockf(file, fcntl.LOCK_EX))
    print(fcntl.fcntl(file, fcntl.F_GETFD) == fcntl.FD_CLOEXEC)
    print(fcntl.fcntl(file, fcntl.F_GETFL) & os.O_ACCMODE == os.O_RDWR)
    tried(fcntl.lockf, file, 0)
tried(fcntl.fcntl, "x", 1)
tried(fcntl.fcntl, -1, 1)
soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (soft - 1, hard))
print(resource.getrlimit(resource.RLIMIT_NOFILE) == (soft - 1, hard))
print(resource.prlimit(0, resource.RLIMIT_NOFILE, (soft, hard)) == (soft - 1, hard))
tried(resource.getrlimit, 99)
tried(resource.setrlimit, resource.RLIMIT_NOFILE, (2, 1))
tried(resource.getrusage, 99)
print(len(resource.getrusage(resource.RUSAGE_SELF)))

# Users.
root = pwd.getpwuid(0)
print(root.pw_name, root.pw_uid, root == pwd.getpwnam("root"), root in pwd.getpwall())
print(grp.getgrgid(0).gr_name, grp.getgrgid(0) == grp.getgrnam("root"))
tried(pwd.getpwnam, "no such user")
tried(pwd.getpwuid, 2**40)
tried(grp.getgrgid, 4_000_000_000)
tried(grp.getgrnam, None)
