def f():
    try:
        g()
    except KeyError as e:
        print("logging", e)
        raise
def g():
    raise KeyError("lost")
f()
