"""Where built-in functions say that they are from, and what they are bound to."""

import builtins
import math
import time

for function in (
    len, int.__new__, object.__new__, tuple.__new__, str.maketrans, bytes.maketrans, [].append,
    dict.fromkeys, int.from_bytes, str.join, {}.get, "".__len__, object().__init__,
):
    told = []
    for name in ("__name__", "__self__", "__module__", "__objclass__"):
        try:
            told.append(getattr(function, name))
        except AttributeError as error:
            told.append(error)
    told = [type(each) if type(each) is object else each for each in told]
    print(callable(function), *told)

# What clocks are made of.
for name in ("time", "monotonic", "perf_counter", "process_time", "thread_time"):
    print(name, time.get_clock_info(name))
for name in ("other", 3):
    try:
        time.get_clock_info(name)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

# One module.
print(__builtins__ is builtins, len.__self__ is builtins, math.sqrt.__self__ is math)
