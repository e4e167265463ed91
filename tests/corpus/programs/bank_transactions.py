# Accounts, their errors, and a ledger that takes back what failed.


class BankError(Exception):
    """Anything that a bank refuses."""


class UnknownAccount(BankError, KeyError):
    def __str__(self):
        return f"no account {self.args[0]}"


class InsufficientFunds(BankError):
    def __init__(self, account, wanted):
        super().__init__(account.name, wanted)
        self.account, self.wanted = account, wanted

    @property
    def missing(self):
        return self.wanted - self.account.balance

    def __str__(self):
        return f"{self.account.name} lacks {self.missing}"


class Account:
    minimum = 0

    def __init__(self, name, balance=0):
        self.name, self._balance, self.history = name, balance, []

    @property
    def balance(self):
        return self._balance

    @balance.setter
    def balance(self, value):
        if value < self.minimum:
            raise InsufficientFunds(self, self._balance - value)
        self.history.append(value - self._balance)
        self._balance = value

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError(f"cannot deposit {amount}")
        self.balance += amount

    def withdraw(self, amount):
        self.balance -= amount

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r}, {self.balance})"


class Credit(Account):
    minimum = -100

    def withdraw(self, amount):
        super().withdraw(amount + (1 if amount > self.balance else 0))


class Transaction:
    def __init__(self, bank):
        self.bank = bank

    def __enter__(self):
        self.saved = {a: (a.balance, a.history[:]) for a in self.bank.accounts.values()}
        return self

    def __exit__(self, kind, error, traceback):
        if kind is None:
            print("  committed")
            return False
        for account, (balance, history) in self.saved.items():
            account._balance, account.history = balance, history
        error.add_note("taken back")
        print("  rolled back:", kind.__name__)
        return issubclass(kind, InsufficientFunds)


class Bank:
    def __init__(self):
        self.accounts = {}

    def open(self, kind, name, balance=0):
        account = self.accounts[name] = kind(name, balance)
        return account

    def __getitem__(self, name):
        try:
            return self.accounts[name]
        except KeyError as e:
            raise UnknownAccount(name) from e

    def transfer(self, source, target, amount):
        with Transaction(self):
            self[source].withdraw(amount)
            self[target].deposit(amount)
            return amount
        return 0

    def total(self):
        return sum(a.balance for a in self.accounts.values())


bank = Bank()
bank.open(Account, "ann", 50)
bank.open(Credit, "bob", 10)
print(list(bank.accounts.values()), bank.total())
for source, target, amount in (("ann", "bob", 20), ("ann", "bob", 100), ("bob", "ann", 60), ("bob", "eve", 5), ("bob", "ann", 500), ("ann", "bob", -5), ("bob", "ann", "x")):
    print(source, "->", target, amount)
    try:
        print("  moved", bank.transfer(source, target, amount))
    except UnknownAccount as e:
        print("  unknown:", e, repr(e), isinstance(e, KeyError), repr(e.__cause__), e.__notes__)
    except (ValueError, TypeError) as e:
        print("  bad:", type(e).__name__, e, e.__notes__)
    print("  ", list(bank.accounts.values()), bank.total())
print(bank["ann"].history, bank["bob"].history)
try:
    bank["bob"].withdraw(10**6)
except BankError as e:
    print(e, e.args, e.missing, type(e).__mro__[1].__name__)
