"""What `io` has, under the name of CPython's own module."""

from io import *
