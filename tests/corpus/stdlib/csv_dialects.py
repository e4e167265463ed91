# csv: what a dialect may be, escaped ends of lines, spaces, and the sniffer.
import csv, io
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
t(lambda: list(csv.reader(['a  b', ' a b ', '  ', ''], delimiter=' ', skipinitialspace=True)))
t(lambda: list(csv.reader(['a  b', ' a b ', '  ', ''], delimiter=' ')))
t(lambda: list(csv.reader(['"a"', "b,c\\", 'd'], escapechar='\\')))
t(lambda: list(csv.reader(['a,"'], strict=True))); t(lambda: list(csv.reader(['a,"'], strict=False))); t(lambda: list(csv.reader(['^'], escapechar='^', strict=True))); t(lambda: list(csv.reader(['^'], escapechar='^')))
t(lambda: list(csv.reader(['a,"b'], strict=False)))
t(lambda: list(csv.reader(['1,",3,",5'], quotechar=None, escapechar='\\')))
t(lambda: list(csv.reader(['1,",3,",5'], quoting=csv.QUOTE_NONE, escapechar='\\')))
t(lambda: list(csv.reader(['1,@,3,@,5'], quotechar='@')))
t(lambda: list(csv.reader([',3,"5",7.3, 9'], quoting=csv.QUOTE_NONNUMERIC)))
t(lambda: list(csv.reader(['"a\n', 'b", 7'], quoting=csv.QUOTE_NONNUMERIC)))
for kw in ({'delimiter':''},{'delimiter':'ab'},{'delimiter':None},{'delimiter':1},{'delimiter':b','},{'quotechar':''},{'quotechar':'ab'},{'quotechar':1},{'quotechar':None},{'quotechar':None,'quoting':csv.QUOTE_NONE},{'escapechar':''},{'escapechar':'ab'},{'escapechar':3},{'lineterminator':None},{'lineterminator':5},{'quoting':None},{'quoting':'x'},{'quoting':10},{'quoting':-1},{'delimiter':'\n'},{'quotechar':'\r'},{'delimiter':' ','skipinitialspace':True},{'delimiter':',','quotechar':','},{'escapechar':'"'},{'escapechar':',', 'quotechar':'"'},{'bad':1},{'lineterminator':','},{'lineterminator':'"'},{'escapechar':' ','skipinitialspace':True},{'strict':None},{'doublequote':'x'}):
    for f in (lambda: csv.reader([], **kw), lambda: csv.writer(io.StringIO(), **kw)):
        try: d = f().dialect; print(kw, 'ok', d.doublequote, d.strict)
        except BaseException as e: print(kw, type(e).__name__, e)
for n, v in (('delimiter',''),('delimiter',None),('quotechar',5),('quoting',None),('quoting','x'),('lineterminator',4),('escapechar','ab'),('delimiter',':')):
    c = type('X', (csv.excel,), {n: v})
    t(lambda: isinstance(c(), csv.Dialect))
t(lambda: csv.Dialect())
t(lambda: csv.field_size_limit(None)); t(lambda: csv.field_size_limit('a')); t(csv.field_size_limit); t(lambda: csv.field_size_limit(1,2))
r = csv.reader([], delimiter=':')
def bad(): r.dialect.delimiter = ';'
t(bad)
def bad(): del r.dialect.delimiter
t(bad)
def bad(): r.dialect.nope = 1
t(bad)
def w(rows, **kw):
    s = io.StringIO()
    try:
        for row in rows: csv.writer(s, **kw).writerow(row)
        print(kw, repr(s.getvalue()))
    except BaseException as e: print(kw, type(e).__name__, e)
w([['',' ','a b'],[''],['','']], delimiter=' ', skipinitialspace=True); w([['','','a b']], delimiter=' '); w([['a\\b']], escapechar='\\'); w([['a\\b']], escapechar='\\', quoting=csv.QUOTE_NONE); w([['a\nb', 'c"d']], escapechar='\\', quoting=csv.QUOTE_NONE); w([[None, 1, 'a', 1.5]], quoting=csv.QUOTE_STRINGS); w([[None, 1, 'a']], quoting=csv.QUOTE_NOTNULL); w([[None]]); w([[None]], quoting=csv.QUOTE_NONE); w([5]); w([['a"b']], doublequote=False); w([['a"b']], doublequote=False, escapechar='\\'); w([['a"']], quotechar=None, quoting=csv.QUOTE_NONE)
s = csv.Sniffer()
for text in ("a,b,c\n1,2,3\n4,5,6\n", "a;b;c\n1;2;3\n", "'a':'b'\n'c':'d'\n", '"x" | "y"\n"z" | "w"\n', "a\tb\n1\t2\n", "one two\nthree four\n", "abc", "a b:c d\ne f:g h\n"):
    try: d = s.sniff(text); print(repr(d.delimiter), repr(d.quotechar), d.skipinitialspace, d.doublequote, repr(d.lineterminator), d.quoting)
    except BaseException as e: print(type(e).__name__, e)
for text in ("name,age\nann,5\nbob,7\n", "1,2\n3,4\n", "a,b\nc,d\n"):
    try: print(s.has_header(text))
    except BaseException as e: print(type(e).__name__, e)
