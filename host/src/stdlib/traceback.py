"""Tracebacks as text."""

import sys

import _traceback
from _traceback_stack import (
    FrameSummary, StackSummary, extract_stack, extract_tb, walk_stack, walk_tb,
)

__all__ = [
    "extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list",
    "format_stack", "format_tb", "print_exc", "format_exc", "print_exception", "print_last",
    "print_stack", "print_tb", "clear_frames", "FrameSummary", "StackSummary",
    "TracebackException", "walk_stack", "walk_tb",
]


class _Implicit:
    def __repr__(self):
        return "<implicit>"


_MISSING = _Implicit()

_HEADER = "Traceback (most recent call last):\n"
_GROUP_HEADER = "Exception Group Traceback (most recent call last):\n"
_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"


def _value(exc, value, tb):
    """The exception and traceback of the arguments that these functions take."""
    if (value is _MISSING) != (tb is _MISSING):
        raise ValueError("Both or neither of value and tb must be given")
    if value is not _MISSING:
        return value, tb
    if exc is None:
        return None, None
    if isinstance(exc, BaseException):
        return exc, exc.__traceback__
    raise TypeError(f"Exception expected for value, {type(exc).__name__} found")


def _write(text, file):
    (file or sys.stderr).write(text)


def _exception_lines(exc, value, tb, limit, chain):
    value, tb = _value(exc, value, tb)
    if value is None:
        return ["NoneType: None\n"]
    made = TracebackException(type(value), value, tb, limit=limit)
    return list(made.format(chain=chain))


def format_exception(exc, /, value=_MISSING, tb=_MISSING, limit=None, chain=True, **kwargs):
    return _exception_lines(exc, value, tb, limit, chain)


def print_exception(exc, /, value=_MISSING, tb=_MISSING, limit=None, file=None, chain=True, **kwargs):
    _write("".join(_exception_lines(exc, value, tb, limit, chain)), file)


def format_exception_only(exc, /, value=_MISSING, *, show_group=False, **kwargs):
    if value is _MISSING:
        value = exc
    if value is None:
        return ["NoneType: None\n"]
    made = TracebackException(type(value), value, None)
    return list(made.format_exception_only(show_group=show_group))


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, "last_exc"):
        raise ValueError("no last exception")
    print_exception(sys.last_exc, limit=limit, file=file, chain=chain)


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    _write("".join(format_tb(tb, limit)), file)


def format_stack(f=None, limit=None):
    return extract_stack(sys._getframe().f_back if f is None else f, limit).format()


def print_stack(f=None, limit=None, file=None):
    _write("".join(format_stack(sys._getframe().f_back if f is None else f, limit)), file)


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    _write("".join(format_list(extracted_list)), file)


def clear_frames(tb):
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass
        tb = tb.tb_next


