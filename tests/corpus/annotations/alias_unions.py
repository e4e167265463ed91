# `|` of what `type` statements make, and how such types compare.
import types
from typing import Any, Callable, ParamSpec, TypeAliasType, TypeVar, TypeVarTuple, Union

type A = int
type B = list[int]
type G[X] = list[X]
T = TypeVar("T")
Ts = TypeVarTuple("Ts")
P = ParamSpec("P")


def show(what, make):
    try:
        made = make()
    except Exception as error:
        print(what, type(error).__name__, error)
    else:
        print(what, made, type(made) is types.UnionType)


for name, form in (("A", A), ("B", B), ("G[int]", G[int]), ("int", int), ("list[int]", list[int]),
                   ("int | str", int | str), ("None", None), ("T", T), ("P", P)):
    show(f"{name} | A", lambda: form | A)
    show(f"A | {name}", lambda: A | form)
    show(f"{name} | None", lambda: form | None if form is not None else form | B)
    show(f"{name} | name", lambda: form | "name")
show("A | 1", lambda: A | 1)
show("1 | A", lambda: 1 | A)
show("A | A | None | A", lambda: A | A | None | A)
show("Ts | int", lambda: Ts | int)
show("None | Ts", lambda: None | Ts)
show("Union of Union", lambda: Union[Union, int])
show("& of aliases", lambda: A & B)
x = A
x |= None
print(x, x.__args__)
print(A.__or__(int), A.__ror__(int), A.__or__(1))
print(isinstance(1, int | None))
for check in (lambda: isinstance(1, A), lambda: isinstance("", A | int)):
    try:
        print(check())
    except TypeError as error:
        print(error)

# Aliases are read-only.
for name in ("__name__", "__value__", "__type_params__", "__parameters__", "__module__", "other"):
    try:
        setattr(A, name, 1)
    except AttributeError as error:
        print(error)
print(A.__name__, A.__value__, A.__type_params__, A.__module__)

# Arguments compare as any other values.
print(list[[int, str]] == list[[int, str]], dict[int, [T]] == dict[int, [T]])
print(list[Callable[[int], T]] == list[Callable[[int], T]], list[[int]] == list[[str]])
print(G[int, [T, object]] == G[int, [T, object]], G[int] == B, G[int] == list[int])
print(list[int] | list[int], list[Callable[[int], str]] | list[Callable[[int], str]])
print((int | list[str]) == (list[str] | int), (int | str) == (str | int | bool))
print(TypeAliasType("N", int) == TypeAliasType("N", int))
print([list[[T]]].index(list[[T]]), list[(1, 2.0)] == list[(1.0, 2)])


class Sly:
    def __init__(self, number):
        self.number = number

    def __eq__(self, other):
        print("eq", self.number, other.number)
        return True

    def __hash__(self):
        return 1


print(list[Sly(1)] == list[Sly(2)], list[Sly(3)] != list[Sly(4)], list[Sly(5)] == tuple[Sly(6)])
print(type(list[Sly(7)] | list[Sly(8)]) is types.GenericAlias)
