"""XML as a stream of events, under the names of the parser that CPython has in C.

What comes in is kept until a whole piece of markup is there: a tag, a comment, a run of text.
Of a document type only entities with a text of their own are read.
"""

import re
import sys
from types import ModuleType

EXPAT_VERSION, version_info, native_encoding = "expat_2.6.3", (2, 6, 3), "UTF-8"
features = [("sizeof(XML_Char)", 1), ("sizeof(XML_LChar)", 1)]
XML_PARAM_ENTITY_PARSING_NEVER, XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE = 0, 1
XML_PARAM_ENTITY_PARSING_ALWAYS = 2

_MESSAGES = {
    "XML_ERROR_SYNTAX": (2, "syntax error"),
    "XML_ERROR_NO_ELEMENTS": (3, "no element found"),
    "XML_ERROR_INVALID_TOKEN": (4, "not well-formed (invalid token)"),
    "XML_ERROR_UNCLOSED_TOKEN": (5, "unclosed token"),
    "XML_ERROR_PARTIAL_CHAR": (6, "partial character"),
    "XML_ERROR_TAG_MISMATCH": (7, "mismatched tag"),
    "XML_ERROR_DUPLICATE_ATTRIBUTE": (8, "duplicate attribute"),
    "XML_ERROR_JUNK_AFTER_DOC_ELEMENT": (9, "junk after document element"),
    "XML_ERROR_UNDEFINED_ENTITY": (11, "undefined entity"),
    "XML_ERROR_RECURSIVE_ENTITY_REF": (12, "recursive entity reference"),
    "XML_ERROR_BAD_CHAR_REF": (14, "reference to invalid character number"),
    "XML_ERROR_MISPLACED_XML_PI": (17, "XML or text declaration not at start of entity"),
    "XML_ERROR_UNKNOWN_ENCODING": (18, "unknown encoding"),
    "XML_ERROR_UNCLOSED_CDATA_SECTION": (20, "unclosed CDATA section"),
    "XML_ERROR_UNBOUND_PREFIX": (27, "unbound prefix"),
    "XML_ERROR_FINISHED": (36, "parsing finished"),
}


def ErrorString(code, /):
    return next((text for number, text in _MESSAGES.values() if number == code), None)


class ExpatError(Exception):
    """XML that is not well formed."""

    __module__ = "xml.parsers.expat"


error = ExpatError
errors, model = ModuleType("pyexpat.errors"), ModuleType("pyexpat.model")
for _name, (_code, _text) in _MESSAGES.items():
    setattr(errors, _name, _text)
errors.codes = {text: code for code, text in _MESSAGES.values()}
errors.messages = {code: text for code, text in _MESSAGES.values()}
for _code, _name in enumerate("EMPTY ANY MIXED NAME CHOICE SEQ".split(), 1):
    setattr(model, f"XML_CTYPE_{_name}", _code)
for _code, _name in enumerate("NONE OPT REP PLUS".split()):
    setattr(model, f"XML_CQUANT_{_name}", _code)
sys.modules["pyexpat.errors"], sys.modules["pyexpat.model"] = errors, model

