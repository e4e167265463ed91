"""The opcodes of pickles, their errors, and buffers that they leave outside."""

__name__ = "pickle"

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4


class PickleError(Exception):
    __module__ = "_pickle"


class PicklingError(PickleError):
    __module__ = "_pickle"


class UnpicklingError(PickleError):
    __module__ = "_pickle"


OPCODES = {
    "MARK": b"(", "STOP": b".", "POP": b"0", "POP_MARK": b"1", "DUP": b"2", "FLOAT": b"F",
    "INT": b"I", "BININT": b"J", "BININT1": b"K", "LONG": b"L", "BININT2": b"M", "NONE": b"N",
    "PERSID": b"P", "BINPERSID": b"Q", "REDUCE": b"R", "STRING": b"S", "BINSTRING": b"T",
    "SHORT_BINSTRING": b"U", "UNICODE": b"V", "BINUNICODE": b"X", "APPEND": b"a", "BUILD": b"b",
    "GLOBAL": b"c", "DICT": b"d", "EMPTY_DICT": b"}", "APPENDS": b"e", "GET": b"g",
    "BINGET": b"h", "INST": b"i", "LONG_BINGET": b"j", "LIST": b"l", "EMPTY_LIST": b"]",
    "OBJ": b"o", "PUT": b"p", "BINPUT": b"q", "LONG_BINPUT": b"r", "SETITEM": b"s",
    "TUPLE": b"t", "EMPTY_TUPLE": b")", "SETITEMS": b"u", "BINFLOAT": b"G",
    "BINBYTES": b"B", "SHORT_BINBYTES": b"C",
    # From 0x80 on, in this order.
    **{
        name: bytes([0x80 + i])
        for i, name in enumerate(
            "PROTO NEWOBJ EXT1 EXT2 EXT4 TUPLE1 TUPLE2 TUPLE3 NEWTRUE NEWFALSE LONG1 LONG4 "
            "SHORT_BINUNICODE BINUNICODE8 BINBYTES8 EMPTY_SET ADDITEMS FROZENSET NEWOBJ_EX "
            "STACK_GLOBAL MEMOIZE FRAME BYTEARRAY8 NEXT_BUFFER READONLY_BUFFER".split()
        )
    },
}


class PickleBuffer:
    """A buffer that a pickle of protocol 5 may leave outside."""
    __static_name__ = "pickle.PickleBuffer"

    __module__ = "pickle"

    def __init__(self, buffer):
        self._view = memoryview(buffer)

    def __buffer__(self, flags):
        return self.raw()

    def raw(self):
        if self._view is None:
            raise ValueError("operation forbidden on released PickleBuffer object")
        return self._view

    def release(self):
        self._view = None


def find(module, name):
    """The object of this dotted name in a module, and what holds it."""
    found, holder = module, None
    for part in name.split("."):
        if part == "<locals>":
            raise AttributeError(f"Can't get local object {name!r}")
        try:
            holder, found = found, getattr(found, part)
        except AttributeError:
            raise AttributeError(f"Can't get attribute {name!r} on {module!r}") from None
    return found, holder
