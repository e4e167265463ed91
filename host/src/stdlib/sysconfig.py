"""Where things are installed, and what this build was made with."""

import _sysconfig
import os
import sys
from _sysconfig import get_config_var, get_platform, get_python_version

__all__ = [
    "get_config_h_filename", "get_config_var", "get_config_vars", "get_makefile_filename",
    "get_path", "get_path_names", "get_paths", "get_platform", "get_python_version",
    "get_scheme_names", "parse_config_h",
]

_LIBRARY = "{implementation_lower}{py_version_short}{abi_thread}"
_SCHEME_KEYS = "stdlib", "platstdlib", "purelib", "platlib", "include", "scripts", "data"
_PREFERRED = {"prefix": "posix_prefix", "home": "posix_home", "user": "posix_user"}


def _installed():
    """The templates of what is installed for all users."""
    return {
        "stdlib": "{installed_base}/{platlibdir}/" + _LIBRARY,
        "platstdlib": "{platbase}/{platlibdir}/" + _LIBRARY,
        "purelib": "{base}/lib/" + _LIBRARY + "/site-packages",
        "platlib": "{platbase}/{platlibdir}/" + _LIBRARY + "/site-packages",
        "include": "{installed_base}/include/{implementation_lower}{py_version_short}{abiflags}",
        "platinclude":
            "{installed_platbase}/include/{implementation_lower}{py_version_short}{abiflags}",
        "scripts": "{base}/bin",
        "data": "{base}",
    }


_INSTALL_SCHEMES = {
    "posix_prefix": _installed(),
    "posix_venv": _installed(),
    "venv": _installed(),
    "posix_home": {
        "stdlib": "{installed_base}/lib/{implementation_lower}",
        "platstdlib": "{base}/lib/{implementation_lower}",
        "purelib": "{base}/lib/{implementation_lower}",
        "platlib": "{base}/lib/{implementation_lower}",
        "include": "{installed_base}/include/{implementation_lower}",
        "platinclude": "{installed_base}/include/{implementation_lower}",
        "scripts": "{base}/bin",
        "data": "{base}",
    },
    "posix_user": {
        "stdlib": "{userbase}/{platlibdir}/" + _LIBRARY,
        "platstdlib": "{userbase}/{platlibdir}/" + _LIBRARY,
        "purelib": "{userbase}/lib/" + _LIBRARY + "/site-packages",
        "platlib": "{userbase}/lib/" + _LIBRARY + "/site-packages",
        "include": "{userbase}/include/" + _LIBRARY,
        "scripts": "{userbase}/bin",
        "data": "{userbase}",
    },
}


def get_scheme_names():
    return tuple(sorted(_INSTALL_SCHEMES))


def get_path_names():
    return _SCHEME_KEYS


def get_preferred_scheme(key):
    return _PREFERRED[key]


def get_default_scheme():
    return _PREFERRED["prefix"]


def get_config_vars(*args):
    """All variables, or the values of those that are named."""
    known = _sysconfig.get_config_vars()
    known.update(_names())
    return [known.get(name) for name in args] if args else known


def _names():
    """What templates of paths are filled in with."""
    prefix, series = _sysconfig.get_path("data"), get_python_version()
    return {
        "prefix": prefix, "exec_prefix": prefix, "base": prefix, "platbase": prefix,
        "installed_base": prefix, "installed_platbase": prefix, "platlibdir": "lib",
        "py_version": sys.version.split()[0], "py_version_short": series,
        "py_version_nodot": series.replace(".", ""), "implementation": "Python",
        "implementation_lower": "python", "abiflags": "", "abi_thread": "",
        "projectbase": os.path.dirname(sys.executable or ""),
        "userbase": os.environ.get("PYTHONUSERBASE") or os.path.expanduser("~/.local"),
    }


def get_paths(scheme="posix_prefix", vars=None, expand=True):
    """The places by name."""
    templates = _INSTALL_SCHEMES[scheme]
    if not expand:
        return templates
    names = {**_names(), **(vars or {})}
    return {
        key: os.path.normpath(template.format_map(names)) for key, template in templates.items()
    }


def get_path(name, scheme="posix_prefix", vars=None, expand=True):
    """One of the places."""
    return get_paths(scheme, vars, expand)[name]


def is_python_build(check_home=None):
    return False


def get_config_h_filename():
    return os.path.join(get_path("platinclude"), "pyconfig.h")


def get_makefile_filename():
    series = get_python_version()
    return os.path.join(get_path("stdlib"), f"config-{series}-{sys.implementation._multiarch}",
                        "Makefile")


def parse_config_h(fp, vars=None):
    """What a header of C defines, of the form of `pyconfig.h`."""
    import re

    vars = {} if vars is None else vars
    for line in fp:
        defined = re.match("#define ([A-Z][A-Za-z0-9_]+) (.*)\n", line)
        if defined is not None:
            name, value = defined.groups()
            try:
                vars[name] = int(value)
            except ValueError:
                vars[name] = value
            continue
        undefined = re.match("/[*] #undef ([A-Z][A-Za-z0-9_]+) [*]/\n", line)
        if undefined is not None:
            vars[undefined.group(1)] = 0
    return vars
