# Corners of plain generators: state attributes, throw and close in every place.
def outcome(f, *args):
    try:
        return "value", f(*args)
    except BaseException as e:
        return type(e).__name__, str(e), getattr(e, "value", "-")

def plain():
    got = yield 1
    print("got", got)
    yield 2
    return 3
g = plain()
print(g.gi_running, g.gi_suspended, g.gi_frame is None, g.gi_yieldfrom, g.gi_code.co_name)
print(outcome(g.send, 1))
print(next(g), g.gi_suspended, outcome(g.send, "x"), outcome(g.send, None))
print(g.gi_frame, g.gi_suspended, outcome(next, g), outcome(g.send, 5), g.close())
print(g.__name__, g.__qualname__)

def returns_on_close():
    try:
        yield 1
    except GeneratorExit:
        return "closed value"
g = returns_on_close()
print(g.close(), outcome(next, g))
g = returns_on_close(); next(g)
print(g.close(), g.close())
def changes():
    try:
        yield
    finally:
        raise KeyError("in finally")
g = changes(); next(g)
print(outcome(g.close))
def ignores():
    for i in range(2):
        try:
            yield 1
        except GeneratorExit:
            pass
g = ignores(); next(g)
print(outcome(g.close), next(g, "over"))

def catches():
    while True:
        try:
            x = yield "ready"
        except ValueError as e:
            x = yield "caught %r" % e
        except LookupError as e:
            print(type(e.__context__).__name__, e.__traceback__ is not None)
g = catches(); next(g)
print(g.throw(ValueError), g.send(None), g.throw(ValueError, "text"), next(g))
print(g.throw(ValueError, ValueError(1, 2)), next(g), g.throw(ValueError, (3, 4)), next(g))
print(g.throw(KeyError("k")))
for args in ((1,), (int,), (ValueError(1), 2), (ValueError, 1, 2), ()):
    print(outcome(g.throw, *args))
g = catches()
print(outcome(g.throw, ValueError("not started")), outcome(next, g))

# the context of an exception thrown in while another is handled
def handles():
    try:
        yield 1
    except ValueError as e:
        print("context", repr(e.__context__))
        yield 2
g = handles(); next(g)
try:
    raise KeyError("outer")
except KeyError:
    g.throw(ValueError("inner"))
def own_handling():
    try:
        1 / 0
    except ZeroDivisionError:
        import sys
        print("before", repr(sys.exception()))
        yield
        print("after", repr(sys.exception()))
        yield
        raise
import sys
g = own_handling(); next(g)
print("outside", sys.exception())
try:
    raise KeyError
except KeyError:
    next(g)
    print("outer", repr(sys.exception()))
print(outcome(next, g))

# running itself in all ways
def reenters(how):
    try:
        how(me)
    except ValueError as e:
        print(e)
    yield me.gi_running
for how in (next, lambda g: g.send(None), lambda g: g.throw(KeyError), lambda g: g.close(), list):
    me = reenters(how)
    print(next(me))

# yield in all sorts of places
def places():
    x = [(yield 1), (yield 2)]
    y = {(yield 3): (yield 4)}
    z = (yield 5) + (yield 6) if (yield 7) else (yield 8)
    print(f"{(yield 9)!r}", x, y, z, (yield), (lambda: 1)())
    while (yield 10):
        break
    return (yield 11)
def drive(g):
    n, out = None, []
    try:
        while True:
            out.append(g.send(n))
            n = (n or 0) + 1
    except StopIteration as e:
        return out, e.value
print(drive(places()))

def finally_yields():
    try:
        yield 1
        return "lost"
    finally:
        yield 2
        print("end of finally")
print(list(finally_yields()), drive(finally_yields()))
g = finally_yields(); next(g)
print(outcome(g.throw, KeyError("kept")), outcome(next, g))
def overrides():
    try:
        yield 1
    finally:
        return "override"
g = overrides(); next(g)
print(outcome(g.throw, KeyError("dropped")))

# yield from what has no send, throw or close
def over(it):
    r = yield from it
    return "result", r
g = over([1, 2]); next(g)
print(outcome(g.send, "x"))
g = over([1, 2]); next(g)
print(outcome(g.throw, ValueError("v")), g.gi_frame)
g = over(iter([1, 2, 3])); next(g)
print(g.gi_yieldfrom.__class__.__name__, g.close())
class Delegate:
    def __iter__(self):
        return self
    def __next__(self):
        return "next"
    def send(self, v):
        if v == "stop":
            raise StopIteration("sent stop")
        return "sent", v
    def throw(self, *args):
        print("throw", args)
        raise StopIteration("thrown stop")
    def close(self):
        print("closed")
g = over(Delegate())
print(next(g), g.send(1), outcome(g.send, "stop"))
g = over(Delegate()); next(g)
print(outcome(g.throw, ValueError("v")))
g = over(Delegate()); next(g)
print(g.close())
class BadClose(Delegate):
    def close(self):
        raise KeyError("bad close")
g = over(BadClose()); next(g)
print(outcome(g.close))
class NoSend:
    def __iter__(self):
        return iter(())
print(outcome(next, over(NoSend())), outcome(next, over(5)))
def inner():
    try:
        yield 1
    except ValueError:
        yield "inner caught"
    return "inner result"
g = over(over(inner()))
print(next(g), g.gi_yieldfrom.gi_yieldfrom.__name__, g.throw(ValueError), outcome(next, g))
