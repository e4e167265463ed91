//! A folder that lives as long as a test.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, fs, process};

/// A fresh folder, removed with all it holds when dropped.
#[derive(Debug)]
pub struct Scratch {
    path: PathBuf,
}

impl Scratch {
    /// Makes an empty folder whose name starts with `stackline-`.
    ///
    /// # Panics
    /// If the folder cannot be made.
    pub fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = env::temp_dir().join(format!("stackline-{}-{number}", process::id()));
        fs::create_dir_all(&path).expect("make a scratch folder");
        Scratch {
            path: path.canonicalize().expect("a scratch folder has a path"),
        }
    }

    /// Where the folder is, without symlinks.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes `text` to the file `name` in the folder, and gives the file's path.
    ///
    /// # Panics
    /// If the file cannot be written.
    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path.join(name);
        fs::write(&path, text).expect("write a scratch file");
        path
    }
}

impl Default for Scratch {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // A folder that cannot be removed is no reason to fail the test that used it.
        let _ = fs::remove_dir_all(&self.path);
    }
}
