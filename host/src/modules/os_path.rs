//! `os.path`: paths as texts, and questions about files.

use std::fs::Metadata;
use std::os::unix::fs::MetadataExt;

use stackline_core::{Args, Part, Res, TypeId, Value, Vm};

use super::arguments::Arity::{Between, Exactly, Named, One, Zero};
use super::arguments::{ANY, file_system_path, named, path, value_error};
use super::os_file::is_file_that;
use super::{functions, index, set, set_str};
use crate::os_text;
use crate::session::StdHost;

functions! { index::OS_PATH;
    "__dir__" Zero, |_, vm, _| super::lazy::names(vm, "posixpath", &["_path_more"]);
    "__getattr__" One, |_, vm, args| {
        super::lazy::attribute(vm, "posixpath", "_path_more", args)
    };
    "join" Between(1, ANY), join;
    "basename" One, |_, vm, args| part(vm, args, "basename", |p| split(p).1.to_owned());
    "dirname" One, |_, vm, args| part(vm, args, "dirname", |p| split(p).0.to_owned());
    "split" One, |_, vm, args| pair(vm, args, "split", split);
    "splitext" One, |_, vm, args| pair(vm, args, "splitext", split_extension);
    "normpath" One, |_, vm, args| part(vm, args, "normpath", normal);
    "abspath" One, |_, vm, args| part(vm, args, "abspath", absolute);
    "realpath" Named(1, &["filename", "strict"]), real_path;
    "isabs" One, |_, vm, args| ask(vm, args, "isabs", |p| p.starts_with(b"/"));
    "exists" One, |_, vm, args| ask(vm, args, "exists", |p| is_file_that(p, |_| true));
    "isfile" One, |_, vm, args| ask(vm, args, "isfile", |p| is_file_that(p, |f| f.is_file()));
    "isdir" One, |_, vm, args| ask(vm, args, "isdir", |p| is_file_that(p, |f| f.is_dir()));
    "islink" One, |_, vm, args| ask(vm, args, "islink", |p| {
        link_facts(p).is_some_and(|facts| facts.is_symlink())
    });
    "getsize" One, |_, vm, args| fact(vm, args, "getsize", |vm, f| vm.new_int(f.len().into()));
    "getmtime" One, |_, vm, args| fact(vm, args, "getmtime", |_, f| time(f.mtime(), f.mtime_nsec()));
    "getatime" One, |_, vm, args| fact(vm, args, "getatime", |_, f| time(f.atime(), f.atime_nsec()));
    "getctime" One, |_, vm, args| fact(vm, args, "getctime", |_, f| time(f.ctime(), f.ctime_nsec()));
    "lexists" One, |_, vm, args| ask(vm, args, "lexists", |p| link_facts(p).is_some());
    "samefile" Exactly(2), same_file;
    "normcase" One, |_, vm, args| part(vm, args, "normcase", str::to_owned);
    "splitdrive" One, |_, vm, args| pair(vm, args, "splitdrive", |p| ("", p));
    "relpath" Between(1, 2), relative;
    "commonpath" One, common_path;
    "expandvars" One, |_, vm, args| {
        let path = text(vm, "expandvars", vm.arg(args, 0))?;
        let expanded = expand_variables(vm, &path);
        path.made(vm, &expanded)
    };
    "commonprefix" One, common_prefix;
    "expanduser" One, expand_user;
}

/// Adds what are no functions.
pub(super) fn fill(vm: &mut Vm<'_>, namespace: Value) -> Res<()> {
    for (name, text) in [
        ("sep", "/"),
        ("curdir", "."),
        ("pardir", ".."),
        ("extsep", "."),
        ("pathsep", ":"),
        ("defpath", "/bin:/usr/bin"),
        ("devnull", "/dev/null"),
    ] {
        set_str(vm, namespace, name, text)?;
    }
    set(vm, namespace, "altsep", Value::NONE)
}

pub(super) fn init(_: &StdHost, vm: &mut Vm<'_>, namespace: Value) -> Res<()> {
    fill(vm, namespace)
}

/// A path that was given, as text, and whether it was bytes: what is made of it is of that type.
struct Given {
    text: String,
    is_bytes: bool,
}

impl Given {
    fn made(&self, vm: &mut Vm<'_>, text: &str) -> Res {
        match self.is_bytes {
            true => vm.new_bytes(&os_text::encoded(text).unwrap_or_default()),
            false => vm.new_str(text),
        }
    }
}

