# Huffman codes: a tree from counts, codes from the tree, and back.


class Leaf:
    def __init__(self, weight, symbol):
        self.weight, self.symbol = weight, symbol

    def codes(self, prefix=""):
        yield self.symbol, prefix or "0"

    def __lt__(self, other):
        return (self.weight, self.least()) < (other.weight, other.least())

    def least(self):
        return self.symbol

    def __repr__(self):
        return f"{self.symbol!r}:{self.weight}"


class Branch(Leaf):
    def __init__(self, left, right):
        self.left, self.right = left, right
        self.weight = left.weight + right.weight

    def codes(self, prefix=""):
        yield from self.left.codes(prefix + "0")
        yield from self.right.codes(prefix + "1")

    def least(self):
        return min(self.left.least(), self.right.least())

    def __repr__(self):
        return f"({self.left} {self.right})"


def tree_of(text):
    counts = {}
    for c in text:
        counts[c] = counts.get(c, 0) + 1
    nodes = sorted(Leaf(n, c) for c, n in counts.items())
    while len(nodes) > 1:
        a, b, *nodes = nodes
        nodes.append(Branch(a, b))
        nodes.sort()
    return nodes[0]


def encode(text, codes):
    return "".join(map(codes.__getitem__, text))


def decode(bits, tree):
    out, node = [], tree
    for bit in bits:
        if isinstance(node, Branch):
            node = node.left if bit == "0" else node.right
        if not isinstance(node, Branch):
            out.append(node.symbol)
            node = tree
    if node is not tree:
        raise ValueError("the last code is incomplete")
    return "".join(out)


def pack(bits):
    padded = bits + "0" * (-len(bits) % 8)
    return bytes(int(padded[i : i + 8], 2) for i in range(0, len(padded), 8))


def unpack(data, length):
    return "".join(f"{byte:08b}" for byte in data)[:length]


for text in ("abracadabra", "mississippi river", "aaaa", "the quick brown fox jumps over the lazy dog", "ünïcödé ünïcödé"):
    tree = tree_of(text)
    codes = dict(tree.codes())
    bits = encode(text, codes)
    data = pack(bits)
    assert decode(unpack(data, len(bits)), tree) == text
    print(repr(text), len(text.encode()) * 8, "->", len(bits), f"({len(bits) / len(text):.2f} bits per symbol)")
    print("  ", sorted(codes.items(), key=lambda p: (len(p[1]), p))[:6])
    print("  ", data.hex(), tree.weight)
print(tree_of("abracadabra"))
try:
    decode("1" * 7 + "0", tree_of("mississippi"))
    decode("1", tree_of("mississippi"))
except ValueError as e:
    print(e)
try:
    encode("abc", dict(tree_of("ab").codes()))
except KeyError as e:
    print("no code for", e)
