# `except*`: what clauses get, what is raised in the end, and what may not stand in them.
import sys


def show(e, level=0):
    print("  " * level + type(e).__name__, e, getattr(e, "__notes__", ""))
    if isinstance(e, BaseExceptionGroup):
        for inner in e.exceptions:
            show(inner, level + 1)


def group():
    return ExceptionGroup("eg", [
        ValueError(1), TypeError(2), OSError(3), ExceptionGroup("nested", [
            ValueError(4), KeyError(5), ExceptionGroup("deep", [TypeError(6)])])])


def run(e):
    try:
        try:
            raise e
        except* ValueError as v:
            print("ValueError:", repr(v))
        except* (TypeError, KeyError) as t:
            print("TypeError, KeyError:", repr(t))
        else:
            print("not reached")
        finally:
            print("finally")
    except BaseException as rest:
        print("rest:", repr(rest))


run(group())
run(ValueError(7))
run(KeyError(8))
run(OSError(9))
run(ExceptionGroup("one", [ValueError(1)]))
run(BaseExceptionGroup("base", [KeyboardInterrupt(), ValueError(1)]))
run(KeyboardInterrupt())


def nothing_raised():
    try:
        pass
    except* ValueError:
        print("no")
    else:
        print("else")
    finally:
        print("finally")


nothing_raised()


def raising(how):
    try:
        try:
            raise ExceptionGroup("eg", [ValueError(1), TypeError(2), OSError(3)])
        except* ValueError as v:
            if how == "bare":
                raise
            if how == "same":
                raise v
            if how == "new":
                raise LookupError("new")
            if how == "from":
                raise LookupError("new") from v
            if how == "inner":
                raise v.exceptions[0]
        except* TypeError:
            if how in ("new", "bare"):
                raise ZeroDivisionError("second")
    except Exception as e:
        show(e)
        for inner in getattr(e, "exceptions", ()):
            print("  context", repr(inner.__context__), "cause", repr(inner.__cause__))


for how in ["no", "bare", "same", "new", "from", "inner"]:
    print(how)
    raising(how)


def naked(how):
    try:
        try:
            raise ValueError("naked")
        except* ValueError as e:
            if how == "bare":
                raise
            if how == "new":
                raise TypeError("instead")
            print(repr(e), repr(sys.exception()))
    except Exception as e:
        show(e)
    print(sys.exception())


for how in ["no", "bare", "new"]:
    naked(how)


def handled_inside():
    try:
        raise ExceptionGroup("eg", [ValueError(1), TypeError(2)])
    except* ValueError as e:
        print(repr(sys.exception()), sys.exception() is e)
        try:
            raise KeyError("in a clause")
        except KeyError as k:
            print(repr(k.__context__))
        for i in range(3):
            if i == 1:
                continue
            if i == 2:
                break
    except* TypeError as e:
        print(repr(sys.exception()), sys.exception() is e)
        f = lambda: [x for x in range(2)]
        print(f())
    try:
        e
    except UnboundLocalError as u:
        print(u)
    print(sys.exception())


handled_inside()


def wrong_types():
    for kinds in [5, int, (ValueError, "x"), ExceptionGroup, BaseExceptionGroup,
                  (TypeError, ExceptionGroup)]:
        try:
            try:
                raise ValueError("v")
            except* kinds:
                print("no")
        except TypeError as e:
            print("TypeError:", e, "/", repr(e.__context__))


wrong_types()


def nested():
    try:
        try:
            raise ExceptionGroup("outer", [ValueError(1), TypeError(2)])
        except* ValueError:
            try:
                raise ExceptionGroup("inner", [KeyError(3), OSError(4)])
            except* KeyError as k:
                print("inner", repr(k))
    except* OSError as o:
        print("outer", repr(o))
    except* TypeError as t:
        print("outer", repr(t))


nested()


class Splitting(ExceptionGroup):
    def split(self, condition):
        print("split", condition)
        return super().split(condition)

    def derive(self, excs):
        print("derive", excs)
        return Splitting(self.message, excs)


for kind in (Splitting,):
    try:
        try:
            raise kind("s", [ValueError(1), TypeError(2)])
        except* TypeError as t:
            print(repr(t))
    except Exception as e:
        print(repr(e))


def notes():
    try:
        try:
            e = ExceptionGroup("n", [ValueError(1), TypeError(2)])
            e.add_note("note")
            raise e
        except* ValueError:
            raise
    except Exception as e:
        show(e)


notes()


def generator():
    try:
        yield 1
    except* ValueError as v:
        yield repr(v)
    except* TypeError:
        yield "type"
    yield "end"


g = generator()
print(next(g), g.throw(ExceptionGroup("t", [ValueError(1), TypeError(2)])), next(g), next(g))


def evaluated():
    def kind(k):
        print("kind", k.__name__)
        return k
    try:
        raise ExceptionGroup("e", [ValueError(1)])
    except* kind(ValueError):
        print("taken")
    except* kind(TypeError):
        print("no")


evaluated()
