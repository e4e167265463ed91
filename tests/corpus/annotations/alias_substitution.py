# Subscribing an alias replaces its type parameters.
from typing import TypeVar

T = TypeVar("T")
U = TypeVar("U")
print(list[T][int], dict[T, U][str, int], dict[T, list[T]][bool], tuple[T, U, T][int, str])
print(list[T].__parameters__, dict[T, list[U]].__parameters__, dict[T, U][T, int].__parameters__)
print(dict[str, T][list[U]][int])
print(list[T][int] == list[int], hash(list[T][int]) == hash(list[int]), list[T][U])
print(list[T][int].__args__, list[T][int].__origin__, list[T][int].__parameters__)
print(type[T][int], set[T][int], frozenset[T][T])
for make in (
    lambda: list[int][str],
    lambda: dict[T, U][int],
    lambda: dict[T, U][int, str, bool],
    lambda: list[T][int, str],
    lambda: list[()][int],
):
    try:
        print(make())
    except TypeError as e:
        print(e)


def first[A](items: list[A]) -> A:
    return items[0]


print(first.__annotations__["items"][int])
