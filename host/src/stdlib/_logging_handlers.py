"""What writes records: to streams, to files, or nowhere."""

import atexit
import os
import sys
import weakref

from _logging_record import NOTSET, Filterer, Formatter, LogRecord, _checkLevel, getLevelName
from _thread import RLock

_handlers = weakref.WeakValueDictionary()
# Handlers are flushed and closed at the end, the last made first.
_handlerList = []
_defaultFormatter = Formatter()


def getHandlerByName(name):
    return _handlers.get(name)


def getHandlerNames():
    return frozenset(_handlers)


class Handler(Filterer):
    """What does something with records of its level or above."""

    def __init__(self, level=NOTSET):
        super().__init__()
        self._name = None
        self.level = _checkLevel(level)
        self.formatter = None
        self._closed = False
        _handlerList.append(weakref.ref(self, _handlerList.remove))
        self.createLock()

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        if self._name in _handlers:
            del _handlers[self._name]
        self._name = name
        if name:
            _handlers[name] = self

    def get_name(self):
        return self.name

    def set_name(self, name):
        self.name = name

    def createLock(self):
        self.lock = RLock()

    def acquire(self):
        if self.lock:
            self.lock.acquire()

    def release(self):
        if self.lock:
            self.lock.release()

    def setLevel(self, level):
        self.level = _checkLevel(level)

    def setFormatter(self, fmt):
        self.formatter = fmt

    def format(self, record):
        return (self.formatter or _defaultFormatter).format(record)

    def emit(self, record):
        raise NotImplementedError("emit must be implemented by Handler subclasses")

    def handle(self, record):
        found = self.filter(record)
        if found:
            self.acquire()
            try:
                self.emit(found if isinstance(found, LogRecord) else record)
            finally:
                self.release()
        return found

    def flush(self):
        pass

    def close(self):
        self._closed = True
        if self._name in _handlers:
            del _handlers[self._name]

    def handleError(self, record):
        """Tells of an exception in `emit` on standard error."""
        import logging

        if not logging.raiseExceptions or not sys.stderr:
            return
        import traceback

        try:
            sys.stderr.write("--- Logging error ---\n")
            traceback.print_exception(sys.exception(), file=sys.stderr)
            sys.stderr.write("Call stack:\n")
            frame = sys._getframe(1)
            own = logging._srcfile, (lambda: 0).__code__.co_filename
            while frame is not None and frame.f_code.co_filename in own:
                frame = frame.f_back
            if frame is not None:
                traceback.print_stack(frame, file=sys.stderr)
            sys.stderr.write(f"Message: {record.msg!r}\nArguments: {record.args}\n")
        except OSError:
            pass

    def __repr__(self):
        return f"<{type(self).__name__} ({getLevelName(self.level)})>"


class StreamHandler(Handler):
    """Writes lines to a stream, standard error by default."""

    __class_getitem__ = classmethod(type(list[int]))
    terminator = "\n"

    def __init__(self, stream=None):
        super().__init__()
        self.stream = sys.stderr if stream is None else stream

    def flush(self):
        if self.stream and hasattr(self.stream, "flush"):
            self.stream.flush()

    def emit(self, record):
        try:
            text = self.format(record)
            self.stream.write(text + self.terminator)
            self.flush()
        except RecursionError:
            raise
        except Exception:
            self.handleError(record)

    def setStream(self, stream):
        if stream is self.stream:
            return None
        before = self.stream
        self.flush()
        self.stream = stream
        return before

    def __repr__(self):
        name = str(getattr(self.stream, "name", ""))
        name = f"{name} " if name else ""
        return f"<{type(self).__name__} {name}({getLevelName(self.level)})>"


class FileHandler(StreamHandler):
    """Writes lines to a file."""

    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        filename = os.fspath(filename)
        self.baseFilename = os.path.abspath(filename)
        self.mode, self.encoding, self.delay, self.errors = mode, encoding, delay, errors
        if delay:
            Handler.__init__(self)
            self.stream = None
        else:
            super().__init__(self._open())

    def _open(self):
        return open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors)

    def close(self):
        stream, self.stream = self.stream, None
        if stream:
            try:
                stream.flush()
            finally:
                stream.close()
        super().close()

    def emit(self, record):
        if self.stream is None and (self.mode != "w" or not self._closed):
            self.stream = self._open()
        if self.stream:
            super().emit(record)

    def __repr__(self):
        return f"<{type(self).__name__} {self.baseFilename} ({getLevelName(self.level)})>"


class _StderrHandler(StreamHandler):
    """Writes to whatever standard error is at the time."""

    def __init__(self, level=NOTSET):
        Handler.__init__(self, level)

    @property
    def stream(self):
        return sys.stderr


class NullHandler(Handler):
    """Writes nothing."""

    def handle(self, record):
        pass

    def emit(self, record):
        pass

    def createLock(self):
        self.lock = None


def shutdown(handlerList=_handlerList):
    """Flushes and closes all handlers."""
    for reference in reversed(handlerList[:]):
        handler = reference()
        if handler is not None:
            try:
                if getattr(handler, "flushOnClose", True):
                    handler.flush()
                handler.close()
            except (OSError, ValueError):
                pass


atexit.register(shutdown)
for _class in (Handler, StreamHandler, FileHandler, _StderrHandler, NullHandler):
    _class.__module__ = "logging"
