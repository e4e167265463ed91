"""Temporary files and folders: names, types of paths, and files that move out of memory."""

import gc
import io
import os
import pathlib
import sys
import tempfile
import warnings

warnings.simplefilter("always")
warnings.showwarning = lambda message, category, *rest, **how: print(
    category.__name__, str(message).split("'")[0].split(" object")[0])


def told(do):
    try:
        print(do())
    except Exception as error:
        print(type(error).__name__, str(error).replace(root, "ROOT").split("/tmp")[0])


with tempfile.TemporaryDirectory(prefix="corpus") as root:
    tempfile.tempdir = root
    print(tempfile.gettempdir() == root, tempfile.gettempdirb() == os.fsencode(root))
    print(tempfile.gettempprefix(), tempfile.gettempprefixb(), tempfile.TMP_MAX)
    for how in ({}, {"suffix": ".x"}, {"prefix": b"p"}, {"dir": os.fsencode(root)},
                {"dir": pathlib.Path(root)}):
        fd, name = tempfile.mkstemp(**how)
        base = os.path.basename(os.fsdecode(name))
        print(type(name).__name__, base[:3 if "prefix" not in how else 1], len(base), base[11:],
              oct(os.stat(name).st_mode & 0o777), os.get_inheritable(fd))
        os.close(fd)
        os.unlink(name)
    told(lambda: tempfile.mkstemp("a", b"b"))
    told(lambda: tempfile.mkdtemp(dir=b"x", prefix="a"))
    told(lambda: tempfile.mkdtemp(dir=os.path.join(root, "none"))[:0])
    names = tempfile._get_candidate_names()
    print(iter(names) is names, len(next(names)))
    print(os.path.dirname(tempfile.mktemp(".y")) == root)

    file = tempfile.NamedTemporaryFile("w+", encoding="utf-8")
    print(type(file).__name__, os.path.dirname(file.name) == root, file.file.name == file.name)
    write = file.write
    print(write("text\n"), file.seek(0), list(file), write.__name__, file.closed)
    path = file.name
    file.close()
    file.close()
    print(os.path.exists(path))
    with tempfile.NamedTemporaryFile(delete_on_close=False) as file:
        file.close()
        print(os.path.exists(file.name))
    print(os.path.exists(file.name))
    with tempfile.NamedTemporaryFile(delete=False) as file:
        pass
    print(os.path.exists(file.name), os.unlink(file.name))
    told(lambda: tempfile.NamedTemporaryFile("wrong"))
    told(lambda: tempfile.TemporaryFile("w", newline="wrong"))
    print(os.listdir(root))
    with tempfile.TemporaryFile("w+b") as file:
        print(type(file.name).__name__, file.mode, os.listdir(root), file.write(b"abc"))

    for mode in ("w+b", "w+"):
        file = tempfile.SpooledTemporaryFile(max_size=5, mode=mode, dir=root)
        print(isinstance(file, io.IOBase), file.mode, file.name, file.closed, file._rolled)
        data = "three" if mode == "w+" else b"three"
        print(file.write(data), file.tell(), file._rolled, file.writelines([data]), file._rolled)
        print(type(file.name).__name__, file.tell(), file.seek(2), file.read(4), file.readline())
        print(file.readable(), file.writable(), file.seekable(), file.isatty(), file.truncate(3))
        print(file.seek(0), list(file), getattr(file, "encoding", "none here").upper())
        file.close()
        told(lambda: file.__enter__())
        told(lambda: file.write(data))
    with tempfile.SpooledTemporaryFile(10) as file:
        print(file.truncate(20), file._rolled, isinstance(file.fileno(), int))
    print(file.closed)
    with tempfile.SpooledTemporaryFile(mode="w+", newline="\r\n", encoding="utf-16") as file:
        file.write("a\n")
        print(file.encoding, file.newlines, file.errors, file.seek(0), repr(file.read()))
        file.rollover()
        print(file.tell(), file.buffer if hasattr(file, "buffer") else None)
    file = tempfile.SpooledTemporaryFile()
    del file
    gc.collect()

    folder = tempfile.TemporaryDirectory()
    os.mkdir(os.path.join(folder.name, "in"), 0o700)
    os.symlink("nowhere", os.path.join(folder.name, "link"))
    print(repr(folder) == f"<TemporaryDirectory {folder.name!r}>")
    folder.cleanup()
    folder.cleanup()
    print(os.path.exists(folder.name))
    folder = tempfile.TemporaryDirectory()
    del folder
    gc.collect()
    with tempfile.TemporaryDirectory(delete=False) as kept:
        pass
    print(os.path.exists(kept), os.rmdir(kept), os.listdir(root))
    tempfile.tempdir = None
print(os.path.exists(root))
