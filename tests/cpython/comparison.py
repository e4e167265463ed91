"""Runs random programs under this interpreter and another one, and compares what they print.

A program is a list of items, each of which prints one line that starts with its number. Where
the lines differ, the item, what this interpreter says and what the other one says are printed.
"""

import subprocess
import sys
import tempfile


def run(interpreter, path):
    command = [interpreter, "-W", "ignore", path]
    try:
        done = subprocess.run(command, capture_output=True, timeout=60)
    except subprocess.TimeoutExpired as late:
        return (late.stdout or b"").decode("utf-8", "backslashreplace") + "\n(status: took too long)"
    output = done.stdout.decode("utf-8", "backslashreplace")
    if done.returncode != 0:
        output += f"\n(status {done.returncode}) " + done.stderr.decode("utf-8", "backslashreplace")[-400:]
    return output


def answers(output):
    """The lines by number; what is wrong with the whole program has the number -1."""
    found = {}
    for line in output.split("\n"):
        number, _, text = line.partition(" ")
        if number.isdigit():
            found[int(number)] = text
        elif line.startswith("(status"):
            found[-1] = line
    return found


def compare(binary, seed, items, text):
    """Prints where BINARY differs, and gives in how many items it does."""
    with tempfile.NamedTemporaryFile("w", suffix=".py", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        expected, got = (answers(run(i, file.name)) for i in (sys.executable, binary))
    differences = 0
    for number in sorted(expected.keys() | got.keys()):
        want, have = expected.get(number), got.get(number)
        # An address in a text is nobody's promise.
        if want == have or (want and have and " at 0x" in want and " at 0x" in have):
            continue
        differences += 1
        source = items[number] if 0 <= number < len(items) else "the program"
        print(f"seed {seed}, {number}: {source}\n  expected {want}\n  got      {have}")
    return differences


def main(arguments, program):
    """Compares the programs that `program(seed, count)` makes; arguments BINARY [SEEDS [COUNT]]."""
    binary, *numbers = arguments
    seeds, count = [int(n) for n in numbers] + [10, 400][len(numbers):]
    total = sum(compare(binary, seed, *program(seed, count)) for seed in range(seeds))
    print(f"{total} of {seeds * count} differ")
    return 1 if total else 0
