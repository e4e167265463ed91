//! What a misspelled name in a traceback may have meant.

use stackline_core::suggest::closest;
use stackline_core::{Held, TypeId, Value, Vm};

use super::is;

/// `. Did you mean: 'x'?`, where there is such a name.
pub(super) fn hint(vm: &mut Vm<'_>, exception: &Held) -> Option<String> {
    let is_name = is(vm, exception, TypeId::NameError);
    let is_attribute = is(vm, exception, TypeId::AttributeError);
    if !is_name && !is_attribute {
        return None;
    }
    let wrong = attribute(vm, exception, "name")?;
    let wrong = vm.str(wrong)?.to_owned();
    let names = match is_attribute {
        true => {
            let object = attribute(vm, exception, "obj")?;
            let mut names = names_of(vm, object)?;
            names.retain(|name| wrong.starts_with('_') || !name.starts_with('_'));
            names
        }
        false => names_in_scope(vm, vm.held(exception)),
    };
    let found = closest(&wrong, names.iter().map(String::as_str));
    let module = is_name && STANDARD_MODULES.binary_search(&wrong.as_str()).is_ok();
    match (found, module) {
        (Some(found), false) => Some(format!(". Did you mean: '{found}'?")),
        (Some(found), true) => Some(format!(
            ". Did you mean: '{found}'? Or did you forget to import '{wrong}'?"
        )),
        (None, true) => Some(format!(". Did you forget to import '{wrong}'?")),
        (None, false) => None,
    }
}

/// An attribute of the exception.
fn attribute(vm: &mut Vm<'_>, exception: &Held, name: &str) -> Option<Value> {
    let name = vm.new_str(name).ok()?;
    match vm.get_attr_opt(vm.held(exception), name) {
        Ok(v) => v,
        Err(_) => {
            vm.clear_pending();
            None
        }
    }
}

/// `dir(object)`.
fn names_of(vm: &mut Vm<'_>, object: Value) -> Option<Vec<String>> {
    let names = match vm.dir(object) {
        Ok(names) => names,
        Err(_) => {
            vm.clear_pending();
            return None;
        }
    };
    let count = vm.sequence_len(names)?;
    let name = |i| {
        vm.sequence_item(names, i)
            .and_then(|v| vm.str(v))
            .map(str::to_owned)
    };
    Some((0..count).filter_map(name).collect())
}

/// The variables of the innermost function of the traceback, the globals, and the builtins.
fn names_in_scope(vm: &Vm<'_>, exception: Value) -> Vec<String> {
    let mut names = Vec::new();
    let image = vm.image();
    if let Some((id, _)) = vm.traceback(exception).last() {
        let code = image.code(id);
        let locals = code.get(stackline_core::image::field::LOCALS);
        let free = code.get(stackline_core::image::field::FREE);
        let variables = (0..locals + free).map(|n| image.str(image.variable(code, n)));
        names.extend(variables.map(|name| name.trim_start_matches('[').to_owned()));
    }
    let globals = vm.main_namespace();
    let mut at = 0;
    while let Some((key, _, next)) = vm.dict_entry(globals, at) {
        names.extend(vm.str(key).map(str::to_owned));
        at = next;
    }
    names.extend(vm.builtin_names().map(str::to_owned));
    names
}

/// Modules of the standard library, sorted: a name that nobody has bound may be one.
pub(crate) const STANDARD_MODULES: &[&str] = &[
    "abc",
    "antigravity",
    "argparse",
    "array",
    "ast",
    "asyncio",
    "atexit",
    "base64",
    "bdb",
    "binascii",
    "bisect",
    "builtins",
    "bz2",
    "cProfile",
    "calendar",
    "cmath",
    "cmd",
    "code",
    "codecs",
    "codeop",
    "collections",
    "colorsys",
    "compileall",
    "concurrent",
    "configparser",
    "contextlib",
    "contextvars",
    "copy",
    "copyreg",
    "csv",
    "ctypes",
    "curses",
    "dataclasses",
    "datetime",
    "dbm",
    "decimal",
    "difflib",
    "dis",
    "doctest",
    "email",
    "encodings",
    "ensurepip",
    "enum",
    "errno",
    "faulthandler",
    "fcntl",
    "filecmp",
    "fileinput",
    "fnmatch",
    "fractions",
    "ftplib",
    "functools",
    "gc",
    "genericpath",
    "getopt",
    "getpass",
    "gettext",
    "glob",
    "graphlib",
    "grp",
    "gzip",
    "hashlib",
    "heapq",
    "hmac",
    "html",
    "http",
    "idlelib",
    "imaplib",
    "importlib",
    "inspect",
    "io",
    "ipaddress",
    "itertools",
    "json",
    "keyword",
    "linecache",
    "locale",
    "logging",
    "lzma",
    "mailbox",
    "marshal",
    "math",
    "mimetypes",
    "mmap",
    "modulefinder",
    "msvcrt",
    "multiprocessing",
    "netrc",
    "nt",
    "ntpath",
    "nturl2path",
    "numbers",
    "opcode",
    "operator",
    "optparse",
    "os",
    "pathlib",
    "pdb",
    "pickle",
    "pickletools",
    "pkgutil",
    "platform",
    "plistlib",
    "poplib",
    "posix",
    "posixpath",
    "pprint",
    "profile",
    "pstats",
    "pty",
    "pwd",
    "py_compile",
    "pyclbr",
    "pydoc",
    "pydoc_data",
    "pyexpat",
    "queue",
    "quopri",
    "random",
    "re",
    "readline",
    "reprlib",
    "resource",
    "rlcompleter",
    "runpy",
    "sched",
    "secrets",
    "select",
    "selectors",
    "shelve",
    "shlex",
    "shutil",
    "signal",
    "site",
    "smtplib",
    "socket",
    "socketserver",
    "sqlite3",
    "sre_compile",
    "sre_constants",
    "sre_parse",
    "ssl",
    "stat",
    "statistics",
    "string",
    "stringprep",
    "struct",
    "subprocess",
    "symtable",
    "sys",
    "sysconfig",
    "syslog",
    "tabnanny",
    "tarfile",
    "tempfile",
    "termios",
    "textwrap",
    "this",
    "threading",
    "time",
    "timeit",
    "tkinter",
    "token",
    "tokenize",
    "tomllib",
    "trace",
    "traceback",
    "tracemalloc",
    "tty",
    "turtle",
    "turtledemo",
    "types",
    "typing",
    "unicodedata",
    "unittest",
    "urllib",
    "uuid",
    "venv",
    "warnings",
    "wave",
    "weakref",
    "webbrowser",
    "winreg",
    "winsound",
    "wsgiref",
    "xml",
    "xmlrpc",
    "zipapp",
    "zipfile",
    "zipimport",
    "zlib",
    "zoneinfo",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_are_sorted() {
        assert!(STANDARD_MODULES.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
