def f():
    try:
        int("x")
    except ValueError:
        pass
    try:
        {}["k"]
    except KeyError as e:
        error = e
    raise error
f()
