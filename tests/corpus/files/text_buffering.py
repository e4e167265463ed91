# Text that files hold back: what is written and read ahead shows where it should.
import io
import os

path = os.path.join("/tmp", f"stackline-text-{os.getpid()}")
with open(path, "w") as f:
    for i in range(3000):
        f.write(f"line {i} é\n")
    print(f.tell() > 30000)
with open(path) as f:
    print(next(f), f.readline(), f.read(5), f.readline(3), f.readline(), end="")
    lines = f.readlines()
    print(len(lines), repr(lines[-1]), repr(f.read()), list(f))
with open(path) as f:
    for n, line in enumerate(f):
        if n == 2998:
            print(repr(line), repr(f.read()))
with open(path) as f:
    f.readline()
    at = f.tell()
    f.readline()
    f.seek(at)
    print(at, repr(f.readline()))
    f.seek(0)
    print(repr(f.readline()))
with open(path, "r+") as f:
    print(repr(f.read(4)))
    f.seek(0)
    f.write("LINE")
    f.seek(0)
    print(repr(f.readline()))
    f.seek(0, 2)
    f.write("last")
    f.flush()
    print(os.path.getsize(path) == f.tell())
with open(path, "a+") as f:
    f.write(" more")
    f.seek(0)
    print(f.readlines()[-1], f.truncate(10), os.path.getsize(path))
f = open(path, "w")
f.write("kept")
print(repr(open(path).read()) in ("''", "'kept'"))
f.close()
print(open(path).read(), f.closed)
for action in (lambda: f.write("x"), f.read, f.readline, lambda: next(f), f.flush, f.tell):
    try:
        action()
    except ValueError as e:
        print(e)
with open(path, "w", newline="\r\n") as f:
    f.write("a\nb\n")
    f.write("c")
    try:
        f.read()
    except OSError as e:
        print(type(e).__name__, e)
print(open(path, "rb").read(), open(path).readlines(), open(path, newline="").readlines())
with open(path, "wb") as f:
    f.write(b"no end\r\nx\ry\n\xff")
with open(path, errors="replace") as f:
    print(list(f), f.newlines)
with open(path) as f:
    try:
        list(f)
    except UnicodeDecodeError as e:
        print(e.reason)
with open(path, "w", encoding="ascii") as f:
    f.write("ok ")
    try:
        f.write("é")
    except UnicodeEncodeError as e:
        print(e)
    f.write("still")
print(open(path).read())
raw = io.BytesIO()
text = io.TextIOWrapper(raw, encoding="utf-8", line_buffering=True)
text.write("a")
print(raw.getvalue())
text.write("b\nc")
print(raw.getvalue())
text.reconfigure(encoding="latin-1")
text.write("é")
text.flush()
print(raw.getvalue(), text.encoding, text.detach() is raw)
try:
    text.write("x")
except ValueError as e:
    print(e)
stream = io.StringIO("first\nsecond\n")
stream.read(2)
stream.write("XY")
print(stream.getvalue(), stream.seek(0, 2), stream.write("end"), stream.tell(), stream.truncate(3))
for i in range(1000):
    stream.write("ab")
print(len(stream.getvalue()), stream.getvalue()[:5] == "fir\0\0")
stream.seek(0)
print(repr(stream.readline()[:4]), len(stream.read()))
os.remove(path)
