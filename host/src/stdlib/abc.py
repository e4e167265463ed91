"""Abstract base classes: classes that say which methods others must have."""


def abstractmethod(function):
    """Marks a method that classes must override before they have instances."""
    function.__isabstractmethod__ = True
    return function


class abstractproperty(property):
    __isabstractmethod__ = True


class abstractclassmethod(classmethod):
    __isabstractmethod__ = True

    def __init__(self, function):
        function.__isabstractmethod__ = True
        super().__init__(function)


class abstractstaticmethod(staticmethod):
    __isabstractmethod__ = True

    def __init__(self, function):
        function.__isabstractmethod__ = True
        super().__init__(function)


def _is_abstract(value):
    return bool(getattr(value, "__isabstractmethod__", False))


def _still_abstract(cls, own):
    names = [name for name, value in own if _is_abstract(value)]
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if name not in names and _is_abstract(getattr(cls, name, None)):
                names.append(name)
    return frozenset(names)


def update_abstractmethods(cls):
    """Finds anew which methods of a class are abstract, after some have been added."""
    if hasattr(cls, "__abstractmethods__"):
        cls.__abstractmethods__ = _still_abstract(cls, list(vars(cls).items()))
    return cls


_changes = 0


def get_cache_token():
    """A number that is another one after each registration."""
    return _changes


class ABCMeta(type):
    """The metaclass of abstract base classes."""

    # Which class the attributes below are of: the class itself, if it was made here.
    _abc_owner = None

    def __new__(metaclass, name, bases, namespace, /, **keywords):
        cls = super().__new__(metaclass, name, bases, namespace, **keywords)
        cls.__abstractmethods__ = _still_abstract(cls, list(namespace.items()))
        cls._abc_registered = []
        cls._abc_owner = cls
        cls._abc_known = {}
        cls._abc_known_at = 0
        return cls

    def register(cls, subclass):
        """Makes a class, which is returned, a subclass to `issubclass` and `isinstance`."""
        global _changes
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        cls._abc_registered.append(subclass)
        flags = getattr(cls, "__abc_tpflags__", 0)
        if flags and getattr(subclass, "__abc_tpflags__", 0) != flags:
            # To patterns it is a sequence or a mapping now as well.
            try:
                subclass.__abc_tpflags__ = flags
            except TypeError:
                pass
        _changes += 1
        return subclass

    def _abc_registry_clear(cls):
        """Forgets what was registered, for programs that look for leaks."""
        global _changes
        cls._abc_registered.clear()
        _changes += 1

    def _abc_caches_clear(cls):
        cls._abc_known.clear()

    def __instancecheck__(cls, instance):
        own = type(instance)
        # The usual case first: asked before, and nothing registered since.
        if cls._abc_owner is cls and cls._abc_known_at == _changes and own in cls._abc_known:
            if cls._abc_known[own]:
                return True
        elif cls.__subclasscheck__(own):
            return True
        claimed = getattr(instance, "__class__", own)
        return claimed is not own and cls.__subclasscheck__(claimed)

    def __subclasscheck__(cls, subclass):
        known = cls.__dict__.get("_abc_known")
        if known is None:
            return type.__subclasscheck__(cls, subclass)
        if cls._abc_known_at != _changes:
            known.clear()
            cls._abc_known_at = _changes
        answer = known.get(subclass)
        if answer is None:
            answer = known[subclass] = cls._abc_look(subclass)
        return answer

    def _abc_look(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        answer = cls.__subclasshook__(subclass)
        if answer is not NotImplemented:
            return bool(answer)
        if cls in type.mro(subclass):
            return True
        for other in cls._abc_registered:
            if issubclass(subclass, other):
                return True
        for derived in cls.__subclasses__():
            if issubclass(subclass, derived):
                return True
        return False


class ABC(metaclass=ABCMeta):
    """A class to derive from instead of naming the metaclass."""

    __slots__ = ()
