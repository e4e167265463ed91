# Objects, exceptions and a log: transactions that are rolled back.
class BankError(Exception): pass
class InsufficientFunds(BankError):
    def __init__(self, account, amount):
        super().__init__(f"{account.owner} lacks {amount - account.balance}")
        self.shortfall = amount - account.balance
class Account:
    opened = 0
    def __init__(self, owner, balance=0):
        if balance < 0: raise ValueError("negative balance")
        Account.opened += 1
        self.number, self.owner, self.balance = Account.opened, owner, balance
    def deposit(self, amount): self.balance += amount
    def withdraw(self, amount):
        if amount > self.balance: raise InsufficientFunds(self, amount)
        self.balance -= amount
    def __repr__(self): return f"<{self.number} {self.owner}: {self.balance}>"
    def __lt__(self, other): return self.balance < other.balance
class Savings(Account):
    def __init__(self, owner, balance=0, *, rate=0.5):
        super().__init__(owner, balance)
        self.rate = rate
    def accrue(self): self.deposit(int(self.balance * self.rate))
class Bank:
    def __init__(self): self.accounts, self.log = {}, []
    def open(self, kind, owner, *args, **kwargs):
        account = kind(owner, *args, **kwargs)
        self.accounts[owner] = account
        return account
    def transfer(self, source, target, *amounts):
        before = {name: a.balance for name, a in self.accounts.items()}
        try:
            for amount in amounts:
                self.accounts[source].withdraw(amount)
                self.accounts[target].deposit(amount)
        except (BankError, KeyError) as e:
            for name, balance in before.items(): self.accounts[name].balance = balance
            raise BankError(f"rolled back {source}->{target}") from e
        else: self.log.append((source, target, sum(amounts)))
        finally: self.log.append(sum(a.balance for a in self.accounts.values()))
bank = Bank()
bank.open(Account, "ann", 100)
bank.open(Savings, "bob", 50, rate=0.1)
bank.open(Account, "cid")
bank.transfer("ann", "bob", 30, 20)
for args in (("ann", "cid", 30, 40), ("bob", "nobody", 5), ("cid", "ann", 1)):
    try: bank.transfer(*args)
    except BankError as e: print(e, "|", type(e.__cause__).__name__, e.__cause__, getattr(e.__cause__, "shortfall", None))
bank.accounts["bob"].accrue()
print(sorted(bank.accounts.values()), max(bank.accounts.values()), bank.log)
try: bank.open(Account, "dan", -1)
except ValueError as e: print(e, Account.opened, "dan" in bank.accounts)
