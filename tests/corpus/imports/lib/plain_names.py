a_public = 1
_a_private = 2
a_second = _a_private
import sys as a_module
