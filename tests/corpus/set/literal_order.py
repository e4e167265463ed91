# A set of constants is made from a frozenset, which shows in the order of ints.
print({3, 1, 2, 10, 8}, {8, 0, 16}, {33, 1, 65, 2}, {-1, -2, 7})
print([x for x in {33, 1, 65, 2}], list({33, 1, 65, 2}), list(set([33, 1, 65, 2])))
print(list(frozenset((33, 1, 65, 2))), list({*(33, 1, 65, 2)}))
y = 33
print(list({y, 1, 65, 2}))
for x in {17, 1, 33, 9, 25}:
    print(x, end=" ")
print()
print({1, True}, {True, 1}, {0, False, 0.0}, {1.0, 1, True})
print({64, 0, 128, 32, 96, 160, 8, 16, 24}, {5, 13, 21, 29, 37})
print({100, 200, 300, 400, 500, 600, 700, 800, 900, 1000, 1100, 1200, 1300})
print(sorted({"a", "b", 3 and "c"}), 3 in {33, 1, 65}, 65 in {33, 1, 65})
print({2**40, 2**50 + 1, 2**45}, {2**60, 1, 2}, {-5, -13, -21})