class TracebackException:
    """An exception as it will be printed."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True,
                 capture_locals=False, compact=False, max_group_width=15, max_group_depth=10,
                 save_exc_type=True, _seen=None):
        self._exc_type = exc_type if save_exc_type else None
        self.exc_type_str = None if exc_type is None else _type_name(exc_type)
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.stack = extract_tb(exc_traceback, limit, lookup_lines, capture_locals)
        # Made now: the exception may change, or be gone, when it is printed.
        self._lines = [] if exc_value is None else _traceback.message(exc_value).splitlines(True)
        self._str = _safe_str(exc_value)
        breaks = self._str.count("\n")
        if breaks and exc_type is not None and not issubclass(exc_type, SyntaxError):
            # A message is one entry.
            self._lines[: breaks + 1] = ["".join(self._lines[: breaks + 1])]
        try:
            self.__notes__ = getattr(exc_value, "__notes__", None)
        except Exception as e:
            self.__notes__ = [f"Ignored error getting __notes__: {_safe_repr(e)}"]
        self.__suppress_context__ = getattr(exc_value, "__suppress_context__", False)
        self.__cause__ = self.__context__ = self.exceptions = None
        if exc_type is not None and issubclass(exc_type, SyntaxError):
            for name in ("filename", "lineno", "end_lineno", "text", "offset", "end_offset", "msg"):
                setattr(self, name, getattr(exc_value, name, None))
            self.lineno = None if self.lineno is None else str(self.lineno)
        if _seen is None:
            options = {
                "limit": limit, "lookup_lines": lookup_lines, "capture_locals": capture_locals,
                "max_group_width": max_group_width, "max_group_depth": max_group_depth,
            }
            self._add_others(exc_value, compact, options)

    def _add_others(self, exc_value, compact, options):
        """Looks at the exceptions that led to this one and at those in it, however deep they are."""
        seen = options["_seen"] = {id(exc_value)}

        def other(e):
            seen.add(id(e))
            return TracebackException(type(e), e, e.__traceback__, **options)

        waiting = [(self, exc_value)]
        while waiting:
            made, e = waiting.pop()
            if e is None:
                continue
            cause, context = e.__cause__, e.__context__
            if cause is not None and id(cause) not in seen:
                made.__cause__ = other(cause)
                waiting.append((made.__cause__, cause))
            hidden = compact and (made.__cause__ is not None or e.__suppress_context__)
            if context is not None and not hidden and id(context) not in seen:
                made.__context__ = other(context)
                waiting.append((made.__context__, context))
            if isinstance(e, BaseExceptionGroup):
                made.exceptions = [other(inner) for inner in e.exceptions]
                waiting.extend(zip(made.exceptions, e.exceptions))

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self):
        import warnings

        warnings.warn(
            "Deprecated in 3.13. Use exc_type_str instead.", DeprecationWarning, stacklevel=2
        )
        return self._exc_type

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, **kwargs):
        yield from self._lines
        if show_group:
            for e in self.exceptions or ():
                for entry in e.format_exception_only(show_group=True):
                    for line in entry.splitlines(True):
                        yield "   " + line

    def _chain(self, chain):
        """The exceptions that led to this one, oldest first, with what stands behind each."""
        found, e, between = [], self, None
        while e is not None:
            found.append((e, between))
            if not chain:
                break
            if e.__cause__ is not None:
                e, between = e.__cause__, _CAUSE
            elif e.__context__ is not None and not e.__suppress_context__:
                e, between = e.__context__, _CONTEXT
            else:
                break
        return reversed(found)

    def format(self, *, chain=True, **kwargs):
        """The lines of the exception and of those that led to it."""
        yield from self._drawn(chain, 0, [False])

    def _drawn(self, chain, depth, is_open):
        """The lines at a depth of groups; `is_open` holds whether the innermost is to be closed."""
        for e, behind in self._chain(chain):
            if e.exceptions is None:
                yield from _margin(e._plain(_HEADER), depth)
            elif self.max_group_depth is not None and depth > self.max_group_depth:
                yield from _margin([f"... (max_group_depth is {self.max_group_depth})\n"], depth)
            else:
                yield from e._drawn_group(chain, depth, is_open)
            if behind is not None:
                yield from _margin([behind], depth)

    def _plain(self, header):
        if self.stack:
            yield header
            yield from self.stack.format()
        yield from self.format_exception_only()

    def _drawn_group(self, chain, depth, is_open):
        inner = max(depth, 1)
        lines = _margin(self._plain(_GROUP_HEADER), inner)
        if depth == 0 and self.stack:
            # The outermost group begins with a corner.
            yield next(lines).replace("|", "+", 1)
        yield from lines
        count, most = len(self.exceptions), self.max_group_width
        shown = count if most is None or count <= most else most + 1
        for i in range(shown):
            is_rest = most is not None and i >= most
            is_open[0] = i == shown - 1
            title = "..." if is_rest else i + 1
            corner = "  " if i else "+-"
            yield f"{'  ' * inner}{corner}+---------------- {title} ----------------\n"
            if is_rest:
                rest = count - most
                text = f"and {rest} more exception{'' if rest == 1 else 's'}\n"
                yield from _margin([text], inner + 1)
            else:
                yield from self.exceptions[i]._drawn(chain, inner + 1, is_open)
        if is_open[0]:
            yield "  " * (inner + 1) + "+------------------------------------\n"
            is_open[0] = False

    def print(self, *, file=None, chain=True, **kwargs):
        _write("".join(self.format(chain=chain)), file)


def _safe_str(value):
    try:
        return str(value)
    except Exception:
        return "<exception str() failed>"


def _safe_repr(value):
    try:
        return repr(value)
    except Exception:
        return "<__notes__ repr() failed>"


def _type_name(exc_type):
    module, name = exc_type.__module__, exc_type.__qualname__
    if module in ("__main__", "builtins"):
        return name
    return f"{module if isinstance(module, str) else '<unknown>'}.{name}"


def _margin(entries, depth):
    """The entries behind the margin of groups at that depth."""
    if depth == 0:
        yield from entries
        return
    margin = "  " * depth + "| "
    for entry in entries:
        yield "".join([margin + line for line in entry.splitlines(True)])
