# A key that is no str, but equal to one and of its hash, is found by it.
class Key:
    def __init__(self, text):
        self.text = text

    def __hash__(self):
        return hash(self.text)

    def __eq__(self, other):
        return other == self.text or self is other


class Text(str):
    pass


k = Key("key3")
d = {"key1": 42, k: 44}
print(d["key3"], d.get("key3"), "key3" in d, d.get(Text("key3")), d.get("key2"))
d["key3"] = 45
print(len(d), d[k], d.setdefault("key3", 1))
d.update({"key3": 46})
d |= {"key3": 47}
print(len(d), d[k], d.pop("key3"), list(d))
d = {"key3": 1}
d[k] = 2
print(d)
del d[k]
print(d)

s = {k}
print("key3" in s, "key4" in s)
s.add("key3")
s |= {"key3"}
print(len(s))
s.discard("key3")
print(len(s))


# A set is looked for as the frozenset of its items, also one of a subclass.
class Set(set):
    pass


class Frozen(frozenset):
    pass


class Counted(set):
    def __hash__(self):
        print("hash")
        return 5


s = {frozenset("ab"), Frozen("cd")}
print(set("ab") in s, Set("ab") in s, set("cd") in s, Set("cd") in s, frozenset("cd") in s)
print(Frozen("ab") in s, Counted("ab") in s)
try:
    s.remove(Set("x"))
except KeyError as error:
    print(repr(error))
s.remove(Set("ab"))
s.discard(Set("cd"))
print(s)
try:
    Set("ab") in {}
except TypeError as error:
    print(error)
