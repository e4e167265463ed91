# Forms of `typing`: what they take and refuse, how they are shown and compared.
import copy
import pickle
import types
import typing
from typing import *


def show(*makers):
    for make in makers:
        try:
            # Without addresses.
            print(repr(make()).partition(" at 0x")[0])
        except Exception as e:
            print(type(e).__name__, e)


T = TypeVar("T")
P = ParamSpec("P")
Ts = TypeVarTuple("Ts")

for form in (TypeGuard, TypeIs, Required, NotRequired, ReadOnly, Unpack, ClassVar, Final, Optional,
             Self, Never, Literal, Concatenate, Annotated, Union):
    show(lambda: form[int, str], lambda: form[int], lambda: form[()],
         lambda: form[ClassVar[int]], lambda: form[Generic], lambda: form[ClassVar],
         lambda: form[Generic[T]], lambda: form["x"], lambda: form[None], lambda: form(),
         lambda: isinstance(1, form), lambda: issubclass(int, form),
         lambda: types.new_class("X", (form,)), lambda: form.foo,
         lambda: (form.__name__, form.__qualname__, form.__module__), lambda: iter(form),
         lambda: pickle.loads(pickle.dumps(form)) is form)

show(lambda: Union[int, []], lambda: Union[int, []] == Union[[], int],
     lambda: hash(Union[int, []]), lambda: isinstance(1, Union[int, str]),
     lambda: isinstance("", Union[int, List[int]]), lambda: issubclass(int, Union[int, str]),
     lambda: Union[int, str] == (str | int), lambda: (str | int) == Union[int, str],
     lambda: hash(Union[int, str]) == hash(str | int), lambda: Union[T, None] | int,
     lambda: Any(), lambda: isinstance(1, Any), lambda: issubclass(int, Any),
     lambda: type("Mine", (Any,), {})(), lambda: Final[ClassVar[int]])
show(lambda: Concatenate[int, P], lambda: Concatenate[P, int], lambda: Concatenate[int, P][str],
     lambda: Concatenate[int, P][[str]], lambda: Concatenate[int, P][Concatenate[str, P]],
     lambda: Concatenate[int, P][...], lambda: Unpack[Ts], lambda: Unpack[Tuple[int, str]],
     lambda: Unpack[list[int]].__typing_unpacked_tuple_args__,
     lambda: Annotated[Annotated[int, 1], 2], lambda: Annotated[T, 1][int],
     lambda: Annotated[*Ts, 1], lambda: Annotated[int, 1]("5"), lambda: Literal[1, True, 1],
     lambda: Literal[[], []], lambda: hash(Literal[[]]), lambda: Literal[Literal[1, 2], 3],
     lambda: Literal[1, 2] == Literal[2, 1], lambda: Literal[1] == Literal[True])
for alias in (Optional[int], List[T], Callable[[int], str], Callable[P, T], Annotated[int, 2],
              Literal[1], Unpack[Ts], Concatenate[int, P], ClassVar[int], Union[int, str],
              Tuple[()], Tuple[int, ...], Type[int], Generic[T], Protocol[T]):
    show(lambda: alias, lambda: alias.__reduce__(), lambda: alias.__name__,
         lambda: (alias.__origin__, alias.__args__, alias.__parameters__),
         lambda: (get_origin(alias), get_args(alias)), lambda: alias[int], lambda: alias(),
         lambda: copy.copy(alias) == alias, lambda: alias.__module__,
         lambda: isinstance(1, alias), lambda: types.new_class("C", (alias,)).__mro__,
         lambda: alias._nothing, lambda: alias | None, lambda: None | alias)
for name in typing.__all__:
    named = getattr(typing, name)
    if isinstance(named, typing._SpecialGenericAlias):
        show(lambda: named, lambda: named[int], lambda: named[int, str],
             lambda: named[int, str, bool], lambda: named[()], lambda: named[(1,)],
             lambda: named._nparams, lambda: named.__reduce__(), lambda: named.__origin__,
             lambda: named[T].__parameters__, lambda: named(), lambda: named | int,
             lambda: named[ClassVar[int]], lambda: named["x"], lambda: named[[int], str],
             lambda: named[int, ...], lambda: issubclass(List, named),
             lambda: pickle.loads(pickle.dumps(named)) is named)
show(lambda: List[int] is List[int], lambda: types.new_class("C", (typing._SpecialForm,)),
     lambda: types.new_class("C", (List[int], Generic[T])).__mro__,
     lambda: types.new_class("C", (ForwardRef,)), lambda: typing._type_check((1,), "No."),
     lambda: typing.nothing)
