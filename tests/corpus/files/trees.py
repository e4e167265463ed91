import os, tempfile
base = tempfile.mkdtemp()
os.makedirs(os.path.join(base, "a", "b"))
os.makedirs(os.path.join(base, "a"), exist_ok=True)
try: os.makedirs(os.path.join(base, "a"))
except FileExistsError as e: print(type(e).__name__)
for n in ("x.txt", "a/y.txt", "a/b/z.txt"):
    with open(os.path.join(base, n), "w") as f: f.write(n)
for top, dirs, files in os.walk(base): print(os.path.relpath(top, base), dirs, files)
for top, dirs, files in os.walk(base, topdown=False): print(os.path.relpath(top, base), dirs, files)
with os.scandir(base) as it: print(sorted((e.name, e.is_dir(), e.is_file()) for e in it))
print(os.path.commonpath(["/a/b/c", "/a/b/d"]), os.path.commonprefix(["abc", "abd"]), os.path.relpath("/a/b", "/a/c"), os.path.expandvars("$NOPE/x"), os.path.normcase("A"), os.path.splitdrive("/a"))
class Path:
    def __init__(self, p): self.p = p
    def __fspath__(self): return self.p
print(isinstance(Path("x"), os.PathLike), os.fspath(Path("x")), isinstance("x", os.PathLike))
for top, dirs, files in os.walk(base, topdown=False):
    for f in files: os.remove(os.path.join(top, f))
    os.rmdir(top)
print(os.path.exists(base), os.SEEK_END)
try: os.no_such
except AttributeError as e: print(e)
try: os.path.no_such
except AttributeError as e: print(e)
