# Arguments are evaluated from left to right, the callee first.
def say(x):
    print(x, end=" ")
    return x

def f(*a, **k):
    return len(a) + len(k)

def callee():
    print("callee", end=" ")
    return f

print(callee()(say(1), *[say(2)], say(3), k=say(4), **{"m": say(5)}))
d = {say("k1"): say("v1"), say("k2"): say("v2")}
print(d)
l = [say(1), say(2)]
l[say(0)] = say(9)
print(l)
print(say(1) < say(2) < say(3))
print(say(3) < say(2) < say(1))
print(say(1) + say(2) * say(3))
x, y = say(1), say(2)
print(say(0) or say("") or say("end"))
print(say(1) if say(0) else say(2))
