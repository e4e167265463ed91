"""What struct has, and is native code in CPython."""

import _struct
from _buffer import row

# The module whose classes and functions these are.
__name__ = "_struct"


class error(Exception):
    """A format, or values that do not go with it."""

    __module__ = "struct"


_struct.error = error
calcsize = _struct.calcsize
pack = _struct.pack


def _need(format, size, buffer, offset, what):
    """Where a structure begins in a buffer, which must be large enough."""
    length = len(buffer)
    if offset < 0:
        if offset + size > 0:
            lacks = "not enough data to unpack" if what == "unpack_from" else "no space to pack"
            raise error(f"{lacks} {size} bytes at offset {offset}")
        if offset + length < 0:
            raise error(f"offset {offset} out of range for {length}-byte buffer")
        offset += length
    if length - offset < size:
        action = "unpacking" if what == "unpack_from" else "packing"
        raise error(f"{what} requires a buffer of at least {size + offset} bytes for {action} "
                    f"{size} bytes at offset {offset} (actual buffer size is {length})")
    return offset


def _bytes_of(buffer):
    if type(buffer) in (bytes, bytearray):
        return buffer
    return row(buffer)


def _writable(buffer):
    """A view of the bytes of an object that has writable ones."""
    if hasattr(type(buffer), "__buffer__"):
        try:
            return memoryview._from_flags(buffer, 1)
        except BaseException:
            # Whatever is wrong with it, it cannot be written to.
            pass
    kind = type(buffer).__name__
    raise TypeError(f"argument must be read-write bytes-like object, not {kind}")


def unpack(format, buffer, /):
    return _struct.unpack(format, _bytes_of(buffer), None)


def unpack_from(format, /, buffer, offset=0):
    size = calcsize(format)
    buffer = _bytes_of(buffer)
    at = _need(format, size, buffer, offset, "unpack_from")
    return _struct.unpack(format, buffer, at)


def pack_into(format, buffer, offset, /, *values):
    data = pack(format, *values)
    if type(buffer) is bytearray:
        at = _need(format, len(data), buffer, offset, "pack_into")
        buffer[at:at + len(data)] = data
        return
    with _writable(buffer) as view, view.cast("B") as row:
        at = _need(format, len(data), row, offset, "pack_into")
        row[at:at + len(data)] = data


def iter_unpack(format, buffer, /):
    size = calcsize(format)
    buffer = _bytes_of(buffer)
    if size == 0:
        raise error("cannot iteratively unpack with a struct of length 0")
    if len(buffer) % size:
        raise error(f"iterative unpacking requires a buffer of a multiple of {size} bytes")
    return (_struct.unpack(format, buffer, at) for at in range(0, len(buffer), size))


class Struct:
    """A format, read once."""
    __static_name__ = "_struct.Struct"

    def __init__(self, format):
        self.size = calcsize(format)
        self.format = format if isinstance(format, str) else format.decode("ascii")

    def pack(self, *values):
        return pack(self.format, *values)

    def pack_into(self, buffer, offset, *values):
        pack_into(self.format, buffer, offset, *values)

    def unpack(self, buffer, /):
        return _struct.unpack(self.format, _bytes_of(buffer), None)

    def unpack_from(self, /, buffer, offset=0):
        return unpack_from(self.format, buffer, offset)

    def iter_unpack(self, buffer, /):
        return iter_unpack(self.format, buffer)

    def __repr__(self):
        return f"Struct({self.format!r})"


for _name in ("Struct", "iter_unpack", "pack_into", "unpack_from"):
    setattr(_struct, _name, globals()[_name])
