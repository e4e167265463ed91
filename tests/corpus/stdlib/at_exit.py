# What a program registers for its end, and its own handling of an exception that nothing catches.
import atexit
import sys


def told(*args, **kwargs):
    print("told", args, kwargs)


print(atexit.register(told, 1, key=2) is told)


@atexit.register
def forgotten():
    print("forgotten")


atexit.register(told, "last registered, first called")
atexit.unregister(forgotten)
try:
    atexit.register(3)
except TypeError as error:
    print(error)

sys.displayhook(4)
sys.displayhook(None)
sys.displayhook("text")


class Lines:
    def write(self, text):
        for line in text.splitlines():
            if line.strip():
                print("stderr:", line.strip())

    def flush(self):
        pass


def hook(kind, error, traceback):
    print("hooked", kind.__name__, error, traceback.tb_lineno > 0, traceback is error.__traceback__)
    sys.__excepthook__(kind, error.with_traceback(None), None)


print(sys.excepthook is sys.__excepthook__, sys.displayhook is sys.__displayhook__)
sys.stderr = Lines()
sys.excepthook(ValueError, ValueError("shown"), None)
sys.excepthook = hook
print(sys.float_info)
print(sys.float_info.max, sys.float_info.epsilon, sys.int_info.bits_per_digit)
print(sys.hash_info.width, sys.hash_info.modulus, sys.hash_info.inf)
print("json" in sys.stdlib_module_names, sys.gettrace(), sys.getprofile())
raise LookupError("for the hook")
