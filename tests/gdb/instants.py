"""Prints the stack, as gdb finds it, at many instants of a program; for `gdb -batch -x`.

Environment: GDB_STOPS is how often to interrupt the program, GDB_STEPS how many instructions to
step after each of these; without steps, the program is stopped where it writes. GDB_STUB names a
function through whose stub to step. GDB_OUTPUT is the file for the results.

Output: `process ID`; for each stack a line `stack WHY`, then `frame ADDRESS NAME` from the innermost outwards.
The NAME is `-` where there is none.
"""

import os
import random
import subprocess

import gdb

random.seed(1)
output = open(os.environ["GDB_OUTPUT"], "w")


def run(command):
    return gdb.execute(command, to_string=True)


def lives():
    return gdb.selected_inferior().pid != 0


def print_stack(why):
    print("stack", why, file=output)
    frame = gdb.newest_frame()
    while frame is not None:
        print("frame", f"{frame.pc():x}", frame.name() or "-", file=output)
        frame = frame.older()


def written():
    """What the system call `write` is given, as a word."""
    frame = gdb.newest_frame()
    x86 = frame.architecture().name().startswith("i386")
    address, size = ("$rsi", "$rdx") if x86 else ("$x1", "$x2")
    address, size = (int(gdb.parse_and_eval(name)) for name in (address, size))
    text = gdb.selected_inferior().read_memory(address, min(size, 32)).tobytes()
    return text.decode("ascii", "replace").strip().replace(" ", "_").replace("\n", "_")


def at_writes(stops):
    run("catch syscall write")
    for _ in range(stops):
        if not lives():
            return
        print_stack(written())
        run("continue")


def interrupt_after(delay):
    pid = gdb.selected_inferior().pid
    subprocess.Popen(["sh", "-c", f"sleep {delay}; kill -INT {pid}"])
    run("continue")


def at_interrupts(stops, steps):
    for _ in range(stops):
        interrupt_after(random.uniform(0.001, 0.02))
        if not lives():
            return
        print_stack("interrupt")
        for _ in range(steps):
            run("stepi")
            print_stack("step")


def through_stub(address):
    """Steps through the stub at `address`, which jumps to the evaluator and has no frame."""
    run(f"tbreak *{address:#x}")
    run("continue")
    end = address + 64
    while address <= gdb.newest_frame().pc() < end:
        print_stack("in")
        run("stepi")


def main():
    for setting in "pagination off", "confirm off", "debuginfod enabled off":
        run(f"set {setting}")
    stops, steps = int(os.environ["GDB_STOPS"]), int(os.environ["GDB_STEPS"])
    run("catch syscall write")
    run("run")
    print("process", gdb.selected_inferior().pid, file=output)
    if steps == 0:
        at_writes(stops)
    else:
        # From the first output on, the program itself runs.
        while lives() and "ready" not in written():
            run("continue")
        run("delete")
        if os.environ.get("GDB_STUB") is not None:
            interrupt_after(0.3)
            through_stub(stub_of(os.environ["GDB_STUB"]))
        at_interrupts(stops, steps)
    if lives():
        run("kill")
    output.close()


def stub_of(function):
    """The address of the stub of `function`, which the map file names."""
    with open(f"/tmp/perf-{gdb.selected_inferior().pid}.map") as entries:
        for entry in entries:
            if f"py::{function}:" in entry:
                return int(entry.split()[0], 16)
    raise LookupError(function)


main()
