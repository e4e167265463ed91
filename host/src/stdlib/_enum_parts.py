"""What bodies of enumerations are written with, and the sorts of their names."""

from _types_attribute import DynamicClassAttribute

# The module whose classes these are.
__name__ = "enum"

_bin = bin


def _is_descriptor(value):
    return hasattr(value, "__get__") or hasattr(value, "__set__") or hasattr(value, "__delete__")


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" != name[-3]


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" != name[-2]


def _is_private(class_name, name):
    prefix = f"_{class_name}__"
    return len(name) > len(prefix) and name.startswith(prefix) and not (
        name[-1] == "_" and name[-2] == "_")


def bin(number, max_bits=None):
    """As the built-in function, with a sign bit."""
    limit = 1 << number.bit_length()
    sign, digits = ("0", _bin(number + limit)) if number >= 0 else ("1", _bin(~(~number ^ (limit - 1))))
    digits = digits.replace("-", "")[3:]
    if max_bits is not None and len(digits) < max_bits:
        digits = (sign * max_bits + digits)[-max_bits:]
    return f"0b{sign} {digits}"


def show_flag_values(value):
    """The powers of two of which a value is the sum."""
    if value < 0:
        raise ValueError(f"{value} is not a positive integer")
    return [1 << i for i in range(value.bit_length()) if value >> i & 1]


class nonmember:
    """Keeps a value of the class's body from becoming a member."""

    def __init__(self, value):
        self.value = value


class member:
    """Makes a value of the class's body a member, whatever it is."""

    def __init__(self, value):
        self.value = value


class auto:
    """A value that the enumeration is to find."""

    def __init__(self, value=None):
        self.value = value

    def __repr__(self):
        return f"auto({self.value!r})"


class enum_property(DynamicClassAttribute):
    """An attribute of members that leaves its name free for a member."""

    member = None
    # What else has the name of a member: "enum" for a property such as this one, "desc" for
    # another descriptor, "attr" for plain data, and the class that has it.
    _attr_type = None
    _cls_type = None

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.member is not None:
                return self.member
            raise AttributeError(f"{ownerclass!r} has no attribute {self.name!r}")
        if self.fget is not None:
            return self.fget(instance)
        if self._attr_type == "attr":
            return getattr(self._cls_type, self.name)
        if self._attr_type == "desc":
            return getattr(instance._value_, self.name)
        try:
            return ownerclass._member_map_[self.name]
        except KeyError:
            raise AttributeError(f"{ownerclass!r} has no attribute {self.name!r}") from None

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot set attribute {self.name!r}")
        return self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot delete attribute {self.name!r}")
        return self.fdel(instance)

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__


enum_property.__name__ = enum_property.__qualname__ = "property"
