"""Types of struct sequences: what they are made of, and what they refuse."""

import os
import time

TYPES = (os.stat_result, os.statvfs_result, os.times_result, os.uname_result, os.terminal_size,
         os.sched_param, time.struct_time)


def attempt(label, f, *args, **keywords):
    try:
        print(label, f(*args, **keywords))
    except (TypeError, AttributeError) as e:
        print(label, type(e).__name__, e)


for cls in TYPES:
    print(cls, cls.__name__, cls.__module__, cls.__bases__)
    print("   ", cls.n_fields, cls.n_sequence_fields, cls.n_unnamed_fields, cls.__match_args__)
    members = [k for k, v in vars(cls).items() if type(v).__name__ == "member_descriptor"]
    print("   ", members)
    attempt("    derive:", type, "Derived", (cls,), {})

stat_result, terminal_size = os.stat_result, os.terminal_size
attempt("no sequence:", stat_result, 1)
attempt("nothing:", stat_result)
attempt("short:", stat_result, [1, 2])
attempt("long:", stat_result, range(20))
attempt("short times:", os.times_result, [1])
attempt("long size:", terminal_size, (1, 2, 3))
attempt("two arguments:", terminal_size, 1, 2)
attempt("three arguments:", stat_result, range(10), {}, 3)
attempt("no dict:", stat_result, range(10), [3])
attempt("None:", stat_result, range(10), dict=None)
attempt("keyword:", stat_result, range(10), x=3)
attempt("twice:", stat_result, range(10), sequence=3)
attempt("unexpected:", stat_result, range(10), {"q": 3})
attempt("visible:", stat_result, range(10), {"st_atime": 2.5, "st_mode": 3})
attempt("there already:", stat_result, range(11), {"st_atime": 2.5})
attempt("by keywords:", time.struct_time, sequence=range(9), dict={"tm_zone": "X"})
attempt("of a generator:", time.struct_time, (x for x in "123456789"))
attempt("of another class:", stat_result.__new__, tuple, ())
attempt("scheduling:", os.sched_param, 5)
attempt("scheduling:", os.sched_param, sched_priority=(1, 2))


class Broken:
    def __iter__(self):
        yield 1
        raise KeyError("halfway")


try:
    stat_result(Broken())
except KeyError as e:
    print("KeyError", e)

size = terminal_size((80, 24))
attempt("set:", setattr, size, "lines", 3)
attempt("set hidden:", setattr, time.gmtime(0), "tm_zone", 3)
attempt("delete:", delattr, size, "lines")
attempt("set other:", setattr, size, "depth", 3)
attempt("set number:", setattr, size, "n_fields", 3)
attempt("get other:", getattr, size, "depth")
attempt("member:", repr, terminal_size.lines)
attempt("member of int:", terminal_size.lines.__get__, 3)
attempt("member:", terminal_size.lines.__get__, size)
attempt("member set:", terminal_size.lines.__set__, size, 3)
attempt("item:", lambda: size.__setitem__(0, 1))
print(hasattr(size, "__dict__"), terminal_size.lines.__name__, terminal_size.lines.__objclass__)
