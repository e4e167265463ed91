# Loggers, handlers, formatters, filters; where records go and what they say.
import logging, sys, io, os, tempfile, warnings
LOG = os.path.join(tempfile.mkdtemp(), "log.txt")
print(logging.getLogger("x"), logging.getLogger(), logging.getLevelName(30), logging.getLevelName("INFO"), logging.getLevelName(35))
s = io.StringIO()
logging.basicConfig(stream=s, level=logging.DEBUG, format="%(levelname)s:%(name)s:%(funcName)s:%(lineno)d:%(filename)s:%(message)s")
def f():
    logging.debug("d %d", 1); logging.info("i %s %s", "a", "b"); logging.warning("w %(x)s", {"x": 3}); logging.error("e"); logging.critical("c")
f()
log = logging.getLogger("a.b.c"); log.info("child")
try: 1/0
except ZeroDivisionError: log.exception("failed %s", 1); logging.error("again", exc_info=True)
print(s.getvalue().replace(__file__, "FILE"))
h = logging.StreamHandler(sys.stdout); h.setFormatter(logging.Formatter("{levelname:>8} {message} {name}", style="{")); h.setLevel("ERROR")
ab = logging.getLogger("a.b"); ab.addHandler(h); ab.propagate = False
log.info("no"); log.error("yes"); print(log.parent, ab.parent, ab.handlers[0] is h, log.hasHandlers(), log.getEffectiveLevel(), log.isEnabledFor(5))
ab.setLevel(logging.CRITICAL); log.error("not"); log.critical("this"); print(log, ab)
class Only(logging.Filter):
    def filter(self, r): return "keep" in r.getMessage()
ab.setLevel(0); h.addFilter(Only()); log.error("keep it"); log.error("drop it"); h.filters.clear()
h.addFilter(lambda r: r.levelno != 40); log.error("drop"); log.critical("crit")
ad = logging.LoggerAdapter(log, {"user": "bob"}); h.setFormatter(logging.Formatter("$user|$message", style="$")); ad.critical("hi %s", 3); print(ad)
h.setFormatter(logging.Formatter("%(asctime)s|%(message)s", "%Y")); 
r = logging.LogRecord("n", 20, "/p/file.py", 7, "msg %s", ("arg",), None); print(r, r.getMessage(), r.filename, r.module, r.levelname, r.threadName, r.processName)
r.created = 0.0; r.msecs = 7; fm = logging.Formatter("%(asctime)s %(message)s"); fm.converter = __import__("time").gmtime; print(fm.format(r)); print(logging.Formatter("%(asctime)s", "%d").usesTime())
for bad in (lambda: log.setLevel("NOPE"), lambda: log.setLevel(3.5), lambda: logging.Formatter("x", style="?"), lambda: logging.Formatter("plain"), lambda: logging.Formatter("{x", style="{"), lambda: logging.Formatter("$", style="$"), lambda: logging.basicConfig(force=True, nope=1), lambda: logging.basicConfig(force=True, stream=1, filename="x"), lambda: logging.getLogger(3), lambda: log.log("x", "y"), lambda: log.critical("x", extra={"message": 1}), lambda: logging.Handler().emit(1)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
logging.basicConfig(force=True, filename=LOG, filemode="w", level="INFO"); logging.info("to file ä"); logging.getLogger("q").warning("two")
print(os.path.basename(logging.root.handlers[0].baseFilename), logging.root, open(LOG).read()); logging.shutdown(); os.remove(LOG); os.rmdir(os.path.dirname(LOG))
logging.root.handlers.clear()
logging.addLevelName(25, "NOTICE"); print(logging.getLevelName(25), logging.getLevelNamesMapping()["NOTICE"])
sys.stderr = sys.stdout
logging.getLogger("z").warning("last resort"); logging.getLogger("z").info("nothing")
hs = logging.StreamHandler(); print(hs, logging.NullHandler(), hs.stream is sys.stdout)
logging.disable(logging.ERROR); logging.getLogger("z").error("disabled"); logging.disable(0)
logging.captureWarnings(True); logging.getLogger("py.warnings").addHandler(hs); hs.setFormatter(logging.Formatter("CAP %(name)s")); warnings.simplefilter("always"); warnings.warn("captured"); logging.captureWarnings(False)
print(sorted(l.name for l in logging.getLogger("a").getChildren()), logging.getLogger("a").getChild("b") is ab, sorted(logging.root.manager.loggerDict)[:4])
class L(logging.Logger):
    def hello(self): self._log(40, "hello", ())
logging.setLoggerClass(L); z = logging.getLogger("custom"); z.addHandler(hs); hs.setFormatter(None); z.hello(); print(type(z).__name__, z)
print(logging.makeLogRecord({"msg": "m", "levelno": 3}).msg)
logging.getLogger("bad").addHandler(hs)
