# StopIteration and exceptions that cross calls and loops.
def deep(n):
    if n == 0:
        raise LookupError("deep")
    deep(n - 1)
try:
    deep(50)
except LookupError as e:
    print(e)
result = []
for i in range(6):
    try:
        if i % 3 == 0: raise ValueError(i)
        if i % 3 == 1: raise KeyError(i)
        result.append(i)
    except ValueError as e:
        result.append(f"v{e}")
    except KeyError as e:
        result.append(f"k{e}")
    else:
        result.append("else")
    finally:
        result.append("f")
print(result)
it = iter([1])
next(it)
try:
    next(it)
except StopIteration as e:
    print(repr(e))
try:
    [1 / x for x in (1, 0)]
except ZeroDivisionError as e:
    print(e)
try:
    list(map(lambda x: x.y, [1]))
except AttributeError as e:
    print(e)
try:
    sorted([1, 2], key=lambda x: 1 / 0)
except ZeroDivisionError as e:
    print(e)
count = 0
for _ in range(1000):
    try:
        try:
            raise ValueError
        except ValueError as e:
            raise KeyError from e
    except KeyError:
        count += 1
print(count)
