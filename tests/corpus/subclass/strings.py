# Classes derived from str.


class S(str):

    def shout(self):
        return self.upper() + '!'


s = S('abc')
print(s, repr(s), s.shout(), s + 'd', 'z' + s, s * 2, s[1], s[1:], len(s), 'b' in s)
print(s in 'xabcx', 'x'.join([s, 'y', s]), s == 'abc', 'abc' == s)
print(hash(s) == hash('abc'))
print({s: 1}['abc'], {'abc': 2}[s], s.upper(), type(s.upper()), type(str(s)))
print(type(s.strip()), '%s|%5s' % (s, s), f'{s:>5}|{s}', s.split('b'))
print(s.replace('b', S('X')), 'abc'.find(S('c')), 'aXb'.split(S('X')))
print(getattr('x', S('upper'))(), int(S('12')), float(S('1.5')))
print(sorted([S('b'), S('a'), '0']), list(s), s.startswith(S('a')), max(S('q'), 'a'))
print(ord(S('a')))
