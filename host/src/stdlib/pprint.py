"""Data printed so that people can read it."""

import sys as _sys
from io import StringIO as _StringIO

__all__ = [
    "pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp",
]


def pprint(
    object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
    underscore_numbers=False,
):
    PrettyPrinter(
        indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
        underscore_numbers=underscore_numbers,
    ).pprint(object)


def pformat(
    object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
    underscore_numbers=False,
):
    return PrettyPrinter(
        indent, width, depth, compact=compact, sort_dicts=sort_dicts,
        underscore_numbers=underscore_numbers,
    ).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _Key:
    """Orders what has no order of its own, by type and identity."""

    __slots__ = ("obj",)

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _pair_key(pair):
    return _Key(pair[0]), _Key(pair[1])


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


class PrettyPrinter:
    """Prints with an indentation and within a width."""

    def __init__(
        self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
        underscore_numbers=False,
    ):
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth, self._indent_per_level, self._width = depth, indent, width
        self._stream = _sys.stdout if stream is None else stream
        self._compact, self._sort_dicts = bool(compact), sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._format(object, self._stream, 0, 0, {}, 0)
            self._stream.write("\n")

    def pformat(self, object):
        stream = _StringIO()
        self._format(object, stream, 0, 0, {}, 0)
        return stream.getvalue()

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        return self.format(object, context.copy(), self._depth, level)[0]

    # ---- several lines

    def _format(self, object, stream, indent, allowance, context, level):
        key = id(object)
        if key in context:
            stream.write(_recursion(object))
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            how = _printer_of(object)
            if how is not None:
                context[key] = 1
                how(self, object, stream, indent, allowance, context, level + 1)
                del context[key]
                return
        stream.write(text)

    def _items(self, items, stream, indent, allowance, context, level):
        write = stream.write
        indent += self._indent_per_level
        self._fill_level(stream)
        between = ",\n" + " " * indent
        delimiter = ""
        width = most = self._width - indent + 1
        items = list(items)
        for at, item in enumerate(items):
            is_last = at == len(items) - 1
            if is_last:
                most -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                size = len(text) + 2
                if width < size:
                    width = most
                    if delimiter:
                        delimiter = between
                if width >= size:
                    width -= size
                    write(delimiter)
                    delimiter = ", "
                    write(text)
                    continue
            write(delimiter)
            delimiter = between
            self._format(item, stream, indent, allowance if is_last else 1, context, level)

    def _pairs(self, pairs, stream, indent, allowance, context, level, separator=": "):
        write = stream.write
        indent += self._indent_per_level
        between = ",\n" + " " * indent
        last = len(pairs) - 1
        for at, (key, value) in enumerate(pairs):
            text = self._repr(key, context, level) if separator == ": " else key
            write(text + separator)
            self._format(
                value, stream, indent + len(text) + len(separator),
                allowance if at == last else 1, context, level,
            )
            if at != last:
                write(between)

    def _fill_level(self, stream):
        """The rest of a level's indentation, of which an opening bracket is the first column."""
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")

    def _print_dict(self, object, stream, indent, allowance, context, level):
        stream.write("{")
        self._fill_level(stream)
        if object:
            pairs = object.items()
            pairs = sorted(pairs, key=_pair_key) if self._sort_dicts else list(pairs)
            self._pairs(pairs, stream, indent, allowance + 1, context, level)
        stream.write("}")

    def _print_ordered_dict(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        name = type(object).__name__
        stream.write(name + "(")
        self._format(
            list(object.items()), stream, indent + len(name) + 1, allowance + 1, context, level
        )
        stream.write(")")

    def _print_dict_view(self, object, stream, indent, allowance, context, level):
        is_items = type(object).__name__ == "dict_items"
        name = type(object).__name__
        stream.write(name + "([")
        key = _pair_key if is_items else _Key
        items = sorted(object, key=key) if self._sort_dicts else list(object)
        self._items(items, stream, indent + len(name) + 1, allowance + 2, context, level)
        stream.write("])")

    def _print_list(self, object, stream, indent, allowance, context, level):
        stream.write("[")
        self._items(object, stream, indent, allowance + 1, context, level)
        stream.write("]")

    def _print_tuple(self, object, stream, indent, allowance, context, level):
        stream.write("(")
        end = ",)" if len(object) == 1 else ")"
        self._items(object, stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _print_set(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        if type(object) is set:
            stream.write("{")
            end = "}"
        else:
            name = type(object).__name__
            stream.write(name + "({")
            end = "})"
            indent += len(name) + 1
        self._items(
            sorted(object, key=_Key), stream, indent, allowance + len(end), context, level
        )
        stream.write(end)

    def _print_str(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        import re

        chunks = []
        lines = object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        whole = most = self._width - indent
        for i, line in enumerate(lines):
            text = repr(line)
            if i == len(lines) - 1:
                most -= allowance
            if len(text) <= most:
                chunks.append(text)
                continue
            # The words of a line that is too long, with the spaces after each.
            parts = re.findall(r"\S*\s*", line)
            parts.pop()
            width, current = whole, ""
            for j, part in enumerate(parts):
                candidate = current + part
                if j == len(parts) - 1 and i == len(lines) - 1:
                    width -= allowance
                if len(repr(candidate)) > width:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            stream.write(text)
            return
        if level == 1:
            stream.write("(")
        stream.write(("\n" + " " * indent).join(chunks))
        if level == 1:
            stream.write(")")

    def _print_bytes(self, object, stream, indent, allowance, context, level):
        if len(object) <= 4:
            stream.write(repr(object))
            return
        parenthesized = level == 1
        if parenthesized:
            indent += 1
            allowance += 1
            stream.write("(")
        delimiter = ""
        for text in _wrapped_bytes(object, self._width - indent, allowance):
            stream.write(delimiter + text)
            delimiter = "\n" + " " * indent
        if parenthesized:
            stream.write(")")

    def _print_bytearray(self, object, stream, indent, allowance, context, level):
        stream.write("bytearray(")
        self._print_bytes(bytes(object), stream, indent + 10, allowance + 1, context, level + 1)
        stream.write(")")

    def _print_mapping_proxy(self, object, stream, indent, allowance, context, level):
        stream.write("mappingproxy(")
        self._format(object.copy(), stream, indent + 13, allowance + 1, context, level)
        stream.write(")")

    def _fields(self, name, pairs, object, stream, indent, allowance, context, level):
        if name is not None:
            indent += len(name) + 1
            stream.write(name + "(")
        write, last = stream.write, len(pairs) - 1
        between = ",\n" + " " * indent
        for at, (key, value) in enumerate(pairs):
            write(key + "=")
            if id(value) in context:
                write("...")
            else:
                self._format(
                    value, stream, indent + len(key) + 1, allowance if at == last else 1, context,
                    level,
                )
            if at != last:
                write(between)
        write(")")

    def _print_namespace(self, object, stream, indent, allowance, context, level):
        name = type(object).__name__
        name = "namespace" if name == "SimpleNamespace" else name
        pairs = list(object.__dict__.items())
        self._fields(name, pairs, object, stream, indent, allowance, context, level)

    def _print_dataclass(self, object, stream, indent, allowance, context, level):
        from dataclasses import fields

        name = type(object).__name__
        pairs = [(f.name, getattr(object, f.name)) for f in fields(object) if f.repr]
        self._fields(name, pairs, object, stream, indent, allowance, context, level)

    def _print_default_dict(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        factory = self._repr(object.default_factory, context, level)
        name = type(object).__name__
        indent += len(name) + 1
        stream.write(f"{name}({factory},\n{' ' * indent}")
        self._print_dict(object, stream, indent, allowance + 1, context, level)
        stream.write(")")

    def _print_counter(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        name = type(object).__name__
        stream.write(name + "({")
        self._fill_level(stream)
        pairs = object.most_common()
        self._pairs(pairs, stream, indent + len(name) + 1, allowance + 2, context, level)
        stream.write("})")

    def _print_chain_map(self, object, stream, indent, allowance, context, level):
        if not len(object.maps):
            stream.write(repr(object))
            return
        name = type(object).__name__
        stream.write(name + "(")
        indent += len(name) + 1
        for i, map in enumerate(object.maps):
            if i == len(object.maps) - 1:
                self._format(map, stream, indent, allowance + 1, context, level)
                stream.write(")")
            else:
                self._format(map, stream, indent, 1, context, level)
                stream.write(",\n" + " " * indent)

    def _print_deque(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        name = type(object).__name__
        stream.write(name + "(")
        indent += len(name) + 1
        stream.write("[")
        if object.maxlen is None:
            self._items(object, stream, indent, allowance + 2, context, level)
            stream.write("])")
        else:
            self._items(object, stream, indent, 2, context, level)
            limit = self._repr(object.maxlen, context, level)
            stream.write(f"],\n{' ' * indent}maxlen={limit})")

    def _print_user(self, object, stream, indent, allowance, context, level):
        self._format(object.data, stream, indent, allowance, context, level - 1)

    # ---- one line

    def _safe_repr(self, object, context, maxlevels, level):
        """The text on one line, whether it can be read back, and whether it is recursive."""
        kind = type(object)
        if kind in (str, bytes, bytearray, float, complex, bool, type(None)):
            return repr(object), True, False
        how = kind.__repr__
        if issubclass(kind, int) and how is int.__repr__:
            return (f"{object:_d}" if self._underscore_numbers else repr(object)), True, False
        if issubclass(kind, dict) and how is dict.__repr__:
            return self._safe_dict(object, context, maxlevels, level)
        if issubclass(kind, list) and how is list.__repr__ or (
            issubclass(kind, tuple) and how is tuple.__repr__
        ):
            return self._safe_sequence(object, context, maxlevels, level)
        text = repr(object)
        return text, bool(text) and not text.startswith("<"), False

    def _safe_dict(self, object, context, maxlevels, level):
        if not object:
            return "{}", True, False
        key = id(object)
        if maxlevels and level >= maxlevels:
            return "{...}", False, key in context
        if key in context:
            return _recursion(object), False, True
        context[key] = 1
        readable, recursive, parts = True, False, []
        pairs = sorted(object.items(), key=_pair_key) if self._sort_dicts else object.items()
        for pair in pairs:
            texts = []
            for part in pair:
                text, is_readable, is_recursive = self.format(part, context, maxlevels, level + 1)
                texts.append(text)
                readable = readable and is_readable
                recursive = recursive or is_recursive
            parts.append(": ".join(texts))
        del context[key]
        return f"{{{', '.join(parts)}}}", readable, recursive

    def _safe_sequence(self, object, context, maxlevels, level):
        if isinstance(object, list):
            if not object:
                return "[]", True, False
            shape = "[%s]"
        elif len(object) == 1:
            shape = "(%s,)"
        else:
            if not object:
                return "()", True, False
            shape = "(%s)"
        key = id(object)
        if maxlevels and level >= maxlevels:
            return shape % "...", False, key in context
        if key in context:
            return _recursion(object), False, True
        context[key] = 1
        readable, recursive, parts = True, False, []
        for item in object:
            text, is_readable, is_recursive = self.format(item, context, maxlevels, level + 1)
            parts.append(text)
            readable = readable and is_readable
            recursive = recursive or is_recursive
        del context[key]
        return shape % ", ".join(parts), readable, recursive


def _wrapped_bytes(object, width, allowance):
    """Pieces of at most `width`, cut at multiples of four bytes."""
    current, last = b"", len(object) // 4 * 4
    for i in range(0, len(object), 4):
        part = object[i : i + 4]
        candidate = current + part
        if i == last:
            width -= allowance
        if len(repr(candidate)) > width:
            if current:
                yield repr(current)
            current = part
        else:
            current = candidate
    if current:
        yield repr(current)


_PRINTERS = (
    (dict, PrettyPrinter._print_dict),
    (list, PrettyPrinter._print_list),
    (tuple, PrettyPrinter._print_tuple),
    (set, PrettyPrinter._print_set),
    (frozenset, PrettyPrinter._print_set),
    (str, PrettyPrinter._print_str),
    (bytes, PrettyPrinter._print_bytes),
    (bytearray, PrettyPrinter._print_bytearray),
)
_BY_NAME = {
    ("collections", "OrderedDict"): PrettyPrinter._print_ordered_dict,
    ("collections", "defaultdict"): PrettyPrinter._print_default_dict,
    ("collections", "Counter"): PrettyPrinter._print_counter,
    ("collections", "ChainMap"): PrettyPrinter._print_chain_map,
    ("collections", "deque"): PrettyPrinter._print_deque,
    ("collections", "UserDict"): PrettyPrinter._print_user,
    ("collections", "UserList"): PrettyPrinter._print_user,
    ("collections", "UserString"): PrettyPrinter._print_user,
    ("types", "SimpleNamespace"): PrettyPrinter._print_namespace,
    ("builtins", "mappingproxy"): PrettyPrinter._print_mapping_proxy,
}


def _printer_of(object):
    """What prints the object on several lines: that of the class whose `__repr__` it has."""
    kind = type(object)
    how = kind.__repr__
    for base, printer in _PRINTERS:
        if issubclass(kind, base) and how is base.__repr__:
            return printer
    for base in kind.__mro__:
        printer = _BY_NAME.get((base.__module__, base.__name__))
        if printer is not None and how is base.__repr__:
            return printer
    names = vars(kind)
    if "__dataclass_fields__" in names and "__repr__" in names:
        # One that the class itself defines is what it wants; the other is made of a text.
        if how.__code__.co_filename == "<string>":
            return PrettyPrinter._print_dataclass
    return None
