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

/// Whether the module `name` of these stands for one that is native code in CPython: its functions
/// refuse wrong arguments, and appear in programs, as natives do.
pub(crate) fn is_native(name: &str) -> bool {
    matches!(
        name,
        "_bisect"
            | "_codecs_by_name"
            | "_codecs_charmap"
            | "_collections_deque"
            | "_contextvars"
            | "_frame_locals"
            | "_functools"
            | "_heapq"
            | "_import_finders"
            | "_itertools_choices"
            | "_itertools_shared"
            | "_operator_more"
            | "_os_arguments"
            | "_os_descriptors"
            | "_os_files"
            | "_os_processes"
            | "_os_scan"
            | "_os_start"
            | "_re_objects"
            | "_struct_more"
            | "_structseq"
            | "_sys_more"
            | "_time_more"
            | "array"
            | "binascii"
            | "cmath"
            | "contextvars"
            | "fcntl"
            | "grp"
            | "itertools"
            | "marshal"
            | "operator"
            | "pwd"
            | "resource"
            | "select"
            | "termios"
            | "unicodedata"
            | "zlib"
    )
}

/// Whether the module `name` of these takes what it lacks from the reference's module of that name,
/// where a program has that on its path: such that keep no types or state of which there must be
/// one.
pub(crate) fn takes_more(name: &str) -> bool {
    matches!(
        name,
        "argparse"
            | "ast"
            | "base64"
            | "calendar"
            | "codecs"
            | "colorsys"
            | "configparser"
            | "csv"
            | "difflib"
            | "fnmatch"
            | "fractions"
            | "getopt"
            | "glob"
            | "importlib.util"
            | "inspect"
            | "json.decoder"
            | "json.encoder"
            | "logging"
            | "pathlib"
            | "pkgutil"
            | "random"
            | "reprlib"
            | "shutil"
            | "statistics"
            | "string"
            | "tempfile"
            | "textwrap"
            | "timeit"
            | "tokenize"
            | "urllib.parse"
            | "uuid"
    )
}

