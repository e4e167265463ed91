"""Encodings that are written in Python: escapes, and one byte for each character."""

import codecs
from _buffer import row
from _codecs_tables import TABLES

# The module whose functions these are.
__name__ = "codecs"

_CONTROLS = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}


def _by_name():
    """The encodings by their names in lower case without signs."""
    found = {
        "unicodeescape": ("unicode-escape", _escape, _unescape),
        "rawunicodeescape": ("raw-unicode-escape", _raw_escape, _raw_unescape),
        "punycode": ("punycode", _to_punycode, _from_punycode),
    }
    for name, upper in TABLES.items():
        found[name.replace("-", "")] = name, *_charmap(upper)
    for name in list(found):
        if name.startswith("cp"):
            found["windows" + name[2:]] = found["ibm" + name[2:]] = found[name[2:]] = found[name]
        elif name.startswith("iso"):
            found[name[3:]] = found[name]
    for other, name in (
        ("latin2", "iso88592"), ("l2", "iso88592"), ("cyrillic", "iso88595"),
        ("greek", "iso88597"), ("latin5", "iso88599"), ("l5", "iso88599"),
        ("latin9", "iso885915"), ("l9", "iso885915"), ("macintosh", "macroman"),
    ):
        found[other] = found[name]
    return found


def find(name):
    """The name of an encoding, and its encoder and decoder, or None."""
    global _found
    if _found is None:
        _found = _by_name()
    name = "".join(c for c in name.lower() if c.isalnum())
    return _found.get(name) or _seldom(name)


def _seldom(name):
    """As `find` of encodings that are seldom met."""
    if name in ("utf7", "u7", "unicode11utf7"):
        import _codecs_utf7
        return "utf-7", _codecs_utf7.encode, _codecs_utf7.decode
    import _codecs_tables_more as more
    name = more.ALIASES.get(name, name)
    table = more.TABLES.get(name)
    if table is None:
        return _found.get(name.replace("-", ""))
    return name, *_charmap(table)


_found = None


class _Undecoded(list):
    """Pieces of decoded text, and what asks a handler about the bytes that are none."""

    def __init__(self, encoding, data, errors):
        self._about = encoding, data
        self._errors = errors
        raw = encoding.startswith("raw")
        self.beyond = "\\Uxxxxxxxx out of range" if raw else "illegal Unicode character"

    doubtful = None

    def doubt(self, kind, escape):
        """Notes an escape that is none: the first is told of."""
        if self.doubtful is None:
            self.doubtful = f"invalid {kind}escape sequence '{escape}'"

    def warn(self):
        if self.doubtful is not None:
            import warnings
            warnings.warn(self.doubtful, DeprecationWarning,
                          skip_file_prefixes=("<stdlib codecs", "<stdlib _codecs"))

    def wrong(self, start, end, reason):
        """Adds what the handler gives for the bytes; where to go on."""
        encoding, data = self._about
        error = UnicodeDecodeError(encoding, data, start, end, reason)
        return codecs._add_replaced(self, error, self._errors, str)


def _charmap(table):
    """The encoder and decoder of the encoding with this table, or this upper half of it."""
    if len(table) < 256:
        table = "".join(map(chr, range(128))) + table
    numbers = {c: i for i, c in reversed(list(enumerate(table))) if c != "\ufffd"}

    def encode(text, errors="strict"):
        out, at = [], 0
        while at < len(text):
            number = numbers.get(text[at])
            if number is not None:
                out.append(bytes((number,)))
                at += 1
                continue
            end = at + 1
            while end < len(text) and text[end] not in numbers:
                end += 1
            error = UnicodeEncodeError("charmap", text, at, end, "character maps to <undefined>")
            at = codecs._add_replaced(out, error, errors, lambda more: encode(more)[0])
        return b"".join(out), len(text)

    def decode(data, errors="strict"):
        data = row(data)
        out, at = _Undecoded("charmap", data, errors), 0
        while at < len(data):
            byte = data[at]
            c = table[byte]
            if c == "\ufffd":
                at = out.wrong(at, at + 1, "character maps to <undefined>")
                continue
            out.append(c)
            at += 1
        return "".join(out), len(data)

    return encode, decode


