"""Surrogates in patterns, JSON and names of files."""
import re, json, os

def t(f):
    try:
        print(ascii(f()))
    except Exception as e:
        print(type(e).__name__, ascii(str(e)))

t(lambda: re.findall('[\ud800-\udbff]', 'a\ud800b\udc00'))
t(lambda: re.sub('[\ud7ff-\ue000]', '_', '\ud7ff\ud800\udfff\ue000\U0010ffff'))
t(lambda: re.split('[\udc00-\uffff]', 'x\udc00y\ufffez'))
t(lambda: json.dumps('\ud800x😀'))
t(lambda: json.loads('"\\ud800 \\ud83d\\ude00 \\udc00"'))
t(lambda: os.fsdecode(b'a\xff'))
t(lambda: os.fsencode('a\udcff\u20ac'))
t(lambda: os.fsencode('a\ud800'))
t(lambda: os.listdir('/nonexistent\udcff'))
t(lambda: open('/nonexistent\ud800'))
