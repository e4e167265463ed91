import io
import os
name = f"/tmp/corpus_errors_{os.getpid()}"


def attempt(what):
    try:
        print("done", what())
    except Exception as e:
        print(type(e).__name__, str(e).replace(name, "NAME"))


attempt(lambda: open("/nowhere/at/all"))
attempt(lambda: open("/tmp"))
attempt(lambda: open("/tmp", "w"))
attempt(lambda: open("/nowhere/at/all", "w"))
for mode in ["q", "rw", "", "rb+t", "rr", "+", "b"]:
    attempt(lambda: open(name, mode))
attempt(lambda: open(name, "rb", encoding="utf-8"))
attempt(lambda: open(name, "rb", errors="strict"))
attempt(lambda: open(name, "rb", newline="\n"))
attempt(lambda: open(name, "w", buffering=0))
attempt(lambda: open(name, "r", newline="x"))
attempt(lambda: open(3.5))
attempt(lambda: open(name, 3))
attempt(lambda: open(-1))
f = open(name, "w")
attempt(lambda: f.read())
attempt(lambda: f.write(3))
attempt(lambda: f.write(b"x"))
attempt(lambda: f.readline())
attempt(lambda: f.seek(1, 1))
attempt(lambda: f.seek(-1))
f.close()
f.close()
attempt(lambda: f.write("x"))
attempt(lambda: f.read())
attempt(lambda: f.flush())
attempt(lambda: f.__enter__())
attempt(lambda: next(f))
f = open(name)
attempt(lambda: f.write("x"))
f.close()
attempt(lambda: f.read())
attempt(lambda: [line for line in f])
f = open(name, "rb")
attempt(lambda: f.write(b"x"))
attempt(lambda: f.truncate())
f.close()
f = open(name, "wb")
attempt(lambda: f.write("text"))
attempt(lambda: f.write(3))
attempt(lambda: f.read())
f.close()
attempt(lambda: f.write(b""))
print(issubclass(io.UnsupportedOperation, OSError), issubclass(io.UnsupportedOperation, ValueError))
try:
    with open(name, "w") as f:
        f.write("kept")
        raise KeyError("inside")
except KeyError as e:
    print(e, f.closed, open(name).read())
print(repr(open(name)).replace(name, "NAME"))
print(repr(open(name, "rb")).replace(name, "NAME"), repr(open(name, "r+b")).replace(name, "NAME"))
os.remove(name)
