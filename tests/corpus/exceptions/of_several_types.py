"""Exceptions that derive from several built-in types, and bases that are no classes."""


class Request(Exception):
    def __init__(self, text=None):
        super().__init__()
        self.text = text


class MissingKey(Request, KeyError):
    def __init__(self, key=None, *args):
        super().__init__(*args)
        if key is None:
            KeyError.__init__(self)
        else:
            KeyError.__init__(self, key)


for error in (MissingKey("name"), MissingKey(), MissingKey(5, "text")):
    try:
        raise error
    except KeyError as caught:
        print(type(caught), caught.args, str(caught), repr(caught), caught.text)


class Failed(Request, OSError):
    pass


print(Failed(2).args, isinstance(Failed(), OSError), KeyError.__str__(MissingKey("x")))
for call in (lambda: OSError.__init__(MissingKey(), 1), lambda: KeyError.__init__(Failed(), 1)):
    try:
        call()
    except TypeError as error:
        print(error)


# An object whose class makes classes need not be one.
class Interface:
    def __init__(self, name, bases, namespace):
        self.name, self.bases, self.names = name, bases, sorted(namespace)


first = Interface("first", (), {})


class Second(first):
    def method(self):
        pass


print(type(Second), Second.name, Second.bases == (first,), "__orig_bases__" in Second.names)
