# await in a plain function.
def f():
    return [1, await g()]
