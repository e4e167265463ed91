# Upper, lower and title case, of letters that change their length too.
for s in ("hello World", "\u00df\u00e9", "\u01c6x", "\u03a3\u0391\u03a3 \u03a3", "it's o'clock 3rd", "\ufb01n", "I\u0307", "\u0131i", "123", "", "a-b_c", "\u00c0\u00c9", "\u1e9e"):
    print(ascii(s), ascii(s.upper()), ascii(s.lower()), ascii(s.title()), ascii(s.capitalize()), ascii(s.swapcase()), ascii(s.casefold()))
    print("   ", s.isupper(), s.islower(), s.istitle(), s.isalpha(), s.isalnum(), s.isascii(), s.isidentifier(), s.isprintable(), s.isspace())
for s in ("123", "\u00b2", "\u0663", "\u00bd", "\u2167", "1.5", "-1", "", "\u2460", "0x1", "1 "):
    print(ascii(s), s.isdecimal(), s.isdigit(), s.isnumeric(), s.isalnum())
for s in ("abc", "_x1", "1x", "", "class", "a b", "\u00e9t\u00e9", "a.b", "\u00aa", "x\u00b7"):
    print(ascii(s), s.isidentifier())
for s in (" \t\n", "\u00a0\u2003", "\x1c\x1f", " a", "\u200b", "\x85"):
    print(ascii(s), s.isspace(), s.isprintable())
print("Straße".casefold() == "STRASSE".casefold(), "ς".upper(), "ΑΣ".lower(), "Σ".lower(), "aΣb".lower(), "ά".upper())
print("hello".title().swapcase(), "HELLO wORLD".capitalize(), "don't STOP".title(), "x1y2".title())
