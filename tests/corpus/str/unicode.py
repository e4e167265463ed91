# Text beyond ASCII in names, methods and errors.
naïve = "ok"
变量 = 5
print(naïve, 变量, ord("é"), ord("😀"), chr(8364), chr(0x1F600), len("e\u0301"), len("😀"))
print("日本語".find("語"), "日本語"[1], "日本語".split("本"), "日本語"[::-1], "ñ" in "señor", "😀x😀".count("😀"))
print("é" == "e\u0301", sorted(["é", "z", "a", "e"]), "日本語".center(9, "*"), "[{:>5}]".format("日"))
try:
    {"ключ": 1}["нет"]
except KeyError as e:
    print(e)
print("é".encode() if False else ascii("é日😀"), hash("é") == hash("é"))
