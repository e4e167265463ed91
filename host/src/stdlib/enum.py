"""Enumerations: classes whose instances are fixed when the class is made."""

from _enum_flags import (
    CONFORM, EJECT, KEEP, STRICT, EnumCheck, Flag, FlagBoundary, IntFlag, CONTINUOUS, NAMED_FLAGS,
    UNIQUE,
)
from _enum_parts import (
    _is_descriptor, _is_dunder, _is_private, _is_sunder, auto, bin, member, nonmember,
    show_flag_values,
)
from _enum_parts import enum_property as property
from _enum_type import (
    Enum, EnumDict, EnumType, IntEnum, ReprEnum, StrEnum, _make_class_unpicklable,
    global_enum_repr, global_flag_repr, global_str, pickle_by_enum_name, pickle_by_global_name,
)

EnumMeta = EnumType
_reduce_ex_by_global_name = pickle_by_global_name
__all__ = [
    "EnumType", "EnumMeta", "EnumDict", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag",
    "ReprEnum", "auto", "unique", "property", "verify", "member", "nonmember", "FlagBoundary",
    "STRICT", "CONFORM", "EJECT", "KEEP", "global_flag_repr", "global_enum_repr", "global_str",
    "global_enum", "EnumCheck", "CONTINUOUS", "NAMED_FLAGS", "UNIQUE", "pickle_by_global_name",
    "pickle_by_enum_name",
]


def _aliases(enumeration):
    """Names that stand for members of other names, which come with them."""
    return [
        (name, member.name)
        for name, member in enumeration.__members__.items()
        if name != member.name
    ]


def unique(enumeration):
    """Refuses an enumeration with two names for one value."""
    aliases = _aliases(enumeration)
    if aliases:
        shown = ", ".join(f"{alias} -> {name}" for alias, name in aliases)
        raise ValueError(f"duplicate values found in {enumeration!r}: {shown}")
    return enumeration


def _missing_values(enumeration):
    values = sorted(m.value for m in enumeration)
    if len(values) < 2:
        return []
    low, high = values[0], values[-1]
    if issubclass(enumeration, Flag):
        return [1 << i for i in range(low.bit_length(), high.bit_length() - 1)
                if 1 << i not in values]
    return [i for i in range(low, high) if i not in values]


def _unnamed_flags(enumeration):
    named = {m.value for m in enumeration}
    unnamed, names = 0, []
    for name, alias in enumeration.__members__.items():
        if alias.name != name or alias.value < 0:
            continue
        missed = [1 << i for i in range(alias.value.bit_length())
                  if alias.value >> i & 1 and 1 << i not in named]
        if missed:
            names.append(name)
            for bit in missed:
                unnamed |= bit
    return unnamed, names


class verify:
    """Refuses an enumeration that is not as it should be."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                aliases = _aliases(enumeration)
                if aliases:
                    shown = ", ".join(f"{alias} -> {name}" for alias, name in aliases)
                    raise ValueError(f"aliases found in {enumeration!r}: {shown}")
            elif check is CONTINUOUS:
                missing = _missing_values(enumeration)
                if missing:
                    kind = "flag" if issubclass(enumeration, Flag) else "enum"
                    shown = ", ".join(str(value) for value in missing)
                    raise ValueError(
                        f"invalid {kind} {enumeration.__name__!r}: missing values {shown}")
            elif check is NAMED_FLAGS:
                unnamed, names = _unnamed_flags(enumeration)
                if unnamed:
                    shown = f"alias {names[0]} is missing" if len(names) == 1 else (
                        f"aliases {', '.join(names[:-1])} and {names[-1]} are missing")
                    value = f"value 0x{unnamed:x}" if unnamed & (unnamed - 1) == 0 else (
                        f"combined values of 0x{unnamed:x}")
                    raise ValueError(
                        f"invalid Flag {enumeration.__name__!r}: {shown} {value} "
                        "[use enum.show_flag_values(value) for details]")
        return enumeration


def global_enum(cls, update_str=False):
    """Makes the members of an enumeration names of its module, and shows them so."""
    import sys

    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls


def _simple_enum(etype=Enum, *, boundary=None, use_args=None):
    """Makes an enumeration of a class that is written as a plain one."""

    def convert(cls):
        namespace = EnumType.__prepare__(cls.__name__, (etype,))
        for name, value in cls.__dict__.items():
            if name not in ("__dict__", "__weakref__"):
                namespace[name] = value
        return EnumType(cls.__name__, (etype,), namespace, boundary=boundary)

    return convert
