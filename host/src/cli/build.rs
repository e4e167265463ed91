//! `stackline build`: a program and its modules, written to an image file.

use std::ffi::OsStr;
use std::fs::File;
use std::io::Write;
use std::path::Path;

use super::load::{Failure, SourceFile, environment_path, lossy};
use super::run::FAILED;
use crate::bundle::{self, Program};

/// Compiles the file `source` and the modules that it imports, writes the image to the file
/// `image`, and gives the exit status.
pub(super) fn build(source: &OsStr, image: &OsStr) -> i32 {
    match built(source).and_then(|bytes| write(&bytes, image)) {
        Ok(()) => 0,
        Err(failure) => failure.report(),
    }
}

fn built(source: &OsStr) -> Result<Vec<u8>, Failure> {
    let file = SourceFile::read(source)?;
    let mut folders: Vec<String> = file.folder.into_iter().collect();
    folders.extend(environment_path());
    let program = Program {
        text: &file.text,
        filename: &file.name,
        folders: &folders,
    };
    let bytes = bundle::build(&program).map_err(|message| Failure::new(FAILED, message))?;
    Ok(bytes.as_bytes().to_vec())
}

/// Writes the image, whole or not at all.
fn write(bytes: &[u8], image: &OsStr) -> Result<(), Failure> {
    let path = Path::new(image);
    let written = File::create(path).and_then(|mut file| {
        file.write_all(bytes).inspect_err(|_| {
            if path.metadata().is_ok_and(|it| it.is_file()) {
                // Of a part nothing is left; what cannot be removed is refused when it is run.
                let _ = std::fs::remove_file(path);
            }
        })
    });
    written.map_err(|error| {
        let message = format!("stackline: cannot write '{}': {error}", lossy(image));
        Failure::new(FAILED, message)
    })
}
