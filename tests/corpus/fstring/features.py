# f-strings: nesting, quotes, specs within specs, =, conversions, braces.
x, y, name, items = 10, 3.14159, "W\u00f6rld", [1, 2, 3]
print(f"{x}{y}", f"{x + 1} {x * y:.2f} {name!r} {name!a} {name!s:>8}", f"{{{x}}} {{}} {x}}}", f"{x:>{x}}|{y:{x}.{2 + 1}f}|")
print(f"{x=} {y = :.2f} {name=} {name = !s} {x + 1 = } {items[0]=:>5}", f"{x=!r:^10}|")
print(f"{'nested ' + f'{x}'} {f'{f"{x}"}'} {"double"} {'it''s'}", f"{', '.join(f'<{i}>' for i in items)}", f'{"a" if x else "b"}')
print(f"{(lambda v: v * 2)(x)} {[i for i in items if i > 1]} { {'k': 1}['k'] } {(1, 2)} {x!r}{y!s}")
print(f"{x:#x} {x:08b} {x:+} {x:,} {y:e} {y:10.3} {x:c} {name:*^12} {name:.2}", f"{x:{'>' + str(5)}}|", f"{True:d} {None} {True}")
print(rf"\d{x}\n", f"\t{x}\u00e9\N{BULLET}", "a" f"{x}" "b" f"{y:.1f}" r"\c", f"{x}" "{x}", f"" "", f"")
print(f"""multi
{x
   + 1}
  {items!r}""")
print(f"{x:%H}" if False else "skipped", f"{x!r:}", f"{'a\nb'}", f"{'{}'}", f"{'}'}", f"{x if x > 5 else 'small'}", f"{x:{'{'}>{5}}")


class Spec:
    def __format__(self, spec):
        return f"[{spec}]"


s = Spec()
print(f"{s}", f"{s:abc}", f"{s:{x}}", f"{s:{x}-{name}}", f"{s:%Y-%m-%d %H:%M}", f"{s!r:.7}", f"{s: }", f"{s::}", f"{s:{'a'}{'b'}}", f"{s:{{}}}" if False else "")
for f in (lambda: f"{x:q}", lambda: f"{name:d}", lambda: f"{items:5}", lambda: f"{undefined}", lambda: f"{x.nothing}", lambda: f"{1 / 0}", lambda: f"{y:.{-1}f}", lambda: f"{x:.{name}}"):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
n = 5
print(f"{(n := 7)} {n}", f"{n:=+5}", f"{n!r}", f"{lambda_ if (lambda_ := n) else 0}", f"{n:{n}}", f"{yes()}" if (yes := lambda: "called") else "")


def order(v):
    print("eval", v)
    return v


print(f"{order(1)}{order(2):{order(3)}}{order(4)!r}")
