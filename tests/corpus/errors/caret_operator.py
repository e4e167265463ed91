def subtract(a):
    total = 1 + 2 + (a   -   "x") * 3
    return total
subtract(1)
