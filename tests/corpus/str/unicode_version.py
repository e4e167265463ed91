# Properties and cases of all characters, as Unicode 15.1 has them: where each begins and ends.


def summary(name, test):
    edges, before, count = [], False, 0
    for code in range(0x110000):
        if code == 0xD800:
            break
        now = test(chr(code))
        if now != before:
            edges.append(code)
            before = now
        count += now
    print(name, len(edges), count, sum(edge * (i % 97 + 1) for i, edge in enumerate(edges)))


for name in ("isalpha", "isnumeric", "isdecimal", "isdigit", "isalnum", "isprintable", "isspace"):
    summary(name, getattr(str, name))
for name in ("isupper", "islower", "istitle"):
    summary(name, getattr(str, name))
for name in ("upper", "lower", "title", "casefold", "swapcase"):
    change = getattr(str, name)
    summary(name, lambda c: change(c) != c)

print("ŉ ǅ ǆ ß ﬁ".title(), "ǅǈǋ".swapcase(), "ǅ".istitle(), "ǅa".isupper(), "aǅ".istitle())
print("一二三".isnumeric(), "一".isdigit(), "①".isdigit(), "Ⅷ".isnumeric(), "½".isdecimal())
print("ก็".isalpha(), "ก็".isidentifier(), "a\u0301".isidentifier(), "\u0301".isidentifier())
print("a·".isidentifier(), "℘".isidentifier(), "ª".isidentifier(), "Ⅷ".isidentifier())
