# What some types of exceptions have besides args.
e = OSError(2, "No such file")
print(repr(e), "|", str(e), "|", e.args, e.errno, e.strerror, e.filename)
e = OSError(2, "No such file", "name")
print(type(e).__name__, repr(e), "|", str(e), "|", e.args, e.filename)
print(SystemExit(3).code, SystemExit().code, StopIteration(4).value, StopIteration().value)
print(NameError("x", name="y").name, AttributeError("x", name="y", obj=1).obj, KeyError(1).args)
try:
    missing
except NameError as e:
    print(e.name, e)
try:
    (5).missing
except AttributeError as e:
    print(e.name, e.obj, e)
