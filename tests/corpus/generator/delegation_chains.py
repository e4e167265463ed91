# Chains of generators that delegate to each other: what each link can see of the others.
import sys


def numbers(n):
    got = []
    for i in range(n):
        got.append((yield i))
    return got


def link(inner, name, log):
    log.append("begin " + name)
    try:
        result = yield from inner
    except ValueError as e:
        log.append("%s caught %r" % (name, e))
        result = yield "again"
    finally:
        log.append("end " + name)
    return (name, result)


def chain(depth, inner, log):
    for i in range(depth):
        inner = link(inner, "link%d" % i, log)
    return inner


def drive(g, values):
    seen = [next(g)]
    for value in values:
        try:
            seen.append(g.send(value))
        except StopIteration as stop:
            return seen, stop.value
    return seen, None


log = []
print(drive(chain(4, numbers(3), log), "abc"))
print(log)

# Each link is running while the last one is; what it delegates to is not to be seen meanwhile.
links = []


def asks():
    for _ in range(2):
        yield [(g.gi_running, g.gi_yieldfrom) for g in links]
    for operation in (next, lambda g: g.send(1), lambda g: g.close()):
        for g in links:
            try:
                operation(g)
            except ValueError as e:
                yield str(e)


first = asks()
second = link(first, "second", log)
third = link(second, "third", log)
links += [first, second, third]
for answer in third:
    print(answer)
    print([g.gi_running for g in links], third.gi_yieldfrom is second, second.gi_yieldfrom is first)
links.clear()

# Two chains share their end.
shared = numbers(6)
one, two = chain(2, shared, []), chain(3, shared, [])
print(next(one), next(two), next(one), next(shared), next(two), next(two))
print(list(one), list(two), list(shared))


# An exception goes through the links to the first that wants it.
def fails(n):
    yield n
    raise ValueError("after %d" % n)


def passes(inner):
    x = "untouched"
    try:
        x = yield from inner
    except KeyError:
        print("not reached")
    finally:
        print("passes", x)


log = []
g = link(passes(passes(fails(1))), "outer", log)
print(next(g), next(g), list(g), log)

log = []
g = chain(3, passes(numbers(5)), log)
print(next(g), g.send("x"), g.throw(ValueError("thrown")), log)
try:
    g.send("last")
except StopIteration as stop:
    print(stop.value, log)


# Links that handle an exception while they delegate.
def handles(inner):
    try:
        raise KeyError("handled")
    except KeyError:
        yield from inner
        yield repr(sys.exception())


def looks():
    yield repr(sys.exception())
    try:
        raise IndexError
    except IndexError:
        yield repr(sys.exception())
    yield repr(sys.exception())


def plain(inner):
    yield from inner
    yield repr(sys.exception())


try:
    raise OSError("outside")
except OSError:
    for item in plain(plain(handles(plain(looks())))):
        print(item, repr(sys.exception()))


# A link that goes on to other generators, and one that ends at once.
def sequence(n):
    for i in range(n):
        yield from numbers(i)
        yield from ()
        yield from iter("ab")


print(list(chain(3, sequence(3), [])))


# A tree, walked by recursion.
class Tree:
    def __init__(self, left, value, right):
        self.left, self.value, self.right = left, value, right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right


def tree(first, end):
    if first < end:
        middle = (first + end) // 2
        return Tree(tree(first, middle), middle, tree(middle + 1, end))


print(list(tree(0, 40)), sum(tree(0, 300)))


# Deeper than the recursion limit.
def deeper(n):
    yield n
    yield from deeper(n + 1)


try:
    for n in deeper(0):
        pass
except RecursionError as e:
    print("RecursionError", 100 < n < 1100)


# Closing one that stands in the middle, and a link left by its resumer.
log = []
g = chain(3, numbers(3), log)
next(g), next(g)
g.close()
print(log)
log = []
for item in chain(2, numbers(3), log):
    break
print(item, log[:2])
