"""What `re._constants` has of names that programs use."""

from re import error, PatternError
from re._parser import MAXGROUPS, MAXREPEAT
