# A trie that behaves like a mapping: prefixes, deletion, patterns, sizes.


class Trie:
    __slots__ = ("children", "value", "size")
    MISSING = object()

    def __init__(self, items=()):
        self.children, self.value, self.size = {}, self.MISSING, 0
        for key, value in dict(items).items():
            self[key] = value

    def _node(self, key):
        node = self
        for c in key:
            node = node.children[c]
        return node

    def __setitem__(self, key, value):
        path = [self]
        for c in key:
            path.append(path[-1].children.setdefault(c, Trie()))
        if path[-1].value is self.MISSING:
            for node in path:
                node.size += 1
        path[-1].value = value

    def __getitem__(self, key):
        try:
            value = self._node(key).value
        except KeyError:
            value = self.MISSING
        if value is self.MISSING:
            raise KeyError(key)
        return value

    def __delitem__(self, key):
        self[key]
        node, keep = self, []
        for c in key:
            keep.append((node, c))
            node.size -= 1
            node = node.children[c]
        node.size -= 1
        node.value = self.MISSING
        for parent, c in reversed(keep):
            if parent.children[c].size:
                break
            del parent.children[c]

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def __len__(self):
        return self.size

    def __iter__(self):
        return (key for key, _ in self.items())

    def items(self, prefix=""):
        if self.value is not self.MISSING:
            yield prefix, self.value
        for c in sorted(self.children):
            yield from self.children[c].items(prefix + c)

    def starting(self, prefix):
        try:
            return list(self._node(prefix).items(prefix))
        except KeyError:
            return []

    def matching(self, pattern, prefix=""):
        """Keys by a pattern in which `?` is any character and `*` any number of them."""
        if not pattern:
            if self.value is not self.MISSING:
                yield prefix
            return
        head, rest = pattern[0], pattern[1:]
        if head == "*":
            yield from self.matching(rest, prefix)
            for c in sorted(self.children):
                yield from self.children[c].matching(pattern, prefix + c)
        else:
            for c in sorted(self.children):
                if head in ("?", c):
                    yield from self.children[c].matching(rest, prefix + c)

    def longest_prefix(self, text):
        best, node = None, self
        for i, c in enumerate(text):
            if node.value is not self.MISSING:
                best = text[:i]
            if c not in node.children:
                return best
            node = node.children[c]
        return text if node.value is not self.MISSING else best

    def nodes(self):
        return 1 + sum(child.nodes() for child in self.children.values())


words = "to tea ten i in inn tent team teapot a an ant".split()
trie = Trie((word, len(word)) for word in words)
print(len(trie), trie.nodes(), list(trie))
print(trie.starting("te"), trie.starting("zz"), trie.starting("")[:2])
print("tea" in trie, "te" in trie, "teas" in trie, trie["team"])
print(list(trie.matching("t?n*")), list(trie.matching("*n")), list(trie.matching("???")))
print(trie.longest_prefix("teapots"), trie.longest_prefix("inner"), trie.longest_prefix("xyz"), trie.longest_prefix("tent"))
for key in ("tea", "teapot", "te", "nothing"):
    try:
        del trie[key]
        print("deleted", key, len(trie), trie.nodes())
    except KeyError as e:
        print("no", e)
trie["tea"] = "again"
trie["tea"] = "and again"
print(dict(trie.items()), len(trie))
trie[""] = "empty"
print(trie[""], list(trie)[0] == "", trie.longest_prefix("q") == "")
