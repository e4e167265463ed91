"""Numbers of random bits: arithmetic, conversions, texts and formats."""

import math
import struct

INTS = ("a + b", "a - b", "a * b", "a // b", "a % b", "divmod(a, b)", "a & b", "a | b", "a ^ b", "~a", "-a", "a << n", "a >> n", "a == b", "a < b", "a <= b",
        "a / b", "float(a)", "int(float(a))", "str(a)", "repr(b)", "hex(a)", "oct(a)", "bin(a)", "int(str(a))", "int(hex(a), 16)", "int(hex(a), 0)", "hash(a)", "hash(b)", "a.bit_length()", "a.bit_count()", "pow(a, n)", "pow(a, n, b)", "pow(a, -1, b)",
        "a.to_bytes(40, 'big', signed=True)", "int.from_bytes(a.to_bytes(40, 'little', signed=True), 'little', signed=True)", "abs(a)", "a ** 2", "round(a, -n)", "math.gcd(a, b)", "math.isqrt(abs(a))", "math.lcm(a, b)", "a == float(a)", "a < float(b)", "float(a) <= b",
        "f'{a:,}'", "f'{a:_x}'", "f'{a:+e}'", "f'{a:.3g}'", "'%d' % a", "'%x' % a", "'%e' % a", "a // 7", "a % 10 ** 9", "a * 3", "(a * b) // b == a", "(a // b) * b + a % b == a", "math.log2(abs(a))", "int(math.sqrt(abs(a)))", "complex(a, b)", "a in range(a - 3, b, 1)", "sum([a, b, 1])", "max(a, b)", "bool(a)", "a and b", "[a, b].index(b)", "{a: 1}[a]")
FLOATS = ("x + y", "x - y", "x * y", "x / y", "x // y", "x % y", "divmod(x, y)", "x ** 2", "abs(x) ** y", "x ** 3", "-x", "x == y", "x < y", "repr(x)", "str(y)", "float(repr(x)) == x", "int(x)", "round(x)", "round(x, n)", "round(x, -n)", "x.hex()", "x.as_integer_ratio()", "x.is_integer()", "hash(x)", "f'{x}'", "f'{x:e}'", "f'{x:g}'", "f'{x:f}'", "f'{x:.{n}f}'", "f'{x:.{n}e}'", "f'{x:.{n}g}'", "f'{x:,.2f}'", "f'{x:#.{n}g}'", "f'{x:%}'", "f'{x:020.3f}'", "'%r %s' % (x, y)", "'%.*f' % (n, x)", "'%12.4e|' % x", "'%g' % x", "'%#.3g' % x",
          "math.floor(x)", "math.ceil(y)", "math.trunc(x)", "math.fmod(x, y)", "math.sqrt(abs(x))", "math.modf(x)", "math.frexp(x)", "math.ldexp(x, n)", "math.copysign(x, y)", "math.hypot(x, y)", "math.isclose(x, y)", "math.fsum([x, y, 1.0])", "sum([x, y, 0.1, n])", "x == a", "x < a", "a * x", "a / x", "x // a", "x % n", "int(x) == x", "float.fromhex(x.hex())", "max(x, y, a)", "sorted([x, a, y])", "complex(x, y)", "complex(x, y) * complex(y, n)", "abs(complex(x, n))", "complex(x, y) / complex(n, 1)", "math.nextafter(x, y)", "math.ulp(x)", "round(x, n) == float(f'{x:.{n}f}')")
TEXTS = ("int(t)", "float(t)", "int(t, 0)", "int(t, 16)", "complex(t)", "float(t) if t else 0", "bytes.fromhex(t)", "int(t.encode())", "float(t.encode())")


def whole(random):
    bits = random.choice((3, 8, 16, 31, 32, 33, 47, 48, 49, 63, 64, 65, 96, 128, 200, 300))
    n = random.choice((random.getrandbits(bits), 1 << bits, (1 << bits) - 1, (1 << bits) + 1, 10 ** (bits // 4)))
    return random.choice((n, -n))


def real(random):
    kind = random.randrange(6)
    if kind == 0:
        x = struct.unpack("<d", random.randbytes(8))[0]
        return "float('nan')" if math.isnan(x) else f"float('{x}')"
    if kind == 1:
        return repr(random.choice((0.0, -0.0, 0.5, 1.5, 2.5, -0.5, 1e15, 1e16, 1e17, 123456789.0, 5e-324, 2.2250738585072014e-308, 0.1, 1 / 3)))
    if kind == 2:
        return repr(round(random.uniform(-1000, 1000), random.randrange(4)))
    if kind == 3:
        return repr(random.getrandbits(60) * 2.0 ** random.randrange(-80, 20))
    if kind == 4:
        return repr(random.randrange(-50, 50) / random.choice((2, 4, 8, 10)))
    return f"{random.randrange(1000)}e{random.randrange(-320, 300)}"


def numeral(random):
    """A text that is nearly a number."""
    parts = ("1", "0", "12", "7", "_", ".", "e", "E5", "-", "+", " ", "0x", "0b1", "f", "inf", "nan", "j", "\\n", "١", "é", "1_000", "e-3", "")
    return "".join(random.choice(parts) for _ in range(random.randrange(1, 6)))


def snippet(random):
    lines = ["import math", f"a, b, n = {whole(random)}, {whole(random)}, {random.randrange(0, 20)}", f"x, y = {real(random)}, {real(random)}", f"t = '{numeral(random)}'"]
    for _ in range(6):
        lines.append(f"show(lambda: {random.choice(random.choice((INTS, INTS, FLOATS, FLOATS, TEXTS)))})")
    return "\n".join(lines)
