"""Names that fit patterns with `*`, `?` and `[...]`."""

import functools
import os
import re

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]


def fnmatch(name, pat):
    return fnmatchcase(os.path.normcase(name), os.path.normcase(pat))


def fnmatchcase(name, pat):
    return _compiled(pat)(name) is not None


def filter(names, pat):
    fits = _compiled(os.path.normcase(pat))
    return [name for name in names if fits(name)]


@functools.lru_cache(maxsize=256, typed=True)
def _compiled(pat):
    if isinstance(pat, bytes):
        return re.compile(translate(pat.decode("latin-1")).encode("latin-1")).match
    return re.compile(translate(pat)).match


def translate(pat):
    """The pattern as a regular expression."""
    parts, i = [], 0
    while i < len(pat):
        c = pat[i]
        i += 1
        if c == "*":
            if parts[-1:] != ["*"]:
                parts.append("*")
        elif c == "?":
            parts.append(".")
        elif c == "[":
            text, i = _set(pat, i)
            parts.append(text)
        else:
            parts.append(re.escape(c))
    return rf"(?s:{_stars(parts)})\Z"


def _set(pat, i):
    """The set of characters whose `[` is before `i`, and where the pattern goes on."""
    end = i
    if pat[end : end + 1] == "!":
        end += 1
    if pat[end : end + 1] == "]":
        end += 1
    end = pat.find("]", end)
    if end < 0:
        return "\\[", i
    inside = pat[i:end]
    if "-" in inside:
        inside = _ranges(inside)
    else:
        inside = inside.replace("\\", r"\\")
    inside = re.sub(r"([&~|])", r"\\\1", inside)
    if not inside:
        return "(?!)", end + 1
    if inside == "!":
        return ".", end + 1
    if inside[0] == "!":
        inside = "^" + inside[1:]
    elif inside[0] in ("^", "["):
        inside = "\\" + inside
    return f"[{inside}]", end + 1


def _ranges(inside):
    """A set with ranges: those that are empty are left out."""
    chunks, start = [], 0
    k = inside.find("-", 2 if inside[0] == "!" else 1)
    while k >= 0:
        chunks.append(inside[start:k])
        start = k + 1
        k = inside.find("-", k + 3)
    chunk = inside[start:]
    if chunk:
        chunks.append(chunk)
    else:
        chunks[-1] += "-"
    for k in range(len(chunks) - 1, 0, -1):
        if chunks[k - 1][-1] > chunks[k][0]:
            chunks[k - 1] = chunks[k - 1][:-1] + chunks[k][1:]
            del chunks[k]
    return "-".join(chunk.replace("\\", r"\\").replace("-", r"\-") for chunk in chunks)


def _stars(parts):
    """The parts with each star but the last as what never has to be tried again."""
    stars = [i for i, part in enumerate(parts) if part == "*"]
    if not stars:
        return "".join(parts)
    text = "".join(parts[: stars[0]])
    for at, next in zip(stars, stars[1:]):
        text += f"(?>.*?{''.join(parts[at + 1 : next])})"
    return f"{text}.*{''.join(parts[stars[-1] + 1 :])}"
