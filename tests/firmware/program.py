"""Runs on the board: calls the host's functions, is called back, and survives a full memory."""


class Channel:
    scale = 0.25

    def __init__(self, number):
        self.number = number
        self.readings = []

    def read(self):
        self.readings.append(read(self.number) * self.scale)
        return self.readings[-1]

    @property
    def mean(self):
        return sum(self.readings) / len(self.readings)


channels = [Channel(n) for n in range(4)]


def on_timer(tick):
    """What the board calls, 10 times."""
    for channel in channels:
        channel.read()
    return tick * tick


def fill():
    kept = []
    while True:
        kept.append([len(kept)] * 16)


print("board:", name())
print("called back:", run(on_timer, 10))
for channel in channels:
    print(f"channel {channel.number}: {len(channel.readings)} readings, mean {channel.mean:.3f}")

try:
    read(9)
except ValueError as e:
    print("ValueError:", e)

try:
    fill()
except MemoryError:
    print("MemoryError")
print("and on:", sum(range(1000)), 2**100, {n: chr(65 + n) for n in range(4)})

words = "the quick brown fox jumps over the lazy dog the end".split()
print(sorted({word: words.count(word) for word in words}.items(), key=lambda pair: (-pair[1], pair[0]))[:3])
print(f"{3.14159:5.2f}|{'abc':<6}|{7:03d}", f"{255:#x} {1/3:.4e} {'mid':^9}")
