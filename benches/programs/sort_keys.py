# Records sorted by keys of many sorts. n records.
class Record:
    def __init__(self, number, name, weight):
        self.number = number
        self.name = name
        self.weight = weight

    def __lt__(self, other):
        return self.weight < other.weight

def make_records(n):
    seed = 99
    records = []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        records.append(Record(seed // 8 % 1000, f"n{seed % 977}", seed / 4096))
    return records

def run(n):
    records = make_records(n)
    by_number = sorted(records, key=lambda r: r.number)
    by_name = sorted(records, key=lambda r: r.name, reverse=True)
    by_both = sorted(records, key=lambda r: (r.number, r.name))
    by_method = sorted(records)
    pairs = sorted([(r.name, r.number) for r in records])
    lightest = min(records, key=lambda r: r.weight)
    heaviest = max(records, key=lambda r: r.weight)
    names = sorted(map(lambda r: r.name, records), key=len)
    middle = n // 2
    return ":".join([
        str(by_number[middle].number), by_name[middle].name, str(by_both[middle].number),
        f"{by_method[middle].weight:.3f}", pairs[middle][0], lightest.name, heaviest.name,
        names[middle]])

import sys, time
n = int(sys.argv[1])
start = time.perf_counter_ns()
result = run(n)
elapsed = time.perf_counter_ns() - start
print(result, elapsed)
