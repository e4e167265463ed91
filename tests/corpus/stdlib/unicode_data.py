# What Unicode says of characters.
import unicodedata

for c in "aZ5 \n½²٣éΩßǅ中あ한😀_-(«»$+^`\u0301\u200d\ue000":
    print(
        ascii(c),
        unicodedata.name(c, None),
        unicodedata.category(c),
        unicodedata.combining(c),
        unicodedata.decimal(c, None),
        unicodedata.digit(c, None),
        unicodedata.numeric(c, None),
    )
print(unicodedata.lookup("GREEK SMALL LETTER ALPHA"), unicodedata.lookup("latin small letter e with acute"))
text = "Ångström ﬁ ² é e\u0301 한 Å"
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    normal = unicodedata.normalize(form, text)
    print(form, ascii(normal), len(normal), unicodedata.is_normalized(form, text))
for wrong in (
    lambda: unicodedata.name("\n"),
    lambda: unicodedata.name("ab"),
    lambda: unicodedata.category(5),
    lambda: unicodedata.lookup("NO SUCH NAME"),
    lambda: unicodedata.normalize("NFX", "a"),
    lambda: unicodedata.decimal("a"),
    lambda: unicodedata.digit("½"),
    lambda: unicodedata.numeric("x"),
):
    try:
        print(wrong())
    except (TypeError, ValueError, KeyError) as error:
        print(type(error).__name__, error)


def plain(text):
    parts = unicodedata.normalize("NFKD", text)
    return "".join(c for c in parts if not unicodedata.combining(c))


print(plain("crème brûlée"), plain("Žluťoučký kůň"))

# What characters are made of, their values and sides.
for c in "àǕ²ﬃ½㎏ﾡ가A☎ΐ〇":
    print(ascii(c), repr(unicodedata.decomposition(c)), unicodedata.mirrored(c))
print([unicodedata.numeric(c, None) for c in "5²½Ⅷ一億兆〇൰༳x"])
print([unicodedata.digit(c, None) for c in "5²½Ⅷ①一x"])
print([unicodedata.mirrored(c) for c in "()<>[]a«»≤"])
print(unicodedata.is_normalized("NFC", "\u0041\u0300"), unicodedata.is_normalized("NFC", "À"))


def refused(function, *args):
    try:
        print(getattr(unicodedata, function)(*args))
    except (TypeError, ValueError, KeyError) as error:
        print(type(error).__name__, error)


for function in ("name", "category", "decimal", "digit", "numeric", "bidirectional", "combining",
                 "mirrored", "east_asian_width", "decomposition"):
    for argument in (1, "ab", "", None):
        refused(function, argument)
refused("normalize", 1, "a")
refused("normalize", "NFC", 1)
refused("normalize", "X", "a")
refused("normalize", "X", "")
refused("normalize", "NFC")
refused("is_normalized", "NFC", None)
refused("lookup", 1)
refused("lookup", b"SPACE")
refused("lookup", "nothing of the kind")
