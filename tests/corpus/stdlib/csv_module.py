import csv, io
print(list(csv.reader(io.StringIO('a,b,c\r\n1,"x,y",""\n"q""q", z,\n\n"multi\nline",2\n'), skipinitialspace=True)))
print(list(csv.reader(["a;b", "c|d;e"], delimiter=";")), list(csv.reader(["1,2.5,'x'"], quoting=csv.QUOTE_NONNUMERIC, quotechar="'")), list(csv.reader(["a\\,b,c"], escapechar="\\", quoting=csv.QUOTE_NONE)))
f = io.StringIO(); w = csv.writer(f); w.writerow(["a", 1, None, 2.5, "x,y", 'q"q', "l\nm", ""]); w.writerows([[""], [], ["b"]]); print(repr(f.getvalue()))
for q in range(6):
    f = io.StringIO(); csv.writer(f, quoting=q, escapechar="\\", lineterminator="\n").writerow(["a", 1, None, "x,y"]); print(q, repr(f.getvalue()))
f = io.StringIO("name,age\nann,5\nbob\ncy,1,2\n"); r = csv.DictReader(f); print(r.fieldnames, list(r), r.line_num)
f = io.StringIO(); w = csv.DictWriter(f, ["a", "b"], lineterminator="\n"); w.writeheader(); w.writerow({"a": 1}); print(repr(f.getvalue()))
for g in [lambda: w.writerow({"z": 1}), lambda: csv.reader([], delimiter="ab"), lambda: list(csv.reader([b"a"])), lambda: csv.get_dialect("x"), lambda: csv.writer(1), lambda: csv.writer(io.StringIO()).writerow(5), lambda: csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE).writerow(["a,b"]), lambda: list(csv.reader(['"a"b'], strict=True))]:
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
print(csv.list_dialects(), list(csv.reader(["a\tb"], "excel-tab")), list(csv.reader(['a"b,"c"d'])))
