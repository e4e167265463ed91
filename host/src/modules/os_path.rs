//! `os.path`: paths as texts, and questions about files.

use stackline_core::{Args, Part, Res, TypeId, Value, Vm};

use super::arguments::Arity::{Between, One};
use super::arguments::{ANY, path};
use super::os_file::is_file_that;
use super::{functions, index, set, set_str};
use crate::session::StdHost;

functions! { index::OS_PATH;
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
    "realpath" One, |_, vm, args| part(vm, args, "realpath", real);
    "isabs" One, |_, vm, args| ask(vm, args, "isabs", |p| p.starts_with(b"/"));
    "exists" One, |_, vm, args| ask(vm, args, "exists", |p| is_file_that(p, |_| true));
    "isfile" One, |_, vm, args| ask(vm, args, "isfile", |p| is_file_that(p, |f| f.is_file()));
    "isdir" One, |_, vm, args| ask(vm, args, "isdir", |p| is_file_that(p, |f| f.is_dir()));
    "islink" One, |_, vm, args| ask(vm, args, "islink", is_link);
    "getsize" One, size;
    "commonprefix" One, common_prefix;
    "expanduser" One, |_, vm, args| part(vm, args, "expanduser", expand_user);
}

/// Adds what are no functions.
pub(super) fn fill(vm: &mut Vm<'_>, namespace: Value) -> Res<()> {
    for (name, text) in [
        ("sep", "/"),
        ("curdir", "."),
        ("pardir", ".."),
        ("extsep", "."),
    ] {
        set_str(vm, namespace, name, text)?;
    }
    set(vm, namespace, "altsep", Value::NONE)
}

pub(super) fn init(_: &StdHost, vm: &mut Vm<'_>, namespace: Value) -> Res<()> {
    fill(vm, namespace)
}

/// The text of a path argument.
fn text(vm: &mut Vm<'_>, function: &str, v: Value) -> Res<String> {
    match vm.str(v) {
        Some(text) => Ok(text.to_owned()),
        None => {
            let _ = function;
            let message = [
                "expected str, bytes or os.PathLike object, not ".into(),
                Part::TypeOf(v),
            ];
            Err(vm.raise(TypeId::TypeError, &message))
        }
    }
}

fn part(vm: &mut Vm<'_>, args: Args, name: &str, of: fn(&str) -> String) -> Res {
    let path = text(vm, name, vm.arg(args, 0))?;
    vm.new_str(&of(&path))
}

fn pair(vm: &mut Vm<'_>, args: Args, name: &str, of: fn(&str) -> (&str, &str)) -> Res {
    let path = text(vm, name, vm.arg(args, 0))?;
    let (first, second) = of(&path);
    let items = [vm.new_str(first)?, vm.new_str(second)?];
    vm.new_tuple(&items)
}

fn ask(vm: &mut Vm<'_>, args: Args, name: &str, question: fn(&[u8]) -> bool) -> Res {
    let path = path(vm, name, vm.arg(args, 0))?;
    Ok(Value::bool(question(&path)))
}

fn join(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let mut joined = String::new();
    for i in 0..args.len() {
        let next = text(vm, "join", vm.arg(args, i))?;
        if i == 0 || next.starts_with('/') {
            joined = next;
            continue;
        }
        if !joined.is_empty() && !joined.ends_with('/') {
            joined.push('/');
        }
        joined += &next;
    }
    vm.new_str(&joined)
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

fn real(path: &str) -> String {
    match std::fs::canonicalize(path) {
        Ok(path) => path.to_string_lossy().into_owned(),
        Err(_) => absolute(path),
    }
}

fn expand_user(path: &str) -> String {
    match (path.strip_prefix('~'), std::env::var("HOME")) {
        (Some(rest), Ok(home)) if rest.is_empty() || rest.starts_with('/') => home + rest,
        _ => path.to_owned(),
    }
}

/// `commonprefix(paths)`: the characters that all of the strings begin with.
fn common_prefix(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let list = vm.list_of(vm.arg(args, 0))?;
    let texts = (0..vm.sequence_len(list).unwrap_or(0)).filter_map(|i| {
        let item = vm.sequence_item(list, i)?;
        vm.str(item)
    });
    let prefix = texts.reduce(|a, b| {
        let same = a.chars().zip(b.chars()).take_while(|(x, y)| x == y);
        &a[..same.map(|(c, _)| c.len_utf8()).sum()]
    });
    let prefix = prefix.unwrap_or_default().to_owned();
    vm.new_str(&prefix)
}

fn is_link(path: &[u8]) -> bool {
    std::fs::symlink_metadata(super::os::os_str(path)).is_ok_and(|facts| facts.is_symlink())
}

fn size(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let filename = vm.arg(args, 0);
    let path = path(vm, "getsize", filename)?;
    match std::fs::metadata(super::os::os_str(&path)) {
        Ok(facts) => vm.new_int(facts.len().into()),
        Err(error) => Err(vm.raise_os(error.raw_os_error().unwrap_or(libc::EIO), Some(filename))),
    }
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
