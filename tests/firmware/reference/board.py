"""The board's module for a Python on a computer: what the program prints there is what is right."""
import resource

reads = 0

# The program fills the memory: here that of a process of 256 MiB.
resource.setrlimit(resource.RLIMIT_AS, (256 << 20, 256 << 20))


def read(channel):
    global reads
    if not 0 <= channel <= 3:
        raise ValueError("there is no such channel")
    reads += 1
    return reads * 37 % 101 + channel


def name():
    return "example"


def run(f, count):
    return sum(f(n) for n in range(count))
