def name():
    value = 5
    return valeu + 1
name()
