# An interpreter of a tiny language, running two programs.
def compile_source(source):
    code, stack = [], []
    for c in source:
        if c not in "+-<>[].,": continue
        if code and code[-1][0] == c and c in "+-<>":
            code[-1][1] += 1
            continue
        if c == "[":
            stack.append(len(code))
            code.append(["[", None])
        elif c == "]":
            if not stack: raise SyntaxError("unmatched ]")
            start = stack.pop()
            code[start][1] = len(code)
            code.append(["]", start])
        else: code.append([c, 1])
    if stack: raise SyntaxError(f"unmatched [ at {stack}")
    return code
def run(source, data=""):
    code, tape, at, pc, out, steps = compile_source(source), [0], 0, 0, [], 0
    data = iter(data)
    while pc < len(code):
        op, n = code[pc]
        steps += 1
        if op == "+": tape[at] = (tape[at] + n) % 256
        elif op == "-": tape[at] = (tape[at] - n) % 256
        elif op == ">":
            at += n
            while at >= len(tape): tape.append(0)
        elif op == "<":
            at -= n
            if at < 0: raise IndexError("left of the tape")
        elif op == ".": out.append(chr(tape[at]))
        elif op == ",": tape[at] = ord(next(data, "\0"))
        elif op == "[":
            if not tape[at]: pc = n
        elif tape[at]: pc = n
        pc += 1
    return "".join(out), steps
hello = "++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++."
print(run(hello))
print(run(",[.,]", "echo"), run(">++++++++[<++++++++>-]<+."))
for bad in ("[", "]", "<"):
    try: run(bad)
    except (SyntaxError, IndexError) as e: print(type(e).__name__, e)
