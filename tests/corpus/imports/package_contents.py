"""pkgutil: what modules packages have, data beside them, names that are resolved."""
import os
import pkgutil
import shop

print([(i.name, i.ispkg, type(i.module_finder).__name__) for i in pkgutil.iter_modules(shop.__path__)])
print([i.name for i in pkgutil.walk_packages(shop.__path__, "shop.")])
print(len(pkgutil.get_data("shop", "__init__.py")) == os.path.getsize(shop.__file__))
print(pkgutil.resolve_name("os.path:join") is os.path.join, pkgutil.resolve_name("os.path.join") is os.path.join)
for name in ("1x", "os:1", "shop.nope", "nowhere_such", "os.path:nope", "a b"):
    try:
        print(name, pkgutil.resolve_name(name))
    except Exception as e:
        print(name, type(e).__name__, e)
try:
    list(pkgutil.iter_modules("x"))
except ValueError as e:
    print(e)
print(pkgutil.extend_path(["a"], "nowhere_such"), pkgutil.extend_path("a", "shop"))
