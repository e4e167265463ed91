"""Encodings of one byte for each character, by a table of them."""

import codecs
from _buffer import row

# The module whose functions these are.
__name__ = "_codecs"

_UNDEFINED = "character maps to <undefined>"


def charmap_build(map, /):
    """What `charmap_encode` takes for the characters of a table by their bytes."""
    return {ord(c): i for i, c in enumerate(map) if c != "\ufffe"}


def _encoded(mapping, character):
    """The bytes of a character, or None."""
    try:
        found = mapping[ord(character)]
    except LookupError:
        return None
    if found is None or isinstance(found, bytes):
        return found
    if not isinstance(found, int):
        kind = type(found).__name__
        raise TypeError(f"character mapping must return integer, bytes or None, not {kind}")
    if not 0 <= found < 256:
        raise TypeError("character mapping must be in range(256)")
    return bytes((found,))


def charmap_encode(str, errors=None, mapping=None, /):
    if mapping is None:
        return str.encode("latin-1", errors or "strict"), len(str)
    out, at = [], 0
    while at < len(str):
        piece = _encoded(mapping, str[at])
        if piece is not None:
            out.append(piece)
            at += 1
            continue
        end = at + 1
        while end < len(str) and _encoded(mapping, str[end]) is None:
            end += 1
        error = UnicodeEncodeError("charmap", str, at, end, _UNDEFINED)

        def again(more):
            pieces = [_encoded(mapping, c) for c in more]
            if None in pieces:
                raise error
            return b"".join(pieces)

        at = codecs._add_replaced(out, error, errors or "strict", again)
    return b"".join(out), len(str)


def _decoded(mapping, byte):
    """The text of a byte, or None."""
    try:
        found = mapping[byte]
    except LookupError:
        return None
    if isinstance(found, int):
        if not 0 <= found < 0x110000:
            raise TypeError("character mapping must be in range(0x110000)")
        found = chr(found)
    if found is not None and not isinstance(found, str):
        raise TypeError("character mapping must return integer, None or str")
    return None if found == "\ufffe" else found


def charmap_decode(data, errors=None, mapping=None, /):
    data = row(data)
    if mapping is None:
        return data.decode("latin-1"), len(data)
    out, at = [], 0
    while at < len(data):
        piece = _decoded(mapping, data[at])
        if piece is not None:
            out.append(piece)
            at += 1
            continue
        error = UnicodeDecodeError("charmap", data, at, at + 1, _UNDEFINED)
        at = codecs._add_replaced(out, error, errors or "strict", str)
    return "".join(out), len(data)
