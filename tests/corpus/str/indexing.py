# Indexing and slicing of text, also beyond ASCII.
s = "héllo wörld😀!"
print(len(s), s[0], s[1], s[-1], s[-2], s[13 - 1])
print(s[1:4], s[:5], s[6:], s[:], s[::2], s[::-1], s[-6:-1], s[5:1], s[10:100], s[::-3])
print([c for c in s])
for i in (14, -15, 100):
    try:
        print(s[i])
    except IndexError as e:
        print(e)
for i in ("a", 1.0, None):
    try:
        print(s[i])
    except TypeError as e:
        print(e)
try:
    s[0] = "x"
except TypeError as e:
    print(e)
try:
    del s[0]
except TypeError as e:
    print(e)
print("l" in s, "wör" in s, "xyz" in s, "" in s, "a" not in s)
try:
    1 in s
except TypeError as e:
    print(e)