impl std::ops::Deref for Given {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

/// Refuses paths of which some are bytes and others not.
fn all_alike(vm: &mut Vm<'_>, paths: &[Given]) -> Res<()> {
    match paths
        .windows(2)
        .all(|two| two[0].is_bytes == two[1].is_bytes)
    {
        true => Ok(()),
        false => {
            let text = "Can't mix strings and bytes in path components";
            Err(vm.raise(TypeId::TypeError, &[text.into()]))
        }
    }
}

/// The text of a path argument. What follows the first of `join` is refused in that one's words.
fn text(vm: &mut Vm<'_>, function: &str, v: Value) -> Res<Given> {
    let v = file_system_path(vm, v)?;
    let given = match vm.str(v) {
        Some(text) => Some((text.to_owned(), false)),
        None => vm.bytes_of(v).map(|bytes| (os_text::decoded(bytes), true)),
    };
    match given {
        Some((text, is_bytes)) => Ok(Given { text, is_bytes }),
        None => {
            let own = "join() argument must be str, bytes, or os.PathLike object, not '";
            let (text, end) = match function {
                "join" => (own, "'"),
                _ => ("expected str, bytes or os.PathLike object, not ", ""),
            };
            let message = [text.into(), Part::TypeOf(v), end.into()];
            Err(vm.raise(TypeId::TypeError, &message))
        }
    }
}

fn part(vm: &mut Vm<'_>, args: Args, name: &str, of: fn(&str) -> String) -> Res {
    let path = text(vm, name, vm.arg(args, 0))?;
    path.made(vm, &of(&path))
}

fn pair(vm: &mut Vm<'_>, args: Args, name: &str, of: fn(&str) -> (&str, &str)) -> Res {
    let path = text(vm, name, vm.arg(args, 0))?;
    let (first, second) = of(&path);
    let items = [path.made(vm, first)?, path.made(vm, second)?];
    vm.new_tuple(&items)
}

fn ask(vm: &mut Vm<'_>, args: Args, name: &str, question: fn(&[u8]) -> bool) -> Res {
    #[cfg(feature = "compiler")]
    if name != "isabs" && !vm.is_str(vm.arg(args, 0)) {
        return super::lazy::call_library(vm, "_path_more", name, vm.arg(args, 0));
    }
    // There is no file of a name that the system cannot have.
    if let Some(text) = vm.str(vm.arg(args, 0))
        && (text.as_bytes().contains(&0) || os_text::encoded(text).is_err())
    {
        return Ok(Value::bool(name == "isabs" && text.starts_with('/')));
    }
    let path = path(vm, name, vm.arg(args, 0))?;
    Ok(Value::bool(question(&path)))
}

fn join(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let mut paths = Vec::with_capacity(args.len());
    for i in 0..args.len() {
        let function = if i == 0 { "" } else { "join" };
        paths.push(text(vm, function, vm.arg(args, i))?);
    }
    all_alike(vm, &paths)?;
    let mut joined = String::new();
    for (i, next) in paths.iter().enumerate() {
        if i == 0 || next.starts_with('/') {
            joined.clear();
        } else if !joined.is_empty() && !joined.ends_with('/') {
            joined.push('/');
        }
        joined += next;
    }
    paths[0].made(vm, &joined)
}

/// Everything before the last component, without the slashes between, and that component.
fn split(path: &str) -> (&str, &str) {
    let (head, tail) = path.split_at(path.rfind('/').map_or(0, |at| at + 1));
    let trimmed = head.trim_end_matches('/');
    (if trimmed.is_empty() { head } else { trimmed }, tail)
}

/// The path without its extension, and the extension with its dot. Leading dots are no
/// extension.
fn split_extension(path: &str) -> (&str, &str) {
    let name = path.rfind('/').map_or(0, |at| at + 1);
    let dots = path[name..].len() - path[name..].trim_start_matches('.').len();
    match path[name + dots..].rfind('.') {
        Some(at) => path.split_at(name + dots + at),
        None => (path, ""),
    }
}

fn normal(path: &str) -> String {
    if path.is_empty() {
        return ".".to_owned();
    }
    // POSIX leaves the meaning of exactly two leading slashes open, so they are kept.
    let slashes = path.len() - path.trim_start_matches('/').len();
    let root = ["", "/", "//"].get(slashes).copied().unwrap_or("/");
    let mut kept: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if kept.last().is_some_and(|last| *last != "..") => {
                kept.pop();
            }
            ".." if !root.is_empty() => {}
            part => kept.push(part),
        }
    }
    let joined = format!("{root}{}", kept.join("/"));
    if joined.is_empty() {
        ".".to_owned()
    } else {
        joined
    }
}

