# A ring of contexts, made by hand, hangs nothing.
first, second = ValueError("first"), KeyError("second")
first.__context__ = second
second.__context__ = first
try:
    try:
        raise first
    except ValueError:
        raise TypeError("third")
except TypeError as e:
    print(repr(e), repr(e.__context__), repr(e.__context__.__context__))

own = ValueError("own")
own.__context__ = own
try:
    try:
        raise own
    except ValueError:
        raise TypeError("other")
except TypeError as e:
    print(repr(e.__context__))
