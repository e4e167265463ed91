# Annotations that are kept as text: written in one way, however the source writes them.
from __future__ import annotations
x1: a+b*c
x2: (a+b)*c
x3: a   if b else   c
x4: (a, b)
x5: (a,)
x6: ()
x7: a[b, c]
x8: a[(b,)]
x9: a[b:c, ::d, :, e:]
x10: a[*b]
x11: "str" | 'it"s' | 'don\'t' | u'x' | r'\n' | b'\x00"' | 'é\n\x01\u2028\xa0'
x12: 1 . real
x13: (1.5 .real, (1e400), 2j, 1e100, 10**20, 0x10, 1_000, 123456789012345678901234567890, .5, 1., 1e5j)
x14: not a and b or c and not d
x15: not (a and b)
x16: a < b <= c != d is not e not in f
x17: (a < b) < c
x18: -a ** -b ** c
x19: (-a) ** b
x20: (~(-(+a)))
x21: (a ** b ** c, (a ** b) ** c)
x22: (lambda: 0)
x23: (lambda a, b=1, /, c=2, *d, e, f=3, **g: (a, b))
x24: (lambda *, a: a)
x25: (lambda a, /: a)
x26: ([lambda: 1, (lambda: 2)()])
x27: (f(a, *b, c=1, **d))
x28: (f(x for x in y))
x29: (f((x for x in y), 1))
x30: ([i for i, j in k if l if m for n in (o if p else q)])
x31: ({i: j for i in k})
x32: ({i for i in k})
x33: ({a: b, **c, 'd': e})
x34: ({a, b})
x35: ({})
x36: ([a, *b])
x37: (f'a{b!r:>{c}}d{{}}{e}' 'x')
x38: (f'{ {a: b} }')
x39: (f'{a=}')
x40: f'{a = !s:>5}'
x41: f"{'a'}"
x42: a.b[c](d).e
x43: 0
x44: 0
x45: a @ b // c % d << e >> f & g ^ h | i
x46: (a | b) & c
x47: a - (b - c) - d
x48: ...
x49: None or True
x50: Literal["a"]  |  Callable[[int],
    str]
def f(a:   int|'x', *b: c[d], e: [1,2]=3, **k: x) -> (1,2): pass
class C:
    y: List [ int ]

for k, v in __annotations__.items(): print(k, v)
print(f.__annotations__, C.__annotations__)
