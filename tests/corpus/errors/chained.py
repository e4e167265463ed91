# Context and cause, both printed.
def low():
    return {}["missing"]
def middle():
    try:
        low()
    except KeyError:
        raise ValueError("while handling")
def high():
    try:
        middle()
    except ValueError as e:
        raise RuntimeError("because") from e
high()
