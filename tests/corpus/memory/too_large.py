# Requests no memory could meet raise a MemoryError that can be caught.
for f in (lambda: [0] * (1 << 60), lambda: "ab" * (1 << 60), lambda: (1,) * (1 << 60)):
    try:
        f()
        print("no error")
    except MemoryError as e:
        print(type(e).__name__)
for f in (lambda: [0] * (1 << 70), lambda: "x" * (1 << 70)):
    try:
        f()
    except (MemoryError, OverflowError) as e:
        print(e)
print([0] * 3)
