# Method calls and attributes. n rounds.
class Account:
    def __init__(self, balance):
        self.balance = balance
        self.count = 0

    def deposit(self, amount):
        self.balance += amount
        self.count += 1
        return self

    def rate(self):
        return 2

class Savings(Account):
    def rate(self):
        return super().rate() + 1

def run(n):
    account = Account(10)
    savings = Savings(20)
    total = 0
    for i in range(n):
        account.deposit(i)
        savings.deposit(i).deposit(1)
        total += account.rate() + savings.rate()
    return total + account.balance + savings.balance + savings.count

import sys, time
n = int(sys.argv[1])
start = time.perf_counter_ns()
result = run(n)
elapsed = time.perf_counter_ns() - start
print(result, elapsed)
