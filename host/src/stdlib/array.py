"""Arrays of numbers of one type. The items are in a list, and while somebody looks at their bytes
in those: `_Shown` stands for the list then."""

import struct
from _buffer import row

typecodes = "bBuwhHiIlLqQfd"
_SIZES = {code: struct.calcsize("i" if code in "uw" else code) for code in typecodes}
_NAMES = {"b": "signed char", "B": "unsigned byte integer", "h": "signed short integer",
          "H": "unsigned short", "i": "signed integer", "I": "unsigned int", "l": "signed long",
          "L": "unsigned long"}


def _range(code):
    bits = 8 * _SIZES[code]
    if code.isupper():
        return 0, (1 << bits) - 1
    return -(1 << bits - 1), (1 << bits - 1) - 1


class _Shown:
    """The items of an array whose memory is shown to others: a list as far as arrays use it.

    The bytes are the items. What would change their number puts a list in this one's place first,
    which cannot be done as long as there is a view.
    """

    def __init__(self, owner):
        self._owner = owner
        self._data = bytearray(owner.tobytes())
        self.view = self._cast()

    def _cast(self):
        code = self._owner.typecode
        return memoryview(self._data) if code in "Buw" else memoryview(self._data).cast(code)

    def _list(self):
        """The list that takes this one's place, if nobody else sees the bytes."""
        items = self[:]
        self.view.release()
        try:
            self._data.append(0)
        except BufferError:
            self.view = self._cast()
            raise BufferError("cannot resize an array that is exporting buffers") from None
        self._owner._items = items
        return items

    def __len__(self):
        return len(self._data) // self._owner.itemsize

    def __getitem__(self, i):
        if self._owner.typecode in "uw":
            return list(map(chr, memoryview(self._data).cast("I")))[i]
        return self.view[i] if not isinstance(i, slice) else self.view.tolist()[i]

    def __setitem__(self, i, value):
        items = self[:]
        count = len(items)
        items[i] = value
        if len(items) != count:
            self._list()[:] = items
            return
        code = self._owner._format(count)
        self._data[:] = struct.pack(code, *map(ord, items) if self._owner.typecode in "uw" else items)

    def __delitem__(self, i):
        items = self[:]
        del items[i]
        if len(items) != len(self):
            self._list()[:] = items

    def __iter__(self):
        i = 0
        while i < len(self):
            yield self[i]
            i += 1

    def __contains__(self, value):
        return value in self[:]

    def __add__(self, other):
        return self[:] + other[:]

    def __mul__(self, n):
        return self[:] * n

    def reverse(self):
        self[:] = self[::-1]

    def clear(self):
        if len(self):
            self._list().clear()

    def __getattr__(self, name):
        # Methods that only read, and those that change the length.
        if name in ("index", "count", "__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"):
            return getattr(self[:], name)
        return getattr(self._list(), name)


