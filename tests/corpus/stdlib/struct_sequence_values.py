"""Struct sequences as tuples, by name, in patterns, copied and pickled."""

import copy
import os
import pickle
import shutil
import time

plain = os.stat_result(range(10))
print(plain, plain.st_atime, plain.st_atime_ns, plain.st_blocks)
longer = os.stat_result(range(100, 115))
print(longer, longer.st_atime, longer.st_atime_ns, longer.st_mtime_ns, longer.st_ctime_ns)
print(longer.__reduce__())
named = os.stat_result(range(10), {"st_mtime": 2.5, "st_blocks": 8})
print(named == plain, named.st_atime, named.st_mtime, named[8], named.st_blocks, named.st_rdev)
print(named.__reduce__()[1][1])

epoch = time.gmtime(0)
print(epoch, epoch.tm_gmtoff, type(epoch) is time.struct_time, type(epoch))
print(len(epoch), epoch[0], epoch[-1], epoch[2:5], epoch[::-2], 1970 in epoch, epoch.count(1))
print(type(epoch[:]), type(epoch + epoch), type(epoch * 2), epoch + (1,))
print(epoch == tuple(epoch), hash(epoch) == hash(tuple(epoch)), epoch < (1971,), epoch >= epoch)
print(isinstance(epoch, tuple), {epoch: 1}[tuple(epoch)], "%s-%s" % os.terminal_size((1, 2)))
year, month, *rest = epoch
print(year, month, rest, epoch.index(3), list(zip(epoch.__match_args__, epoch))[:2])
match epoch:
    case time.struct_time(y, m, d, tm_isdst=dst):
        print("matched", y, m, d, dst)
match plain:
    case os.stat_result(mode, st_size=size):
        print("matched", mode, size)

print(copy.replace(epoch, tm_year=2000, tm_zone="there").tm_zone, copy.replace(epoch, tm_mon=2))
print(os.terminal_size((1, 2)).__replace__(lines=5))
for change in (lambda: copy.replace(plain, st_mode=1), lambda: copy.replace(epoch, a=1, b=2),
               lambda: epoch.__replace__(1)):
    try:
        change()
    except TypeError as e:
        print("TypeError", e)

for value in (epoch, named, longer, os.times_result(range(5)), os.uname_result("abcde"),
              os.terminal_size((3, 4)), os.statvfs_result(range(11))):
    hidden = value.__reduce__()[1][1]
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(value, protocol))
        same = again == value and type(again) is type(value)
        if not same or again.__reduce__()[1][1] != hidden:
            print("not the same", value, protocol)
    print(copy.copy(value), copy.copy(value).__reduce__()[1][1] == hidden)
nested = time.struct_time([[i] for i in range(11)])
deep = copy.deepcopy(nested)
print(deep == nested, deep.tm_zone, deep.tm_zone is nested.tm_zone, deep[0] is nested[0])
print(copy.copy(nested)[0] is nested[0], copy.copy(nested).tm_zone is nested.tm_zone)

here = os.stat(".")
print(type(here), here.st_mtime_ns // 10**9 == here[8] == int(here.st_mtime), type(here[8]))
print(type(here.st_mtime), here.st_blksize > 0, here.st_blocks >= 0, here.st_rdev)
print(here == os.stat(os.getcwd()), os.lstat(".").st_ino == here.st_ino)
entry = next(e for e in os.scandir("/") if not e.is_symlink())
print(type(entry.stat()), entry.stat().st_mtime_ns == os.stat(entry.path).st_mtime_ns)
space = os.statvfs(".")
print(type(space), len(space), space.f_bsize == space[0], space.f_fsid is not None)
print(type(os.times()), type(os.uname()), type(shutil.get_terminal_size()))
print(type(time.localtime()), time.strptime("2020", "%Y"), time.strptime("2020", "%Y").tm_zone)
print(time.strftime("%Y-%m-%d", epoch), time.asctime(epoch), time.strftime("%j", epoch))
