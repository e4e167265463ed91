# Configuration files: sections, options, interpolation, writing, errors.
import configparser as C, io, os, tempfile
text = """
; comment
[DEFAULT]
Base = /srv
compress = yes
[simple]
key=value
spaces in keys = allowed
  spaces in values=allowed as well
multi = line1
    line2

    line4
num: 42
pi : 3.14
[paths]
dir = %(base)s/data
file = %(dir)s/x.txt
pct = 100%%
empty =
flag = off
"""
p = C.ConfigParser(); p.read_string(text)
print(p.sections(), p.options("simple"), p["simple"]["key"], p["simple"].getint("num"), p.getfloat("simple", "pi"), p["simple"].getboolean("compress"), p.getboolean("paths", "flag"))
print(p.get("paths", "file"), p.get("paths", "file", raw=True), p["paths"]["pct"], repr(p["paths"]["empty"]), repr(p["simple"]["multi"]), p.items("paths"), dict(p["paths"]))
print(p.get("no", "x", fallback="fb"), p["simple"].get("nokey"), p["simple"].get("nokey", "d"), "key" in p["simple"], "KEY" in p["simple"], p.has_option("simple", "base"), p.has_section("DEFAULT"), p["DEFAULT"], len(p), list(p), p.defaults())
p.add_section("new"); p.set("new", "a", "1"); p["new"]["b"] = "x\ny"; p["other"] = {"k": 1, "l": "2"}; p.remove_option("simple", "pi"); del p["paths"]["empty"]; print(p.remove_section("zzz"), p.get("paths", "file", vars={"base": "/v"}))
f = io.StringIO(); p.write(f); print(f.getvalue()); f = io.StringIO(); p.write(f, space_around_delimiters=False); print(f.getvalue()[:60])
e = C.ConfigParser(interpolation=C.ExtendedInterpolation(), allow_no_value=True, delimiters=("=",), inline_comment_prefixes=("#",), converters={"list": lambda s: s.split(",")}); e.read_string("[a]\nx = 1,2 # c\ny = ${x}!${b:z}\nalone\n[b]\nz = Z$$\n"); print(e["a"]["y"], e["a"]["alone"], e["a"].getlist("x"), e.getlist("a", "x"), e.options("a")); f = io.StringIO(); e.write(f); print(f.getvalue())
r = C.RawConfigParser(); r.optionxform = str; r.read_string("[S]\nKey = %(raw)s\n"); print(r.items("S"), r.get("S", "Key"))
u = C.ConfigParser(allow_unnamed_section=True); u.read_string("a = 1\n[s]\nb = 2\n"); print(u.get(C.UNNAMED_SECTION, "a"), u.sections())
d = C.ConfigParser({"x": "1"}, strict=False, empty_lines_in_values=False, default_section="common"); d.read_string("[a]\nk = 1\n\n  2 = 3\n[a]\nk = 5\n"); print(d.items("a"), d["common"])
def t(f):
    try: print(repr(f()))
    except Exception as x: print(type(x).__name__, x, getattr(x, "args", None))
for s in ("key = 1\n", "[a]\nx\n", "[a]\nk=1\n[a]\n", "[a]\nk=1\nk=2\n", "[a]\n= 3\nzz\n", "[a]\nk=%(no)s\n", "[a]\nk=%x\n", "[a]\nk=%(k)s\n", "[a]\nk=%(\n"): t(lambda: (q := C.ConfigParser(), q.read_string(s), q.get("a", "k"))[2])
for g in (lambda: p.get("no", "x"), lambda: p.get("simple", "zz"), lambda: p["zz"], lambda: p["simple"]["zz"], lambda: p.add_section("new"), lambda: p.add_section("DEFAULT"), lambda: p.set("new", "a", 1), lambda: p.set("new", "a", "%bad"), lambda: p.getboolean("simple", "key"), lambda: p.add_section(3), lambda: p.getint("simple", "key"), lambda: C.ConfigParser(interpolation=3), lambda: p.__delitem__("DEFAULT"), lambda: p.options("q"), lambda: p.items("q")): t(g)
with tempfile.TemporaryDirectory() as td:
    fn = os.path.join(td, "c.ini"); open(fn, "w").write("[x]\ny = 1\n"); q = C.ConfigParser(); print([os.path.basename(n) for n in q.read([fn, "nofile"])], q["x"]["y"])
    with open(fn) as fh: q = C.ConfigParser(); q.read_file(fh); print(q.getint("x", "y"), q["x"], q["x"].name)
print(p.popitem()[0], [(k, dict(v)) for k, v in q.items()], "x" in q, q == C.ConfigParser())
