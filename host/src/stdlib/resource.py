"""What a process may use, and what it has used."""

import _system
from _os_arguments import c_int as _c_int, done as _done
from _structseq import _type

RLIMIT_CPU, RLIMIT_FSIZE, RLIMIT_DATA, RLIMIT_STACK, RLIMIT_CORE, RLIMIT_RSS = range(6)
RLIMIT_NPROC, RLIMIT_NOFILE, RLIMIT_MEMLOCK, RLIMIT_AS = 6, 7, 8, 9
RLIMIT_SIGPENDING, RLIMIT_MSGQUEUE, RLIMIT_NICE, RLIMIT_RTPRIO, RLIMIT_RTTIME = range(11, 16)
RLIMIT_OFILE = RLIMIT_NOFILE
RLIM_INFINITY = -1
RUSAGE_SELF, RUSAGE_CHILDREN, RUSAGE_THREAD = 0, -1, 1
error = OSError

struct_rusage = _type(
    "resource.struct_rusage",
    "ru_utime ru_stime ru_maxrss ru_ixrss ru_idrss ru_isrss ru_minflt ru_majflt ru_nswap "
    "ru_inblock ru_oublock ru_msgsnd ru_msgrcv ru_nsignals ru_nvcsw ru_nivcsw",
    "What a process has used.",
)


def _usage(data):
    words = memoryview(data).cast("q").tolist()
    times = (words[0] + words[1] * 1e-6, words[2] + words[3] * 1e-6)
    return struct_rusage((*times, *words[4:18]))


def getrusage(who, /):
    n, data = _system.getrusage(_c_int(who), bytes(144))
    if n == -22:
        raise ValueError("invalid who parameter")
    _done(n)
    return _usage(data)


def getpagesize():
    return _system.sysconf(30)


def _checked(resource):
    resource = _c_int(resource)
    if not 0 <= resource < 16:
        raise ValueError("invalid resource specified")
    return resource


def _limit(v):
    if not hasattr(type(v), "__index__"):
        raise TypeError(f"'{type(v).__name__}' object cannot be interpreted as an integer")
    n = v.__index__()
    if not -(1 << 63) <= n < 1 << 63:
        raise OverflowError("Python int too large to convert to C long")
    return (n & 0xFFFF_FFFF_FFFF_FFFF).to_bytes(8, "little")


def _packed(limits):
    if not isinstance(limits, tuple):
        try:
            limits = tuple(limits)
        except TypeError:
            raise TypeError(f"'{type(limits).__name__}' object is not iterable") from None
    if len(limits) != 2:
        raise ValueError("expected a tuple of 2 integers")
    return _limit(limits[0]) + _limit(limits[1])


def _set(pid, resource, limits):
    """The limits as they were."""
    n, data = _system.prlimit(pid, resource, limits, bytes(16))
    if n == -22:
        raise ValueError("current limit exceeds maximum limit")
    if n == -1 and limits is not None and pid == 0:
        raise ValueError("not allowed to raise maximum limit")
    _done(n)
    return tuple(memoryview(data).cast("q").tolist())


def getrlimit(resource, /):
    return _set(0, _checked(resource), None)


def setrlimit(resource, limits, /):
    _set(0, _checked(resource), _packed(limits))


def prlimit(pid, resource, limits=None, /):
    pid, resource = _c_int(pid), _checked(resource)
    return _set(pid, resource, None if limits is None else _packed(limits))
