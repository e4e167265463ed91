"""What modules say of how they were loaded, and what `sys` says of itself."""

import copy
import importlib.util
import math
import os
import sys
import types

import __main__

# Built-in modules.
for module in (sys, math):
    print(module.__name__, module.__package__ == "", type(module.__spec__), module.__spec__.name)
print(sys.__spec__, sys.__loader__)
print(all(name in dir(math) for name in ("__doc__", "__loader__", "__package__", "__spec__", "pi")))
print([name in dir(os) for name in ("environ", "walk", "getcwd")], "implementation" in dir(sys))

# The program itself, and modules that the program makes.
print(__spec__, type(__main__.__loader__).__name__, __main__.__loader__.path == __file__)
made = types.ModuleType("made")
print(made.__spec__, made.__loader__, made.__doc__, sorted(vars(made)))

# Modules of files.
import json
spec = json.__spec__
print(spec.name, spec.parent, spec.loader is json.__loader__, spec.has_location, type(spec))
print(json.__loader__.is_package("json"), spec.submodule_search_locations is not None)
print(importlib.util.find_spec("json") is spec, importlib.util.find_spec("json.no_such"))
spec = importlib.util.spec_from_file_location("other", __file__)
print(spec.name, spec.origin == __file__, spec.loader.get_source("other")[:14], spec == copy.copy(spec))
try:
    spec.loader.get_source("another")
except ImportError as error:
    print(error)

# Struct sequences of `sys`.
for name in ("version_info", "flags", "float_info", "hash_info", "int_info", "thread_info"):
    value = getattr(sys, name)
    kind = type(value)
    print(kind, kind.__mro__[1:], isinstance(value, kind), value.__class__ is kind)
    print(kind.n_fields, kind.n_sequence_fields, kind.n_unnamed_fields, kind.__match_args__[:3])
    print(value == tuple(value), hash(value) == hash(tuple(value)), len(value), value[:1] == (value[0],))
    for attempt in (kind, lambda: kind((1,)), lambda: type("X", (kind,), {}), lambda: value.none):
        try:
            print(attempt())
        except (TypeError, AttributeError) as error:
            print(type(error).__name__, error)
print(sys.flags.gil, sys.float_info.max, copy.deepcopy(sys.int_info), sys.int_info.__replace__(sizeof_digit=5))
match sys.version_info:
    case sys.version_info.__class__(major=3, minor=minor):
        print("three", minor)
print(type(sys.get_asyncgen_hooks()), sys.get_asyncgen_hooks())

# What few programs ask for.
print(type(sys.implementation), type(sys.stdlib_module_names), "json" in sys.stdlib_module_names)
print(sys._getframemodulename(0), sys.call_tracing(divmod, (7, 2)), sys.abiflags == "")
try:
    sys.no_such_thing
except AttributeError as error:
    print(error)


# A slot of this name is a hash.
class Hashed:
    __slots__ = ("value", "__hash__")

    def __init__(self, value):
        self.value = value
        self.__hash__ = lambda: hash(value)

    def __eq__(self, other):
        return self.value == other


print(hash(Hashed("a")) == hash("a"), {Hashed("b"): 1}["b"])
print("a\xe9".encode("charmap"), b"a\xe9".decode("charmap"))
