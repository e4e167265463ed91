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
