# Times read from text, and what a date is made of.
import time

for text, form in [
    ("2024-02-29 12:30:15", "%Y-%m-%d %H:%M:%S"),
    ("1 Jan 1970", "%d %b %Y"),
    ("Monday, 05 August 2019", "%A, %d %B %Y"),
    ("07/04/76", "%m/%d/%y"),
    ("11:59 PM", "%I:%M %p"),
    ("12:01 AM", "%I:%M %p"),
    ("23:15", "%R" if False else "%H:%M"),
    ("100%", "100%%"),
]:
    print(tuple(time.strptime(text, form))[:8])
for text, form in [("x", "%Y"), ("2024 ", "%Y"), ("2024-13", "%Y-%m"), ("1", "%Q"), ("30 Feb 2023", "%d %b %Y")]:
    try:
        print(time.strptime(text, form))
    except ValueError as error:
        print(error)
print(isinstance(time.gmtime(0), time.struct_time))
print(isinstance(time.timezone, int), len(time.tzname), time.clock_gettime(time.CLOCK_REALTIME) > 0)
