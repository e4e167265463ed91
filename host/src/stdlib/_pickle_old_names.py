"""The names that modules and what is in them had in Python 2, for protocols before 3."""

# Modules: in Python 2, in Python 3.
_MODULES = """
Queue queue, SocketServer socketserver, ConfigParser configparser, repr reprlib, copy_reg copyreg,
__builtin__ builtins, tkFileDialog tkinter.filedialog, tkSimpleDialog tkinter.simpledialog,
tkColorChooser tkinter.colorchooser, tkCommonDialog tkinter.commondialog, Dialog tkinter.dialog,
Tkdnd tkinter.dnd, tkFont tkinter.font, tkMessageBox tkinter.messagebox, ScrolledText
tkinter.scrolledtext, Tkconstants tkinter.constants, ttk tkinter.ttk, Tkinter tkinter, markupbase
_markupbase, _winreg winreg, thread _thread, dummy_thread _dummy_thread, dbhash dbm.bsd, dumbdbm
dbm.dumb, dbm dbm.ndbm, gdbm dbm.gnu, xmlrpclib xmlrpc.client, SimpleXMLRPCServer xmlrpc.server,
httplib http.client, htmlentitydefs html.entities, HTMLParser html.parser, Cookie http.cookies,
cookielib http.cookiejar, BaseHTTPServer http.server, test.test_support test.support, commands
subprocess, urlparse urllib.parse, robotparser urllib.robotparser, urllib2 urllib.request, anydbm
dbm, _abcoll collections.abc
"""
# Those that are only read, and only written.
_MODULES_READ = """
exceptions builtins, cPickle pickle, _elementtree xml.etree.ElementTree, FileDialog
tkinter.filedialog, SimpleDialog tkinter.simpledialog, DocXMLRPCServer xmlrpc.server,
SimpleHTTPServer http.server, CGIHTTPServer http.server, UserDict collections, UserList
collections, UserString collections, whichdb dbm, StringIO io, cStringIO io
"""
_MODULES_WRITTEN = "bz2 _bz2, dbm _dbm, functools _functools, gdbm _gdbm, pickle _pickle"
# Names in modules.
_NAMES = """
__builtin__ xrange builtins range, __builtin__ reduce functools reduce, __builtin__ intern sys
intern, __builtin__ unichr builtins chr, __builtin__ unicode builtins str, __builtin__ long
builtins int, itertools izip builtins zip, itertools imap builtins map, itertools ifilter builtins
filter, itertools ifilterfalse itertools filterfalse, itertools izip_longest itertools
zip_longest, UserDict IterableUserDict collections UserDict, UserList UserList collections
UserList, UserString UserString collections UserString, whichdb whichdb dbm whichdb, _socket
fromfd socket fromfd, _multiprocessing Connection multiprocessing.connection Connection,
multiprocessing.process Process multiprocessing.context Process, multiprocessing.forking Popen
multiprocessing.popen_fork Popen, urllib ContentTooShortError urllib.error ContentTooShortError,
urllib getproxies urllib.request getproxies, urllib pathname2url urllib.request pathname2url,
urllib quote_plus urllib.parse quote_plus, urllib quote urllib.parse quote, urllib unquote_plus
urllib.parse unquote_plus, urllib unquote urllib.parse unquote, urllib url2pathname urllib.request
url2pathname, urllib urlcleanup urllib.request urlcleanup, urllib urlencode urllib.parse
urlencode, urllib urlopen urllib.request urlopen, urllib urlretrieve urllib.request urlretrieve,
urllib2 HTTPError urllib.error HTTPError, urllib2 URLError urllib.error URLError, multiprocessing
AuthenticationError multiprocessing.context AuthenticationError, multiprocessing BufferTooShort
multiprocessing.context BufferTooShort, multiprocessing ProcessError multiprocessing.context
ProcessError, multiprocessing TimeoutError multiprocessing.context TimeoutError
"""
_NAMES_READ = """
__builtin__ basestring builtins str, UserDict UserDict collections UserDict, socket _socketobject
socket SocketType, exceptions StandardError builtins Exception
"""
_NAMES_WRITTEN = """
__builtin__ reduce _functools reduce, FileDialog FileDialog tkinter.filedialog FileDialog,
FileDialog LoadFileDialog tkinter.filedialog LoadFileDialog, FileDialog SaveFileDialog
tkinter.filedialog SaveFileDialog, SimpleDialog SimpleDialog tkinter.simpledialog SimpleDialog,
DocXMLRPCServer ServerHTMLDoc xmlrpc.server ServerHTMLDoc, DocXMLRPCServer XMLRPCDocGenerator
xmlrpc.server XMLRPCDocGenerator, DocXMLRPCServer DocXMLRPCRequestHandler xmlrpc.server
DocXMLRPCRequestHandler, DocXMLRPCServer DocXMLRPCServer xmlrpc.server DocXMLRPCServer,
DocXMLRPCServer DocCGIXMLRPCRequestHandler xmlrpc.server DocCGIXMLRPCRequestHandler,
SimpleHTTPServer SimpleHTTPRequestHandler http.server SimpleHTTPRequestHandler, CGIHTTPServer
CGIHTTPRequestHandler http.server CGIHTTPRequestHandler, socket _socketobject _socket socket
"""
# Exceptions that Python 2 did not have, under any name.
_NEWER = (
    BlockingIOError, RecursionError, StopAsyncIteration, BaseExceptionGroup, ExceptionGroup,
    ResourceWarning, EncodingWarning, PythonFinalizationError,
)


def _pairs(text):
    """Pairs of a name in Python 2 and one in Python 3; of a module's attribute these are pairs."""
    pairs = [pair.split() for pair in text.replace("\n", " ").split(",")]
    return [pair if len(pair) == 2 else (tuple(pair[:2]), tuple(pair[2:])) for pair in pairs]


def _by_new(*texts):
    return {new: old for text in texts for old, new in _pairs(text)}


FROM_PYTHON_2 = dict(_pairs(_NAMES) + _pairs(_NAMES_READ))
MODULES_FROM_PYTHON_2 = dict(_pairs(_MODULES) + _pairs(_MODULES_READ))
_TO_PYTHON_2 = _by_new(_NAMES, _NAMES_WRITTEN)
_MODULES_TO_PYTHON_2 = _by_new(_MODULES, _MODULES_WRITTEN)


def to_python_2(obj, module, name):
    """The module and name under which Python 2 had what is in this module under this name."""
    if module == "builtins" and isinstance(obj, type) and issubclass(obj, BaseException):
        if obj not in _NEWER:
            if issubclass(obj, OSError):
                name = "OSError"
            return "exceptions", "ImportError" if obj is ModuleNotFoundError else name
    if (module, name) in _TO_PYTHON_2:
        return _TO_PYTHON_2[module, name]
    return _MODULES_TO_PYTHON_2.get(module, module), name


def from_python_2(module, name):
    """The module and name of what Python 2 had under these."""
    if (module, name) in FROM_PYTHON_2:
        return FROM_PYTHON_2[module, name]
    return MODULES_FROM_PYTHON_2.get(module, module), name
