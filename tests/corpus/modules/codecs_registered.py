# Encodings written in the library, handlers of errors, and encodings that programs register.
import codecs
t = 'aé€ß\u0411日\U0001F600\n\\x'
for e in 'unicode_escape raw_unicode_escape cp1252 windows-1252 cp437 koi8-r iso8859-15 latin9 mac-roman cp1251 punycode utf-16 utf-7x rot13 hex'.split():
    for er in ('strict','ignore','replace','backslashreplace','xmlcharrefreplace','nope'):
        try: print(e, er, ascii(t.encode(e, er)))
        except Exception as x: print(e, er, type(x).__name__, x)
for b in (b'a\\x41\\u00e9\\n\\tb\\N{EURO SIGN}\\101', b'\\x4', b'\\u12', b'\\U00110000', b'a\\', b'\\N{nosuch}', b'\\N', b'\xe9\\\nb', b'\\\\u0041'):
    for e in ('unicode_escape','raw_unicode_escape'):
      for er in ('strict','replace','ignore','backslashreplace'):
        try: print(b, e, er, ascii(b.decode(e, er)))
        except Exception as x: print(b, e, er, type(x).__name__, x)
print(ascii(bytes(range(256)).decode('cp1252','replace')))
for e in ('cp1252','cp437','koi8-r'):
    try: print(b'ab\x81\x90'.decode(e))
    except Exception as x: print(x, x.object, x.start, x.end)
print('bücher-日本'.encode('punycode'), b'bcher-kva'.decode('punycode'), codecs.encode('Hello','rot13'), codecs.decode(b'6162','hex'))
def h(e):
    print(type(e).__name__, e.object, e.start, e.end, e.reason, e.encoding)
    return ('<%d>' % len(e.object[e.start:e.end]), e.end)
codecs.register_error('mine', h)
print('aé€b'.encode('ascii','mine'), b'a\xff\xfeb'.decode('utf-8','mine'), 'a€日'.encode('cp1252','mine'))
codecs.register_error('bad', lambda e: 5)
try: 'é'.encode('ascii','bad')
except TypeError as e: print(e)
try: b'\xff'.decode('ascii','bad')
except TypeError as e: print(e)
def search(name):
    print('search', name)
    if name == 'upper':
        return codecs.CodecInfo(lambda s, e='strict': (s.upper().encode(), len(s)), lambda b, e='strict': (bytes(b).decode().lower(), len(b)), name='upper')
    if name == 'wrong': return codecs.CodecInfo(lambda s, e='strict': (s, len(s)), lambda b, e='strict': (b, len(b)), name='wrong')
codecs.register(search)
print('abc'.encode('upper'), b'ABC'.decode('upper'), str(b'XY','upper'), bytes('xy','upper'), codecs.lookup('upper').name)
for f in (lambda: 'a'.encode('wrong'), lambda: b'a'.decode('wrong'), lambda: 'a'.encode('nosuch'), lambda: codecs.lookup('x y'), lambda: 'a'.encode('a\0'), lambda: bytearray(b'a').decode('upper')):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(codecs.escape_decode(b"a\\x41\\n\\'"), codecs.escape_encode(b"a'\n\xff"))
for n in ('cp1252','unicode_escape','latin9','koi8_r'):
    print(codecs.lookup(n).name)
d = codecs.getincrementaldecoder('cp1252')()
print(d.decode(b'\x80a'), d.decode(b'b', True))
