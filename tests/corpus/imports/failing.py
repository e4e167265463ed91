import sys
sys.path.insert(1, __file__.rsplit("/", 1)[0] + "/lib")

for attempt in range(2):
    try:
        import fails
    except ValueError as e:
        print("caught", e, "fails" in sys.modules)
try:
    import fails_deeper
except ValueError as e:
    tb = e.__traceback__
    lines = []
    while tb:
        lines.append(tb.tb_lineno)
        tb = tb.tb_next
    print(lines[:1], lines[-1:], "fails_deeper" in sys.modules, "fails" in sys.modules)
try:
    import broken_syntax
except SyntaxError as e:
    print(e.msg, e.lineno, e.offset, repr(e.text), e.end_lineno, e.filename.endswith("lib/broken_syntax.py"))
    print(e)
    print(type(e).__name__, len(e.args), e.args[0], len(e.args[1]))
print("broken_syntax" in sys.modules)

sys.modules["blocked"] = None
try:
    import blocked
except ModuleNotFoundError as e:
    print(e, e.name)
del sys.modules["blocked"]

sys.modules["put_there"] = "not a module"
import put_there
print(put_there)
from put_there import upper
print(upper())
try:
    from put_there import nothing
except ImportError as e:
    print(e)
try:
    import put_there.more
except ImportError as e:
    print(type(e).__name__, e)
try:
    __import__("")
except ValueError as e:
    print(e)
try:
    __import__(3)
except TypeError as e:
    print(e)
