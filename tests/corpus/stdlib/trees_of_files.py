"""`shutil`: what is removed, copied, moved and found, and what is refused."""

import os
import shutil
import tempfile

root = os.path.realpath(tempfile.mkdtemp())
before = os.getcwd()
os.chdir(root)


def told(what, do):
    try:
        print(what, do())
    except Exception as error:
        print(what, type(error).__name__, str(error).replace(root, "ROOT"))


def write(path, text="text"):
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "w") as file:
        file.write(text)


def tree(folder="."):
    return sorted(os.path.join(base, name) for base, folders, files in os.walk(folder)
                  for name in folders + files)


def noted(function, path, error):
    print("  refused", function.__name__, path, type(error).__name__, str(error))


write("a/b/c/file")
write("a/x")
os.symlink("x", "a/link")
os.symlink("none", "a/dangling")
os.symlink("b", "a/folder")
print(shutil.rmtree.avoids_symlink_attacks)
told("link", lambda: shutil.rmtree("a/folder"))
told("link, told", lambda: shutil.rmtree("a/folder", onexc=noted))
told("file", lambda: shutil.rmtree("a/x"))
told("file, told", lambda: shutil.rmtree("a/x", onexc=noted))
told("missing", lambda: shutil.rmtree("none"))
told("missing, old", lambda: shutil.rmtree("none", onerror=lambda f, p, e: print(
    f.__name__, p, e[0].__name__, len(e))))
told("missing, ignored", lambda: shutil.rmtree("none", ignore_errors=True))

print(shutil.copytree("a", "copy", symlinks=True), tree("copy"))
print([os.path.islink(p) for p in ("copy/link", "copy/dangling", "copy/folder")])
told("dangling", lambda: shutil.copytree("a", "followed"))
print(tree("followed"))
told("exists", lambda: shutil.copytree("a", "copy"))
told("ignored", lambda: shutil.copytree(
    "a", "less", ignore=shutil.ignore_patterns("[xb]"), ignore_dangling_symlinks=True))
print(tree("less"))
copied = []
told("function", lambda: shutil.copytree(
    "copy", "own", symlinks=True, copy_function=lambda s, t: copied.append((s, t))))
print(sorted(copied))

fd = os.open(".", os.O_RDONLY)
told("in a folder", lambda: shutil.rmtree("copy", dir_fd=fd))
told("bytes", lambda: shutil.rmtree(b"followed"))
os.close(fd)
deep = "deep"
for _ in range(300):
    os.mkdir(deep)
    deep += "/d"
told("deep", lambda: shutil.rmtree("deep"))
print(sorted(os.listdir(".")))

told("same", lambda: shutil.copyfile("a/x", "a/link"))
told("no folder", lambda: shutil.copyfile("a/x", "missing/"))
told("a folder", lambda: shutil.copyfile("a/x", "a/b"))
told("as a link", lambda: shutil.copyfile("a/dangling", "other", follow_symlinks=False))
print(os.readlink("other"))
os.mkfifo("pipe")
told("pipe", lambda: shutil.copy("pipe", "a/x"))
told("to a pipe", lambda: shutil.copyfile("a/x", "pipe"))
os.utime("a/x", ns=(1_000_000_123, 2_000_000_456))
os.chmod("a/x", 0o640)
told("copy2", lambda: shutil.copy2("a/x", "less"))
facts = os.stat("less/x")
print(facts.st_mtime_ns, oct(facts.st_mode))
told("modes of links", lambda: shutil.copymode("a/link", "other", follow_symlinks=False))

told("into itself", lambda: shutil.move("a", "a/b"))
told("moved", lambda: shutil.move("a/x", "less"))
told("moved", lambda: shutil.move("a/b/", "less"))
told("onto itself", lambda: shutil.move("less", "less"))
told("link", lambda: shutil.move("a/folder", "a/again"))
print(tree("a"), tree("less"))

write("bin/tool", "#!/bin/sh\n")
write("bin/plain")
os.chmod("bin/tool", 0o755)
os.mkdir("bin/folder")
for name, path in (("tool", "bin"), (b"tool", "bin"), (b"tool", b"none:bin"), ("tool", b"bin"),
                   ("plain", "bin"), ("folder", "bin"), ("bin/tool", None), ("./bin/tool", ""),
                   ("tool", ""), ("tool", "none:bin:bin")):
    told(f"which {name} {path}", lambda: shutil.which(name, path=path))
print(shutil.which("plain", os.F_OK, "bin"))
os.environ["PATH"] = "bin"
print(shutil.which("tool"), shutil.which(b"tool"))
del os.environ["PATH"]
print(shutil.which("no such tool"), os.path.basename(shutil.which("sh") or ""))
os.chdir(before)
shutil.rmtree(root)
