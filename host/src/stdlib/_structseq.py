"""Struct sequences: the tuples with named fields that functions of the operating system give."""

import _struct_sequence


def _arguments(args, keywords):
    """What the parameters `sequence` and `dict` get."""
    given = len(args) + len(keywords)
    if given > 2:
        raise TypeError(f"structseq() takes at most 2 arguments ({given} given)")
    bound = dict(zip(("sequence", "dict"), args))
    for name, value in keywords.items():
        if name not in ("sequence", "dict"):
            raise TypeError(f"structseq() got an unexpected keyword argument {name!r}")
        if name in bound:
            position = 1 + (name == "dict")
            raise TypeError(
                f"argument for structseq() given by name ({name!r}) and position ({position})")
        bound[name] = value
    if "sequence" not in bound:
        raise TypeError("structseq() missing required argument 'sequence' (pos 1)")
    return bound["sequence"], bound.get("dict", {})


def _check_length(name, count, least, most):
    if least == most:
        if count != least:
            raise TypeError(f"{name}() takes a {least}-sequence ({count}-sequence given)")
    elif not least <= count <= most:
        bound, wanted = ("at least", least) if count < least else ("at most", most)
        raise TypeError(
            f"{name}() takes an {bound} {wanted}-sequence ({count}-sequence given)")


def _items(sequence):
    try:
        items = iter(sequence)
    except TypeError:
        raise TypeError("constructor requires a sequence") from None
    return tuple(items)


def _constructor(name, hidden, visible, defaults):
    """`__new__` of the type. `hidden` are the names of the items that have only those, of which
    None stands for an item without; `defaults` are the visible items that the first of them
    are without a value."""
    most = visible + len(hidden)

    def __new__(cls, /, *args, **keywords):
        if not issubclass(cls, tuple) or not hasattr(cls, "n_sequence_fields"):
            raise TypeError(
                f"{name}.__new__({cls.__name__}): {cls.__name__} is not a subtype of {name}")
        sequence, fields = _arguments(args, keywords)
        items = _items(sequence)
        if not isinstance(fields, dict):
            raise TypeError(f"{name}() takes a dict as second arg, if any")
        _check_length(name, len(items), visible, most)
        missing = hidden[len(items) - visible:]
        if fields and any(field not in missing for field in fields):
            raise TypeError(f"{name}() got duplicate or unexpected field name(s)")
        rest = [*items[visible:], *map(fields.get, missing)]
        for i, default in enumerate(defaults):
            if rest[i] is None:
                rest[i] = items[default]
        return _struct_sequence.new(cls, items[:visible], tuple(rest))

    return __new__


def _methods(name, shown, hidden, unnamed):
    def __repr__(self):
        fields = ", ".join([f"{field}={item!r}" for field, item in zip(shown, self)])
        return f"{name}({fields})"

    def __reduce__(self):
        return type(self), (tuple(self), {field: getattr(self, field) for field in hidden})

    def __replace__(self, /, *args, **changes):
        if args:
            raise TypeError("__replace__() takes no positional arguments")
        if unnamed:
            raise TypeError(
                f"__replace__() is not supported for {name} because it has unnamed field(s)")
        items = [changes.pop(field, item) for field, item in zip(shown, self)]
        rest = [changes.pop(field, getattr(self, field)) for field in hidden]
        if changes:
            raise TypeError(f"Got unexpected field name(s): {list(changes)!r}")
        return _struct_sequence.new(type(self), tuple(items), tuple(rest))

    def __init_subclass__(cls):
        raise TypeError(f"type {name!r} is not an acceptable base type")

    return __repr__, __reduce__, __replace__, __init_subclass__


def _type(name, named, doc, *, unnamed=0, hidden="", defaults=()):
    """A type that is called `name`: its items are `named` and then `unnamed` ones, and those that
    have a name alone, `hidden`."""
    module, _, short = name.rpartition(".")
    named, hidden = tuple(named.split()), tuple(hidden.split())
    visible = len(named) + unnamed
    methods = (
        _constructor(name, hidden, visible, defaults),
        *_methods(name, named + hidden[:unnamed], hidden, unnamed),
    )
    namespace = {
        "__slots__": (), "__module__": module or "builtins", "__doc__": doc, "__static_name__": name,
        "__match_args__": named, "n_fields": visible + len(hidden),
        "n_sequence_fields": visible, "n_unnamed_fields": unnamed,
    }
    for method in methods:
        method.__qualname__ = f"{short}.{method.__name__}"
        namespace[method.__name__] = method
    cls = type(short, (tuple,), namespace)
    _struct_sequence.fields(cls, named + (None,) * unnamed + hidden)
    return cls


stat_result = _type(
    "os.stat_result",
    "st_mode st_ino st_dev st_nlink st_uid st_gid st_size",
    "What stat, fstat and lstat know of a file.",
    unnamed=3,
    hidden="st_atime st_mtime st_ctime st_atime_ns st_mtime_ns st_ctime_ns "
           "st_blksize st_blocks st_rdev",
    defaults=(7, 8, 9),
)
statvfs_result = _type(
    "os.statvfs_result",
    "f_bsize f_frsize f_blocks f_bfree f_bavail f_files f_ffree f_favail f_flag f_namemax",
    "What statvfs knows of a file system.",
    hidden="f_fsid",
)
times_result = _type(
    "posix.times_result",
    "user system children_user children_system elapsed",
    "The times that a process has used, in seconds.",
)
uname_result = _type(
    "posix.uname_result",
    "sysname nodename release version machine",
    "What the operating system is.",
)
waitid_result = _type(
    "posix.waitid_result",
    "si_pid si_uid si_signo si_status si_code",
    "What waitid knows of a process.",
)
terminal_size = _type(
    "os.terminal_size", "columns lines", "The size of a terminal.",
)
sched_param = _type(
    "posix.sched_param", "sched_priority", "The parameters of scheduling.",
)
struct_time = _type(
    "time.struct_time",
    "tm_year tm_mon tm_mday tm_hour tm_min tm_sec tm_wday tm_yday tm_isdst",
    "A date and time of day, as gmtime, localtime and strptime give it.",
    hidden="tm_zone tm_gmtoff",
)


def _new_sched_param(cls, sched_priority):
    return _struct_sequence.new(cls, (sched_priority,), ())


sched_param.__new__ = staticmethod(_new_sched_param)
