"""reversed() of subclasses and of classes that are sequences in part."""


def noted(what, result):
    def method(self, *rest):
        print(what, *rest, end=" ")
        if isinstance(result, Exception):
            raise result
        return result

    return method


NAMESPACES = {
    "plain": {},
    "len": {"__len__": noted("len", 3)},
    "negative": {"__len__": noted("len", -3)},
    "getitem": {"__getitem__": noted("item", "v")},
    "both": {"__len__": noted("len", 2), "__getitem__": noted("item", "v")},
    "ends": {"__len__": noted("len", 2), "__getitem__": noted("item", IndexError())},
    "stops": {"__len__": noted("len", 2), "__getitem__": noted("item", StopIteration())},
    "fails": {"__len__": noted("len", 2), "__getitem__": noted("item", KeyError("k"))},
    "reversed": {"__reversed__": noted("reversed", "any")},
    "none": {"__reversed__": None, "__len__": noted("len", 2), "__getitem__": noted("item", "v")},
}
for base, arguments in ((object, ()), (int, (2,)), (str, ("aéb",)), (bytes, (b"cd",)), (bytearray, (b"ef",)), (list, ([1, 2],)), (tuple, ((3, 4),)), (dict, ({5: 6, 7: 8},)), (set, ({1},)), (Exception, ("e",))):
    for name, namespace in NAMESPACES.items():
        try:
            made = reversed(type("A", (base,), namespace)(*arguments))
            print(base.__name__, name, type(made).__name__ if base is not dict else "", list(made))
        except Exception as e:
            print(base.__name__, name, type(e).__name__, e)
