"""`*tuple[int, str]`: an alias of a built-in type with a star before it."""

alias = tuple[int, str]
starred, = alias
print(starred, starred == alias, starred == next(iter(alias)), hash(starred) == hash(alias))
print(starred.__unpacked__, alias.__unpacked__, starred.__origin__, starred.__args__)
print(starred.__typing_unpacked_tuple_args__, alias.__typing_unpacked_tuple_args__, type(starred).__name__)
print([*list[int]], list(dict[int, str]), tuple[*alias], tuple[int, *tuple[str, ...]])
for one in set[int]:
    print(one, one.__typing_unpacked_tuple_args__)


def f(*args: *tuple[int, str]):
    pass


print(f.__annotations__, (lambda *a: a)(*list[int]))
try:
    a, b = alias
except ValueError as e:
    print(e)
