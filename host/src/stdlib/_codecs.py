"""What `codecs` has, under the name of CPython's own module."""

from codecs import (
    decode, encode, escape_decode, escape_encode, lookup, lookup_error, register, register_error,
    unregister,
)
