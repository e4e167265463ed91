"""Values as bytes, by a format."""

from _struct_more import (
    Struct, calcsize, error, iter_unpack, pack, pack_into, unpack, unpack_from,
)

__all__ = ["calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack", "Struct",
           "error"]