def _numbered(code):
    """The escape for a character by its number."""
    return f"\\x{code:02x}" if code < 0x100 else _wide(code)


def _wide(code):
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _escape(text, errors="strict"):
    names = {c: "\\" + name for name, c in _CONTROLS.items() if name in "nrt"} | {"\\": "\\\\"}
    out = [
        names.get(c) or (c if " " <= c <= "~" else _numbered(ord(c)))
        for c in text
    ]
    return "".join(out).encode("ascii"), len(text)


def _raw_escape(text, errors="strict"):
    out = [c if c <= "\xff" else _wide(ord(c)) for c in text]
    return "".join(out).encode("latin-1"), len(text)


def _hex_digits(text, at, count):
    """How many of the next characters are hexadecimal digits."""
    end = at
    while end < min(at + count, len(text)) and text[end] in "0123456789abcdefABCDEF":
        end += 1
    return end - at


def _numeric(text, at, sign, out):
    """Takes the escape at `at` that gives a number in digits; where to go on."""
    count = {"x": 2, "u": 4, "U": 8}[sign]
    digits = _hex_digits(text, at + 2, count)
    end = at + 2 + digits
    if digits < count:
        return out.wrong(at, end, f"truncated \\{sign}{'X' * count} escape")
    code = int(text[at + 2:end], 16)
    if code > 0x10FFFF:
        return out.wrong(at, end, out.beyond)
    out.append(chr(code))
    return end


def _named(text, at, out):
    """Takes the escape `\\N{...}`."""
    end = text.find("}", at)
    if text[at + 2:at + 3] != "{" or end < 0 or end == at + 3:
        return out.wrong(at, len(text) if end < 0 else end + 1, "malformed \\N character escape")
    import unicodedata
    try:
        out.append(unicodedata.lookup(text[at + 3:end]))
    except KeyError:
        return out.wrong(at, end + 1, "unknown Unicode character name")
    return end + 1


def _octal(text, at):
    """The number of an octal escape, and its end."""
    end = at + 1
    while end < min(at + 4, len(text)) and text[end] in "01234567":
        end += 1
    return int(text[at + 1:end], 8), end


def _unescape(data, errors="strict"):
    data = data.encode() if isinstance(data, str) else row(data)
    text = data.decode("latin-1")
    out, at = _Undecoded("unicodeescape", data, errors), 0
    while (next_at := text.find("\\", at)) >= 0:
        out.append(text[at:next_at])
        at, sign = next_at, text[next_at + 1:next_at + 2]
        if sign in ("x", "u", "U"):
            at = _numeric(text, at, sign, out)
        elif sign == "N":
            at = _named(text, at, out)
        elif not sign:
            at = out.wrong(at, at + 1, "\\ at end of string")
        else:
            at = _escaped(text, at, out, 0x10FFFF)
    out.append(text[at:])
    out.warn()
    return "".join(out), len(data)


def _escaped(text, at, out, most):
    """Adds what an escape without a number of fixed length stands for; where to go on."""
    sign = text[at + 1]
    if sign in "01234567":
        code, end = _octal(text, at)
        if code > 0xFF:
            out.doubt("octal ", text[at:end])
        out.append(chr(code & most))
        return end
    if sign in "\\'\"":
        out.append(sign)
    elif sign in _CONTROLS:
        out.append(_CONTROLS[sign])
    elif sign != "\n":
        out.doubt("", text[at:at + 2])
        out.append("\\" + sign)
    return at + 2


def _raw_unescape(data, errors="strict"):
    data = data.encode() if isinstance(data, str) else row(data)
    text = data.decode("latin-1")
    out, at = _Undecoded("rawunicodeescape", data, errors), 0
    while (next_at := text.find("\\", at)) >= 0:
        end = next_at
        while text[end:end + 1] == "\\":
            end += 1
        odd = (end - next_at) % 2 and text[end:end + 1] in ("u", "U")
        out.append(text[at:end - 1 if odd else end])
        at = _numeric(text, end - 1, text[end], out) if odd else end
    out.append(text[at:])
    return "".join(out), len(data)


