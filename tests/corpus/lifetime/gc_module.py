# The module gc, as far as its answers do not depend on how objects are found.
import gc
import sys

print(gc.isenabled())
gc.disable()
print(gc.isenabled())
gc.enable()
print(gc.isenabled())
print(type(gc.collect()), type(gc.collect(0)), gc.collect(2) >= 0)
for bad in (-1, 3):
    try:
        gc.collect(bad)
    except ValueError as e:
        print(e)
try:
    gc.collect("x")
except TypeError as e:
    print(type(e).__name__)
print(gc.collect(generation=1) >= 0)
counts = gc.get_count()
print(type(counts).__name__, len(counts), all(isinstance(n, int) for n in counts))
before = gc.get_threshold()
print(type(before).__name__, len(before))
gc.set_threshold(500, 5, 5)
print(gc.get_threshold()[:2])
gc.set_threshold(*before)
print(gc.garbage, gc.callbacks)
print(gc.get_debug())
gc.set_debug(0)
print([sorted(s) == ["collected", "collections", "uncollectable"] for s in
       ({k: v for k, v in s.items() if k in ("collected", "collections", "uncollectable")}
        for s in gc.get_stats())])
print(gc.is_tracked([]), gc.is_tracked(1), gc.is_tracked("a"), gc.is_finalized([]))


class C:
    def __del__(self):
        global kept
        kept = self


c = C()
print(gc.is_tracked(c), gc.is_finalized(c))
del c
gc.collect()
print(gc.is_finalized(kept))
gc.freeze()
gc.unfreeze()
print(gc.DEBUG_SAVEALL, gc.DEBUG_LEAK)
print(sys.getrefcount(c := C()) > 0)
