# Hundreds of bases.

for count in (1, 30, 31, 300):
    namespace = {}
    lines = [f"class B{i}:\n    n{i} = {i}" for i in range(count)]
    names = ", ".join(f"B{i}" for i in range(count))
    exec("\n".join(lines) + f"\nclass C({names}): pass", namespace)
    C = namespace["C"]
    print(count, len(C.__mro__), len(C.__bases__), getattr(C, f"n{count - 1}"))
    print([c.__name__ for c in C.__mro__[:3]], [c.__name__ for c in C.__mro__[-3:]])

try:
    exec(f"class D({names}, B0): pass", namespace)
except TypeError as error:
    print(error)
try:
    exec(f"class E(object, {names}): pass", namespace)
except TypeError as error:
    print(type(error).__name__, str(error)[:60])
exec(f"class F(C, {names}): pass", namespace)
print(len(namespace["F"].__mro__), namespace["F"]().n299)