/// The path from the root on, without `.` and `..`.
pub(crate) fn absolute(path: &str) -> String {
    if path.starts_with('/') {
        return normal(path);
    }
    let folder = std::env::current_dir().unwrap_or_default();
    normal(&format!("{}/{path}", folder.to_string_lossy()))
}

/// `realpath(filename, *, strict=False)`: strictly, all of it must exist. Where some of it does not,
/// the library follows the links that there are.
fn real_path(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let given = named(vm, args, 0, "filename");
    let path = text(vm, "realpath", given)?;
    if let Ok(found) = std::fs::canonicalize(&path.text) {
        return path.made(vm, &found.to_string_lossy());
    }
    let strict = named(vm, args, 1, "strict");
    let strict = !strict.is_unbound() && vm.truth(strict)?;
    #[cfg(feature = "compiler")]
    return real_path_of_links(vm, &path, strict);
    #[cfg(not(feature = "compiler"))]
    return match strict {
        true => {
            let name = vm.new_str(&path)?;
            Err(vm.raise_os(libc::ENOENT, Some(name)))
        }
        false => path.made(vm, &absolute(&path)),
    };
}

#[cfg(feature = "compiler")]
fn real_path_of_links(vm: &mut Vm<'_>, path: &Given, strict: bool) -> Res {
    let name = path.made(vm, path)?;
    let pair = vm.new_tuple(&[name, Value::bool(strict)])?;
    super::lazy::call_library(vm, "_path_more", "realpath_of_links", pair)
}

/// `expanduser(path)`: what begins with `~` the library replaces.
fn expand_user(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let given = vm.arg(args, 0);
    let path = text(vm, "expanduser", given)?;
    if !path.starts_with('~') {
        return path.made(vm, &path);
    }
    #[cfg(feature = "compiler")]
    return super::lazy::call_library(vm, "_path_more", "expanduser", vm.arg(args, 0));
    #[cfg(not(feature = "compiler"))]
    return path.made(vm, &path);
}

/// `commonprefix(paths)`: the characters that all of the strings begin with.
fn common_prefix(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let list = vm.list_of(vm.arg(args, 0))?;
    let texts = (0..vm.sequence_len(list).unwrap_or(0)).filter_map(|i| {
        let item = vm.sequence_item(list, i)?;
        let text = vm.str(item).map(str::to_owned);
        let bytes = || vm.bytes_of(item).map(os_text::decoded);
        text.map(|text| (text, false))
            .or_else(|| bytes().map(|text| (text, true)))
    });
    let texts = texts.map(|(text, is_bytes)| Given { text, is_bytes });
    let prefix = texts.reduce(|mut a, b| {
        let same = a.chars().zip(b.chars()).take_while(|(x, y)| x == y);
        let len = same.map(|(c, _)| c.len_utf8()).sum();
        a.text.truncate(len);
        a
    });
    match prefix {
        Some(prefix) => prefix.made(vm, &prefix),
        None => vm.new_str(""),
    }
}

/// What is known of a file, and not of what it links to.
fn link_facts(path: &[u8]) -> Option<Metadata> {
    std::fs::symlink_metadata(super::os::os_str(path)).ok()
}

/// What is known of the file that argument `i` names.
fn facts_of(vm: &mut Vm<'_>, args: Args, i: usize, name: &str) -> Res<Metadata> {
    let filename = vm.arg(args, i);
    let path = path(vm, name, filename)?;
    std::fs::metadata(super::os::os_str(&path))
        .map_err(|e| vm.raise_os(e.raw_os_error().unwrap_or(libc::EIO), Some(filename)))
}

fn fact(vm: &mut Vm<'_>, args: Args, name: &str, of: fn(&mut Vm<'_>, &Metadata) -> Res) -> Res {
    let facts = facts_of(vm, args, 0, name)?;
    of(vm, &facts)
}

/// A time of a file, in seconds.
fn time(seconds: i64, nanoseconds: i64) -> Res {
    Ok(Value::float(seconds as f64 + nanoseconds as f64 * 1e-9))
}