_NAME = r"[:A-Za-z_\xb7-\U0010ffff][-.:\w\xb7-\U0010ffff]*"
_TAG = re.compile(rf"<({_NAME})((?:\s+{_NAME}\s*=\s*(?:\"[^<\"]*\"|'[^<']*'))*)\s*(/?)>")
_ATTRIBUTE = re.compile(rf"\s+({_NAME})\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
# A tag of which the rest is missing.
_CUT_TAG = re.compile(
    rf"<{_NAME}(?:\s+{_NAME}\s*=\s*(?:\"[^<\"]*\"|'[^<']*'))*"
    rf"(?:\s+(?:{_NAME}\s*(?:=\s*(?:\"[^<\"]*|'[^<']*)?)?)?)?/?\Z"
)
_OPENINGS = "<!--", "<![CDATA[", "<!DOCTYPE"
_END = re.compile(rf"</({_NAME})\s*>")
_INSTRUCTION = re.compile(rf"<\?({_NAME})(?:\s+(.*?))?\?>", re.S)
_REFERENCE = re.compile(rf"&(?:#(\d+)|#x([0-9A-Fa-f]+)|({_NAME}));")
_DECLARED = re.compile(r"(version|encoding|standalone)\s*=\s*[\"']([^\"']*)[\"']")
_DOCTYPE = re.compile(
    rf"<!DOCTYPE\s+({_NAME})(?:\s+(?:SYSTEM|PUBLIC\s+(\"[^\"]*\"|'[^']*'))\s+(\"[^\"]*\"|'[^']*'))?\s*"
    r"(\[(?:[^\]\"'<]|\"[^\"]*\"|'[^']*'|<!--.*?-->|<\?.*?\?>|<![^>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*)*>)*\]\s*)?>",
    re.S,
)
_ENTITY = re.compile(rf"<!ENTITY\s+({_NAME})\s+(?:\"([^\"]*)\"|'([^']*)')\s*>")
_WRONG = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ENTITIES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_HANDLERS = (
    "StartElement EndElement ProcessingInstruction CharacterData UnparsedEntityDecl NotationDecl "
    "StartNamespaceDecl EndNamespaceDecl Comment StartCdataSection EndCdataSection Default "
    "DefaultHandlerExpand NotStandalone ExternalEntityRef StartDoctypeDecl EndDoctypeDecl "
    "EntityDecl XmlDecl ElementDecl AttlistDecl SkippedEntity"
).split()


class XMLParserType:
    """Reads a document, and calls the handlers that it was given."""

    __module__ = "pyexpat"

    def __init__(self, encoding, separator, intern):
        self.intern = {} if intern is None else intern
        self._encoding, self._separator = encoding, separator
        self._bytes, self._decoder = b"", None
        self._text = self._run = ""
        self._at = self._line = self._column = 0
        self._done, self._base = False, None
        self._open, self._spaces, self._entities = [], [{"xml": _XML}], dict(_ENTITIES)
        # Whether entities may be declared in a file that is not read.
        self._has_more = self._seen_root = False
        self.buffer_text = self.ordered_attributes = self.namespace_prefixes = False
        self.specified_attributes, self.buffer_size, self.buffer_used = False, 8192, 0
        self.ErrorCode = 0
        for name in _HANDLERS:
            setattr(self, name if name.endswith("Expand") else name + "Handler", None)

    # ---- places and mistakes

    def _move(self, end):
        piece = self._text[self._at : end]
        lines = piece.count("\n")
        self._line += lines
        self._column = len(piece) - piece.rfind("\n") - 1 if lines else self._column + len(piece)
        self._at = end

    @property
    def CurrentLineNumber(self):
        return self._line + 1

    @property
    def CurrentColumnNumber(self):
        return self._column

    @property
    def CurrentByteIndex(self):
        return len(self._text[: self._at].encode())

    ErrorLineNumber, ErrorColumnNumber = CurrentLineNumber, CurrentColumnNumber
    ErrorByteIndex = CurrentByteIndex

    def _fail(self, name, at=None):
        if at is not None:
            self._move(at)
        code, text = _MESSAGES[name]
        made = ExpatError(f"{text}: line {self._line + 1}, column {self._column}")
        made.code, made.lineno, made.offset = code, self._line + 1, self._column
        self.ErrorCode = code
        raise made

    # ---- what comes in

    def Parse(self, data, isfinal=False, /):
        if self._done:
            self._fail("XML_ERROR_FINISHED")
        if isinstance(data, str):
            self._text += data
        else:
            self._text += self._decoded(bytes(data), isfinal)
        self._text = self._text.replace("\r\n", "\n")
        if not self._text.endswith("\r") or isfinal:
            self._text = self._text.replace("\r", "\n")
        self._read(isfinal)
        if isfinal:
            self._done = True
            if self._open or not self._seen_root:
                self._fail("XML_ERROR_NO_ELEMENTS")
        return 1

    def ParseFile(self, file, /):
        while data := file.read(1 << 16):
            self.Parse(data, False)
        return self.Parse(b"", True)

    def _decoded(self, data, final):
        import codecs

        if self._decoder is None:
            self._bytes += data
            if len(self._bytes) < 4 and not final:
                return ""
            data, name = self._bytes, self._encoding
            if name is None:
                name = "utf-8-sig"
                if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
                    name = "utf-16"
                elif data[:5] == b"<?xml":
                    if b"?>" not in data and not final:
                        return ""
                    said = re.search(rb"encoding\s*=\s*[\"']([^\"']*)", data.partition(b"?>")[0])
                    name = said[1].decode("latin-1") if said else name
            try:
                self._decoder = codecs.getincrementaldecoder(name)()
            except LookupError:
                self._fail("XML_ERROR_UNKNOWN_ENCODING")
        try:
            return self._decoder.decode(data, final)
        except UnicodeDecodeError as e:
            self._text += data[: e.start].decode(errors="replace")
            self._fail("XML_ERROR_INVALID_TOKEN", len(self._text))

    # ---- pieces

    def _read(self, final):
        text = self._text
        while self._at < len(text):
            start = self._at
            if text[start] == "<":
                end = self._markup(start, final)
                if end is None:
                    break
            else:
                end = text.find("<", start)
                if end < 0:
                    end = len(text)
                    # What may be half a reference waits for the rest.
                    amp = text.rfind("&", start)
                    if not final and amp >= 0 and ";" not in text[amp:]:
                        end = amp
                        if end == start:
                            break
                self._characters(start, end)
            self._move(end)
        if self._at > 1 << 16 or final:
            self._text, self._at = self._text[self._at :], 0
        self._flush()

    def _markup(self, start, final):
        """Handles the markup at `start` and gives its end; None where it is not all there."""
        text = self._text
        for opening, closing, handle in (
            ("<!--", "-->", self._comment), ("<![CDATA[", "]]>", self._section),
            ("<?", "?>", self._instruct), ("</", ">", self._end_tag),
            ("<!DOCTYPE", ">", self._doctype),
        ):
            if text.startswith(opening, start):
                end = text.find(closing, start + len(opening))
                if end < 0:
                    return self._missing(opening, final)
                return handle(start, end + len(closing), final)
        found = _TAG.match(text, start)
        if found is not None:
            self._start_tag(found)
            return found.end()
        rest = text[start : start + 9]
        cut = any(len(rest) < len(opening) and opening.startswith(rest) for opening in _OPENINGS)
        if cut or _CUT_TAG.match(text, start):
            return self._missing(rest, final)
        self._flush()
        self._fail("XML_ERROR_INVALID_TOKEN", self._mistake(start))

    def _mistake(self, start):
        """Where a tag that is none goes wrong."""
        found = re.compile(rf"<{_NAME}(?:\s+{_NAME}\s*=\s*(?:\"[^<\"]*\"|'[^<']*'))*\s*").match(
            self._text, start
        )
        if found is None:
            return start + 1
        name = re.compile(rf"{_NAME}\s*(?:=\s*(?:\"[^<\"]*|'[^<']*)?)?").match(self._text, found.end())
        return name.end() if name else found.end()

    def _missing(self, opening, final):
        if final and opening == "<![CDATA[":
            self._fail("XML_ERROR_UNCLOSED_CDATA_SECTION", len(self._text))
        if final:
            self._fail("XML_ERROR_UNCLOSED_TOKEN")
        return None

    def _call(self, handler, *args):
        self._flush()
        handler(*args)

    def _flush(self):
        run, self._run = self._run, ""
        if run and self.CharacterDataHandler is not None:
            self.CharacterDataHandler(run)

    def _give(self, text):
        if self.buffer_text:
            self._run += text
        elif self.CharacterDataHandler is not None:
            for line in re.findall(r"[^\n]+|\n", text):
                self.CharacterDataHandler(line)
        if self.CharacterDataHandler is None:
            self._default(text)

    def _default(self, text):
        handler = self.DefaultHandlerExpand or self.DefaultHandler
        if handler is not None:
            self._call(handler, text)

    def _characters(self, start, end):
        text = self._text[start:end]
        if not self._open:
            blank = len(text) - len(text.lstrip(" \t\n"))
            if blank < len(text):
                self._fail(
                    "XML_ERROR_JUNK_AFTER_DOC_ELEMENT" if self._seen_root else "XML_ERROR_SYNTAX",
                    start + blank,
                )
            return self._default(text)
        wrong = _WRONG.search(text) or re.search(r"(?<=\]\])>", text)
        if wrong:
            self._fail("XML_ERROR_INVALID_TOKEN", start + wrong.start())
        at = 0
        while (amp := text.find("&", at)) >= 0:
            if amp > at:
                self._give(text[at:amp])
            found = _REFERENCE.match(text, amp)
            if found is None:
                after = re.compile(rf"&#?(?:{_NAME}|\w*)").match(text, amp)
                self._fail("XML_ERROR_INVALID_TOKEN", start + after.end())
            self._refer(found, start + amp)
            at = found.end()
        if at < len(text):
            self._give(text[at:])

    def _refer(self, found, at):
        name = found[3]
        if name is not None and name not in self._entities:
            if self._has_more:
                self._move(at)
                return self._default(found[0])
            self._fail("XML_ERROR_UNDEFINED_ENTITY", at)
        value = self._value(found, at)
        if name is not None and name not in _ENTITIES and ("<" in value or "&" in value):
            return self._expand(name, value, at)
        self._give(value)

    def _expand(self, name, value, at):
        """Reads the text of an entity in place of the reference."""
        kept = self._text, self._at, self._line, self._column, self._entities
        self._entities = {key: text for key, text in self._entities.items() if key != name}
        self._text, self._at = value, 0
        depth = len(self._open)
        self._read_within()
        if len(self._open) != depth:
            self._fail("XML_ERROR_TAG_MISMATCH")
        self._text, self._at, self._line, self._column, self._entities = kept

    def _read_within(self):
        while self._at < len(self._text):
            if self._text[self._at] == "<":
                end = self._markup(self._at, True)
            else:
                end = self._text.find("<", self._at)
                end = len(self._text) if end < 0 else end
                self._characters(self._at, end)
            self._at = end

    def _value(self, found, at):
        decimal, hexadecimal, name = found.groups()
        if name is not None:
            return self._entities[name]
        number = int(decimal) if decimal is not None else int(hexadecimal, 16)
        if number > 0x10FFFF or _WRONG.match(chr(number)):
            self._fail("XML_ERROR_BAD_CHAR_REF", at)
        return chr(number)

    def _attribute_value(self, raw, at):
        value = raw.replace("\t", " ").replace("\n", " ")

        def one(found):
            if found[3] is not None and found[3] not in self._entities:
                self._fail("XML_ERROR_UNDEFINED_ENTITY", at)
            inner = self._value(found, at)
            if found[3] is not None and found[3] not in _ENTITIES and "&" in inner:
                return _REFERENCE.sub(one, inner)
            return inner

        if "&" in value:
            if "&" in _REFERENCE.sub("", value):
                self._fail("XML_ERROR_INVALID_TOKEN", at)
            value = _REFERENCE.sub(one, value)
        return value

    # ---- elements

    def _start_tag(self, found):
        start = found.start()
        if self._seen_root and not self._open:
            self._fail("XML_ERROR_JUNK_AFTER_DOC_ELEMENT")
        self._seen_root = True
        name, attributes = found[1], {}
        for each in _ATTRIBUTE.finditer(found[2]):
            key, raw = each[1], each[2] if each[2] is not None else each[3]
            if key in attributes:
                self._fail("XML_ERROR_DUPLICATE_ATTRIBUTE", found.start(2) + each.start(1))
            attributes[key] = self._attribute_value(raw, found.start(2) + each.start())
        declared = ()
        if self._separator is not None:
            declared, attributes = self._declare(attributes)
            shown = self._expanded(name, True)
            attributes = {self._expanded(key, False): v for key, v in attributes.items()}
        else:
            shown = name
        self._open.append((name, shown, declared))
        handler = self.StartElementHandler
        if handler is not None:
            if self.ordered_attributes:
                attributes = [part for pair in attributes.items() for part in pair]
            self._call(handler, shown, attributes)
        else:
            self._default(found[0])
        if found[3]:
            self._close()
        self._at = start

    def _declare(self, attributes):
        declared, rest = [], {}
        for key, value in attributes.items():
            prefix, colon, local = key.partition(":")
            if prefix == "xmlns":
                declared.append((local if colon else None, value))
            else:
                rest[key] = value
        if declared:
            self._spaces.append({**self._spaces[-1], **dict(declared)})
            if self.StartNamespaceDeclHandler is not None:
                for prefix, uri in declared:
                    self._call(self.StartNamespaceDeclHandler, prefix, uri or None)
        return declared, rest

    def _expanded(self, name, is_element):
        prefix, colon, local = name.partition(":")
        spaces = self._spaces[-1]
        if not colon:
            uri = spaces.get(None) if is_element else None
            return f"{uri}{self._separator}{name}" if uri else name
        if prefix not in spaces:
            self._fail("XML_ERROR_UNBOUND_PREFIX")
        parts = [spaces[prefix], local]
        if self.namespace_prefixes:
            parts.append(prefix)
        return self._separator.join(parts)

    def _end_tag(self, start, end, final):
        found = _END.match(self._text, start)
        if found is None:
            self._fail("XML_ERROR_INVALID_TOKEN", start + 2)
        if not self._open or self._open[-1][0] != found[1]:
            self._flush()
            self._fail("XML_ERROR_TAG_MISMATCH" if self._open else "XML_ERROR_INVALID_TOKEN",
                       start + 2 if self._open else start + 1)
        self._close()
        return found.end()

    def _close(self):
        _, shown, declared = self._open.pop()
        if self.EndElementHandler is not None:
            self._call(self.EndElementHandler, shown)
        if declared:
            self._spaces.pop()
            if self.EndNamespaceDeclHandler is not None:
                for prefix, _ in reversed(declared):
                    self._call(self.EndNamespaceDeclHandler, prefix)

    # ---- what is no element

    def _comment(self, start, end, final):
        text = self._text[start + 4 : end - 3]
        if "--" in text or text.endswith("-"):
            self._fail("XML_ERROR_INVALID_TOKEN", start + 6 + text.find("--"))
        if self.CommentHandler is not None:
            self._call(self.CommentHandler, text)
        else:
            self._default(self._text[start:end])
        return end

    def _section(self, start, end, final):
        if not self._open:
            self._fail("XML_ERROR_SYNTAX")
        if self.StartCdataSectionHandler is not None:
            self._call(self.StartCdataSectionHandler)
        if end - start > 12:
            self._give(self._text[start + 9 : end - 3])
        if self.EndCdataSectionHandler is not None:
            self._call(self.EndCdataSectionHandler)
        return end

    def _instruct(self, start, end, final):
        found = _INSTRUCTION.match(self._text, start)
        if found is None:
            self._fail("XML_ERROR_INVALID_TOKEN", start + 2)
        target, data = found[1], found[2] or ""
        if target.lower() == "xml":
            if start or self._line or self._column:
                self._fail("XML_ERROR_MISPLACED_XML_PI")
            said = dict(_DECLARED.findall(data))
            if self.XmlDeclHandler is not None:
                alone = {"yes": 1, "no": 0}.get(said.get("standalone"), -1)
                self._call(self.XmlDeclHandler, said.get("version"), said.get("encoding"), alone)
            else:
                self._default(found[0])
        elif self.ProcessingInstructionHandler is not None:
            self._call(self.ProcessingInstructionHandler, target, data)
        else:
            self._default(found[0])
        return end

    def _doctype(self, start, end, final):
        found = _DOCTYPE.match(self._text, start)
        if found is None:
            if final:
                self._fail("XML_ERROR_SYNTAX")
            return None
        name, public, system, inner = found.groups()
        self._has_more = system is not None
        if self.StartDoctypeDeclHandler is not None:
            ids = [part and part[1:-1] for part in (system, public)]
            self._call(self.StartDoctypeDeclHandler, name, *ids, int(inner is not None))
        else:
            self._default(found[0])
        for entity in _ENTITY.finditer(inner or ""):
            raw = entity[2] if entity[2] is not None else entity[3]
            numbers = re.compile(r"&(?:#(\d+)|#x([0-9A-Fa-f]+)|(\Z.));")
            value = numbers.sub(lambda each: self._value(each, start), raw)
            self._entities.setdefault(entity[1], value)
            if self.EntityDeclHandler is not None:
                self._call(self.EntityDeclHandler, entity[1], 0, value, self._base, None, None, None)
        if self.EndDoctypeDeclHandler is not None:
            self._call(self.EndDoctypeDeclHandler)
        return found.end()

    # ---- the rest of the interface

    def SetBase(self, base, /):
        self._base = base

    def GetBase(self):
        return self._base

    def GetInputContext(self):
        return self._text[self._at :].encode()

    def UseForeignDTD(self, flag=True, /):
        pass

    def SetParamEntityParsing(self, flag, /):
        return 1

    def GetReparseDeferralEnabled(self):
        return False

    def SetReparseDeferralEnabled(self, enabled, /):
        pass

    def ExternalEntityParserCreate(self, context, encoding=None, /):
        made = XMLParserType(encoding, self._separator, self.intern)
        for name in _HANDLERS:
            name = name if name.endswith("Expand") else name + "Handler"
            setattr(made, name, getattr(self, name))
        return made


_XML = "http://www.w3.org/XML/1998/namespace"


def ParserCreate(encoding=None, namespace_separator=None, intern=None):
    """A new parser; with a separator, names are those of namespaces."""
    if namespace_separator is not None and len(namespace_separator) > 1:
        raise ValueError("namespace_separator must be at most one character, omitted, or None")
    return XMLParserType(encoding, namespace_separator, intern)
