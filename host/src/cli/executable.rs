//! `sys.executable`: the file by which the command was called.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::PermissionsExt;
use std::path::{Component, Path, PathBuf};

/// The path of the command, absolute, by the name it was called with: a link stays a link, as those
/// who keep environments behind links expect. A name that no folder of `PATH` has, and none at
/// all, is answered with what the system says runs; nothing if that is unknown too.
pub(super) fn executable() -> PathBuf {
    let name = std::env::args_os().next().unwrap_or_default();
    named(
        &name,
        std::env::var_os("PATH").as_deref(),
        std::env::current_dir().ok(),
    )
    .or_else(|| std::env::current_exe().ok())
    .unwrap_or_default()
}

fn named(name: &OsStr, path: Option<&OsStr>, folder: Option<PathBuf>) -> Option<PathBuf> {
    let found = match name.as_bytes() {
        b"" => return None,
        bytes if bytes.contains(&b'/') => PathBuf::from(name),
        _ => std::env::split_paths(path?)
            .map(|folder| folder.join(name))
            .find(|file| is_program(file))?,
    };
    Some(normal(&match folder {
        Some(folder) => folder.join(found),
        None => found,
    }))
}

fn is_program(file: &Path) -> bool {
    file.metadata()
        .is_ok_and(|about| about.is_file() && about.permissions().mode() & 0o111 != 0)
}

/// The path without `.` and `..`, by its text alone.
fn normal(path: &Path) -> PathBuf {
    let mut parts = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::named;
    use std::ffi::OsStr;
    use std::path::PathBuf;

    fn at(name: &str, path: &str) -> Option<String> {
        let folder = Some(PathBuf::from("/here/now"));
        named(OsStr::new(name), Some(OsStr::new(path)), folder).map(|p| p.display().to_string())
    }

    #[test]
    fn a_path_is_made_absolute_without_following_links() {
        assert_eq!(at("/a/./b", ""), Some("/a/b".into()));
        assert_eq!(at("./b", ""), Some("/here/now/b".into()));
        assert_eq!(at("../../../b", ""), Some("/b".into()));
    }

    #[test]
    fn a_name_is_looked_for_in_the_folders_of_path() {
        let sh = at("sh", "/nonexistent:/bin:/usr/bin");
        assert_eq!(sh, Some("/bin/sh".into()));
        assert_eq!(at("sh", "/nonexistent"), None);
        assert_eq!(at("", "/bin"), None);
    }
}
