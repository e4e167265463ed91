# Words counted, wrapped and laid out in columns.
text = """It was the best of times, it was the worst of times, it was the age of
wisdom, it was the age of foolishness, it was the epoch of belief, it was the epoch of
incredulity, it was the season of Light, it was the season of Darkness"""
def words(text):
    word = ""
    for c in text.lower() + " ":
        if c.isalpha(): word += c
        elif word:
            yield word
            word = ""
def wrap(text, width):
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else: line = f"{line} {word}" if line else word
    return lines + [line]
def justify(line, width):
    parts = line.split()
    if len(parts) == 1: return line
    gaps, extra = divmod(width - sum(map(len, parts)), len(parts) - 1)
    out = parts[0]
    for i, part in enumerate(parts[1:]): out += " " * (gaps + (i < extra)) + part
    return out
counts = {}
for w in words(text): counts[w] = counts.get(w, 0) + 1
print(f"{'word':<12}|{'count':>6}|{'share':>8}")
print("-" * 12 + "+" + "-" * 6 + "+" + "-" * 8)
for w, n in sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:8]:
    print(f"{w:<12}|{n:>6}|{n / sum(counts.values()):>8.1%}")
for line in wrap(text, 30): print(f"|{justify(line, 30)}|")
print(*[f"{w.title():^14}" for w in sorted(counts, key=len)[-3:]], sep="/")
print({n: [w for w in counts if len(w) == n] for n in sorted({len(w): 0 for w in counts})})
