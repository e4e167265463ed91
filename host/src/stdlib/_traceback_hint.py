"""What the misspelled name of an error may have meant."""

import sys

import _traceback


def hint(exc, tb):
    """What is added to the message of the exception; empty where there is nothing to say."""
    if isinstance(exc, ImportError):
        wrong, find = exc.name_from, _in_module
    elif isinstance(exc, NameError):
        wrong, find = exc.name, _in_scope
    elif isinstance(exc, AttributeError):
        wrong, find = exc.name, _in_object
    else:
        return ""
    if wrong is None:
        return ""
    found = find(exc, tb, wrong) if isinstance(wrong, str) else None
    text = f". Did you mean: '{found}'?" if found else ""
    if isinstance(exc, NameError) and wrong in sys._standard_names():
        text += f"{' Or did' if found else '. Did'} you forget to import '{wrong}'?"
    return text


def _in_module(exc, tb, wrong):
    try:
        return _in_attributes(__import__(exc.name), tb, wrong)
    except Exception:
        return None


def _in_object(exc, tb, wrong):
    try:
        return _in_attributes(exc.obj, tb, wrong)
    except Exception:
        return None


def _in_attributes(obj, tb, wrong):
    try:
        names = dir(obj)
    except TypeError:
        # Names that cannot be sorted.
        names = [*type(obj).__dict__, *obj.__dict__]
    names = sorted(name for name in names if isinstance(name, str))
    if wrong[:1] != "_" and not _is_own(obj, tb):
        names = [name for name in names if name[:1] != "_"]
    return _traceback.closest(wrong, names)


def _is_own(obj, tb):
    """Whether the error was in a method of the object."""
    frame = _innermost(tb)
    return frame is not None and "self" in frame.f_locals and frame.f_locals["self"] is obj


def _innermost(tb):
    if tb is None:
        return None
    while tb.tb_next is not None:
        tb = tb.tb_next
    return tb.tb_frame


def _in_scope(exc, tb, wrong):
    frame = _innermost(tb)
    if frame is None:
        return None
    variables, code = frame.f_locals, frame.f_code
    # Nothing is left of the variables of a frame that has ended.
    known = list(variables) or [*code.co_varnames, *code.co_cellvars, *code.co_freevars]
    names = [*known, *frame.f_globals, *frame.f_builtins]
    names = [name for name in names if isinstance(name, str)]
    if "self" in variables:
        try:
            has_wrong = hasattr(variables["self"], wrong)
        except Exception:
            has_wrong = False
        if has_wrong:
            return f"self.{wrong}"
    return _traceback.closest(wrong, names)
