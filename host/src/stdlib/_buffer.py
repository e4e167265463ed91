"""Who lent the memory that a memoryview shows, where a class in Python gives it."""

import sys


def row(data):
    """The bytes of a buffer, in a row."""
    # Methods of bytes ask for it as natives do, and hand on what goes wrong.
    return data if type(data) is bytes else b"".replace(b"", data)


def _tell(object, view):
    """Calls the `__release_buffer__` of a class in Python."""
    release = getattr(type(object), "__release_buffer__", None)
    if release is None or type(release) is type(bytearray.__release_buffer__):
        return
    try:
        release(object, view)
    except BaseException as e:
        from _sys_types import UnraisableHookArgs

        e.__traceback__ = e.__traceback__.tb_next
        doing = f"Exception ignored in __release_buffer__ of {type(object).__name__}"
        sys.unraisablehook(UnraisableHookArgs((type(e), e, e.__traceback__, doing, None)))


class _buffer_wrapper:
    """What a memoryview of an object with `__buffer__` is of: the view that it returned, which it is
    told of when nobody needs the memory any more."""

    __slots__ = ("_object", "_view")

    def __init__(self, object, view):
        self._object = object
        self._view = view

    def _give_back(self):
        object, view = self._object, self._view
        self._object = self._view = None
        if view is None:
            return
        try:
            own = view.obj is object
        except ValueError:
            own = False
        if not own:
            return _tell(object, view)
        # Of its own memory it gets a view for the time of the call.
        with view, memoryview(view) as shown:
            _tell(object, shown)

    __del__ = _give_back


_buffer_wrapper.__module__ = "builtins"


def owner(object, view):
    """What says that it is shown: the object itself where its class stands for one in C, which lends
    its memory without being told."""
    for kind in type(object).__mro__:
        if "__buffer__" in vars(kind):
            if "__static_name__" in vars(kind):
                return object
            break
    return _buffer_wrapper(object, view)
