# The sys module.
import sys
print(len(sys.argv), sys.argv[0].endswith("modules/system.py"), sys.maxsize, sys.byteorder, sys.getrecursionlimit(), type(sys.version).__name__, sys.version_info[0], sys.version_info.major, sys.version_info >= (3, 12), sys.platform)
sys.setrecursionlimit(500)
print(sys.getrecursionlimit())
for bad in (0, -5, "a", 1.5):
    try:
        sys.setrecursionlimit(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
n = sys.stdout.write("text\n")
print(n, sys.stdout.write(""), sys.maxunicode, type(sys.path).__name__, sys.executable != "")
try:
    sys.stdout.write(5)
except TypeError as e:
    print(e)
for arg in (None, 0, 3, "message", (1,), True):
    try:
        sys.exit(arg)
    except SystemExit as e:
        print(repr(e), repr(e.code), e.args)
try:
    sys.exit()
except SystemExit as e:
    print(repr(e), e.code)
try:
    sys.exit(1, 2)
except TypeError as e:
    print(e)
print(sys.exc_info()[0])
try:
    1 / 0
except ZeroDivisionError:
    print(sys.exc_info()[0].__name__, sys.exc_info()[1])
import sys as system
from sys import argv
print(system is sys, argv is sys.argv, sys.intern("a") == "a", sys.implementation.name != "")
