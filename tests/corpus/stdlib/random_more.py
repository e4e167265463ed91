"""random: binomial numbers, states, pickles, arguments; textwrap and pprint of long words."""
import copy
import pickle
import pprint
import random
import textwrap

r = random.Random(7)
print([r.binomialvariate(n, p) for n, p in ((1, 0.3), (5, 0.5), (20, 0.1), (50, 0.9), (100, 0.5), (1000, 0.25), (10, 0), (10, 1.0), (0, 0.5))])
print([r.binomialvariate(200, 0.4) for _ in range(12)], [r.binomialvariate(30, 0.2) for _ in range(8)], r.binomialvariate())
for n, p in ((-1, 0.5), (1, 1.5), (1, -0.5)):
    try: r.binomialvariate(n, p)
    except ValueError as e: print(e)
again = pickle.loads(pickle.dumps(r))
other = copy.deepcopy(r)
print(again.random() == r.random() == other.random())
class Own(random.Random): pass
own = pickle.loads(pickle.dumps(Own(3)))
print(type(own).__name__, own.random() == random.Random(3).random())
for bad in (lambda: r.randrange(1.5), lambda: r.randrange(1, 2.5), lambda: r.getrandbits(1.5), lambda: r.getrandbits("a"), lambda: r.setstate((1, (), None)), lambda: r.setstate((3, (1, 2), None)), lambda: random.SystemRandom().getstate(), lambda: random.SystemRandom().setstate(1), lambda: r.randrange(0), lambda: r.randint(2, 1)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
state = r.getstate()
x = r.random()
r.setstate((2, tuple(w - (1 << 32) if w >= 1 << 31 else w for w in state[1]), state[2]))
print(r.random() == x, sorted(random.__all__) == random.__all__)
words = 'Did you say "supercalifragilisticexpialidocious?" How do you spell that odd word, anyways?'
for width in (30, 50, 12, 5, 1):
    print(textwrap.wrap(words, width))
print(textwrap.wrap(words, 12, max_lines=4), textwrap.wrap(words, 12, drop_whitespace=False))
fox = "the quick brown fox jumped over a lazy dog"
for width in (19, 20, 25, 30):
    print(pprint.pformat(fox, width=width))
    print(pprint.pformat({"a": 1, "b": fox, "c": [fox]}, width=width))
