"""Writes `work.truth`: what CPython says of the stacks of `work.py` and the work done in each.

usage: record.py [--print]

The program's work is replaced by a function that counts it by stack. Fields are separated by tabs:

    stack WEIGHT FRAME...   iterations in one round with this stack, the outermost frame first
    call FRAME FUNCTION     a call that happens
    line FRAME              a line that runs

A FRAME is `qualified name:line`.
"""

import collections
import pathlib
import re
import sys

folder = pathlib.Path(__file__).resolve().parent
program = folder / "work.py"
stacks = collections.Counter()
calls, lines = set(), set()


def frame_name(frame):
    return f"{frame.f_code.co_qualname}:{frame.f_lineno}"


def is_of_program(frame):
    return frame.f_code.co_filename == str(program) and frame.f_code is not count.__code__


def count(n):
    stack, frame = [], sys._getframe(1)
    while is_of_program(frame):
        stack.append(frame_name(frame))
        frame = frame.f_back
    stacks[tuple(reversed(stack))] += n


def trace(frame, event, argument):
    if not is_of_program(frame):
        return None
    lines.add(frame_name(frame))
    if event == "call" and is_of_program(frame.f_back):
        calls.add((frame_name(frame.f_back), frame.f_code.co_qualname))
    return trace


def main(arguments):
    text = program.read_text()
    text, found = re.subn(r"for i in range\((\w+)\): x \+= i", r"count(\1); x = 1", text)
    assert found > 5, "the program has no work"
    sys.argv = [str(program), "1"]
    code = compile(text, program, "exec")
    sys.settrace(trace)
    exec(code, {"__name__": "__main__", "count": count})
    sys.settrace(None)
    truth = ["\t".join(["stack", str(n), *stack]) for stack, n in sorted(stacks.items())]
    truth += ["\t".join(["call", *call]) for call in sorted(calls)]
    truth += ["\t".join(["line", line]) for line in sorted(lines)]
    text = "\n".join(truth) + "\n"
    if "--print" in arguments:
        sys.stdout.write(text)
    else:
        program.with_suffix(".truth").write_text(text)


main(sys.argv[1:])
