# What functions tell of their cells.
def counter(start):
    count = start

    def up(step=1):
        nonlocal count
        count += step
        return count

    return up, lambda: count


up, get = counter(3)
print(up(), get(), [c.cell_contents for c in up.__closure__], up.__code__.co_freevars)
print(up(2), up.__closure__[0].cell_contents, get.__closure__[0] is up.__closure__[0])
other, _ = counter(0)
print(other.__closure__[0] is up.__closure__[0], counter.__closure__, counter.__code__.co_freevars)


def late():
    def read():
        return value

    try:
        read.__closure__[0].cell_contents
    except ValueError as e:
        print(e)
    value = 5
    return read


print(late()())
