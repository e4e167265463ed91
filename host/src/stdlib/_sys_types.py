"""The types of what `sys` says in struct sequences."""

from _structseq import _type


def _no_more(name):
    def __new__(cls, /, *args, **keywords):
        raise TypeError(f"cannot create {name!r} instances")

    return staticmethod(__new__)


version_info = _type(
    "sys.version_info", "major minor micro releaselevel serial",
    "sys.version_info\n\nThe language's version.",
)
version_info.__new__ = _no_more("sys.version_info")
flags = _type(
    "sys.flags",
    "debug inspect interactive optimize dont_write_bytecode no_user_site no_site "
    "ignore_environment verbose bytes_warning quiet hash_randomization isolated dev_mode utf8_mode "
    "warn_default_encoding safe_path int_max_str_digits",
    "sys.flags\n\nWhat the command line and the environment say.",
    hidden="gil",
)
flags.__new__ = _no_more("sys.flags")
# The only flag that no index reaches: there is one thread at a time.
flags.gil = property(lambda self: 1)
float_info = _type(
    "sys.float_info",
    "max max_exp max_10_exp min min_exp min_10_exp dig mant_dig epsilon radix rounds",
    "sys.float_info\n\nThe limits and the precision of floats.",
)
hash_info = _type(
    "sys.hash_info", "width modulus inf nan imag algorithm hash_bits seed_bits cutoff",
    "hash_info\n\nHow hashes are computed.",
)
int_info = _type(
    "sys.int_info",
    "bits_per_digit sizeof_digit default_max_str_digits str_digits_check_threshold",
    "sys.int_info\n\nThe limits of ints and of their texts.",
)
thread_info = _type(
    "sys.thread_info", "name lock version", "sys.thread_info\n\nHow threads are made.",
)
asyncgen_hooks = _type(
    "asyncgen_hooks", "firstiter finalizer",
    "What is called when an asynchronous generator starts and is given up.",
)
UnraisableHookArgs = _type(
    "UnraisableHookArgs", "exc_type exc_value exc_traceback err_msg object",
    "UnraisableHookArgs\n\nWhat an exception is that nothing can catch, and where it came from.",
)
