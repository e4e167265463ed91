# Formats that strptime takes and refuses, and zones that are none.
from datetime import datetime, date, time, timedelta, timezone
import warnings
def t(f, *a):
    try: print(repr(f(*a)))
    except Exception as e: print(type(e).__name__, e)
S = datetime.strptime
for a in [('2004-12-01 13:02:47.197', '%Y-%m-%d %H:%M:%S.%f'), ('+0002', '%z'), ('-0002', '%z'), ('+00:02:03.000004', '%z'), ('UTC', '%Z'), ('-2400', '%z'), ('-000', '%z'), ('z', '%z'), ('1', '%y'), ('+1:1', '%z'), ('31', '%d'), ('2/29', '%m/%d'), ('x', '%Y'), ('2020', '%Y %'), ('2020-1', '%G-%V'), ('2020-10-1', '%G-%V-%u'), ('2020-53-1', '%Y-%W-%w'), ('01/02/03', '%x'), ('1:2:3', '%X'), ('Tue', '%a'), ('PM 3', '%p %I'), ('13', '%I'), ('60', '%S'), ('61', '%S'), ('2020-366', '%Y-%j'), ('2021-366', '%Y-%j'), ('a  b', 'a b'), ('1 2', '%m %% %d'), ('+00:00:', '%z'), ('+0002.5', '%z'), ('-00:02:03.5', '%z'), ('', ''), ('2020 \u0661', '%Y %m'), ('Z', '%Z'), ('%', '%%'), ('4', '%Q')]:
    t(S, *a)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    t(S, '02/28', '%m/%d'); t(S, '5', '%d'); t(S, '02/29', '%m/%d')
    print([(x.category.__name__, str(x.message)) for x in w])
t(date.fromtimestamp, None)
t(S, 'Tue Dec 1 2004', '%a %b %d %Y')
d = datetime(2002, 3, 4, 5, 6, 7, tzinfo=timezone.utc)
t(d.astimezone, 5)
