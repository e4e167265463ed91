//! Files of our own in a directory that everybody can write to.
//!
//! Whoever knows a process's number can put a file or a link in the place of its perf map. What
//! is there is therefore never followed, opened or appended to: a file that this user left behind
//! is removed, anything else is refused, and the new file is created exclusively.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::unix::fs::{FileTypeExt, MetadataExt, OpenOptionsExt};
use std::path::Path;

/// Creates `path` for appending, readable and writable by this user alone, closed on exec.
///
/// # Errors
///
/// Whatever the system says, and `AlreadyExists` if something is in the way that is not a regular
/// file of this user.
pub(super) fn create(path: &Path) -> io::Result<File> {
    remove_stale(path)?;
    OpenOptions::new()
        .append(true)
        .create_new(true)
        .mode(0o600)
        .custom_flags(libc::O_NOFOLLOW | libc::O_CLOEXEC)
        .open(path)
}

fn remove_stale(path: &Path) -> io::Result<()> {
    let found = match fs::symlink_metadata(path) {
        Ok(found) => found,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    if !found.is_file() {
        let kind = kind_name(found.file_type());
        return Err(in_the_way(format!("{kind} is in the way; remove it")));
    }
    // SAFETY: geteuid only reads.
    let user = unsafe { libc::geteuid() };
    if found.uid() != user {
        let owner = found.uid();
        return Err(in_the_way(format!("a file of user {owner} is in the way")));
    }
    fs::remove_file(path)
}

fn in_the_way(message: String) -> io::Error {
    io::Error::new(io::ErrorKind::AlreadyExists, message)
}

fn kind_name(kind: fs::FileType) -> &'static str {
    if kind.is_symlink() {
        "a symbolic link"
    } else if kind.is_dir() {
        "a directory"
    } else if kind.is_fifo() {
        "a named pipe"
    } else if kind.is_socket() {
        "a socket"
    } else {
        "a device"
    }
}
