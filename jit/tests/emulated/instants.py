"""What gdb sees at each instruction of a stub, while the driver goes through it.

At the stub's first instruction the registers alone tell who called it. From there on, instruction by
instruction, gdb must find the same caller with the same registers by the call frame information.
"""

import os

import gdb

START = int(os.environ["STUB_ADDRESS"], 0)
END = START + int(os.environ["STUB_SIZE"], 0)
FIRST_SITE = int(os.environ["STUB_FIRST_SITE"], 0)
# Stack pointer, frame pointer, and where a call leaves the return address.
STACK, FRAME, LINK = os.environ["REGISTERS"].split()

BELOW = ["call_stub", "enter", "main"]


def register(frame, name):
    return int(frame.read_register(name)) & (1 << 64) - 1


def counter():
    return register(gdb.newest_frame(), "pc")


def step():
    gdb.execute("stepi", to_string=True)


def step_until(inside):
    """Goes on until the program counter is in the stub, or is not."""
    for _ in range(5000):
        step()
        if (START <= counter() < END) == inside:
            return
    raise gdb.GdbError("never there")


def names(frame):
    found = []
    while frame is not None:
        found.append(frame.name())
        frame = frame.older()
    return found


def caller(frame):
    older = frame.older()
    return older.pc(), register(older, STACK), register(older, FRAME)


def expect(got, wanted):
    if got != wanted:
        raise gdb.GdbError(f"at {counter() - START:#x}: {got}, not {wanted}")


def instructions():
    found = gdb.selected_inferior().architecture().disassemble(START, END - 1)
    # Who returns through the first site begins in its middle.
    return {instruction["addr"] for instruction in found} - {START + FIRST_SITE}


def follow():
    """Follows the program through the stub; the addresses of the instructions that it met."""
    step_until(True)
    met = set()
    newest = gdb.newest_frame()
    truth = register(newest, LINK), register(newest, STACK), register(newest, FRAME)
    expect(counter(), START)
    while True:
        frame = gdb.newest_frame()
        if not START <= frame.pc() < END:
            if frame.pc() == truth[0]:
                return met
            gdb.execute("continue", to_string=True)
            frame = gdb.newest_frame()
            expect(names(frame)[:6], ["stop_here", "look", "evaluate", *BELOW])
            expect(caller(frame.older().older().older()), truth)
            step_until(True)
            continue
        met.add(frame.pc())
        expect(names(frame)[:3], BELOW)
        expect(caller(frame), truth)
        step()


def run():
    for setting in "pagination off", "confirm off", "sysroot /", "architecture auto":
        gdb.execute(f"set {setting}", to_string=True)
    gdb.execute("target remote " + os.environ["STUB_SOCKET"], to_string=True)
    gdb.execute("add-symbol-file " + os.environ["STUB_OBJECT"], to_string=True)
    gdb.Breakpoint("enter")
    met, passes = set(), 0
    gdb.execute("continue", to_string=True)
    gdb.Breakpoint("stop_here")
    every = instructions()
    while met != every:
        met |= follow()
        passes += 1
        gdb.execute("continue", to_string=True)
    print(f"met {len(met)} instructions in {passes} calls")


try:
    run()
finally:
    gdb.execute("kill", to_string=True)
