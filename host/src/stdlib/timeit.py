"""How long pieces of code take."""

import gc
import itertools
import time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

dummy_src_name = "<timeit-src>"
default_number, default_repeat = 1000000, 5
default_timer = time.perf_counter
_globals = globals

# Both pieces may have several lines, and the setup's names are the statement's.
_TEMPLATE = """
def inner(_it, _timer{init}):
    {setup}
    _t0 = _timer()
    for _i in _it:
        {stmt}
        pass
    _t1 = _timer()
    return _t1 - _t0
"""


def reindent(src, indent):
    return src.replace("\n", "\n" + " " * indent)


class Timer:
    """Times a statement, run often after a setup that is run once."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        names = {}
        init = ""
        space = _globals() if globals is None else globals
        texts = []
        for kind, piece, argument, indent in (
            ("setup", setup, "_setup", 4), ("stmt", stmt, "_stmt", 8)
        ):
            if isinstance(piece, str):
                before = "" if kind == "setup" else (setup + "\n" if isinstance(setup, str) else "")
                compile(before + piece, dummy_src_name, "exec")
                texts.append(reindent(piece, indent))
            elif callable(piece):
                names[argument] = piece
                init += f", {argument}={argument}"
                texts.append(argument + "()")
            else:
                raise ValueError(f"{kind} is neither a string nor callable")
        source = _TEMPLATE.format(setup=texts[0], stmt=texts[1], init=init)
        self.src = source
        exec(compile(source, dummy_src_name, "exec"), space, names)
        self.inner = names["inner"]

    def print_exc(self, file=None):
        import traceback

        traceback.print_exc(file=file)

    def timeit(self, number=default_number):
        was_enabled = gc.isenabled()
        gc.disable()
        try:
            return self.inner(itertools.repeat(None, number), self.timer)
        finally:
            if was_enabled:
                gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        i = 1
        while True:
            for j in (1, 2, 5):
                number = i * j
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            i *= 10


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(
    stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number,
    globals=None,
):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)


# ---- the command line

_UNITS = {"nsec": 1e-9, "usec": 1e-6, "msec": 1e-3, "sec": 1.0}
_USAGE = """\
usage: python -m timeit [-n N] [-r N] [-s SETUP]... [-p] [-u UNIT] [-v] [STATEMENT]...

Says how long the statement takes, whose lines are the arguments.

-n, --number N    how often it runs in a turn (by default as often as takes 0.2 s)
-r, --repeat N    how many turns, of which the best counts (by default 5)
-s, --setup LINE  what runs once before; lines of it may be given one by one
-p, --process     measures the processor's time rather than the clock's
-u, --unit UNIT   nsec, usec, msec or sec
-v, --verbose     says more; with two of them, more digits too
"""


def _format_time(seconds, unit, precision):
    if unit is None:
        fitting = [name for name, scale in _UNITS.items() if seconds >= scale]
        unit = fitting[-1] if fitting else "nsec"
    return f"{seconds / _UNITS[unit]:.{precision}g} {unit}"


def _measure(timer, number, turns, verbose, precision):
    """How often the statement runs in a turn, and how long each turn takes."""

    def progress(number, taken):
        if verbose:
            print(f"{number} loop{'s' * (number != 1)} -> {taken:.{precision}g} secs")

    if not number:
        number, _ = timer.autorange(progress)
        if verbose:
            print()
    return number, timer.repeat(turns, number)


def main(args=None, *, _wrap_timer=None):
    import getopt
    import sys

    try:
        options, args = getopt.getopt(
            sys.argv[1:] if args is None else args, "n:u:s:r:pvh",
            ["number=", "setup=", "repeat=", "process", "verbose", "unit=", "help"],
        )
    except getopt.error as e:
        print(e)
        print("use -h/--help for command line help")
        return 2
    clock, number, turns, setup, unit, verbose, precision = (
        default_timer, 0, default_repeat, [], None, 0, 3
    )
    for option, value in options:
        if option in ("-n", "--number"):
            number = int(value)
        elif option in ("-s", "--setup"):
            setup.append(value)
        elif option in ("-u", "--unit"):
            if value not in _UNITS:
                print("Unrecognized unit. Please select nsec, usec, msec, or sec.", file=sys.stderr)
                return 2
            unit = value
        elif option in ("-r", "--repeat"):
            turns = max(int(value), 1)
        elif option in ("-p", "--process"):
            clock = time.process_time
        elif option in ("-v", "--verbose"):
            precision += bool(verbose)
            verbose += 1
        else:
            print(_USAGE, end="")
            return 0
    sys.path.insert(0, "")
    timer = Timer("\n".join(args) or "pass", "\n".join(setup) or "pass",
                  _wrap_timer(clock) if _wrap_timer else clock)
    try:
        number, taken = _measure(timer, number, turns, verbose, precision)
    except Exception:
        timer.print_exc()
        return 1
    _report(number, taken, unit, verbose, precision)
    return None


def _report(number, taken, unit, verbose, precision):
    import warnings

    if verbose:
        print("raw times:", ", ".join(_format_time(t, unit, precision) for t in taken))
        print()
    best, worst = min(taken) / number, max(taken) / number
    print(f"{number} loop{'s' * (number != 1)}, best of {len(taken)}: "
          f"{_format_time(best, unit, precision)} per loop")
    if worst >= best * 4:
        warnings.warn_explicit(
            "The test results are likely unreliable. "
            f"The worst time ({_format_time(worst, unit, precision)}) "
            "was more than four times slower than the best time "
            f"({_format_time(best, unit, precision)}).",
            UserWarning, "", 0,
        )


if __name__ == "__main__":
    import sys

    sys.exit(main())
