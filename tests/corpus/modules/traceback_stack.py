# Entries of tracebacks and stacks: summaries, limits, walking, changed chains of entries.
import io
import linecache
import sys
import traceback


def inner(n):
    if n == 0:
        return traceback.extract_stack()
    return inner(n - 1)


def names(entries):
    return [(e.name, e.line, e[1] == e.lineno, len(e)) for e in entries]


print(names(inner(2)))
print(names(traceback.extract_stack(limit=1)), names(traceback.extract_stack(limit=-1)))


def shown():
    for text in traceback.format_stack():
        print(text.split("line")[0].rsplit("/", 1)[-1], text.split(", in ")[1], end="")


shown()


def deep(n):
    if n == 0:
        raise ValueError("deep")
    deep(n - 1)


try:
    deep(8)
except ValueError as e:
    error = e
    tb = e.__traceback__
    found = traceback.extract_tb(tb)
    print(names(found)[:3], len(found), type(found).__name__, len(traceback.extract_tb(tb, 2)))
    print([e.lineno - found[0].lineno for e in traceback.extract_tb(tb, -2)])
    short = [t.split(", ", 1)[1] for t in traceback.format_tb(tb, 2)]
    print("".join(short))
    for text in traceback.format_exception(e, limit=1) + traceback.format_exception(e):
        print(text.split(", ", 1)[-1], end="")
    print([f.f_code.co_name for f, line in traceback.walk_tb(tb)][:2])
    tb.tb_next = tb.tb_next.tb_next
    print(len(traceback.extract_tb(tb)))
    tb.tb_next = None
    print(len(traceback.extract_tb(tb)))
    for wrong in (5, tb):
        try:
            tb.tb_next = wrong
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)

summary = traceback.StackSummary.from_list([("f.py", 3, "g", "x = 1"), ("h.py", 4, "k", None)])
print(summary, summary.format())
entry = traceback.FrameSummary("a.py", 7, "name", line="  text  ", locals={"v": 1, "a": "s"})
print(list(entry), entry, entry.locals, entry == ("a.py", 7, "name", "text"))
print(traceback.StackSummary([entry]).format(), traceback.format_list([("q.py", 1, "w", "z")]))
same = [traceback.FrameSummary("f.py", 3, "g", line="g()")] * 7
print("".join(traceback.StackSummary(same).format()))
traceback.print_list([("f.py", 3, "g", "x")], file=sys.stdout)

try:
    try:
        {}["key"]
    except KeyError as e:
        raise RuntimeError("outer") from e
except RuntimeError as e:
    e.add_note("a note")
    kept = traceback.TracebackException.from_exception(e)
    e.args = ("changed",)
    print(str(kept), kept.exc_type, kept.exc_type_str, list(kept.format_exception_only()))
    print(str(kept.__cause__), len(kept.stack), kept.stack[0].line, kept.__notes__)
    out = io.StringIO()
    kept.print(file=out, chain=False)
    print(out.getvalue().splitlines()[-2:])
    text = "".join(kept.format())
    print(text.count("Traceback"), "direct cause" in text)
print(traceback.format_exception_only(ValueError, ValueError("x")), traceback.format_exception_only(SyntaxError("bad")))
print(traceback.format_exception(None), traceback.format_exc())
for args in ((5,), (ValueError, ValueError("x"))):
    try:
        traceback.format_exception(*args)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
group = ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [TypeError(2)])])
print("".join(traceback.format_exception(group)))
print(linecache.getline(__file__, 1), repr(linecache.getline(__file__, 9999)), linecache.getline("nosuch.py", 1))
print(len(linecache.getlines(__file__)) > 50, __file__ in linecache.cache)
linecache.checkcache()
linecache.clearcache()
print(linecache.cache, linecache.lazycache("x.py", {"__name__": "n"}))

