//! The part of Python's standard library that is written in Python: its sources are compiled
//! when a program imports them and has no module of that name of its own.

macro_rules! sources {
    ($($name:literal $file:literal $package:literal;)*) => {
        /// The source of the module `name`, and whether it is a package's.
        pub(crate) fn source(name: &str) -> Option<(&'static str, bool)> {
            match name {
                $($name => Some((include_str!($file), $package)),)*
                _ => None,
            }
        }
    };
}

sources! {
    "asyncio" "asyncio/__init__.py" true;
    "asyncio.base_events" "asyncio/base_events.py" false;
    "asyncio.coroutines" "asyncio/coroutines.py" false;
    "asyncio.events" "asyncio/events.py" false;
    "asyncio.exceptions" "asyncio/exceptions.py" false;
    "asyncio.futures" "asyncio/futures.py" false;
    "asyncio.locks" "asyncio/locks.py" false;
    "asyncio.mixins" "asyncio/mixins.py" false;
    "asyncio.queues" "asyncio/queues.py" false;
    "asyncio.refused" "asyncio/refused.py" false;
    "asyncio.runners" "asyncio/runners.py" false;
    "asyncio.taskgroups" "asyncio/taskgroups.py" false;
    "asyncio.tasks" "asyncio/tasks.py" false;
    "asyncio.timeouts" "asyncio/timeouts.py" false;
    "asyncio.waiting" "asyncio/waiting.py" false;
    "_datetime_date" "_datetime_date.py" false;
    "_datetime_delta" "_datetime_delta.py" false;
    "_datetime_moment" "_datetime_moment.py" false;
    "_datetime_text" "_datetime_text.py" false;
    "_datetime_time" "_datetime_time.py" false;
    "_datetime_zone" "_datetime_zone.py" false;
    "datetime" "datetime.py" false;
    "signal" "signal.py" false;
    "warnings" "warnings.py" false;
    "_collections_deque" "_collections_deque.py" false;
    "_collections_namedtuple" "_collections_namedtuple.py" false;
    "collections.abc" "collections/abc.py" false;
    "_collections_abc" "_collections_abc.py" false;
    "_collections_abc_mixins" "_collections_abc_mixins.py" false;
    "_collections_abc_types" "_collections_abc_types.py" false;
    "contextvars" "contextvars.py" false;
    "_contextvars" "_contextvars.py" false;
    "_thread" "_thread.py" false;
    "reprlib" "reprlib.py" false;
    "hashlib" "hashlib.py" false;
    "json" "json/__init__.py" true;
    "json.decoder" "json/decoder.py" false;
    "json.encoder" "json/encoder.py" false;
    "array" "array.py" false;
    "struct" "struct.py" false;
    "fractions" "fractions.py" false;
    "numbers" "numbers.py" false;
    "textwrap" "textwrap.py" false;
    "_os_more" "_os_more.py" false;
    "_os_environ" "_os_environ.py" false;
    "_path_more" "_path_more.py" false;
    "binascii" "binascii.py" false;
    "threading" "threading.py" false;
    "_time_more" "_time_more.py" false;
    "_time_text" "_time_text.py" false;
    "csv" "csv.py" false;
    "_collections_wrappers" "_collections_wrappers.py" false;
    "_enum_flags" "_enum_flags.py" false;
    "_enum_type" "_enum_type.py" false;
    "_inspect_signature" "_inspect_signature.py" false;
    "_re_template" "_re_template.py" false;
    "enum" "enum.py" false;
    "re" "re.py" true;
    "re._parser" "_re_parser.py" false;
    "_io" "_io.py" false;
    "_io_base" "_io_base.py" false;
    "_io_binary" "_io_binary.py" false;
    "_io_memory" "_io_memory.py" false;
    "_io_text" "_io_text.py" false;
    "_string_template" "_string_template.py" false;
    "_typing_forms" "_typing_forms.py" false;
    "_typing_parameters" "_typing_parameters.py" false;
    "_weakref_sets" "_weakref_sets.py" false;
    "abc" "abc.py" false;
    "atexit" "atexit.py" false;
    "__future__" "__future__.py" false;
    "base64" "base64.py" false;
    "bisect" "bisect.py" false;
    "cmath" "cmath.py" false;
    "codecs" "codecs.py" false;
    "_codecs" "_codecs.py" false;
    "_codecs_tables" "_codecs_tables.py" false;
    "_codecs_text" "_codecs_text.py" false;
    "collections" "collections/__init__.py" true;
    "contextlib" "contextlib.py" false;
    "copy" "copy.py" false;
    "copyreg" "copyreg.py" false;
    "_copyreg_builtin" "_copyreg_builtin.py" false;
    "pdb" "pdb.py" false;
    "pickle" "pickle.py" false;
    "_pickle_load" "_pickle_load.py" false;
    "_pickle_names" "_pickle_names.py" false;
    "_pickle_save" "_pickle_save.py" false;
    "dataclasses" "dataclasses.py" false;
    "functools" "functools.py" false;
    "heapq" "heapq.py" false;
    "importlib" "importlib/__init__.py" true;
    "importlib.abc" "importlib/abc.py" false;
    "importlib.machinery" "importlib/machinery.py" false;
    "importlib.metadata" "importlib/metadata.py" false;
    "importlib.resources" "importlib/resources.py" false;
    "importlib.util" "importlib/util.py" false;
    "inspect" "inspect.py" false;
    "io" "io.py" false;
    "itertools" "itertools.py" false;
    "operator" "operator.py" false;
    "_operator" "_operator.py" false;
    "marshal" "marshal.py" false;
    "ctypes" "ctypes.py" false;
    "random" "random.py" false;
    "traceback" "traceback.py" false;
    "_traceback_stack" "_traceback_stack.py" false;
    "keyword" "keyword.py" false;
    "linecache" "linecache.py" false;
    "subprocess" "subprocess.py" false;
    "string" "string.py" false;
    "types" "types.py" false;
    "typing" "typing.py" false;
    "unicodedata" "unicodedata.py" false;
    "unittest" "unittest/__init__.py" true;
    "unittest.__main__" "unittest/__main__.py" false;
    "unittest._asserts" "unittest/_asserts.py" false;
    "unittest.async_case" "unittest/async_case.py" false;
    "unittest.case" "unittest/case.py" false;
    "unittest.loader" "unittest/loader.py" false;
    "unittest.main" "unittest/main.py" false;
    "unittest.result" "unittest/result.py" false;
    "unittest.runner" "unittest/runner.py" false;
    "unittest.suite" "unittest/suite.py" false;
    "_unicodedata_width" "_unicodedata_width.py" false;
    "weakref" "weakref.py" false;
}
