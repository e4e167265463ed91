"""Paths of Windows as text, on any system."""

import os
from _pathlib_pure import PurePath

# Names that stand for devices, whatever follows a dot.
_DEVICES = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"} | {
    name + number for name in ("COM", "LPT") for number in "123456789\xb9\xb2\xb3"}


def _split(text):
    """Drive, root and the rest of a path with backslashes."""
    if text[:2] == "\\\\":
        # A share has two names; a path of a device one more part in front.
        start = 8 if text[:8].upper() == "\\\\?\\UNC\\" else 2
        first = text.find("\\", start)
        if first < 0:
            return text, "", ""
        second = text.find("\\", first + 1)
        if second < 0:
            return text, "", ""
        return text[:second], "\\", text[second + 1:]
    if text[1:2] == ":":
        has_root = text[2:3] == "\\"
        return text[:2], "\\" * has_root, text[2 + has_root:]
    if text[:1] == "\\":
        return "", "\\", text[1:]
    return "", "", text


def _joined(first, second):
    """The path `second`, seen from `first`."""
    drive, root, rest = _split(first)
    other_drive, other_root, other_rest = _split(second)
    if other_root:
        return (other_drive or drive) + other_root + other_rest
    if other_drive and other_drive.lower() != drive.lower():
        return second
    drive = other_drive or drive
    if rest and rest[-1] != "\\":
        rest += "\\"
    if not root and rest + other_rest and drive and drive[-1] not in ":\\":
        root = "\\"
    return drive + root + rest + other_rest


class _Parser:
    """What paths ask of `ntpath`."""

    sep, altsep, extsep, pardir, curdir = "\\", "/", ".", "..", "."

    @staticmethod
    def splitroot(path):
        return _split(path.replace("/", "\\"))

    @staticmethod
    def join(first, *others):
        for other in others:
            first = _joined(first.replace("/", "\\"), other.replace("/", "\\"))
        return first

    @staticmethod
    def normcase(path):
        return path.replace("/", "\\").lower()


class PureWindowsPath(PurePath):
    """A path of Windows."""

    __slots__ = ("_drive", "_separator")
    parser = _Parser
    __module__ = "pathlib._local"

    def _parse(self, pieces):
        text = ""
        for piece in pieces:
            piece = piece.replace("/", "\\")
            text = _joined(text, piece) if text else piece
        drive, root, rest = _split(text)
        if not root and drive[:2] == "\\\\" and drive[-1] != "\\":
            parts = drive.split("\\")
            if len(parts) == 4 and parts[2] not in "?." or len(parts) == 6:
                # The folder of a share.
                root = "\\"
        self._drive, self._separator = drive, root
        self._root = drive + root
        self._tail = [name for name in rest.split("\\") if name and name != "."]
        self._text = None

    def _made(self, root, tail):
        if not root and tail and ":" in tail[0]:
            # What looks like a drive is a name.
            root = ".\\"
        return self.with_segments(root + "\\".join(tail))

    def __str__(self):
        if self._text is None:
            self._text = self._root + "\\".join(self._tail) or "."
            if not self._root and self._tail and ":" in self._tail[0]:
                self._text = ".\\" + self._text
        return self._text

    __fspath__ = __str__

    def as_posix(self):
        return str(self).replace("\\", "/")

    def as_uri(self):
        from urllib.parse import quote_from_bytes

        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        if len(self._drive) == 2 and self._drive[1] == ":":
            path, prefix = self.as_posix()[2:], "file:///" + self._drive
        else:
            path, prefix = self.as_posix(), "file:"
        return prefix + quote_from_bytes(os.fsencode(path))

    # ---- comparison

    def __eq__(self, other):
        if not isinstance(other, PureWindowsPath):
            return NotImplemented
        return str(self).lower() == str(other).lower()

    def __hash__(self):
        return hash(str(self).lower())

    def _parts_key(self):
        return str(self).lower().split("\\")

    # ---- parts

    @property
    def drive(self):
        return self._drive

    @property
    def root(self):
        return self._separator

    @property
    def anchor(self):
        return self._root

    def is_absolute(self):
        return bool(self._separator and self._drive)

    def _is_reserved(self):
        if not self._tail or self._drive[:2] == "\\\\":
            return False
        name = self._tail[-1].partition(".")[0].partition(":")[0].rstrip(" ")
        return name.upper() in _DEVICES

    def with_name(self, name):
        if not name or "/" in name or "\\" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return super().with_name(name)

    # ---- patterns

    def match(self, path_pattern, *, case_sensitive=None):
        return super().match(path_pattern, case_sensitive=case_sensitive or False)

    def full_match(self, pattern, *, case_sensitive=None):
        return super().full_match(pattern, case_sensitive=case_sensitive or False)
