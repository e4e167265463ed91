# An interpreter of a language with eight instructions, with a compiler to closures beside it.

HELLO = "++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++."
SQUARES = "++++[>+++++<-]>[<+++++>-]+<+[>[>+>+<<-]++>>[<<+>>-]>>>[-]++>[-]+>>>+[[-]++++++>>>]<<<[[<++++++++<++>>-]+<.<[>----<-]<]<<[>>>>>[>>>[-]+++++++++<[>-<-]+++++++++>[-[<->-]+[<<<]]<[>+<-]>]<<-]<<-]"


def brackets(code):
    """Where each bracket's partner is."""
    partner, open_ = {}, []
    for i, c in enumerate(code):
        if c == "[":
            open_.append(i)
        elif c == "]":
            if not open_:
                raise SyntaxError(f"] without [ at {i}")
            partner[i] = open_.pop()
            partner[partner[i]] = i
    if open_:
        raise SyntaxError(f"[ without ] at {open_[-1]}")
    return partner


def run(code, data="", limit=200_000):
    partner, tape, at, pc, out = brackets(code), [0] * 64, 0, 0, []
    source = iter(data)
    while pc < len(code):
        limit -= 1
        if limit < 0:
            out.append("...")
            break
        c = code[pc]
        if c == ">":
            at += 1
        elif c == "<":
            at -= 1
        elif c == "+":
            tape[at] = tape[at] + 1 & 255
        elif c == "-":
            tape[at] = tape[at] - 1 & 255
        elif c == ".":
            out.append(chr(tape[at]))
        elif c == ",":
            tape[at] = ord(next(source, "\0"))
        elif c == "[" and not tape[at] or c == "]" and tape[at]:
            pc = partner[pc]
        pc += 1
    return "".join(out)


def compile_code(code):
    """Functions that call each other, with runs of the same instruction folded into one."""

    def block(i):
        steps = []
        while i < len(code):
            c = code[i]
            if c == "]":
                return steps, i + 1
            if c == "[":
                body, i = block(i + 1)
                steps.append(loop(body))
                continue
            count = 1
            while c in "+-<>" and i + 1 < len(code) and code[i + 1] == c:
                count, i = count + 1, i + 1
            if c in "+-":
                steps.append(add(count if c == "+" else -count))
            elif c in "<>":
                steps.append(move(count if c == ">" else -count))
            elif c == ".":
                steps.append(lambda m: m["out"].append(chr(m["tape"][m["at"]])))
            i += 1
        return steps, i

    def add(n):
        def step(m):
            m["tape"][m["at"]] = (m["tape"][m["at"]] + n) & 255

        return step

    def move(n):
        def step(m):
            m["at"] += n

        return step

    def loop(body):
        def step(m):
            while m["tape"][m["at"]]:
                for inner in body:
                    inner(m)

        return step

    brackets(code)
    steps, _ = block(0)

    def program():
        machine = {"tape": [0] * 64, "at": 0, "out": []}
        for step in steps:
            step(machine)
        return "".join(machine["out"])

    return program


print(run(HELLO), end="")
print(compile_code(HELLO)(), end="")
print(run(SQUARES, limit=30_000).split())
print(run(",[.,]", "echo!"))
print(run(",>,<.>.", "ab"))
for bad in ("[[]", "]", "+[>]]", "[" * 3):
    try:
        run(bad)
    except SyntaxError as e:
        print(e)
print(repr(run("+[]", limit=100)))
