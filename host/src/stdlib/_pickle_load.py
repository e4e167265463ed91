"""Pickles to objects."""

import struct
import sys
from copyreg import _extension_cache, _inverted_registry
from _pickle_names import HIGHEST_PROTOCOL, OPCODES, UnpicklingError, find

# The module whose classes these are.
__name__ = "pickle"
globals().update(OPCODES)


def decode_long(data):
    """The int of little-endian bytes."""
    return int.from_bytes(data, "little", signed=True)


def _unpacker(letter):
    reader = struct.Struct("<" + letter)
    return lambda data: reader.unpack(data)[0]


_uint2, _uint4, _int4, _uint8 = map(_unpacker, "HIiQ")


class _Stop(Exception):
    """The object that the pickle stands for is there."""


class Unpickler:
    """Reads pickles from a file."""

    __module__ = "_pickle"

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
        if not hasattr(file, "read") or not hasattr(file, "readline"):
            raise TypeError("file must have 'read' and 'readline' attributes")
        self._buffers = iter(buffers) if buffers not in ((), None) else None
        self._file_read = file.read
        self._file_readline = file.readline
        self.memo = {}
        self.encoding = encoding
        self.errors = errors
        self.proto = 0
        self.fix_imports = fix_imports

    def load(self):
        """The next object of the file."""
        if not hasattr(self, "_file_read"):
            raise UnpicklingError(f"Unpickler.__init__() was not called by {type(self).__name__}.__init__()")
        self._frame, self._at = b"", 0
        self.stack = []
        self._marks = []
        self.proto = 0
        dispatch = self.dispatch
        try:
            while True:
                key = self._byte()
                step = dispatch.get(key)
                if step is None:
                    self._refuse_key(key)
                step(self)
        except _Stop:
            return self._result
        finally:
            self.stack = self._marks = self._result = None

    def _refuse_key(self, key):
        if 0x20 < key < 0x7F and chr(key) not in "'\\":
            shown = f"'{chr(key)}'"
        else:
            shown = f"'\\x{key:02x}'"
        raise UnpicklingError(f"invalid load key, {shown}.")

    def _byte(self):
        if self._at < len(self._frame):
            self._at += 1
            return self._frame[self._at - 1]
        data = self._file_read(1)
        if not data:
            raise EOFError("Ran out of input")
        return data[0]

    def _read(self, count):
        if self._at < len(self._frame):
            end = self._at + count
            data = self._frame[self._at:end]
            self._at = end
        else:
            data = self._file_read(count)
        if len(data) < count:
            raise UnpicklingError("pickle data was truncated")
        return data

    def _line(self):
        if self._at < len(self._frame):
            end = self._frame.find(b"\n", self._at) + 1
            line = self._frame[self._at:end]
            self._at = end
        else:
            line = self._file_readline()
        if line[-1:] != b"\n":
            raise UnpicklingError("pickle data was truncated")
        return line[:-1]

    def _pop(self):
        if not self.stack:
            if self._marks:
                raise UnpicklingError("unexpected MARK found")
            raise UnpicklingError("unpickling stack underflow")
        return self.stack.pop()

    def _top(self):
        if not self.stack:
            self._pop()
        return self.stack[-1]

    def _pop_mark(self):
        if not self._marks:
            raise UnpicklingError("could not find MARK")
        items = self.stack
        self.stack = self._marks.pop()
        return items

    def persistent_load(self, pid):
        raise UnpicklingError(
            "A load persistent id instruction was encountered, but no persistent_load function "
            "was specified."
        )

    def find_class(self, module, name):
        """The object of this name in a module, for what a pickle names."""
        if self.proto < 3 and self.fix_imports:
            from _pickle_old_names import from_python_2
            module, name = from_python_2(module, name)
        __import__(module, level=0)
        if self.proto >= 4:
            return find(sys.modules[module], name)[0]
        try:
            return getattr(sys.modules[module], name)
        except AttributeError:
            raise AttributeError(
                f"Can't get attribute {name!r} on {sys.modules[module]!r}"
            ) from None

    def _text(self, data):
        if self.encoding == "bytes":
            return data
        return data.decode(self.encoding, self.errors)

    def load_proto(self):
        proto = self._read(1)[0]
        if proto > HIGHEST_PROTOCOL:
            raise ValueError(f"unsupported pickle protocol: {proto}")
        self.proto = proto

    def load_frame(self):
        size = _uint8(self._read(8))
        if size > sys.maxsize:
            raise ValueError(f"frame size > sys.maxsize: {size}")
        if self._at < len(self._frame):
            raise UnpicklingError("beginning of a new frame before end of current frame")
        self._frame, self._at = self._file_read(size), 0
        if len(self._frame) < size:
            raise UnpicklingError("pickle data was truncated")

    def load_persid(self):
        try:
            pid = self._line().decode("ascii")
        except UnicodeDecodeError:
            raise UnpicklingError("persistent IDs in protocol 0 must be ASCII strings") from None
        self.stack.append(self.persistent_load(pid))

    def load_binpersid(self):
        self.stack.append(self.persistent_load(self._pop()))

    def load_int(self):
        data = self._line()
        if data in (b"00", b"01"):
            self.stack.append(data == b"01")
            return
        try:
            self.stack.append(int(data, 0))
        except ValueError:
            raise ValueError("could not convert string to int") from None

    def load_long(self):
        self.stack.append(int(self._line().removesuffix(b"L"), 0))

    def load_long1(self):
        self.stack.append(decode_long(self._read(self._read(1)[0])))

    def load_long4(self):
        size = _int4(self._read(4))
        if size < 0:
            raise UnpicklingError("LONG pickle has negative byte count")
        self.stack.append(decode_long(self._read(size)))

    def load_float(self):
        self.stack.append(float(self._line()))

    def load_binfloat(self):
        self.stack.append(struct.unpack(">d", self._read(8))[0])

    def load_string(self):
        data = self._line()
        if len(data) < 2 or data[0] != data[-1] or data[0] not in b"\"'":
            raise UnpicklingError("the STRING opcode argument must be quoted")
        import codecs
        self.stack.append(self._text(codecs.escape_decode(data[1:-1])[0]))

    def _load_binstring(self, size):
        if size < 0:
            raise UnpicklingError("BINSTRING pickle has negative byte count")
        self.stack.append(self._text(self._read(size)))

    def load_unicode(self):
        self.stack.append(self._line().decode("raw-unicode-escape"))

    def _load_str(self, size):
        self.stack.append(self._read(size).decode("utf-8", "surrogatepass"))

    def _load_bytes(self, size):
        if size > sys.maxsize:
            raise UnpicklingError(f"BINBYTES exceeds system's maximum size of {sys.maxsize} bytes")
        self.stack.append(self._read(size))

    def load_bytearray8(self):
        self.stack.append(bytearray(self._read(_uint8(self._read(8)))))

    def load_next_buffer(self):
        if self._buffers is None:
            raise UnpicklingError(
                "pickle stream refers to out-of-band data but no *buffers* argument was given"
            )
        try:
            self.stack.append(next(self._buffers))
        except StopIteration:
            raise UnpicklingError("not enough out-of-band buffers") from None

    def load_readonly_buffer(self):
        view = memoryview(self._top())
        if not view.readonly:
            self.stack[-1] = view.toreadonly()

    def load_tuple(self):
        items = self._pop_mark()
        self.stack.append(tuple(items))

    def _load_last(self, count):
        if len(self.stack) < count:
            self.stack.clear()
            self._pop()
        items = tuple(self.stack[-count:])
        del self.stack[-count:]
        self.stack.append(items)

    def load_list(self):
        items = self._pop_mark()
        self.stack.append(items)

    def load_dict(self):
        items = self._pop_mark()
        if len(items) % 2:
            raise UnpicklingError("odd number of items for DICT")
        self.stack.append(dict(zip(items[::2], items[1::2])))

    def load_frozenset(self):
        items = self._pop_mark()
        self.stack.append(frozenset(items))

    def _instantiate(self, cls, args):
        if args or not isinstance(cls, type) or hasattr(cls, "__getinitargs__"):
            self.stack.append(cls(*args))
        else:
            self.stack.append(cls.__new__(cls))

    def load_inst(self):
        module = self._line().decode("ascii")
        name = self._line().decode("ascii")
        args = self._pop_mark()
        self._instantiate(self.find_class(module, name), args)

    def load_obj(self):
        args = self._pop_mark()
        self._instantiate(args.pop(0), args)

    def load_newobj(self):
        args = self._pop()
        cls = self._pop()
        if not isinstance(cls, type):
            raise UnpicklingError(
                f"NEWOBJ class argument must be a type, not {type(cls).__name__}"
            )
        if not isinstance(args, tuple):
            raise UnpicklingError(
                f"NEWOBJ expected an arg tuple, but got {type(args).__name__}"
            )
        self.stack.append(cls.__new__(cls, *args))

    def load_newobj_ex(self):
        kwargs = self._pop()
        args = self._pop()
        cls = self._pop()
        self.stack.append(cls.__new__(cls, *args, **kwargs))

    def load_global(self):
        module = self._line().decode("utf-8")
        name = self._line().decode("utf-8")
        self.stack.append(self.find_class(module, name))

    def load_stack_global(self):
        name = self._pop()
        module = self._pop()
        if type(name) is not str or type(module) is not str:
            raise UnpicklingError("STACK_GLOBAL requires str")
        self.stack.append(self.find_class(module, name))

    def _load_extension(self, code):
        if code in _extension_cache:
            self.stack.append(_extension_cache[code])
            return
        key = _inverted_registry.get(code)
        if key is None:
            if code <= 0:
                raise UnpicklingError("EXT specifies code <= 0")
            raise ValueError(f"unregistered extension code {code}")
        found = _extension_cache[code] = self.find_class(*key)
        self.stack.append(found)

    def load_reduce(self):
        args = self._pop()
        func = self._pop()
        if not isinstance(args, tuple):
            raise TypeError("argument list must be a tuple")
        self.stack.append(func(*args))

    def load_pop(self):
        if self.stack:
            self.stack.pop()
        elif self._marks:
            self._pop_mark()
        else:
            self._pop()

    def load_dup(self):
        self.stack.append(self._top())

    def _get(self, index):
        try:
            self.stack.append(self.memo[index])
        except KeyError:
            raise UnpicklingError(f"Memo value not found at index {index}") from None

    def _put(self, index):
        if index < 0:
            raise ValueError("negative PUT argument")
        self.memo[index] = self._top()

    def load_append(self):
        value = self._pop()
        self._extend(self._top(), [value])

    def load_appends(self):
        items = self._pop_mark()
        self._extend(self._top(), items)

    def _extend(self, target, items):
        if type(target) is list:
            target.extend(items)
            return
        extend = getattr(target, "extend", None)
        if extend is not None:
            extend(items)
            return
        for item in items:
            target.append(item)

    def load_setitem(self):
        value = self._pop()
        key = self._pop()
        self._top()[key] = value

    def load_setitems(self):
        items = self._pop_mark()
        target = self._top()
        if len(items) % 2:
            raise UnpicklingError("odd number of items for SETITEMS")
        for i in range(0, len(items), 2):
            target[items[i]] = items[i + 1]

    def load_additems(self):
        items = self._pop_mark()
        target = self._top()
        if isinstance(target, set):
            target.update(items)
        else:
            for item in items:
                target.add(item)

    def load_build(self):
        state = self._pop()
        made = self._top()
        setstate = getattr(made, "__setstate__", _Stop)
        if setstate is not _Stop:
            setstate(state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state:
            if not isinstance(state, dict):
                raise UnpicklingError("state is not a dictionary")
            made.__dict__.update(state)
        if slots is not None:
            if not isinstance(slots, dict):
                raise UnpicklingError("slot state is not a dictionary")
            for name, value in slots.items():
                setattr(made, name, value)

    def load_mark(self):
        self._marks.append(self.stack)
        self.stack = []

    def load_stop(self):
        self._result = self._pop()
        raise _Stop

    dispatch = {}


def _fill_dispatch():
    """Puts what each opcode does into the table."""
    table = Unpickler.dispatch

    def put(name, step):
        table[OPCODES[name][0]] = step

    for name in (
        "PROTO FRAME PERSID BINPERSID INT LONG LONG1 LONG4 FLOAT BINFLOAT STRING UNICODE "
        "BYTEARRAY8 NEXT_BUFFER READONLY_BUFFER TUPLE LIST DICT FROZENSET INST OBJ NEWOBJ "
        "NEWOBJ_EX GLOBAL STACK_GLOBAL REDUCE POP DUP APPEND APPENDS SETITEM SETITEMS ADDITEMS "
        "BUILD MARK STOP"
    ).split():
        put(name, getattr(Unpickler, "load_" + name.lower()))
    for name, make in (
        ("NONE", lambda: None), ("NEWTRUE", lambda: True), ("NEWFALSE", lambda: False),
        ("EMPTY_TUPLE", lambda: ()), ("EMPTY_LIST", list), ("EMPTY_DICT", dict),
        ("EMPTY_SET", set),
    ):
        put(name, lambda self, make=make: self.stack.append(make()))
    # Opcodes whose number, of so many bytes, is handed to a step.
    byte = ord
    for name, size, number, step in (
        ("BININT", 4, _int4, lambda self, n: self.stack.append(n)),
        ("BININT1", 1, byte, lambda self, n: self.stack.append(n)),
        ("BININT2", 2, _uint2, lambda self, n: self.stack.append(n)),
        ("BINSTRING", 4, _int4, Unpickler._load_binstring),
        ("SHORT_BINSTRING", 1, byte, Unpickler._load_binstring),
        ("BINBYTES", 4, _uint4, Unpickler._load_bytes),
        ("SHORT_BINBYTES", 1, byte, Unpickler._load_bytes),
        ("BINBYTES8", 8, _uint8, Unpickler._load_bytes),
        ("BINUNICODE", 4, _uint4, Unpickler._load_str),
        ("SHORT_BINUNICODE", 1, byte, Unpickler._load_str),
        ("BINUNICODE8", 8, _uint8, Unpickler._load_str),
        ("EXT1", 1, byte, Unpickler._load_extension),
        ("EXT2", 2, _uint2, Unpickler._load_extension),
        ("EXT4", 4, _int4, Unpickler._load_extension),
        ("BINGET", 1, byte, Unpickler._get),
        ("LONG_BINGET", 4, _uint4, Unpickler._get),
        ("BINPUT", 1, byte, Unpickler._put),
        ("LONG_BINPUT", 4, _uint4, Unpickler._put),
    ):
        put(name, lambda self, size=size, number=number, step=step: step(self, number(self._read(size))))
    for count in (1, 2, 3):
        put(f"TUPLE{count}", lambda self, count=count: self._load_last(count))
    put("GET", lambda self: self._get(int(self._line())))
    put("PUT", lambda self: self._put(int(self._line())))
    put("MEMOIZE", lambda self: self._put(len(self.memo)))
    put("POP_MARK", lambda self: self._pop_mark() and None)


_fill_dispatch()
