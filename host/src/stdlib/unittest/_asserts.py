"""What tests check."""

import re
from collections import Counter

__unittest = True

_MOST = 80
_TOO_LONG = "\nDiff is %s characters long. Set self.maxDiff to None to see it."


def _short(obj, most=_MOST):
    """`repr`, of which long ones show but the beginning."""
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    return text if most is None or len(text) < most else text[:most] + " [truncated]..."


def _shorten(text, before, after):
    cut = len(text) - before - after
    if cut > 12:
        return f"{text[:before]}[{cut} chars]{text[len(text) - after:]}"
    return text


def _common_start(texts):
    first, last = min(texts), max(texts)
    for i, c in enumerate(first):
        if c != last[i]:
            return first[:i]
    return first


def _shorts(*objects):
    """Several `repr`s, shortened where they are the same."""
    texts = [_short(o, None) for o in objects]
    if max(map(len, texts)) <= _MOST:
        return texts
    same = _common_start(texts)
    most = max(map(len, texts)) - len(same)
    room = _MOST - (most + 5 + 12)
    if room > 5:
        same = _shorten(same, 5, room)
        return [same + text[len(_common_start(texts)):] for text in texts]
    begun = len(same)
    same = _shorten(same, 5, 5)
    return [same + _shorten(text[begun:], 41, 5) for text in texts]


def _difference(first, second, between="\n"):
    """The lines of a comparison; all of both where there is nothing that compares them."""
    try:
        from difflib import ndiff
    except ImportError:
        return between.join(["- " + line for line in first] + ["+ " + line for line in second])
    return between.join(ndiff(first, second))


def _pretty(obj):
    """The lines of an object."""
    try:
        from pprint import pformat
    except ImportError:
        return [repr(obj)]
    return pformat(obj).splitlines()


class _Raises:
    """The context of what is to raise."""

    def __init__(self, case, expected, pattern=None):
        self._case = case
        self.expected = expected
        self.pattern = re.compile(pattern) if isinstance(pattern, (str, bytes)) else pattern
        self.msg = self.exception = None

    def _called(self, name, args, kwargs):
        kinds = self.expected if isinstance(self.expected, tuple) else (self.expected,)
        if not all(isinstance(k, type) and issubclass(k, BaseException) for k in kinds):
            raise TypeError(f"{name}() arg 1 must be an exception type or tuple of exception types")
        if not args:
            self.msg = kwargs.pop("msg", None)
            if kwargs:
                raise TypeError(f"{next(iter(kwargs))!r} is an invalid keyword argument for this function")
            return self
        call, *args = args
        try:
            self._called_name = call.__name__
        except AttributeError:
            self._called_name = str(call)
        with self:
            call(*args, **kwargs)

    _called_name = None

    def _fail(self, text):
        raise self._case.failureException(self._case._formatMessage(self.msg, text))

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        if kind is None:
            names = self.expected
            try:
                names = names.__name__
            except AttributeError:
                names = str(names)
            by = f" by {self._called_name}" if self._called_name else ""
            self._fail(f"{names} not raised{by}")
        if not issubclass(kind, self.expected):
            return False
        self.exception = value.with_traceback(None)
        if self.pattern is not None and not self.pattern.search(str(value)):
            self._fail(f'"{self.pattern.pattern}" does not match "{value}"')
        return True


class _Warns(_Raises):
    """The context of what is to warn."""

    def __enter__(self):
        import warnings
        self._catcher = warnings.catch_warnings(record=True)
        self.warnings = self._catcher.__enter__()
        warnings.simplefilter("always")
        return self

    def __exit__(self, kind, value, tb):
        self._catcher.__exit__(kind, value, tb)
        if kind is not None:
            return False
        names = getattr(self.expected, "__name__", str(self.expected))
        first = None
        for found in self.warnings:
            warning = found.message
            if not isinstance(warning, self.expected):
                continue
            first = first or warning
            if self.pattern is not None and not self.pattern.search(str(warning)):
                continue
            self.warning, self.filename, self.lineno = warning, found.filename, found.lineno
            return False
        if first is not None:
            self._fail(f'"{self.pattern.pattern}" does not match "{first}"')
        by = f" by {self._called_name}" if self._called_name else ""
        self._fail(f"{names} not triggered{by}")


