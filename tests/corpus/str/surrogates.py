"""Surrogates in strings: literals, encodings, error handlers, methods."""
def t(f):
    try:
        print(ascii(f()))
    except Exception as e:
        print(type(e).__name__, ascii(str(e)))
for code in (0xd7ff, 0xd800, 0xdbff, 0xdc80, 0xdfff, 0xe000, 0x10ffff):
    c = chr(code)
    print(hex(ord(c)), len(c), ascii(c), ascii(repr(c)), c.isprintable(), c.isalpha(), c.isidentifier())
lone = '\ud800\U0000dfff\ufffd\N{REPLACEMENT CHARACTER}�' 'x\udc80'
print(ascii(lone), len(lone))
print(ascii(f'{1}\ud801{lone!r:>{40}}\ud802'), ascii(rf'\ud800{"\udc00"}'))
print('\ud800' == '\ud800', '\ud800' in lone, lone.find('\udfff'), lone.count('\ud800'), {'\ud800': 1}['\ud800'])
for codec in ('utf-8', 'ascii', 'latin-1', 'utf-16', 'utf-16-be', 'utf-32-le', 'utf-8-sig'):
    for errors in ('strict', 'ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'surrogateescape', 'surrogatepass', 'nope'):
        for text in ('a\udcffb', '\ud800\udc00é', 'é\udc80', 'plain'):
            t(lambda: text.encode(codec, errors))
for data in (b'a\xffb', b'\xed\xa0\x80', b'\xed\xb2\x80x', b'\xe2\x82', b'\xf0\x9f\x98\x80\xff'):
    for codec in ('utf-8', 'ascii', 'latin-1'):
        for errors in ('strict', 'ignore', 'replace', 'surrogateescape', 'surrogatepass', 'backslashreplace'):
            t(lambda: data.decode(codec, errors))
for codec, data in (('utf-16-le', b'\x00\xd8a\x00'), ('utf-16-be', b'\xdc\x00\x00a'), ('utf-32-le', b'\x00\xd8\x00\x00'), ('utf-16-le', b'\x00\xd8'), ('utf-32-be', b'\x00\x11\x00\x00')):
    for errors in ('strict', 'ignore', 'replace', 'surrogateescape', 'surrogatepass'):
        t(lambda: data.decode(codec, errors))
t(lambda: b'\xff\xfe'.decode('utf-8', 'surrogateescape').encode('utf-8', 'surrogateescape'))
t(lambda: '%c|%c' % (0xd800, '\udfff'))
t(lambda: format(0xdc00, 'c'))
t(lambda: 'abc'.translate({97: 0xd800, 98: '\udc00'}))
t(lambda: '\ud800x'.translate({0xd800: 'y'}))
t(lambda: str.maketrans('\ud800', 'a'))
t(lambda: '\ud800\udc00'.encode('utf-16', 'surrogatepass').decode('utf-16'))
t(lambda: print('a\ud800'))
t(lambda: UnicodeEncodeError('utf-8', '\ud800', 0, 1, 'r'))
t(lambda: str(UnicodeEncodeError('utf-8', '\ud800', 0, 1, 'r')))
t(lambda: sorted(['\ud800', 'a', '\udfff', '\ud801']))
t(lambda: '\ud800'.upper() + '\udfff'.title() + '\udc00'.casefold())
t(lambda: ' \ud800 '.strip().center(5, '\udc00'))
