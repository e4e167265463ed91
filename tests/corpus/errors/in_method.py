class Account:
    def __init__(self, n):
        self.n = self.check(n)
    def check(self, n):
        assert n > 0, f"must be positive, not {n}"
        return n
Account(1)
Account(-1)
