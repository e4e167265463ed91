"""Enumerations whose members are combined with `|`, `&`, `^` and `~`."""

import sys

from _enum_parts import auto, bin
from _enum_type import Enum, IntEnum, ReprEnum, StrEnum

# The module whose classes these are.
__name__ = "enum"


class FlagBoundary(StrEnum):
    """What is done about bits that no member has."""

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class EnumCheck(StrEnum):
    """What `verify` looks at."""

    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


def _refuse(cls, value):
    bits = max(value.bit_length(), cls._flag_mask_.bit_length())
    raise ValueError(f"{cls!r} invalid value {value!r}\n    given {bin(value, bits)}\n"
                     f"  allowed {bin(cls._flag_mask_, bits)}")


class Flag(Enum, boundary=STRICT):
    """Members stand for bits."""

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        try:
            high = max(last_values).bit_length() - 1
        except Exception:
            raise TypeError(f"invalid flag value {last_values[-1]!r}") from None
        return 2 ** (high + 1)

    @classmethod
    def _iter_member_by_value_(cls, value):
        mask = value & cls._flag_mask_
        while mask:
            bit = mask & -mask
            mask ^= bit
            if bit & cls._singles_mask_:
                yield cls._value2member_map_[bit]

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        yield from sorted(cls._iter_member_by_value_(value), key=lambda m: m._sort_order_)

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask, singles, all_bits = cls._flag_mask_, cls._singles_mask_, cls._all_bits_
        negative = None
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ mask):
            if cls._boundary_ is STRICT:
                _refuse(cls, value)
            elif cls._boundary_ is CONFORM:
                value &= mask
            elif cls._boundary_ is EJECT:
                return value
            elif value < 0:
                value = max(all_bits + 1, 1 << value.bit_length()) + value
        if value < 0:
            negative = value
            value = all_bits + 1 + value if cls._boundary_ in (EJECT, KEEP) else singles & value
        unknown = value & ~mask
        if unknown and cls._boundary_ is not KEEP:
            _refuse(cls, value)
        if cls._member_type_ is object:
            made = object.__new__(cls)
        else:
            made = cls._member_type_.__new__(cls, value)
        made._value_ = value
        members = list(cls._iter_member_(value)) if value else []
        covered = 0
        for other in members:
            covered |= other._value_
        names = [other._name_ for other in members]
        # Members of more than one bit name what those of one bit do not.
        for other in cls._member_map_.values():
            if other._value_ and other._value_ & value == other._value_ and (
                    other._value_ & ~covered) and other not in members:
                members.append(other)
                covered |= other._value_
                names.append(other._name_)
        left = value & ~covered
        if not names:
            made._name_ = None
        else:
            made._name_ = "|".join(names + ([cls._numeric_repr_(left)] if left else []))
        known = cls._value2member_map_.setdefault(value, made)
        if negative is not None:
            cls._value2member_map_[negative] = known
        return known

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} "
                            f"and {self.__class__.__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        name, shown = self.__class__.__name__, self.__class__._value_repr_ or repr
        if self._name_ is None:
            return f"<{name}: {shown(self._value_)}>"
        return f"<{name}.{self._name_}: {shown(self._value_)}>"

    def __str__(self):
        name = self.__class__.__name__
        return f"{name}({self._value_!r})" if self._name_ is None else f"{name}.{self._name_}"

    def __bool__(self):
        return bool(self._value_)

    def _get_value(self, flag):
        if isinstance(flag, self.__class__):
            return flag._value_
        if self._member_type_ is not object and isinstance(flag, self._member_type_):
            return flag
        return NotImplemented

    def _refuse_none(self, other, operator):
        flag = self if self._get_value(self) is None else other
        raise TypeError(f"'{flag}' cannot be combined with other flags with {operator}")

    def __or__(self, other):
        value = self._get_value(other)
        if value is NotImplemented:
            return NotImplemented
        if value is None or self._value_ is None:
            self._refuse_none(other, "|")
        return self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._get_value(other)
        if value is NotImplemented:
            return NotImplemented
        if value is None or self._value_ is None:
            self._refuse_none(other, "&")
        return self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._get_value(other)
        if value is NotImplemented:
            return NotImplemented
        if value is None or self._value_ is None:
            self._refuse_none(other, "^")
        return self.__class__(self._value_ ^ value)

    def __invert__(self):
        if self._value_ is None:
            raise TypeError(f"'{self}' cannot be inverted")
        if self._boundary_ in (EJECT, KEEP):
            return self.__class__(~self._value_)
        return self.__class__(self._singles_mask_ & ~self._value_)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Flags that are ints."""
