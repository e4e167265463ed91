# None and the other singletons.
print(None, repr(None), str(None), bool(None), None is None, None == None, None == 0, None != False)
print(type(None).__name__, [None, None], (None,), {None: None})
def f(): pass
print(f() is None, f())
for op in (lambda: None + 1, lambda: None[0], lambda: None.x, lambda: None(), lambda: len(None), lambda: None < None):
    try:
        op()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
print(..., Ellipsis, repr(...), ... is Ellipsis, type(...).__name__)
print(NotImplemented)
