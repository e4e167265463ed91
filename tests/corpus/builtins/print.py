# print with all its parameters.
import sys
print()
print(1, "a", None, 2.5, [1], sep="")
print(1, 2, 3, sep=", ")
print("no newline", end="")
print("!", end="\n\n")
print("a", "b", sep="\n", end="END\n")
print(sep="x")
print("default", sep=None, end=None)
print("to stdout", file=sys.stdout, flush=True)
print("flushed", flush=True)
print(*[], *"ab", sep="|")
print(print("inner"))
class W:
    def __init__(self): self.parts = []
    def write(self, s): self.parts.append(s)
w = W()
print("x", 1, sep="-", end="~", file=w)
print(w.parts)
class S:
    def __str__(self): return "as str"
print(S(), [S().__str__()])
try:
    print(1, end=5)
except TypeError as e:
    print(e)
try:
    print("x", file=5)
except AttributeError as e:
    print(e)
sys.stdout.write("written\n")
print(sys.stdout.write("12345"), end="\n")
sys.stdout.flush()
print("é日😀")
