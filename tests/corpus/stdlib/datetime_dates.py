# Dates: the calendar, ISO 8601, arithmetic and errors.
from datetime import *
import copy
d = date(2024, 2, 29); print(repr(d), d, d.weekday(), d.isocalendar(), d.toordinal(), d.timetuple(), d.ctime())
print(d + timedelta(366), d - timedelta(days=1), d - date(2023, 2, 28), d.replace(year=2020), f"{d:%d.%m.%y}", format(d))
for y in (1, 4, 1900, 1999, 2000, 2004, 2005, 2008, 2009, 2010, 2015, 2020, 2021, 2026, 9999):
    for m, dd in ((1, 1), (1, 3), (12, 29), (12, 31)):
        x = date(y, m, dd)
        try: print(x, x.isocalendar()[:], date.fromordinal(x.toordinal()) == x, end="; ")
        except Exception as e: print(type(e).__name__, e)
print()
def t(f, *a, **k):
    try: r = f(*a, **k); print(repr(r))
    except Exception as e: print(type(e).__name__, e)
t(date, 2023, 2, 29); t(date, 0, 1, 1); t(date, 2023, 13, 1); t(date, 2023); t(date); t(date, "a", 1, 1); t(date, 2023, 1.0, 1)
t(date.fromisoformat, "2024-1-1"); t(date.fromisoformat, "20240229"); t(date.fromisoformat, "2024-W09-4"); t(date.fromisoformat, "2024W09"); t(date.fromisoformat, 3)
t(date.fromisoformat, "2024-02-30"); t(date.fromisocalendar, 2024, 53, 1); t(date.fromisocalendar, 2020, 53, 7); t(date.fromordinal, 0); t(date.fromordinal, 10**7)
t(lambda: d < 3); t(lambda: d == 3); t(lambda: d + 3); t(lambda: d - 3); t(lambda: date.max + timedelta(1))
t(lambda: d < datetime(2024, 1, 1)); t(lambda: datetime(2024, 1, 1) < d); t(lambda: d == datetime(2024, 2, 29))
