# Searching takes time in proportion to the lengths, whatever is searched for.
for n in 10, 1000, 100_000:
    a, b = "a" * n, "b" * n
    text = a + a + b + a + a
    wanted = a + b + b + a
    print(text.find(wanted), text.count(wanted), (text + wanted).find(wanted) == len(text))
    print((text + wanted).count(wanted), wanted in text, wanted in text + wanted)
    print(text.replace(wanted, "-") == text, (text + wanted).split(wanted)[1:])
    data = (text + wanted).encode()
    print(data.find(wanted.encode()) == len(text), data.count(wanted.encode()))
for n in 10, 1000, 10_000:
    needle = "ab" * n
    text = ("ab" * (n - 1) + "b") * 2
    print(text.find(needle), text.count(needle), (text + needle).find(needle) == len(text))
for period in "a", "ab", "aab", "abcab":
    needle = period * 3000 + "x" + period * 3000
    text = period * 20_000
    print(text.find(needle), (text + needle[5:] + needle).find(needle) > 0)
