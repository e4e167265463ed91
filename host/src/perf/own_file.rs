//! Files of our own in a directory that everybody can write to.
//!
//! Whoever knows a process's number can put a file or a link in the place of its records. What
//! is there is therefore never followed, opened or appended to: a file that this user left behind
//! is removed, anything else is refused, and the new file is created exclusively.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, FromRawFd, IntoRawFd};
use std::os::unix::fs::{FileExt, FileTypeExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

/// Lowest descriptor of such a file. A program that closes descriptors which it does not know, as
/// daemons do, reuses the low ones first; ours must not become one of the program's files.
const LOWEST_DESCRIPTOR: libc::c_int = 512;

/// Readable and writable by this user alone.
const MODE: u32 = 0o600;

/// A file that this process created and alone appends to.
#[derive(Debug)]
pub(super) struct OwnFile {
    path: PathBuf,
    file: File,
    /// Device and inode, to find the same file again.
    identity: (u64, u64),
    len: u64,
}

impl OwnFile {
    /// Creates `path` for appending and reading back, readable and writable by this user alone, closed on exec.
    ///
    /// # Errors
    ///
    /// Whatever the system says, and `AlreadyExists` if something is in the way that is not a
    /// regular file of this user.
    pub(super) fn create(path: PathBuf) -> io::Result<OwnFile> {
        remove_stale(&path)?;
        let file = options().create_new(true).mode(MODE).open(&path)?;
        let found = file.metadata()?;
        if found.mode() & 0o777 != MODE {
            // The umask takes away even what the user needs.
            file.set_permissions(fs::Permissions::from_mode(MODE))?;
        }
        let identity = (found.dev(), found.ino());
        let file = out_of_the_way(file)?;
        Ok(OwnFile {
            path,
            file,
            identity,
            len: 0,
        })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Size in bytes of what was appended.
    pub(super) fn len(&self) -> u64 {
        self.len
    }

    /// Reads back what was appended. A child that inherited the file reads what its parent had
    /// appended before it forked, whatever either appends later.
    ///
    /// # Errors
    ///
    /// Whatever the system says, and `UnexpectedEof` if someone has shortened the file.
    pub(super) fn read_back(&mut self) -> io::Result<Vec<u8>> {
        let len = usize::try_from(self.len).map_err(|_| io::ErrorKind::OutOfMemory)?;
        let mut bytes = Vec::new();
        bytes.try_reserve_exact(len)?;
        bytes.resize(len, 0);
        match self.file.read_exact_at(&mut bytes, 0) {
            Err(error) if error.raw_os_error() == Some(libc::EBADF) => {
                self.reopen()?;
                self.file.read_exact_at(&mut bytes, 0)?;
            }
            outcome => outcome?,
        }
        Ok(bytes)
    }

    /// Removes the file, which nobody is to find.
    pub(super) fn remove(self) {
        let ours = fs::symlink_metadata(&self.path)
            .is_ok_and(|found| (found.dev(), found.ino()) == self.identity);
        if ours {
            let _ = fs::remove_file(&self.path);
        }
    }

    /// Appends `bytes`, with one `write` unless the system interrupts it or takes only a part.
    ///
    /// # Errors
    ///
    /// Whatever the system says; what was written of `bytes` is then taken back.
    pub(super) fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        let outcome = match self.file.write_all(bytes) {
            Err(error) if error.raw_os_error() == Some(libc::EBADF) => {
                self.reopen()?;
                self.file.write_all(bytes)
            }
            outcome => outcome,
        };
        match outcome {
            Ok(()) => {
                self.len += bytes.len() as u64;
                Ok(())
            }
            Err(error) => Err(self.take_back(error)),
        }
    }

    #[cold]
    fn take_back(&mut self, error: io::Error) -> io::Error {
        match self.file.set_len(self.len) {
            Ok(()) => error,
            Err(second) => io::Error::other(format!("{error}; a part of it stays: {second}")),
        }
    }

    /// Opens the file again after the program closed its descriptor.
    #[cold]
    fn reopen(&mut self) -> io::Result<()> {
        let file = options().open(&self.path)?;
        // An inode number may be that of a new file, but hardly with the same size.
        if identity(&file)? != self.identity || file.metadata()?.len() != self.len {
            return Err(io::Error::other("another file has taken its place"));
        }
        let closed = std::mem::replace(&mut self.file, out_of_the_way(file)?);
        // The number is not ours to close any more.
        let _ = closed.into_raw_fd();
        Ok(())
    }
}

impl AsFd for OwnFile {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.file.as_fd()
    }
}

fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options
        .read(true)
        .append(true)
        .custom_flags(libc::O_NOFOLLOW | libc::O_CLOEXEC);
    options
}

fn identity(file: &File) -> io::Result<(u64, u64)> {
    let found = file.metadata()?;
    Ok((found.dev(), found.ino()))
}

/// The same file at a high descriptor; as it is where the limit on descriptors is low, but never
/// in the place of a standard stream that is closed.
fn out_of_the_way(file: File) -> io::Result<File> {
    match at_least(&file, LOWEST_DESCRIPTOR) {
        Err(_) if file.as_raw_fd() > libc::STDERR_FILENO => Ok(file),
        Err(_) => at_least(&file, libc::STDERR_FILENO + 1),
        high => high,
    }
}

/// The same file at a descriptor that is at least `lowest`.
fn at_least(file: &File, lowest: libc::c_int) -> io::Result<File> {
    // SAFETY: duplicates a descriptor that is open.
    let copy = unsafe { libc::fcntl(file.as_raw_fd(), libc::F_DUPFD_CLOEXEC, lowest) };
    if copy < 0 {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: the descriptor was made above and belongs to nobody else.
    Ok(unsafe { File::from_raw_fd(copy) })
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
