"""Objects as bytes, and back: protocols 0 to 5."""

import io
from copyreg import dispatch_table
from _pickle_load import Unpickler, decode_long
from _pickle_names import (
    DEFAULT_PROTOCOL, HIGHEST_PROTOCOL, OPCODES, PickleBuffer, PickleError, PicklingError,
    UnpicklingError,
)
from _pickle_save import Pickler, encode_long, whichmodule

globals().update(OPCODES)

__all__ = [
    "PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "PickleBuffer",
    "dump", "dumps", "load", "loads", "DEFAULT_PROTOCOL", "HIGHEST_PROTOCOL", *OPCODES,
]

format_version = "4.0"
compatible_formats = ["1.0", "1.1", "1.2", "1.3", "2.0", "3.0", "4.0", "5.0"]
bytes_types = (bytes, bytearray)



class _Parts:
    """A file to write to that is but its parts."""

    def __init__(self):
        self.parts = []
        self.write = self.parts.append


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    file = _Parts()
    dump(obj, file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback)
    return b"".join(file.parts)


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
    return Unpickler(
        file, fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers
    ).load()


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return load(
        io.BytesIO(data), fix_imports=fix_imports, encoding=encoding, errors=errors,
        buffers=buffers,
    )


# The names of what is written in Python.
_Pickler, _Unpickler = Pickler, Unpickler
_dump, _dumps, _load, _loads = dump, dumps, load, loads
