# Paths are what a type's __fspath__ gives: instances of subclasses of str and bytes, too.

import os


class Text(str):
    pass


class Data(bytes):
    pass


class Path:
    def __init__(self, path):
        self.path = path

    def __fspath__(self):
        return self.path


for path in Text("/tmp"), Data(b"/tmp"), 3, None:
    try:
        print(type(os.fspath(Path(path))).__name__, os.path.exists(Path(path)), os.path.isdir(Path(path)))
    except TypeError as e:
        print(e)
    try:
        print(bool(os.stat(Path(path)).st_mode), os.path.join(Path(path), Path(path)))
    except TypeError as e:
        print(e)


class OfInstance:
    pass


class Refused:
    __fspath__ = None


of_instance = OfInstance()
of_instance.__fspath__ = lambda: "/tmp"
text = Text("a")
print(os.fspath(text) is text, type(os.path.join(text, "b")))
for path in of_instance, Refused():
    for function in os.fspath, open, os.path.join, os.stat, os.path.exists, os.path.basename:
        try:
            print(function(path))
        except TypeError as e:
            print(e)
for parts in (None, "a"), (5,), ("a", None), ("a", b"b"), (b"a", "b"), ("a", b"b", 5):
    try:
        print(os.path.join(*parts))
    except TypeError as e:
        print(e)
