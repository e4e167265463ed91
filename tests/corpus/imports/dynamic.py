import importlib
import sys
from importlib import import_module
sys.path.insert(1, __file__.rsplit("/", 1)[0] + "/lib")

counted = import_module("counted")
print(counted.get(), import_module("counted") is counted)
print(importlib.reload(counted) is counted, counted.get())
old = counted.get
del sys.modules["counted"]
import counted as fresh
print(fresh is counted, fresh.get(), old(), fresh.get is old)
try:
    importlib.reload(counted)
except ImportError as e:
    print(e, e.name)
for i in range(3):
    fresh.count += 10
print(fresh.get(), counted.get())

print(import_module("shop.prices").price("nail"))
print(import_module(".prices", "shop").__name__, import_module("..prices", package="shop.parts").__name__)
for arguments in [(".prices",), ("...prices", "shop.parts"), ("shop.none",), ("none",)]:
    try:
        import_module(*arguments)
    except (ImportError, TypeError) as e:
        print(type(e).__name__, e)

print(__import__("shop.parts").__name__, __import__("shop.parts", fromlist=["bolts"]).bolts.__name__)
print(__import__("shop", globals(), locals(), ["orders", "total"], 0).orders.__name__)
print(__import__("prices", {"__package__": "shop"}, None, ["price"], 1).__name__)
print(__import__("", {"__name__": "shop.x"}, None, ["price"], 1).__name__)
print(__import__("parts", {"__name__": "shop", "__path__": []}, None, (), 1).__name__)

import lazy
print(lazy.known, lazy.made_up, hasattr(lazy, "other"), dir(lazy))
try:
    lazy.other
except AttributeError as e:
    print(e)
from lazy import made_so
print(made_so)
try:
    from lazy import not_so
except ImportError as e:
    print(str(e).replace(lazy.__file__, "FILE"))

import shadow_globals as own
print(own.use(), len("abc"), own.use_abs(), abs(-3))
own.set_abs()
print(own.use_abs(), abs(-3))
del own.abs
print(own.use_abs())
own.abs = lambda x: "set from outside"
print(own.use_abs())

import __main__
print(__main__.counted is counted, sys.modules["__main__"] is __main__, __main__.__name__)
__main__.added = 5
print(added)
