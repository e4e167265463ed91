"""Objects of classes derived from str, bytes, int and float, where natives take those."""

import ast
import binascii
import codecs
import datetime
import decimal
import fractions
import hashlib
import itertools
import json
import math
import operator
import os
import random
import re
import struct
import sys
import time
import unicodedata
import zlib


class S(str):
    pass


class I(int):
    pass


class F(float):
    pass


class B(bytes):
    pass


attempts = [
    ("json", lambda: json.loads(S('[1]'))),
    ("jsonb", lambda: json.loads(B(b'[1]'))),
    ("dumps", lambda: json.dumps({S('a'): I(3), 'x': F(2.5)})),
    ("re", lambda: re.sub(S('a'), S('b'), S('banana'))),
    ("rem", lambda: re.match(S(r'\d+'), S('12')).group()),
    ("rec", lambda: re.compile(B(b'a')).findall(B(b'aa'))),
    ("os", lambda: os.path.basename(S('/a/b'))),
    ("osj", lambda: os.path.join(S('a'), S('b'))),
    ("ex", lambda: os.path.exists(S('/tmp'))),
    ("getenv", lambda: os.getenv(S('NOPE'), 5)),
    ("ls", lambda: type(os.listdir(S('/')))),
    ("m", lambda: math.sqrt(I(4))),
    ("mf", lambda: math.floor(F(2.5))),
    ("g", lambda: math.gcd(I(4), I(6))),
    ("cb", lambda: math.comb(I(5), I(2))),
    ("tm", lambda: time.strftime(S('%Y'), time.gmtime(I(0)))),
    ("st", lambda: struct.pack(S('<i'), I(3))),
    ("su", lambda: struct.unpack(S('<i'), B(b'abcd'))),
    ("hx", lambda: binascii.hexlify(B(b'ab'))),
    ("z", lambda: zlib.crc32(B(b'a'))),
    ("un", lambda: unicodedata.name(S('a'))),
    ("nf", lambda: unicodedata.normalize(S('NFC'), S('e'))),
    ("h", lambda: hashlib.md5(B(b'a')).hexdigest()),
    ("hn", lambda: hashlib.new(S('sha1')).name),
    ("rnd", lambda: random.Random(S('a')).random()),
    ("rnd2", lambda: random.Random(I(5)).random()),
    ("a", lambda: ast.dump(ast.parse(S('1')))),
    ("le", lambda: ast.literal_eval(S('[1]'))),
    ("cd", lambda: codecs.encode(S('a'), S('utf-8'))),
    ("d", lambda: decimal.Decimal(S('1.5'))),
    ("fr", lambda: fractions.Fraction(S('1/3'))),
    ("ev", lambda: eval(S('1+1'))),
    ("exx", lambda: exec(S('x=1'))),
    ("i", lambda: int(S('12'))),
    ("fl", lambda: float(S('1.5'))),
    ("ib", lambda: int(B(b'12'))),
    ("cp", lambda: complex(S('1j'))),
    ("ga", lambda: getattr(1, S('real'))),
    ("op", lambda: operator.attrgetter(S('real'))(1)),
    ("mc", lambda: operator.methodcaller(S('upper'))('a')),
    ("dt", lambda: datetime.datetime.fromisoformat(S('2020-01-02'))),
    ("dts", lambda: datetime.date(I(2020), I(1), I(2))),
    ("o", lambda: open(S('/dev/null'), S('r'), encoding=S('utf-8')).read()),
    ("isl", lambda: list(itertools.islice(range(10), I(3)))),
    ("fmt", lambda: format(I(5), S('>3'))),
    ("pf", lambda: S('%s %d') % (S('a'), I(3))),
    ("ff", lambda: S('{:>3}').format(I(3))),
    ("sp", lambda: S('a b').split(S(' '))),
    ("jn", lambda: S(',').join([S('a'), S('b')])),
    ("tr", lambda: S('abc').translate({97: S('x')})),
    ("enc", lambda: S('a').encode(S('utf-8'), S('strict'))),
    ("chrr", lambda: chr(I(97))),
    ("b", lambda: bytes(S('a'), S('utf-8'))),
    ("rg", lambda: list(range(I(3)))),
    ("sl", lambda: [1,2,3][I(1)]),
    ("mx", lambda: max(I(3), 2)),
    ("rd", lambda: round(F(2.567), I(2))),
    ("pw", lambda: pow(I(2), I(3), I(5))),
    ("tb", lambda: I(5).to_bytes(I(2), S('big'))),
    ("fb", lambda: int.from_bytes(B(b'ab'), S('big'))),
    ("hxs", lambda: bytes.fromhex(S('ab'))),
    ("mk", lambda: str.maketrans(S('a'), S('b'))),
    ("log", lambda: __import__('logging').getLogger(S('a')).name),
    ("np", lambda: __import__('pathlib').Path(S('/a')).name),
    ("up", lambda: __import__('urllib.parse').parse.urlparse(S('http://a/b')).netloc),
    ("env", lambda: os.environ.get(S('NOPE'))),
    ("dr", lambda: sorted(vars(type(S('N'), (), {S('a'): 1})))[0]),
    ("tz", lambda: time.sleep(I(0))),
    ("ts", lambda: time.ctime(I(0))[:3]),
    ("cx", lambda: __import__('cmath').sqrt(F(4.0))),
    ("sn", lambda: __import__('statistics').mean([I(1), I(2)])),
    ("compile", lambda: eval(compile(S("1"), S("f"), S("eval")))),
    ("import", lambda: __import__(S("os")) is os),
    ("intern", lambda: sys.intern(S("a"))),
    ("named", lambda: exec(S("x = 1"), {})),
]

for name, attempt in attempts:
    try:
        print(name, repr(attempt()))
    except Exception as error:
        print(name, type(error).__name__, error)


class Place:
    def __fspath__(self):
        return "place.py"


print(compile("1", Place(), "eval").co_filename, compile("1", b"bytes.py", "eval").co_filename)
for wrong in (3, None, object):
    try:
        compile("1", wrong, "eval")
    except TypeError as error:
        print(error)
