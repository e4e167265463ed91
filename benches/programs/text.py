# Text built by %, +, join and methods, and taken apart again. n lines.
def build(n):
    lines = []
    for i in range(n):
        key = "key_%d" % (i % 97)
        value = "%5.2f|%-8s|%x" % (i / 7, key, i)
        line = key + " = " + value.strip() + ";"
        if i % 3 == 0:
            line = line.upper()
        lines.append(line)
    return "\n".join(lines)

def take_apart(text):
    total = 0
    longest = ""
    for line in text.splitlines():
        key, _, rest = line.partition(" = ")
        fields = rest.rstrip(";").split("|")
        total += int(float(fields[0])) + int(fields[2], 16)
        name = fields[1].strip().lower().replace("key_", "")
        if name.isdigit():
            total += int(name)
        if len(line) > len(longest):
            longest = line
    return total, longest

def count_words(text):
    words = text.replace("|", " ").replace(";", "").split()
    return len(words), " ".join(sorted(set(words), reverse=True)[:5])

def accumulate(n):
    text = ""
    for i in range(n):
        text += str(i % 10)
    return text.count("12"), text.find("98"), text[::7].title()[-3:]

def run(n):
    text = build(n)
    return "%r %r %r" % (take_apart(text), count_words(text), accumulate(n))

import sys, time
n = int(sys.argv[1])
start = time.perf_counter_ns()
result = run(n)
elapsed = time.perf_counter_ns() - start
print(result, elapsed)
