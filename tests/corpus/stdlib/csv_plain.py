"""csv: lines without quotes, and those around them."""
import csv
import io

TEXT = 'a,b,c\r\n1,,3\n\n"x, y",z\n"two\nlines",1\r\nlast,"q""q",\r\n,\n \n end '
for how in ({}, {"delimiter": ";"}, {"skipinitialspace": True}, {"quoting": csv.QUOTE_NONE},
            {"quoting": csv.QUOTE_ALL}, {"quotechar": "'"}, {"escapechar": "\\"},
            {"delimiter": " "}):
    reader = csv.reader(io.StringIO(TEXT), **how)
    try:
        for row in reader:
            print(reader.line_num, row)
    except csv.Error as e:
        print(how, "error", e)
print(list(csv.reader(["a,b", "c,d\n", "e,f\r\n", "g\r", "", "\r\n"])))
for wrong in (["a\rb,c"], ["a\nb"], [b"a,b"], [1]):
    try:
        print(list(csv.reader(wrong)))
    except csv.Error as e:
        print(e)
old = csv.field_size_limit(10)
for line in ("short,line", "x" * 11, "ab," * 10):
    try:
        print(next(csv.reader([line])))
    except csv.Error as e:
        print(e)
csv.field_size_limit(old)

ROWS = [["a", 1, 2.5, None, True], ["x,y", "q\"q", "l\nl", " s", "r\rr"], [], [""], [None], ["", ""],
        ["é", "'", ";", "\t"], [1e300, -0.0, 10**20], ["a b"], (i for i in range(3))]
for how in ({}, {"delimiter": ";"}, {"quoting": csv.QUOTE_ALL}, {"lineterminator": "!"},
            {"delimiter": " "}, {"quotechar": "'"}, {"escapechar": "\\", "doublequote": False},
            {"quoting": csv.QUOTE_NONNUMERIC}, {"dialect": "excel-tab"}, {"dialect": "unix"}):
    out = io.StringIO()
    writer = csv.writer(out, **how)
    try:
        print([writer.writerow(row) for row in ROWS[:-1]])
    except csv.Error as e:
        print(e)
    print(repr(out.getvalue()))
out = io.StringIO()
csv.writer(out).writerows(ROWS[-2:])
print(repr(out.getvalue()))
reader = csv.DictReader(io.StringIO("k,v\n1,2\n\n3\n4,5,6\n"))
print(list(reader), reader.fieldnames, reader.line_num)
