"""A list and a string to derive from, of `collections`."""

from collections.abc import MutableSequence, Sequence

# The module whose classes these are.
__name__ = "collections"


def _data(other):
    return other.data if isinstance(other, (UserList, UserString)) else other


class UserList(MutableSequence):
    """A list in an object."""

    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(_data(initlist))

    def __repr__(self):
        return repr(self.data)

    def __lt__(self, other):
        return self.data < _data(other)

    def __le__(self, other):
        return self.data <= _data(other)

    def __eq__(self, other):
        return self.data == _data(other)

    def __gt__(self, other):
        return self.data > _data(other)

    def __ge__(self, other):
        return self.data >= _data(other)

    def __contains__(self, item):
        return item in self.data

    def __len__(self):
        return len(self.data)

    def __getitem__(self, i):
        return self.__class__(self.data[i]) if isinstance(i, slice) else self.data[i]

    def __setitem__(self, i, item):
        self.data[i] = item

    def __delitem__(self, i):
        del self.data[i]

    def __add__(self, other):
        return self.__class__(self.data + list(_data(other)))

    def __radd__(self, other):
        return self.__class__(list(_data(other)) + self.data)

    def __iadd__(self, other):
        self.data += list(_data(other))
        return self

    def __mul__(self, n):
        return self.__class__(self.data * n)

    __rmul__ = __mul__

    def __imul__(self, n):
        self.data *= n
        return self

    def __copy__(self):
        made = self.__class__.__new__(self.__class__)
        made.__dict__.update(self.__dict__)
        made.data = self.data[:]
        return made

    def append(self, item):
        self.data.append(item)

    def insert(self, i, item):
        self.data.insert(i, item)

    def pop(self, i=-1):
        return self.data.pop(i)

    def remove(self, item):
        self.data.remove(item)

    def clear(self):
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    def count(self, item):
        return self.data.count(item)

    def index(self, item, *args):
        return self.data.index(item, *args)

    def reverse(self):
        self.data.reverse()

    def sort(self, /, *args, **kwds):
        self.data.sort(*args, **kwds)

    def extend(self, other):
        self.data.extend(_data(other))


class UserString(Sequence):
    """A string in an object."""

    def __init__(self, seq):
        self.data = str(_data(seq))

    def __getnewargs__(self):
        return (self.data[:],)

    def __str__(self):
        return self.data

    def __repr__(self):
        return repr(self.data)

    @staticmethod
    def maketrans(*args):
        return str.maketrans(*args)

    def __getnewargs__(self):
        return (self.data[:],)

    def __int__(self):
        return int(self.data)

    def __float__(self):
        return float(self.data)

    def __hash__(self):
        return hash(self.data)

    def __eq__(self, other):
        return self.data == _data(other)

    def __lt__(self, other):
        return self.data < _data(other)

    def __le__(self, other):
        return self.data <= _data(other)

    def __gt__(self, other):
        return self.data > _data(other)

    def __ge__(self, other):
        return self.data >= _data(other)

    def __contains__(self, char):
        return _data(char) in self.data

    def __len__(self):
        return len(self.data)

    def __getitem__(self, index):
        return self.__class__(self.data[index])

    def __add__(self, other):
        return self.__class__(self.data + str(_data(other)))

    def __radd__(self, other):
        return self.__class__(str(_data(other)) + self.data)

    def __mul__(self, n):
        return self.__class__(self.data * n)

    __rmul__ = __mul__

    def __mod__(self, args):
        return self.__class__(self.data % args)

    def __rmod__(self, template):
        return self.__class__(str(template) % self)

    def encode(self, encoding="utf-8", errors="strict"):
        return self.data.encode("utf-8" if encoding is None else encoding,
                                "strict" if errors is None else errors)


def _forward(name, wraps):
    """A method that the string in the object has."""
    def method(self, *args, **kwds):
        args = [_data(arg) for arg in args]
        made = getattr(self.data, name)(*args, **kwds)
        return self.__class__(made) if wraps else made

    method.__name__ = name
    method.__qualname__ = f"UserString.{name}"
    setattr(UserString, name, method)


for _name in ("capitalize casefold center expandtabs ljust lower lstrip removeprefix removesuffix "
              "replace rjust rstrip strip swapcase title translate upper zfill").split():
    _forward(_name, True)
for _name in ("count endswith find index isalnum isalpha isascii isdecimal isdigit "
              "isidentifier islower isnumeric isprintable isspace istitle isupper join partition "
              "rfind rindex rpartition rsplit split splitlines startswith format "
              "format_map").split():
    _forward(_name, False)
