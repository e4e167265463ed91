# sys.tracebacklimit counts the innermost entries.
import sys


def f1():
    1 / 0


def f2():
    f1()


sys.tracebacklimit = 2
f2()
