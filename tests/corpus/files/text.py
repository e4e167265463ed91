import os, tempfile
folder = tempfile.mkdtemp()
name = folder + "/a.txt"

with open(name, "w") as f:
    print(f.write("first line\n"), f.write("zweite Zeile: äöü €\n"), f.mode, f.encoding, f.closed)
    f.writelines(["third\n", "fourth without end"])
    print("printed", 1, 2, sep="-", file=f)
    print(f.readable(), f.writable(), f.name == name)
print(f.closed)

with open(name) as f:
    print(f.read())
    print(repr(f.read()), f.tell() == os.stat(name).st_size)
    print(f.seek(0), repr(f.read(5)), repr(f.read(8)), repr(f.readline()), repr(f.readline(7)), repr(f.readline()))
    print([line for line in f])

with open(name) as f:
    for i, line in enumerate(f):
        print(i, line.rstrip("\n").upper())
with open(name, encoding="utf-8") as f:
    print(f.readlines())
with open(name) as f:
    print(next(f), f.readlines(3))
print([len(line) for line in open(name)])

with open(name, "a") as f:
    f.write("appended\n")
with open(name, "r+") as f:
    print(repr(f.read(5)))
    f.seek(0)
    f.write("FIRST")
    f.seek(0, 2)
    f.write("at the end\n")
    f.seek(0)
    print(f.read().splitlines()[::5])
with open(name, "w+") as f:
    f.write("new contents")
    f.seek(4)
    print(f.read(), f.truncate(3), os.stat(name).st_size)
try:
    open(name, "x")
except FileExistsError as e:
    print(type(e).__name__, e.errno, e.filename == name)
with open(folder + "/x.txt", "x") as f:
    f.write("exclusive")
print(open(folder + "/x.txt").read())

with open(name, "wb") as f:
    f.write(b"one\r\ntwo\rthree\nfour\r\n")
for newline in (None, "", "\n", "\r", "\r\n"):
    with open(name, newline=newline) as f:
        print(newline, f.readlines(), f.newlines if newline is None else "")
for newline in (None, "", "\n", "\r", "\r\n"):
    with open(name, "w", newline=newline) as f:
        f.write("a\nb\r\n")
    print(open(name, "rb").read())

with open(name, "w", encoding="latin-1") as f:
    f.write("äß")
print(open(name, "rb").read(), open(name, encoding="latin-1").read())
try:
    open(name).read()
except UnicodeDecodeError as e:
    print(e)
print(open(name, errors="replace").read(), open(name, encoding="ascii", errors="ignore").read() == "")
try:
    open(name, "w", encoding="ascii").write("é")
except UnicodeEncodeError as e:
    print(e)

big = "".join(f"line {i} ünï\n" for i in range(4000))
with open(name, "w") as f:
    for line in big.splitlines(True):
        f.write(line)
with open(name) as f:
    print(f.read() == big, len(big), sum(1 for line in open(name)))
    f.seek(0)
    total = 0
    while piece := f.read(777):
        total += len(piece)
    print(total)

for file in os.listdir(folder):
    os.remove(folder + "/" + file)
os.rmdir(folder)
