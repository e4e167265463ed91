# Reading and writing JSON text.
def write(value, indent=None, level=0):
    if value is None: return "null"
    if value is True: return "true"
    if value is False: return "false"
    if isinstance(value, str):
        out = ['"']
        for c in value:
            if c in '"\\': out.append("\\" + c)
            elif c == "\n": out.append("\\n")
            elif ord(c) < 32: out.append("\\u%04x" % ord(c))
            else: out.append(c)
        return "".join(out) + '"'
    if isinstance(value, (int, float)): return repr(value)
    newline = "" if indent is None else "\n" + " " * (indent * (level + 1))
    end = "" if indent is None else "\n" + " " * (indent * level)
    if isinstance(value, (list, tuple)):
        if not value: return "[]"
        return "[" + newline + ("," + newline).join([write(v, indent, level + 1) for v in value]) + end + "]"
    if isinstance(value, dict):
        items = [f"{write(str(k))}:{' ' if indent else ''}{write(v, indent, level + 1)}" for k, v in value.items()]
        return "{" + newline + ("," + newline).join(items) + end + "}"
    raise TypeError(f"cannot write {type(value).__name__}")

def read(text):
    position = 0
    def error(message): raise ValueError(f"{message} at {position}")
    def space():
        nonlocal position
        while position < len(text) and text[position] in " \n\t": position += 1
    def expect(c):
        nonlocal position
        if text[position:position + 1] != c: error(f"expected {c!r}")
        position += 1
    def string():
        nonlocal position
        expect('"')
        out = ""
        while True:
            if position >= len(text): error("string without an end")
            c = text[position]
            position += 1
            if c == '"': return out
            if c == "\\":
                c = text[position]
                position += 1
                if c == "u":
                    out += chr(int(text[position:position + 4], 16))
                    position += 4
                else: out += {"n": "\n", "t": "\t"}.get(c, c)
            else: out += c
    def number():
        nonlocal position
        start = position
        while position < len(text) and text[position] in "+-.eE0123456789": position += 1
        t = text[start:position]
        if not t: error("expected a value")
        return float(t) if any(c in t for c in ".eE") else int(t)
    def value():
        nonlocal position
        space()
        c = text[position:position + 1]
        if c == "{":
            position += 1
            result = {}
            space()
            while text[position:position + 1] != "}":
                if result: expect(",")
                space(); key = string(); space(); expect(":")
                result[key] = value()
                space()
            position += 1
            return result
        if c == "[":
            position += 1
            result = []
            space()
            while text[position:position + 1] != "]":
                if result: expect(",")
                result.append(value())
                space()
            position += 1
            return result
        if c == '"': return string()
        for word, constant in (("true", True), ("false", False), ("null", None)):
            if text.startswith(word, position):
                position += len(word)
                return constant
        return number()
    result = value()
    space()
    if position != len(text): error("more text")
    return result

data = {"name": "Ann \"A\" é\n", "n": [1, -2.5, 1e20, [], {}], "deep": {"t": True, "f": False, "z": None, "l": [[1], {"k": [2]}]}}
text = write(data)
print(text)
print(write(data, 2))
print(read(text) == data, read(write(data, 4)) == data, read(" [ ] "), read('"\\u0041\\n"') == "A\n")
for bad in ("", "[1, 2", '{"a" 1}', '"abc', "[1 2]", "tru", "{1: 2}", "1 2"):
    try:
        print(read(bad))
    except (ValueError, IndexError) as e:
        print(type(e).__name__, e)
try:
    write({"x": len})
except TypeError as e:
    print(e)
