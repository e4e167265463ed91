# Special methods of built-in types, called by their names.
print(1 .__eq__("a"), 1 .__eq__(1), 1 .__ne__("a"), 1 .__lt__(2), 1 .__lt__(2.5))
print((10).__add__(5), (10).__radd__("a"), (10).__divmod__(3), (10).__neg__(), (10).__bool__())
print((1.5).__add__(1), (1.5).__eq__(1.5), (1.5).__float__(), (1.5).__int__())


class Index:
    def __index__(self):
        return 3


items = [1, 2]
print(items.__imul__(Index()) is items, items, items[:2].__mul__(Index()))
print(items.__len__(), items.__contains__(2), items.__getitem__(0), list(items.__iter__()))
print("ab".__add__("c"), "ab".__mul__(2), "ab".__contains__("b"), "ab".__len__())
print({1: 2}.__getitem__(1), {1, 2}.__and__({2, 3}), (1, 2).__add__((3,)), (1, 2).__eq__([1, 2]))
for wrong in (lambda: (10).__add__(), lambda: [].__getitem__(0), lambda: {}.__getitem__(0)):
    try:
        wrong()
    except Exception as e:
        print(type(e).__name__, e)
