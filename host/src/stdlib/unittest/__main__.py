"""`python -m unittest`."""

import sys

from .main import main

__unittest = True
if "__main__" in sys.argv[0]:
    sys.argv[0] = "python -m unittest"
main(module=None)
