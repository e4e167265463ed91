"""Contexts of decimal arithmetic: precision, rounding, and what is done about exceptions."""

MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -MAX_EMAX
MIN_ETINY = MIN_EMIN - (MAX_PREC - 1)
HAVE_THREADS, HAVE_CONTEXTVAR = True, False

ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR = (
    "ROUND_UP", "ROUND_DOWN", "ROUND_CEILING", "ROUND_FLOOR",
)
ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP = (
    "ROUND_HALF_UP", "ROUND_HALF_DOWN", "ROUND_HALF_EVEN", "ROUND_05UP",
)
_ROUNDINGS = (
    ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN,
    ROUND_HALF_EVEN, ROUND_05UP,
)


class DecimalException(ArithmeticError):
    """What can happen in decimal arithmetic."""


class Clamped(DecimalException):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class InvalidContext(InvalidOperation):
    pass


class Rounded(DecimalException):
    pass


class Subnormal(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


for _class in (
    DecimalException, Clamped, InvalidOperation, ConversionSyntax, DivisionByZero,
    DivisionImpossible, DivisionUndefined, Inexact, InvalidContext, Rounded, Subnormal, Overflow,
    Underflow, FloatOperation,
):
    _class.__module__ = "decimal"

_SIGNALS = (
    InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal, Inexact,
    Rounded, Clamped,
)
# In the order in which a context shows them.
_SHOWN = (
    Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded,
    Subnormal, Underflow,
)
_SIGNAL_OF = {
    ConversionSyntax: InvalidOperation, DivisionImpossible: InvalidOperation,
    DivisionUndefined: InvalidOperation, InvalidContext: InvalidOperation,
}


def _signals(given):
    """A table of all signals of those that are listed, or of a table."""
    if given is None:
        return dict.fromkeys(_SIGNALS, False)
    if isinstance(given, dict):
        if set(given) != set(_SIGNALS):
            raise KeyError("invalid signal dict")
        return {signal: bool(given[signal]) for signal in _SIGNALS}
    for signal in given:
        if signal not in _SIGNALS:
            raise TypeError("values must be signals")
    return {signal: signal in given for signal in _SIGNALS}


def _names(table):
    return f"[{', '.join(signal.__name__ for signal in _SHOWN if table[signal])}]"


class Context:
    """Precision, rounding and limits of results, and which signals are trapped."""

    def __init__(
        self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None,
        flags=None, traps=None,
    ):
        base = _templates.get("default")
        self._prec, self._Emin, self._Emax = 28, -999999, 999999
        self._settings = None

        def given(value, name, own):
            return value if value is not None else getattr(base, name) if base else own

        self.prec = given(prec, "prec", 28)
        self.rounding = given(rounding, "rounding", ROUND_HALF_EVEN)
        self.Emin = given(Emin, "Emin", -999999)
        self.Emax = given(Emax, "Emax", 999999)
        self.capitals = given(capitals, "capitals", 1)
        self.clamp = given(clamp, "clamp", 0)
        self._flags = _signals(flags)
        if traps is None and base:
            self._traps = dict(base._traps)
        else:
            self._traps = _signals(traps)
        self._settings = []
        self._limits()

    def _limits(self):
        """What decides quickly that a result needs no change; and how natives see the context."""
        self._limit = 10**self._prec if self._prec < 10000 else 0
        self._etiny, self._etop = self._Emin - self._prec + 1, self._Emax - self._prec + 1
        self._tell()

    def _tell(self):
        settings = self._settings
        if settings is not None:
            settings[:] = (
                None if self._clamp else self._prec, self._Emin, self._Emax, self._rounding,
                self._flags, self._traps,
            )

    @property
    def prec(self):
        return self._prec

    @prec.setter
    def prec(self, value):
        if not isinstance(value, int):
            raise TypeError("an integer is required")
        if not 1 <= value <= MAX_PREC:
            raise ValueError("valid range for prec is [1, MAX_PREC]")
        self._prec = value
        self._limits()

    @property
    def Emin(self):
        return self._Emin

    @Emin.setter
    def Emin(self, value):
        if not MIN_EMIN <= value <= 0:
            raise ValueError("valid range for Emin is [MIN_EMIN, 0]")
        self._Emin = value
        self._limits()

    @property
    def Emax(self):
        return self._Emax

    @Emax.setter
    def Emax(self, value):
        if not 0 <= value <= MAX_EMAX:
            raise ValueError("valid range for Emax is [0, MAX_EMAX]")
        self._Emax = value
        self._limits()

    @property
    def rounding(self):
        return self._rounding

    @rounding.setter
    def rounding(self, value):
        if value not in _ROUNDINGS:
            raise TypeError(
                "valid values for rounding are:\n"
                "  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
                "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n"
                "   ROUND_05UP]"
            )
        self._rounding = value
        self._tell()

    @property
    def capitals(self):
        return self._capitals

    @capitals.setter
    def capitals(self, value):
        if value not in (0, 1):
            raise ValueError("valid values for capitals are 0 or 1")
        self._capitals = value

    @property
    def clamp(self):
        return self._clamp

    @clamp.setter
    def clamp(self, value):
        if value not in (0, 1):
            raise ValueError("valid values for clamp are 0 or 1")
        self._clamp = value
        self._tell()

    @property
    def flags(self):
        return self._flags

    @flags.setter
    def flags(self, value):
        self._flags = _signals(value)
        self._tell()

    @property
    def traps(self):
        return self._traps

    @traps.setter
    def traps(self, value):
        self._traps = _signals(value)
        self._tell()

    def __repr__(self):
        return (
            f"Context(prec={self._prec}, rounding={self._rounding}, Emin={self._Emin}, "
            f"Emax={self._Emax}, capitals={self._capitals}, clamp={self._clamp}, "
            f"flags={_names(self._flags)}, traps={_names(self._traps)})"
        )

    def clear_flags(self):
        self._flags = _signals(None)
        self._tell()

    def clear_traps(self):
        self._traps = _signals(None)
        self._tell()

    def copy(self):
        return Context(
            self._prec, self._rounding, self._Emin, self._Emax, self._capitals, self._clamp,
            self._flags, self._traps,
        )

    __copy__ = copy

    def __reduce__(self):
        names = "prec", "rounding", "Emin", "Emax", "capitals", "clamp"
        tables = [[s for s in _SIGNALS if table[s]] for table in (self._flags, self._traps)]
        return Context, (*(getattr(self, name) for name in names), *tables)

    def Etiny(self):
        return self._etiny

    def Etop(self):
        return self._etop

    def radix(self):
        from _decimal_number import Decimal

        return Decimal(10)

    def _signal(self, *conditions):
        """Notes what happened, all of it, and raises the first of it that is trapped."""
        trapped = []
        for condition in conditions:
            signal = _SIGNAL_OF.get(condition, condition)
            self._flags[signal] = True
            if self._traps[signal]:
                trapped.append((signal, condition))
        if trapped:
            raise trapped[0][0]([condition for _, condition in trapped])

    # ---- operations

    def create_decimal(self, num="0", /):
        from _decimal_number import Decimal, _of_text

        if isinstance(num, str):
            made = _of_text(Decimal, num.strip().replace("_", ""), self)
        else:
            made = Decimal(num)
        if made._kind:
            return made._limited(self)
        return made._fixed(self)

    def create_decimal_from_float(self, f, /):
        from _decimal_number import Decimal

        made = Decimal.from_float(f)
        return made if made._kind else made._fixed(self)


Context.__module__ = "decimal"
Context.__static_name__ = "decimal.Context"


def _operation(name, method, count):
    def operation(self, *args):
        from _decimal_number import _operand

        if len(args) != count:
            raise TypeError(f"{name}() takes exactly {count} arguments ({len(args)} given)")
        first, *rest = [_operand(arg) for arg in args]
        return getattr(first, method)(*rest, context=self)

    operation.__name__ = name
    setattr(Context, name, operation)


for _entry in (
    "abs:_abs add:_add@2 subtract:_subtract@2 multiply:_multiply@2 divide:_divide@2 "
    "divide_int:_divide_int@2 remainder:_remainder@2 divmod:_divmod@2 minus:_minus plus:_plus "
    "compare@2 compare_signal@2 exp ln log10 sqrt logb fma@3 max@2 min@2 max_mag@2 min_mag@2 "
    "next_minus next_plus next_toward@2 normalize number_class quantize@2 remainder_near@2 "
    "logical_and@2 logical_or@2 logical_xor@2 logical_invert rotate@2 shift@2 "
    "scaleb@2 to_integral_exact to_integral_value to_eng_string is_normal is_subnormal"
).split():
    _entry, _, _number = _entry.partition("@")
    _name, _, _method = _entry.partition(":")
    _operation(_name, _method or _name, int(_number or 1))
for _name in (
    "canonical is_canonical is_finite is_infinite is_nan is_qnan is_signed is_snan is_zero "
    "copy_abs copy_negate"
).split():
    setattr(Context, _name, (lambda name: lambda self, a: getattr(_converted(a), name)())(_name))
for _name in "copy_sign compare_total compare_total_mag same_quantum".split():
    setattr(
        Context, _name, (lambda name: lambda self, a, b: getattr(_converted(a), name)(b))(_name)
    )
Context.to_integral = Context.to_integral_value


def _converted(a):
    from _decimal_number import _operand

    return _operand(a)


def _power(self, a, b, modulo=None):
    return _converted(a)._power(_converted(b), modulo, self)


def _copy_decimal(self, a, /):
    from _decimal_number import Decimal

    return Decimal(a)


def _to_sci_string(self, a):
    return _converted(a)._text_in(self)


Context.power, Context.copy_decimal = _power, _copy_decimal
Context.to_sci_string = _to_sci_string

_templates = {}
DefaultContext = Context(traps=[InvalidOperation, DivisionByZero, Overflow])
_templates["default"] = DefaultContext
BasicContext = Context(
    prec=9, rounding=ROUND_HALF_UP,
    traps=[InvalidOperation, DivisionByZero, Overflow, Underflow, Clamped],
)
ExtendedContext = Context(prec=9, rounding=ROUND_HALF_EVEN, traps=[])

_current = None
# What natives ask for: the settings of the current context, a number to be like, and signals.
_state = [None, None, Rounded, Inexact]


def getcontext():
    if _current is None:
        _make_current(DefaultContext.copy())
    return _current


def _chosen(context):
    """The context that an operation was given, or the current one."""
    if context is None:
        return getcontext()
    if isinstance(context, Context):
        return context
    raise TypeError("optional argument must be a context")


def _make_current(context):
    global _current
    _current = context
    _state[0] = context._settings


def setcontext(context, /):
    if not isinstance(context, Context):
        raise TypeError("argument must be a context")
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _make_current(context)


class _ContextManager:
    """Has a copy of a context be the current one in a `with` block."""

    def __init__(self, context):
        self._new = context

    def __enter__(self):
        self._saved = getcontext()
        setcontext(self._new)
        return self._new

    def __exit__(self, *about):
        setcontext(self._saved)


def localcontext(ctx=None, **kwargs):
    context = (getcontext() if ctx is None else ctx).copy()
    for name, value in kwargs.items():
        if name not in (
            "prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps",
        ):
            raise TypeError(f"this function got an unexpected keyword argument '{name}'")
        setattr(context, name, value)
    return _ContextManager(context)
