"""Tables as text."""

__all__ = ["QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "QUOTE_STRINGS",
           "QUOTE_NOTNULL", "Error", "Dialect", "excel", "excel_tab", "unix_dialect",
           "field_size_limit", "reader", "writer", "register_dialect", "get_dialect",
           "list_dialects", "unregister_dialect", "DictReader", "DictWriter", "Sniffer",
           "__doc__"]

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)
_limit = 131072
_dialects = {}


class Error(Exception):
    """A table that cannot be read or written."""

    __module__ = "_csv"


class Dialect:
    """How a table is written."""

    delimiter = quotechar = escapechar = doublequote = None
    skipinitialspace = lineterminator = quoting = None

    def __init__(self):
        try:
            _Dialect(self, {})
        except TypeError as wrong:
            raise Error(str(wrong)) from None


class excel(Dialect):
    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(Dialect):
    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\n"
    quoting = QUOTE_ALL


_DEFAULTS = {
    "delimiter": ",", "doublequote": True, "escapechar": None, "lineterminator": "\r\n",
    "quotechar": '"', "quoting": QUOTE_MINIMAL, "skipinitialspace": False, "strict": False,
}


class _Dialect:
    """A dialect with what was said besides."""

    __slots__ = tuple(_DEFAULTS)
    __module__ = "_csv"
    __qualname__ = __name__ = "Dialect"

    def __init__(self, dialect, given):
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        for name in given:
            if name not in _DEFAULTS:
                raise TypeError(f"this function got an unexpected keyword argument {name!r}")
        found = {
            name: given.get(name, getattr(dialect, name, default))
            for name, default in _DEFAULTS.items()
        }
        if given.get("quotechar", "") is None and "quoting" not in given:
            found["quoting"] = QUOTE_NONE
        for name in ("doublequote", "skipinitialspace", "strict"):
            found[name] = bool(found[name])
        _check_kinds(found)
        _check_together(found)
        for name, value in found.items():
            object.__setattr__(self, name, value)

    def __setattr__(self, name, value=None):
        if name in _DEFAULTS:
            raise AttributeError(f"attribute {name!r} of '_csv.Dialect' objects is not writable")
        raise AttributeError(
            f"'_csv.Dialect' object has no attribute {name!r} and no __dict__ for setting "
            "new attributes"
        )

    __delattr__ = __setattr__

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle 'Dialect' instances")


def _check_kinds(found):
    """Checks each part of a dialect alone."""
    for name in ("delimiter", "escapechar"):
        _check_character(name, found[name])
    lineterminator, quoting = found["lineterminator"], found["quoting"]
    if lineterminator is not None and not isinstance(lineterminator, str):
        raise TypeError('"lineterminator" must be a string')
    _check_character("quotechar", found["quotechar"])
    if type(quoting) is not int:
        raise TypeError('"quoting" must be an integer')
    if not QUOTE_MINIMAL <= quoting <= QUOTE_NOTNULL:
        raise TypeError('bad "quoting" value')
    if found["quotechar"] is None and quoting != QUOTE_NONE:
        raise TypeError("quotechar must be set if quoting enabled")
    if lineterminator is None:
        raise TypeError("lineterminator must be set")


def _check_character(name, value):
    if value is None and name != "delimiter":
        return
    if not isinstance(value, str):
        kinds = "string" if name == "delimiter" else "string or None"
        raise TypeError(f'"{name}" must be {kinds}, not {type(value).__name__}')
    if len(value) != 1:
        raise TypeError(f'"{name}" must be a 1-character string')


def _check_together(found):
    """Checks that each special character means one thing."""
    for name in ("delimiter", "escapechar", "quotechar"):
        c = found[name]
        spaced = c == " " and name != "delimiter" and found["skipinitialspace"]
        if c is not None and (c in "\r\n" or spaced):
            raise ValueError(f"bad {name} value")
        if c is not None and c in found["lineterminator"]:
            raise ValueError(f"bad {name} or lineterminator value")
    for one, other in (
        ("delimiter", "escapechar"), ("delimiter", "quotechar"), ("escapechar", "quotechar"),
    ):
        if found[one] is not None and found[one] == found[other]:
            raise ValueError(f"bad {one} or {other} value")


def register_dialect(name, dialect=excel, **fmtparams):
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = _Dialect(dialect, fmtparams)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    return list(_dialects)


