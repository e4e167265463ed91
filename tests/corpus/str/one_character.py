"""Strings of one character: got by index, slice, iteration, and what is told of them."""

text = "abc,\x00\x7f~ äßx€\U0001F600z"
ascii_text = "key=value; 1 + 2"

print([text[i] for i in range(-len(text), len(text))])
print([c for c in text] == list(text), repr("".join(reversed(text))))
print([ascii_text[i] + ascii_text[-i - 1] for i in range(len(ascii_text))])
for wrong in (len(ascii_text), -len(ascii_text) - 1, 10**20):
    try:
        ascii_text[wrong]
    except IndexError as e:
        print(e)
print(ascii_text[True], ascii_text[1:2] is not None, ascii_text[3:3] == "")

# Compared, hashed, counted.
counts = {}
for c in ascii_text * 3:
    counts[c] = counts.get(c, 0) + 1
print(counts)
print([c for c in ascii_text if c == "e" or c != "=" and c < "3"])
print({c: hash(c) == hash(str([c])[2]) for c in "ab"})

# What is made of one stays its own.
first = text[0]
grown = first
for _ in range(5):
    grown += text[1]
print(first, grown, text[0], text[1])
pieces = []
for c in "xyz":
    c += c.upper()
    pieces.append(c)
print(pieces, "xyz"[0], "xyz"[2])

# Of subclasses and of words put together.
class Word(str):
    pass


word = Word("word")
print(word[0], type(word[0]).__name__, [type(c).__name__ for c in word])
long = "ab" * 200 + "c"
long += "d" * 10
print(long[400], long[-1], long[401:402], len([c for c in long if c == "a"]))
print([c.isdigit() for c in "1a2"], "-".join("abc"), "a" in "cab", "cab".index("a"))
