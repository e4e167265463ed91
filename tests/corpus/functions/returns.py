# What a function returns.
def nothing(): pass
def bare(): return
def value(): return 1
def pair(): return 1, 2
def late(x):
    if x:
        return "early"
def starred(*a): return 0, *a, 9
def loops(xs):
    for x in xs:
        while True:
            if x > 2:
                return x
            break
    return None

print(nothing(), bare(), value(), pair(), late(0), late(1), starred(1, 2))
print(loops([1, 2, 3, 4]), loops([1]))
