# What methods that take arguments by name say of a wrong number of them; ints of any size.


def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


attempt(lambda: "a".split(1, 2, 3))
attempt(lambda: "a".rsplit(1, 2, 3))
attempt(lambda: "a".splitlines(1, 2))
attempt(lambda: "a".replace())
attempt(lambda: "a".replace("a"))
attempt(lambda: "a".replace("a", "b", 1, 2))
attempt(lambda: "a".encode("utf-8", "x", "y"))
attempt(lambda: b"a".decode("utf-8", "x", "y"))
attempt(lambda: "a".expandtabs(1, 2))
attempt(lambda: (1).to_bytes(1, "big", 2))
attempt(lambda: (1).to_bytes(1, "big", 3, 4))
attempt(lambda: int.from_bytes())
attempt(lambda: int.from_bytes(b"a", "big", 1))
attempt(lambda: b"a".replace(b"a"))
attempt(lambda: (0).__add__())
attempt(lambda: [].__len__(1))
attempt(lambda: int.__rsub__("a", 1))
attempt(lambda: str.upper(1))
attempt(lambda: slice(1, 2, 3).indices())
attempt(lambda: slice(10**30, None, -(10**40)).indices(10**35))
attempt(lambda: slice(-(10**50), 10**50).indices(10**20))
attempt(lambda: slice(None, None, 10**30).indices(7))
attempt(lambda: slice(None, None, -(10**30)).indices(7))
attempt(lambda: complex("١"))
attempt(lambda: complex("١+٢j"))
attempt(lambda: complex("1_0"))
attempt(lambda: complex("1__0"))
attempt(lambda: float("١.٥"))
attempt(lambda: float("١".encode()))
attempt(lambda: int("١".encode()))
attempt(lambda: bytes.fromhex("e-é"))
attempt(lambda: 3.5 - 0j)