sources! {
    "_module_more" "_module_more.py" false;
    "_inspect_builtins" "_inspect_builtins.py" false;
    "_opcode" "_opcode.py" false;
    "_subprocess_fork" "_subprocess_fork.py" false;
    "_os_arguments" "_os_arguments.py" false;
    "_os_constants" "_os_constants.py" false;
    "_os_files" "_os_files.py" false;
    "_os_descriptors" "_os_descriptors.py" false;
    "_os_processes" "_os_processes.py" false;
    "_os_execute" "_os_execute.py" false;
    "_os_scan" "_os_scan.py" false;
    "_os_start" "_os_start.py" false;
    "fcntl" "fcntl.py" false;
    "termios" "termios.py" false;
    "resource" "resource.py" false;
    "pwd" "pwd.py" false;
    "grp" "grp.py" false;
    "tty" "tty.py" false;
    "pty" "pty.py" false;
    "getpass" "getpass.py" false;
    "_tokenize" "_tokenize.py" false;
    "_pathlib_windows" "_pathlib_windows.py" false;
    "_unicodedata_old" "_unicodedata_old.py" false;
    "_unicodedata_more" "_unicodedata_more.py" false;
    "_string" "_string.py" false;
    "_module_facts" "_module_facts.py" false;
    "_sys_types" "_sys_types.py" false;
    "_buffer" "_buffer.py" false;
    "_ast_check" "_ast_check.py" false;
    "_ast_compile" "_ast_compile.py" false;
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
    "_argparse_actions" "_argparse_actions.py" false;
    "_argparse_help" "_argparse_help.py" false;
    "_argparse_line" "_argparse_line.py" false;
    "argparse" "argparse.py" false;
    "fnmatch" "fnmatch.py" false;
    "glob" "glob.py" false;
    "shutil" "shutil.py" false;
    "stat" "stat.py" false;
    "_logging_handlers" "_logging_handlers.py" false;
    "_logging_record" "_logging_record.py" false;
    "logging" "logging/__init__.py" true;
    "_pathlib_pure" "_pathlib_pure.py" false;
    "pathlib" "pathlib.py" false;
    "tempfile" "tempfile.py" false;
    "urllib" "urllib/__init__.py" true;
    "urllib.error" "urllib/error.py" false;
    "urllib.parse" "urllib/parse.py" false;
    "_decimal_digits" "_decimal_digits.py" false;
    "_decimal_format" "_decimal_format.py" false;
    "_decimal_number" "_decimal_number.py" false;
    "_decimal_operations" "_decimal_operations.py" false;
    "_decimal_order" "_decimal_order.py" false;
    "decimal" "decimal.py" false;
    "_decimal_math" "_decimal_math.py" false;
    "_decimal_context" "_decimal_context.py" false;
    "_statistics_normal" "_statistics_normal.py" false;
    "getopt" "getopt.py" false;
    "pprint" "pprint.py" false;
    "queue" "queue.py" false;
    "secrets" "secrets.py" false;
    "shlex" "shlex.py" false;
    "statistics" "statistics.py" false;
    "timeit" "timeit.py" false;
    "difflib" "difflib.py" false;
    "uuid" "uuid.py" false;
    "calendar" "calendar.py" false;
    "colorsys" "colorsys.py" false;
    "configparser" "configparser.py" false;
    "sched" "sched.py" false;
    "asyncio.protocols" "asyncio/protocols.py" false;
    "asyncio.streams" "asyncio/streams.py" false;
    "signal" "signal.py" false;
    "warnings" "warnings.py" false;
    "_collections_deque" "_collections_deque.py" false;
    "_frame_locals" "_frame_locals.py" false;
    "_collections_namedtuple" "_collections_namedtuple.py" false;
    "collections.abc" "collections/abc.py" false;
    "_collections_abc" "_collections_abc.py" false;
    "_collections_abc_callable" "_collections_abc_callable.py" false;
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
    "json.tool" "json/tool.py" false;
    "array" "array.py" false;
    "struct" "struct.py" false;
    "_struct_more" "_struct_more.py" false;
    "_fractions_format" "_fractions_format.py" false;
    "fractions" "fractions.py" false;
    "numbers" "numbers.py" false;
    "textwrap" "textwrap.py" false;
    "_os_more" "_os_more.py" false;
    "_structseq" "_structseq.py" false;
    "_sys_more" "_sys_more.py" false;
    "pkgutil" "pkgutil.py" false;
    "_os_environ" "_os_environ.py" false;
    "_path_more" "_path_more.py" false;
    "binascii" "binascii.py" false;
    "threading" "threading.py" false;
    "_time_more" "_time_more.py" false;
    "_time_text" "_time_text.py" false;
    "csv" "csv.py" false;
    "_csv_sniffer" "_csv_sniffer.py" false;
    "_collections_mappings" "_collections_mappings.py" false;
    "_collections_wrappers" "_collections_wrappers.py" false;
    "_enum_flags" "_enum_flags.py" false;
    "_enum_parts" "_enum_parts.py" false;
    "_enum_type" "_enum_type.py" false;
    "_types_attribute" "_types_attribute.py" false;
    "_inspect_signature" "_inspect_signature.py" false;
    "_re_objects" "_re_objects.py" false;
    "_re_template" "_re_template.py" false;
    "enum" "enum.py" false;
    "re" "re.py" true;
    "re._constants" "_re_constants.py" false;
    "re._parser" "_re_parser.py" false;
    "_io" "_io.py" false;
    "_io_base" "_io_base.py" false;
    "_io_buffered" "_io_buffered.py" false;
    "_io_codec" "_io_codec.py" false;
    "_io_memory" "_io_memory.py" false;
    "_io_pair" "_io_pair.py" false;
    "_io_raw" "_io_raw.py" false;
    "_io_text" "_io_text.py" false;
    "_string_template" "_string_template.py" false;
    "_weakref_sets" "_weakref_sets.py" false;
    "abc" "abc.py" false;
    "ast" "ast.py" false;
    "_ast" "_ast.py" false;
    "_breakpoint" "_breakpoint.py" false;
    "_site_builtins" "_site_builtins.py" false;
    "_site_quitter" "_site_quitter.py" false;
    "_site_help" "_site_help.py" false;
    "_ast_old" "_ast_old.py" false;
    "_ast_type_comments" "_ast_type_comments.py" false;
    "_ast_unparse" "_ast_unparse.py" false;
    "_ast_unparse_parts" "_ast_unparse_parts.py" false;
    "_ast_versions" "_ast_versions.py" false;
    "atexit" "atexit.py" false;
    "__future__" "__future__.py" false;
    "base64" "base64.py" false;
    "bisect" "bisect.py" false;
    "_bisect" "_bisect.py" false;
    "cmath" "cmath.py" false;
    "codecs" "codecs.py" false;
    "_codecs" "_codecs.py" false;
    "_codecs_handlers" "_codecs_handlers.py" false;
    "_codecs_streams" "_codecs_streams.py" false;
    "_codecs_tables_more" "_codecs_tables_more.py" false;
    "_codecs_transforms" "_codecs_transforms.py" false;
    "_codecs_utf7" "_codecs_utf7.py" false;
    "_codecs_tables" "_codecs_tables.py" false;
    "_codecs_by_name" "_codecs_by_name.py" false;
    "_codecs_charmap" "_codecs_charmap.py" false;
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
    "_pickle_old_names" "_pickle_old_names.py" false;
    "_pickle_save" "_pickle_save.py" false;
    "dataclasses" "dataclasses.py" false;
    "_functools_dispatch" "_functools_dispatch.py" false;
    "functools" "functools.py" false;
    "_functools" "_functools.py" false;
    "heapq" "heapq.py" false;
    "_heapq" "_heapq.py" false;
    "importlib" "importlib/__init__.py" true;
    "importlib.abc" "importlib/abc.py" false;
    "importlib.machinery" "importlib/machinery.py" false;
    "importlib.metadata" "importlib/metadata.py" false;
    "importlib.resources" "importlib/resources.py" true;
    "importlib.util" "importlib/util.py" false;
    "_inspect_frames" "_inspect_frames.py" false;
    "inspect" "inspect.py" false;
    "io" "io.py" false;
    "_io_standard" "_io_standard.py" false;
    "itertools" "itertools.py" false;
    "_itertools_choices" "_itertools_choices.py" false;
    "_itertools_shared" "_itertools_shared.py" false;
    "operator" "operator.py" false;
    "_operator_more" "_operator_more.py" false;
    "marshal" "marshal.py" false;
    "ctypes" "ctypes.py" false;
    "random" "random.py" false;
    "runpy" "runpy.py" false;
    "traceback" "traceback.py" false;
    "_traceback_hint" "_traceback_hint.py" false;
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
    "_typing_aliases" "_typing_aliases.py" false;
    "_typing_dict" "_typing_dict.py" false;
    "_typing_forms" "_typing_forms.py" false;
    "_typing_functions" "_typing_functions.py" false;
    "_typing_generic" "_typing_generic.py" false;
    "_typing_hints" "_typing_hints.py" false;
    "_typing_io" "_typing_io.py" false;
    "_typing_more" "_typing_more.py" false;
    "_typing_named" "_typing_named.py" false;
    "_typing_names" "_typing_names.py" false;
    "_typing_parameters" "_typing_parameters.py" false;
    "_typing_protocol" "_typing_protocol.py" false;
    "_typing_reference" "_typing_reference.py" false;
    "_typing_substitution" "_typing_substitution.py" false;
    "_unicodedata_width" "_unicodedata_width.py" false;
    "token" "token.py" false;
    "tokenize" "tokenize.py" false;
    "weakref" "weakref.py" false;
    "zipimport" "zipimport.py" false;
    "zlib" "zlib.py" false;
    "_import_finders" "_import_finders.py" false;
    "_socket" "_socket.py" false;
    "socket" "socket.py" false;
    "_ssl" "_ssl.py" false;
    "sysconfig" "sysconfig.py" false;
    "select" "select.py" false;
    "_bz2" "_bz2.py" false;
    "_lzma" "_lzma.py" false;
    "mmap" "mmap.py" false;
    "_warnings" "_warnings.py" false;
    "faulthandler" "faulthandler.py" false;
    "_imp" "_imp.py" false;
    "pyexpat" "pyexpat.py" false;
}
