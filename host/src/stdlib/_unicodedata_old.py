"""The table of Unicode 3.2 that internationalized domain names are made by."""

import unicodedata


class UCD:
    """A table of characters. What is known here is the present one: it has all characters of the
    older ones, with the properties that they have had since."""

    __module__ = "unicodedata"

    def __getattribute__(self, name):
        if name == "unidata_version":
            return "3.2.0"
        if name.startswith("_"):
            return object.__getattribute__(self, name)
        return getattr(unicodedata, name)


ucd_3_2_0 = UCD()
