# What sys.unraisablehook raises itself is told in its place; the module's own hook takes details.
import gc
import io
import re
import sys


def broken_hook(details):
    raise ValueError("in the hook")


class A:
    def __del__(self):
        1 / 0


def without_places(text):
    text = re.sub("0x[0-9a-fA-F]+", "ADDRESS", text)
    return re.sub('File ".*"', "File NAME", text)


def told(hook):
    """What is written to sys.stderr where the hook is this one."""
    sys.unraisablehook = hook
    sys.stderr = io.StringIO()
    try:
        A()
        gc.collect()
        text = sys.stderr.getvalue()
    finally:
        sys.stderr = sys.__stderr__
        sys.unraisablehook = sys.__unraisablehook__
    return without_places(text)


print(told(sys.__unraisablehook__))
print(told(broken_hook))
print(told(None))
print(told(3))


sys.stderr = None
A()
gc.collect()
sys.stderr = sys.__stderr__

kept = []
sys.unraisablehook = kept.append
A()
gc.collect()
sys.unraisablehook = sys.__unraisablehook__
(details,) = kept
print(type(details).__name__, type(details).__module__)
print(details.exc_type, details.exc_value, details.err_msg, details.object.__name__)
print(len(details), details[0], details[3])
print(isinstance(details, tuple), details.n_fields, details.n_sequence_fields, details.n_unnamed_fields)
try:
    details.exc_type = 3
except AttributeError as e:
    print(type(e).__name__, e)
made = type(details)


def shown(*fields):
    sys.stderr = io.StringIO()
    try:
        sys.__unraisablehook__(made(fields))
        text = sys.stderr.getvalue()
    finally:
        sys.stderr = sys.__stderr__
    print(without_places(text))


class Refuses:
    def __repr__(self):
        raise ValueError("no repr")


error = KeyError("key")
for message in (None, "While testing"):
    for about in (None, 3, Refuses()):
        print(message, type(about))
        shown(KeyError, error, None, message, about)
shown(ZeroDivisionError, details.exc_value, details.exc_traceback, "With lines", None)
for wrong in (3, None, (KeyError, error, None, None, None)):
    try:
        sys.__unraisablehook__(wrong)
    except TypeError as e:
        print(e)
try:
    made((1, 2))
except TypeError as e:
    print(e)


class Lends:
    def __buffer__(self, flags):
        return memoryview(b"abc")

    def __release_buffer__(self, view):
        raise LookupError("not wanted back")


sys.stderr = io.StringIO()
try:
    print(bytes(Lends()))
    text = sys.stderr.getvalue()
finally:
    sys.stderr = sys.__stderr__
print(without_places(text))
