"""How a table is written, found out from a sample of it."""

import csv
import re

# The module whose class this is.
__name__ = "csv"

# What is taken where several characters would do, the first first.
_PREFERRED = [",", "\t", ";", " ", ":"]


class Sniffer:
    """Finds the dialect of a sample of a table."""

    def __init__(self):
        self.preferred = list(_PREFERRED)

    def sniff(self, sample, delimiters=None):
        quote, doubled, delimiter, space = _by_quotes(sample, delimiters)
        if not delimiter:
            delimiter, space = self._by_counts(sample, delimiters)
        if not delimiter:
            raise csv.Error("Could not determine delimiter")

        class dialect(csv.Dialect):
            _name = "sniffed"
            lineterminator = "\r\n"
            quoting = csv.QUOTE_MINIMAL

        dialect.delimiter, dialect.doublequote = delimiter, doubled
        dialect.quotechar, dialect.skipinitialspace = quote or '"', space
        return dialect

    def _by_counts(self, sample, delimiters):
        """The ASCII character that is in nearly all lines equally often."""
        lines = [line for line in sample.split("\n") if line]
        fitting = _fitting(lines, delimiters) if lines else {}
        if not fitting:
            return "", False
        chosen = None
        if len(fitting) > 1:
            chosen = next((c for c in self.preferred if c in fitting), None)
        if chosen is None:
            chosen = max(fitting, key=lambda c: (fitting[c], c))
        first = lines[0]
        return chosen, first.count(chosen) == first.count(chosen + " ")

    def has_header(self, sample):
        rows = csv.reader(sample.split("\n"), self.sniff(sample))
        header = next(rows)
        kinds = dict.fromkeys(range(len(header)))
        for n, row in enumerate(rows):
            if n > 20:
                break
            if len(row) != len(header):
                continue
            for column in list(kinds):
                kind = _kind(row[column])
                if kinds[column] is None:
                    kinds[column] = kind
                elif kinds[column] != kind:
                    # This column says nothing.
                    del kinds[column]
        votes = 0
        for column, kind in kinds.items():
            if kind is complex:
                votes += 1 if _kind(header[column]) is not complex else -1
            elif kind is not None:
                votes += 1 if len(header[column]) != kind else -1
        return votes > 0


def _kind(text):
    """`complex` for a number, and the length of what is none."""
    try:
        complex(text)
    except (ValueError, OverflowError):
        return len(text)
    return complex


def _fitting(lines, delimiters):
    """Characters that are in enough of the lines equally often, with how often and in how many."""
    characters = [chr(n) for n in range(127)]
    counts = {c: {} for c in characters}
    step = min(10, len(lines))
    seen = 0
    for start in range(0, len(lines), step):
        for line in lines[start : start + step]:
            seen += 1
            for c in characters:
                n = line.count(c)
                counts[c][n] = counts[c].get(n, 0) + 1
        found = {}
        modes = {}
        for c, by_count in counts.items():
            n = max(by_count, key=by_count.get)
            if n == 0 and len(by_count) == 1:
                continue
            others = sum(by_count.values()) - by_count[n]
            modes[c] = n, by_count[n] - others
        total = float(min(step * (start // step + 1), len(lines)))
        share = 1.0
        while not found and share >= 0.9:
            for c, (n, agreeing) in modes.items():
                if n > 0 and agreeing > 0 and agreeing / total >= share:
                    if delimiters is None or c in delimiters:
                        found[c] = n, agreeing
            share -= 0.01
        if len(found) == 1:
            return found
    return found


# A quoted field between two delimiters, at the beginning of a line, at its end, and alone.
_QUOTED = [re.compile(pattern, re.DOTALL | re.MULTILINE) for pattern in (
    r"""(?P<d>[^\w\n"'])(?P<s> ?)(?P<q>["']).*?(?P=q)(?P=d)""",
    r"""(?:^|\n)(?P<q>["']).*?(?P=q)(?P<d>[^\w\n"'])(?P<s> ?)""",
    r"""(?P<d>[^\w\n"'])(?P<s> ?)(?P<q>["']).*?(?P=q)(?:$|\n)""",
    r"""(?:^|\n)(?P<q>["']).*?(?P=q)(?:$|\n)""",
)]


def _by_quotes(sample, delimiters):
    """Quote, whether quotes are doubled, delimiter and whether a space follows that, from what is quoted."""
    for pattern in _QUOTED:
        matches = list(pattern.finditer(sample))
        if matches:
            break
    else:
        return "", False, None, 0
    quotes, found, spaces = {}, {}, 0
    for match in matches:
        groups = match.groupdict()
        quotes[groups["q"]] = quotes.get(groups["q"], 0) + 1
        c = groups.get("d")
        if c and (delimiters is None or c in delimiters):
            found[c] = found.get(c, 0) + 1
        if groups.get("s"):
            spaces += 1
    quote = max(quotes, key=quotes.get)
    delimiter, space = "", 0
    if found:
        delimiter = max(found, key=found.get)
        space = found[delimiter] == spaces
        if delimiter == "\n":
            delimiter = ""
    d = re.escape(delimiter)
    doubled = re.compile(
        rf"((?:{d})|^)\W*{quote}[^{d}\n]*{quote}[^{d}\n]*{quote}\W*((?:{d})|$)", re.MULTILINE
    )
    return quote, bool(doubled.search(sample)), delimiter, space
