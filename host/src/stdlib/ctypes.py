"""Numbers as C has them. There are no foreign functions: nothing loads a library."""

import struct

__all__ = ["sizeof", "CDLL", "PyDLL", "cdll", "pythonapi"]


class _Number:
    """A number of a type of C, kept within its range."""

    _code = None

    def __init__(self, value=0):
        self.value = value

    @property
    def value(self):
        return self._value

    @value.setter
    def value(self, value):
        if self._code in "fd":
            self._value = struct.unpack(self._code, struct.pack(self._code, float(value)))[0]
            return
        if not isinstance(value, int):
            raise TypeError(f"int expected instead of {type(value).__name__} instance")
        bits = 8 * sizeof(self)
        value &= (1 << bits) - 1
        if self._code.islower() and value >> (bits - 1):
            value -= 1 << bits
        self._value = value

    def __repr__(self):
        return f"{type(self).__name__}({self._value!r})"

    def __bool__(self):
        return bool(self._value)


for _name, _code in {
    "c_byte": "b", "c_ubyte": "B", "c_short": "h", "c_ushort": "H", "c_int": "i", "c_uint": "I",
    "c_long": "l", "c_ulong": "L", "c_longlong": "q", "c_ulonglong": "Q", "c_size_t": "N",
    "c_ssize_t": "n", "c_int8": "b", "c_uint8": "B", "c_int16": "h", "c_uint16": "H",
    "c_int32": "i", "c_uint32": "I", "c_int64": "l", "c_uint64": "L", "c_float": "f",
    "c_double": "d",
}.items():
    globals()[_name] = type(_name, (_Number,), {"_code": _code, "__module__": "ctypes"})
    __all__.append(_name)


def sizeof(type_or_object):
    """The size in bytes of a type or number."""
    code = getattr(type_or_object, "_code", None)
    if code is None:
        raise TypeError("this type has no size")
    return struct.calcsize(code)


class CDLL:
    """Would be a library: there are none."""

    def __init__(self, name, *args, **kwargs):
        raise OSError(f"{name}: foreign functions are not supported: this Python loads no libraries")


PyDLL = CDLL


class _Loader:
    def LoadLibrary(self, name):
        return CDLL(name)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return CDLL(name)


cdll, pythonapi = _Loader(), _Loader()
