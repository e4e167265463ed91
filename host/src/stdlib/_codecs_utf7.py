"""UTF-7 (RFC 2152): what is not ASCII stands between `+` and `-`, in base 64 of UTF-16."""

import codecs
from _buffer import row

# The module whose functions these are.
__name__ = "codecs"

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_VALUES = {ord(c): i for i, c in enumerate(_DIGITS)}
# What stands for itself when written: all that can be seen of ASCII but three, and blanks.
_DIRECT = frozenset(map(chr, range(33, 127))) - set("+\\~") | set("\t\n\r ")


def _units(c):
    """A character in UTF-16."""
    number = ord(c)
    if number < 0x10000:
        return (number,)
    number -= 0x10000
    return 0xD800 | number >> 10, 0xDC00 | number & 0x3FF


def _shifted(text):
    """Text in base 64, without what is around it."""
    units = [unit for c in text for unit in _units(c)]
    bits = 16 * len(units)
    rest = -bits % 6
    number = 0
    for unit in units:
        number = number << 16 | unit
    number <<= rest
    count = (bits + rest) // 6
    return "".join([_DIGITS[number >> 6 * (count - 1 - i) & 63] for i in range(count)])


def encode(text, errors="strict"):
    if not isinstance(text, str):
        raise TypeError(f"utf_7_encode() argument 1 must be str, not {type(text).__name__}")
    out, at = [], 0
    while at < len(text):
        c = text[at]
        if c in _DIRECT or c == "+":
            out.append("+-" if c == "+" else c)
            at += 1
            continue
        end = at
        while end < len(text) and text[end] not in _DIRECT:
            end += 1
        out += "+", _shifted(text[at:end])
        after = text[end:end + 1]
        if not after or after in _DIGITS or after == "-":
            out.append("-")
        at = end
    return "".join(out).encode("ascii"), len(text)


class _Decoding:
    """Decodes bytes from the first to the last."""

    def __init__(self, data, errors):
        self.data, self.errors, self.out = data, errors, []
        self.shift = None

    def wrong(self, start, end, reason):
        """Adds what the handler gives for bytes that are wrong; where to go on."""
        self.shift = None
        error = UnicodeDecodeError("utf7", self.data, start, end, reason)
        return codecs._add_replaced(self.out, error, self.errors, str)

    def begin(self, at):
        """Goes into base 64 at a `+`."""
        after = self.data[at + 1:at + 2]
        if after == b"-":
            self.out.append("+")
            return at + 2
        if after and after[0] not in _VALUES:
            return self.wrong(at, at + 2, "ill-formed sequence")
        self.shift = at
        self.known = len(self.out)
        self.bits = self.number = 0
        self.high = None
        return at + 1

    def digit(self, value):
        self.number = self.number << 6 | value
        self.bits += 6
        if self.bits < 16:
            return
        self.bits -= 16
        unit = self.number >> self.bits
        self.number &= (1 << self.bits) - 1
        high, self.high = self.high, None
        if high is not None:
            if 0xDC00 <= unit < 0xE000:
                self.out.append(chr(0x10000 + ((high & 0x3FF) << 10 | unit & 0x3FF)))
                return
            self.out.append(chr(high))
        if 0xD800 <= unit < 0xDC00:
            self.high = unit
        else:
            self.out.append(chr(unit))

    def end(self, at):
        """Leaves base 64 at what is none of its digits."""
        byte = self.data[at]
        if self.bits >= 6:
            return self.wrong(self.shift, at + 1, "partial character in base64 sequence")
        if self.number:
            return self.wrong(self.shift, at + 1, "non-zero padding bits in shift sequence")
        self.shift = None
        if self.high is not None and byte < 128 and byte != 43:
            self.out.append(chr(self.high))
        return at + (byte == 45)

    def run(self):
        data, at = self.data, 0
        while at < len(data):
            byte = data[at]
            if self.shift is not None:
                value = _VALUES.get(byte)
                if value is None:
                    at = self.end(at)
                else:
                    self.digit(value)
                    at += 1
            elif byte == 43:
                at = self.begin(at)
            elif byte < 128:
                self.out.append(chr(byte))
                at += 1
            else:
                at = self.wrong(at, at + 1, "unexpected special character")


def decode(data, errors="strict", final=True):
    data = row(data)
    decoding = _Decoding(data, errors)
    while True:
        decoding.run()
        start = decoding.shift
        if start is None:
            return "".join(decoding.out), len(data)
        if not final:
            # It is read again when there is more.
            return "".join(decoding.out[:decoding.known]), start
        if decoding.high is None and decoding.bits < 6 and not decoding.number:
            return "".join(decoding.out), len(data)
        if decoding.wrong(start, len(data), "unterminated shift sequence") >= len(data):
            return "".join(decoding.out), len(data)
