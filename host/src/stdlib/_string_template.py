"""Texts with places that are filled by name: `Template`, and the class behind `str.format`."""

import re

from _string import formatter_field_name_split, formatter_parser

# The module whose classes these are.
__name__ = "string"


class Template:
    """A text in which `$name` and `${name}` stand for values, and `$$` for a dollar."""

    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = re.IGNORECASE

    def __init_subclass__(cls):
        super().__init_subclass__()
        cls.pattern = cls._compiled()

    @classmethod
    def _compiled(cls):
        pattern = cls.__dict__.get("pattern")
        if pattern is None:
            delimiter, name = re.escape(cls.delimiter), cls.idpattern
            braced = cls.braceidpattern or name
            pattern = (
                rf"{delimiter}(?:(?P<escaped>{delimiter})|(?P<named>{name})"
                rf"|{{(?P<braced>{braced})}}|(?P<invalid>))"
            )
        return re.compile(pattern, cls.flags | re.VERBOSE)

    def __init__(self, template):
        self.template = template

    def _invalid(self, match):
        before = self.template[: match.start("invalid")].splitlines(keepends=True)
        line = max(len(before), 1)
        column = match.start("invalid") - len("".join(before[:-1])) if before else 1
        raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")

    def _replace(self, values, keeps_unknown):
        def replacement(match):
            name = match.group("named") or match.group("braced")
            if name is not None:
                try:
                    return str(values[name])
                except KeyError:
                    if keeps_unknown:
                        return match.group()
                    raise
            if match.group("escaped") is not None:
                return self.delimiter
            if match.group("invalid") is None:
                raise ValueError("Unrecognized named group in pattern", self.pattern)
            if keeps_unknown:
                return match.group()
            self._invalid(match)

        return self.pattern.sub(replacement, self.template)

    def substitute(self, mapping={}, /, **kws):
        return self._replace({**mapping, **kws} if kws else mapping, False)

    def safe_substitute(self, mapping={}, /, **kws):
        return self._replace({**mapping, **kws} if kws else mapping, True)

    def _matches(self):
        """The matches in the text, each of a group that is known."""
        for match in self.pattern.finditer(self.template):
            groups = map(match.group, ("named", "braced", "invalid", "escaped"))
            if all(group is None for group in groups):
                raise ValueError("Unrecognized named group in pattern", self.pattern)
            yield match

    def get_identifiers(self):
        found = []
        for match in self._matches():
            name = match.group("named") or match.group("braced")
            if name is not None and name not in found:
                found.append(name)
        return found

    def is_valid(self):
        return all(match.group("invalid") is None for match in self._matches())


Template.pattern = Template._compiled()


_MIXED = "cannot switch from manual field specification to automatic field numbering"


class Formatter:
    """What `str.format` does, in parts that subclasses can change."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        text, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return text

    def _vformat(self, format_string, args, kwargs, used, depth, auto=0):
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        parts = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                parts.append(literal)
            if name is None:
                continue
            first = re.match(r"[^.\[]*", name).group()
            if first == "":
                if auto is False:
                    raise ValueError(_MIXED)
                name, auto = f"{auto}{name}", auto + 1
            elif first.isdigit():
                if auto:
                    raise ValueError(_MIXED)
                auto = False
            value, key = self.get_field(name, args, kwargs)
            used.add(key)
            value = self.convert_field(value, conversion)
            spec, auto = self._vformat(spec, args, kwargs, used, depth - 1, auto)
            parts.append(self.format_field(value, spec))
        return "".join(parts), auto

    def parse(self, format_string):
        return formatter_parser(format_string)

    def get_field(self, field_name, args, kwargs):
        first, rest = formatter_field_name_split(field_name)
        value = self.get_value(first, args, kwargs)
        for is_attribute, key in rest:
            value = getattr(value, key) if is_attribute else value[key]
        return value, first

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion in "sra":
            return {"s": str, "r": repr, "a": ascii}[conversion](value)
        raise ValueError(f"Unknown conversion specifier {conversion}")
