"""What installed packages say of themselves, in the `.dist-info` folders of `sys.path`."""

import os
import re
import sys
from collections import namedtuple


class PackageNotFoundError(ModuleNotFoundError):
    """No installed package has the name."""

    def __str__(self):
        return f"No package metadata was found for {self.name}"

    @property
    def name(self):
        return self.args[0]


class Distribution:
    """An installed package."""

    def __init__(self, folder):
        self._folder = folder

    @classmethod
    def from_name(cls, name):
        if not name:
            raise ValueError("A distribution name is required.")
        wanted = _normal(name)
        for found in cls.discover():
            if _normal(found.name) == wanted:
                return found
        raise PackageNotFoundError(name)

    @classmethod
    def discover(cls):
        for folder in sys.path:
            try:
                entries = sorted(os.listdir(folder or "."))
            except OSError:
                continue
            for entry in entries:
                if entry.endswith((".dist-info", ".egg-info")):
                    yield cls(os.path.join(folder, entry))

    def read_text(self, filename):
        try:
            with open(os.path.join(self._folder, filename), encoding="utf-8") as file:
                return file.read()
        except OSError:
            return None

    @property
    def metadata(self):
        text = self.read_text("METADATA") or self.read_text("PKG-INFO") or ""
        return _Headers(text)

    @property
    def name(self):
        return self.metadata["Name"] or os.path.basename(self._folder).partition("-")[0]

    @property
    def version(self):
        return self.metadata["Version"]

    @property
    def requires(self):
        return self.metadata.get_all("Requires-Dist")


    @property
    def entry_points(self):
        return EntryPoints(_entries_of(self.read_text("entry_points.txt") or "", self))

    @property
    def files(self):
        text = self.read_text("RECORD")
        if text is None:
            return None
        return [line.rpartition(",")[0].rpartition(",")[0] for line in text.splitlines()]

    def locate_file(self, path):
        from pathlib import Path

        return Path(os.path.dirname(self._folder)) / path


class EntryPoint(namedtuple("EntryPoint", "name value group")):
    """A name under which an installed package offers an object."""

    _parts = re.compile(r"(?P<module>[\w.]+)\s*(?::\s*(?P<attr>[\w.]+))?\s*(?:\[(.*)\])?\s*$")
    dist = None

    @property
    def module(self):
        return self._parts.match(self.value)["module"]

    @property
    def attr(self):
        return self._parts.match(self.value)["attr"] or ""

    def load(self):
        from importlib import import_module

        found = import_module(self.module)
        for name in filter(None, self.attr.split(".")):
            found = getattr(found, name)
        return found

    def matches(self, **params):
        return all(getattr(self, name) == value for name, value in params.items())

    def __repr__(self):
        return f"EntryPoint(name={self.name!r}, value={self.value!r}, group={self.group!r})"


class EntryPoints(tuple):
    """Entry points, which can be chosen by what they have."""

    __slots__ = ()

    def __getitem__(self, name):
        for entry in self.select(name=name):
            return entry
        raise KeyError(name)

    def select(self, **params):
        return EntryPoints([entry for entry in self if entry.matches(**params)])

    @property
    def names(self):
        return {entry.name for entry in self}

    @property
    def groups(self):
        return {entry.group for entry in self}

    def __repr__(self):
        return f"EntryPoints({tuple(self)!r})"


def _entries_of(text, dist):
    group = None
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            group = line[1:-1].strip()
        elif line and line[0] not in "#;" and group is not None:
            name, _, value = line.partition("=")
            entry = EntryPoint(name.strip(), value.strip(), group)
            entry.dist = dist
            yield entry


class _Headers:
    """The header lines of a METADATA file, by names without regard to case."""

    def __init__(self, text):
        self._fields = []
        for line in text.splitlines():
            if not line:
                break
            if line[0] in " \t" and self._fields:
                self._fields[-1][1] += "\n" + line
                continue
            name, _, value = line.partition(":")
            self._fields.append([name, value.strip()])

    def __getitem__(self, name):
        values = self.get_all(name)
        return values[0] if values else None

    def __contains__(self, name):
        return self.get_all(name) is not None

    def get(self, name, default=None):
        values = self.get_all(name)
        return values[0] if values else default

    def get_all(self, name, default=None):
        values = [value for key, value in self._fields if key.lower() == name.lower()]
        return values or default

    def keys(self):
        return [key for key, _ in self._fields]


def _normal(name):
    text = name.lower().replace(".", "-").replace("_", "-")
    while "--" in text:
        text = text.replace("--", "-")
    return text


def distribution(distribution_name):
    return Distribution.from_name(distribution_name)


def distributions():
    return Distribution.discover()


def metadata(distribution_name):
    return Distribution.from_name(distribution_name).metadata


def version(distribution_name):
    return Distribution.from_name(distribution_name).version


def requires(distribution_name):
    return Distribution.from_name(distribution_name).requires


def files(distribution_name):
    return Distribution.from_name(distribution_name).files


def entry_points(**params):
    """The entry points of all installed packages that have these attributes."""
    found, seen = [], set()
    for dist in distributions():
        if _normal(dist.name) not in seen:
            seen.add(_normal(dist.name))
            found.extend(dist.entry_points)
    return EntryPoints(found).select(**params)


def packages_distributions():
    """The packages by the names under which they are imported."""
    found = {}
    for dist in distributions():
        names = (dist.read_text("top_level.txt") or "").split()
        for name in names or {path.partition("/")[0] for path in dist.files or () if "/" in path}:
            if name.isidentifier():
                found.setdefault(name, []).append(dist.name)
    return found
