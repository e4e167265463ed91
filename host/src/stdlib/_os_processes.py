"""Processes of the operating system: what of `os` tells whose they are and when they run, and
waits for them."""

__name__ = "posix"

import posix as _os
import _system
from _os_arguments import (
    c_int as _c_int, c_long as _c_long, done as _done, failed as _failed, group as _group,
    number as _number, path as _path, user as _user)
from _structseq import sched_param as _sched_param
from _structseq import waitid_result


def _ints(data):
    return memoryview(data).cast("I").tolist()


def getpgid(pid):
    return _done(_system.getpgid(_number(pid)))


def setpgid(pid, pgrp, /):
    _done(_system.setpgid(_number(pid), _number(pgrp)))


def setpgrp():
    _done(_system.setpgid(0, 0))


def getsid(pid, /):
    return _done(_system.getsid(_number(pid)))


def setsid():
    _done(_system.setsid())


def killpg(pgid, signal, /):
    _done(_system.killpg(_number(pgid), _c_int(signal)))


def setuid(uid, /):
    _done(_system.setuid(_user(uid)))


def seteuid(euid, /):
    _done(_system.seteuid(_user(euid)))


def setgid(gid, /):
    _done(_system.setgid(_group(gid)))


def setegid(egid, /):
    _done(_system.setegid(_group(egid)))


def setreuid(ruid, euid, /):
    _done(_system.setreuid(_user(ruid), _user(euid)))


def setregid(rgid, egid, /):
    _done(_system.setregid(_group(rgid), _group(egid)))


def setresuid(ruid, euid, suid, /):
    _done(_system.setresuid(_user(ruid), _user(euid), _user(suid)))


def setresgid(rgid, egid, sgid, /):
    _done(_system.setresgid(_group(rgid), _group(egid), _group(sgid)))


def _three(call):
    n, *ids = call(bytes(4), bytes(4), bytes(4))
    _done(n)
    return tuple([_ints(data)[0] for data in ids])


def getresuid():
    return _three(_system.getresuid)


def getresgid():
    return _three(_system.getresgid)


def getgroups():
    n, ids = _system.groups(bytes(4 * 65536))
    return _ints(ids)[:_done(n)]


def setgroups(groups, /):
    if not hasattr(type(groups), "__getitem__") or isinstance(groups, dict):
        raise TypeError("setgroups argument must be a sequence")
    if len(groups) > 65536:
        raise ValueError("too many groups")
    ids = [_group_of_list(item) for item in groups]
    _done(_system.set_groups(b"".join([n.to_bytes(4, "little") for n in ids])))


def _group_of_list(item):
    if not isinstance(item, int):
        raise TypeError("groups must be integers")
    return _group(item) & 0xFFFFFFFF


def getgrouplist(user, group, /):
    name, group = _path("getgrouplist", user)[0], _group(group)
    count = 64
    while True:
        n, ids = _system.groups_of(name, group, bytes(4 * count))
        if n != -34 or count >= 1 << 20:
            return _ints(ids)[:_done(n)]
        count *= 2


def initgroups(username, gid, /):
    name, gid = _path("initgroups", username)[0], _group(gid)
    _done(_system.initgroups(name, gid))


def getlogin():
    n, name = _system.getlogin_r(bytes(256))
    if n:
        raise _failed(-abs(n))
    return _os.fsdecode(name[:name.index(0)])


def getpriority(which, who):
    return 20 - _done(_system.priority(_c_int(which), _c_int(who)))


def setpriority(which, who, priority):
    which, who, priority = _c_int(which), _c_int(who), _c_int(priority)
    _done(_system.setpriority(which, who, priority))


def nice(increment, /):
    wanted = 20 - _done(_system.priority(0, 0)) + _c_int(increment)
    n = _system.setpriority(0, 0, max(min(wanted, 19), -20))
    # Of the two errors that say the same, this is the one for priorities.
    _done(-1 if n == -13 else n)
    return 20 - _done(_system.priority(0, 0))


