# Case, padding, stripping, classification.
print("Hello World".upper(), "Hello".lower(), "hello world".title(), "hELLO".capitalize(), "Hello".swapcase(), "STRASSE ß".casefold())
print("é".upper(), "ÀÉ".lower(), "ß".upper())
print("[" + "ab".center(7) + "]", "[" + "ab".center(7, "*") + "]", "ab".ljust(5, "."), "ab".rjust(5), "42".zfill(5), "-42".zfill(6), "abc".ljust(2))
print("[" + "  x ".strip() + "]", "[" + "  x ".lstrip() + "]", "[" + "  x ".rstrip() + "]", "xxabcxx".strip("x"), "abcba".strip("ab"), "www.e.com".lstrip("w."))
for s in ("abc", "ABC", "aBc", "123", "a1", "", " ", "a b", "_x1", "1x", "Title Case", "é", "½", "def"):
    print(repr(s), s.isalpha(), s.isdigit(), s.isalnum(), s.isspace(), s.isupper(), s.islower(), s.isidentifier(), s.istitle())
print("a\tb".expandtabs(4), "abc".translate({97: "X", 98: None}), "x" * 3 + "y")
print("abc".isascii(), "é".isascii(), "12".isdecimal(), "12".isnumeric(), "a\n".isprintable())
