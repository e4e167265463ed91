"""Decimal arithmetic with a precision that programs choose."""

from collections import namedtuple

from _decimal_context import (
    BasicContext, Clamped, Context, ConversionSyntax, DecimalException, DefaultContext,
    DivisionByZero, DivisionImpossible, DivisionUndefined, ExtendedContext, FloatOperation,
    HAVE_CONTEXTVAR, HAVE_THREADS, Inexact, InvalidContext, InvalidOperation, MAX_EMAX, MAX_PREC,
    MIN_EMIN, MIN_ETINY, Overflow, ROUND_05UP, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR,
    ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Rounded, Subnormal, Underflow,
    getcontext, localcontext, setcontext,
)
from _decimal_number import Decimal

DecimalTuple = namedtuple("DecimalTuple", "sign digits exponent")
__version__, __libmpdec_version__ = "1.70", "2.5.1"
__all__ = [
    "BasicContext", "Clamped", "Context", "ConversionSyntax", "Decimal", "DecimalException",
    "DecimalTuple", "DefaultContext", "DivisionByZero", "DivisionImpossible",
    "DivisionUndefined", "ExtendedContext", "FloatOperation", "HAVE_CONTEXTVAR",
    "HAVE_THREADS", "Inexact", "InvalidContext", "InvalidOperation", "MAX_EMAX", "MAX_PREC",
    "MIN_EMIN", "MIN_ETINY", "Overflow", "ROUND_05UP", "ROUND_CEILING", "ROUND_DOWN",
    "ROUND_FLOOR", "ROUND_HALF_DOWN", "ROUND_HALF_EVEN", "ROUND_HALF_UP", "ROUND_UP", "Rounded",
    "Subnormal", "Underflow", "getcontext", "localcontext", "setcontext",
]