def field_size_limit(*new_limit):
    global _limit
    old = _limit
    if len(new_limit) > 1:
        count = len(new_limit)
        raise TypeError(f"field_size_limit() takes at most 1 argument ({count} given)")
    if new_limit:
        if not isinstance(new_limit[0], int):
            raise TypeError("limit must be an integer")
        _limit = new_limit[0]
    return old


class reader:
    """The rows of a table, from its lines."""

    def __init__(self, csvfile, dialect="excel", **fmtparams):
        self._lines = iter(csvfile)
        self.dialect = how = _Dialect(dialect, fmtparams)
        self.line_num = 0
        # Whether a line without quotes is split at its delimiters and nothing else.
        self._is_plain = (
            how.quotechar is not None and how.escapechar is None and not how.skipinitialspace
            and how.quoting in (QUOTE_MINIMAL, QUOTE_ALL) and how.delimiter not in "\r\n"
        )

    def __iter__(self):
        return self

    def __next__(self):
        if not self._is_plain:
            return self._next_row(None)
        line = next(self._lines)
        how = self.dialect
        if not isinstance(line, str) or how.quotechar in line or len(line) > _limit:
            return self._next_row(line)
        body = line
        if body.endswith("\n"):
            body = body[:-1]
        if body.endswith("\r"):
            body = body[:-1]
        if "\r" in body or "\n" in body:
            return self._next_row(line)
        self.line_num += 1
        return body.split(how.delimiter) if body else []

    def _next_row(self, line):
        """The next row, of which the first line was read already if it is not None."""
        self._row, self._field, self._quoted = [], [], False
        state = "row"
        while True:
            try:
                if line is None:
                    line = next(self._lines)
            except StopIteration:
                if state in ("row", "end") and not self._field:
                    raise
                if self.dialect.strict:
                    raise Error("unexpected end of data") from None
                self._end_field()
                return self._row
            if not isinstance(line, str):
                raise Error(f"iterator should return strings, not {type(line).__name__} "
                            "(the file should be opened in text mode)")
            self.line_num += 1
            state = self._read(line, state)
            if state == "end":
                return self._row
            line = None

    def _end_field(self):
        if len(self._field) > _limit:
            raise Error(f"field larger than field limit ({_limit})")
        text = "".join(self._field)
        quoting = self.dialect.quoting
        if quoting == QUOTE_NONNUMERIC and not self._quoted and text:
            text = float(text)
        elif quoting in (QUOTE_NOTNULL, QUOTE_STRINGS) and not self._quoted and not text:
            text = None
        elif quoting == QUOTE_STRINGS and not self._quoted:
            text = float(text)
        self._row.append(text)
        self._field, self._quoted = [], False

    def _read(self, line, state):
        """Goes through a line, and gives the state at its end."""
        how, field = self.dialect, self._field
        for c in line:
            is_end = c in "\r\n"
            if state == "escape":
                field.append(c)
                state = "continued" if is_end else "field"
            elif state == "quoted escape":
                field.append(c)
                state = "quoted"
            elif state == "quoted":
                if c == how.escapechar:
                    state = "quoted escape"
                elif c == how.quotechar and how.quoting != QUOTE_NONE:
                    state = "quote" if how.doublequote else "field"
                else:
                    field.append(c)
            elif state == "quote" and c == how.quotechar and how.quoting != QUOTE_NONE:
                field.append(c)
                state = "quoted"
            elif is_end:
                if state != "row" and state != "end":
                    self._end_field()
                state, field = "end", self._field
            elif state in ("row", "start") and c == " " and how.skipinitialspace:
                state = "start"
            elif state == "end":
                raise Error("new-line character seen in unquoted field - "
                            "do you need to open the file with newline=''?")
            elif c == how.delimiter:
                self._end_field()
                state, field = "start", self._field
            elif state == "quote":
                if how.strict:
                    raise Error(f"'{how.delimiter}' expected after '{how.quotechar}'")
                field.append(c)
                state = "field"
            elif state in ("row", "start") and c == how.quotechar and how.quoting != QUOTE_NONE:
                self._quoted, state = True, "quoted"
            elif c == how.escapechar:
                state = "escape"
            else:
                field.append(c)
                state = "field"
        if state in ("quoted", "continued"):
            return state
        if state in ("escape", "quoted escape"):
            # The end of the line is what is escaped.
            field.append("\n")
            return "quoted" if state == "quoted escape" else "continued"
        if state == "row":
            return "end"
        if state != "end":
            self._end_field()
        return "end"


