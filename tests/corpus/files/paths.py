# Questions about paths, and objects that stand for them.
import os
import os.path as path

print(path.relpath("/a/b/c", "/a/d"), path.relpath("/a/b", "/a/b"), path.relpath("/a", "/a/b/c"))
print(path.relpath("x/y", "x"), path.relpath("/", "/"))
print(path.commonpath(["/usr/lib", "/usr/local/lib"]), path.commonpath(["a/b/c", "a/b", "a/./b/d"]))
for wrong in (
    lambda: path.commonpath([]),
    lambda: path.commonpath(["/a", "b"]),
    lambda: path.relpath(""),
    lambda: path.join("a", 3),
    lambda: path.getsize("/no/such/file"),
    lambda: path.getmtime("/no/such/file"),
):
    try:
        print(wrong())
    except (TypeError, ValueError, OSError) as error:
        print(type(error).__name__, error)
os.environ["CORPUS_NAME"] = "value"
print(path.expandvars("$CORPUS_NAME/${CORPUS_NAME}x/$CORPUS_NO/${CORPUS_NO}/$/${"))
print(path.normcase("A/b"), path.splitdrive("/a/b"), path.pathsep, path.devnull, path.defpath)
here = path.dirname(path.abspath(__file__))
print(path.getsize(__file__) > 100, path.getmtime(__file__) > 1e9, path.lexists(here), path.lexists("/no"))
print(path.samefile(here, path.join(here, ".")), path.getctime(here) > 1e9, path.getatime(here) > 1e9)


class Place:
    def __init__(self, text):
        self.text = text

    def __fspath__(self):
        return self.text


print(path.join(Place("/a"), Place("b"), "c"), path.basename(Place("/x/y.z")), path.exists(Place(here)))
print(path.splitext(Place("a.b")), path.isdir(Place(here)), os.fspath(Place("q")), os.fspath("s"), os.fspath(b"b"))
try:
    os.fspath(3)
except TypeError as error:
    print(error)
