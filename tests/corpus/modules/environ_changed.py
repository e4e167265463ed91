"""os.environ: what is changed there is changed for the programs that are started."""
import os

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

os.environ["STACKLINE_A"] = "one"
t(lambda: os.system('test "$STACKLINE_A" = one'))
t(lambda: (os.getenv("STACKLINE_A"), os.environ.get("STACKLINE_A"), "STACKLINE_A" in os.environ))
t(lambda: os.getenv("STACKLINE_B", "none"))
t(lambda: os.environ["STACKLINE_B"])
t(lambda: os.environ.setdefault("STACKLINE_B", "two"))
t(lambda: os.environ.setdefault("STACKLINE_B", "three"))
os.environ.update({"STACKLINE_C": "c"}, STACKLINE_D="d")
t(lambda: os.system('test "$STACKLINE_B$STACKLINE_C$STACKLINE_D" = twocd'))
t(lambda: os.path.expandvars("$STACKLINE_C/${STACKLINE_D}/$STACKLINE_NONE"))
del os.environ["STACKLINE_A"]
t(lambda: os.system('test -z "$STACKLINE_A"'))
t(lambda: os.environ.pop("STACKLINE_B"))
t(lambda: os.environ.pop("STACKLINE_B", "gone"))
t(lambda: os.environ.pop("STACKLINE_B"))
t(lambda: os.system('test -z "$STACKLINE_B"'))
t(lambda: os.environ.__setitem__("STACKLINE_X", 1))
t(lambda: os.environ.__setitem__(1, "x"))
t(lambda: os.environ.__setitem__("A=B", "x"))
t(lambda: os.environ.__delitem__("STACKLINE_NONE"))
t(lambda: type(os.environ.copy()))
t(lambda: (os.environ | {"STACKLINE_E": "e"})["STACKLINE_E"])
t(lambda: ({"STACKLINE_E": "e"} | os.environ)["STACKLINE_C"])
os.environ |= {"STACKLINE_F": "f"}
t(lambda: os.system('test "$STACKLINE_F" = f'))
t(lambda: sorted(k for k in os.environ if k.startswith("STACKLINE_")))
t(lambda: sorted(v for k, v in os.environ.items() if k.startswith("STACKLINE_")))
t(lambda: repr(os.environ)[:9])
os.environ["STACKLINE_RAW"] = "\udcff"
t(lambda: ascii(os.environ["STACKLINE_RAW"]))
os.environ.clear()
t(lambda: (len(os.environ), repr(os.environ), os.getenv("PATH")))
