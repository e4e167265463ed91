# The name that except binds is gone from locals() when the handler has been left.
def left():
    for i in range(2):
        try:
            raise ValueError(i)
        except ValueError as e:
            inside = "e" in locals()
            if i == 0:
                continue
            return inside, sorted(locals())


def behind():
    try:
        raise ValueError
    except ValueError as e:
        pass
    return sorted(locals())


print(left(), behind())
