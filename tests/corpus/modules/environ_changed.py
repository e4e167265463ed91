"""os.environ: what is changed there is changed for the programs that are started."""
import os

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

os.environ["CORPUS_A"] = "one"
t(lambda: os.system('test "$CORPUS_A" = one'))
t(lambda: (os.getenv("CORPUS_A"), os.environ.get("CORPUS_A"), "CORPUS_A" in os.environ))
t(lambda: os.getenv("CORPUS_B", "none"))
t(lambda: os.environ["CORPUS_B"])
t(lambda: os.environ.setdefault("CORPUS_B", "two"))
t(lambda: os.environ.setdefault("CORPUS_B", "three"))
os.environ.update({"CORPUS_C": "c"}, CORPUS_D="d")
t(lambda: os.system('test "$CORPUS_B$CORPUS_C$CORPUS_D" = twocd'))
t(lambda: os.path.expandvars("$CORPUS_C/${CORPUS_D}/$CORPUS_NONE"))
del os.environ["CORPUS_A"]
t(lambda: os.system('test -z "$CORPUS_A"'))
t(lambda: os.environ.pop("CORPUS_B"))
t(lambda: os.environ.pop("CORPUS_B", "gone"))
t(lambda: os.environ.pop("CORPUS_B"))
t(lambda: os.system('test -z "$CORPUS_B"'))
t(lambda: os.environ.__setitem__("CORPUS_X", 1))
t(lambda: os.environ.__setitem__(1, "x"))
t(lambda: os.environ.__setitem__("A=B", "x"))
t(lambda: os.environ.__delitem__("CORPUS_NONE"))
t(lambda: type(os.environ.copy()))
t(lambda: (os.environ | {"CORPUS_E": "e"})["CORPUS_E"])
t(lambda: ({"CORPUS_E": "e"} | os.environ)["CORPUS_C"])
os.environ |= {"CORPUS_F": "f"}
t(lambda: os.system('test "$CORPUS_F" = f'))
t(lambda: sorted(k for k in os.environ if k.startswith("CORPUS_")))
t(lambda: sorted(v for k, v in os.environ.items() if k.startswith("CORPUS_")))
t(lambda: repr(os.environ)[:9])
os.environ["CORPUS_RAW"] = "\udcff"
t(lambda: ascii(os.environ["CORPUS_RAW"]))
os.environ.clear()
t(lambda: (len(os.environ), repr(os.environ), os.getenv("PATH")))
