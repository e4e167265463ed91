# random: the same numbers from the same seeds.
import random


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for seed in (0, 42, -7, 2**70 + 5, 1.5, "text", b"bytes", bytearray(b"more"), True, 10**30):
    random.seed(seed)
    print([random.random() for _ in range(3)], random.getrandbits(10), random.getrandbits(70), random.randrange(1000))
random.seed(1)
print([random.random() for _ in range(700)][-1], random.randint(1, 6), random.randrange(0, 100, 7), random.randrange(10, 0, -3), random.choice("abcdef"))
x = list(range(20))
random.shuffle(x)
print(x, random.sample(range(1000), 5), random.sample("abcdefgh", 8), random.sample(range(10**6), 30)[-1], random.sample(["a", "b"], 4, counts=[3, 2]))
print(random.choices("abc", k=5), random.choices("abc", [1, 2, 3], k=5), random.choices([1, 2], cum_weights=[1, 10], k=4), random.randbytes(5))
print(random.uniform(1, 5), random.triangular(), random.triangular(0, 10, 3), random.gauss(), random.gauss(5, 2), random.normalvariate(), random.normalvariate(10, 3))
print(random.expovariate(2), random.lognormvariate(0, 1), random.vonmisesvariate(1, 2), random.gammavariate(2, 3), random.gammavariate(0.5, 1), random.gammavariate(1, 2), random.betavariate(2, 3), random.paretovariate(3), random.weibullvariate(1, 2))
state = random.getstate()
a = [random.random() for _ in range(5)]
random.setstate(state)
print(a == [random.random() for _ in range(5)], len(state[1]), state[0])
r = random.Random(99)
print(r.random(), r.randint(-5, 5), random.Random(99).random())
t(lambda: random.randrange(0)); t(lambda: random.randint(5, 1)); t(lambda: random.choice([])); t(lambda: random.sample([1], 2)); t(lambda: random.sample({1, 2}, 1)); t(lambda: random.choices([1], weights=[0])); t(lambda: random.choices([1, 2], weights=[1])); t(lambda: random.randrange(1, 10, 0)); t(lambda: random.getrandbits(-1)); t(lambda: random.randrange(3, 3, 1))
random.seed(5)
print(random.getrandbits(0), random.getrandbits(32), random.getrandbits(33), random.getrandbits(64))
random.seed()
print(0 <= random.random() < 1)
