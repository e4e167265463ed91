# `list[int]` and `int | None`: what they are at run time.
class C: pass
print(list[int], dict[str, list[int]], tuple[int, ...], list[C], type[int], tuple[()], set['x'], list[[int,str]])
print(int | None, int | str | None, list[int] | None, C | int, None | C, int | int, (int|str)|(str|C))
print(int|str == str|int, hash(int|str)==hash(str|int), list[int]==list[int], list[int]==list[str], {list[int]:1}[list[int]])
print(isinstance(5, int|str), isinstance(None, int|None), issubclass(bool, int|str))
try: isinstance(5, list[int])
except TypeError as e: print(e)
try: isinstance(5, int | list[int])
except TypeError as e: print(e)
for f in [lambda: int|5, lambda: 5|int, lambda: None|None, lambda: int[int], lambda: C[int]]:
    try: print(f())
    except TypeError as e: print(e)
print(list[int]([1,2]), list[int].__origin__, list[int].__args__, (int|None).__args__)
print(type(list[int]), type(int|str), callable(list[int]))
def f(x: int | None = None, *a: list[int], **k: dict[str, int|str]) -> "C" | None if 0 else C | None: pass
print(f.__annotations__)
print(ExceptionGroup[int])
match 5:
    case int() | str(): print("m")
