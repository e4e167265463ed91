"""Tracebacks as text."""

import sys

import _traceback

_MISSING = object()


def _value(exc, value):
    if value is _MISSING:
        if exc is not None and not isinstance(exc, BaseException):
            raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
        return exc
    return value


def _chunks(text):
    """The lines of a text; an entry's source lines go with its first."""
    chunks = []
    for line in text.splitlines(True):
        if line.startswith("    ") and chunks and chunks[-1].startswith("  File "):
            chunks[-1] += line
        else:
            chunks.append(line)
    return chunks


def _write(text, file):
    (file or sys.stderr).write(text)


def format_exception(exc, /, value=_MISSING, tb=_MISSING, limit=None, chain=True, **_):
    value = _value(exc, value)
    if value is None:
        return ["NoneType: None\n"]
    if tb is _MISSING or tb is value.__traceback__:
        return _chunks(_traceback.format(value, bool(chain)))
    before = value.__traceback__
    value.__traceback__ = tb
    try:
        return _chunks(_traceback.format(value, bool(chain)))
    finally:
        value.__traceback__ = before


def format_exception_only(exc, /, value=_MISSING, *, show_group=False, **_):
    value = _value(exc, value)
    if value is None:
        return ["NoneType: None\n"]
    return _traceback.message(value).splitlines(True)


def print_exception(exc, /, value=_MISSING, tb=_MISSING, limit=None, file=None, chain=True, **_):
    _write("".join(format_exception(exc, value, tb, limit, chain)), file)


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_tb(tb, limit=None):
    return _chunks(_traceback.stack(tb))


def print_tb(tb, limit=None, file=None):
    _write("Traceback (most recent call last):\n" * 0 + "".join(format_tb(tb, limit)), file)


class FrameSummary:
    """One entry of a traceback."""

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None,
                 end_lineno=None, colno=None, end_colno=None):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self.locals = locals
        self.end_lineno = end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self._line = line

    @property
    def line(self):
        return self._line

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __getitem__(self, i):
        return (self.filename, self.lineno, self.name, self.line)[i]

    def __len__(self):
        return 4

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return tuple(self) == tuple(other)
        if isinstance(other, tuple):
            return tuple(self) == other
        return NotImplemented

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


class StackSummary(list):
    """The entries of a traceback, outermost call first."""

    def format(self, **_):
        texts = []
        for entry in self:
            text = f'  File "{entry.filename}", line {entry.lineno}, in {entry.name}\n'
            if entry.line:
                text += f"    {entry.line.strip()}\n"
            texts.append(text)
        return texts

    @classmethod
    def from_list(cls, entries):
        made = cls()
        for e in entries:
            if not isinstance(e, FrameSummary):
                filename, lineno, name, line = e
                e = FrameSummary(filename, lineno, name, line=line)
            made.append(e)
        return made


def extract_tb(tb, limit=None):
    texts = _chunks(_traceback.stack(tb))
    made = StackSummary()
    places = _traceback.places(tb)
    for i, (file, line, name, end_line, start, end) in enumerate(places):
        source = None
        if len(texts) == len(places) and "\n" in texts[i].rstrip("\n"):
            source = texts[i].split("\n")[1].strip()
        made.append(FrameSummary(file, line, name, line=source, end_lineno=end_line, colno=start,
                                 end_colno=end))
    if limit is not None:
        made = StackSummary(made[:limit] if limit >= 0 else made[limit:])
    return made


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    _write("".join(format_list(extracted_list)), file)


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


class TracebackException:
    """An exception as it will be printed."""

    def __init__(self, exc_type, exc_value, exc_traceback, **_):
        self.exc_type = exc_type
        self._value = exc_value
        self.stack = extract_tb(exc_traceback)
        self.__notes__ = getattr(exc_value, "__notes__", None)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type_str(self):
        return self.exc_type.__qualname__

    def format(self, *, chain=True, **_):
        yield from format_exception(self._value, chain=chain)

    def format_exception_only(self, **_):
        yield from format_exception_only(self._value)

    def print(self, *, file=None, chain=True, **_):
        _write("".join(self.format(chain=chain)), file)

    def __str__(self):
        return str(self._value)
