"""`python -m json.tool`: reads JSON and writes it again, laid out."""

import argparse
import json
import sys


def _arguments():
    parser = argparse.ArgumentParser(
        prog="python -m json.tool",
        description="Checks JSON, and prints it laid out.",
    )
    parser.add_argument("infile", nargs="?", default="-", help="what to read (- or nothing: stdin)")
    parser.add_argument("outfile", nargs="?", help="what to write (nothing: stdout)")
    parser.add_argument("--sort-keys", action="store_true", help="objects in the order of their keys")
    parser.add_argument(
        "--no-ensure-ascii", dest="ensure_ascii", action="store_false",
        help="characters beyond ASCII as they are",
    )
    parser.add_argument(
        "--json-lines", action="store_true", help="each line of the input is a document",
    )
    layout = parser.add_mutually_exclusive_group()
    layout.add_argument("--indent", default=4, type=int, help="spaces of a level")
    layout.add_argument(
        "--tab", action="store_const", dest="indent", const="\t", help="tabs for spaces",
    )
    layout.add_argument(
        "--no-indent", action="store_const", dest="indent", const=None, help="all in a line",
    )
    layout.add_argument("--compact", action="store_true", help="no white space at all")
    return parser.parse_args()


def _documents(infile, by_line):
    with sys.stdin if infile == "-" else open(infile, encoding="utf-8") as source:
        if by_line:
            return [json.loads(line) for line in source]
        return [json.load(source)]


def main():
    options = _arguments()
    layout = {
        "sort_keys": options.sort_keys,
        "indent": options.indent,
        "ensure_ascii": options.ensure_ascii,
    }
    if options.compact:
        layout.update(indent=None, separators=(",", ":"))
    try:
        texts = [json.dumps(d, **layout) for d in _documents(options.infile, options.json_lines)]
    except ValueError as e:
        raise SystemExit(e)
    target = open(options.outfile, "w", encoding="utf-8") if options.outfile else sys.stdout
    for text in texts:
        target.write(text + "\n")
    if options.outfile:
        target.close()


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError as e:
        sys.exit(e.errno)
