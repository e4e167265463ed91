# A list that shrinks while its items are compared.
class Clearing:
    def __init__(self, items, answer):
        self.items = items
        self.answer = answer

    def __eq__(self, other):
        self.items.clear()
        return self.answer


for method in "remove", "index", "count":
    for answer in True, False:
        items = []
        items += [1, Clearing(items, answer), 2]
        try:
            print(method, answer, getattr(items, method)("x"), items)
        except ValueError as error:
            print(method, answer, "ValueError", items)

items = []
items += [Clearing(items, False), 1]
print("x" in items, items)
