# The name after `as` is deleted at the end of the handler.
try:
    1 / 0
except ZeroDivisionError as e:
    print(e)
try:
    e
except NameError as x:
    print(x)
def f():
    e = "before"
    try:
        raise ValueError("v")
    except ValueError as e:
        pass
    try:
        return e
    except UnboundLocalError as x:
        return str(x)
print(f())
def g():
    try:
        raise ValueError("kept")
    except ValueError as e:
        kept = e
    return kept
print(g(), repr(g()))
def h():
    for i in range(2):
        try:
            raise ValueError(i)
        except ValueError as e:
            if i == 0:
                continue
            return i
print(h())
try:
    raise ValueError
except ValueError as e:
    del e
print("fine")
