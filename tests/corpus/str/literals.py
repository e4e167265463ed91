# String literals and repr.
print('single', "double", '''triple
lines''', "con" "cat" 'ena' "ted")
print("tab\there", "nl\\n", "quote\"s", 'it\'s', "\x41\u00e9\U0001F600\101\0end".replace("\0", "NUL"))
print(r"raw\n\t", r'\'', R"\\")
print("line \
continued")
for s in ("plain", "it's", 'say "hi"', "both ' and \"", "tab\t", "nl\n", "\r", "\\", "\x00\x1f\x7f", "é", "日本", "\u200b", "\ud7ff", "😀", "\xa0", "\xad"):
    print(repr(s), len(s))
print("""doc "with" quotes""")
print("\N{BULLET}" == "\u2022")
