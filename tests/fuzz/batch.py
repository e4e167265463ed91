"""Runs many snippets in one process of each interpreter, and compares what each printed."""

import glob
import os
import re
import resource
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

PRELUDE = (Path(__file__).parent / "prelude.py").read_text()
# With this behind it each allocation of a snippet fails in turn.
FULL_MEMORY = (Path(__file__).parent / "full_memory.py").read_text()
MARK = "\x01@"
# The status of a process that was ended because it took too long.
TOO_LONG = "too long"
# Seconds that a process may take, and those that each of its snippets adds.
LIMIT, LIMIT_OF_SNIPPET = 10, 0.2
# Bytes of a file that a program may write.
MOST_OUTPUT = 1 << 24
# How Stackline is run; the share of each is that of its place.
MODES = ([], [], ["--gc-stress"], ["-X", "perf"], ["-X", "perf_lines"], ["-X", "perf_jit"], ["-X", "perf_lines", "--gc-stress"])
# What the message of an error says of this one case.
QUOTED = re.compile(r"'[^']*'|[0-9]+")
ADDRESS = re.compile(r" at 0x[0-9a-f]+", re.IGNORECASE)


class Snippet:
    """A piece of a program: `kind` and `seed` make it again, `source` is its text."""

    def __init__(self, kind, seed, source):
        self.kind, self.seed, self.source = kind, seed, source

    def embedded(self, number):
        """The text in a batch, where it prints its number first."""
        if self.kind.top:
            body = textwrap.indent(self.source, " ")
            return (
                f"print({MARK!r}, {number})\ntry:\n{body}\n"
                f"except BaseException as _e:\n print('!', type(_e).__name__, _e, chain(_e))\nforget()\n"
            )
        body = textwrap.indent(self.source, " ")
        return f"def snippet():\n{body}\nrun({number}, snippet)\n"


def limit_output():
    """Has a process end that writes too much to a file."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_OUTPUT, MOST_OUTPUT))


class Runner:
    """Runs programs in a folder of its own."""

    def __init__(self, binary, folder, prelude=PRELUDE, limit=LIMIT):
        self.binary, self.folder, self.prelude, self.limit = binary, folder, prelude, limit
        self.told = set()

    def run(self, command, name, text, snippets=1):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8", errors="surrogatepass") as file:
            file.write(text)
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "PYTHON_PERF_JIT_DIR": self.folder}
        # Into files, so that a program that prints for ever comes to an end of it.
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            process = subprocess.Popen(
                [*command, path], env=environment, cwd=self.folder,
                stdin=subprocess.DEVNULL, stdout=out, stderr=err, preexec_fn=limit_output,
            )
            try:
                status = process.wait(timeout=self.limit + LIMIT_OF_SNIPPET * snippets)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                status = TOO_LONG
            if max(os.fstat(file.fileno()).st_size for file in (out, err)) >= MOST_OUTPUT:
                # What is cut off cannot be compared.
                status = TOO_LONG
            out, err = (os.pread(file.fileno(), MOST_OUTPUT, 0) for file in (out, err))
        self.clean(process.pid)
        decoded = (s.decode("utf-8", "backslashreplace") for s in (out, err))
        return (*decoded, status)

    def clean(self, pid):
        """Removes what a tracing process left."""
        for path in [f"/tmp/perf-{pid}.map", *glob.glob(f"{self.folder}/jit-*")]:
            if os.path.exists(path):
                os.unlink(path)

    def answers(self, command, snippets):
        """What each snippet printed, and how the process ended."""
        program = self.prelude + "".join(s.embedded(i) for i, s in enumerate(snippets))
        out, err, status = self.run(command, "batch.py", program, len(snippets))
        found = {}
        for part in out.split(MARK)[1:]:
            number, _, rest = part.lstrip().partition("\n")
            # A process that was cut off may have printed half of one.
            if number.isdecimal():
                found[int(number)] = ADDRESS.sub(" at 0x", rest)
        return found, (status, err[-1500:])

    def reference(self, snippets):
        return self.answers([sys.executable, "-B", "-W", "ignore"], snippets)

    def stackline(self, snippets, mode):
        return self.answers([self.binary, *mode], snippets)

    def compare(self, snippets, mode):
        """Pairs of a snippet's number with what differs: (wanted, got)."""
        want, want_end = self.reference(snippets)
        if want_end[0] == TOO_LONG and len(snippets) == 1:
            self.tell("takes too long", snippets[0])
            return []
        if isinstance(want_end[0], int) and want_end[0] < 0 and len(snippets) == 1:
            # Nothing that anybody should do as well.
            self.tell(f"crashes (signal {-want_end[0]})", snippets[0])
            return []
        got, got_end = self.stackline(snippets, mode)
        if len(snippets) > 1 and (want_end[0] != 0 or got_end[0] != 0):
            return self.halves(snippets, mode)
        differences = []
        for i in range(len(snippets)):
            w, g = want.get(i, ""), got.get(i, "")
            if len(snippets) == 1 and want_end[0] != got_end[0]:
                w, g = w + f"(status {want_end[0]}) {want_end[1]}", g + f"(status {got_end[0]}) {got_end[1]}"
            if w != g:
                differences.append((i, w, g))
        return self.lasting(snippets, want, differences)

    def lasting(self, snippets, want, differences):
        """Those of the differences in which the reference says the same again: what it makes of the
        address of an object is nobody's to repeat."""
        if not differences:
            return []
        again, _ = self.reference(snippets)
        lasting = [d for d in differences if again.get(d[0], "") == want.get(d[0], "")]
        for i in {d[0] for d in differences} - {d[0] for d in lasting}:
            self.tell("differs from itself", snippets[i])
        return lasting

    def tell(self, what, snippet):
        """Says once what the reference does with SNIPPET, or with smaller ones of its seed."""
        if (what, snippet.seed) not in self.told:
            self.told.add((what, snippet.seed))
            print(f"the reference {what}: {snippet.kind.name}, seed {snippet.seed}", flush=True)

    def halves(self, snippets, mode):
        """A process that ended early: its snippets in smaller batches."""
        middle = len(snippets) // 2
        left = self.compare(snippets[:middle], mode)
        right = self.compare(snippets[middle:], mode)
        return left + [(i + middle, w, g) for i, w, g in right]


def first_difference(want, got):
    """The first line that differs, of both."""
    a, b = want.splitlines(), got.splitlines()
    for x, y in zip(a, b):
        if x != y:
            return x, y
    longest = min(len(a), len(b))
    return (a[longest : longest + 1] or ["(nothing)"])[0], (b[longest : longest + 1] or ["(nothing)"])[0]


def signature(want, got):
    """What sort of difference it is: the types or errors of the first lines that differ."""
    def sort_of(line):
        if "(status" in line:
            return "status"
        return QUOTED.sub("", line)[:60] if line.startswith("!") else line.split(" ")[0]
    return tuple(map(sort_of, first_difference(want, got)))
