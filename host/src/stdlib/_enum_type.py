"""What makes enumerations, and those whose members are not combined."""

import sys

from _enum_parts import (
    _is_descriptor, _is_dunder, _is_private, _is_sunder, auto, enum_property, member, nonmember,
)
from _types_attribute import DynamicClassAttribute

# The module whose classes these are.
__name__ = "enum"

_NOT_GIVEN = object()


def _read_only(mapping):
    import types

    proxy = getattr(types, "MappingProxyType", dict)
    return proxy(mapping)


def _defines(cls, name):
    """Whether a class has the method itself, as all built-in ones have `__new__` and `__repr__`."""
    return name in cls.__dict__ or cls.__module__ == "builtins"


def _make_class_unpicklable(made):
    def refuse(self, proto):
        raise TypeError(f"{self!r} cannot be pickled")

    if isinstance(made, dict):
        made["__reduce_ex__"], made["__module__"] = refuse, "<unknown>"
    else:
        made.__reduce_ex__, made.__module__ = refuse, "<unknown>"


class _Proto:
    """Stands in a class's body for a member, and makes it when the class is there."""

    def __init__(self, value):
        self.value = value

    def __set_name__(self, cls, name):
        type.__delattr__(cls, name)
        value = self.value
        args = value if isinstance(value, tuple) else (value,)
        if cls._member_type_ is tuple:
            args = (args,)
        if not cls._use_args_:
            made = cls._new_member_(cls)
        else:
            made = cls._new_member_(cls, *args)
        if not hasattr(made, "_value_"):
            made._value_ = self._found_value(cls, args)
        value = made._value_
        made._name_ = name
        made.__objclass__ = cls
        made.__init__(*args)
        made._sort_order_ = len(cls._member_names_)
        is_flag = cls._is_flag_(cls)
        if is_flag and isinstance(value, int):
            cls._flag_mask_ |= value
            if _is_single_bit(value):
                cls._singles_mask_ |= value
        made = self._known(cls, made, name, value, is_flag)
        cls._add_member_(name, made)
        _note_value(cls, name, value, made)

    def _found_value(self, cls, args):
        if cls._member_type_ is object:
            return self.value
        try:
            return cls._member_type_(*args)
        except Exception as error:
            # Not `from`, which would leave the other error to be seen as the context too.
            refused = TypeError("_value_ not set in __new__, unable to create it")
            refused.__cause__ = error
            raise refused

    @staticmethod
    def _known(cls, made, name, value, is_flag):
        """The member that has this value already; else the new one, whose name is noted."""
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for other in cls._member_map_.values():
                if other._value_ == value:
                    return other
        # What stands for several bits is an alias of them.
        if not is_flag or isinstance(value, int) and _is_single_bit(value):
            cls._member_names_.append(name)
        return made


def _is_single_bit(value):
    return value != 0 and value & (value - 1) == 0


def _note_value(cls, name, value, made):
    """Makes a member findable by a value."""
    try:
        cls._value2member_map_.setdefault(value, made)
    except TypeError:
        cls._unhashable_values_.append(value)
        cls._unhashable_values_map_.setdefault(name, []).append(value)


def _redirect(cls, name, made):
    """A property that gives the class the member, and members what bases have of this name."""
    found = sort = holder = None
    for base in cls.__mro__[1:]:
        value = base.__dict__.get(name)
        if value is None:
            continue
        if isinstance(value, DynamicClassAttribute):
            found, sort, holder = value, "enum", base
            break
        if _is_descriptor(value):
            found, sort, holder = value, sort or "desc", holder or base
        else:
            sort, holder = "attr", base
    if not found:
        return None
    redirect = enum_property()
    redirect.member = made
    redirect.__set_name__(cls, name)
    if sort != "attr":
        for part in ("fget", "fset", "fdel"):
            setattr(redirect, part, getattr(found, part, None))
    redirect._attr_type, redirect._cls_type = sort, holder
    return redirect


