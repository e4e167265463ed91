"""Compressed data: raw (RFC 1951), with the head and tail of zlib (RFC 1950), or of gzip (RFC 1952)."""

import _hashes
import _zlib
from _buffer import row

MAX_WBITS, DEFLATED, DEF_MEM_LEVEL, DEF_BUF_SIZE = 15, 8, 8, 16384
Z_NO_COMPRESSION, Z_BEST_SPEED, Z_BEST_COMPRESSION, Z_DEFAULT_COMPRESSION = 0, 1, 9, -1
Z_DEFAULT_STRATEGY, Z_FILTERED, Z_HUFFMAN_ONLY, Z_RLE, Z_FIXED = range(5)
Z_NO_FLUSH, Z_PARTIAL_FLUSH, Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH, Z_BLOCK, Z_TREES = range(7)
ZLIB_VERSION = ZLIB_RUNTIME_VERSION = "1.3.1"

_RAW, _ZLIB, _GZIP, _EITHER = range(4)


class error(Exception):
    """Data that cannot be compressed, or is not what was compressed."""

    __module__ = "zlib"


def _bytes(data):
    return data if type(data) is bytearray else row(data)


def crc32(data, value=0, /):
    return _hashes.crc32(_bytes(data), value & 0xFFFFFFFF)


def adler32(data, value=1, /):
    return _zlib.adler32(_bytes(data), value & 0xFFFFFFFF)


def _format(wbits, reads):
    """What is around the data, by the sign and size of the number of bits of the window."""
    for least, format in (8, _ZLIB), (24, _GZIP), (40, _EITHER):
        if least <= wbits <= least + 7 and (reads or format != _EITHER):
            return format
    if -15 <= wbits <= (-8 if reads else -9):
        return _RAW
    if reads and wbits in (0, 32):
        return _ZLIB if wbits == 0 else _EITHER
    raise (error("Error -2 while preparing to decompress data: inconsistent stream state")
           if reads is None else ValueError("Invalid initialization option"))


class Compress:
    """Compresses data that comes in parts."""

    __module__ = "zlib"

    def __init__(self, level, wbits, strategy):
        self._format = _format(wbits, False)
        if not -1 <= level <= 9:
            raise ValueError("Invalid initialization option")
        self._stream = _zlib.compressor(level, strategy)
        self._size = 0
        self._head, self._sum = b"", 0
        if self._format == _ZLIB:
            flags = 0 if level in (0, 1) else 0x40 if 2 <= level <= 5 else 0xC0
            flags = 0x80 if level in (6, -1) else flags
            head = (0x78 if wbits == 15 else (wbits - 8) << 4 | 8) << 8 | flags
            self._head, self._sum = (head + -head % 31).to_bytes(2, "big"), 1
        elif self._format == _GZIP:
            extra = 2 if level == 9 else 4 if level == 1 else 0
            self._head = b"\x1f\x8b\x08\0\0\0\0\0" + bytes([extra, 3])

    def __del__(self):
        if hasattr(self, "_stream"):
            _zlib.drop(self._stream)

    def _run(self, data, mode):
        data = _bytes(data)
        used, status = _zlib.run(self._stream, data, 0, mode)
        head, self._head = self._head, b""
        return head + _zlib.take(self._stream)

    def compress(self, data, /):
        data = _bytes(data)
        self._size += len(data)
        if self._format == _ZLIB:
            self._sum = adler32(data, self._sum)
        elif self._format == _GZIP:
            self._sum = crc32(data, self._sum)
        return self._run(data, Z_NO_FLUSH)

    def flush(self, mode=Z_FINISH, /):
        if mode == Z_NO_FLUSH:
            return b""
        made = self._run(b"", mode)
        if mode == Z_FINISH and self._format == _ZLIB:
            made += self._sum.to_bytes(4, "big")
        elif mode == Z_FINISH and self._format == _GZIP:
            made += self._sum.to_bytes(4, "little") + (self._size & 0xFFFFFFFF).to_bytes(4, "little")
        return made


def _gzip_head(data):
    """How long the head of gzip is; None if the data ends within it."""
    if data[2:3] not in (b"", b"\x08"):
        raise error("Error -3 while decompressing data: unknown compression method")
    if len(data) < 10:
        return None
    flags, at = data[3], 10
    if flags & 4:
        if len(data) < 12:
            return None
        at += 2 + int.from_bytes(data[10:12], "little")
    for flag in 8, 16:
        if flags & flag:
            end = data.find(0, at)
            if end < 0:
                return None
            at = end + 1
    at += 2 if flags & 2 else 0
    return at if at <= len(data) else None


