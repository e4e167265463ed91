known = 1


def __getattr__(name):
    if name.startswith("made_"):
        return name[5:] * 2
    raise AttributeError(f"lazy has no {name}")


def __dir__():
    return ["known", "made_up"]
