# Sequences repeated more often than anything can be counted, or held.

MOST = 2**63 - 1


def show(name, work):
    try:
        print(name, len(work()))
    except (OverflowError, MemoryError) as error:
        print(name, type(error).__name__, error)


def in_place(value, count):
    value *= count
    return value


for value in ("", "a", "ab", "é", "éa", "😀ab", b"", b"a", b"ab", bytearray(b"ab"), [], [1], [1, 2], (), (1,), (1, 2)):
    for count in (MOST, MOST // 2, MOST // 2 + 1, MOST // 3, MOST + 1, -MOST - 2, -1, 0, 2**62, 2**61):
        if isinstance(value, bytearray) and count not in (MOST + 1, -MOST - 2):
            continue
        if not value and count > 2:
            count = 2
        show(f"{value!r} * {count}", lambda: value * count)
        show(f"{count} * {value!r}", lambda: count * value)
        show(f"{value!r} *= {count}", lambda: in_place(value, count))
