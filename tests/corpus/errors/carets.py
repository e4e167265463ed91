# Carets under the part of the line that failed.
def divide(a, b):
    return (a + 1) * (a / b) + 5

def index(l):
    x = l[0][1] + l[9][2]
    return x

def attribute(o):
    return o.first.second(1, 2)

def call(f):
    return f(1)(2)[3]

def name():
    return undefined + 1

def subtract(a):
    total = 1 + 2 + (a - "x")
    return total

def compare(a):
    return a < None

def unpack(t):
    a, b = t
    return a

def store(d):
    d["a"]["b"] = 1

def augmented(x):
    x += "s"
    return x

def delete(l):
    del l[5]

def negate(s):
    return not -s

def iterate(x):
    for i in x:
        pass

def multi(a,
          b):
    return (
        a +
        b
    )

def arguments():
    divide(1)

import sys
for case in range(1):
    pass
calls = [lambda: divide(1, 0), lambda: index([[1, 2]])]
for f in calls:
    try:
        f()
    except Exception as e:
        last = e
raise RuntimeError("after all") from last
