"""Objects to pickles."""

import builtins
import struct
import sys
from types import BuiltinFunctionType, FunctionType
from copyreg import _extension_registry, dispatch_table
from _pickle_names import (
    DEFAULT_PROTOCOL, HIGHEST_PROTOCOL, OPCODES, PickleBuffer, PicklingError, find,
)

# The module whose classes these are.
__name__ = "pickle"
globals().update(OPCODES)

# Frames of protocol 4 end at this length; what is longer stands between frames.
_FRAME = 64 * 1024
# Items that one opcode adds.
_BATCH = 1000
# The names of modules that were written.
_names = {}


def encode_long(n):
    """An int in bytes: little-endian, as short as its sign allows."""
    if n == 0:
        return b""
    data = n.to_bytes((n.bit_length() >> 3) + 1, "little", signed=True)
    if n < 0 and len(data) > 1 and data[-1] == 0xFF and data[-2] & 0x80:
        data = data[:-1]
    return data


def whichmodule(obj, name):
    """The name of the module that has the object under this name."""
    module = getattr(obj, "__module__", None)
    if module is not None:
        return module
    if getattr(builtins, name, None) is obj:
        return "builtins"
    for module_name, module in list(sys.modules.items()):
        if module_name in ("__main__", "__mp_main__") or module is None:
            continue
        try:
            if find(module, name)[0] is obj:
                return module_name
        except AttributeError:
            pass
    return "__main__"


def _shared_name(obj, module_name):
    """One object for each name of a module, so that it is written once; of the built-in types and
    functions each sort has its own."""
    if module_name in ("builtins", "datetime", "array"):
        sort = isinstance(obj, (BuiltinFunctionType, FunctionType))
        if isinstance(obj, type) and issubclass(obj, BaseExceptionGroup):
            sort = None
        return _names.setdefault((module_name, sort), module_name[:1] + module_name[1:])
    return _names.setdefault(module_name, module_name)


class _Framer:
    """The frames of a pickler, under the names that they have for whoever writes opcodes."""

    _FRAME_SIZE_MIN = 4
    _FRAME_SIZE_TARGET = _FRAME

    def __init__(self, pickler):
        self.pickler = pickler
        self.file_write = pickler._file_write

    def start_framing(self):
        self.pickler._parts, self.pickler._size = [], 0

    def commit_frame(self, force=False):
        if force or self.pickler._size >= _FRAME:
            self.pickler._end_frame()

    def end_framing(self):
        self.pickler._end_frame()


