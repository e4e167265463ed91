# Words of a text counted and ranked: dicts with str and tuple keys, and sets. n words.
def make_text(n):
    syllables = ["ka", "to", "mi", "re", "su", "no", "pe", "la"]
    seed = 7
    words = []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        count = 1 + seed // 65536 % 3
        word = ""
        for k in range(count):
            word += syllables[seed >> 5 + 3 * k & 7]
        words.append(word)
    return " ".join(words)

def run(n):
    words = make_text(n).split()
    counts = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    pairs = {}
    for pair in zip(words, words[1:]):
        if pair in pairs:
            pairs[pair] += 1
        else:
            pairs[pair] = 1
    by_length = {}
    for word in words:
        by_length.setdefault(len(word), set()).add(word)
    lengths = {length: len(group) for length, group in by_length.items()}
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    most = max(pairs, key=pairs.get)
    rare = [word for word, count in counts.items() if count == 1]
    return f"{ranked[:3]} {pairs[most]} {sorted(lengths.items())} {len(rare)}".replace(" ", "")

import sys, time
n = int(sys.argv[1])
start = time.perf_counter_ns()
result = run(n)
elapsed = time.perf_counter_ns() - start
print(result, elapsed)