class array:
    """A sequence of numbers."""

    __static_name__ = "array.array"
    __class_getitem__ = classmethod(type(list[int]))

    # A sequence to patterns.
    __abc_tpflags__ = 1 << 5

    __slots__ = ("typecode", "_items", "_least", "_most", "_plain", "__weakref__")
    __module__ = "array"

    def __new__(cls, *args, **keywords):
        if keywords and cls.__init__ is object.__init__:
            raise TypeError("array.array() takes no keyword arguments")
        if not 1 <= len(args) <= 2:
            limit = "at least 1 argument" if not args else "at most 2 arguments"
            raise TypeError(f"array() takes {limit} ({len(args)} given)")
        self = object.__new__(cls)
        self._begin(*args)
        return self

    def _begin(self, typecode, initializer=()):
        if not isinstance(typecode, str) or len(typecode) != 1:
            raise TypeError("array() argument 1 must be a unicode character, not "
                            f"{type(typecode).__name__}")
        if typecode not in _SIZES:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        if isinstance(initializer, str) and typecode not in "uw":
            raise TypeError(
                f"cannot use a str to initialize an array with typecode '{typecode}'")
        self.typecode = typecode
        self._items = []
        self._least, self._most = (None, None) if typecode in "uwfd" else _range(typecode)
        # The type whose values are taken as they are, if they are in the range.
        self._plain = float if typecode == "d" else None if typecode in "uwf" else int
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        elif isinstance(initializer, array):
            if initializer.typecode in "uw" and typecode not in "uw":
                raise TypeError("cannot use a unicode array to initialize an array with typecode "
                                f"'{typecode}'")
            self.extend(initializer._items[:])
        else:
            self.extend(initializer)

    @property
    def itemsize(self):
        return _SIZES[self.typecode]

    def _checked(self, value):
        if type(value) is self._plain and (
            self._least is None or self._least <= value <= self._most
        ):
            return value
        code = self.typecode
        if code in "fd":
            try:
                value = float(value) if not isinstance(value, str) else value + 0.0
            except TypeError:
                raise TypeError(f"must be real number, not {type(value).__name__}") from None
            return value if code == "d" else struct.unpack("f", struct.pack("f", value))[0]
        if code in "uw":
            if not isinstance(value, str):
                raise TypeError("array item must be a unicode character, not "
                                f"{type(value).__name__}")
            if len(value) != 1:
                raise TypeError("array item must be a string of length 1, not a string of length "
                                f"{len(value)}")
            return value
        if type(value) is not int:
            if not hasattr(value, "__index__"):
                raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an "
                                "integer")
            value = value.__index__()
        if not self._least <= value <= self._most:
            self._refuse(value)
        return value

    def _refuse(self, value):
        code = self.typecode
        if code in "qQ":
            raise OverflowError("int too big to convert" if value > 0 else
                                "can't convert negative int to unsigned" if code == "Q" else
                                "int too big to convert")
        if code in "IL" and value >= 1 << 64:
            raise OverflowError("Python int too large to convert to C unsigned long")
        if code not in "IL" and not -(1 << 63) <= value < 1 << 63:
            raise OverflowError("Python int too large to convert to C long")
        if code in "IL" and value < 0:
            raise OverflowError("can't convert negative value to unsigned int")
        side = "less than minimum" if value < self._least else "greater than maximum"
        raise OverflowError(f"{_NAMES[code]} is {side}")

    def _same(self, other):
        if not isinstance(other, array):
            raise TypeError(f"can only append array (not \"{type(other).__name__}\") to array")
        if other.typecode != self.typecode:
            raise TypeError("bad argument type for built-in operation")
        return other._items[:]

    def _with(self, items):
        new = array(self.typecode)
        new._items = items
        return new

    def append(self, value, /):
        self._items.append(self._checked(value))

    def extend(self, values, /):
        if isinstance(values, array):
            if values.typecode != self.typecode:
                raise TypeError("can only extend with array of same kind")
            self._items.extend(values._items[:])
            return
        checked = self._checked
        for value in values:
            self._items.append(checked(value))

    fromlist = extend

    def fromunicode(self, text, /):
        self.extend(text)

    def tounicode(self):
        return "".join(self._items)

    def insert(self, i, value, /):
        self._items.insert(i, self._checked(value))

    def pop(self, i=-1, /):
        if not self._items:
            raise IndexError("pop from empty array")
        if not -len(self._items) <= i < len(self._items):
            raise IndexError("pop index out of range")
        return self._items.pop(i)

    def remove(self, value, /):
        try:
            self._items.remove(value)
        except ValueError:
            raise ValueError("array.remove(x): x not in array") from None

    def index(self, value, start=0, stop=9223372036854775807, /):
        try:
            return self._items.index(value, start, stop)
        except ValueError:
            raise ValueError("array.index(x): x not in array") from None

    def count(self, value, /):
        return self._items.count(value)

    def reverse(self):
        self._items.reverse()

    def clear(self):
        self._items.clear()

    def tolist(self):
        return self._items[:]

    def _format(self, count):
        return f"={count}{_STANDARD.get(self.typecode, self.typecode)}"

    def tobytes(self):
        items = self._items
        if self.typecode in "uw":
            items = [ord(c) for c in items]
        return struct.pack(self._format(len(items)), *items)

    def frombytes(self, data, /):
        size = _SIZES[self.typecode]
        if not isinstance(data, (bytes, bytearray)):
            data = row(data)
        if len(data) % size:
            raise ValueError("bytes length not a multiple of item size")
        items = struct.unpack(self._format(len(data) // size), data)
        self._items.extend(map(chr, items) if self.typecode in "uw" else items)

    def tofile(self, f, /):
        f.write(self.tobytes())

    def fromfile(self, f, n, /):
        data = f.read(n * self.itemsize)
        self.frombytes(data[:len(data) // self.itemsize * self.itemsize])
        if len(data) < n * self.itemsize:
            raise EOFError("read() didn't return enough bytes")

    def byteswap(self):
        data, size = self.tobytes(), self.itemsize
        swapped = self._with([])
        swapped.frombytes(b"".join([data[i:i + size][::-1] for i in range(0, len(data), size)]))
        self._items[:] = swapped._items

    def buffer_info(self):
        return id(self), len(self._items)

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, value):
        return value in self._items

    def __getitem__(self, i):
        try:
            item = self._items[i]
            return item if type(item) is not list else self._with(item)
        except IndexError:
            raise IndexError("array index out of range") from None
        except TypeError:
            raise TypeError("array indices must be integers") from None

    def __setitem__(self, i, value):
        if type(i) is not int and isinstance(i, slice):
            if not isinstance(value, array):
                raise TypeError(
                    f"can only assign array (not \"{type(value).__name__}\") to array slice")
            self._items[i] = self._same(value)
            return
        if type(value) is not self._plain or self._least is not None:
            value = self._checked(value)
        try:
            self._items[i] = value
        except IndexError:
            raise IndexError("array assignment index out of range") from None

    def __delitem__(self, i):
        try:
            del self._items[i]
        except IndexError:
            raise IndexError("array assignment index out of range") from None

    def __add__(self, other):
        return self._with(self._items + self._same(other))

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError(
                f"can only extend with array (not \"{type(other).__name__}\")")
        self._items.extend(self._same(other)[:])
        return self

    def __mul__(self, n):
        return self._with(self._items * n)

    __rmul__ = __mul__

    def __imul__(self, n):
        self._items[:] = self._items * n
        return self

    def _compared(self, other, operation):
        if not isinstance(other, array):
            return NotImplemented
        return getattr(self._items[:], operation)(other._items[:])

    def __eq__(self, other):
        return self._compared(other, "__eq__")

    def __ne__(self, other):
        return self._compared(other, "__ne__")

    def __lt__(self, other):
        return self._compared(other, "__lt__")

    def __le__(self, other):
        return self._compared(other, "__le__")

    def __gt__(self, other):
        return self._compared(other, "__gt__")

    def __ge__(self, other):
        return self._compared(other, "__ge__")

    __hash__ = None

    def __copy__(self):
        return self._with(self._items[:])

    def __deepcopy__(self, memo):
        return self._with(self._items[:])

    def __reduce_ex__(self, protocol, /):
        state = getattr(self, "__dict__", None) or None
        if protocol < 3:
            return type(self), (self.typecode, self.tolist()), state
        machine = _MACHINES.index(_machine(self.typecode))
        return _array_reconstructor, (type(self), self.typecode, machine, self.tobytes()), state

    def __bytes__(self):
        return self.tobytes()

    def __buffer__(self, flags, /):
        if not isinstance(self._items, _Shown):
            self._items = _Shown(self)
        return self._items.view

    def __repr__(self):
        if not self._items:
            return f"{type(self).__name__}('{self.typecode}')"
        shown = repr("".join(self._items) if self.typecode in "uw" else self._items[:])
        return f"{type(self).__name__}('{self.typecode}', {shown})"


_STANDARD = {"l": "q", "L": "Q", "u": "I", "w": "I"}
ArrayType = array

from _collections_abc import MutableSequence as _MutableSequence

_MutableSequence.register(array)


# What `struct` and codecs call the layouts of items in pickles, by number.
_MACHINES = ("B", "b", "<H", ">H", "<h", ">h", "<I", ">I", "<i", ">i", "<Q", ">Q", "<q", ">q",
             "<f", ">f", "<d", ">d", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")


def _machine(typecode):
    """The layout of an array's items here."""
    if typecode in "bB":
        return typecode
    if typecode in "uw":
        return "utf-32-le"
    if typecode in "lL":
        typecode = "q" if typecode == "l" else "Q"
    return "<" + typecode


def _array_reconstructor(arraytype, typecode, mformat_code, items, /):
    if not isinstance(arraytype, type):
        raise TypeError(
            f"first argument must be a type object, not {type(arraytype).__name__}"
        )
    if not issubclass(arraytype, array):
        raise TypeError(f"{arraytype.__name__} is not a subtype of array.array")
    if typecode not in _SIZES:
        raise ValueError("second argument must be a valid type code")
    if not 0 <= mformat_code < len(_MACHINES):
        raise ValueError("third argument must be a valid machine format code.")
    if not isinstance(items, bytes):
        raise TypeError(f"fourth argument should be bytes, not {type(items).__name__}")
    layout = _MACHINES[mformat_code]
    if layout == _machine(typecode):
        return arraytype(typecode, items)
    if layout.startswith("utf"):
        return arraytype(typecode, items.decode(layout))
    if layout[-1] not in "fd":
        # Ints have a type of their size.
        typecode = layout[-1]
    size = struct.calcsize(layout)
    if len(items) % size:
        raise ValueError("string length not a multiple of item size")
    return arraytype(typecode, [item for item, in struct.iter_unpack(layout, items)])
