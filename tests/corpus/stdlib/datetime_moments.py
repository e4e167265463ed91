# Datetimes, times of day and zones: text both ways, arithmetic, comparison and errors.
from datetime import *
import copy
d = date(2024, 2, 29)
def t(f, *a, **k):
    try: r = f(*a, **k); print(repr(r))
    except Exception as e: print(type(e).__name__, e)
n = datetime(2024, 2, 29, 23, 59, 58, 123456); print(repr(n), n, n.isoformat("_"), n.isoformat(timespec="minutes"), n.date(), n.time(), n.ctime())
for ts in "auto hours minutes seconds milliseconds microseconds bad".split(): t(n.isoformat, timespec=ts)
print(n + timedelta(0, 1, 900000), n - datetime(2000, 1, 1), n.replace(microsecond=0), n.timetuple(), n.utctimetuple())
u = n.replace(tzinfo=timezone.utc); e = u.astimezone(timezone(timedelta(hours=5, minutes=30), "IST")); print(repr(u), u, repr(e), e, u == e, u - e, hash(u) == hash(e), e.tzname(), e.utcoffset(), e.dst())
print(u.timestamp(), datetime.fromtimestamp(u.timestamp(), timezone.utc), datetime.fromtimestamp(0, UTC), datetime.fromtimestamp(1.0000005, UTC), datetime.fromtimestamp(-1.5, UTC))
t(lambda: n < u); t(lambda: n == u); t(lambda: n - u); t(datetime.fromtimestamp, 1e20); t(datetime.fromtimestamp, float("nan")); t(datetime.fromtimestamp, "a"); t(datetime, 2024, 1, 1, 24); t(datetime, 2024, 1, 1, 1, 60); t(datetime, 2024, 1, 1, tzinfo=3); t(datetime, 2024, 1, 1, fold=2); t(datetime, 2024, 1)
for s in ("2024-02-29T01:02:03.5", "2024-02-29 01:02:03,123456789+05:30", "20240229T010203Z", "2024-W09-4T10", "2024-02-29", "2024-02-29T", "2024-02-29T1", "2024-02-29T01:02:03-00:00", "2024-02-29T25", "x", "2024-060", "2024-02-29T01:02+01:02:03.5", "2024W094T0102", "2024-02-29T01:0203"): t(datetime.fromisoformat, s)
for f in ("%Y-%m-%d %H:%M:%S.%f", "%a %A %b %B %d %j %U %W %y %I %p %%", "%z|%:z|%Z", "%c|%x|%X", "%G-W%V-%u", "plain", "%"): print(n.strftime(f), e.strftime(f), end=" / ")
print()
for s, f in (("2024-02-29 12:30:45.5", "%Y-%m-%d %H:%M:%S.%f"), ("29 Feb 24", "%d %b %y"), ("12:05 PM", "%I:%M %p"), ("12:05 am", "%I:%M %p"), ("+0530", "%z"), ("-01:30:10", "%z"), ("Z", "%z"), ("2024 60", "%Y %j"), ("2024-W09-4", "%G-W%V-%u"), ("Thu 29 February 2024", "%a %d %B %Y"), ("2024 9 1", "%Y %U %w"), ("UTC", "%Z"), ("x", "%Y"), ("2024x", "%Y"), ("2024", "%Q"), ("2024", "%"), ("2023-02-29", "%Y-%m-%d"), ("29 2", "%d %m"), ("2024 10", "%Y %V"), ("5", "%f"), ("13:1", "%I:%M"), ("  5", "%d")): t(datetime.strptime, s, f)
tm = time(1, 2, 3, 4, timezone(timedelta(hours=-3))); print(repr(tm), tm, tm.isoformat("milliseconds"), tm.replace(hour=5), f"{tm:%H:%M %z}", time(5) < time(6), time(0) == time(0), bool(time(0)), time.min, time.max, time.resolution)
t(time, 24); t(time.fromisoformat, "T0102"); t(time.fromisoformat, "01:02:03.000004+01:00"); t(time.fromisoformat, "1"); t(lambda: time(1) < time(1, tzinfo=UTC)); t(time, fold=1); t(lambda: time(1) < 3)
print(timezone.utc, repr(timezone(timedelta(seconds=-3601))), timezone(timedelta(hours=1), "X"), timezone(timedelta(0)) is timezone.utc, timezone.min, timezone.max, timezone(timedelta(1, microseconds=-1)))
t(timezone, timedelta(1)); t(timezone, 3); t(timezone, timedelta(0), 3); t(datetime.combine, d, tm); t(datetime.combine, 1, tm)
class D(datetime): pass
s = D(2024, 1, 1); print(repr(s), type(s + timedelta(1)), s.date(), copy.copy(s) == s, copy.deepcopy(e) == e, type(D.now()))
class Z(tzinfo):
    def utcoffset(self, dt): return timedelta(hours=2)
    def dst(self, dt): return timedelta(hours=1)
    def tzname(self, dt): return "Z!"
z = datetime(2024, 6, 1, tzinfo=Z()); print(z.isoformat(), z.tzname(), z.timetuple().tm_isdst, z.astimezone(UTC), u.astimezone(z.tzinfo).isoformat())
t(lambda: datetime(2024, 1, 1, tzinfo=tzinfo()).utcoffset())
print(sorted([date(2024, 3, 1), date(2023, 1, 1)]), {date(2024, 1, 1): 1}[date(2024, 1, 1)], date.min, date.max, datetime.min, datetime.max, MINYEAR, MAXYEAR)
print(date(1, 2, 3).strftime("%Y|%y|%C|%e"), d.__reduce__(), n.__reduce__())
match n:
    case datetime(year=2024, month=m): print("match", m)

