"""The parts of what `str.format` takes."""

def _field_end(text, start):
    depth, in_name, in_brackets = 1, True, False
    for i in range(start, len(text)):
        c = text[i]
        if in_brackets:
            # An index may have any other sign in it.
            in_brackets = c != "]"
            continue
        in_brackets = in_name and c == "["
        in_name = in_name and c not in ":!"
        depth += (c == "{") - (c == "}")
        if depth == 0:
            return i
    raise ValueError("expected '}' before end of string")


def _field_parts(field):
    """Name, conversion and format of what stands between braces."""
    depth = 0
    for i, c in enumerate(field):
        depth += (c == "[") - (c == "]")
        if depth == 0 and c in "!:":
            break
    else:
        return field, None, ""
    name, rest = field[:i], field[i:]
    if rest[0] == ":":
        return name, None, rest[1:]
    if len(rest) < 2:
        raise ValueError("unmatched '{' in format spec")
    if len(rest) > 2 and rest[2] != ":":
        raise ValueError("expected ':' after conversion specifier")
    return name, rest[1], rest[3:]


def formatter_parser(text, /):
    """Literal text, name, format and conversion of each field, one after the other."""
    if not isinstance(text, str):
        raise TypeError(f"expected str, got {type(text).__name__}")
    return _fields(text)


def _fields(text):
    literal, i = "", 0
    while i < len(text):
        c = text[i]
        if c not in "{}":
            literal += c
            i += 1
        elif text[i : i + 2] == c * 2:
            yield literal + c, None, None, None
            literal = ""
            i += 2
        elif c == "}":
            raise ValueError("Single '}' encountered in format string")
        else:
            if i + 1 == len(text):
                raise ValueError("Single '{' encountered in format string")
            end = _field_end(text, i + 1)
            name, conversion, spec = _field_parts(text[i + 1 : end])
            yield literal, name, spec, conversion
            literal = ""
            i = end + 1
    if literal:
        yield literal, None, None, None


def formatter_field_name_split(text, /):
    """What a field's name begins with, and an iterator of what follows: whether it is an
    attribute, and its name or index."""
    if not isinstance(text, str):
        raise TypeError(f"expected str, got {type(text).__name__}")
    end = min([i for i in (text.find("."), text.find("[")) if i >= 0], default=len(text))
    return _number_or_text(text[:end]), _rest(text, end)


def _number_or_text(text):
    return int(text) if text.isdecimal() else text


def _rest(text, i):
    while i < len(text):
        if text[i] == ".":
            ends = [k for k in (text.find(".", i + 1), text.find("[", i + 1)) if k >= 0]
            end = min(ends, default=len(text))
            name, is_attribute = text[i + 1 : end], True
        elif text[i] == "[":
            end = text.find("]", i)
            if end < 0:
                raise ValueError("Missing ']' in format string")
            name, is_attribute = _number_or_text(text[i + 1 : end]), False
            end += 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if name == "":
            raise ValueError("Empty attribute in format string")
        yield is_attribute, name
        i = end
