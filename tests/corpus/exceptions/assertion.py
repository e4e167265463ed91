# assert.
assert True
assert 1, "unused"
for f in (lambda x: x, ):
    try:
        assert f(0), f"message {5}"
    except AssertionError as e:
        print(repr(e))
    try:
        assert f([])
    except AssertionError as e:
        print(repr(e), str(e) == "")
def check(x):
    assert isinstance(x, int), (x, "is not an int")
    return x
try:
    check("s")
except AssertionError as e:
    print(e)
print(check(3), __debug__)
