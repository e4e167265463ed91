# What modules of the library make of numbers at the edge, and what they say of those beyond it.

import datetime
import json
import math
import struct
from fractions import Fraction


def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except Exception as e:
        print(type(e).__name__, e)


for order in "@", "=", "<", ">", "!":
    for code in "bBhHiIlLqQnNP":
        for value in 1 << 64, -(1 << 63) - 1, -(1 << 63), -1, 1 << 63, 1 << 200, 200, "1":
            show(struct.pack, order + code, value)

far = 1 << 70
for n, k in (
    (far, far), (far, far - 1), (far, 3), (far, far - 3), (far, 1 << 69), (far, 0), (far, 1), (5, far), (5, 6), (5, 3),
    (0, 0), (10 ** 20, 2), (10 ** 40, 5), ((1 << 64) - 1, 2), (1 << 64, 2), (60, 30), (-1, 2), (2, -1), (1.0, 1),
):
    show(math.comb, n, k)
    show(math.perm, n, k)
for n in 0, 1, 25, far, 1 << 63, -1, -far, 2.0:
    show(math.factorial, n)
    show(math.perm, n)
for x in 1e308, -1e308, float("inf"), float("nan"), 180, 0.5:
    show(math.degrees, x)
    show(math.radians, x)

for a in Fraction(14), Fraction(-3, 7), Fraction(0), 5, -2:
    for b in Fraction(0), Fraction(1, 2):
        show(lambda: a / b)
        show(lambda: b / a)
        show(lambda: a // b)
        show(lambda: a % b)

zone = datetime.timezone(datetime.timedelta(hours=-3), "zone")
moment = datetime.datetime(2024, 2, 29, 1, 2, 3, 4, zone, fold=1)
print(repr(moment), repr(moment.timetz()), repr(moment.replace(tzinfo=None)), repr(moment.time()), moment.replace(fold=0))
print(eval(repr(moment.replace(tzinfo=datetime.timezone.utc))) == moment.replace(tzinfo=datetime.timezone.utc))

for text in '"a\\qb"', '"a\nb"', '"a\x01', '"\\u12"', '"\\', '["a\\x"]', '"\t"':
    for keywords in {}, {"strict": False}, {"object_pairs_hook": list}, {"parse_float": str}:
        show(json.loads, text, **keywords)
