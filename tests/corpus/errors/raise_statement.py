class Mine(Exception):
    pass
def f():
    if True:
        raise Mine("one", 2)
f()
