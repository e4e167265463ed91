"""What `time` has besides clocks: the time zone, and times read from text."""

import posix as _os
import time as _time

from _structseq import struct_time

_STRUCT_TM_ITEMS = 11
CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID = 0, 1, 2, 3
CLOCK_MONOTONIC_RAW, CLOCK_BOOTTIME, CLOCK_TAI = 4, 7, 11
_CLOCKS = {0: "time", 1: "monotonic", 2: "process_time", 3: "thread_time", 4: "monotonic",
           7: "monotonic"}


def clock_gettime(clk_id):
    if clk_id not in _CLOCKS:
        raise OSError(22, _os.strerror(22))
    return getattr(_time, _CLOCKS[clk_id])()


def clock_gettime_ns(clk_id):
    if clk_id not in _CLOCKS:
        raise OSError(22, _os.strerror(22))
    return getattr(_time, _CLOCKS[clk_id] + "_ns")()


def clock_getres(clk_id):
    return 1e-09


def get_clock_info(name):
    from types import SimpleNamespace

    if not isinstance(name, str):
        raise TypeError(f"get_clock_info() argument 1 must be str, not {type(name).__name__}")
    clocks = {"time": "REALTIME", "monotonic": "MONOTONIC", "perf_counter": "MONOTONIC",
              "process_time": "PROCESS_CPUTIME_ID", "thread_time": "THREAD_CPUTIME_ID"}
    if name not in clocks:
        raise ValueError("unknown clock")
    return SimpleNamespace(
        implementation=f"clock_gettime(CLOCK_{clocks[name]})", monotonic=name != "time",
        adjustable=name == "time", resolution=1e-09)


def _offset(month):
    """Seconds to the west of Greenwich, and the name, in a month of this year."""
    seconds = _time.mktime((_time.gmtime().tm_year, month, 1, 0, 0, 0, 0, 0, -1))
    local = _time.localtime(seconds)
    return int(_time.mktime(_time.gmtime(seconds)[:8] + (local.tm_isdst,)) - seconds), (
        _time.strftime("%Z", local))


_winter, _summer = sorted((_offset(1), _offset(7)), reverse=True)
timezone, altzone = _winter[0], _summer[0]
daylight = int(timezone != altzone)
tzname = _winter[1], _summer[1]


def tzset():
    pass


def strptime(string, format="%a %b %d %H:%M:%S %Y", /):
    """The time that a text says, for directives that are numbers or English names."""
    from _time_text import read_time

    return read_time(string, format)