class EnumDict(dict):
    """The namespace of an enumeration's body."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._cls_name = cls_name
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False

    @property
    def member_names(self):
        return list(self._member_names)

    def __setitem__(self, key, value):
        if self._cls_name is not None and _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            value = self._set_sunder(key, value)
        elif _is_dunder(key):
            if key == "__order__":
                key = "_order_"
        elif key in self._member_names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif key in self._ignore or isinstance(value, nonmember):
            value = value.value if isinstance(value, nonmember) else value
        elif isinstance(value, member) or not (
                _is_descriptor(value) or self._is_internal_class(value)):
            if key in self:
                raise TypeError(f"{key!r} already defined as {self[key]!r}")
            if isinstance(value, member):
                value = value.value
            count = len(self._last_values)
            value = self._found(key, value)
            self._member_names[key] = None
            if len(self._last_values) == count:
                self._last_values.append(value)
        super().__setitem__(key, value)

    def _is_internal_class(self, value):
        if self._cls_name is None or not isinstance(value, type):
            return False
        qualname = getattr(value, "__qualname__", "")
        return qualname == f"{self._cls_name}.{value.__name__}" or qualname.endswith(
            f".{self._cls_name}.{value.__name__}")

    def _set_sunder(self, key, value):
        if key == "_generate_next_value_":
            if self._auto_called:
                raise TypeError("_generate_next_value_ must be defined before members")
            found = value.__func__ if isinstance(value, staticmethod) else value
            object.__setattr__(self, "_generate_next_value", found)
        elif key == "_ignore_":
            if isinstance(value, str):
                value = value.replace(",", " ").split()
            else:
                value = list(value)
            self._ignore = value
            already = set(value) & set(self._member_names)
            if already:
                raise ValueError(f"_ignore_ cannot specify already set names: {already!r}")
        elif key not in ("_order_", "_missing_", "_numeric_repr_", "_iter_member_",
                         "_iter_member_by_value_", "_iter_member_by_def_", "_add_alias_",
                         "_add_value_alias_", "_use_args_", "_member_names_", "_new_member_",
                         "_is_flag_", "_boundary_", "_add_member_", "_simple_"):
            raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
        return value

    def _found(self, key, value):
        """The value with those in place that are to be found."""
        if isinstance(value, auto):
            if value.value is None:
                self._auto_called = True
                value.value = self._generate_next_value(
                    key, 1, len(self._member_names), self._last_values[:])
            return value.value
        if isinstance(value, tuple) and any(isinstance(part, auto) for part in value):
            parts = []
            for part in value:
                if isinstance(part, auto):
                    part = self._found(key, part)
                    self._last_values.append(part)
                parts.append(part)
            kind = type(value)
            return tuple(parts) if kind is tuple else kind(*parts)
        return value

    def update(self, members, **more):
        pairs = members.items() if hasattr(members, "keys") else members
        for name, value in pairs:
            self[name] = value
        for name, value in more.items():
            self[name] = value


class EnumType(type):
    """The metaclass of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        namespace = EnumDict(cls)
        _, first_enum = metacls._get_mixins_(cls, bases)
        if first_enum is not None:
            object.__setattr__(
                namespace, "_generate_next_value", first_enum._generate_next_value_)
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if _simple:
            return super().__new__(metacls, cls, bases, classdict, **kwds)
        names = list(classdict._member_names)
        ignored = ["_ignore_", *classdict._ignore]
        body = {key: value for key, value in dict.items(classdict) if key not in ignored}
        names = [name for name in names if name in body]
        invalid = set(names) & {"mro", ""}
        if invalid:
            raise ValueError(f"invalid enum member name(s) {','.join(map(repr, invalid))}")
        order = body.pop("_order_", None)
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        new, save_new, use_args = metacls._find_new_(body, member_type, first_enum)
        made = {name: body.pop(name) for name in names}
        if "_generate_next_value_" in body and not isinstance(
                body["_generate_next_value_"], staticmethod):
            body["_generate_next_value_"] = staticmethod(body["_generate_next_value_"])
        body.update(
            _new_member_=new, _use_args_=use_args, _member_names_=[], _member_map_={},
            _value2member_map_={}, _unhashable_values_=[], _unhashable_values_map_={},
            _member_type_=member_type, _value_repr_=metacls._find_data_repr_(cls, bases),
            _boundary_=boundary or getattr(first_enum, "_boundary_", None),
            _flag_mask_=0, _singles_mask_=0, _all_bits_=0, _inverted_=None)
        for name, value in made.items():
            body[name] = _Proto(value)
        body[f"_{cls}__in_progress"] = True
        try:
            enum_class = super().__new__(metacls, cls, bases, body, **kwds)
            type.__delattr__(enum_class, f"_{cls}__in_progress")
        except Exception as error:
            # Another of its kind, without the note that a member was made there.
            other = type(error)(str(error))
            other.__cause__, other.__context__ = error.__cause__, error.__context__
            trace = error.__traceback__
        else:
            other = None
        if other is not None:
            raise other.with_traceback(trace)
        metacls._finish(enum_class, body, save_new, new, member_type, first_enum)
        if order is not None:
            metacls._check_order(enum_class, order)
        return enum_class

    @staticmethod
    def _finish(enum_class, body, save_new, new, member_type, first_enum):
        enum_class._all_bits_ = (1 << enum_class._flag_mask_.bit_length()) - 1
        for name in ("__repr__", "__str__", "__format__", "__reduce_ex__"):
            if name in body or first_enum is None or not issubclass(enum_class, first_enum):
                continue
            found = getattr(enum_class, name)
            if found in (getattr(member_type, name, None), getattr(object, name, None)) or (
                    name == "__repr__" and member_type is not object
                    and found is getattr(member_type, name, None)):
                type.__setattr__(enum_class, name, getattr(first_enum, name))
        if sys.modules.get("_enum_flags") is not None and enum_class._is_flag_(enum_class):
            for name in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__",
                         "__invert__"):
                if name not in body:
                    found = getattr(enum_class, name)
                    if found is getattr(member_type, name, None):
                        type.__setattr__(enum_class, name, getattr(first_enum, name))
            values = [m._value_ for m in enum_class]
            if values != sorted(values):
                type.__setattr__(enum_class, "_iter_member_", enum_class._iter_member_by_def_)
        repr_enum = globals().get("ReprEnum")
        if repr_enum is not None and repr_enum in enum_class.__bases__:
            if member_type is object:
                raise TypeError("ReprEnum subclasses must be mixed with a data type "
                                "(i.e. int, str, float, etc.)")
            if "__format__" not in body:
                type.__setattr__(enum_class, "__format__", member_type.__format__)
            if "__str__" not in body:
                shown = member_type.__str__
                if shown is object.__str__:
                    shown = member_type.__repr__
                type.__setattr__(enum_class, "__str__", shown)
        if first_enum is not None:
            if save_new:
                type.__setattr__(enum_class, "__new_member__", new)
            type.__setattr__(enum_class, "__new__", Enum.__new__)

    @staticmethod
    def _check_order(enum_class, order):
        order = order.replace(",", " ").split() if isinstance(order, str) else list(order)
        listed = [n for n in order if n not in enum_class._member_map_
                  or enum_class._member_map_[n]._name_ == n]
        names = enum_class._member_names_
        if enum_class._is_flag_(enum_class):
            listed = [n for n in listed if n in names]
        if listed != names:
            raise TypeError(
                f"member order does not match _order_:\n  {names!r}\n  {listed!r}")

    @staticmethod
    def _is_flag_(cls):
        flags = sys.modules.get("_enum_flags")
        flag = getattr(flags, "Flag", None)
        return flag is not None and issubclass(cls, flag)

    @staticmethod
    def _check_for_existing_members_(class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType) and base._member_names_:
                    raise TypeError(f"<enum {class_name!r}> cannot extend {base!r}")

    @classmethod
    def _get_mixins_(metacls, class_name, bases):
        if not bases:
            return object, globals().get("Enum")
        first_enum = bases[-1]
        if not isinstance(first_enum, EnumType):
            raise TypeError("new enumerations should be created as "
                            "`EnumName([mixin_type, ...] [data_type,] enum_type)`")
        return metacls._find_data_type_(class_name, bases) or object, first_enum

    @classmethod
    def _find_data_repr_(metacls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    return base._value_repr_
                if _defines(base, "__repr__"):
                    if ("__dataclass_fields__" in base.__dict__
                            and "__dataclass_params__" in base.__dict__
                            and base.__dict__["__dataclass_params__"].repr):
                        return _dataclass_repr
                    return base.__repr__
        return None

    @classmethod
    def _find_data_type_(metacls, class_name, bases):
        found, seen = [], set()
        for chain in bases:
            candidate = None
            for base in chain.__mro__:
                seen.add(base)
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    if base._member_type_ is not object:
                        found.append(base._member_type_)
                        break
                elif _defines(base, "__new__") or "__dataclass_fields__" in base.__dict__:
                    found.append(candidate or base)
                    break
                else:
                    candidate = candidate or base
        distinct = []
        for kind in found:
            if kind not in distinct:
                distinct.append(kind)
        if len(distinct) > 1:
            raise TypeError(f"too many data types for {class_name!r}: {set(distinct)!r}")
        return distinct[0] if distinct else None

    @classmethod
    def _find_new_(metacls, body, member_type, first_enum):
        new = body.get("__new__")
        save = first_enum is not None and new is not None
        if new is None:
            plain = {None, None.__new__, object.__new__, globals().get("Enum") and Enum.__new__}
            for method in ("__new_member__", "__new__"):
                for possible in (member_type, first_enum):
                    target = getattr(possible, method, None)
                    if target not in plain:
                        new = target
                        break
                if new is not None:
                    break
            else:
                new = object.__new__
        if isinstance(new, staticmethod):
            new = new.__func__
        if first_enum is None or new in (Enum.__new__, object.__new__):
            return new, save, False
        return new, save, True

    def _add_member_(cls, name, made):
        if name in cls._member_map_:
            if cls._member_map_[name] is not made:
                raise NameError(f"{name!r} is already bound: {cls._member_map_[name]!r}")
            return
        type.__setattr__(cls, name, _redirect(cls, name, made) or made)
        cls._member_map_[name] = made

    def __bool__(cls):
        return True

    def __call__(cls, value, names=_NOT_GIVEN, *values, module=None, qualname=None, type=None,
                 start=1, boundary=None):
        if cls._member_map_:
            if names is not _NOT_GIVEN:
                value = (value, names, *values)
            return cls.__new__(cls, value)
        if names is _NOT_GIVEN and type is None:
            raise TypeError(f"{cls} has no members; specify `names=()` if you meant to create "
                            "a new, empty, enum")
        names = None if names is _NOT_GIVEN else names
        return cls._create_(value, names, module=module, qualname=qualname, type=type,
                            start=start, boundary=boundary)

    def _convert_(cls, name, module, filter, source=None, *, boundary=None, as_global=False):
        """An enumeration of a module's numbers whose names `filter` takes, put in their places."""
        space = sys.modules[module].__dict__
        names = (space if source is None else source.__dict__).items()
        members = [(key, value) for key, value in names if filter(key)]
        try:
            members.sort(key=lambda pair: (pair[1], pair[0]))
        except TypeError:
            members.sort(key=lambda pair: pair[0])
        made = cls(name, members, module=module, boundary=boundary)
        if as_global:
            from enum import global_enum

            global_enum(made)
        else:
            space.update(made.__members__)
        space[name] = made
        return made

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1,
                 boundary=None):
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        classdict = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            given, names, last = names, [], []
            for count, name in enumerate(given):
                value = cls._generate_next_value_(name, start, count, last[:])
                last.append(value)
                names.append((name, value))
        for item in () if names is None else names:
            name, value = (item, names[item]) if isinstance(item, str) else item
            classdict[name] = value
        if module is None:
            module = sys._getframemodulename(2) if hasattr(sys, "_getframemodulename") else None
        if module is None:
            _make_class_unpicklable(classdict)
        else:
            classdict["__module__"] = module
        if qualname is not None:
            classdict["__qualname__"] = qualname
        return metacls.__new__(metacls, class_name, bases, classdict, boundary=boundary)

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        try:
            return value in cls._value2member_map_
        except TypeError:
            return value in cls._unhashable_values_

    def __delattr__(cls, name):
        if name in cls._member_map_:
            raise AttributeError(f"{cls.__name__!r} cannot delete member {name!r}.")
        super().__delattr__(name)

    def __dir__(cls):
        names = {"__class__", "__contains__", "__doc__", "__getitem__", "__iter__", "__len__",
                 "__members__", "__module__", "__name__", "__qualname__"}
        if cls._new_member_ is not object.__new__:
            names.add("__new__")
        if cls.__init_subclass__ is not object.__init_subclass__:
            names.add("__init_subclass__")
        if cls._member_type_ is not object:
            names.update(dir(cls._member_type_))
        return sorted(names | set(cls._member_names_))

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __len__(cls):
        return len(cls._member_names_)

    @property
    def __members__(cls):
        return _read_only(cls._member_map_)

    def __repr__(cls):
        return f"<{'flag' if cls._is_flag_(cls) else 'enum'} {cls.__name__!r}>"

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)


