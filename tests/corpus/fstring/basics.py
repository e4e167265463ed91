# f-strings.
x, name, pi = 5, "World", 3.14159265
d = {"k": [1, 2]}
print(f"hello {name}", f"{x}", f"{x}{x}", f"", f"{{}}", f"{{{x}}}", f"{x + 1} {x * 2 if x > 3 else 0} {len(name)}")
print(f"{pi:.2f} {pi:8.3f}| {x:03d} {x:>5}| {x:<5}| {name:^11}| {name!r} {name!s:>8} {name!r:^10}| {x:+} {x:b} {255:#x}")
print(f"{x=} {x = } {pi=:.2f} {name=} {name=!s} {x+1=} {d['k']=}")
w, p = 10, 3
print(f"{pi:{w}.{p}f}| {name:{'>'}{w}}| {x:{w}}|")
print(f"{d['k'][1]} {d["k"]} {'nested ' + f'{x} {f"{name}"}'} {(lambda y: y * 2)(x)} {[i for i in range(3)]} { {'a': 1}['a'] }")
print(f"a" "b" f"{x}" 'c', rf"\n{x}", f"\t|{x}\n|", f"{x!a} {'é'!a}")
print(f"""multi
{x}
{name}""")
print(f"{'a' if x else 'b'} {x:,} {1000000:,} {1e10:.3e} {0.5:.0%} {True} {None} {[1, 'a']} {(1,)}")
print(f"{x!r:>5}|{x:>{w}}|{'{'}|{'}'}|{x:%}|{-x:=+6}|{3:05}|{2.5:08.2f}|{'s':5}|")
for f in (lambda: f"{x:z}", lambda: f"{name:d}", lambda: f"{undefined}", lambda: f"{[]:5}", lambda: f"{None:>5}", lambda: f"{1.5:d}"):
    try:
        print(f())
    except (ValueError, NameError, TypeError) as e:
        print(type(e).__name__, e)
