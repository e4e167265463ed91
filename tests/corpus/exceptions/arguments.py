# args, str and repr of the built-in exceptions, and attributes of those that have some.
for kind in (BaseException, Exception, ValueError, KeyError, IndexError, StopIteration, SystemExit, OSError, AttributeError, NameError, ImportError, ArithmeticError, LookupError, RuntimeError, UnicodeError, AssertionError, NotImplementedError, RecursionError, TimeoutError, Warning, GeneratorExit, KeyboardInterrupt, EOFError, BufferError, ConnectionError, StopAsyncIteration, SyntaxError, MemoryError):
    print(kind.__name__, kind.__bases__[0].__name__, [(str(e), repr(e), e.args) for e in (kind(), kind("a"), kind("a", 2))])
e = StopIteration(5)
print(e.value, StopIteration().value, SystemExit(3).code, SystemExit().code, SystemExit("a", "b").code)
e = OSError(2, "No such file", "name.txt")
print(e.errno, e.strerror, e.filename, str(e), repr(e), type(e).__name__, e.args)
print(type(OSError(13, "denied")).__name__, type(OSError(17, "x")).__name__, type(OSError(9999, "x")).__name__, OSError("just text").errno, isinstance(FileNotFoundError(), OSError), OSError is IOError is EnvironmentError)
e = ImportError("text", name="module", path="/p")
print(e.name, e.path, e.msg, repr(e))
try:
    None.missing
except AttributeError as e:
    print(e.name, e.obj, e)
try:
    undefined_name
except NameError as e:
    print(e.name, e)
try:
    b"\xff".decode("utf-8")
except UnicodeDecodeError as e:
    print(e.encoding, e.object, e.start, e.end, e.reason, e)
try:
    "a\u00e9".encode("ascii")
except UnicodeEncodeError as e:
    print(e.encoding, e.object, e.start, e.end, e.reason, e)
for f in (lambda: ValueError(x=1), lambda: StopIteration(x=1), lambda: OSError(x=1), lambda: ImportError(x=1), lambda: UnicodeDecodeError("a"), lambda: BaseException.__new__(int)):
    try:
        print(f())
    except TypeError as e:
        print(e)


class Custom(ValueError):
    def __init__(self, code):
        super().__init__(f"code {code}")
        self.code = code


class Silent(Exception):
    def __str__(self):
        return f"silent {self.args}"


class NoInit(Exception):
    def __init__(self, a, b):
        self.a = a


print(repr(Custom(4)), Custom(4).args, str(Silent(1, 2)), repr(Silent(1)), NoInit(1, 2).args, str(NoInit(1, 2)), repr(NoInit(1, 2)))
e = ValueError("a")
e.args = ("b", "c")
e.extra = 1
print(e, repr(e), e.__dict__)
e.args = "xy"
print(e.args)
try:
    e.args = 5
except TypeError as error:
    print(error)
print({ValueError: 1}[ValueError], ValueError.__name__, ValueError.__module__, Custom.__mro__[1].__name__, str(ValueError), ValueError("x").__class__.__qualname__)
