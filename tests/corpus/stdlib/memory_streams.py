# StringIO and BytesIO: ends of lines, numbers as arguments, state, and what they refuse.
import io, pickle, array
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
for nl in (None, '', '\n', '\r', '\r\n'):
    s = io.StringIO('a\nb\r\nc\rd', newline=nl)
    print(repr(nl), list(s), repr(s.getvalue()), s.newlines)
    s.seek(0); s.write('x\ny'); print(repr(s.getvalue()), s.tell())
    s = io.StringIO(newline=nl); print(s.write('a\nb\r\nc\rd'), repr(s.getvalue()), s.newlines, s.tell()); s.seek(0); print(s.readline(), s.readlines())
t(lambda: io.StringIO(newline=b'\n')); t(lambda: io.StringIO(newline='x')); t(lambda: io.StringIO(1)); t(lambda: io.StringIO('').write(b'1'))
s = io.StringIO('hello'); s.seek(2); 
t(lambda: s.read(True)); t(lambda: s.read('a')); t(lambda: s.read(1.5)); t(lambda: s.seek(1.0)); t(lambda: s.seek(-1)); t(lambda: s.seek(1,1)); t(lambda: s.seek(0,3)); t(lambda: s.seek(0,2)); t(lambda: s.truncate(-1)); t(lambda: s.truncate(2)); print(s.getvalue(), s.tell(), s.line_buffering, s.newlines, s.encoding, s.errors)
s.seek(6); t(lambda: s.write('')); print(repr(s.getvalue())); s.write('z'); print(repr(s.getvalue())); t(s.detach)
s.foo = 1; q = pickle.loads(pickle.dumps(s)); print(q.foo, repr(q.getvalue()), q.tell(), s.__getstate__())
t(lambda: s.__setstate__(1)); t(lambda: s.__setstate__(('', '\n', 'a', None))); t(lambda: s.__setstate__(('', '\n', -1, None))); t(lambda: s.__setstate__(('', '\n', 1, 1)))
b = io.BytesIO(None); print(b.getvalue()); b = io.BytesIO(bytearray(b'hello')); 
class I:
    def __index__(s): return 2
t(lambda: b.read(I())); t(lambda: b.read('a')); t(lambda: b.readline(I())); t(lambda: b.seek(1.0)); t(lambda: b.seek(-1)); t(lambda: b.seek(-2,2)); t(lambda: b.seek(1,1)); t(lambda: b.seek(1,-1)); t(lambda: b.truncate(-1)); t(b.detach); t(lambda: io.BytesIO('a')); t(lambda: io.BytesIO(3))
a = array.array('i', [1,2]); b = io.BytesIO(); t(lambda: b.write(a)); print(b.getvalue()); b.seek(0); c = array.array('i', [0,0]); t(lambda: b.readinto(c)); print(c)
d = bytearray(3); b.seek(0); t(lambda: b.readinto(d)); print(d); t(lambda: b.readinto(b'abc')); t(lambda: b.write('a'))
b.seek(20); t(lambda: b.write(b'')); print(len(b.getvalue())); b.foo = 1; q = pickle.loads(pickle.dumps(b)); print(q.foo, q.tell()); t(lambda: b.__setstate__((b'', -1, None)))
t(lambda: b.isatty()); b.close(); t(b.isatty); t(b.read); t(lambda: b.write(b''))
