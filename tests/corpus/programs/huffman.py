# Huffman codes: built, used and undone.
def codes(text):
    count = {}
    for c in text: count[c] = count.get(c, 0) + 1
    nodes = sorted([(n, c, None) for c, n in count.items()], key=lambda t: (t[0], str(t[1])), reverse=True)
    serial = 0
    while len(nodes) > 1:
        a, b = nodes.pop(), nodes.pop()
        serial += 1
        node = (a[0] + b[0], f"~{serial:03}", (a, b))
        i = len(nodes)
        while i > 0 and (nodes[i - 1][0], nodes[i - 1][1]) < node[:2]: i -= 1
        nodes.insert(i, node)
    table = {}
    def walk(node, prefix):
        weight, name, children = node
        if children is None: table[name] = prefix or "0"
        else:
            for bit, child in zip("01", children): walk(child, prefix + bit)
    walk(nodes[0], "")
    return table
def encode(text, table): return "".join([table[c] for c in text])
def decode(bits, table):
    back = {v: k for k, v in table.items()}
    out, word = [], ""
    for bit in bits:
        word += bit
        if word in back:
            out.append(back[word])
            word = ""
    assert not word, "bits left over"
    return "".join(out)
for text in ("abracadabra", "mississippi river", "aaaa", "the quick brown fox jumps over the lazy dog"):
    table = codes(text)
    bits = encode(text, table)
    print(len(text) * 8, len(bits), decode(bits, table) == text, bits[:24], dict(sorted(table.items())) if len(table) < 8 else len(table))
