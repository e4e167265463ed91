"""What `opcode` and `dis` ask of the machine's instructions: there are none of the reference's."""


def _is_none_such(op, /):
    return False


is_valid = has_arg = has_const = has_name = has_jump = has_free = has_local = has_exc = _is_none_such


def stack_effect(opcode, oparg=None, /, *, jump=None):
    raise ValueError("invalid opcode or oparg")


def get_executor(*, code, offset):
    raise ValueError("no executor at that offset")


def get_specialization_stats():
    """None: nothing is counted."""


def get_nb_ops():
    return [("NB_" + name, sign + tail) for tail, head in (("", ""), ("=", "INPLACE_"))
            for name, sign in ((head + name, sign) for name, sign in _OPERATORS)]


def get_intrinsic1_descs():
    return ["INTRINSIC_1_INVALID"]


def get_intrinsic2_descs():
    return ["INTRINSIC_2_INVALID"]


_OPERATORS = (
    ("ADD", "+"), ("AND", "&"), ("FLOOR_DIVIDE", "//"), ("LSHIFT", "<<"),
    ("MATRIX_MULTIPLY", "@"), ("MULTIPLY", "*"), ("REMAINDER", "%"), ("OR", "|"), ("POWER", "**"),
    ("RSHIFT", ">>"), ("SUBTRACT", "-"), ("TRUE_DIVIDE", "/"), ("XOR", "^"),
)
