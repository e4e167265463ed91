"""References of `typing` by a name or expression, to what may not be there yet."""

from _typing_forms import _Final, _type_check, Union

# The module whose classes and functions these are.
__name__ = "typing"

_sentinel = object()


def _code(arg):
    """The code of a reference's expression; one that begins with a star stands for an item."""
    try:
        return compile(f"({arg},)[0]" if arg.startswith("*") else arg, "<string>", "eval")
    except SyntaxError:
        raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}")


def _is_name(arg):
    """Whether an expression is a name alone, which needs no compiler."""
    from keyword import iskeyword
    return arg.isidentifier() and arg.isascii() and not iskeyword(arg)


class ForwardRef(_Final, _root=True):
    """A type by an expression, which is evaluated where hints are asked for."""

    __slots__ = ("__forward_arg__", "__forward_code__", "__forward_evaluated__",
                 "__forward_value__", "__forward_is_argument__", "__forward_is_class__",
                 "__forward_module__")

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        if not _is_name(arg):
            self.__forward_code__ = _code(arg)
        self.__forward_arg__ = arg
        self.__forward_evaluated__ = False
        self.__forward_value__ = None
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module

    def __getattr__(self, name):
        if name == "__forward_code__":
            # That of a name is made when somebody asks for it.
            self.__forward_code__ = code = _code(self.__forward_arg__)
            return code
        raise AttributeError(f"'ForwardRef' object has no attribute {name!r}", name=name, obj=self)

    def _evaluate(self, globalns, localns, type_params=_sentinel, *, recursive_guard):
        from _typing_hints import (
            _deprecation_warning_for_no_type_params_passed, _evaluated_reference,
        )
        if type_params is _sentinel:
            _deprecation_warning_for_no_type_params_passed("typing.ForwardRef._evaluate")
            type_params = ()
        return _evaluated_reference(self, globalns, localns, type_params, recursive_guard)

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        if self.__forward_arg__ != other.__forward_arg__:
            return False
        if self.__forward_evaluated__ and other.__forward_evaluated__:
            return self.__forward_value__ == other.__forward_value__
        return self.__forward_module__ == other.__forward_module__

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        module = self.__forward_module__
        where = "" if module is None else f", module={module!r}"
        return f"ForwardRef({self.__forward_arg__!r}{where})"