def _dataclass_repr(self):
    shown = self.__dataclass_fields__
    return ", ".join(f"{k}={getattr(self, k)!r}" for k in shown if shown[k].repr)


class Enum(metaclass=EnumType):
    """The base of enumerations."""

    @classmethod
    def __signature__(cls):
        if cls._member_names_:
            return "(*values)"
        return ("(new_class_name, /, names, *, module=None, qualname=None, type=None, start=1, "
                "boundary=None)")

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for name, values in cls._unhashable_values_map_.items():
                if value in values:
                    return cls[name]
        if not cls._member_map_:
            if getattr(cls, f"_{cls.__name__}__in_progress", False):
                raise TypeError("do not use `super().__new__; call the appropriate __new__ "
                                "directly") from None
            raise TypeError(f"{cls!r} has no members defined")
        wrong = None
        try:
            result = cls._missing_(value)
        except Exception as error:
            wrong, result = error, None
        if isinstance(result, cls) or (
                cls._is_flag_(cls) and str(cls._boundary_) == "eject" and isinstance(result, int)):
            return result
        invalid = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        if result is None and wrong is None:
            raise invalid
        if wrong is None:
            wrong = TypeError(f"error in {cls.__name__}._missing_: returned {result!r} instead of "
                              "None or a valid member")
        if not isinstance(wrong, ValueError):
            wrong.__context__ = invalid
        raise wrong

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            highest = sorted(last_values)[-1]
        except TypeError:
            raise TypeError("unable to sort non-numeric values") from None
        try:
            return highest + 1
        except TypeError:
            raise TypeError(f"unable to increment {highest!r}") from None

    @classmethod
    def _missing_(cls, value):
        return None

    def _add_alias_(self, name):
        self.__class__._add_member_(name, self)

    def _add_value_alias_(self, value):
        cls = self.__class__
        try:
            known = cls._value2member_map_.get(value)
        except TypeError:
            known = next((m for m in cls._member_map_.values() if m._value_ == value), None)
        if known is None:
            # While the class is made, a member gets its name after its values.
            _note_value(cls, getattr(self, "_name_", None), value, self)
        elif known is not self:
            raise ValueError(f"{value!r} is already bound: {known!r}")

    def __repr__(self):
        shown = self.__class__._value_repr_ or repr
        return f"<{self.__class__.__name__}.{self._name_}: {shown(self._value_)}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __dir__(self):
        names = {"__class__", "__doc__", "__eq__", "__hash__", "__module__"}
        if self.__class__._member_type_ is not object:
            names.update(object.__dir__(self))
        for name in getattr(self, "__dict__", []):
            if name[0] != "_" and name not in self._member_map_:
                names.add(name)
        for cls in self.__class__.mro():
            for name, value in cls.__dict__.items():
                if name[0] == "_":
                    continue
                if name not in self._member_map_ or (
                        isinstance(value, enum_property) and value.fget is not None):
                    names.add(name)
                elif isinstance(value, enum_property):
                    names.discard(name)
        return sorted(names)

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self

    @enum_property
    def name(self):
        return self._name_

    @enum_property
    def value(self):
        return self._value_


