"""What `typing` puts for type parameters where a generic is subscripted."""

# The module whose functions these are.
__name__ = "typing"


def _unpacked(t):
    """The items of an unpacked tuple type (`*tuple[int, str]`); None of anything else."""
    return None if isinstance(t, type) else getattr(t, "__typing_unpacked_tuple_args__", None)


def _is_endless(items):
    """Whether an unpacked tuple type stands for any number of items."""
    return bool(items) and items[-1] is ...


def _is_unpacked_variadic(t):
    """Whether `t` is `*Ts`."""
    is_unpacked = getattr(t, "__typing_is_unpacked_typevartuple__", False)
    return is_unpacked and not isinstance(t, type)


def _flattened(args):
    """The arguments, those that are unpacked tuples of known length as their items."""
    found = []
    for arg in args:
        items = _unpacked(arg)
        if items is None or _is_endless(items):
            found.append(arg)
        else:
            found += items
    return found


def _collected(args, is_ordered=False):
    """The parameters in `args`, each once. With `is_ordered`, defaults must come last."""
    found = []
    has_default = is_behind_variadic = False
    for t in args:
        if isinstance(t, type):
            continue
        if isinstance(t, tuple):
            inner = [p for part in t for p in _collected((part,))]
        elif hasattr(t, "__typing_subst__"):
            inner = (t,)
            if is_ordered and t not in found:
                if not t.has_default():
                    if has_default:
                        raise TypeError(f"Type parameter {t!r} without a default"
                                        " follows type parameter with a default")
                elif is_behind_variadic:
                    raise TypeError("Type parameter with a default follows TypeVarTuple")
                else:
                    has_default = True
        else:
            is_behind_variadic |= _is_unpacked_variadic(t)
            inner = getattr(t, "__parameters__", ())
        found += [p for i, p in enumerate(inner) if p not in found and p not in inner[:i]]
    return tuple(found)


def _prepared(alias, args):
    """The arguments for the parameters of `alias`: with defaults, one for each."""
    for parameter in alias.__parameters__:
        prepare = getattr(parameter, "__typing_prepare_subst__", None)
        if prepare is not None:
            args = prepare(alias, args)
    return args


def _shared_out(variadic, alias, args):
    """The arguments where those that are for `variadic` are one."""
    parameters = alias.__parameters__
    place = parameters.index(variadic)
    behind = parameters[place + 1:]
    if any(p._variadic for p in behind):
        raise TypeError(f"More than one TypeVarTuple parameter in {alias}")
    before, after = place, len(behind)
    endless = [i for i, arg in enumerate(args)
               if _is_endless(_unpacked(arg)) and len(_unpacked(arg)) == 2]
    filler = None
    if len(endless) > 1:
        raise TypeError("More than one unpacked arbitrary-length tuple argument")
    if endless:
        # Its item stands for whatever parameters have no argument of their own.
        filler = _unpacked(args[endless[0]])[0]
        before, after = min(before, endless[0]), min(after, len(args) - endless[0] - 1)
    elif before + after > len(args):
        raise TypeError(f"Too few arguments for {alias}; actual {len(args)}, "
                        f"expected at least {len(parameters) - 1}")
    end = len(args) - after
    if before == end and variadic.has_default():
        own = _flattened((variadic.__default__,))
    else:
        own = args[before:end]
    fill_before = [filler] * (place - before)
    fill_after = [filler] * (len(behind) - after)
    return (*args[:before], *fill_before, own, *fill_after, *args[end:])


def _generic_arguments(cls, args):
    """The arguments of the generic class `cls` when it is subscripted by `args`."""
    parameters = cls.__parameters__
    args = _prepared(cls, args)
    given, wanted = len(args), len(parameters)
    if not wanted:
        raise TypeError(f"{cls} is not a generic class")
    if given > wanted:
        raise TypeError(f"Too many arguments for {cls}; actual {given}, expected {wanted}")
    if given < wanted and not parameters[given].has_default():
        least = wanted - sum(p.has_default() for p in parameters)
        amount = "many" if given > least else "few"
        raise TypeError(f"Too {amount} arguments for {cls}; "
                        f"actual {given}, expected at least {least}")
    found = []
    for parameter, arg in zip(parameters, args):
        if parameter._variadic:
            found += arg
        else:
            found.append(arg)
    return tuple(found)


def _alias_arguments(alias, args):
    """The arguments of `alias` when its parameters are replaced by `args`."""
    args = _prepared(alias, _flattened(args))
    given, wanted = len(args), len(alias.__parameters__)
    if given != wanted:
        amount = "many" if given > wanted else "few"
        raise TypeError(f"Too {amount} arguments for {alias}; actual {given}, expected {wanted}")
    values = dict(zip(alias.__parameters__, args))
    is_flat = getattr(alias, "_takes_lists", False)
    return tuple(_replaced(alias.__args__, values, is_flat))


def _replaced(args, values, is_flat):
    """`args` with `values` for their parameters. `is_flat`: lists of types are spread out."""
    found = []
    for old in args:
        new = old if isinstance(old, type) else _replaced_one(old, values)
        if isinstance(old, type):
            found.append(new)
        elif is_flat and isinstance(new, tuple) or _is_unpacked_variadic(old):
            found += new
        elif isinstance(old, tuple):
            found.append(tuple(_replaced(old, values, is_flat)))
        else:
            found.append(new)
    return found


def _replaced_one(old, values):
    substitute = getattr(old, "__typing_subst__", None)
    if substitute:
        return substitute(values[old])
    inner = getattr(old, "__parameters__", ())
    if not inner:
        return old
    args = []
    for p in inner:
        if p._variadic:
            args += values[p]
        else:
            args.append(values[p])
    return old[tuple(args)]


def _form_item(form, key):
    """`form[key]` of an alias or union of built-in types."""
    if not form.__parameters__:
        raise TypeError(f"{form!r} is not a generic class")
    args = _alias_arguments(form, key if isinstance(key, tuple) else (key,))
    if not hasattr(form, "__origin__"):
        union = args[0]
        for arg in args[1:]:
            union |= arg
        return union
    made = type(form)(form.__origin__, args)
    return next(iter(made)) if form.__unpacked__ else made
