"""Configuration files of sections with options."""

import functools
import itertools
import os
import re
import sys
from collections import ChainMap as _ChainMap
from collections.abc import MutableMapping

__all__ = [
    "NoSectionError", "DuplicateOptionError", "DuplicateSectionError", "NoOptionError",
    "InterpolationError", "InterpolationDepthError", "InterpolationMissingOptionError",
    "InterpolationSyntaxError", "ParsingError", "MissingSectionHeaderError",
    "MultilineContinuationError", "ConfigParser", "RawConfigParser", "Interpolation",
    "BasicInterpolation", "ExtendedInterpolation", "SectionProxy", "ConverterMapping",
    "DEFAULTSECT", "MAX_INTERPOLATION_DEPTH", "UNNAMED_SECTION",
]

DEFAULTSECT = "DEFAULT"
MAX_INTERPOLATION_DEPTH = 10


class Error(Exception):
    """What is wrong with a configuration."""

    def __init__(self, msg=""):
        self.message = msg
        super().__init__(msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    def __init__(self, section):
        super().__init__(f"No section: {section!r}")
        self.section = section
        self.args = (section,)


def _place(source, lineno):
    line = f" [line {lineno:2d}]" if lineno is not None else ""
    return f"While reading from {source!r}{line}: "


class DuplicateSectionError(Error):
    def __init__(self, section, source=None, lineno=None):
        if source is not None:
            text = f"{_place(source, lineno)}section {section!r} already exists"
        else:
            text = f"Section {section!r} already exists"
        super().__init__(text)
        self.section, self.source, self.lineno = section, source, lineno
        self.args = (section, source, lineno)


class DuplicateOptionError(Error):
    def __init__(self, section, option, source=None, lineno=None):
        what = f"ption {option!r} in section {section!r} already exists"
        super().__init__("O" + what if source is None else f"{_place(source, lineno)}o{what}")
        self.section, self.option, self.source, self.lineno = section, option, source, lineno
        self.args = (section, option, source, lineno)


class NoOptionError(Error):
    def __init__(self, option, section):
        super().__init__(f"No option {option!r} in section: {section!r}")
        self.option, self.section = option, section
        self.args = (option, section)


class InterpolationError(Error):
    def __init__(self, option, section, msg):
        super().__init__(msg)
        self.option, self.section = option, section
        self.args = (option, section, msg)


class InterpolationMissingOptionError(InterpolationError):
    def __init__(self, option, section, rawval, reference):
        super().__init__(
            option, section,
            f"Bad value substitution: option {option!r} in section {section!r} contains an "
            f"interpolation key {reference!r} which is not a valid option name. "
            f"Raw value: {rawval!r}",
        )
        self.reference = reference
        self.args = (option, section, rawval, reference)


class InterpolationSyntaxError(InterpolationError):
    pass


class InterpolationDepthError(InterpolationError):
    def __init__(self, option, section, rawval):
        super().__init__(
            option, section,
            f"Recursion limit exceeded in value substitution: option {option!r} in section "
            f"{section!r} contains an interpolation key which cannot be substituted in "
            f"{MAX_INTERPOLATION_DEPTH} steps. Raw value: {rawval!r}",
        )
        self.args = (option, section, rawval)


class ParsingError(Error):
    def __init__(self, source, *args):
        super().__init__(f"Source contains parsing errors: {source!r}")
        self.source, self.errors = source, []
        self.args = (source,)
        if args:
            self.append(*args)

    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += f"\n\t[line {lineno:2d}]: {line!r}"

    def combine(self, others):
        for other in others:
            for error in other.errors:
                self.append(*error)
        return self


class MissingSectionHeaderError(ParsingError):
    def __init__(self, filename, lineno, line):
        Error.__init__(
            self,
            f"File contains no section headers.\nfile: {filename!r}, line: {lineno}\n{line!r}",
        )
        self.source, self.lineno, self.line = filename, lineno, line
        self.args = (filename, lineno, line)


class MultilineContinuationError(ParsingError):
    def __init__(self, filename, lineno, line):
        Error.__init__(
            self,
            "Key without value continued with an indented line.\n"
            f"file: {filename!r}, line: {lineno}\n{line!r}",
        )
        self.source, self.lineno, self.line = filename, lineno, line
        self.args = (filename, lineno, line)


class _UnnamedSection:
    def __repr__(self):
        return "<UNNAMED_SECTION>"


UNNAMED_SECTION = _UnnamedSection()
_UNSET = object()


# ---- interpolation


class Interpolation:
    """Leaves values as they are."""

    def before_get(self, parser, section, option, value, defaults):
        return value

    def before_set(self, parser, section, option, value):
        return value

    def before_read(self, parser, section, option, value):
        return value

    def before_write(self, parser, section, option, value):
        return value


class BasicInterpolation(Interpolation):
    """Puts the values of other options of the section in the place of `%(name)s`."""

    _mark = "%"
    _reference = re.compile(r"%\(([^)]+)\)s")

    def before_get(self, parser, section, option, value, defaults):
        parts = []
        self._expand(parser, option, parts, value, section, defaults, 1)
        return "".join(parts)

    def before_set(self, parser, section, option, value):
        plain = value.replace(self._mark * 2, "")
        plain = self._reference.sub("", plain)
        if self._mark in plain:
            at = plain.find(self._mark)
            raise ValueError(f"invalid interpolation syntax in {value!r} at position {at}")
        return value

    def _look_up(self, parser, option, section, defaults, raw, path):
        try:
            return defaults[parser.optionxform(path)], section, defaults
        except KeyError:
            raise InterpolationMissingOptionError(option, section, raw, path) from None

    def _expand(self, parser, option, parts, rest, section, defaults, depth):
        raw = parser.get(section, option, raw=True, fallback=rest)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        mark = self._mark
        opening = "(" if mark == "%" else "{"
        while rest:
            at = rest.find(mark)
            if at < 0:
                parts.append(rest)
                return
            parts.append(rest[:at])
            rest = rest[at:]
            c = rest[1:2]
            if c == mark:
                parts.append(mark)
                rest = rest[2:]
            elif c == opening:
                found = self._reference.match(rest)
                if found is None:
                    raise InterpolationSyntaxError(
                        option, section, f"bad interpolation variable reference {rest!r}"
                    )
                rest = rest[found.end() :]
                value, inner, names = self._look_up(
                    parser, option, section, defaults, raw, found.group(1)
                )
                if mark in value:
                    self._expand(parser, option, parts, value, inner, names, depth + 1)
                else:
                    parts.append(value)
            else:
                raise InterpolationSyntaxError(
                    option, section,
                    f"'{mark}' must be followed by '{mark}' or '{opening}', found: {rest!r}",
                )


class ExtendedInterpolation(BasicInterpolation):
    """Puts the values of options, also of other sections, in the place of `${section:name}`."""

    _mark = "$"
    _reference = re.compile(r"\$\{([^}]+)\}")

    def _look_up(self, parser, option, section, defaults, raw, path):
        names = path.split(":")
        if len(names) > 2:
            raise InterpolationSyntaxError(option, section, f"More than one ':' found: {path!r}")
        try:
            if len(names) == 1:
                return defaults[parser.optionxform(names[0])], section, defaults
            value = parser.get(names[0], parser.optionxform(names[1]), raw=True)
            return value, names[0], dict(parser.items(names[0], raw=True))
        except (KeyError, NoSectionError, NoOptionError):
            raise InterpolationMissingOptionError(option, section, raw, path) from None


# ---- parsers


class RawConfigParser(MutableMapping):
    """Sections with options, read from files and written to them."""

    _SECTION = re.compile(r"\[(?P<header>.+)\]")
    SECTCRE = _SECTION
    _OPTION = r"(?P<option>.*?)\s*(?:(?P<vi>{delim})\s*(?P<value>.*))$"
    _OPTION_ALONE = r"(?P<option>.*?)\s*(?:(?P<vi>{delim})\s*(?P<value>.*))?$"
    _DEFAULT_INTERPOLATION = Interpolation()
    NONSPACECRE = re.compile(r"\S")
    BOOLEAN_STATES = {
        "1": True, "yes": True, "true": True, "on": True,
        "0": False, "no": False, "false": False, "off": False,
    }

    def __init__(
        self, defaults=None, dict_type=dict, allow_no_value=False, *, delimiters=("=", ":"),
        comment_prefixes=("#", ";"), inline_comment_prefixes=None, strict=True,
        empty_lines_in_values=True, default_section=DEFAULTSECT, interpolation=_UNSET,
        converters=_UNSET, allow_unnamed_section=False,
    ):
        self._dict = dict_type
        self._sections, self._defaults = dict_type(), dict_type()
        self._converters = ConverterMapping(self)
        self._proxies = dict_type()
        self._proxies[default_section] = SectionProxy(self, default_section)
        self._delimiters = tuple(delimiters)
        marks = "|".join(re.escape(d) for d in delimiters)
        option = self._OPTION_ALONE if allow_no_value else self._OPTION
        self._optcre = re.compile(option.format(delim=marks))
        self._comment_prefixes = tuple(comment_prefixes or ())
        self._inline_comment_prefixes = tuple(inline_comment_prefixes or ())
        self._strict, self._allow_no_value = strict, allow_no_value
        self._empty_lines_in_values = empty_lines_in_values
        self.default_section = default_section
        if interpolation is _UNSET:
            interpolation = self._DEFAULT_INTERPOLATION
        self._interpolation = Interpolation() if interpolation is None else interpolation
        if not isinstance(self._interpolation, Interpolation):
            raise TypeError(
                "interpolation= must be None or an instance of Interpolation; got an object of "
                f"type {type(self._interpolation)}"
            )
        if converters is not _UNSET:
            self._converters.update(converters)
        self._allow_unnamed_section = allow_unnamed_section
        if defaults:
            self._read_defaults(defaults)

    def defaults(self):
        return self._defaults

    def sections(self):
        return list(self._sections)

    def add_section(self, section):
        if section == self.default_section:
            raise ValueError(f"Invalid section name: {section!r}")
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = self._dict()
        self._proxies[section] = SectionProxy(self, section)

    def has_section(self, section):
        return section in self._sections

    def options(self, section):
        if section not in self._sections:
            raise NoSectionError(section)
        names = self._sections[section].copy()
        names.update(self._defaults)
        return list(names)

    def optionxform(self, optionstr):
        return optionstr.lower()

    # ---- reading

    def read(self, filenames, encoding=None):
        if isinstance(filenames, (str, bytes, os.PathLike)):
            filenames = [filenames]
        found = []
        for filename in filenames:
            try:
                with open(filename, encoding=encoding) as file:
                    self._read(file, filename)
            except OSError:
                continue
            found.append(os.fspath(filename) if isinstance(filename, os.PathLike) else filename)
        return found

    def read_file(self, f, source=None):
        self._read(f, getattr(f, "name", "<???>") if source is None else source)

    def read_string(self, string, source="<string>"):
        self.read_file(string.splitlines(keepends=True), source)

    def read_dict(self, dictionary, source="<dict>"):
        added = set()
        for section, keys in dictionary.items():
            section = str(section)
            try:
                self.add_section(section)
            except (DuplicateSectionError, ValueError):
                if self._strict and section in added:
                    raise
            added.add(section)
            for key, value in keys.items():
                key = self.optionxform(str(key))
                value = None if value is None else str(value)
                if self._strict and (section, key) in added:
                    raise DuplicateOptionError(section, key, source)
                added.add((section, key))
                self.set(section, key, value)

    def _without_comments(self, line):
        """The line up to a comment, stripped, and whether a comment began it."""
        for prefix in self._comment_prefixes:
            if line.strip().startswith(prefix):
                return "", True
        end = len(line)
        for prefix in self._inline_comment_prefixes:
            at = line.find(prefix)
            while at >= 0:
                if at == 0 or line[at - 1].isspace():
                    end = min(end, at)
                    break
                at = line.find(prefix, at + 1)
        return line[:end].strip(), False

    def _read(self, fp, fpname):
        added, errors = set(), []
        options = section = name = None
        indent = 0
        if self._allow_unnamed_section:
            section, options = UNNAMED_SECTION, self._dict()
            self._sections[UNNAMED_SECTION] = options
            self._proxies[UNNAMED_SECTION] = SectionProxy(self, UNNAMED_SECTION)
        for lineno, line in enumerate(fp, 1):
            value, is_comment = self._without_comments(line)
            if not value:
                if self._empty_lines_in_values:
                    if not is_comment and options is not None and name and (
                        options[name] is not None
                    ):
                        options[name].append("")
                else:
                    indent = sys.maxsize
                continue
            first = self.NONSPACECRE.search(line)
            own = first.start() if first else 0
            if options is not None and name and own > indent:
                if options[name] is None:
                    raise MultilineContinuationError(fpname, lineno, line)
                options[name].append(value)
                continue
            indent = own
            header = self.SECTCRE.match(value)
            if header:
                section = header.group("header")
                options = self._section_read(section, added, fpname, lineno)
                name = None
            elif options is None:
                raise MissingSectionHeaderError(fpname, lineno, line)
            else:
                found = self._option_read(
                    value, section, options, added, errors, fpname, lineno, line
                )
                name = found or name
        self._join_lines()
        if errors:
            raise errors[0].combine(errors[1:])

    def _section_read(self, section, added, fpname, lineno):
        if section in self._sections:
            if self._strict and section in added:
                raise DuplicateSectionError(section, fpname, lineno)
            added.add(section)
            return self._sections[section]
        if section == self.default_section:
            return self._defaults
        self._sections[section] = options = self._dict()
        self._proxies[section] = SectionProxy(self, section)
        added.add(section)
        return options

    def _option_read(self, text, section, options, added, errors, fpname, lineno, line):
        found = self._optcre.match(text)
        if not found:
            errors.append(ParsingError(fpname, lineno, line))
            return None
        name, mark, value = found.group("option", "vi", "value")
        if not name:
            errors.append(ParsingError(fpname, lineno, line))
        name = self.optionxform(name.rstrip())
        if self._strict and (section, name) in added:
            raise DuplicateOptionError(section, name, fpname, lineno)
        added.add((section, name))
        options[name] = [value.strip()] if value is not None else None
        return name

    def _join_lines(self):
        """Makes texts of the lines of values."""
        for section, options in itertools.chain(
            ((self.default_section, self._defaults),), self._sections.items()
        ):
            for name, value in options.items():
                if isinstance(value, list):
                    value = "\n".join(value).rstrip()
                options[name] = self._interpolation.before_read(self, section, name, value)

    def _read_defaults(self, defaults):
        for key, value in defaults.items():
            self._defaults[self.optionxform(key)] = value

    # ---- values

    def _unify(self, section, vars=None):
        """The names of a section, those of `vars` before its own, and these before defaults."""
        own = {}
        try:
            own = self._sections[section]
        except KeyError:
            if section != self.default_section:
                raise NoSectionError(section) from None
        given = {}
        for key, value in (vars or {}).items():
            given[self.optionxform(key)] = None if value is None else str(value)
        return _ChainMap(given, own, self._defaults)

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        try:
            names = self._unify(section, vars)
        except NoSectionError:
            if fallback is _UNSET:
                raise
            return fallback
        option = self.optionxform(option)
        try:
            value = names[option]
        except KeyError:
            if fallback is _UNSET:
                raise NoOptionError(option, section) from None
            return fallback
        if raw or value is None:
            return value
        return self._interpolation.before_get(self, section, option, value, names)

    def _get_conv(self, section, option, conv, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        try:
            return conv(self.get(section, option, raw=raw, vars=vars, **kwargs))
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback

    def getint(self, section, option, **kwargs):
        return self._get_conv(section, option, int, **kwargs)

    def getfloat(self, section, option, **kwargs):
        return self._get_conv(section, option, float, **kwargs)

    def getboolean(self, section, option, **kwargs):
        return self._get_conv(section, option, self._convert_to_boolean, **kwargs)

    def _convert_to_boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError(f"Not a boolean: {value}")
        return self.BOOLEAN_STATES[value.lower()]

    def items(self, section=_UNSET, raw=False, vars=None):
        if section is _UNSET:
            return super().items()
        names = self._defaults.copy()
        try:
            names.update(self._sections[section])
        except KeyError:
            if section != self.default_section:
                raise NoSectionError(section) from None
        originals = list(names.keys())
        for key, value in (vars or {}).items():
            names[self.optionxform(key)] = value
        if raw:
            return [(name, names[name]) for name in originals]
        get = self._interpolation.before_get
        return [(name, get(self, section, name, names[name], names)) for name in originals]

    def popitem(self):
        for key in self.sections():
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    def has_option(self, section, option):
        if not section or section == self.default_section:
            return self.optionxform(option) in self._defaults
        if section not in self._sections:
            return False
        option = self.optionxform(option)
        return option in self._sections[section] or option in self._defaults

    def set(self, section, option, value=None):
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        if not section or section == self.default_section:
            options = self._defaults
        elif section in self._sections:
            options = self._sections[section]
        else:
            raise NoSectionError(section)
        options[self.optionxform(option)] = value

    def remove_option(self, section, option):
        if not section or section == self.default_section:
            options = self._defaults
        elif section in self._sections:
            options = self._sections[section]
        else:
            raise NoSectionError(section)
        option = self.optionxform(option)
        existed = option in options
        if existed:
            del options[option]
        return existed

    def remove_section(self, section):
        existed = section in self._sections
        if existed:
            del self._sections[section]
            del self._proxies[section]
        return existed

    # ---- writing

    def write(self, fp, space_around_delimiters=True):
        mark = f" {self._delimiters[0]} " if space_around_delimiters else self._delimiters[0]
        if self._defaults:
            self._write_section(fp, self.default_section, self._defaults.items(), mark)
        for section, options in self._sections.items():
            if section is UNNAMED_SECTION:
                self._write_section(fp, section, options.items(), mark, True)
        for section, options in self._sections.items():
            if section is not UNNAMED_SECTION:
                self._write_section(fp, section, options.items(), mark)

    def _write_section(self, fp, name, items, mark, unnamed=False):
        if not unnamed:
            fp.write(f"[{name}]\n")
        for key, value in items:
            value = self._interpolation.before_write(self, name, key, value)
            if value is not None or not self._allow_no_value:
                value = mark + str(value).replace("\n", "\n\t")
            else:
                value = ""
            fp.write(f"{key}{value}\n")
        fp.write("\n")

    # ---- as a mapping

    def __getitem__(self, key):
        if key != self.default_section and not self.has_section(key):
            raise KeyError(key)
        return self._proxies[key]

    def __setitem__(self, key, value):
        if key in self and self[key] is value:
            return
        if key == self.default_section:
            self._defaults.clear()
        elif key in self._sections:
            self._sections[key].clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        if not self.has_section(key):
            raise KeyError(key)
        self.remove_section(key)

    def __contains__(self, key):
        return key == self.default_section or self.has_section(key)

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        return itertools.chain((self.default_section,), self._sections.keys())

    @property
    def converters(self):
        return self._converters


class ConfigParser(RawConfigParser):
    """A parser with interpolation, whose values are texts."""

    _DEFAULT_INTERPOLATION = BasicInterpolation()

    def _check(self, section="", option="", value=""):
        if not isinstance(section, str):
            raise TypeError("section names must be strings")
        if not isinstance(option, str):
            raise TypeError("option keys must be strings")
        if (not self._allow_no_value or value) and not isinstance(value, str):
            raise TypeError("option values must be strings")

    def set(self, section, option, value=None):
        self._check(option=option, value=value)
        super().set(section, option, value)

    def add_section(self, section):
        self._check(section=section)
        super().add_section(section)

    def _read_defaults(self, defaults):
        # Without interpolation: the values are not all there yet.
        kept, self._interpolation = self._interpolation, Interpolation()
        try:
            self.read_dict({self.default_section: defaults})
        finally:
            self._interpolation = kept


class SectionProxy(MutableMapping):
    """One section of a parser."""

    def __init__(self, parser, name):
        self._parser, self._name = parser, name
        for conv in parser.converters:
            getter = functools.partial(self.get, _impl=getattr(parser, "get" + conv))
            setattr(self, "get" + conv, getter)

    def __repr__(self):
        return f"<Section: {self._name}>"

    def __getitem__(self, key):
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key, value):
        if isinstance(self._parser, ConfigParser):
            self._parser._check(option=key, value=value)
        return self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if not (
            self._parser.has_option(self._name, key)
            and self._parser.remove_option(self._name, key)
        ):
            raise KeyError(key)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def _options(self):
        if self._name != self._parser.default_section:
            return self._parser.options(self._name)
        return list(self._parser.defaults())

    def __len__(self):
        return len(self._options())

    def __iter__(self):
        return iter(self._options())

    @property
    def parser(self):
        return self._parser

    @property
    def name(self):
        return self._name

    def get(self, option, fallback=None, *, raw=False, vars=None, _impl=None, **kwargs):
        get = _impl or self._parser.get
        return get(self._name, option, raw=raw, vars=vars, fallback=fallback, **kwargs)


class ConverterMapping(MutableMapping):
    """The converters of a parser: each makes a method `get...` of the parser and its sections."""

    def __init__(self, parser):
        self._parser = parser
        self._data = {"int": None, "float": None, "boolean": None}

    def __getitem__(self, key):
        return self._data[key]

    def __setitem__(self, key, value):
        if not key.isidentifier():
            raise ValueError(f'Incompatible key: "get{key}" is not a valid identifier')
        self._data[key] = value
        method = functools.partial(self._parser._get_conv, conv=value)
        method.converter = value
        setattr(self._parser, "get" + key, method)
        for proxy in self._parser._proxies.values():
            setattr(proxy, "get" + key, functools.partial(proxy.get, _impl=method))

    def __delitem__(self, key):
        del self._data[key]
        for holder in (self._parser, *self._parser._proxies.values()):
            if "get" + key in vars(holder):
                delattr(holder, "get" + key)

    def __iter__(self):
        return iter(self._data)

    def __len__(self):
        return len(self._data)
