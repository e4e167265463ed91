# An asynchronous comprehension in a plain function.
def f():
    return [x async for x in y]
