"""Runs on the smallest build: a controller that is called by its board and survives a full memory."""


def averages(values, width):
    result = []
    for end in range(width, len(values) + 1):
        result.append(sum(values[end - width:end]) // width)
    return result


readings = {}
alarms = []


def on_timer(tick):
    """What the board calls, 12 times."""
    channel = "channel " + str(tick % 4)
    value = read(tick % 4)
    if channel not in readings:
        readings[channel] = []
    readings[channel].append(value)
    if value > 90:
        alarms.append((channel, value))
    return tick * tick


def fill():
    kept = []
    while True:
        kept.append([len(kept)] * 16)


print("board:", name())
print("called back:", run(on_timer, 12))
for channel, values in readings.items():
    print(channel, values, "of", max(values), "averages", averages(values, 2))
print("alarms:", alarms, [value for _, value in alarms][::-1])

try:
    read(9)
except ValueError as error:
    print(type(error).__name__)
try:
    fill()
except MemoryError:
    print("MemoryError")


def make_class():
    class Channel:
        pass


missing = [
    lambda: len(alarms) / 2,
    lambda: 1j,
    lambda: 2**100,
    lambda: sum(n for n in [1, 2]),
    lambda: {1, 2},
    lambda: f"{1:>5}",
    make_class,
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
print(", ".join("rolling, steady, done".split(", ")[::-1]), 7 // 2, -7 % 5, 1 << 40)
