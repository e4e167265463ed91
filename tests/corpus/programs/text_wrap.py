# Wrapping, justifying and tabulating text.

TEXT = """The interpreter runs one loop over all instructions, and the stack of calls is its own; a
profiler that walks native frames sees nothing of it. So each function gets a frame of its own.

Second paragraph: short.

A-word-that-is-so-long-that-it-has-to-be-broken-somewhere-because-no-line-holds-it, really."""


def wrap(text, width, indent=""):
    lines, line, room = [], [], width - len(indent)
    length = -1
    for word in text.split():
        while len(word) > room:
            if line:
                lines.append(indent + " ".join(line))
                line, length = [], -1
            lines.append(indent + word[:room])
            word = word[room:]
        if length + 1 + len(word) > room:
            lines.append(indent + " ".join(line))
            line, length = [], -1
        line.append(word)
        length += 1 + len(word)
    if line:
        lines.append(indent + " ".join(line))
    return lines


def justify(line, width):
    words = line.split()
    if len(words) == 1:
        return line
    gaps = len(words) - 1
    spaces = width - sum(map(len, words))
    out = words[0]
    for i, word in enumerate(words[1:]):
        out += " " * (spaces // gaps + (i < spaces % gaps)) + word
    return out


def table(rows, aligns):
    widths = [max(len(str(cell)) for cell in column) for column in zip(*rows)]
    rule = "+" + "+".join("-" * (w + 2) for w in widths) + "+"
    yield rule
    for i, row in enumerate(rows):
        yield "| " + " | ".join(f"{cell!s:{align}{width}}" for cell, align, width in zip(row, aligns, widths)) + " |"
        if i == 0:
            yield rule.replace("-", "=")
    yield rule


def columns(words, width):
    across = max(1, width // (max(map(len, words)) + 2))
    down = -(-len(words) // across)
    for row in range(down):
        yield "".join(word.ljust(width // across) for word in words[row::down]).rstrip()


paragraphs = TEXT.split("\n\n")
for paragraph in paragraphs:
    print("\n".join(wrap(paragraph, 36, "  ")))
    print()
first = wrap(paragraphs[0], 40)
for line in first[:-1]:
    print("|" + justify(line, 40) + "|")
print("|" + first[-1].ljust(40) + "|")
for line in first:
    print("[" + line.center(44, ".") + "]")
words = sorted({w.strip(".,;:").lower() for w in TEXT.split() if len(w) < 12})
print("\n".join(columns(words, 60)))
counts = {}
for c in TEXT.lower():
    if c.isalpha():
        counts[c] = counts.get(c, 0) + 1
top = sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:5]
rows = [("letter", "count", "share")] + [(c, n, f"{n / sum(counts.values()):.1%}") for c, n in top]
print("\n".join(table(rows, "<>^")))
print(max(wrap(TEXT, 20), key=len), [len(line) for line in wrap(TEXT, 20)])
