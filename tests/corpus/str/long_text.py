# Places in long texts that are not ASCII: items, slices, searches, forwards, backwards, anywhere.
letters = "aé😀\u4e00b"
state = 12345


def rand(n):
    global state
    state = (state * 1103515245 + 12345) % 2**31
    return (state >> 8) % n


def check(size):
    items = [letters[rand(5)] for _ in range(size)]
    text = "".join(items)
    wrong = 0
    for _ in range(120):
        a, b = rand(size + 10) - 5, rand(size + 10) - 5
        wrong += text[a:b] != "".join(items[a:b])
        wrong += text[a:b:-2] != "".join(items[a:b:-2])
        if 0 <= a < size:
            wrong += text[a] != items[a]
        c, low, high = letters[rand(5)], max(a, 0), min(max(b, 0), size)
        places = [i for i in range(low, high) if items[i] == c]
        wrong += text.find(c, low, max(b, 0)) != (places[0] if places else -1)
        wrong += text.rfind(c, low, max(b, 0)) != (places[-1] if places else -1)
        wrong += text.count(c, low, max(b, 0)) != len(places)
        wrong += text.startswith(c, low, max(b, 0)) != (low < high and items[low] == c)
        wrong += text.endswith(c, low, max(b, 0)) != (low < high and items[high - 1] == c)
    print(size, len(text), wrong)


for size in (1, 3, 60, 90, 128, 200, 500, 1000):
    check(size)

text = "aé😀bc" * 3000
print(sum(text[i] == "b" for i in range(len(text))))
print(sum(text[i] == "é" for i in range(len(text) - 1, -1, -1)))
at = found = 0
while (at := text.find("b", at)) >= 0:
    at += 1
    found += 1
print(found, sum(text.startswith("bc", i) for i in range(len(text))))
steps = iter(text)
print([next(steps) for _ in range(7)], text[14_997:], text[-3:-1], text.index("c", 14_000))
other = text.replace("a", "")
print(text[9_000], other[9_000], text[9_001], other[9_001], other == text)
