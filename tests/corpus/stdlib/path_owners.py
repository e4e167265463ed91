"""Owners of paths, what `pathlib` warns of, and the one module that `os.path` is."""

import os
import pathlib
import posixpath
import pwd
import sys
import warnings

print(os.path is posixpath, sys.modules["os.path"] is os.path, sys.modules["posixpath"] is os.path)
print(pathlib.PurePosixPath.parser is posixpath, pathlib.Path("a").parser is os.path)

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    path = pathlib.PurePath("a/b/c")
    print(path.relative_to("a", "b"), path.is_relative_to("a", "b"), path.is_relative_to("b"))
    print(path.is_reserved(), pathlib.PureWindowsPath("nul.txt").is_reserved())
for warning in caught:
    print(warning.category.__name__, warning.message, warning.lineno,
          os.path.basename(warning.filename))

root = pathlib.Path("/")
print(root.owner() == pwd.getpwuid(os.stat("/").st_uid).pw_name, type(root.group()).__name__)
try:
    pathlib.Path("/no such file").owner(follow_symlinks=False)
except OSError as error:
    print(error)
