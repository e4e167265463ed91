# Interactive statements show their values by sys.displayhook.

import sys, builtins
exec(compile("42", "", "single"))
exec(compile("'a'; None; 5", "", "single"))
exec(compile("for i in range(2):\n  i\n", "", "single"))
exec(compile("def f():\n  3\nf()\n" if 0 else "x = 3; x", "", "single"))
print(builtins._)
def hook(v): print('hook', v)
sys.displayhook = hook
exec(compile("42", "", "single"))
exec(compile("if 1:\n  print(1)\n", "", "single"))
del sys.displayhook
try: exec(compile("42", "", "single"))
except RuntimeError as e: print(e)
sys.displayhook = sys.__displayhook__
out = sys.stdout
del sys.stdout
try: exec(compile("42", "", "single"))
except RuntimeError as e: sys.stdout = out; print(e)
sys.stdout = None
try: exec(compile("42", "", "single"))
except RuntimeError as e: sys.stdout = out; print(e)
sys.stdout = out
