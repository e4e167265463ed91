"""The signatures of built-in functions and methods, which `inspect` tells."""

# Functions and types: what they take, and their names.
_FUNCTIONS = """
() : copyright credits globals license locals object time.monotonic time.monotonic_ns
  time.perf_counter time.perf_counter_ns time.process_time time.process_time_ns time.thread_time
  time.thread_time_ns time.time time.time_ns time.tzset
(*args, **kwds) : help
(*args, **kws) : breakpoint
(*args, sep=' ', end='\\n', file=None, flush=False) : print
(*integers) : math.gcd math.lcm
(*iterables, strict=False) : zip
(a, b, *, rel_tol=1e-09, abs_tol=0.0) : math.isclose
(async_iterable, /) : aiter
(base, exp, mod=None) : pow
(c, /) : ord
(clk_id, /) : time.clock_gettime time.clock_gettime_ns
(cls, class_or_tuple, /) : issubclass
(code=None) : exit quit
(fget=None, fset=None, fdel=None, doc=None) : property
(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None) :
  open
(function, /) : classmethod staticmethod
(function, iterable, /) : filter
(function, iterable, /, *iterables) : map
(i, /) : chr
(iterable, /) : all any
(iterable, /, *, key=None, reverse=False) : sorted
(iterable, /, *, start=1) : math.prod
(iterable, /, start=0) : sum
(iterable, start=0) : enumerate
(iterable=(), /) : frozenset list set tuple
(n, /) : math.factorial math.isqrt
(n, k, /) : math.comb
(n, k=None, /) : math.perm
(name, globals=None, locals=None, fromlist=(), level=0) : __import__
(number, /) : bin hex oct
(number, ndigits=None) : round
(obj, /) : ascii callable hash id len repr
(obj, class_or_tuple, /) : isinstance
(obj, name, /) : delattr hasattr
(obj, name, value, /) : setattr
(object) : memoryview
(object, /) : time.mktime time.sleep
(object=False, /) : bool
(p, q, /) : math.dist math.sumprod
(prompt='', /) : input
(real=0, imag=0) : complex
(seq, /) : math.fsum
(sequence, /) : reversed
(source, /, globals=None, locals=None) : eval
(source, /, globals=None, locals=None, *, closure=None) : exec
(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1) :
  compile
(value, format_spec='', /) : format
(x, /) : abs math.acos math.acosh math.asin math.asinh math.atan math.atanh math.cbrt math.ceil
  math.cos math.cosh math.degrees math.erf math.erfc math.exp math.exp2 math.expm1 math.fabs
  math.floor math.frexp math.gamma math.isfinite math.isinf math.isnan math.lgamma math.log10
  math.log1p math.log2 math.modf math.radians math.sin math.sinh math.sqrt math.tan math.tanh
  math.trunc math.ulp
(x, i, /) : math.ldexp
(x, y, /) : divmod math.copysign math.fmod math.pow math.remainder
(x, y, /, *, steps=None) : math.nextafter
(x, y, z, /) : math.fma
(x=0, /) : float
(y, x, /) : math.atan2
"""
# Methods, of whichever type.
_METHODS = """
() : __init_subclass__
(*args, **kwargs) : __new__
(bytes, byteorder='big', *, signed=False) : from_bytes
(frm, to, /) : maketrans
(fullname) : get_code get_source is_package load_module
(fullname, path=None, target=None) : find_spec
(iterable, value=None, /) : fromkeys
(module) : exec_module
(name, bases, /, **kwds) : __prepare__
(object, /) : __class_getitem__ __subclasshook__
(object, flags) : _from_flags
(self, /) : __abs__ __alloc__ __bool__ __bytes__ __ceil__ __complex__ __del__ __dir__ __enter__
  __float__ __floor__ __getnewargs__ __getstate__ __hash__ __index__ __int__ __invert__ __iter__
  __len__ __length_hint__ __neg__ __next__ __pos__ __reduce__ __repr__ __reversed__ __sizeof__
  __str__ __subclasses__ __trunc__ as_integer_ratio bit_count bit_length capitalize casefold clear
  close conjugate copy is_integer isalnum isalpha isascii isdecimal isdigit isidentifier islower
  isnumeric isprintable isspace istitle isupper items keys lower mro popitem release reverse
  swapcase title tolist toreadonly upper values
(self, /, *, key=None, reverse=False) : sort
(self, /, *args, **kwargs) : __call__ __init__ format
(self, /, *exc_info) : __exit__
(self, /, *others) : difference difference_update intersection intersection_update union
(self, /, encoding='utf-8', errors='strict') : decode encode
(self, /, keepends=False) : splitlines
(self, /, length=1, byteorder='big', *, signed=False) : to_bytes
(self, /, order='C') : tobytes
(self, /, sep=None, maxsplit=-1) : rsplit split
(self, /, tabsize=8) : expandtabs
(self, buffer, /) : __release_buffer__
(self, bytes=None, /) : lstrip rstrip strip
(self, flags, /) : __buffer__
(self, format_spec, /) : __format__
(self, index, item, /) : insert
(self, index=-1, /) : pop
(self, instance, /) : __delete__ __instancecheck__
(self, instance, owner=None, /) : __get__
(self, instance, value, /) : __set__
(self, item, /) : append
(self, iterable_of_bytes, /) : join
(self, iterable_of_ints, /) : extend
(self, key, /) : __contains__ __delitem__ __getitem__
(self, key, default=None, /) : get setdefault
(self, key, value, /) : __setitem__
(self, mapping, /) : format_map
(self, name, /) : __delattr__ __getattribute__
(self, name, value, /) : __setattr__
(self, ndigits=None, /) : __round__
(self, object, /) : __setstate__ add add_note deleter discard getter indices send setter
  with_traceback
(self, old, new, count=-1, /) : replace
(self, other, /) : isdisjoint issubset issuperset symmetric_difference symmetric_difference_update
(self, owner, name, /) : __set_name__
(self, prefix, /) : removeprefix
(self, proto=0, /) : __reduce_ex__
(self, sep, /) : partition rpartition
(self, subclass, /) : __subclasscheck__
(self, suffix, /) : removesuffix
(self, table, /, delete=b'') : translate
(self, value, /) : __add__ __and__ __divmod__ __eq__ __floordiv__ __ge__ __gt__ __iadd__ __iand__
  __imul__ __ior__ __isub__ __ixor__ __le__ __lshift__ __lt__ __mod__ __mul__ __ne__ __or__
  __radd__ __rand__ __rdivmod__ __rfloordiv__ __rlshift__ __rmod__ __rmul__ __ror__ __rrshift__
  __rshift__ __rsub__ __rtruediv__ __rxor__ __sub__ __truediv__ __xor__ remove
(self, value, mod=None, /) : __pow__ __rpow__
(self, width, /) : zfill
(self, width, fillchar=b' ', /) : center ljust rjust
(spec) : create_module
(string, /) : fromhex
(typestr, /) : __getformat__
- : count hex index update
"""
# Methods of types where that is another; none is told where a line begins so.
_OF_TYPES = """
(self, /) : float.hex set.pop
(self, /, *others) : set.update
(self, chars=None, /) : str.lstrip str.rstrip str.strip
(self, index, /) : list.__getitem__
(self, index, object, /) : list.insert
(self, iterable, /) : list.extend str.join
(self, object, /) : dict_items.isdisjoint dict_keys.isdisjoint frozenset.__contains__ list.append
  range.count range.index set.__contains__ set.remove
(self, old, new, /, count=-1) : str.replace
(self, protocol, /) : object.__reduce_ex__
(self, table, /) : str.translate
(self, value, /) : list.count tuple.count
(self, value, start=0, stop=9223372036854775807, /) : list.index tuple.index
(self, width, fillchar=' ', /) : str.center str.ljust str.rjust
- : dict.pop int.__round__ str.maketrans
"""


def _table(text):
    found = {}
    for line in text.strip().splitlines():
        if line.startswith("  "):
            rest = line
        else:
            told, _, rest = line.rpartition(" :")
        for name in rest.split():
            found[name] = None if told == "-" else told
    return found


_functions, _methods, _of_types = map(_table, (_FUNCTIONS, _METHODS, _OF_TYPES))


def text_of(obj):
    """The signature of something built in as a text; None where none is known. It is without the
    first parameter where that is a class."""
    name = getattr(obj, "__name__", None)
    module = getattr(obj, "__module__", None)
    if isinstance(obj, type):
        return _functions.get(name) if module == "builtins" else None
    owner = getattr(obj, "__qualname__", "").rpartition(".")[0]
    if owner:
        known = f"{owner}.{name}"
        return _of_types[known] if known in _of_types else _methods.get(name)
    return _functions.get(name if module == "builtins" else f"{module}.{name}")
