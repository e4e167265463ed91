"""Runs random programs under Stackline and this interpreter, and compares.

usage: REFERENCE tests/fuzz [--seconds N | --batches N] [--seed S] [--kind NAME]... [--full-memory] BINARY

A batch is some hundred snippets in one process of each interpreter, under a random mode of
Stackline: plain, with a collection at every second allocation, traced. A difference is printed as
a program made small, with the seed that makes it again.
"""

import argparse
import random
import re
import sys
import tempfile
import time
import warnings

import batch
import kinds
import shrink
from inlining import is_misread

PER_BATCH = 100
# Seconds that a process may take while a snippet is made smaller, but for those of its snippets.
SHRINKING_LIMIT = 3
# What the reference says of a variable that it takes for one without a value.
MISREAD = "where it is not associated with a value"


def parse_arguments():
    parser = argparse.ArgumentParser(prog="fuzz")
    parser.add_argument("binary")
    parser.add_argument("--seconds", type=float, help="how long; 60 by default")
    parser.add_argument("--batches", type=int, help="how many batches, instead of how long")
    parser.add_argument("--seed", type=int, default=None, help="a number that all follows from")
    parser.add_argument("--kind", action="append", help=f"only these of: {', '.join(kinds.KINDS)}")
    parser.add_argument("--mode", help="flags of every run of Stackline")
    parser.add_argument("--without", help="leave out snippets in which this regular expression is found")
    parser.add_argument("--full-memory", action="store_true", help="each allocation of a snippet fails in turn")
    parser.add_argument("--print", type=int, metavar="N", help="print N snippets and end")
    return parser.parse_args()


def make(kind, seed, without=None):
    """A snippet that this interpreter accepts."""
    for attempt in range(100):
        made = f"{seed}" if attempt == 0 else f"{seed}.{attempt}"
        source = kind.make(random.Random(made))
        if without and re.search(without, source):
            continue
        snippet = batch.Snippet(kind, made, source)
        try:
            compile(snippet.embedded(0), "snippet", "exec")
        except SyntaxError:
            continue
        return snippet
    raise SystemExit(f"{kind.name} makes no program, seed {seed}")


class Session:
    """What was found so far."""

    def __init__(self, binary, folder, without, prelude):
        self.without = without
        self.runner = batch.Runner(binary, folder, prelude)
        self.seen = {}
        self.snippets = 0
        self.differences = 0

    def run_batch(self, kind, seed, mode):
        snippets = [make(kind, f"{seed}.{i}", self.without) for i in range(kind.count)]
        self.snippets += len(snippets)
        for i, want, got in self.runner.compare(snippets, mode):
            if MISREAD in batch.first_difference(want, got)[0] and is_misread(snippets[i].source):
                self.runner.tell("takes a variable for another", snippets[i])
                continue
            self.differences += 1
            self.report(snippets[i], mode, want, got)

    def report(self, snippet, mode, want, got):
        kept = batch.signature(want, got)
        key = (snippet.kind.name, kept)
        self.seen[key] = self.seen.get(key, 0) + 1
        # The same again, most likely.
        if self.seen[key] > 2:
            return
        again = self.runner.compare([snippet], mode)
        alone = bool(again)
        if alone:
            _, want, got = again[0]
            kept = batch.signature(want, got)
            small = self.shrunk(snippet, mode, kept)
            again = self.runner.compare([small], mode)
            if again:
                snippet, (_, want, got) = small, again[0]
        expected, found = batch.first_difference(want, got)
        how = " ".join(mode) or "plain"
        print(f"--- {snippet.kind.name}, seed {snippet.seed}, {how}{'' if alone else ', not alone'}")
        print(snippet.source.rstrip())
        print(f"  expected {expected}\n  got      {found}", flush=True)

    def shrunk(self, snippet, mode, kept):
        """A smaller snippet of which the same is wrong. What runs for long is none."""
        limit, self.runner.limit = self.runner.limit, SHRINKING_LIMIT
        try:
            return shrink.shrink(self.runner, snippet, mode, kept)
        finally:
            self.runner.limit = limit


def main():
    arguments = parse_arguments()
    if sys.version_info[:2] != (3, 13):
        raise SystemExit("the reference is CPython 3.13, not " + sys.version.split()[0])
    warnings.simplefilter("ignore")
    prelude, default = batch.PRELUDE, kinds.KINDS
    if arguments.full_memory:
        # What stands at the top of a module cannot be run again, nor what changes its variables.
        again = [k for k in kinds.KINDS if not kinds.KINDS[k].top and k != "scopes"]
        prelude, default = prelude + batch.FULL_MEMORY, again
    chosen = [kinds.KINDS[k] for k in arguments.kind or default]
    seed = random.randrange(1 << 32) if arguments.seed is None else arguments.seed
    if arguments.print:
        for i in range(arguments.print):
            print(make(chosen[i % len(chosen)], f"{seed}.0.{i}").source, end="\n\n")
        return 0
    print(f"seed {seed}", flush=True)
    end = time.monotonic() + (arguments.seconds or 60)
    begun = time.monotonic()
    number = 0
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        session = Session(arguments.binary, folder, arguments.without, prelude)
        while number < arguments.batches if arguments.batches else time.monotonic() < end:
            # The first round runs every kind once.
            dice = random.Random(f"{seed}.{number}")
            kind = chosen[number % len(chosen)]
            mode = arguments.mode.split() if arguments.mode is not None else dice.choice(batch.MODES)
            session.run_batch(kind, f"{seed}.{number}", mode)
            number += 1
    took = time.monotonic() - begun
    for (kind, (want, got)), times in sorted(session.seen.items(), key=lambda item: -item[1]):
        print(f"{times:6} {kind}: expected {want}, got {got}")
    print(f"seed {seed}: {session.differences} of {session.snippets} differ, {took:.0f} s")
    return 1 if session.differences else 0


if __name__ == "__main__":
    sys.exit(main())
