"""`os.path.realpath` of links that lead nowhere, or to themselves."""

import os
import shutil
import tempfile

root = os.path.realpath(tempfile.mkdtemp())
before = os.getcwd()
os.chdir(root)
os.mkdir("sub")
for target, link in (("nowhere", "dangling"), ("/nonexist/a/b", "abs"), ("dangling", "two"),
                     ("loop", "loop"), ("../sub/x/../y", "sub/up"), ("loop2/x", "loop2"),
                     ("sub", "dir"), ("dir/../sub/", "way")):
    os.symlink(target, link)
for path in ("dangling", "abs", "two", "loop", "loop/x", "sub/up", "sub/up/z", "way/none",
             "sub/../dangling/q", "nonexist/../sub", "loop2", "loop2/y", b"dangling", "", ".",
             "/", "//x", "///y/../..", b"dir/./none/..", "dir", "way"):
    for strict in (False, True):
        try:
            found = os.path.realpath(path, strict=strict)
            print(path, type(found).__name__, os.fsdecode(found).replace(root, "ROOT"))
        except OSError as error:
            print(path, type(error).__name__, str(error).replace(root, "ROOT"))
print([os.path.ismount(path) for path in ("/", b"/", "/proc", "sub", "dir", "none", "/../", ".")])
os.chdir(before)
shutil.rmtree(root)
