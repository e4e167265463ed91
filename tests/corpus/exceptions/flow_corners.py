# Return, break and continue in finally; exceptions that replace others; names that vanish.
def returns(kind):
    try:
        if kind == "raise":
            raise ValueError("lost")
        return "try"
    finally:
        if kind != "plain":
            return "finally"


def loop(kind):
    out = []
    for i in range(4):
        try:
            if kind == "raise" and i == 1:
                raise KeyError(i)
            if kind == "break" and i == 2:
                break
            out.append(i)
        finally:
            out.append("f")
            if kind == "raise":
                continue
    else:
        out.append("else")
    return out


def nested():
    try:
        try:
            raise ValueError(1)
        finally:
            raise KeyError(2)
    except KeyError as e:
        return repr(e), repr(e.__context__), e.__cause__


def order(*raising):
    log = []
    try:
        log.append("try")
        if "try" in raising:
            raise ValueError
    except ValueError:
        log.append("except")
        if "except" in raising:
            return log + ["returned"]
    else:
        log.append("else")
        if "else" in raising:
            return log + ["returned"]
    finally:
        log.append("finally")
    return log


for kind in ("plain", "raise", "other"):
    print(kind, returns(kind))
for kind in ("plain", "raise", "break"):
    print(kind, loop(kind))
print(nested())
for raising in ((), ("try",), ("try", "except"), ("else",)):
    print(raising, order(*raising))


def vanishes():
    e = "before"
    try:
        raise ValueError("v")
    except ValueError as e:
        pass
    try:
        return e
    except UnboundLocalError as error:
        return str(error)


print(vanishes())
try:
    raise
except RuntimeError as e:
    print(e)
for bad in (5, "text", object(), int, None, [ValueError]):
    try:
        raise bad
    except TypeError as e:
        print(e)
try:
    raise ValueError from 5
except TypeError as e:
    print(e)
try:
    try:
        1 / 0
    except "text":
        pass
except TypeError as e:
    print(e, repr(e.__context__))
try:
    try:
        1 / 0
    except (ValueError, 5):
        pass
except TypeError as e:
    print(e)


class Meta(Exception):
    def __init__(self, *, required):
        self.required = required


try:
    raise Meta
except TypeError as e:
    print(e)
try:
    raise Meta(required=1)
except Meta as e:
    print(repr(e), e.args, e.required)


def chained():
    try:
        try:
            {}["a"]
        except KeyError as first:
            raise ValueError("b") from first
    except ValueError as second:
        try:
            raise TypeError("c")
        except TypeError as third:
            return third.__context__ is second, second.__cause__ is second.__context__, second.__suppress_context__


print(chained())
e = ValueError("notes")
e.add_note("one")
e.add_note("two")
print(e.__notes__)
for bad in (5, None):
    try:
        e.add_note(bad)
    except TypeError as error:
        print(error)
print(e.with_traceback(None) is e, e.__traceback__, ValueError(1) == ValueError(1), isinstance(e, Exception), issubclass(KeyError, LookupError), [c.__name__ for c in ZeroDivisionError.__mro__])
