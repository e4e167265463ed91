# Values that natives hold while Python code runs, or while objects are made.
import errno

print(sorted(errno.errorcode.items())[:5], len(errno.errorcode) > 100)
print(all(getattr(errno, name) == number for number, name in errno.errorcode.items()))


class Sends:
    """An iterator whose `send` is made when it is asked for."""

    def __iter__(self):
        return self

    def __next__(self):
        return "first"

    def close(self):
        pass

    def __getattr__(self, name):
        made = [[name, i] for i in range(count)]
        return lambda given: (made, given)


def delegating():
    return (yield from Sends())


generator = delegating()
print(next(generator))
for count in range(6):
    sent = [count] * 3
    print(generator.send(sent), sent)
generator.close()


class Getter:
    """What a property takes its documentation from."""

    def __call__(self, owner):
        return [owner.made]

    def __getattribute__(self, name):
        made = [[name, i] for i in range(count)]
        return f"{name} of a getter, {made}"


class Documented(property):
    def __setattr__(self, name, value):
        made = [[name, i] for i in range(count)]
        super().__setattr__(name, (made, value))


for kind, count in [(property, n) for n in range(6)] + [(Documented, n) for n in range(6)]:
    made = kind(Getter())
    print(kind.__name__, made.__doc__)
    made = kind(Getter(), doc="its own")
    print(kind.__name__, made.__doc__)
    made = made.getter(Getter())
    print(kind.__name__, made.__doc__)
