# Unpacking into more targets than a frame has registers.
def run(source, name="r"):
    namespace = {}
    try:
        exec(source, namespace)
    except Exception as e:
        print(type(e).__name__, e)
    else:
        print(namespace[name])


def targets(prefix, count):
    return ", ".join(f"{prefix}{i}" for i in range(count))


for count in (64, 65, 255, 256, 1000):
    run(f"{targets('a', count)} = range({count})\nr = a0, a1, a{count - 1}")
    run(f"{targets('a', count)} = range({count - 1})\nr = 0")
    run(f"{targets('a', count)} = range({count + 1})\nr = 0")
    run(f"{targets('a', count)} = [0] * {count - 1}\nr = 0")
    run(f"{targets('a', count)} = [0] * {count + 1}\nr = 0")
    run(f"{targets('a', count)} = list(range({count}))\nr = a7, a{count - 1}")

run(f"{targets('a', 100)} = 5\nr = 0")
run(f"{targets('a', 255)}, *b = range(300)\nr = a254, b[0], len(b)")
run(f"{targets('a', 256)}, *b = range(300)\nr = 0")
run(f"*b, {targets('a', 300)} = range(303)\nr = b, a0, a299")
run(f"*b, {targets('a', 300)} = range(300)\nr = b, a0, a299")
run(f"*b, {targets('a', 300)} = range(299)\nr = b")
run(f"{targets('a', 100)}, *b, {targets('c', 100)} = range(210)\nr = a99, b, c0, c99")
run(f"{targets('a', 100)}, *b, {targets('c', 100)} = iter(range(150))\nr = b")
run(f"def f():\n {targets('a', 400)} = map(str, range(400))\n return a0 + a399\nr = f()")
run(f"def f():\n for {targets('a', 400)} in [range(400), 'ab']:\n  print(a0, a399)\nr = f()")
run(f"x = {{}}\n{', '.join(f'x[{i}]' for i in range(70))} = range(70)\nr = x[69], len(x)")
run(f"[{targets('a', 70)}], b = range(70), 1\nr = a69, b")
run(f"r = [a69 + a0 for {targets('a', 70)} in [range(70)] * 2]")


def counted(n):
    for i in range(n):
        yield i
    print("end")


namespace = {"counted": counted}
exec(f"{targets('a', 80)} = counted(80)\nprint(a79)", namespace)
try:
    exec(f"{targets('a', 80)} = counted(90)\nprint(a79)", namespace)
except ValueError as e:
    print(e)

pieces = "".join("{x}" for _ in range(3000))
print(len(eval(f"f'{pieces}'", {"x": 12})))
