# maketrans and translate.
table = str.maketrans("abc", "xyz")
print(table, "aabbcc dd".translate(table))
print(str.maketrans("ab", "xy", "cd"), "abcd e".translate(str.maketrans("ab", "xy", "cd")))
print(str.maketrans({"a": "long", "b": None, 99: "C", "d": 68}), "abcde".translate(str.maketrans({"a": "long", "b": None, 99: "C", "d": 68})))
print("h\u00e9llo".translate({233: "e", ord("l"): 76}), "abc".translate({}), "".translate(table))


class Upper:
    def __getitem__(self, key):
        if key == ord("c"):
            raise LookupError
        if key == ord("d"):
            return None
        return chr(key).upper()


print("abcdef".translate(Upper()), "abc".translate([None] * 97 + ["A", 66]), "abc".translate("x" * 98 + "yz"))
for f in (
    lambda: str.maketrans("ab", "x"), lambda: str.maketrans("a"), lambda: str.maketrans({"ab": 1}), lambda: str.maketrans({1.5: "a"}), lambda: str.maketrans("a", 1), lambda: str.maketrans(1, "a"), lambda: str.maketrans(), lambda: str.maketrans("a", "b", 3),
    lambda: "a".translate({97: 1.5}), lambda: "a".translate({97: -1}), lambda: "a".translate({97: 0x110000}), lambda: "a".translate(5), lambda: "a".translate(None), lambda: "a".translate(),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print("a\U0001f600b".translate({0x1F600: ":)"}), "abc".translate({97: "", 98: "bb"}), repr("abc".translate({97: 0})))
