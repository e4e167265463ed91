"""pyexpat: what a parser tells its handlers, whole and in parts, and where XML is wrong."""
import pyexpat

TEXT = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE list [<!ENTITY who "World &amp; Co"> <!ELEMENT list ANY>]>
<!-- before -->
<list a='1' b="x &lt; &#65; &who;">
 text &amp; &#x1F600; &who;
 <item/><![CDATA[<raw> & ]]]><?do it now?>
 <item n="é">tail</item>
</list>
"""


def watch(separator=None, **how):
    parser = pyexpat.ParserCreate(None, separator)
    seen = []
    for name in ("StartElement", "EndElement", "CharacterData", "Comment", "ProcessingInstruction",
                 "XmlDecl", "StartDoctypeDecl", "EndDoctypeDecl", "StartCdataSection",
                 "EndCdataSection", "StartNamespaceDecl", "EndNamespaceDecl"):
        setattr(parser, name + "Handler", lambda *args, name=name: seen.append((name, *args)))
    for name, value in how.items():
        setattr(parser, name, value)
    return parser, seen


parser, seen = watch(buffer_text=True)
print(parser.Parse(TEXT, True))
for event in seen:
    print(event)
for size in (1, 7):
    other, parts = watch(buffer_text=True)
    for i in range(0, len(TEXT), size):
        other.Parse(TEXT[i:i + size].encode() if TEXT.isascii() else TEXT[i:i + size])
    other.Parse("", True)
    joined = lambda events: "".join(e[1] for e in events if e[0] == "CharacterData")
    kinds = lambda events: [e for e in events if e[0] != "CharacterData"]
    print(size, joined(parts) == joined(seen), kinds(parts) == kinds(seen))
parser, seen = watch(" ", ordered_attributes=True)
parser.Parse('<a xmlns="u" xmlns:p="v" p:k="1" k="2"><p:b xmlns=""><c/></p:b></a>', True)
for event in seen:
    print(event)
parser, seen = watch()
parser.Parse("<a>x\ny\n</a>", True)
print(seen)
parser, seen = watch()
parser.Parse('<?xml version="1.0" encoding="iso-8859-1"?><a>\xe9</a>'.encode("latin-1"), True)
print(seen)
parser, seen = watch()
parser.Parse("<a>\xe9</a>".encode("utf-16"), True)
print(seen)

WRONG = [
    "<a>", "<a></b>", "", "text", "<a/><b/>", "<a b=1/>", '<a b="1" b="2"/>', "<a>&nope;</a>",
    "<a>&#0;</a>", "<a><</a>", '<a x="<"/>', "<a>]]></a>", "<a", "<a>&x</a>",
    "<!-- a -- b --><a/>", "</a>", "<a/>x", ' <?xml version="1.0"?><a/>', "<a>\x01</a>",
    "<a>\n\n  <b>\n</a>", "<a><![CDATA[x</a>",
]
for text in WRONG:
    try:
        pyexpat.ParserCreate().Parse(text, True)
        print("fine", text)
    except pyexpat.ExpatError as e:
        print(repr(text), e, e.code, e.lineno, e.offset, pyexpat.ErrorString(e.code))
try:
    pyexpat.ParserCreate(None, "}").Parse("<p:a/>", True)
except pyexpat.error as e:
    print(e)
parser = pyexpat.ParserCreate()
parser.StartElementHandler = lambda name, attributes: 1 / 0
try:
    parser.Parse("<a/>", True)
except ZeroDivisionError as e:
    print(e)
print(pyexpat.errors.XML_ERROR_SYNTAX, pyexpat.errors.codes[pyexpat.errors.XML_ERROR_TAG_MISMATCH])
