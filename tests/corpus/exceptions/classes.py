# Exception classes: own ones, args, str and repr.
class AppError(Exception):
    pass
class Coded(AppError):
    def __init__(self, code, message):
        super().__init__(message)
        self.code = code
    def __str__(self):
        return f"[{self.code}] {self.args[0]}"
for e in (AppError(), AppError("x"), AppError(1, 2), Coded(5, "five"), ValueError(), ValueError(""), KeyError("k"), KeyError(), KeyError(1, 2), StopIteration(3), Exception([1]), SystemExit(3)):
    print(repr(e), "|", str(e), "|", e.args)
try:
    raise Coded(7, "seven")
except AppError as e:
    print(e, e.code, isinstance(e, Exception), type(e).__mro__[1].__name__)
try:
    raise AppError
except Exception as e:
    print(repr(e), e.args)
print(issubclass(KeyError, LookupError), issubclass(ZeroDivisionError, ArithmeticError), issubclass(RecursionError, RuntimeError), issubclass(FileNotFoundError, OSError), IOError is OSError, issubclass(KeyboardInterrupt, Exception), issubclass(ModuleNotFoundError, ImportError), issubclass(UnboundLocalError, NameError))
class Late(Exception):
    def __init__(self): raise KeyError("from init")
try:
    raise Late
except KeyError as e:
    print("init raised", e)
e = ValueError("a")
e.extra = 5
print(e.extra, e == e, e == ValueError("a"))
