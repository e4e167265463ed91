"""The limit of digits of conversions between ints and decimal text, and how it is set."""
import sys


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


print(sys.get_int_max_str_digits())
show(lambda: int("9" * 5000))
show(lambda: int("1_0" * 2500))
show(lambda: int(b"9" * 4301))
show(lambda: str(10**4300))
show(lambda: len(str(10**4299)))
show(lambda: "%d" % 10**5000)
show(lambda: f"{10**5000:,}")
show(lambda: int("f" * 9000, 16) > 0)
show(lambda: int("1" * 9000, 7))
show(lambda: len(hex(10**9000)))
for n in 640, 639, 0, 5000, -1, 10**20, "x", 1.5, True:
    show(lambda: (sys.set_int_max_str_digits(n), sys.get_int_max_str_digits()))
sys.set_int_max_str_digits(700)
show(lambda: int("9" * 701))
show(lambda: str(10**700))
show(lambda: int("9" * 700) == 10**700 - 1)
show(lambda: repr(10**3000))
sys.set_int_max_str_digits(0)
show(lambda: (len(str(10**9999)), int("9" * 9999) == 10**9999 - 1))
