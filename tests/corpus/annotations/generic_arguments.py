"""Arguments of generic classes and aliases: how many, of which sort, and what becomes of parameters."""

from typing import Callable, ClassVar, Concatenate, Generic, List, Optional, ParamSpec, TypeVar, TypeVarTuple, Union, Unpack


def show(text):
    try:
        found = eval(text)
        print(text, "->", found, getattr(found, "__parameters__", None))
    except Exception as e:
        print(text, "!", type(e).__name__, e)


T, P, Ts = TypeVar("T"), ParamSpec("P"), TypeVarTuple("Ts")


class One[A]: pass
class Two[A, B = int]: pass
class Three[A, B = int, C = str]: pass
class Many[*As]: pass
class Filled[A, *As = *tuple[int, str]]: pass
class Behind[*As, A]: pass
class Spec[**A]: pass
class Specs[**A, B]: pass
class SpecFilled[**A = [int]]: pass
class Odd[**A = 0, B: 0 = 1]: pass
type Pair[A, B] = dict[A, B]
type Star[*As] = tuple[*As]
type Bare = int


for text in (
    "One[int]", "One[None]", "One['x']", "One[1]", "One[()]", "One[int, str]", "One[ClassVar[int]]", "One[ClassVar]", "One[*Ts]",
    "One[Unpack[Ts]]", "One[[int]]", "One[[int, T]]", "One[(1,)]", "One[...]", "One[lambda: 0].__args__[0]()", "One[T][int]", "One[int][int]",
    "One[T][()]", "One[T][int, str]", "One[List[T]][str]", "One[list[T]][str]", "One[T | None][int]", "One[Optional[T]][int]",
    "Two[int]", "Two[T][str]", "Two[()]", "Two[1, 2, 3]", "Three[()]", "Three[int]", "Three[T, T][str]",
    "Many[()]", "Many[int]", "Many[int, *Ts]", "Many[int, *Ts][str, bool]", "Many[*tuple[int, ...]]", "Many[T, *tuple[int, ...]][str]",
    "Filled[1]", "Filled[1, 2]", "Filled[()]", "Filled[1, 2, 3]", "Behind[1]", "Behind[1, 2, 3]", "Behind[()]", "Behind[*tuple[int, ...]]",
    "Spec[int]", "Spec[int, str]", "Spec[[int, str]]", "Spec[()]", "Spec[...]", "Spec[P]", "Spec[P][int, str]", "Spec[Concatenate[int, P]]",
    "Spec[Concatenate[int, P]][str]", "Spec[[int, T]][str]", "Specs[[int], str]", "Specs[int, str]", "Specs[[int]]", "Specs[P, T][[str], int]",
    "SpecFilled[()]", "SpecFilled[1]", "Odd[1]", "Odd.__type_params__[0].__default__, Odd.__type_params__[1].__bound__",
    "Pair[int, str]", "Pair[T, T][int]", "Pair[int]", "Pair.__parameters__", "Star[int, *Ts]", "Star.__parameters__", "Bare[int]",
    "Generic[T]", "Generic[int]", "Generic[()]", "Generic[T, T]", "Generic[T][int]", "Generic[Ts]", "Generic[*Ts]",
    "Callable[P, T][[int, str], bool]", "Callable[[int], T][str]", "Union[T, None][int]", "tuple[*Ts][int, str]", "list[T][int]", "(list[T] | None)[int]",
    "dict[T, P][int]", "list[len]", "list[show]", "list['x', 1, ..., None]", "list[T].__parameters__, list[One[T]].__parameters__",
):
    show(text)

for bases in ("Generic", "Generic[T], Generic[P]", "Generic[T], List[P]", "One[T], Generic[T]", "One[T]", "List[T], One[P]", "Generic"):
    try:
        exec(f"class New({bases}): pass\nprint(New.__parameters__, New.__bases__, New.__orig_bases__)")
    except TypeError as e:
        print(bases, "!", e)
