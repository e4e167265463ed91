# Numbers that itertools and operator take are what has an index.

import itertools
import operator


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value

    def __repr__(self):
        return f"Index({self.value!r})"


class Hint:
    def __init__(self, value):
        self.value = value

    def __length_hint__(self):
        return self.value


for value in True, 0, -1, 1 << 62, (1 << 63) - 1, 1 << 63, -(1 << 63), -(1 << 64), 1.5, None, NotImplemented, Index(3):
    try:
        answer = operator.length_hint(Hint(value))
        print("hint", value, repr(answer))
    except BaseException as e:
        print("hint", value, type(e).__name__, e)
for value in Index(2), Index("s"), Index(1 << 70), Index(-1), "s", 1.5, None:
    for function in (
        lambda n: list(itertools.islice("abcdef", n)),
        lambda n: list(itertools.islice("abcdef", n, 4)),
        lambda n: list(itertools.islice("abcdef", 0, None, n)),
        lambda n: list(itertools.repeat("a", n)),
        lambda n: list(itertools.combinations("abc", n)),
        lambda n: list(itertools.permutations("ab", n)),
        lambda n: list(itertools.batched("abcde", n)),
        lambda n: [list(it) for it in itertools.tee("ab", n)],
        lambda n: list(itertools.product("ab", repeat=n)),
    ):
        try:
            print(value, function(value))
        except BaseException as e:
            print(value, type(e).__name__, e)
