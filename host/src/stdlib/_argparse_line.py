"""One command line, gone through from the left."""

from _argparse_actions import ArgumentError, _get_action_name
from _argparse_help import PARSER, REMAINDER, SUPPRESS


class Line:
    """The arguments of a line, and how far they are used."""

    def __init__(self, parser, args, namespace, intermixed):
        self.parser, self.namespace, self.intermixed = parser, namespace, intermixed
        if parser.fromfile_prefix_chars is not None:
            args = parser._read_args_from_files(args)
        self.args = args
        self.extras = []
        self.seen, self.seen_given = set(), set()
        self.warned = set()
        self.positionals = parser._get_positional_actions()
        self.conflicts = {}
        for group in parser._mutually_exclusive_groups:
            members = group._group_actions
            for i, action in enumerate(members):
                others = self.conflicts.setdefault(action, [])
                others += members[:i] + members[i + 1 :]
        # Which arguments may be options, and one letter for each argument.
        self.options, letters, args = {}, [], iter(args)
        for i, arg in enumerate(args):
            if arg == "--":
                letters.append("-")
                letters += "A" * sum(1 for _ in args)
                break
            option = parser._parse_optional(arg)
            letters.append("A" if option is None else "O")
            if option is not None:
                self.options[i] = option
        self.pattern = "".join(letters)

    # ---- going through

    def parse(self):
        """Sets what the line says; returns the arguments that nothing takes."""
        at, last = 0, max(self.options, default=-1)
        while at <= last:
            option = min(i for i in self.options if i >= at)
            if not self.intermixed and at != option:
                end = self._take_positionals(at)
                if end > at:
                    at = end
                    continue
            if at not in self.options:
                self.extras += self.args[at:option]
                at = option
            at = self._take_option(at)
        if self.intermixed:
            # The values between options come together at the end.
            self.extras += self.args[at:]
            self._take_intermixed()
        else:
            end = self._take_positionals(at)
            self.extras += self.args[end:]
        self._check_required()
        return self.extras

    def _take_intermixed(self):
        tail = self.args[self.pattern.index("-") :] if "-" in self.pattern else []
        head = self.extras[: len(self.extras) - len(tail)]
        values = [arg for arg in head if self.parser._parse_optional(arg) is None] + tail
        unknown = [arg for arg in head if self.parser._parse_optional(arg) is not None]
        self.args = values
        dashes = ["-"] + ["A"] * (len(tail) - 1) if tail else []
        self.pattern = "A" * (len(values) - len(tail)) + "".join(dashes)
        end = self._take_positionals(0)
        self.extras = unknown + values[end:]

    def _take_positionals(self, at):
        counts = self.parser._match_arguments_partial(self.positionals, self.pattern[at:])
        for action, count in zip(self.positionals, counts):
            args = self.args[at : at + count]
            letters = self.pattern[at : at + count]
            if action.nargs == PARSER:
                if letters[:1] == "-":
                    args.remove("--")
            elif action.nargs != REMAINDER and "-" in letters:
                args.remove("--")
            at += count
            if args and action.deprecated:
                self._warn(_get_action_name(action))
            self._take(action, args)
        self.positionals = self.positionals[len(counts) :]
        return at

    def _take_option(self, at):
        candidates = self.options[at]
        if len(candidates) > 1:
            names = ", ".join(option for _, option, _, _ in candidates)
            raise ArgumentError(None, f"ambiguous option: {self.args[at]} could match {names}")
        action, name, sep, value = candidates[0]
        taken = []
        while True:
            if action is None:
                self.extras.append(self.args[at])
                return at + 1
            if value is None:
                start = at + 1
                count = self.parser._match_argument(action, self.pattern[start:])
                at = start + count
                taken.append((action, self.args[start:at], name))
                break
            count = self.parser._match_argument(action, "A")
            if count == 1:
                at += 1
                taken.append((action, [value], name))
                break
            chars = self.parser.prefix_chars
            if count or name[1] in chars or value == "":
                raise ArgumentError(action, f"ignored explicit argument {value!r}")
            # Several options of one letter in one argument.
            if sep or value[0] in chars:
                raise ArgumentError(action, f"ignored explicit argument {value!r}")
            taken.append((action, [], name))
            name, value = name[0] + value[0], value[1:]
            action = self.parser._option_string_actions.get(name)
            if action is None:
                self.extras.append(name[0] + name[1] + value)
                at += 1
                break
            if not value:
                sep = value = None
            elif value[0] == "=":
                sep, value = "=", value[1:]
            else:
                sep = ""
        for action, args, name in taken:
            if action.deprecated and name not in self.warned:
                self._warn(f"option '{name}'", False)
                self.warned.add(name)
            self._take(action, args, name)
        return at

    def _warn(self, what, is_positional=True):
        if is_positional:
            what = f"argument '{what}'"
        self.parser._warning(f"{what} is deprecated")

    def _take(self, action, args, name=None):
        self.seen.add(action)
        values = self.parser._get_values(action, args)
        if values is not action.default:
            self.seen_given.add(action)
            for other in self.conflicts.get(action, ()):
                if other in self.seen_given:
                    raise ArgumentError(action, f"not allowed with argument {_get_action_name(other)}")
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, name)

    def _check_required(self):
        parser, missing = self.parser, []
        for action in parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(_get_action_name(action))
            elif isinstance(action.default, str) and action.default is not SUPPRESS:
                # Texts as defaults are read as if they had been given.
                if getattr(self.namespace, action.dest, None) is action.default:
                    value = parser._get_value(action, action.default)
                    setattr(self.namespace, action.dest, value)
        if missing:
            names = ", ".join(map(str, missing))
            raise ArgumentError(None, f"the following arguments are required: {names}")
        for group in parser._mutually_exclusive_groups:
            if group.required and not any(a in self.seen_given for a in group._group_actions):
                names = [_get_action_name(a) for a in group._group_actions if a.help is not SUPPRESS]
                raise ArgumentError(
                    None, f"one of the arguments {' '.join(map(str, names))} is required"
                )
