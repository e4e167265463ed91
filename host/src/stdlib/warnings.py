"""Warnings: what becomes of each is decided by filters, the first that fits."""

import builtins
import sys

__all__ = [
    "warn",
    "warn_explicit",
    "showwarning",
    "formatwarning",
    "filterwarnings",
    "simplefilter",
    "resetwarnings",
    "catch_warnings",
    "deprecated",
]

_ACTIONS = ("default", "always", "all", "ignore", "module", "once", "error")

# Each filter: action, pattern of the message, category, pattern of the module, line (0 for any).
filters = []
defaultaction = "default"
onceregistry = {}
_version = 1


def _filters_mutated():
    global _version
    _version += 1


class WarningMessage:
    """A warning as `catch_warnings` records it."""

    _WARNING_DETAILS = ("message", "category", "filename", "lineno", "file", "line", "source")

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category = message, category
        self.filename, self.lineno = filename, lineno
        self.file, self.line, self.source = file, line, source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (
            f"{{message : {self.message!r}, category : {self._category_name!r}, "
            f"filename : {self.filename!r}, lineno : {self.lineno}, line : {self.line!r}}}"
        )


# ---- showing


def _source_line(filename, lineno):
    import linecache

    return linecache.getline(filename, lineno)


def formatwarning(message, category, filename, lineno, line=None):
    text = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    line = (_source_line(filename, lineno) if line is None else line).strip()
    return f"{text}  {line}\n" if line else text


def showwarning(message, category, filename, lineno, file=None, line=None):
    file = sys.stderr if file is None else file
    if file is not None:
        try:
            file.write(formatwarning(message, category, filename, lineno, line))
        except OSError:
            pass


_showwarning_orig = showwarning
_recorders = []


def _show(warning):
    if showwarning is not _showwarning_orig:
        if not callable(showwarning):
            raise TypeError("warnings.showwarning() must be set to a function or method")
        showwarning(
            warning.message, warning.category, warning.filename, warning.lineno, warning.file,
            warning.line,
        )
    elif _recorders and _recorders[-1] is not None:
        _recorders[-1].append(warning)
    else:
        showwarning(warning.message, warning.category, warning.filename, warning.lineno)


# ---- filters


def _add(item, append):
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _filters_mutated()


def _check(action, lineno):
    if action not in _ACTIONS:
        raise ValueError(f"invalid action: {action!r}")
    if not isinstance(lineno, int):
        raise TypeError("lineno must be an int")
    if lineno < 0:
        raise ValueError("lineno must be an int >= 0")


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Adds a filter, in front unless `append`."""
    _check(action, lineno)
    if not isinstance(message, str):
        raise TypeError("message must be a string")
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError("category must be a Warning subclass")
    if not isinstance(module, str):
        raise TypeError("module must be a string")
    if message or module:
        import re

        message = re.compile(message, re.I) if message else None
        module = re.compile(module) if module else None
    _add((action, message or None, category, module or None, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Adds a filter that fits all messages of all modules."""
    _check(action, lineno)
    _add((action, None, category, None, lineno), append)


def resetwarnings():
    filters.clear()
    _filters_mutated()


def _action(text, category, module, lineno):
    for action, message, kind, place, line in filters:
        if (
            issubclass(category, kind)
            and (message is None or message.match(text))
            and (place is None or place.match(module))
            and line in (0, lineno)
        ):
            return action
    return defaultaction


def _is_repeated(action, text, category, lineno, registry):
    """Whether the warning was given before, as its action understands it; from now on it was."""
    if action in ("always", "all"):
        return False
    if action == "once":
        registry[text, category, lineno] = 1
        place, key = onceregistry, (text, category)
    elif action == "module":
        registry[text, category, lineno] = 1
        place, key = registry, (text, category, 0)
    elif action == "default":
        place, key = registry, (text, category, lineno)
    else:
        raise RuntimeError(
            f"Unrecognized action ({action!r}) in warnings.filters:\n {(action, category)}"
        )
    before = place.get(key)
    place[key] = 1
    return bool(before)


def warn_explicit(
    message, category, filename, lineno, module=None, registry=None, module_globals=None,
    source=None,
):
    lineno = int(lineno)
    if module is None:
        module = filename or "<unknown>"
        module = module[:-3] if module[-3:].lower() == ".py" else module
    if registry is None:
        registry = {}
    if registry.get("version", 0) != _version:
        registry.clear()
        registry["version"] = _version
    if isinstance(message, Warning):
        text, category = str(message), message.__class__
    else:
        text, message = message, category(message)
    if registry.get((text, category, lineno)):
        return
    action = _action(text, category, module, lineno)
    if action == "ignore":
        return
    if action == "error":
        raise message
    if not _is_repeated(action, text, category, lineno, registry):
        _show(WarningMessage(message, category, filename, lineno, source=source))


