"""What `operator` has, under the name of CPython's own module."""

from operator import *


def _compare_digest(a, b, /):
    """Whether two texts are equal, in a time that does not tell where they differ."""
    if isinstance(a, str) and isinstance(b, str):
        if not a.isascii() or not b.isascii():
            raise TypeError("comparing strings with non-ASCII characters is not supported")
        a, b = a.encode(), b.encode()
    elif isinstance(a, str) or isinstance(b, str):
        kinds = f"{type(a).__name__!r} and {type(b).__name__!r}"
        raise TypeError(f"unsupported operand types(s) or combination of types: {kinds}")
    a, b = bytes(a), bytes(b)
    differ = len(a) ^ len(b)
    for x, y in zip(a, b):
        differ |= x ^ y
    return differ == 0
