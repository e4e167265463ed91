key = lambda v: v["k"]
print(sorted([{"k": 1}], key=key))
sorted([{"k": 1}, {}], key=key)