def _caller(stacklevel, skipped):
    """The frame that is `stacklevel` callers away from that of `warn`."""
    frame = sys._getframe(2)
    for _ in range(stacklevel - 1):
        frame = frame.f_back
        while frame is not None and skipped and frame.f_code.co_filename.startswith(skipped):
            frame = frame.f_back
        if frame is None:
            break
    return frame


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    """Warns of something at the line of the caller, or of one of its callers."""
    if isinstance(message, Warning):
        category = message.__class__
    if category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(
            f"category must be a Warning subclass, not '{type(category).__name__}'"
        )
    if not isinstance(skip_file_prefixes, tuple):
        kind = type(skip_file_prefixes).__name__
        raise TypeError(f"warn() argument 'skip_file_prefixes' must be tuple, not {kind}")
    if skip_file_prefixes:
        stacklevel = max(2, stacklevel)
    frame = _caller(stacklevel, skip_file_prefixes)
    if frame is None:
        names, filename, lineno = sys.__dict__, "<sys>", 0
    else:
        names, filename, lineno = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
    module = names.get("__name__", "<string>")
    registry = names.setdefault("__warningregistry__", {})
    warn_explicit(message, category, filename, lineno, module, registry, names, source)


class catch_warnings:
    """Keeps the filters for the time of a `with` block; records warnings in a list on request."""

    def __init__(
        self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False
    ):
        self._record = record
        self._module = sys.modules["warnings"] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        args = ["record=True"] if self._record else []
        if self._module is not sys.modules["warnings"]:
            args.append(f"module={self._module!r}")
        return f"{type(self).__name__}({', '.join(args)})"

    def __enter__(self):
        global filters, showwarning
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        self._before = filters, showwarning
        filters = filters[:]
        _filters_mutated()
        log = [] if self._record else None
        if self._record:
            showwarning = _showwarning_orig
            _recorders.append(log)
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *about):
        global filters, showwarning
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        filters, showwarning = self._before
        if self._record:
            _recorders.pop()
        _filters_mutated()


# ---- deprecation


class deprecated:
    """Decorates a function or class whose use warns."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError(
                f"Expected an object of type str for 'message', not {type(message).__name__!r}"
            )
        self.message, self.category, self.stacklevel = message, category, stacklevel

    def __call__(self, arg, /):
        if self.category is None:
            arg.__deprecated__ = self.message
            return arg
        if isinstance(arg, type):
            return self._of_class(arg)
        if not callable(arg):
            raise TypeError(
                "@deprecated decorator with non-None category must be applied to a class or "
                f"callable, not {arg!r}"
            )
        return self._of_function(arg)

    def _of_function(self, function):
        import functools

        message, category, stacklevel = self.message, self.category, self.stacklevel

        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            warn(message, category, stacklevel=stacklevel + 1)
            return function(*args, **kwargs)

        function.__deprecated__ = wrapper.__deprecated__ = message
        return wrapper

    def _of_class(self, arg):
        message, category, stacklevel = self.message, self.category, self.stacklevel
        original = arg.__new__
        subclass_hook = arg.__init_subclass__

        def __new__(cls, /, *args, **kwargs):
            if cls is arg:
                warn(message, category, stacklevel=stacklevel + 1)
            if original is not object.__new__:
                return original(cls, *args, **kwargs)
            if cls.__init__ is object.__init__ and (args or kwargs):
                raise TypeError(f"{cls.__name__}() takes no arguments")
            return original(cls)

        def __init_subclass__(cls, **kwargs):
            warn(message, category, stacklevel=stacklevel + 1)
            hook = getattr(subclass_hook, "__func__", None)
            return hook(cls, **kwargs) if hook is not None else subclass_hook(**kwargs)

        arg.__new__ = staticmethod(__new__)
        arg.__init_subclass__ = classmethod(__init_subclass__)
        arg.__deprecated__ = message
        return arg


# ---- the filters at the start


def _of_option(text):
    """Adds the filter that an option `-W action:message:category:module:line` says."""
    action, message, category, module, line = (text.split(":") + [""] * 4)[:5]
    matches = [known for known in _ACTIONS if known.startswith(action.strip() or "default")]
    kind = getattr(builtins, category.strip() or "Warning", Warning)
    message, module = message.strip(), module.strip()
    if message or module:
        # What stands there is text, of which the message's beginning counts and the whole module.
        import re

        message, module = re.escape(message), re.escape(module) + r"\Z" if module else ""
    if matches:
        filterwarnings(matches[0], message, kind, module, int(line or 0))


filters += [
    ("default", None, DeprecationWarning, None, 0),
    ("ignore", None, DeprecationWarning, None, 0),
    ("ignore", None, PendingDeprecationWarning, None, 0),
    ("ignore", None, ImportWarning, None, 0),
    ("ignore", None, ResourceWarning, None, 0),
]


class _Main:
    """The pattern of the first of these filters, without regular expressions for its sake."""

    pattern = "__main__"

    @staticmethod
    def match(text):
        return text == "__main__"


filters[0] = ("default", None, DeprecationWarning, _Main, 0)
for _option in getattr(sys, "warnoptions", ()):
    _of_option(_option)
