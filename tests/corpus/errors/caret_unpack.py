def unpack(t):
    a, b = t
    return a
unpack([1, 2, 3])
