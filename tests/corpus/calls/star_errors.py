# What may not stand after * and **.
def f(*args, **kwargs):
    return args, kwargs

def show(call):
    try:
        print(call())
    except TypeError as e:
        print(e)

show(lambda: f(*1))
show(lambda: f(*None))
show(lambda: f(**1))
show(lambda: f(**[1]))
show(lambda: f(a=1, **{"a": 2}))
show(lambda: f(**{"a": 1}, **{"a": 2}))
show(lambda: f(**{1: 2}))
show(lambda: f(1, *2))
