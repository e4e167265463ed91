# Format specifications of fractions, and what their numbers support.
import typing
from fractions import Fraction

VALUES = [Fraction(n, d) for n, d in (
    (0, 1), (1, 1), (-3, 1), (2, 3), (-2, 3), (1, 200), (249, 200), (-251, 200), (527, 200),
    (1234567, 1), (-1234, 5679), (19999999, 200000), (6172839, 5000), (104348, 33215),
    (1, 10 ** 30), (10 ** 30, 7), (123, 1),
)]
SPECS = """
| 5|<9|>9|^9|=9|*^12|+| +|-|-8|#|_|,|+_|x=+12,
f .0f .2f .50f 0=12,.2f 012,.2f +.3f z.1f #.0f 10.3f _.4f .1% %
e .0e .6e .3E #.0e +.2e 015.3e g .3g #.3g .10G G .0g
X>010f 0<010f =010f >00.2f 006f .010f .02f 05 .f d x s 5s .2 z,
""".replace("\n", " ").replace("|", " ").split(" ")
for spec in dict.fromkeys(SPECS):
    row = []
    for value in VALUES:
        try:
            row.append(format(value, spec))
        except ValueError as e:
            row.append(str(e))
            break
    print(repr(spec), row)
for protocol in (typing.SupportsInt, typing.SupportsFloat, typing.SupportsComplex, typing.SupportsBytes,
                 typing.SupportsIndex, typing.SupportsAbs, typing.SupportsRound):
    print(protocol.__name__, [isinstance(v, protocol) for v in (Fraction(1), 1, 1.0, 1j, "1", b"1")])
    try:
        protocol()
    except TypeError as e:
        print(e)