class writer:
    """Writes the rows of a table."""

    def __init__(self, csvfile, dialect="excel", **fmtparams):
        if not hasattr(csvfile, "write"):
            raise TypeError('argument 1 must have a "write" method')
        self._write = csvfile.write
        self.dialect = how = _Dialect(dialect, fmtparams)
        # What a row that is written as it is has nothing of.
        self._special = None
        if how.quoting == QUOTE_MINIMAL and how.delimiter != " ":
            self._special = {"\r", "\n", *how.lineterminator, how.quotechar or "", how.escapechar}
            self._special -= {"", None}

    def _text(self, value, alone):
        how = self.dialect
        text = "" if value is None else value if isinstance(value, str) else str(value)
        is_number = isinstance(value, (int, float))
        quoting = how.quoting
        quoted = (quoting == QUOTE_ALL or quoting == QUOTE_NONNUMERIC and not is_number
                  or quoting == QUOTE_STRINGS and isinstance(value, str)
                  or quoting == QUOTE_NOTNULL and value is not None)
        special = (how.delimiter, how.escapechar, how.quotechar, "\r", "\n")
        if any(c in text for c in special if c) or any(c in text for c in how.lineterminator):
            if quoting == QUOTE_NONE:
                if how.escapechar is None:
                    raise Error("need to escape, but no escapechar set")
                return "".join([how.escapechar + c if c in special or c in how.lineterminator
                                else c for c in text])
            # A quote or an escape character that is escaped itself is no reason to quote.
            breaks = how.delimiter + how.lineterminator + "\r\n"
            if how.doublequote:
                breaks += how.quotechar
            quoted = quoted or any(c in text for c in breaks)
        if not text and alone and not quoted:
            if quoting == QUOTE_NONE:
                raise Error("single empty field record must be quoted")
            quoted = True
        if not text and how.skipinitialspace and how.delimiter == " ":
            if quoting == QUOTE_NONE or value is None and quoting in (
                QUOTE_STRINGS, QUOTE_NOTNULL
            ):
                raise Error(
                    "empty field must be quoted if delimiter is a space and skipinitialspace is true"
                )
            quoted = True
        quote = how.quotechar
        if quoting == QUOTE_NONE:
            return text
        if how.escapechar is not None:
            text = text.replace(how.escapechar, how.escapechar * 2)
        if how.doublequote:
            text = text.replace(quote, quote * 2)
        elif quote in text:
            if how.escapechar is None:
                raise Error("need to escape, but no escapechar set")
            text = text.replace(quote, how.escapechar + quote)
        return quote + text + quote if quoted else text

    def writerow(self, row):
        try:
            row = list(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        how, alone = self.dialect, len(row) == 1
        if self._special is not None:
            texts = [
                value if type(value) is str else "" if value is None else str(value)
                for value in row
            ]
            text = how.delimiter.join(texts)
            is_plain = text.count(how.delimiter) == len(texts) - 1 and (text or not alone)
            if is_plain and not any([c in text for c in self._special]):
                return self._write(text + how.lineterminator)
        text = how.delimiter.join([self._text(value, alone) for value in row])
        return self._write(text + how.lineterminator)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)


for _name, _class in ("excel", excel), ("excel-tab", excel_tab), ("unix", unix_dialect):
    register_dialect(_name, _class)


class DictReader:
    """The rows of a table as dicts."""

    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel",
                 *args, **kwds):
        self._fieldnames = list(fieldnames) if fieldnames is not None else None
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while not row:
            row = next(self.reader)
        made = dict(zip(names, row))
        if len(names) < len(row):
            made[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            made[name] = self.restval
        return made


class DictWriter:
    """Writes dicts as the rows of a table."""

    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel",
                 *args, **kwds):
        self.fieldnames = list(fieldnames)
        self.restval = restval
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction.lower()
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, rowdict):
        if self.extrasaction == "raise":
            wrong = [name for name in rowdict if name not in self.fieldnames]
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: "
                                 + ", ".join([repr(name) for name in wrong]))
        return [rowdict.get(name, self.restval) for name in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._row, rowdicts))


def __getattr__(name):
    """What is imported when it is asked for."""
    if name == "Sniffer":
        import _csv_sniffer

        found = globals()[name] = _csv_sniffer.Sniffer
        return found
    import _module_more

    return _module_more.get("csv", name)
