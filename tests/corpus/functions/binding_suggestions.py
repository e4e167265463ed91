# A misspelt keyword names the parameter that was perhaps meant.
def area(width, height, *, scale=1): return width * height * scale
for kw in ({"widht": 1}, {"hight": 2}, {"scal": 3}, {"zzzzzz": 4}):
    try:
        area(1, 2, **kw)
    except TypeError as e:
        print(e)
