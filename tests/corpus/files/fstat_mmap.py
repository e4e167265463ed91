"""os.fstat and os.stat of descriptors; mmap of files that are read."""
import mmap
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, "file")
    with open(name, "wb") as file:
        file.write(b"first\nsecond\nthird")
        file.flush()
        print(os.fstat(file.fileno()).st_size, os.stat(file.fileno()).st_mode & 0o170000)
    with open(name, "rb") as file:
        print(os.fstat(file.fileno()).st_ino == os.stat(name).st_ino)
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as memory:
            print(len(memory), memory[:5], memory[6], memory.find(b"second"), memory.rfind(b"i"))
            print(memory.readline(), memory.read(3), memory.tell(), memory.seek(-5, 2), memory.read())
            try:
                memory[0] = 1
            except TypeError as e:
                print(e)
        print(memory.closed)
        try:
            memory[0]
        except ValueError as e:
            print(e)
        copied = mmap.mmap(file.fileno(), 5, access=mmap.ACCESS_COPY)
        copied[0:2] = b"FI"
        print(bytes(copied), file.read(5))
    memory = mmap.mmap(-1, 8)
    memory.write(b"abc")
    print(memory[:], len(memory))
try:
    os.fstat(999)
except OSError as e:
    print(e)