fn same_file(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let first = facts_of(vm, args, 0, "samefile")?;
    let second = facts_of(vm, args, 1, "samefile")?;
    let same = (first.dev(), first.ino()) == (second.dev(), second.ino());
    Ok(Value::bool(same))
}

/// `relpath(path, start=os.curdir)`.
fn relative(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let given = text(vm, "relpath", vm.arg(args, 0))?;
    let path = given.text.clone();
    if path.is_empty() {
        return Err(value_error(vm, "no path specified"));
    }
    let start = match args.len() {
        2 if !vm.arg(args, 1).is_none() => text(vm, "relpath", vm.arg(args, 1))?.text,
        _ => ".".to_owned(),
    };
    let (path, start) = (absolute(&path), absolute(&start));
    let parts = |text: &str| -> Vec<String> {
        let parts = text.split('/').filter(|part| !part.is_empty());
        parts.map(str::to_owned).collect()
    };
    let (path, start) = (parts(&path), parts(&start));
    let same = path.iter().zip(&start).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n("..", start.len() - same);
    let way: Vec<&str> = up.chain(path[same..].iter().map(String::as_str)).collect();
    let way = if way.is_empty() {
        ".".to_owned()
    } else {
        way.join("/")
    };
    given.made(vm, &way)
}

/// `commonpath(paths)`: the longest path that all of them begin with.
fn common_path(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let list = vm.list_of(vm.arg(args, 0))?;
    let mut paths = Vec::new();
    for i in 0..vm.sequence_len(list).unwrap_or(0) {
        let item = vm.sequence_item(list, i).unwrap_or(Value::NONE);
        paths.push(text(vm, "commonpath", item)?);
    }
    all_alike(vm, &paths)?;
    let rooted = paths.iter().filter(|path| path.starts_with('/')).count();
    match rooted {
        _ if paths.is_empty() => {
            return Err(value_error(vm, "commonpath() arg is an empty sequence"));
        }
        0 => {}
        n if n == paths.len() => {}
        _ => return Err(value_error(vm, "Can't mix absolute and relative paths")),
    }
    let parts = |path: &str| -> Vec<String> {
        let parts = path
            .split('/')
            .filter(|part| !part.is_empty() && *part != ".");
        parts.map(str::to_owned).collect()
    };
    let common = paths.iter().map(|path| parts(path)).reduce(|a, b| {
        let same = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
        a[..same].to_vec()
    });
    let root = if rooted > 0 { "/" } else { "" };
    let common = format!("{root}{}", common.unwrap_or_default().join("/"));
    match paths.first() {
        Some(first) => first.made(vm, &common),
        None => vm.new_str(&common),
    }
}

/// The path with `$NAME` and `${NAME}` replaced by variables of the environment that are set.
fn expand_variables(vm: &Vm<'_>, path: &str) -> String {
    let mut expanded = String::new();
    let mut rest = path;
    while let Some(at) = rest.find('$') {
        let after = &rest[at + 1..];
        let braced = after
            .strip_prefix('{')
            .and_then(|inner| inner.split_once('}'));
        let plain = after.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
        let (name, len) = match braced {
            Some((name, _)) => (name, name.len() + 2),
            None => (
                &after[..plain.unwrap_or(after.len())],
                plain.unwrap_or(after.len()),
            ),
        };
        let whole = &rest[at..at + 1 + len];
        expanded += &rest[..at];
        match super::os::variable(vm, name) {
            Some(value) if !name.is_empty() => expanded += &value,
            _ => expanded += whole,
        }
        rest = &after[len..];
    }
    expanded + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_come_apart_as_in_posixpath() {
        let splits = [
            ("/a/b", "/a", "b"),
            ("a", "", "a"),
            ("/", "/", ""),
            ("a//b/", "a//b", ""),
        ];
        for (path, head, tail) in splits {
            assert_eq!(split(path), (head, tail));
        }
        let extensions = [
            ("a.b.c", "a.b", ".c"),
            (".bashrc", ".bashrc", ""),
            ("a.d/b", "a.d/b", ""),
        ];
        for (path, root, extension) in extensions {
            assert_eq!(split_extension(path), (root, extension));
        }
    }

    #[test]
    fn paths_become_normal() {
        let cases = [
            ("", "."),
            ("a//b/./c/..", "a/b"),
            ("../x/../..", "../.."),
            ("//a", "//a"),
            ("///a/../..", "/"),
        ];
        for (path, expected) in cases {
            assert_eq!(normal(path), expected, "{path}");
        }
    }
}
