# Actions of argparse and a decoder of json, called with arguments by place as well as by name.
import argparse
import json
from json.decoder import WHITESPACE


class Checked(argparse._StoreAction):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values.upper())


action = argparse._StoreAction(
    ["-a"], "a", None, None, "d", str, ["d", "e"], True, "what it is", "A"
)
for name, value in action._get_kwargs():
    print(name, value)
print(argparse._AppendAction(["-b"], "b", "*", None, [], int).type)
try:
    argparse._StoreAction(["-a"], "a", 0)
except ValueError as e:
    print(str(e)[:40])
try:
    argparse._StoreAction(["-a"], "a", "?", 1, 2, str, [], False, "h", "M", False, "more")
except TypeError as e:
    print(type(e).__name__)

parser = argparse.ArgumentParser("p")
parser.add_argument("--name", action=Checked)
print(parser.parse_args(["--name", "x"]))

print(WHITESPACE.match("  \t\nx").end())


class Spaced(json.JSONDecoder):
    def decode(self, s, _w=WHITESPACE.match):
        return super().decode(s, _w)


print(json.loads(" [1, 2] ", cls=Spaced), json.JSONDecoder().decode(" {} ", WHITESPACE.match))