class _Logs:
    """The context of what is to log."""

    def __init__(self, case, logger, level, none):
        import logging
        self._logging, self._case, self._none = logging, case, none
        self.logger = logger if isinstance(logger, logging.Logger) else logging.getLogger(logger)
        self.level = logging.getLevelName(level) if isinstance(level, str) else level or logging.INFO
        self.records, self.output = [], []

    def __enter__(self):
        logging, logger, context = self._logging, self.logger, self

        class Keeper(logging.Handler):
            def emit(self, record):
                context.records.append(record)
                context.output.append(self.format(record))

        handler = Keeper()
        handler.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s"))
        self._before = logger.handlers[:], logger.level, logger.propagate
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(self.level)
        return None if self._none else self

    def __exit__(self, kind, value, tb):
        logger = self.logger
        logger.handlers, level, logger.propagate = self._before
        logger.setLevel(level)
        if kind is not None:
            return False
        if self._none and self.records:
            self._case.fail(f"Unexpected logs found: {self.output!r}")
        if not self._none and not self.records:
            name = self._logging.getLevelName(self.level)
            self._case.fail(f"no logs of level {name} or higher triggered on {logger.name}")


class Asserts:
    """The checks of test cases."""

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        return standardMsg if msg is None else f"{standardMsg} : {msg}"

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _unless(self, holds, text, msg):
        if not holds:
            raise self.failureException(self._formatMessage(msg, text()))

    def assertTrue(self, expr, msg=None):
        self._unless(expr, lambda: f"{_short(expr)} is not true", msg)

    def assertFalse(self, expr, msg=None):
        self._unless(not expr, lambda: f"{_short(expr)} is not false", msg)

    def addTypeEqualityFunc(self, typeobj, function):
        self._type_equality_funcs[typeobj] = function

    def assertEqual(self, first, second, msg=None):
        compare = None
        if type(first) is type(second):
            compare = self._type_equality_funcs.get(type(first))
            if isinstance(compare, str):
                compare = getattr(self, compare)
        if compare is not None:
            compare(first, second, msg=msg)
        else:
            self._unless(first == second, lambda: "%s != %s" % tuple(_shorts(first, second)), msg)

    def assertNotEqual(self, first, second, msg=None):
        self._unless(first != second, lambda: f"{_short(first)} == {_short(second)}", msg)

    def assertIs(self, expr1, expr2, msg=None):
        self._unless(expr1 is expr2, lambda: f"{_short(expr1)} is not {_short(expr2)}", msg)

    def assertIsNot(self, expr1, expr2, msg=None):
        self._unless(expr1 is not expr2, lambda: f"unexpectedly identical: {_short(expr1)}", msg)

    def assertIsNone(self, obj, msg=None):
        self._unless(obj is None, lambda: f"{_short(obj)} is not None", msg)

    def assertIsNotNone(self, obj, msg=None):
        self._unless(obj is not None, lambda: "unexpectedly None", msg)

    def assertIn(self, member, container, msg=None):
        self._unless(
            member in container, lambda: f"{_short(member)} not found in {_short(container)}", msg
        )

    def assertNotIn(self, member, container, msg=None):
        self._unless(
            member not in container,
            lambda: f"{_short(member)} unexpectedly found in {_short(container)}", msg,
        )

    def assertIsInstance(self, obj, cls, msg=None):
        self._unless(isinstance(obj, cls), lambda: f"{_short(obj)} is not an instance of {cls!r}", msg)

    def assertNotIsInstance(self, obj, cls, msg=None):
        self._unless(not isinstance(obj, cls), lambda: f"{_short(obj)} is an instance of {cls!r}", msg)

    def assertLess(self, a, b, msg=None):
        self._unless(a < b, lambda: f"{_short(a)} not less than {_short(b)}", msg)

    def assertLessEqual(self, a, b, msg=None):
        self._unless(a <= b, lambda: f"{_short(a)} not less than or equal to {_short(b)}", msg)

    def assertGreater(self, a, b, msg=None):
        self._unless(a > b, lambda: f"{_short(a)} not greater than {_short(b)}", msg)

    def assertGreaterEqual(self, a, b, msg=None):
        self._unless(a >= b, lambda: f"{_short(a)} not greater than or equal to {_short(b)}", msg)

    def _distance(self, first, second, places, delta):
        """How far apart two numbers are, whether that is near, and within what."""
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        apart = abs(first - second)
        if delta is not None:
            return apart, apart <= delta, f"{_short(delta)} delta"
        places = 7 if places is None else places
        return apart, round(apart, places) == 0, f"{places!r} places"

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        apart, near, within = self._distance(first, second, places, delta)
        self._unless(
            near,
            lambda: f"{_short(first)} != {_short(second)} within {within} ({_short(apart)} difference)",
            msg,
        )

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        apart, near, within = self._distance(first, second, places, delta)
        more = f" ({_short(apart)} difference)" if delta is not None else ""
        self._unless(
            first != second and not near,
            lambda: f"{_short(first)} == {_short(second)} within {within}{more}", msg,
        )

    def _with_diff(self, text, first, second):
        """The text, with the lines of a comparison unless they are too many."""
        diff = "\n" + _difference(first, second)
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return text + diff
        return text + _TOO_LONG % len(diff)

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        name = "sequence" if seq_type is None else seq_type.__name__
        for place, seq in (("First", seq1), ("Second", seq2)):
            if seq_type is not None and not isinstance(seq, seq_type):
                raise self.failureException(f"{place} sequence is not a {name}: {_short(seq)}")
        if seq1 == seq2:
            return
        text = "%ss differ: %s != %s\n" % (name.capitalize(), *_shorts(seq1, seq2))
        for i in range(min(len(seq1), len(seq2))):
            if seq1[i] != seq2[i]:
                pair = _shorts(seq1[i], seq2[i])
                text += "\nFirst differing element %d:\n%s\n%s\n" % (i, *pair)
                break
        else:
            if len(seq1) == len(seq2) and seq_type is None and type(seq1) != type(seq2):
                # The same items, in sequences of different types.
                return
        longer, place, most, least = seq1, "First", len(seq1), len(seq2)
        if least > most:
            longer, place, most, least = seq2, "Second", least, most
        if most > least:
            text += f"\n{place} {name} contains {most - least} additional elements.\n"
            text += f"First extra element {least}:\n{_short(longer[least], None)}\n"
        lines = map(_pretty, (seq1, seq2))
        self.fail(self._formatMessage(msg, self._with_diff(text, *lines)))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        lines = []
        for place, more in (("first", set1 - set2), ("second", set2 - set1)):
            if more:
                lines.append(f"Items in the {place} set but not the {'second' if place == 'first' else 'first'}:")
                lines += [repr(item) for item in more]
        self._unless(not lines, lambda: "\n".join(lines), msg)

    def assertDictEqual(self, d1, d2, msg=None):
        for place, d in (("First", d1), ("Second", d2)):
            self.assertIsInstance(d, dict, f"{place} argument is not a dictionary")
        if d1 == d2:
            return
        text = "%s != %s" % tuple(_shorts(d1, d2))
        lines = map(_pretty, (d1, d2))
        self.fail(self._formatMessage(msg, self._with_diff(text, *lines)))

    def assertMultiLineEqual(self, first, second, msg=None):
        for place, text in (("First", first), ("Second", second)):
            self.assertIsInstance(text, str, f"{place} argument is not a string")
        if first == second:
            return
        text = "%s != %s" % tuple(_shorts(first, second))
        if max(len(first), len(second)) > 2**16:
            self.fail(self._formatMessage(msg, text))
        one_line = [first] == first.splitlines(True) and first.strip("\r\n") == first
        lines = [(t + "\n" if one_line else t).splitlines(True) for t in (first, second)]
        diff = "\n" + _difference(*lines, between="")
        if self.maxDiff is not None and len(diff) > self.maxDiff:
            diff = _TOO_LONG % len(diff)
        self.fail(self._formatMessage(msg, text + diff))

    def assertCountEqual(self, first, second, msg=None):
        first, second = list(first), list(second)
        try:
            counts = Counter(first), Counter(second)
            if counts[0] == counts[1]:
                return
            unlike = [
                (counts[0][e], counts[1][e], e) for e in dict.fromkeys(first + second)
                if counts[0][e] != counts[1][e]
            ]
        except TypeError:
            unlike = _uneven(first, second)
        if unlike:
            lines = [f"First has {a}, Second has {b}:  {e!r}" for a, b, e in unlike]
            text = "Element counts were not equal:\n" + "\n".join(lines)
            self.fail(self._formatMessage(msg, text))

    def assertRegex(self, text, expected_regex, msg=None):
        pattern = re.compile(expected_regex)
        self._unless(
            pattern.search(text),
            lambda: f"Regex didn't match: {pattern.pattern!r} not found in {text!r}", msg,
        )

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        pattern = re.compile(unexpected_regex)
        found = pattern.search(text)
        self._unless(
            not found,
            lambda: f"Regex matched: {found.group()!r} matches {pattern.pattern!r} in {text!r}", msg,
        )

    def assertWarns(self, expected_warning, *args, **kwargs):
        return _Warns(self, expected_warning)._called("assertWarns", args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        context = _Warns(self, expected_warning, expected_regex)
        return context._called("assertWarnsRegex", args, kwargs)

    def assertLogs(self, logger=None, level=None):
        return _Logs(self, logger, level, False)

    def assertNoLogs(self, logger=None, level=None):
        return _Logs(self, logger, level, True)


def _uneven(first, second):
    """The elements that two lists, of what cannot be hashed, do not have equally often."""
    unlike, seen = [], []
    for e in first + second:
        if e not in seen:
            seen.append(e)
            counts = first.count(e), second.count(e)
            if counts[0] != counts[1]:
                unlike.append((*counts, e))
    return unlike
