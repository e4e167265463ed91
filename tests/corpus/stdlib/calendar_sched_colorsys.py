# Calendars of months and years, things to do at times, colours.
import calendar as K, sched, colorsys, time
print(K.month(2024, 2)); print(K.calendar(2023)); K.prmonth(2000, 12, 3, 2); print(K.TextCalendar(6).formatyear(2025, m=4, w=3, c=2)[:700])
print(K.monthrange(2024, 2), K.isleap(1900), K.leapdays(2000, 2025), K.weekday(2024, 2, 29), list(K.day_name), K.month_abbr[3], len(K.month_name), K.month_name[1:3], K.JANUARY, repr(K.MONDAY), K.weekheader(10), K.monthcalendar(2024, 9))
c = K.Calendar(6); print(list(c.iterweekdays()), list(c.itermonthdays(2024, 2))[:8], list(c.itermonthdays2(2024, 2))[:3], list(c.itermonthdays3(2024, 1))[:3], list(c.itermonthdays4(2024, 12))[-3:], list(c.itermonthdates(2024, 3))[:2], c.monthdatescalendar(2024, 2)[0][0], len(c.yeardayscalendar(2024)), c.getfirstweekday())
print(K.timegm((2024, 2, 29, 12, 30, 15)), K.timegm(time.gmtime(0)), K.Month(3).name, K.Day.SUNDAY)
for f in (lambda: K.monthrange(2024, 13), lambda: K.setfirstweekday(9), lambda: K.month(2024, 0)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
K.setfirstweekday(K.SUNDAY); print(K.month(2021, 5), K.firstweekday())
t = [0]; out = []; s = sched.scheduler(lambda: t[0], lambda d: t.__setitem__(0, t[0] + d))
s.enter(5, 1, out.append, ("b",)); s.enter(5, 0, out.append, ("a",)); x = s.enter(1, 1, out.append, ("no",)); s.enterabs(9, 1, lambda k: out.append(k), kwargs={"k": "c"}); s.cancel(x); print(len(s.queue), s.run(False), s.empty()); s.run(); print(out, t, s.empty())
for r in ((.2, .4, .6), (0, 0, 0), (1, 1, 1), (.9, .1, .5), (.3, .8, .3)): print(colorsys.rgb_to_hsv(*r), colorsys.rgb_to_hls(*r), colorsys.hsv_to_rgb(*colorsys.rgb_to_hsv(*r)), colorsys.hls_to_rgb(*colorsys.rgb_to_hls(*r)), colorsys.rgb_to_yiq(*r), colorsys.yiq_to_rgb(*colorsys.rgb_to_yiq(*r)))
