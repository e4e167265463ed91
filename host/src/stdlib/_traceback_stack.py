"""Entries of tracebacks and stacks for `traceback`."""

import linecache
import sys

import _traceback

# The module whose classes these are.
__name__ = "traceback"

# Entries of the same place in a row that are shown; the others are counted.
_REPEATED = 3


class FrameSummary:
    """One entry of a traceback or stack."""

    __slots__ = (
        "filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_lines", "locals",
    )

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None,
                 end_lineno=None, colno=None, end_colno=None, **_):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._lines = line
        if lookup_line:
            self.line
        self.locals = {k: _shown(v) for k, v in locals.items()} if locals else None

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return tuple(self) == tuple(other) and self.locals == other.locals
        if isinstance(other, tuple):
            return tuple(self) == other
        return NotImplemented

    def __getitem__(self, i):
        return (self.filename, self.lineno, self.name, self.line)[i]

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __len__(self):
        return 4

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"

    @property
    def line(self):
        """The first source line, without the white space around it."""
        if self._lines is None:
            if self.lineno is None:
                return None
            self._lines = linecache.getline(self.filename, self.lineno)
        return self._lines.partition("\n")[0].strip()


def _shown(value):
    try:
        return repr(value)
    except Exception:
        return "<local repr() failed>"


class StackSummary(list):
    """The entries of a traceback or stack, outermost call first."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """The entries for pairs of a frame and a line."""
        places = ((frame, line, None, None, None) for frame, line in frame_gen)
        return klass._extracted(places, limit, lookup_lines, capture_locals)

    @classmethod
    def _extracted(klass, places, limit, lookup_lines, capture_locals):
        """The entries for frames with their places: line, last line, and columns."""
        made, names = klass(), set()
        for frame, line, end_line, start, end in _limited(places, limit):
            code = frame.f_code
            names.add(code.co_filename)
            linecache.lazycache(code.co_filename, frame.f_globals)
            made.append(FrameSummary(
                code.co_filename, line, code.co_name, lookup_line=False,
                locals=frame.f_locals if capture_locals else None, end_lineno=end_line,
                colno=start, end_colno=end,
            ))
        for name in names:
            linecache.checkcache(name)
        if lookup_lines:
            for entry in made:
                entry.line
        return made

    @classmethod
    def from_list(klass, a_list):
        made = klass()
        for entry in a_list:
            if not isinstance(entry, FrameSummary):
                filename, lineno, name, line = entry
                entry = FrameSummary(filename, lineno, name, line=line)
            made.append(entry)
        return made

    def format_frame_summary(self, frame_summary, **_):
        """One entry as text, with its source line."""
        entry = frame_summary
        filename = entry.filename
        if filename.startswith("<stdin>"):
            filename = "<stdin>"
        text = None
        if entry.colno is not None:
            text = _traceback.entry(
                filename, entry.lineno, entry.name, entry.end_lineno, entry.colno, entry.end_colno
            )
        if text is None:
            text = f'  File "{filename}", line {entry.lineno}, in {entry.name}\n'
            if entry.line:
                text += f"    {entry.line}\n"
        for name, value in sorted((entry.locals or {}).items()):
            text += f"    {name} = {value}\n"
        return text

    def format(self, **_):
        """The entries as texts; of many in a row at one place only the first."""
        texts, before, count = [], None, 0
        for entry in self:
            text = self.format_frame_summary(entry)
            if text is None:
                continue
            place = entry.filename, entry.lineno, entry.name
            if place != before:
                texts += _repeated(count)
                before, count = place, 0
            count += 1
            if count <= _REPEATED:
                texts.append(text)
        return texts + _repeated(count)


def _repeated(count):
    more = count - _REPEATED
    if more <= 0:
        return []
    return [f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]\n"]


def _limited(items, limit):
    """The first `limit` items; the last where it is negative."""
    if limit is None:
        limit = getattr(sys, "tracebacklimit", None)
        limit = limit if limit is None or limit >= 0 else 0
    if limit is None:
        return items
    if limit < 0:
        return list(items)[limit:]
    # No frame of a generator comes between these and who asks for them.
    return map(lambda _, item: item, range(limit), items)


def walk_stack(f):
    """The frames from `f` (the caller's) outwards, with their lines."""
    if f is None:
        f = sys._getframe().f_back.f_back.f_back.f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    """The frames of a traceback, with their lines."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def extract_stack(f=None, limit=None):
    if f is None:
        f = sys._getframe().f_back
    stack = StackSummary.extract(walk_stack(f), limit=limit)
    stack.reverse()
    return stack


def extract_tb(tb, limit=None, lookup_lines=True, capture_locals=False):
    if type(tb) is _TRACEBACK and not capture_locals:
        return _places(tb, limit, lookup_lines)
    return StackSummary._extracted(_walk_places(tb), limit, lookup_lines, capture_locals)


def _places(tb, limit, lookup_lines):
    """The entries of a traceback, without a look at its frames."""
    places = list(_limited(_traceback.places(tb), limit))
    for name in {place[0] for place in places}:
        linecache.checkcache(name)
    return StackSummary(
        FrameSummary(file, line, name, lookup_line=lookup_lines, end_lineno=end_line, colno=start,
                     end_colno=end)
        for file, line, name, end_line, start, end in places
    )


def _walk_places(tb):
    """The frames of a traceback, or of what is like one, with their places."""
    places = iter(_traceback.places(tb) if type(tb) is _TRACEBACK else ())
    while tb is not None:
        _, line, _, end_line, start, end = next(places, (None, tb.tb_lineno, *(None,) * 4))
        yield tb.tb_frame, line, end_line, start, end
        tb = tb.tb_next


try:
    raise ValueError
except ValueError as _error:
    _TRACEBACK = type(_error.__traceback__)
