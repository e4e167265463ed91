# Arithmetic with days: calendars, leap years, weekdays, parsing.

DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in(year, month):
    return DAYS[month - 1] + (month == 2 and is_leap(year))


class Date:
    __slots__ = ("year", "month", "day")

    def __init__(self, year, month, day):
        if not 1 <= month <= 12:
            raise ValueError(f"month must be in 1..12, not {month}")
        if not 1 <= day <= days_in(year, month):
            raise ValueError(f"{MONTHS[month - 1]} {year} has no day {day}")
        self.year, self.month, self.day = year, month, day

    @classmethod
    def parse(cls, text):
        match text.split("-"):
            case [year, month, day]:
                return cls(int(year), int(month), int(day))
            case [year, day]:
                return cls(int(year), 1, 1) + (int(day) - 1)
        raise ValueError(f"not a date: {text!r}")

    @classmethod
    def of_ordinal(cls, n):
        cycles, n = divmod(n - 1, 146097)
        centuries = min(n // 36524, 3)
        n -= centuries * 36524
        fours, n = divmod(n, 1461)
        years = min(n // 365, 3)
        n -= years * 365
        year, month = cycles * 400 + centuries * 100 + fours * 4 + years + 1, 1
        while n >= days_in(year, month):
            n -= days_in(year, month)
            month += 1
        return cls(year, month, n + 1)

    @property
    def ordinal(self):
        y = self.year - 1
        return y * 365 + y // 4 - y // 100 + y // 400 + sum(days_in(self.year, m) for m in range(1, self.month)) + self.day

    @property
    def weekday(self):
        return (self.ordinal - 1) % 7

    def __add__(self, days):
        return Date.of_ordinal(self.ordinal + days) if isinstance(days, int) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, Date):
            return self.ordinal - other.ordinal
        return self + -other

    def _key(self):
        return self.year, self.month, self.day

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, Date) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key()

    def __hash__(self):
        return hash(self._key())

    def __format__(self, spec):
        if not spec:
            return str(self)
        parts = {"Y": self.year, "m": f"{self.month:02}", "d": f"{self.day:02}", "B": MONTHS[self.month - 1], "a": WEEKDAYS[self.weekday]}
        out, it = "", iter(spec)
        for c in it:
            out += str(parts[next(it)]) if c == "%" else c
        return out

    def __repr__(self):
        return f"Date{self._key()}"

    def __str__(self):
        return f"{self.year:04}-{self.month:02}-{self.day:02}"


def month_page(year, month):
    yield f"{MONTHS[month - 1]} {year}".center(20).rstrip()
    yield " ".join(name[:2] for name in WEEKDAYS)
    cells = ["  "] * Date(year, month, 1).weekday + [f"{d:2}" for d in range(1, days_in(year, month) + 1)]
    for i in range(0, len(cells), 7):
        yield " ".join(cells[i : i + 7])


epoch = Date(1970, 1, 1)
print(epoch.ordinal, WEEKDAYS[epoch.weekday], epoch + 10000, epoch - 1, 365 + epoch)
print(Date(2024, 3, 1) - Date(2024, 2, 1), Date(2023, 3, 1) - Date(2023, 2, 1), Date(2000, 1, 1) - epoch)
print([y for y in range(1896, 2105, 4) if not is_leap(y)])
print(all(Date.of_ordinal(Date(y, m, 1).ordinal) == Date(y, m, 1) for y in range(1, 2500, 13) for m in range(1, 13)))
for text in ("2024-02-29", "2023-02-29", "2024-366", "2023-13-1", "hello", "a-b-c", "1-1-1"):
    try:
        date = Date.parse(text)
        print(f"{text}: {date!r} {date} {date:%a, %d %B %Y}")
    except ValueError as e:
        print(f"{text}: {e}")
dates = [Date(2024, 5, 1), Date(1999, 12, 31), Date(2024, 4, 30)]
print(sorted(dates), max(dates), Date(2024, 5, 1) in set(dates), dates[0] == "x", dates[0] != dates[1])
print("\n".join(month_page(2024, 2)))
print([str(d) for d in (Date(y, m, 13) for y in (2026,) for m in range(1, 13)) if d.weekday == 4])
try:
    epoch + 1.5
except TypeError as e:
    print(e)
