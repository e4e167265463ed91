# How a group that nothing catches is printed.
def fail(n):
    if n == 0:
        raise ValueError("multi\nline")
    raise KeyError(n)


def collect():
    errors = []
    for n in range(3):
        try:
            fail(n)
        except Exception as e:
            e.add_note(f"note {n}\nsecond line")
            errors.append(e)
    return errors


try:
    try:
        raise ExceptionGroup("first", collect())
    except* ValueError as v:
        raise TypeError("instead") from v
    except* KeyError:
        raise
except Exception as e:
    outer = e
inner = ExceptionGroup("unraised", [OSError(2, "x"), ExceptionGroup("deep", [SystemExit(3)][:0] or [IndexError()])])
outer.add_note("on the outside")
wide = ExceptionGroup("wide", [ValueError(i) for i in range(18)])
deep = ValueError("deepest")
for i in range(12):
    deep = ExceptionGroup(f"level {i}", [deep])
try:
    raise outer from inner
except Exception as e:
    raise ExceptionGroup("last", [e, wide, deep, ValueError("end")])