class Pickler:
    """Writes pickles to a file."""

    __module__ = "_pickle"

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        if protocol is None:
            protocol = DEFAULT_PROTOCOL
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        elif protocol > HIGHEST_PROTOCOL:
            raise ValueError(f"pickle protocol must be <= {HIGHEST_PROTOCOL}")
        if buffer_callback is not None and protocol < 5:
            raise ValueError("buffer_callback needs protocol >= 5")
        try:
            self._file_write = file.write
        except AttributeError:
            raise TypeError("file must have a 'write' attribute") from None
        self.proto = int(protocol)
        self.bin = protocol >= 1
        self.fast = 0
        self.fix_imports = fix_imports and protocol < 3
        self._buffer_callback = buffer_callback
        self.memo = {}
        self._parts = []
        self._size = 0

    def clear_memo(self):
        self.memo.clear()

    def dump(self, obj):
        """Writes the pickle of one object."""
        if not hasattr(self, "_file_write"):
            raise PicklingError(f"Pickler.__init__() was not called by {type(self).__name__}.__init__()")
        self._parts, self._size = [], 0
        if self.proto >= 2:
            self._file_write(PROTO + bytes([self.proto]))
        self.save(obj)
        self.write(STOP)
        self._end_frame()

    def write(self, data):
        self._parts.append(data)
        self._size += len(data)

    def _end_frame(self):
        data = b"".join(self._parts)
        self._parts, self._size = [], 0
        if not data:
            return
        if self.proto >= 4 and len(data) >= 4:
            data = FRAME + struct.pack("<Q", len(data)) + data
        self._file_write(data)

    def _write_large(self, header, data):
        """Writes data that is long enough to stand between frames."""
        if self.proto < 4:
            self.write(header + data)
            return
        self._end_frame()
        self._file_write(header)
        self._file_write(data)

    def memoize(self, obj):
        if self.fast:
            return
        index = len(self.memo)
        # The object stays alive, so that its identity stays its own.
        self.memo[id(obj)] = index, obj
        self.write(self.put(index))

    def put(self, idx):
        """The opcode that puts the last object into the memo, at this index."""
        if self.proto >= 4:
            return MEMOIZE
        if not self.bin:
            return PUT + str(idx).encode() + b"\n"
        return BINPUT + bytes([idx]) if idx < 256 else LONG_BINPUT + struct.pack("<I", idx)

    def _get(self, obj):
        self.write(self.get(self.memo[id(obj)][0]))

    def get(self, i):
        """The opcode for what is in the memo at this index."""
        if not self.bin:
            return GET + str(i).encode() + b"\n"
        return BINGET + bytes([i]) if i < 256 else LONG_BINGET + struct.pack("<I", i)

    def persistent_id(self, obj):
        return None

    def save(self, obj, save_persistent_id=True):
        if self._size >= _FRAME and self.proto >= 4:
            self._end_frame()
        if save_persistent_id:
            pid = self.persistent_id(obj)
            if pid is not None:
                self._save_pers(pid)
                return
        if id(obj) in self.memo:
            self._get(obj)
            return
        save = self.dispatch.get(type(obj))
        if save is not None:
            save(self, obj)
        else:
            self._save_by_reduction(obj)

    def _reduction(self, obj):
        override = getattr(self, "reducer_override", None)
        if override is not None:
            made = override(obj)
            if made is not NotImplemented:
                return made
        cls = type(obj)
        table = getattr(self, "dispatch_table", dispatch_table)
        try:
            reduce = table[cls]
        except KeyError:
            pass
        else:
            return reduce(obj)
        if issubclass(cls, type):
            self.save_global(obj)
            return None
        return cls.__reduce_ex__(obj, self.proto)

    def _save_by_reduction(self, obj):
        made = self._reduction(obj)
        if made is not None:
            self._save_made(obj, made)

    def _save_made(self, obj, made):
        if isinstance(made, str):
            self.save_global(obj, made)
            return
        if not isinstance(made, tuple):
            raise PicklingError("__reduce__ must return a string or tuple")
        if not 2 <= len(made) <= 6:
            raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
        self.save_reduce(*made, obj=obj)

    def _save_pers(self, pid):
        if self.bin:
            self.save(pid, save_persistent_id=False)
            self.write(BINPERSID)
            return
        try:
            self.write(PERSID + str(pid).encode("ascii") + b"\n")
        except UnicodeEncodeError:
            raise PicklingError("persistent IDs in protocol 0 must be ASCII strings") from None

    def save_reduce(self, func, args, state=None, listitems=None, dictitems=None,
                    state_setter=None, *, obj=None):
        if not callable(func):
            raise PicklingError("first item of the tuple returned by __reduce__ must be callable")
        if not isinstance(args, tuple):
            raise PicklingError("second item of the tuple returned by __reduce__ must be a tuple")
        name = getattr(func, "__name__", "") if self.proto >= 2 else ""
        if name == "__newobj_ex__":
            self._save_newobj_ex(args, obj)
        elif name == "__newobj__":
            self._save_newobj(args, obj)
        else:
            self.save(func)
            self.save(args)
            self.write(REDUCE)
        if obj is not None:
            if id(obj) in self.memo:
                # The object holds itself in what it is made of, and is there already.
                self.write(POP)
                self._get(obj)
            else:
                self.memoize(obj)
        if listitems is not None:
            self._batch(listitems, APPEND, APPENDS)
        if dictitems is not None:
            self._batch_pairs(dictitems)
        if state is not None:
            self._save_state(state, state_setter, obj)

    def _save_state(self, state, setter, obj):
        if setter is None:
            self.save(state)
            self.write(BUILD)
            return
        self.save(setter)
        self.save(obj)
        self.save(state)
        self.write(TUPLE2 + REDUCE + POP)

    def _check_class(self, cls, obj, function):
        if not hasattr(cls, "__new__"):
            raise PicklingError(f"args[0] from {function} args has no __new__")
        if obj is not None and cls is not obj.__class__:
            raise PicklingError(f"args[0] from {function} args has the wrong class")

    def _save_newobj(self, args, obj):
        self._check_class(args[0], obj, "__newobj__")
        self.save(args[0])
        self.save(args[1:])
        self.write(NEWOBJ)

    def _save_newobj_ex(self, args, obj):
        cls, args, kwargs = args
        self._check_class(cls, obj, "__newobj_ex__")
        if self.proto >= 4:
            for part in (cls, args, kwargs):
                self.save(part)
            self.write(NEWOBJ_EX)
            return
        from functools import partial
        self.save(partial(cls.__new__, cls, *args, **kwargs))
        self.save(())
        self.write(REDUCE)

    def save_none(self, obj):
        self.write(NONE)

    def save_bool(self, obj):
        if self.proto >= 2:
            self.write(NEWTRUE if obj else NEWFALSE)
        else:
            self.write(b"I01\n" if obj else b"I00\n")

    def save_long(self, obj):
        small = -0x80000000 <= obj <= 0x7FFFFFFF
        if self.bin and small:
            if 0 <= obj < 256:
                self.write(BININT1 + bytes([obj]))
            elif 0 <= obj < 65536:
                self.write(BININT2 + struct.pack("<H", obj))
            else:
                self.write(BININT + struct.pack("<i", obj))
        elif self.proto >= 2:
            data = encode_long(obj)
            if len(data) < 256:
                self.write(LONG1 + bytes([len(data)]) + data)
            else:
                self.write(LONG4 + struct.pack("<i", len(data)) + data)
        elif small:
            self.write(INT + repr(obj).encode() + b"\n")
        else:
            self.write(LONG + repr(obj).encode() + b"L\n")

    def save_float(self, obj):
        if self.bin:
            self.write(BINFLOAT + struct.pack(">d", obj))
        else:
            self.write(FLOAT + repr(obj).encode() + b"\n")

    def _save_sized(self, data, short, medium, long):
        """Writes data behind the opcode for its length."""
        size = len(data)
        if short is not None and size < 256:
            self.write(short + bytes([size]) + data)
        elif size > 0xFFFFFFFF and self.proto >= 4:
            self._write_large(long + struct.pack("<Q", size), data)
        elif size >= _FRAME:
            self._write_large(medium + struct.pack("<I", size), data)
        else:
            self.write(medium + struct.pack("<I", size) + data)

    def save_bytes(self, obj):
        if self.proto >= 3:
            self._save_sized(obj, SHORT_BINBYTES, BINBYTES, BINBYTES8)
            self.memoize(obj)
        elif obj:
            import codecs
            self.save_reduce(codecs.encode, (str(obj, "latin1"), "latin1"), obj=obj)
        else:
            self.save_reduce(bytes, (), obj=obj)

    def save_bytearray(self, obj):
        if self.proto >= 5:
            header = BYTEARRAY8 + struct.pack("<Q", len(obj))
            if len(obj) >= _FRAME:
                self._write_large(header, bytes(obj))
            else:
                self.write(header + bytes(obj))
            self.memoize(obj)
        elif not obj:
            self.save_reduce(bytearray, (), obj=obj)
        else:
            self.save_reduce(bytearray, (bytes(obj),), obj=obj)

    def save_buffer(self, obj):
        if self.proto < 5:
            raise PicklingError("PickleBuffer can only be pickled with protocol >= 5")
        view = memoryview(obj)
        if not view.contiguous:
            raise PicklingError(
                "PickleBuffer can not be pickled when pointing to a non-contiguous buffer"
            )
        if self._buffer_callback is not None and not self._buffer_callback(obj):
            self.write(NEXT_BUFFER)
            if view.readonly:
                self.write(READONLY_BUFFER)
        elif view.readonly:
            self.save_bytes(view.tobytes())
        else:
            self.save_bytearray(bytearray(view))

    def save_str(self, obj):
        if self.bin:
            short = SHORT_BINUNICODE if self.proto >= 4 else None
            data = obj.encode("utf-8", "surrogatepass")
            self._save_sized(data, short, BINUNICODE, BINUNICODE8)
        else:
            text = obj
            for sign in "\\\0\n\r\x1a":
                text = text.replace(sign, f"\\u{ord(sign):04x}")
            self.write(UNICODE + text.encode("raw-unicode-escape") + b"\n")
        self.memoize(obj)

    def save_tuple(self, obj):
        count = len(obj)
        if not count:
            self.write(EMPTY_TUPLE if self.bin else MARK + TUPLE)
            return
        short = count <= 3 and self.proto >= 2
        if not short:
            self.write(MARK)
        for item in obj:
            self.save(item)
        if id(obj) not in self.memo:
            self.write((TUPLE1, TUPLE2, TUPLE3)[count - 1] if short else TUPLE)
            self.memoize(obj)
            return
        # The tuple holds itself, and was made while its items were.
        if short:
            self.write(POP * count)
        else:
            self.write(POP_MARK if self.bin else POP * (count + 1))
        self._get(obj)

    def save_list(self, obj):
        self.write(EMPTY_LIST if self.bin else MARK + LIST)
        self.memoize(obj)
        self._batch(obj, APPEND, APPENDS, len(obj))

    def save_dict(self, obj):
        self.write(EMPTY_DICT if self.bin else MARK + DICT)
        self.memoize(obj)
        self._batch_pairs(obj.items(), len(obj))

    def _batches(self, items, is_open=False):
        """Some items after the other; nothing at last if there may be more and are not."""
        batch = []
        for item in items:
            batch.append(item)
            if len(batch) == _BATCH:
                yield batch
                batch = []
        if batch or is_open:
            yield batch

    def _batch(self, items, one, many, count=None):
        """Adds items. If it is known how many they are, only a lone one is added by itself."""
        for batch in self._batches(items):
            if not self.bin or len(batch) == 1 and count in (None, 1):
                for item in batch:
                    self.save(item)
                    self.write(one)
                continue
            self.write(MARK)
            for item in batch:
                self.save(item)
            self.write(many)

    def _batch_pairs(self, items, count=None):
        """Adds pairs. A dict of so many thousands is followed by nothing in brackets."""
        is_open = self.bin and bool(count)
        for batch in self._batches(items, is_open and count % _BATCH == 0):
            together = self.bin and (len(batch) > 1 or is_open and count > 1)
            if together:
                self.write(MARK)
            for key, value in batch:
                self.save(key)
                self.save(value)
                if not together:
                    self.write(SETITEM)
            if together:
                self.write(SETITEMS)

    def save_set(self, obj):
        if self.proto < 4:
            self.save_reduce(set, (list(obj),), obj=obj)
            return
        self.write(EMPTY_SET)
        self.memoize(obj)
        for batch in self._batches(obj, bool(obj) and len(obj) % _BATCH == 0):
            self.write(MARK)
            for item in batch:
                self.save(item)
            self.write(ADDITEMS)

    def save_frozenset(self, obj):
        if self.proto < 4:
            self.save_reduce(frozenset, (list(obj),), obj=obj)
            return
        self.write(MARK)
        for item in obj:
            self.save(item)
        if id(obj) in self.memo:
            self.write(POP_MARK)
            self._get(obj)
            return
        self.write(FROZENSET)
        self.memoize(obj)

    def save_global(self, obj, name=None):
        if name is None:
            name = getattr(obj, "__qualname__", None) or obj.__name__
        module_name = whichmodule(obj, name)
        module_name = _shared_name(obj, module_name)
        self._check_global(obj, module_name, name)
        if self._save_extension(module_name, name):
            return
        if self.proto >= 4:
            self.save(module_name)
            self.save(name)
            self.write(STACK_GLOBAL)
        elif "." in name:
            self._save_dotted(obj, module_name, name)
        else:
            self._save_lines(obj, module_name, name)
        self.memoize(obj)

    def _check_global(self, obj, module_name, name):
        """The object of this name must be found in the module."""
        try:
            __import__(module_name)
        except ImportError:
            raise PicklingError(
                f"Can't pickle {obj!r}: import of module {module_name!r} failed"
            ) from None
        if "<locals>" in name.split("."):
            raise AttributeError(f"Can't get local object {name!r}")
        try:
            found = find(sys.modules[module_name], name)[0]
        except AttributeError:
            raise PicklingError(
                f"Can't pickle {obj!r}: attribute lookup {name} on {module_name} failed"
            ) from None
        if found is not obj:
            raise PicklingError(
                f"Can't pickle {obj!r}: it's not the same object as {module_name}.{name}"
            )

    def _save_dotted(self, obj, module_name, name):
        """Writes what is found by attributes of a global."""
        first, *rest = name.split(".")
        for _ in rest:
            self.save(getattr)
            if self.proto < 2:
                self.write(MARK)
        self._save_lines(obj, module_name, first)
        for part in rest:
            self.save(part)
            self.write((TUPLE if self.proto < 2 else TUPLE2) + REDUCE)

    def _save_extension(self, module_name, name):
        code = _extension_registry.get((module_name, name)) if self.proto >= 2 else None
        if code is None:
            return False
        if code <= 0xFF:
            self.write(EXT1 + bytes([code]))
        elif code <= 0xFFFF:
            self.write(EXT2 + struct.pack("<H", code))
        else:
            self.write(EXT4 + struct.pack("<i", code))
        return True

    def _save_lines(self, obj, module_name, name):
        if self.fix_imports:
            from _pickle_old_names import to_python_2
            module_name, name = to_python_2(obj, module_name, name)
        encoding = "utf-8" if self.proto >= 3 else "ascii"
        try:
            self.write(GLOBAL + f"{module_name}\n{name}\n".encode(encoding))
        except UnicodeEncodeError:
            raise PicklingError(
                f"can't pickle global identifier '{module_name}.{name}' using pickle protocol {self.proto}"
            ) from None

    @property
    def framer(self):
        """What writes frames, for who writes opcodes: `pickletools.optimize`."""
        return _Framer(self)

    def save_type(self, obj):
        for single in (None, NotImplemented, ...):
            if obj is type(single):
                self.save_reduce(type, (single,), obj=obj)
                return
        self.save_global(obj)

    dispatch = {
        type(None): save_none, bool: save_bool, int: save_long, float: save_float,
        bytes: save_bytes, bytearray: save_bytearray, PickleBuffer: save_buffer, str: save_str,
        tuple: save_tuple, list: save_list, dict: save_dict, set: save_set,
        frozenset: save_frozenset,
    }


def _save_definition(pickler, obj):
    """Writes a class or function, which `reducer_override` may take apart."""
    override = getattr(pickler, "reducer_override", None)
    made = NotImplemented if override is None else override(obj)
    if made is NotImplemented:
        return (pickler.save_type if isinstance(obj, type) else pickler.save_global)(obj)
    return pickler._save_made(obj, made)


Pickler.dispatch[type] = Pickler.dispatch[type(whichmodule)] = _save_definition
