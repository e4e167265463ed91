"""What installed packages say of themselves, in the `.dist-info` folders of `sys.path`."""

import os
import sys


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
