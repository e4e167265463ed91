# What __new__ and __init__ of the built-in exceptions set, together and alone.

try: SyntaxError("bad bad", ("bad.py", 1, 2))
except TypeError as e: print(e)
try: SyntaxError("bad bad", ("bad.py", 1, 2, 4, 5, 6, 7))
except TypeError as e: print(e)
try: SyntaxError("bad bad", ("bad.py", 1, 2, 4, 5, 6, 7, 8))
except TypeError as e: print(e)
try: SyntaxError("bad bad", ())
except TypeError as e: print(e)
try: SyntaxError("bad bad", (1,2,3,4,5))
except TypeError as e: print(e)
try: SyntaxError("bad bad", 5)
except TypeError as e: print(e)
e = SyntaxError("bad bad", [1,2,3,4]); print(e.text, e.print_file_and_line)
for k in (UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError, StopIteration, SystemExit, OSError, ImportError, AttributeError, NameError, SyntaxError):
    e = k.__new__(k, 1, 2)
    print(repr(e), repr(str(e)), {n: getattr(e, n) for n in ('value', 'code', 'errno', 'msg', 'name', 'lineno') if hasattr(e, n)})
class A(OSError):
    def __init__(self, *a): pass
e = A(1, 'x'); print(repr(e), e.errno, str(e), type(e))
class A(OSError):
    def __new__(cls, *a): return super().__new__(cls, *a)
e = A(2, 'x'); print(repr(e), e.errno, str(e), type(e))
class A(ImportError):
    def __init__(self, *a): pass
e = A('m'); print(repr(e), e.msg, str(e), type(e))
class A(UnicodeDecodeError):
    def __init__(self, *a): pass
e = A('m'); print(repr(e), e.args, str(e))
try: e.start
except Exception as x: print(type(x), x)
try: e.encoding
except Exception as x: print(type(x), x)
try: e.reason
except Exception as x: print(type(x), x)
class A(StopIteration):
    def __init__(self, *a): pass
e = A('m'); print(repr(e), e.value)
class A(Exception):
    def __init__(self, *a): pass
e = A('m', 2); print(repr(e), e.args)
e = ImportError('test', name='name', path='path'); e.__init__(); print(e.msg, e.name, e.path, e.args)
e = NameError('test', name='name'); e.__init__(); print(e.name, e.args)
e = AttributeError('test', name='name', obj=3); e.__init__(4); print(e.name, e.obj, e.args)
e = SyntaxError('test', ('f',1,2,'t')); e.__init__(); print(e.msg, e.filename, e.args)
e = StopIteration(3); e.__init__(); print(e.value)
e = SystemExit(3); e.__init__(); print(e.code)
e = OSError(3,'m'); e.__init__(); print(e.errno, e.args)
e = ValueError(1); e.__notes__ = 42
try: e.add_note('x')
except TypeError as x: print(x)
e.__notes__ = ('x',)
try: e.add_note('x')
except TypeError as x: print(x)
class A(OSError):
    def __new__(cls, *a): return super().__new__(cls, *a)
    def __init__(self, *a): self.z = 1
e = A(2, 'x', 'f'); print(repr(e), e.errno, str(e), e.filename)
class B(OSError):
    def __init__(self, a, b): super().__init__(a, b); self.z = 1
e = B(2, 'x'); print(repr(e), e.errno, str(e), e.filename, type(e))
class C(FileNotFoundError):
    def __init__(self, name): super().__init__(2, 'gone', name)
e = C('n'); print(repr(e), e.errno, str(e), e.filename, e.args)
e = C.__new__(C, 1, 2); print(repr(e), e.errno)
