"""Formatters, actions and parsers of argparse that programs derive, by the names that they use for that."""

import argparse
import sysconfig


class Sections(argparse.HelpFormatter):
    class _Section(argparse.HelpFormatter._Section):
        def format_help(self):
            text = super().format_help()
            return text and f"<{self.heading}>{text}</>"

    def _get_actions_usage_parts(self, actions, groups):
        return [part.upper() for part in super()._get_actions_usage_parts(actions, groups)]


class Commands(argparse._SubParsersAction):
    def add_parser(self, name, **kwargs):
        return super().add_parser(name.lower(), **kwargs)


class Parser(argparse.ArgumentParser):
    def _parse_optional(self, arg_string):
        return None if arg_string.startswith("-X") else super()._parse_optional(arg_string)

    def _get_option_tuples(self, option_string):
        found = super()._get_option_tuples(option_string)
        print("prefix", option_string, len(found))
        return found


parser = Parser(prog="p", formatter_class=Sections, description="a\u00a0b  c")
parser.register("action", "parsers", Commands)
parser.add_argument("--verbose", action="store_true", help="says more")
commands = parser.add_subparsers(dest="command", title="commands")
commands.add_parser("RUN", help="runs").add_argument("what")
parser.print_help()
print(parser.parse_args(["--verb", "run", "it"]))
plain = Parser(prog="q")
plain.add_argument("rest", nargs="*")
print(plain.parse_args(["-X1", "-X2"]))
for action in ("_StoreAction", "_StoreTrueAction", "_AppendAction", "_HelpAction", "_VersionAction"):
    print(getattr(argparse, action).__module__, getattr(argparse, action).__mro__[-2].__name__)
try:
    parser.add_subparsers()
except argparse.ArgumentError as e:
    print(e)
print(argparse._get_action_name(plain._actions[-1]))

print(sysconfig.get_paths("posix_user", vars={"userbase": "/u"}))
print(sysconfig.get_path("data", "posix_home", {"base": "/h"}), sysconfig.get_path_names())
print(sysconfig.get_paths("posix_prefix", expand=False)["purelib"], sysconfig.get_config_vars("none of these"))
for arguments in (("x",), ("data", "x")):
    try:
        sysconfig.get_path(*arguments)
    except KeyError as e:
        print("KeyError", e)
