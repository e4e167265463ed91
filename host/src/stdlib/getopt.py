"""Options of command lines, as C's getopt has them."""

import os

__all__ = ["GetoptError", "error", "getopt", "gnu_getopt"]


class GetoptError(Exception):
    def __init__(self, msg, opt=""):
        super().__init__(msg, opt)
        self.msg, self.opt = msg, opt

    def __str__(self):
        return self.msg


error = GetoptError


def _names(longopts):
    return [longopts] if isinstance(longopts, str) else list(longopts)


def getopt(args, shortopts, longopts=[]):
    """The options, as pairs, and what follows them."""
    found, longopts = [], _names(longopts)
    while args and args[0].startswith("-") and args[0] != "-":
        if args[0] == "--":
            args = args[1:]
            break
        args = _one(found, args, shortopts, longopts)
    return found, args


def gnu_getopt(args, shortopts, longopts=[]):
    """As `getopt`, but options may come after other arguments."""
    found, others, longopts = [], [], _names(longopts)
    stop_at_first = shortopts.startswith("+") or bool(os.environ.get("POSIXLY_CORRECT"))
    shortopts = shortopts.removeprefix("+")
    while args:
        if args[0] == "--":
            others += args[1:]
            break
        if args[0].startswith("-") and args[0] != "-":
            args = _one(found, args, shortopts, longopts)
        elif stop_at_first:
            others += args
            break
        else:
            others.append(args[0])
            args = args[1:]
    return found, others


def _one(found, args, shortopts, longopts):
    """Takes the options in the first argument; returns the arguments after it."""
    if args[0].startswith("--"):
        return _long(found, args[0][2:], longopts, args[1:])
    text, args = args[0][1:], args[1:]
    while text:
        option, text = text[0], text[1:]
        value = ""
        if _short_takes(option, shortopts):
            if not text:
                if not args:
                    raise GetoptError(f"option -{option} requires argument", option)
                text, args = args[0], args[1:]
            value, text = text, ""
        found.append(("-" + option, value))
    return args


def _long(found, text, longopts, args):
    option, equals, value = text.partition("=")
    takes, option = _long_takes(option, longopts)
    if takes:
        if not equals:
            if not args:
                raise GetoptError(f"option --{option} requires argument", option)
            value, args = args[0], args[1:]
    elif equals:
        raise GetoptError(f"option --{option} must not have an argument", option)
    found.append(("--" + option, value))
    return args


def _long_takes(option, longopts):
    """Whether the option that the text begins takes a value, and its whole name."""
    possible = [name for name in longopts if name.startswith(option)]
    if not possible:
        raise GetoptError(f"option --{option} not recognized", option)
    if option in possible:
        return False, option
    if option + "=" in possible:
        return True, option
    if len(possible) > 1:
        raise GetoptError(f"option --{option} not a unique prefix", option)
    name = possible[0]
    return name.endswith("="), name.removesuffix("=")


def _short_takes(option, shortopts):
    for i, c in enumerate(shortopts):
        if option == c != ":":
            return shortopts.startswith(":", i + 1)
    raise GetoptError(f"option -{option} not recognized", option)
