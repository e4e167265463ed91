"""Memory that holds a file: a copy of it, which is not written back."""

import os

ACCESS_DEFAULT, ACCESS_READ, ACCESS_WRITE, ACCESS_COPY = range(4)
MAP_SHARED, MAP_PRIVATE, MAP_ANONYMOUS, MAP_ANON = 1, 2, 32, 32
PROT_READ, PROT_WRITE, PROT_EXEC = 1, 2, 4
PAGESIZE = ALLOCATIONGRANULARITY = 4096
error = OSError


class mmap:
    """The bytes of a file, or zeros that no file has."""
    __static_name__ = "mmap.mmap"

    def __init__(self, fileno, length, flags=MAP_SHARED, prot=PROT_READ | PROT_WRITE,
                 access=ACCESS_DEFAULT, offset=0):
        if length < 0:
            raise OverflowError("memory mapped length must be positive")
        if fileno == -1:
            self._data = bytearray(length)
        else:
            writes = access == ACCESS_WRITE or not access and flags & MAP_SHARED and prot & PROT_WRITE
            if writes:
                raise NotImplementedError("files cannot be changed through memory by this Python")
            size = os.fstat(fileno).st_size
            if length == 0:
                if size == 0:
                    raise ValueError("cannot mmap an empty file")
                length = size - offset
            elif offset + length > size:
                raise ValueError("mmap length is greater than file size")
            self._data = bytearray(_read_at(fileno, length, offset))
        self._is_fixed = access == ACCESS_READ or not prot & PROT_WRITE
        self._at = 0

    @property
    def closed(self):
        return self._data is None

    def _bytes(self):
        if self._data is None:
            raise ValueError("mmap closed or invalid")
        return self._data

    def _writable(self):
        if self._is_fixed:
            raise TypeError("mmap can't modify a readonly memory map.")
        return self._bytes()

    def close(self):
        try:
            # It cannot be resized as long as somebody has a view of it.
            if self._data:
                self._data.append(0)
        except BufferError:
            raise BufferError("cannot close exported pointers exist") from None
        self._data = None

    def __enter__(self):
        self._bytes()
        return self

    def __exit__(self, *about):
        self.close()

    def __buffer__(self, flags, /):
        view = memoryview(self._bytes())
        return view.toreadonly() if self._is_fixed else view

    def __len__(self):
        return len(self._bytes())

    size = __len__

    def __getitem__(self, i):
        found = self._bytes()[i]
        return bytes(found) if isinstance(i, slice) else found

    def __setitem__(self, i, value):
        data = self._writable()
        if isinstance(i, slice) and len(data[i]) != len(value):
            raise IndexError("mmap slice assignment is wrong size")
        data[i] = value

    def __iter__(self):
        return iter(bytes(self._bytes()))

    def __contains__(self, part):
        return part in self._bytes()

    def tell(self):
        self._bytes()
        return self._at

    def seek(self, pos, whence=0, /):
        at = pos + (0, self._at, len(self._bytes()))[whence]
        if not 0 <= at <= len(self._data):
            raise ValueError("seek out of range")
        self._at = at
        return at

    def read(self, n=None, /):
        end = len(self._bytes()) if n is None or n < 0 else self._at + n
        part = bytes(self._data[self._at : end])
        self._at += len(part)
        return part

    def readline(self):
        end = self._bytes().find(10, self._at)
        return self.read(None if end < 0 else end + 1 - self._at)

    def read_byte(self):
        part = self.read(1)
        if not part:
            raise ValueError("read byte out of range")
        return part[0]

    def write(self, data, /):
        if self._at + len(data) > len(self._writable()):
            raise ValueError("data out of range")
        self._data[self._at : self._at + len(data)] = data
        self._at += len(data)
        return len(data)

    def find(self, sub, start=None, end=None, /):
        return self._bytes().find(sub, self._at if start is None else start, end)

    def rfind(self, sub, start=None, end=None, /):
        return self._bytes().rfind(sub, self._at if start is None else start, end)

    def flush(self, offset=0, size=0, /):
        self._bytes()


def _read_at(fileno, length, offset):
    kept = os.lseek(fileno, 0, 1)
    os.lseek(fileno, offset, 0)
    parts = []
    while length > 0:
        part = os.read(fileno, length)
        if not part:
            break
        parts.append(part)
        length -= len(part)
    os.lseek(fileno, kept, 0)
    return b"".join(parts)
