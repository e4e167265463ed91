"""What `__getnewargs_ex__` and `__getnewargs__` may return, and what errors of files tell."""

import stat

class Given:
    def __init__(self, given):
        self.given = given

    def __getnewargs_ex__(self):
        return self.given

for given in ((("bad", "dict"), "x"), ((), "bad dict"), ("bad tuple", {}), (), "bad args", ((), {}, 1),
              (("a",), {}), (("a",), {"b": 1}), ((), {})):
    try:
        function, arguments, state, *rest = Given(given).__reduce_ex__(4)
        print(function.__name__, arguments[1:], state, rest)
    except Exception as error:
        print(type(error).__name__, error)

error = OSError("refused")
error.filename = "name"
print(error, repr(error), error.args, error.errno, error.strerror)
error = OSError()
error.filename = b"name"
print(error)
error.filename2 = "other"
print(error)
error = OSError(2, "text", "one", None, "two")
print(error)
error = OSError("only a text")
error.filename2 = "other"
print(error)

print({name: hex(getattr(stat, name)) for name in sorted(dir(stat))
       if name.startswith(("UF_", "SF_", "FILE_ATTRIBUTE_"))})