def sched_get_priority_max(policy):
    return _done(_system.sched_get_priority_max(_c_int(policy)))


def sched_get_priority_min(policy):
    return _done(_system.sched_get_priority_min(_c_int(policy)))


def sched_getscheduler(pid, /):
    return _done(_system.sched_getscheduler(_number(pid)))


def _parameters(param):
    if type(param) is not _sched_param:
        raise TypeError("must have a sched_param object")
    priority = param.sched_priority
    if not -2147483648 <= priority <= 2147483647:
        raise OverflowError("sched_priority out of range")
    return priority.to_bytes(4, "little", signed=True)


def sched_setscheduler(pid, policy, param, /):
    pid, policy = _number(pid), _c_int(policy)
    _done(_system.sched_setscheduler(pid, policy, _parameters(param)))


def sched_getparam(pid, /):
    n, data = _system.sched_getparam(_number(pid), bytes(4))
    _done(n)
    return _sched_param(int.from_bytes(data, "little", signed=True))


def sched_setparam(pid, param, /):
    _done(_system.sched_setparam(_number(pid), _parameters(param)))


def sched_rr_get_interval(pid, /):
    n, data = _system.sched_rr_get_interval(_number(pid), bytes(16))
    _done(n)
    seconds, nanos = memoryview(data).cast("q").tolist()
    return seconds + 1e-9 * nanos


def sched_getaffinity(pid, /):
    n, data = _system.affinity(_number(pid), bytes(1024))
    _done(n)
    bits = int.from_bytes(data, "little")
    return {cpu for cpu in range(8 * len(data)) if bits >> cpu & 1}


def sched_setaffinity(pid, mask, /):
    pid = _number(pid)
    bits = 0
    for cpu in mask:
        if not isinstance(cpu, int):
            raise TypeError(
                f"expected an iterator of ints, but iterator yielded {type(cpu)!r}")
        if cpu < 0:
            raise ValueError("negative CPU number")
        if cpu > 2147483646:
            raise OverflowError("CPU number too large")
        bits |= 1 << cpu
    size = max(128, bits.bit_length() // 64 * 8 + 8)
    _done(_system.set_affinity(pid, bits.to_bytes(size, "little")))


def _wait(pid, options):
    import resource

    n, status, usage = _system.wait4(pid, bytes(4), options, bytes(144))
    _done(n)
    return n, int.from_bytes(status, "little", signed=True), resource._usage(usage)


def wait3(options):
    return _wait(-1, _c_int(options))


def wait4(pid, options):
    return _wait(_number(pid), _c_int(options))


def waitid(idtype, id, options, /):
    idtype, id, options = _c_int(idtype), _number(id), _c_int(options)
    n, data = _system.waitid(idtype, id, bytes(128), options)
    _done(n)
    words = memoryview(data).cast("i").tolist()
    if words[4] == 0:
        return None
    signal, _, code = words[:3]
    return waitid_result((words[4], words[5], signal, words[6], code))


def unshare(flags):
    _done(_system.unshare(_c_int(flags)))


def setns(fd, nstype=0):
    from _os_arguments import file

    _done(_system.setns(file(fd), _c_int(nstype)))


def forkpty():
    master, slave = _os.openpty()
    pid = _os.fork()
    if pid == 0:
        _os.close(master)
        _os.login_tty(slave)
        return 0, -1
    _os.close(slave)
    return pid, master


_NOTHING = object()


def register_at_fork(*, before=_NOTHING, after_in_child=_NOTHING, after_in_parent=_NOTHING):
    given = (("before", before), ("after_in_child", after_in_child),
             ("after_in_parent", after_in_parent))
    if all(v is _NOTHING for _, v in given):
        raise TypeError("At least one argument is required.")
    for name, v in given:
        if v is not _NOTHING and not callable(v):
            raise TypeError(f"'{name}' must be callable, not {type(v).__name__}")
