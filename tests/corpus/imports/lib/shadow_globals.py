len = lambda x: "own len"


def use():
    return len("abc")


def set_abs():
    global abs
    abs = lambda x: "own abs"


def use_abs():
    return abs(-3)
