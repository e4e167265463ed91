"""`os.environ`: the process's environment, which assignments reach."""

from posix import _variables, putenv, unsetenv


def _checked(v):
    if isinstance(v, str):
        return v
    raise TypeError(f"str expected, not {type(v).__name__}")


class _Environ(dict):
    """Names and values; what is changed here is changed for programs that are started."""

    def __getitem__(self, key):
        return dict.__getitem__(self, _checked(key))

    def __setitem__(self, key, value):
        key, value = _checked(key), _checked(value)
        putenv(key, value)
        dict.__setitem__(self, key, value)

    def __delitem__(self, key):
        dict.__delitem__(self, _checked(key))
        unsetenv(key)

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def update(self, other=(), /, **named):
        for key, value in dict(other, **named).items():
            self[key] = value

    def pop(self, key, /, *default):
        value = dict.pop(self, key, *default)
        unsetenv(key)
        return value

    def popitem(self):
        key = next(iter(self), None)
        if key is None:
            raise KeyError
        return key, self.pop(key)

    def clear(self):
        while self:
            self.popitem()

    def copy(self):
        return dict(self)

    def __repr__(self):
        items = ", ".join(f"{key!r}: {value!r}" for key, value in self.items())
        return f"environ({{{items}}})"

    def __or__(self, other):
        return dict(self) | dict(other) if isinstance(other, dict) else NotImplemented

    def __ror__(self, other):
        return dict(other) | dict(self) if isinstance(other, dict) else NotImplemented

    def __ior__(self, other):
        self.update(other)
        return self


_Environ.__module__ = "os"
environ = _Environ(_variables())
