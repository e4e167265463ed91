"""Data of classes, read and set through instances and classes, by sites that have seen others."""


class Base:
    count = 0
    names = []
    limit = None

    def __init__(self):
        Base.count += 1
        self.own = Base.count

    @property
    def double(self):
        return self.own * 2

    def method(self):
        return "Base.method"


class Derived(Base):
    limit = 5


def look(obj):
    return obj.count, obj.limit, obj.own, obj.double, obj.method()


for _ in range(3):
    print(look(Base()), look(Derived()))

# The class's value changes, is shadowed, and comes back.
a, b = Base(), Derived()
Base.limit = 7
print(a.limit, b.limit, look(a), look(b))
a.limit = "own"
print(look(a), look(b))
del a.limit
print(look(a))
Derived.limit = property(lambda self: "a property now")
print(look(b))
Derived.limit = 6
print(look(b))
Base.method = lambda self: "replaced"
print(look(a), look(b))
Base.method = "data"
try:
    look(a)
except TypeError as e:
    print(e)
Base.method = lambda self: "again"
print(look(a))


# A value that becomes a descriptor when its class does.
class Later:
    pass


Base.later = Later()
get = [a.later for _ in range(3)]
print(get[0] is get[2], type(a.later).__name__)
Later.__get__ = lambda self, obj, cls: "described"
print(a.later, b.later)
a.__dict__["later"] = "in the instance"
print(a.later)
Later.__set__ = lambda self, obj, value: print("set", value)
print(a.later)
a.later = 3

# Getters that raise, recurse, yield, and take more than self.
class Odd:
    def __getattr__(self, name):
        return f"missing {name}"

    @property
    def broken(self):
        raise AttributeError("inside")

    @property
    def deep(self):
        return self.deep

    @property
    def many(self, other=4):
        yield other

    def __getitem__(self, key):
        if key > 2:
            raise IndexError(key)
        return key * 10


odd = Odd()
for _ in range(3):
    print(odd.broken, list(odd.many), odd.absent, odd[2], list(odd))
try:
    odd.deep
except RecursionError as e:
    print(type(e).__name__)
try:
    odd[3]
except IndexError as e:
    print(repr(e))


# More attributes than the first instance was made with room for.
class Many:
    def __init__(self, n):
        for i in range(n):
            setattr(self, f"a{i}", i)

    def total(self):
        self.a9 += 1
        return self.a0 + self.a3 + self.a9


many = [Many(40), Many(12), Many(40)]
for _ in range(3):
    print([m.total() for m in many])


# Methods of built-in types, called on instances of subclasses.
class Stack(list):
    def push(self, item):
        self.append(item)
        return len(self)


stack = Stack()
print([stack.push(i) for i in range(3)], stack.index(2), stack.pop(), stack)
Stack.append = lambda self, item: self.extend([item, item])
print(stack.push(9), stack)
