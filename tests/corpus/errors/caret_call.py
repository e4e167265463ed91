def g(x):
    return x
def call(f):
    return g(1) + f(1)(2)[3]
call(g)
