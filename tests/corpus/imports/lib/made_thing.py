value = 5
name = __name__


def function():
    return value
