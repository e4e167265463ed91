# __context__, __cause__ and __suppress_context__.
def show(e):
    parts = []
    while e is not None:
        parts.append((repr(e), e.__suppress_context__, repr(e.__cause__)))
        e = e.__context__
    print(parts)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("k")
except KeyError as e:
    show(e)
try:
    try:
        1 / 0
    except ZeroDivisionError as z:
        raise KeyError("k") from z
except KeyError as e:
    show(e)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("k") from None
except KeyError as e:
    show(e)
try:
    try:
        raise ValueError("a")
    finally:
        raise TypeError("b")
except TypeError as e:
    show(e)
try:
    raise ValueError("v") from KeyError
except ValueError as e:
    show(e)
    print(type(e.__cause__).__name__)
try:
    raise ValueError from 5
except TypeError as e:
    print(e)
try:
    try:
        raise ValueError("first")
    except ValueError as e:
        raise e
except ValueError as e:
    show(e)
def f():
    try:
        raise ValueError("inner")
    except ValueError:
        pass
    raise KeyError("no context")
try:
    f()
except KeyError as e:
    show(e)
