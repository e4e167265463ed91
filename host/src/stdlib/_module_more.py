"""What modules of this library lack, from the reference's library where that is on the path."""

import os
import sys

# Namespaces of the reference's modules, by name; None where there is none, or it is being made.
_namespaces = {}


def find(wanted):
    """The attribute of a module, both by name, in a tuple; None if there is no such thing."""
    name, attribute = wanted
    # What is private there goes with its own classes.
    if attribute.startswith("_"):
        return None
    if name not in _namespaces:
        _namespaces[name] = None
        _namespaces[name] = _load(name)
    namespace = _namespaces[name]
    if namespace is None or attribute not in namespace:
        return None
    return (namespace[attribute],)


def get(name, attribute):
    """The attribute of a module that has a `__getattr__` of its own."""
    found = find((name, attribute))
    if found is None:
        raise AttributeError(f"module {name!r} has no attribute {attribute!r}",
                             name=attribute, obj=sys.modules.get(name))
    return found[0]


def _load(name):
    """The namespace of the reference's module, in which its public names are those of our own
    module where that has them."""
    file = _file(name)
    if file is None:
        return None
    own = sys.modules[name].__dict__
    namespace = {key: own.get(key) for key in ("__name__", "__package__", "__path__", "__spec__")}
    namespace["__file__"] = file
    with open(file, "rb") as source:
        code = compile(source.read(), file, "exec", dont_inherit=True)
    exec(code, namespace)
    for key in namespace.keys() & own.keys():
        if not key.startswith("_"):
            namespace[key] = own[key]
    return namespace


def _file(name):
    """The file of a module of the reference's library, in a folder that is one by its looks."""
    place = name.replace(".", "/")
    for folder in sys.path:
        if not os.path.isfile(os.path.join(folder, "_collections_abc.py")):
            continue
        for tail in (".py", "/__init__.py"):
            file = os.path.join(folder, place + tail)
            if os.path.isfile(file):
                return file
    return None
