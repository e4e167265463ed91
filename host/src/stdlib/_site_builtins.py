"""The built-in names that are made when they are first asked for."""

import sys


def made(name):
    """The object of that name."""
    return _MAKERS[name]()


class _Printer:
    """Shows a text: one line of it tells how to see more where it is long."""

    __module__ = "_sitebuiltins"
    LINES = 23

    def __init__(self, name, text):
        self._name, self._text = name, text

    def __repr__(self):
        if self._text.count("\n") < self.LINES:
            return self._text
        return f"Type {self._name}() to see the full {self._name} text"

    def __call__(self):
        print(self._text)


class _Helper:
    """Describes objects."""

    __module__ = "_sitebuiltins"

    def __repr__(self):
        return "Type help() for interactive help, or help(object) for help about object."

    def __call__(self, *args, **kwds):
        try:
            from pydoc import help
        except ImportError:
            from _site_help import show as help
        return help(*args, **kwds)


def __build_class__(*args, metaclass=type, **keywords):
    if len(args) < 2:
        raise TypeError("__build_class__: not enough arguments")
    function, name, *bases = args
    if not hasattr(function, "__code__"):
        raise TypeError("__build_class__: func must be a function")
    if not isinstance(name, str):
        raise TypeError("__build_class__: name is not a string")
    import types
    if metaclass is not type:
        keywords["metaclass"] = metaclass
    module = function.__globals__.get("__name__")

    def body(namespace):
        function()
        if module is not None:
            namespace.setdefault("__module__", module)

    return types.new_class(name, tuple(bases), keywords, body)


class _IncompleteInputError(SyntaxError):
    """Source text that more may follow."""

    __module__ = "builtins"


def incomplete_input(place):
    """The exception for text of which the last line is at the place."""
    return _IncompleteInputError("incomplete input", place)


def _importer():
    from importlib.machinery import BuiltinImporter
    return BuiltinImporter


def _spec():
    from importlib.machinery import ModuleSpec
    return ModuleSpec("builtins", _importer(), origin="built-in")


_CREDITS = "    Stackline runs the language that Guido van Rossum and Python's developers have made."
_LICENSE = "Stackline may be used under the MIT licence or the Apache licence 2.0, as its user chooses."
_MAKERS = {
    "_IncompleteInputError": lambda: _IncompleteInputError,
    "__build_class__": lambda: __build_class__,
    "__doc__": lambda: "The functions, types and exceptions that need no import.",
    "__loader__": _importer,
    "__package__": lambda: "",
    "__spec__": _spec,
    "copyright": lambda: _Printer("copyright", sys.copyright),
    "credits": lambda: _Printer("credits", _CREDITS),
    "help": _Helper,
    "license": lambda: _Printer("license", _LICENSE),
}
