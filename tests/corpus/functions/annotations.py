# Annotations do not change what a function does.
def f(a: int, b: "text" = "x", *c: float, d: bool = True, **e: str) -> tuple:
    return a, b, c, d, e

print(f(1), f("s", 2, 3, d=0, z=1))
x: int = 5
y: int
print(x)
try:
    print(y)
except NameError as e:
    print(e)
