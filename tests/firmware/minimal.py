"""Runs on the smallest build: a controller that smooths readings, counts, and sounds alarms."""


class Alarm(Exception):
    pass


class Channel:
    def __init__(self, name, limit):
        self.name = name
        self.limit = limit
        self.mean = 0.0
        self.history = []

    def take(self, value):
        self.history.append(value)
        self.mean += (value - self.mean) / len(self.history)
        if value > self.limit:
            raise Alarm(self.name, value)


class Damped(Channel):
    def take(self, value):
        super().take((value + self.mean) / 2)


def readings(seed, count):
    values = []
    for _ in range(count):
        seed = (seed * 1103 + 12345) % 32768
        values.append(seed / 256)
    return values


channels = {"pump": Channel("pump", 120), "fan": Damped("fan", 90)}
alarms = {}
for value in readings(7, 40):
    for channel in channels.values():
        try:
            channel.take(value)
        except Alarm as alarm:
            name, _ = alarm.args
            alarms[name] = alarms.get(name, 0) + 1

for name, channel in sorted(channels.items()):
    last = [round(value, 2) for value in channel.history[-3:]]
    print(name, len(channel.history), channel.mean, last, max(channel.history))
print("alarms:", alarms)


missing = [
    lambda: f"{1:>5}",
    lambda: "%d" % 1,
    lambda: {1, 2},
    lambda: 1j * 1j,
    lambda: 2**100,
    lambda: sum(n for n in [1, 2]),
    lambda: property(len),
    lambda: locals(),
    lambda: 2.0**0.5,
    lambda: reversed([1]),
    lambda: set.union,
]
left_out = 0
for attempt in missing:
    try:
        attempt()
    except (NotImplementedError, OverflowError) as error:
        left_out += 1
        # The board's own remarks begin like this; CPython has none to make.
        print("#", type(error).__name__ + ":", error)
print("left out:", left_out in (0, len(missing)))
print(", ".join("rolling, steady, done".split(", ")[::-1]))
print(0.1 + 0.2, 1e300 * 1e10, 5e-324, 2 / 3, -1e16, 123456.789e3)
