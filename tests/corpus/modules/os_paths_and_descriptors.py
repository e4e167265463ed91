"""What functions of `os` take as paths, and what they say of what they do not."""

import os
import pathlib
import tempfile


class Path:
    def __init__(self, path):
        self.path = path

    def __fspath__(self):
        return self.path


def tried(function, *args, **keywords):
    try:
        print(function.__name__, function(*args, **keywords))
    except Exception as error:
        names = [getattr(error, name, None) for name in ("filename", "filename2")]
        print(function.__name__, type(error).__name__, error, *names)


os.chdir(tempfile.mkdtemp())
tried(os.stat, pathlib.Path("nope"))
tried(os.rename, Path("nope"), b"x")
tried(os.replace, "nope", "x")
tried(os.listdir, Path("nope"))
tried(os.listdir, b"nope")
tried(os.open, 3, 0)
tried(os.open, Path(3), 0)
tried(os.stat, 1.5)
tried(os.stat, 10**30)
tried(os.stat, "a\0b")
tried(os.mkdir)
tried(os.mkdir, "x", 0, 0)
tried(os.mkdir, "x", dir_fd="a")
tried(os.mkdir, "x", dir_fd=10**10)
tried(os.mkdir, "x", dir_fd=-1)
tried(os.chmod, "nope", 0, follow_symlinks=False)
tried(os.utime, 0, dir_fd=1)
tried(os.utime, "nope", 3)
tried(os.utime, "nope", (1, "a"))
tried(os.utime, "nope", (1, 2), ns=(1, 2))
tried(os.utime, "nope", ns=(1,))
tried(os.chown, "nope", -2, 0)
tried(os.chown, "nope", "a", 0)
tried(os.chown, "nope", -1, -1)
tried(os.fsync, "a")
tried(os.fsync, -1)
tried(os.fchmod, "a", 0)
tried(os.ftruncate, 0, 2**70)
tried(os.pread, 0, -1, 0)
tried(os.pwrite, 0, "a", 0)
tried(os.symlink, "a", "/nope/x")
tried(os.symlink, 1, "b")
tried(os.symlink, b"a", "b\0")
tried(os.link, "nope", "nope2")
tried(os.readlink, "nope")
tried(os.sysconf, "x")
tried(os.sysconf, 1.5)
tried(os.chdir, None)
tried(os.listdir, 3.5)
tried(os.scandir, 3.5)
tried(os.statvfs, None)
tried(os.execve, "a", 1, 2)
tried(os.execve, "a", [], 2)
tried(os.execve, "a", ["a"], 2)
tried(os.execv, "nope", ["a"])
tried(os.posix_spawn, "nope", ["a"], {})
tried(os.sched_setaffinity, 0, [-1])
tried(os.major, 2**65)
tried(os.minor, "a")
tried(os.makedev, 1, 2)
tried(os.kill, 2**40, 1)
tried(os.putenv, "a", 3)
tried(os.preadv, 0, 3, 0)
tried(os.readv, 0, [b"a"])
tried(os.writev, 1, ["a"])

# Folders by descriptor.
os.mkdir("folder")
fd = os.open("folder", os.O_RDONLY | os.O_DIRECTORY)
os.mkdir("inner", dir_fd=fd)
os.close(os.open("file", os.O_CREAT | os.O_WRONLY, dir_fd=fd))
os.symlink("file", "link", target_is_directory=False, dir_fd=fd)
print(sorted(os.listdir(fd)), sorted(os.listdir(b"folder")))
print(os.readlink("link", dir_fd=fd), os.readlink(b"folder/link"))
print(os.stat("link", dir_fd=fd, follow_symlinks=False).st_size, os.stat("link", dir_fd=fd).st_size)
os.utime("file", ns=(1_000_000_007, 2_000_000_009), dir_fd=fd)
print(os.stat("file", dir_fd=fd).st_mtime_ns, os.access("file", os.R_OK, dir_fd=fd))
os.utime("folder/file", (1.5, 2.25))
print(os.stat("folder/file").st_atime_ns, os.stat("folder/file").st_mtime)
os.rename("file", "renamed", src_dir_fd=fd, dst_dir_fd=fd)
os.link("renamed", "hard", src_dir_fd=fd, dst_dir_fd=fd)
print(sorted((e.name, e.path, e.is_dir(), e.is_symlink()) for e in os.scandir(fd)))
with os.scandir("folder") as entries:
    print(sorted((repr(e), e.path, e.is_file(), e.is_file(follow_symlinks=False)) for e in entries))
print([e.name for e in os.scandir(b"folder") if e.is_dir()])
os.unlink("hard", dir_fd=fd)
os.rmdir("inner", dir_fd=fd)
for top, folders, files, at in os.fwalk("."):
    print(top, folders, sorted(files), at > 2)
print([(top, folders, sorted(files)) for top, folders, files in os.walk(".", topdown=False)])
os.close(fd)

# Bytes at places of a file.
fd = os.open("data", os.O_RDWR | os.O_CREAT)
os.posix_fallocate(fd, 0, 8)
print(os.pwrite(fd, b"abcdef", 1), os.pread(fd, 4, 2), os.writev(fd, [b"x", bytearray(b"y")]))
parts = [bytearray(2), bytearray(10)]
print(os.preadv(fd, parts, 1), parts)
os.lseek(fd, 0, os.SEEK_SET)
print(os.readv(fd, parts), parts)
copy = os.open("copy", os.O_RDWR | os.O_CREAT)
print(os.sendfile(copy, fd, 2, 4), os.pread(copy, 10, 0))
print(os.get_inheritable(fd), os.get_blocking(fd), os.dup2(fd, 60, inheritable=False))
print(os.get_inheritable(60), os.dup2(fd, 61), os.get_inheritable(61))
os.closerange(60, 62)
tried(os.close, 60)
print(os.access in os.supports_dir_fd, os.listdir in os.supports_fd, len(os.supports_dir_fd),
      os.supports_follow_symlinks <= os.supports_dir_fd, os.supports_effective_ids == {os.access})
print(os.chown.__module__, os.popen.__module__, os.makedirs.__module__)
