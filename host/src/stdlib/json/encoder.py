"""Writing JSON. What is plain is written natively."""

import _json

_INFINITY = float("inf")


def encode_basestring(s):
    """A string as JSON."""
    return _json.quote(s, False)


def encode_basestring_ascii(s):
    """A string as JSON of ASCII alone."""
    return _json.quote(s, True)


class JSONEncoder:
    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
                 sort_keys=False, indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        if self.indent is None and not self.sort_keys and self._own_iterencode():
            text = _json.encode(
                o, bool(self.ensure_ascii), self.item_separator, self.key_separator)
            if text is not None:
                return text
        return "".join(self.iterencode(o))

    def _own_iterencode(self):
        return type(self) is JSONEncoder or type(self).iterencode is JSONEncoder.iterencode

    def iterencode(self, o, _one_shot=False):
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = " " * indent
        writer = _Writer(self, indent)
        writer.value(o, 0)
        return iter(writer.out)


class _Writer:
    """Writes one value."""

    def __init__(self, encoder, indent):
        self.encoder = encoder
        self.indent = indent
        self.out = []
        self.inside = set() if encoder.check_circular else None
        self.ascii = bool(encoder.ensure_ascii)

    def number(self, x):
        if x != x:
            text = "NaN"
        elif x == _INFINITY:
            text = "Infinity"
        elif x == -_INFINITY:
            text = "-Infinity"
        else:
            return float.__repr__(x)
        if not self.encoder.allow_nan:
            raise ValueError(f"Out of range float values are not JSON compliant: {x!r}")
        return text

    def simple(self, o):
        """The text of what holds nothing; `None` for others."""
        if isinstance(o, str):
            return _json.quote(o, self.ascii)
        if o is None:
            return "null"
        if o is True:
            return "true"
        if o is False:
            return "false"
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self.number(o)
        return None

    def value(self, o, level):
        text = self.simple(o)
        if text is not None:
            self.out.append(text)
            return
        known = self.inside
        if known is not None:
            if id(o) in known:
                raise ValueError("Circular reference detected")
            known.add(id(o))
        if isinstance(o, (list, tuple)):
            self.within(o, "[]", level, self.items)
        elif isinstance(o, dict):
            self.within(o, "{}", level, self.pairs)
        else:
            self.value(self.encoder.default(o), level)
        if known is not None:
            known.discard(id(o))

    def within(self, o, brackets, level, write):
        out = self.out
        if not o:
            out.append(brackets)
            return
        separator, end = self.encoder.item_separator, ""
        begin = ""
        if self.indent is not None:
            begin = "\n" + self.indent * (level + 1)
            separator += begin
            end = "\n" + self.indent * level
        out.append(brackets[0])
        if write(o, level + 1, begin, separator):
            out.append(end)
        out.append(brackets[1])

    def items(self, o, level, begin, separator):
        for i, item in enumerate(o):
            self.out.append(begin if i == 0 else separator)
            self.value(item, level)
        return True

    def pairs(self, o, level, begin, separator):
        pairs, first = o.items(), True
        if self.encoder.sort_keys:
            pairs = sorted(pairs)
        for key, value in pairs:
            text = self.key(key)
            if text is None:
                continue
            self.out.append(begin if first else separator)
            first = False
            self.out.append(_json.quote(text, self.ascii))
            self.out.append(self.encoder.key_separator)
            self.value(value, level)
        return not first

    def key(self, key):
        if isinstance(key, str):
            return key
        if isinstance(key, float) or key is None or isinstance(key, int):
            return self.simple(key)
        if self.encoder.skipkeys:
            return None
        raise TypeError("keys must be str, int, float, bool or None, "
                        f"not {key.__class__.__name__}")
