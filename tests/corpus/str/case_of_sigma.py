# The small sigma that ends words: marks and signs within words do not count.
for text in ("ΑΣ", "ΑΣ.", "Α.Σ", "ΑΣ'Β", "ΑΣ' Β", "Σ", "\u0345Σ", "Α\u0301Σ", "ΑΣ\u0301", "ΑΣ\u0301Α", "1Σ",
             "ǅΣ", "Α\u00adΣ", "ΑΣ\u2019", "ΑΣ1", "ΑΣ-Α", "中Σ"):
    print(ascii(text), ascii(text.lower()), ascii(text.swapcase()), ascii(text.title()),
          ascii(text.casefold()), ascii(text.capitalize()))
