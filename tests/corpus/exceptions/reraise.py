# Bare raise, nested handlers.
def f():
    try:
        raise ValueError("original")
    except ValueError:
        try:
            raise KeyError("inner")
        except KeyError:
            pass
        raise
try:
    f()
except ValueError as e:
    print("reraised", e, e.__context__)
try:
    raise
except RuntimeError as e:
    print(e)
def reraiser():
    raise
try:
    try:
        1 / 0
    except ZeroDivisionError:
        reraiser()
except ZeroDivisionError as e:
    print("from callee", e)
def g(depth):
    try:
        if depth == 0:
            raise ValueError("bottom")
        g(depth - 1)
    except ValueError:
        log.append(depth)
        raise
    finally:
        log.append(f"f{depth}")
log = []
try:
    g(3)
except ValueError as e:
    print(e, log)
for bad in (5, "text", None, [], int):
    try:
        raise bad
    except TypeError as e:
        print(e)
