"""Which method an in-place operator asks first, and what the error says: all pairs of a few types."""
import operator

SIGNS = {"iadd": "add", "imul": "mul", "ior": "or", "isub": "sub", "ipow": "pow", "imatmul": "matmul"}
BASES = (object, ()), (int, (7,)), (str, ("s",)), (bytearray, (b"b",)), (list, ([1],)), (tuple, ((1,),)), (dict, ({1: 2},)), (set, ({1},)), (frozenset, ({1},))
OTHERS = 3, 2.5, "x", b"y", [9], (8,), {5: 6}, {4}, None, range(2), {1: 1}.keys()


def method(name, answers):
    def f(self, *rest):
        print(name, end=" ")
        return "answer" if answers else NotImplemented

    return f


def show(label, v):
    print(label, type(v).__name__, sorted(map(str, v)) if isinstance(v, (set, frozenset)) else v, sep=" | ")


def operate(label, f, a, b):
    try:
        show(label, f(a, b))
    except (TypeError, ValueError) as e:
        print(label, e, sep=" | ")


def fresh(v):
    return type(v)(v) if isinstance(v, (list, dict, set)) else v


for base, arguments in BASES:
    for forms in ((), ("i",), ("",), ("r",), ("", "r", "i")):
        for sign, plain in SIGNS.items():
            A = type("A", (base,), {f"__{form}{plain}__": method(form + plain, False) for form in forms})
            for other in OTHERS:
                operate(f"{base.__name__} {forms} {sign} A {other}", getattr(operator, sign), A(*arguments), fresh(other))
                operate(f"{base.__name__} {forms} {sign} {other} A", getattr(operator, sign), fresh(other), A(*arguments))
            x = A(*arguments)
            try:
                y = getattr(operator, sign)(x, base(*arguments))
                print(y is x, type(y).__name__)
            except TypeError as e:
                print(e)

# What changes in place stays the same object; a view on the right makes another set.
s = t = {1}
s |= {2: 3}.keys()
print(s, t)
d = {1: 2}
d |= [(3, 4)]
print(d)
for wrong in (5, [1], ["abc"], None):
    operate("dict", operator.ior, {}, wrong)
types = int
types |= str
print(types)


class Answers:
    def __divmod__(self, other):
        return "divmod"

    def __rdivmod__(self, other):
        return "rdivmod"


class Later(Answers):
    pass


class Number(int):
    def __divmod__(self, other):
        return NotImplemented


print(divmod(Answers(), Later()), divmod(Later(), Answers()), divmod(3, Answers()), divmod("s", Later()))
for pair in ((Number(7), 2), (7, Number(2)), (Number(7), Number(2)), (Number(7), 2.5)):
    try:
        print(divmod(*pair))
    except (TypeError, ValueError) as e:
        print(e)
