# What the documentation's script does, and some of everything else.
def foo(n):
    result = 0
    for _ in range(n):
        result += 1
    return result


def bar(n):
    return foo(n)


def baz(n):
    return bar(n)


class Counter:
    def __init__(self):
        self.words = {}

    def add(self, word):
        self.words[word] = self.words.get(word, 0) + 1


def squares(n):
    for i in range(n):
        yield i * i


if __name__ == "__main__":
    print(baz(100000))
    counter = Counter()
    for word in "the cat and the dog and the bird".split():
        counter.add(word)
    print(sorted(counter.words.items(), key=lambda item: (-item[1], item[0])))
    print(list(squares(8)), f"{3.14159:.2f}", 2**80)
    try:
        [0] * 100000
    except MemoryError:
        print("no room for that")
    # Far more garbage than there is memory.
    text = ""
    for i in range(2000):
        text = f"{i}: {text[:20]}"
    print(text)
