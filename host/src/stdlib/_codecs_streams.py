"""Streams of text on streams of bytes, for `codecs`: what was read too far waits for the next call."""

# The module whose classes these are.
__name__ = "codecs"


class Codec:
    """What encodes and decodes without a state."""

    def encode(self, input, errors="strict"):
        raise NotImplementedError

    def decode(self, input, errors="strict"):
        raise NotImplementedError


class _Stream:
    """What a stream around another has of that one."""

    def __getattr__(self, name, getattr=getattr):
        if name == "stream":
            # It is asked for before there is one where an object is copied.
            raise AttributeError(name)
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()

    def __reduce_ex__(self, proto):
        raise TypeError(f"can't serialize {self.__class__.__name__}")


class StreamWriter(_Stream, Codec):
    """Writes text to a stream of bytes."""

    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors

    def write(self, object):
        encoded, _ = self.encode(object, self.errors)
        self.stream.write(encoded)

    def writelines(self, list):
        self.write("".join(list))

    def reset(self):
        pass

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        if offset == 0 and whence == 0:
            self.reset()


class StreamReader(_Stream, Codec):
    """Reads text from a stream of bytes."""

    charbuffertype = str

    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors
        # Bytes of which no character has been made, characters that nobody has taken, and those as
        # lines where lines were asked for.
        self.bytebuffer = b""
        self._empty_charbuffer = self.charbuffertype()
        self.charbuffer = self._empty_charbuffer
        self.linebuffer = None

    def _decoded(self, data, firstline):
        """The characters of bytes, and how many bytes they were; the first line's alone will do where
        what is behind it is wrong."""
        try:
            return self.decode(data, self.errors)
        except UnicodeDecodeError as e:
            if firstline:
                made = self.decode(data[:e.start], self.errors)
                if len(made[0].splitlines(keepends=True)) > 1:
                    return made
            raise

    def _joined(self):
        """Makes one text again of lines that wait."""
        if self.linebuffer:
            self.charbuffer = self._empty_charbuffer.join(self.linebuffer)
            self.linebuffer = None

    def read(self, size=-1, chars=-1, firstline=False):
        self._joined()
        wanted = size if chars < 0 else chars
        while wanted < 0 or len(self.charbuffer) < wanted:
            more = self.stream.read() if size < 0 else self.stream.read(size)
            data = self.bytebuffer + more
            if not data:
                break
            made, used = self._decoded(data, firstline)
            self.bytebuffer = data[used:]
            self.charbuffer += made
            if not more:
                break
        if wanted < 0:
            taken, self.charbuffer = self.charbuffer, self._empty_charbuffer
        else:
            taken, self.charbuffer = self.charbuffer[:wanted], self.charbuffer[wanted:]
        return taken

    def _take_line(self, keepends):
        """The first of the lines that wait."""
        line = self.linebuffer.pop(0)
        if len(self.linebuffer) == 1:
            # The last one may go on.
            self.charbuffer = self.linebuffer.pop()
        if not self.linebuffer:
            self.linebuffer = None
        return line if keepends else line.splitlines(keepends=False)[0]

    def readline(self, size=None, keepends=True):
        if self.linebuffer:
            return self._take_line(keepends)
        step, line = size or 72, self._empty_charbuffer
        while True:
            data = self.read(step, firstline=True)
            if data[-1:] == ("\r" if isinstance(data, str) else b"\r"):
                # A line feed may belong to it.
                data += self.read(size=1, chars=1)
            line += data
            lines = line.splitlines(keepends=True)
            if len(lines) > 1:
                first, *rest = lines
                if len(rest) > 1:
                    rest[-1] += self.charbuffer
                    self.linebuffer, self.charbuffer = rest, None
                else:
                    self.charbuffer = rest[0] + self.charbuffer
                return first if keepends else first.splitlines(keepends=False)[0]
            if lines:
                bare = lines[0].splitlines(keepends=False)[0]
                if bare != lines[0]:
                    return lines[0] if keepends else bare
            if not data or size is not None:
                return line if keepends or not lines else lines[0].splitlines(keepends=False)[0]
            if step < 8000:
                step *= 2

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def reset(self):
        self.bytebuffer = b""
        self.charbuffer = self._empty_charbuffer
        self.linebuffer = None

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reset()

    def __next__(self):
        line = self.readline()
        if line:
            return line
        raise StopIteration

    def __iter__(self):
        return self


class StreamReaderWriter(_Stream):
    """Reads text from a stream of bytes, and writes text to it."""

    encoding = "unknown"

    def __init__(self, stream, Reader, Writer, errors="strict"):
        self.stream = stream
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def read(self, size=-1):
        return self.reader.read(size)

    def readline(self, size=None, keepends=True):
        return self.reader.readline(size, keepends)

    def readlines(self, sizehint=None):
        return self.reader.readlines(sizehint)

    def __next__(self):
        return next(self.reader)

    def __iter__(self):
        return self

    def write(self, data):
        return self.writer.write(data)

    def writelines(self, list):
        return self.writer.writelines(list)

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reader.reset()
        if whence == 0 and offset == 0:
            self.writer.reset()


class StreamRecoder(_Stream):
    """Shows the bytes of a stream in another encoding than it has."""

    data_encoding = "unknown"
    file_encoding = "unknown"

    def __init__(self, stream, encode, decode, Reader, Writer, errors="strict"):
        self.stream = stream
        self.encode = encode
        self.decode = decode
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def _shown(self, text):
        return self.encode(text, self.errors)[0]

    def read(self, size=-1):
        return self._shown(self.reader.read(size))

    def readline(self, size=None):
        line = self.reader.readline() if size is None else self.reader.readline(size)
        return self._shown(line)

    def readlines(self, sizehint=None):
        return self._shown(self.reader.read()).splitlines(keepends=True)

    def __next__(self):
        return self._shown(next(self.reader))

    def __iter__(self):
        return self

    def write(self, data):
        return self.writer.write(self.decode(data, self.errors)[0])

    def writelines(self, list):
        return self.write(b"".join(list))

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.reader.seek(offset, whence)
        self.writer.seek(offset, whence)


def EncodedFile(file, data_encoding, file_encoding=None, errors="strict"):
    """Shows a file of one encoding as bytes in another."""
    from codecs import lookup

    file_encoding = data_encoding if file_encoding is None else file_encoding
    shown, kept = lookup(data_encoding), lookup(file_encoding)
    recoder = StreamRecoder(
        file, shown.encode, shown.decode, kept.streamreader, kept.streamwriter, errors
    )
    recoder.data_encoding, recoder.file_encoding = data_encoding, file_encoding
    return recoder
