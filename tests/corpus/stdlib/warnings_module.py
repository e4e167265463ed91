# Warnings: categories, filters, recording, where they are said to come from.
import os
import sys
import warnings

warnings.resetwarnings()
warnings.simplefilter("default")
original = warnings.formatwarning


def show(message, category, filename, lineno, file=None, line=None):
    print(original(message, category, os.path.basename(filename), lineno, line), end="")


warnings.showwarning = show
warnings.warn("hello")
warnings.warn("hello", DeprecationWarning)


def f():
    warnings.warn("of the caller", UserWarning, stacklevel=2)


f()
for i in range(3):
    f()
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    f(), f()
    print(len(w), w[0].message, w[0].category, w[0].lineno, w[0].line, w[0].source)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        f()
    except UserWarning as e:
        print(repr(e))
with warnings.catch_warnings(record=True, action="once") as w:
    for n in range(3):
        warnings.warn(f"number {n % 2}")
    print([str(one.message) for one in w])
warnings.filterwarnings("ignore", message="HEL")
warnings.warn("hello there")
warnings.filterwarnings("error", module="nowhere")
warnings.warn("not from there")
warnings.filterwarnings("error", module="__main__", message=".*there")
try:
    warnings.warn("from there")
except UserWarning as e:
    print("raised", e)
for bad in (
    lambda: warnings.warn("x", str),
    lambda: warnings.warn("x", "y"),
    lambda: warnings.catch_warnings().__exit__(),
    lambda: warnings.warn("x", skip_file_prefixes=["a"]),
):
    try:
        bad()
    except (TypeError, RuntimeError) as e:
        print(type(e).__name__, e)


@warnings.deprecated("use g")
def old():
    return 3


@warnings.deprecated("use G")
class Old:
    def __init__(self, a=1):
        self.a = a


print(old(), Old(3).a)


class Newer(Old):
    pass


print(old.__deprecated__, Newer(4).a, repr(warnings.catch_warnings(record=True)))
print(warnings.formatwarning("m", UserWarning, "nofile", 3, "  src"))


class Own(Warning):
    pass


warnings.warn(Own("an instance"), stacklevel=99)
warnings.warn_explicit("explicit", ImportWarning, "there.py", 7, module="m", registry={})
print(sorted(os.path.basename(str(k)) for k in __warningregistry__ if k == "version"))
