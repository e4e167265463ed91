# The messages of a call whose arguments do not fit.
def show(call):
    try:
        print(call())
    except TypeError as e:
        print(e)

def none(): pass
def one(a): pass
def two(a, b): pass
def three(a, b, c): pass
def default(a, b=1): pass
def kwonly(*, k, l): pass
def kwonly1(a, *, k): pass
def posonly(a, b, /): pass
def posonly_c(a, /, c=1): pass
def star(a, *rest): pass
def named(a, **kw): pass

show(lambda: none(1))
show(lambda: none(1, 2))
show(lambda: one())
show(lambda: one(1, 2))
show(lambda: one(1, 2, 3))
show(lambda: two())
show(lambda: two(1))
show(lambda: two(b=1))
show(lambda: three())
show(lambda: three(b=2))
show(lambda: default())
show(lambda: default(1, 2, 3))
show(lambda: one(x=1))
show(lambda: one(1, x=1))
show(lambda: one(1, a=1))
show(lambda: two(1, 2, a=3))
show(lambda: kwonly())
show(lambda: kwonly(k=1))
show(lambda: kwonly(1, k=1, l=2))
show(lambda: kwonly1(1, 2))
show(lambda: kwonly1(1, 2, k=3))
show(lambda: posonly(a=1, b=2))
show(lambda: posonly(1, b=2))
show(lambda: posonly_c(a=1))
show(lambda: posonly())
show(lambda: star())
show(lambda: named())
show(lambda: named(1, 2))
show(lambda: none(x=1))
show(lambda: none(**{"y": 2}))
show(lambda: one(*(1, 2, 3, 4)))
show(lambda: three(**{"a": 1, "b": 2}))
