def f(größe, 変数):
    return größe + "é" + 変数["ключ"]
f("日本", {})
