# breakpoint(): the hook, what PYTHONBREAKPOINT says, what cannot be imported.
import os, sys, types, warnings

def mine(*args, **keywords):
    print("mine", args, keywords)
    return len(args)

module = types.ModuleType("debugger")
module.mine = mine
module.inner = types.SimpleNamespace(mine=mine)
sys.modules["debugger"] = module

for chosen in "0", "debugger.mine", "debugger.none", "no.such.module", ".mine", "debugger.", "nope", "int":
    os.environ["PYTHONBREAKPOINT"] = chosen
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        got = breakpoint(*([] if chosen == "int" else [1, "two"]))
    print(chosen, got, [(w.category.__name__, str(w.message), w.lineno) for w in caught])
os.environ["PYTHONBREAKPOINT"] = "print"
breakpoint(1, 2, sep="-", end="!\n")
os.environ["PYTHONBREAKPOINT"] = "debugger.mine"
print(breakpoint(), breakpoint(a=1), breakpoint(*"abc", **{"k": 2}))
print(sys.breakpointhook(3), sys.__breakpointhook__ is sys.breakpointhook)

sys.breakpointhook = lambda *args, **keywords: (args, keywords)
print(breakpoint(1, x=2), sys.__breakpointhook__(5))
def failing():
    raise ValueError("from the hook")
sys.breakpointhook = failing
try:
    breakpoint()
except ValueError as e:
    print(e)
try:
    breakpoint(1)
except TypeError as e:
    print(e)
del sys.breakpointhook
try:
    breakpoint()
except RuntimeError as e:
    print(e)
sys.breakpointhook = sys.__breakpointhook__
os.environ["PYTHONBREAKPOINT"] = "0"
print(breakpoint(), breakpoint, callable(breakpoint))
