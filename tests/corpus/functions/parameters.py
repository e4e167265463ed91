# Every kind of parameter, alone and together.
def positional(a, b, c):
    return (a, b, c)

def defaults(a, b=2, c=3):
    return (a, b, c)

def variable(a, *rest):
    return (a, rest)

def keywords(a, **named):
    return (a, named)

def keyword_only(a, *, b, c=3):
    return (a, b, c)

def positional_only(a, b=2, /, c=3):
    return (a, b, c)

def everything(a, b=2, /, c=3, *rest, d, e=5, **named):
    return (a, b, c, rest, d, e, named)

print(positional(1, 2, 3), positional(c=3, b=2, a=1), positional(1, c=3, b=2))
print(defaults(1), defaults(1, 5), defaults(1, c=9), defaults(c=7, a=0))
print(variable(1), variable(1, 2), variable(1, 2, 3, 4))
print(keywords(1), keywords(1, z=26, y=25), keywords(a=1, b=2))
print(keyword_only(1, b=2), keyword_only(1, c=5, b=4), keyword_only(b=2, a=1))
print(positional_only(1), positional_only(1, 9), positional_only(1, 9, c=8))
print(everything(1, d=4))
print(everything(1, 2, 3, 4, 5, d=6, e=7, f=8, g=9))
print(everything(1, d=4, a=10, b=11))