def escape_encode(data, errors="strict"):
    """Bytes as the inside of a literal."""
    if not isinstance(data, bytes):
        kind = "None" if data is None else type(data).__name__
        raise TypeError(f"escape_encode() argument 1 must be bytes, not {kind}")
    # Between quotes that are not in it, so that they need no backslash.
    shown = "".join([repr(bytes((byte,)))[2:-1] for byte in data]).replace("'", "\\'")
    return shown.encode("ascii"), len(data)


def escape_decode(data, errors="strict"):
    """What the inside of a literal of bytes stands for."""
    data = data.encode() if isinstance(data, str) else row(data)
    text = data.decode("latin-1")
    out, at = _Undecoded("escape", data, errors), 0
    while (next_at := text.find("\\", at)) >= 0:
        out.append(text[at:next_at])
        at, sign = next_at, text[next_at + 1:next_at + 2]
        if not sign:
            raise ValueError("Trailing \\ in string")
        if sign != "x":
            at = _escaped(text, at, out, 0xFF)
            continue
        count = _hex_digits(text, at + 2, 2)
        if count == 2:
            out.append(chr(int(text[at + 2:at + 4], 16)))
        elif errors in (None, "strict"):
            raise ValueError(f"invalid \\x escape at position {at}")
        elif errors == "replace":
            out.append("?")
        elif errors != "ignore":
            raise ValueError(f"decoding error; unknown error handling code: {errors}")
        at += 2 + count
    out.append(text[at:])
    out.warn()
    return "".join(out).encode("latin-1"), len(data)


def readbuffer_encode(data, errors=None, /):
    """The bytes of a buffer, or those of text in UTF-8."""
    made = data.encode() if isinstance(data, str) else row(data)
    return bytes(made), len(made)


# RFC 3492: the parameters of the encoding for host names.
_BASE, _LEAST, _MOST, _SKEW, _DAMP, _BIAS, _FIRST = 36, 1, 26, 38, 700, 72, 128
_DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789"


def _adapted(delta, count, first):
    delta = delta // _DAMP if first else delta // 2
    delta += delta // count
    k = 0
    while delta > (_BASE - _LEAST) * _MOST // 2:
        delta //= _BASE - _LEAST
        k += _BASE
    return k + (_BASE - _LEAST + 1) * delta // (delta + _SKEW)


def _threshold(k, bias):
    return max(_LEAST, min(_MOST, k - bias))


def _variable_length(delta, bias):
    out, k = "", _BASE
    while delta >= (t := _threshold(k, bias)):
        delta, digit = divmod(delta - t, _BASE - t)
        out += _DIGITS[t + digit]
        k += _BASE
    return out + _DIGITS[delta]


def _to_punycode(text, errors="strict"):
    basic = [c for c in text if c < "\x80"]
    out = "".join(basic) + ("-" if basic else "")
    n, delta, bias, done = _FIRST, 0, _BIAS, len(basic)
    for code in sorted({ord(c) for c in text if c >= "\x80"}):
        delta += (code - n) * (done + 1)
        n = code
        for c in text:
            delta += ord(c) < n
            if ord(c) == n:
                out += _variable_length(delta, bias)
                bias = _adapted(delta, done + 1, done == len(basic))
                delta = 0
                done += 1
        delta += 1
        n += 1
    return out.encode("ascii"), len(text)


def _from_punycode(data, errors="strict"):
    text = row(data).decode("ascii")
    basic, _, rest = text.rpartition("-")
    out, at = list(basic), 0
    n, i, bias = _FIRST, 0, _BIAS
    while at < len(rest):
        before, weight, k = i, 1, _BASE
        while True:
            if at >= len(rest):
                raise UnicodeError("incomplete punicode string")
            digit = _DIGITS.find(rest[at].lower())
            if digit < 0:
                raise UnicodeError(f"Invalid extended code point '{rest[at]}'")
            at += 1
            i += digit * weight
            t = _threshold(k, bias)
            if digit < t:
                break
            weight *= _BASE - t
            k += _BASE
        bias = _adapted(i - before, len(out) + 1, before == 0)
        more, i = divmod(i, len(out) + 1)
        n += more
        out.insert(i, chr(n))
        i += 1
    return "".join(out), len(data)
