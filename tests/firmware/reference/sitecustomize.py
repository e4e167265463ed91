"""What the board defines, for a Python on a computer."""
import builtins

import board

for name in ("name", "read", "run"):
    setattr(builtins, name, getattr(board, name))
