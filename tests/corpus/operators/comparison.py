# Chained comparisons, identity, membership.
def v(x):
    print("v%s" % x, end=" ")
    return x
print(v(1) < v(2) < v(3), v(1) < v(0) < v(3), v(1) == v(1) != v(2))
print(1 < 2 > 1, 1 < 3 > 2 < 5, 1 == 1 == 1, 1 == 1.0 == True, 3 > 2 == 2)
print(1 in [1] == True, (1 in [1]) == True, not 1 in [2], 1 not in [2], 1 is not None)
print([1, 2] < [1, 2, 3] < [2], (1, "a") < (1, "b"), "a" < "b" <= "b", [] == () or [] != ())
print(1 <= 1, 1 >= 2, 1 != 2, 1.5 <= 2, -0.0 == 0)
print(None is None, [] is [], () == (), 1 == "1", None == False)
for op in (lambda: 1 < "a", lambda: [] < (), lambda: {} >= {}, lambda: None <= 1, lambda: "a" > 1.0, lambda: len < 1, lambda: 1 in 5, lambda: object() < object()):
    try:
        op()
    except TypeError as e:
        print(e)
