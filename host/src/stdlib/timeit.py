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
