def multi(a, b):
    return (
        a
        + b
        + 1
    )
print(multi(
    1,
    "x",
))