class Decompress:
    """Gives back data that comes compressed in parts."""

    __module__ = "zlib"

    def __init__(self, wbits, dictionary=b""):
        self._format = _format(wbits, True)
        self._stream = _zlib.decompressor()
        self._part = "data" if self._format == _RAW else "head"
        self._waiting = b""
        self._sum = self._size = 0
        self.unused_data, self.unconsumed_tail, self.eof = b"", b"", False

    def __del__(self):
        if hasattr(self, "_stream"):
            _zlib.drop(self._stream)

    def _read_head(self):
        data = self._waiting
        if len(data) < 2:
            return
        if self._format != _ZLIB and data[:2] == b"\x1f\x8b":
            self._format = _GZIP
            length = _gzip_head(data)
            if length is None:
                return
        else:
            if self._format == _GZIP or int.from_bytes(data[:2], "big") % 31:
                raise error("Error -3 while decompressing data: incorrect header check")
            if data[0] & 15 != 8:
                raise error("Error -3 while decompressing data: unknown compression method")
            if data[0] >> 4 > 7:
                raise error("Error -3 while decompressing data: invalid window size")
            if data[1] & 0x20:
                raise error("Error 2 while decompressing data")
            self._format, self._sum, length = _ZLIB, 1, 2
        self._waiting = data[length:]
        self._part = "data"

    def _read_data(self, most):
        used, status = _zlib.run(self._stream, self._waiting, most, Z_NO_FLUSH)
        made = _zlib.take(self._stream)
        self._waiting = self._waiting[used:]
        if self._format == _ZLIB:
            self._sum = adler32(made, self._sum)
        elif self._format == _GZIP:
            self._sum, self._size = crc32(made, self._sum), self._size + len(made)
        if status < 0:
            raise error("Error -3 while decompressing data: invalid block type")
        if status:
            self._part = "tail"
        return made

    def _read_tail(self):
        size = (0, 4, 8)[self._format]
        tail = self._waiting[:size]
        if len(tail) < size:
            return
        order = "big" if self._format == _ZLIB else "little"
        if size and int.from_bytes(tail[:4], order) != self._sum:
            raise error("Error -3 while decompressing data: incorrect data check")
        if size == 8 and int.from_bytes(tail[4:], order) != self._size & 0xFFFFFFFF:
            raise error("Error -3 while decompressing data: incorrect length check")
        self.unused_data, self._waiting = bytes(self._waiting[size:]), b""
        self.eof = True

    def decompress(self, data, /, max_length=0):
        if max_length < 0:
            raise ValueError("max_length must be non-negative")
        data = _bytes(data)
        if self.eof:
            self.unused_data += data
            return b""
        self._waiting = self._waiting + data if self._waiting else bytes(data)
        made = b""
        if self._part == "head":
            self._read_head()
        if self._part == "data":
            made = self._read_data(max_length)
        self.unconsumed_tail = b""
        if self._part == "tail":
            self._read_tail()
        elif self._part == "data" and self._waiting:
            # The caller brings it again.
            self.unconsumed_tail, self._waiting = self._waiting, b""
        return made

    def flush(self, length=DEF_BUF_SIZE, /):
        if length <= 0:
            raise ValueError("length must be greater than zero")
        tail, self.unconsumed_tail = self.unconsumed_tail, b""
        return b"" if self.eof else self.decompress(tail)


def compressobj(level=-1, method=DEFLATED, wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL,
                strategy=Z_DEFAULT_STRATEGY, zdict=None):
    if zdict is not None:
        raise NotImplementedError("compression with a dictionary")
    return Compress(level, wbits, strategy)


def decompressobj(wbits=MAX_WBITS, zdict=b""):
    if zdict:
        raise NotImplementedError("decompression with a dictionary")
    return Decompress(wbits)


def compress(data, /, level=-1, wbits=MAX_WBITS):
    if not -1 <= level <= 9:
        raise error("Bad compression level")
    packer = compressobj(level, wbits=wbits)
    return packer.compress(data) + packer.flush()


def decompress(data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE):
    opener = decompressobj(wbits)
    made = opener.decompress(data)
    if not opener.eof:
        raise error("Error -5 while decompressing data: incomplete or truncated stream")
    return made


class _ZlibDecompressor:
    """As `gzip` reads: what it has not given yet it keeps itself."""

    def __init__(self, wbits=MAX_WBITS, zdict=b""):
        self._opener = Decompress(wbits)
        self._kept = b""
        self.needs_input = True

    @property
    def eof(self):
        return self._opener.eof

    @property
    def unused_data(self):
        return self._opener.unused_data

    def decompress(self, data, max_length=-1):
        if self.eof:
            raise EOFError("End of stream already reached")
        made = self._opener.decompress(self._kept + _bytes(data), max(max_length, 0))
        self._kept = self._opener.unconsumed_tail
        self.needs_input = not self.eof and len(made) < max_length if max_length > 0 else not self.eof
        return made
