# The attributes of an exception as a whole.
class Noted(ValueError):
    def __init__(self, **parts):
        self.__dict__ = parts


e = Noted(limit=3)
print(e.__dict__, e.limit, e.args)
e.more = 4
print(e.__dict__)
own = {"a": 1}
e.__dict__ = own
e.b = 2
print(own, hasattr(e, "limit"))
plain = KeyError(1)
plain.__dict__ = {"x": 5}
print(plain.x, plain.args)
for wrong in None, 3, [], "x":
    try:
        plain.__dict__ = wrong
    except TypeError as error:
        print(error)
