"""os.path and fnmatch with paths that are bytes."""
import fnmatch
import os
import os.path


def show(f, *args):
    try:
        print(f.__name__.replace("_path_", ""), f(*args))
    except Exception as e:
        print(f.__name__, type(e).__name__, e)


p = os.path
for path in (b"/a/b.c/d.tar.gz", b"x", b"", b"//y//z/../w/", b"caf\xe9/\xff.txt"):
    for f in (p.basename, p.dirname, p.split, p.splitext, p.normpath, p.normcase, p.splitdrive, p.isabs, p.expanduser, p.exists):
        show(f, path)
show(p.join, b"/a", b"b", b"", b"c")
show(p.join, b"/a", b"/b")
show(p.join, b"a", "b")
show(p.join, "a", b"b")
show(p.abspath, b"/x/../y")
show(p.realpath, b"/")
show(p.relpath, b"/a/b/c", b"/a/d")
show(p.commonpath, [b"/a/b/c", b"/a/b/d"])
show(p.commonpath, [b"/a", "/a"])
show(p.commonprefix, [b"abcd", b"abx"])
os.environ["PLACE"] = "here"
show(p.expandvars, b"$PLACE/${PLACE}/$OTHER")
class Path:
    def __init__(self, path): self.path = path
    def __fspath__(self): return self.path
show(p.join, Path(b"a"), b"b")
show(p.basename, Path(b"a/b"))
show(fnmatch.fnmatch, b"abc", b"a*")
show(fnmatch.filter, [b"a", b"b"], b"[a]")
import glob
import tempfile
with tempfile.TemporaryDirectory() as folder:
    for name in ("a.txt", "b.txt", "c.md"):
        open(os.path.join(folder, name), "w").close()
    print(sorted(glob.glob(b"*.txt", root_dir=os.fsencode(folder))), [os.path.basename(x) for x in glob.glob(os.fsencode(folder) + b"/*.md")])
