# What is listed as a base and is no class says itself which classes stand for it.
def named(bases):
    return (list,)


def make():
    pass


make.__mro_entries__ = lambda bases: (dict,)


class Stands:
    pass


stands = Stands()
stands.__mro_entries__ = named


class Asked:
    def __getattr__(self, name):
        if name == "__mro_entries__":
            return lambda bases: (set, *(b for b in bases if b is int))
        raise AttributeError(name)


class A(make):
    pass


class B(stands):
    pass


class C(Asked()):
    pass


print(A.__mro__, A.__orig_bases__ == (make,))
print(B.__mro__, B.__orig_bases__ == (stands,))
print(C.__mro__)
for base in make, stands, Asked(), Stands(), 3, len:
    try:
        print(type("X", (base,), {}))
    except TypeError as e:
        print(e)
for base in Stands(), 3:
    try:
        class D(base):
            pass
    except TypeError as e:
        print(e)
make.__mro_entries__ = lambda bases: [dict]
try:
    class E(make):
        pass
except TypeError as e:
    print(e)
