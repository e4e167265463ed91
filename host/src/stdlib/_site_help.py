"""`help()` where there is no `pydoc`: names, parameters and documentation of an object."""

import inspect
import sys
import types

_MISSING = object()


def show(request=_MISSING):
    if request is _MISSING:
        print("Use help(object): the interactive help needs the module pydoc.")
        return
    if isinstance(request, str):
        found = _named(request)
        if found is _MISSING:
            print(f"No documentation found for {request!r}: it names no built-in and no module.")
            return
        title, request = request, found
    else:
        title = None
    text = f"Help on {_heading(request, title)}:\n\n{_described(request)}"
    print(text.rstrip("\n") + "\n")


def _named(path):
    """What a dotted name stands for: a built-in's, a module's, or an attribute's of these."""
    import builtins
    import importlib

    parts = path.split(".")
    found, used = builtins, 0
    for count in range(len(parts), 0, -1):
        try:
            found, used = importlib.import_module(".".join(parts[:count])), count
            break
        except (ImportError, ValueError):
            pass
    for name in parts[used:]:
        found = getattr(found, name, _MISSING)
    return found


def _heading(thing, title):
    if isinstance(thing, types.ModuleType):
        return f"module {thing.__name__}"
    if isinstance(thing, type):
        kind = "class"
    elif inspect.isbuiltin(thing):
        kind = "built-in function"
    elif inspect.isroutine(thing):
        kind = type(thing).__name__.replace("_", " ")
    else:
        return f"{type(thing).__name__} object"
    module = getattr(thing, "__module__", None)
    where = f" in module {module}" if module else ""
    return f"{kind} {title or thing.__name__}{where}"


def _described(thing):
    if isinstance(thing, types.ModuleType):
        return _module(thing)
    if inspect.isroutine(thing):
        return _routine(thing, thing.__name__)
    return _class(thing if isinstance(thing, type) else type(thing))


def _indented(text, prefix="    "):
    return "".join([f"{prefix}{line}".rstrip() + "\n" for line in text.split("\n")])


def _documentation(thing):
    return inspect.getdoc(thing) or ""


def _routine(thing, name):
    try:
        parameters = str(inspect.signature(thing))
    except (ValueError, TypeError):
        parameters = "(...)"
    text = _documentation(thing)
    return f"{name}{parameters}\n{_indented(text) if text else ''}"


def _class(cls):
    bases = [
        base.__name__ if base.__module__ == cls.__module__ else f"{base.__module__}.{base.__name__}"
        for base in cls.__bases__
    ]
    head = f"class {cls.__name__}({', '.join(bases)})\n" if bases else f"class {cls.__name__}\n"
    parts = []
    if text := _documentation(cls):
        parts.append(text + "\n")
    methods = []
    for name, value in sorted(vars(cls).items()):
        if inspect.isroutine(value) and (not name.startswith("_") or name.startswith("__")):
            methods.append(_routine(getattr(cls, name), name))
    if methods:
        parts.append("Methods defined here:\n\n" + "\n".join(methods))
    return head + _indented("\n".join(parts).rstrip("\n"), " |  ") if parts else head


def _module(module):
    text = _documentation(module)
    parts = [f"NAME\n    {module.__name__}{' - ' + text.split(chr(10))[0] if text else ''}\n"]
    if rest := text.partition("\n")[2].strip("\n"):
        parts.append("DESCRIPTION\n" + _indented(rest))
    own = [
        (name, value) for name, value in sorted(vars(module).items())
        if not name.startswith("_") and getattr(value, "__module__", None) == module.__name__
    ]
    for title, chosen in ("CLASSES", inspect.isclass), ("FUNCTIONS", inspect.isroutine):
        found = [_described(value) for _, value in own if chosen(value)]
        if found:
            parts.append(f"{title}\n{_indented(chr(10).join(found).rstrip(chr(10)))}")
    if file := getattr(module, "__file__", None):
        parts.append(f"FILE\n    {file}\n")
    return "\n".join(parts)