class ReprEnum(Enum):
    """Only the `repr` is an enumeration's."""


class IntEnum(int, ReprEnum):
    """Members are ints."""


class StrEnum(str, ReprEnum):
    """Members are strings."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f"{values[0]!r} is not a string")
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError(f"encoding must be a string, not {values[1]!r}")
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError(f"errors must be a string, not {values[2]!r}")
        value = str(*values)
        made = str.__new__(cls, value)
        made._value_ = value
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


def pickle_by_global_name(self, proto):
    return self.name


def pickle_by_enum_name(self, proto):
    return getattr, (self.__class__, self._name_)


def global_enum_repr(self):
    return f"{self.__class__.__module__.split('.')[-1]}.{self._name_}"


def global_flag_repr(self):
    module = self.__class__.__module__.split(".")[-1]
    if self._name_ is None:
        return f"{module}.{self.__class__.__name__}({self._value_})"
    if self.__class__._is_flag_(self.__class__) and "|" in self._name_:
        parts = []
        for name in self._name_.split("|"):
            parts.append(name if name[0].isdigit() else f"{module}.{name}")
        return "|".join(parts)
    return f"{module}.{self._name_}"


def global_str(self):
    if self._name_ is None:
        return f"{self.__class__.__name__}({self._value_!r})"
    return self._name_
