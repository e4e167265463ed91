"""typing: what is known of overloads, protocols and typed dicts."""
import typing
@typing.overload
def f(a: int) -> int: ...
@typing.overload
def f(a: str) -> str: ...
def f(a): return a
print([g.__annotations__ for g in typing.get_overloads(f)], f(1))
class P(typing.Protocol):
    def m(self): ...
class T(typing.TypedDict): a: int
print(typing.is_protocol(P), typing.is_protocol(int), typing.is_typeddict(T), typing.is_typeddict(dict))
typing.clear_overloads(); print(typing.get_overloads(f))
@typing.overload
def g(): ...
try: g()
except NotImplementedError as e: print(e)
