"""Attributes of built-in types as descriptors on the type."""
import types


def f(a, b=2, *, c=3):
    """Docs."""


def attempt(what, *more):
    try:
        print(what(*more))
    except Exception as e:
        print(type(e).__name__, e)


SHOWN = [
    (BaseException, "args"), (BaseException, "__context__"), (BaseException, "__suppress_context__"),
    (OSError, "errno"), (OSError, "filename"), (StopIteration, "value"), (SystemExit, "code"),
    (AttributeError, "obj"), (ImportError, "path"), (SyntaxError, "lineno"), (UnicodeDecodeError, "start"),
    (BaseExceptionGroup, "message"), (type, "__mro__"), (type, "__dict__"), (type, "__base__"),
    (types.FunctionType, "__code__"), (types.FunctionType, "__globals__"), (types.FunctionType, "__defaults__"),
    (types.MethodType, "__func__"), (types.GeneratorType, "gi_frame"), (types.CodeType, "co_name"),
    (types.CodeType, "co_varnames"), (range, "start"), (slice, "step"), (complex, "real"), (int, "real"),
    (property, "fget"), (staticmethod, "__func__"), (classmethod, "__dict__"), (super, "__thisclass__"),
    (object, "__class__"), (types.ModuleType, "__dict__"), (types.TracebackType, "tb_next"),
]
for owner, name in SHOWN:
    d = owner.__dict__[name]
    print(d, type(d).__name__, d.__name__, d.__objclass__.__name__, d.__qualname__, name in dir(owner))
    print(getattr(d, "__get__")(None, owner) is d)

e = OSError(2, "text", "file")
print(BaseException.args.__get__(e), OSError.errno.__get__(e), OSError.filename.__get__(e, OSError))
BaseException.args.__set__(e, [1, 2])
OSError.errno.__set__(e, 5)
print(e.args, e.errno)
OSError.errno.__delete__(e)
print(e.errno)
attempt(OSError.errno.__get__, 5)
attempt(BaseException.args.__delete__, e)
attempt(BaseExceptionGroup.message.__set__, ExceptionGroup("m", [e]), "n")
attempt(StopIteration.value.__get__, e)

print(types.FunctionType.__code__.__get__(f) is f.__code__, types.FunctionType.__defaults__.__get__(f))
types.FunctionType.__defaults__.__set__(f, (7,))
print(f.__defaults__)
attempt(types.FunctionType.__globals__.__set__, f, {})
attempt(types.FunctionType.__code__.__set__, f, 5)
attempt(range.start.__set__, range(3), 1)
attempt(slice.stop.__get__, slice(4))
attempt(range.start.__get__, None)


class C:
    def method(self):
        return 1


print(type.__dict__["__mro__"].__get__(C), type.__dict__["__name__"].__get__(C))
type.__dict__["__name__"].__set__(C, "D")
print(C.__name__, object.__class__, object.__dict__["__class__"].__get__(C()))
attempt(type.__dict__["__mro__"].__set__, C, ())
attempt(type.__dict__["__bases__"].__get__, 5)


class E(Exception):
    args = 5
    value = property(lambda self: "v")


x = E(1)
print(x.args, BaseException.args.__get__(x), x.value, repr(x))
x.args = 6
print(x.args, E.args, BaseException.args.__get__(x), vars(x))
attempt(setattr, x, "value", 1)


class Number(int):
    pass


attempt(setattr, Number(3), "real", 4)
print(int.real.__get__(Number(3)), int.__dict__["__getattribute__"], int.__new__.__name__)
print(ValueError.__dict__["__init__"], ValueError.__init__, list.__dict__["__hash__"])
print(bool.__dict__["__and__"], bool.__and__(True, False), types.CodeType.__eq__)
print(f.__type_params__, f.__builtins__["len"] is len, C.__flags__ >> 9 & 1, int.__itemsize__)
attempt(lambda: C.__abstractmethods__)
