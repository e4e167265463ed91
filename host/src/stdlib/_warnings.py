"""What `warnings` has, under the name of CPython's own module."""

from warnings import defaultaction as _defaultaction
from warnings import filters, warn, warn_explicit

_onceregistry = {}
