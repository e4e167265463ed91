//! What a misspelled name may have meant, by CPython's measure of likeness.

use stackline_core::{Held, TypeId, Value, Vm};

use super::is;

/// Candidates beyond this number are not looked at.
const MOST_CANDIDATES: usize = 750;
/// Names longer than this, in bytes, are not compared.
const LONGEST: usize = 40;
/// The cost of an insertion, a deletion, or a substitution.
const MOVE: usize = 2;
/// The cost of writing a letter in the other case.
const CASE: usize = 1;

/// `. Did you mean: 'x'?`, where there is such a name.
pub(super) fn hint(vm: &mut Vm<'_>, exception: &Held) -> Option<String> {
    let is_name = is(vm, exception, TypeId::NameError);
    let is_attribute = is(vm, exception, TypeId::AttributeError);
    if !is_name && !is_attribute {
        return None;
    }
    let wrong = attribute(vm, exception, "name")?;
    let wrong = vm.str(wrong)?.to_owned();
    let found = match is_attribute {
        true => {
            let object = attribute(vm, exception, "obj")?;
            let names = names_of(vm, object)?;
            let hides = !wrong.starts_with('_');
            let names = names
                .into_iter()
                .filter(|name| !(hides && name.starts_with('_')));
            closest(&wrong, names.collect())
        }
        false => closest(&wrong, names_in_scope(vm, vm.held(exception))),
    };
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
        names.extend((0..locals + free).map(|n| image.str(image.variable(code, n)).to_owned()));
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

/// The candidate that is most like `wrong`, if one is like enough.
fn closest(wrong: &str, candidates: Vec<String>) -> Option<String> {
    if candidates.len() >= MOST_CANDIDATES || wrong.len() > LONGEST {
        return None;
    }
    let mut best: Option<(usize, String)> = None;
    for candidate in candidates {
        if candidate == wrong {
            continue;
        }
        // At most a third of all letters may differ.
        let mut most = (wrong.len() + candidate.len() + 3) * MOVE / 6;
        if let Some((distance, _)) = best {
            most = most.min(distance - 1);
        }
        let distance = distance(wrong.as_bytes(), candidate.as_bytes(), most);
        if distance <= most {
            if distance == 0 {
                return Some(candidate);
            }
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

fn substitution(a: u8, b: u8) -> usize {
    match (a == b, a.eq_ignore_ascii_case(&b)) {
        (true, _) => 0,
        (_, true) => CASE,
        _ => MOVE,
    }
}

/// The cost of turning one name into the other (Levenshtein), or anything above `most`.
fn distance(a: &[u8], b: &[u8], most: usize) -> usize {
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[same..], &b[same..]);
    let same = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take_while(|(x, y)| x == y)
        .count();
    let (a, b) = (&a[..a.len() - same], &b[..b.len() - same]);
    if a.is_empty() || b.is_empty() {
        return (a.len() + b.len()) * MOVE;
    }
    if a.len() > LONGEST || b.len() > LONGEST || a.len().abs_diff(b.len()) * MOVE > most {
        return most + 1;
    }
    // Costs of turning each prefix of `a` into the prefix of `b` seen so far.
    let mut row: Vec<usize> = (0..=a.len()).map(|i| i * MOVE).collect();
    for (j, &y) in b.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = (j + 1) * MOVE;
        for (i, &x) in a.iter().enumerate() {
            let substituted = diagonal + substitution(x, y);
            diagonal = row[i + 1];
            row[i + 1] = substituted.min(row[i].min(diagonal) + MOVE);
        }
    }
    row[a.len()]
}

/// Modules of the standard library, sorted: a name that nobody has bound may be one.
const STANDARD_MODULES: &[&str] = &[
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

    fn names(list: &[&str]) -> Vec<String> {
        list.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn the_most_like_name_is_found() {
        let candidates = names(&["print", "point", "len", "value"]);
        assert_eq!(
            closest("prnt", candidates.clone()).as_deref(),
            Some("print")
        );
        assert_eq!(
            closest("vlaue", candidates.clone()).as_deref(),
            Some("value")
        );
        assert_eq!(closest("quux", candidates.clone()), None);
        assert_eq!(closest("Print", candidates).as_deref(), Some("print"));
    }

    #[test]
    fn distances() {
        assert_eq!(distance(b"abc", b"abc", 10), 0);
        assert_eq!(distance(b"abc", b"aBc", 10), CASE);
        assert_eq!(distance(b"abc", b"abxc", 10), MOVE);
        assert_eq!(distance(b"kitten", b"sitting", 20), 3 * MOVE);
    }

    #[test]
    fn modules_are_sorted() {
        assert!(STANDARD_MODULES.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
