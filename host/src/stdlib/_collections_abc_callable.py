"""What `collections.abc.Callable` gives when it is subscripted."""

import types

# The module whose class this is.
__name__ = "collections.abc"


def _stands_for_parameters(t):
    """Whether it can be in the place of a list of types."""
    if t is ...:
        return True
    cls = type(t)
    return cls.__module__ == "typing" and cls.__name__ in ("ParamSpec", "_ConcatenateGenericAlias")


def _shown(t):
    if t is ...:
        return "..."
    if isinstance(t, type):
        module = t.__module__
        return t.__qualname__ if module == "builtins" else f"{module}.{t.__qualname__}"
    return t.__name__ if isinstance(t, types.FunctionType) else repr(t)


class _CallableGenericAlias:
    """An alias of Callable: the types of arguments one after the other, then that of the result."""

    __slots__ = ("_alias", "__weakref__")
    # `|` makes a union of it, as of a class.
    __typing_form__ = True
    # Lists of types that stand for parameters are spread out.
    _takes_lists = True

    def __new__(cls, origin, args):
        if not isinstance(args, tuple) or len(args) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        given, result = args
        if isinstance(given, (tuple, list)):
            args = (*given, result)
        elif not _stands_for_parameters(given):
            raise TypeError("Expected a list of types, an ellipsis, ParamSpec, or Concatenate. "
                            f"Got {given}")
        made = super().__new__(cls)
        object.__setattr__(made, "_alias", types.GenericAlias(origin, args))
        return made

    @property
    def __class__(self):
        # Classes of aliases derive from that of the interpreter's own.
        return types.GenericAlias

    def _is_by_list(self):
        args = self._alias.__args__
        return len(args) != 2 or not _stands_for_parameters(args[0])

    def __getattr__(self, name):
        return getattr(self._alias, name)

    def __setattr__(self, name, value):
        setattr(self._alias, name, value)

    __origin__ = property(lambda self: self._alias.__origin__)
    __args__ = property(lambda self: self._alias.__args__)
    __parameters__ = property(lambda self: self._alias.__parameters__)
    __unpacked__ = False
    __typing_unpacked_tuple_args__ = None

    def __getitem__(self, item):
        from _typing_substitution import _alias_arguments
        if not self.__parameters__:
            raise TypeError(f"{self!r} is not a generic class")
        args = _alias_arguments(self, item if isinstance(item, tuple) else (item,))
        if len(args) == 2 and _stands_for_parameters(args[0]):
            return _CallableGenericAlias(self.__origin__, args)
        return _CallableGenericAlias(self.__origin__, (args[:-1], args[-1]))

    def __call__(self, *args, **kwargs):
        made = self.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except (AttributeError, TypeError):
            # What takes no attributes does not know it.
            pass
        return made

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __iter__(self):
        return iter(self._alias)

    def __eq__(self, other):
        if not isinstance(other, types.GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash(self._alias)

    def __instancecheck__(self, instance):
        raise TypeError("isinstance() argument 2 cannot be a parameterized generic")

    def __subclasscheck__(self, cls):
        raise TypeError("issubclass() argument 2 cannot be a parameterized generic")

    def __or__(self, other):
        from _operator import _type_union
        return _type_union(self, other)

    def __ror__(self, other):
        from _operator import _type_union
        return _type_union(other, self)

    def __repr__(self):
        *args, result = map(_shown, self.__args__)
        shown = f"[{', '.join(args)}]" if self._is_by_list() else args[0]
        return f"collections.abc.Callable[{shown}, {result}]"

    def __reduce__(self):
        *args, result = self.__args__
        if not self._is_by_list():
            args = args[0]
        return _CallableGenericAlias, (self.__origin__, (args, result))
