//! The program that a command line names: found, read and compiled.

use std::ffi::OsStr;
use std::io::Read;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use super::USAGE;
use super::options::{Options, Program};
use super::run::FAILED;
use crate::compile::{self, ImageBytes, SyntaxWarning};
use crate::import::{self, Located, Place};
use crate::modules;
use crate::session::NamedText;
use crate::source_text;
use crate::streams::complain;

/// The bytes of an image, on a word's boundary.
pub(super) enum ImageSource {
    Compiled(ImageBytes),
    Read { words: Vec<u64>, len: usize },
}

impl ImageSource {
    fn read(bytes: &[u8]) -> ImageSource {
        let mut words = vec![0u64; bytes.len().div_ceil(8)];
        bytemuck::cast_slice_mut(&mut words)[..bytes.len()].copy_from_slice(bytes);
        ImageSource::Read {
            words,
            len: bytes.len(),
        }
    }

    pub(super) fn bytes(&self) -> &[u8] {
        match self {
            ImageSource::Compiled(image) => image.as_bytes(),
            ImageSource::Read { words, len } => &bytemuck::cast_slice(words)[..*len],
        }
    }
}

/// A program that is ready to run.
pub(super) struct Ready {
    pub(super) image: ImageSource,
    /// `__file__`, if there is one.
    pub(super) file: Option<String>,
    /// `sys.path[0]`.
    pub(super) path: Option<String>,
    /// The text, where it is in no file.
    pub(super) text: Option<NamedText>,
    /// The name by which the program was found, where it was found as a module.
    pub(super) module: Option<String>,
    /// What its source is to be warned of, the name of which and the text are here.
    pub(super) warned: Option<Warned>,
}

/// A source with something to warn of.
pub(super) struct Warned {
    pub(super) warnings: Vec<SyntaxWarning>,
    pub(super) source: NamedText,
}

impl Ready {
    fn new(image: ImageSource) -> Ready {
        Ready {
            image,
            file: None,
            path: None,
            text: None,
            module: None,
            warned: None,
        }
    }
}

/// Why a program does not run, and the exit status.
pub(super) struct Failure {
    status: i32,
    message: String,
}

impl Failure {
    pub(super) fn new(status: i32, message: impl Into<String>) -> Failure {
        Failure {
            status,
            message: message.into(),
        }
    }

    pub(super) fn report(self) -> i32 {
        complain(&format!("{}\n", self.message));
        self.status
    }
}

pub(super) fn lossy(text: &OsStr) -> String {
    text.to_string_lossy().into_owned()
}

/// The name by which this program was called.
fn program_name() -> String {
    std::env::args_os()
        .next()
        .map_or_else(|| "stackline".to_owned(), |name| lossy(&name))
}

pub(super) fn load(options: &Options) -> Result<Ready, Failure> {
    let optimize = options.flags.optimize.clamp(0, 2) as u8;
    match &options.program {
        Program::Command(text) => {
            let mut ready = compile_text(text, "<string>", optimize)?;
            ready.text = Some(NamedText {
                name: "<string>".to_owned(),
                text: text.clone(),
            });
            ready.path = Some(String::new());
            Ok(ready)
        }
        Program::Module(name) => load_module(options, name, optimize),
        Program::File(path) => load_file(path, optimize, options.skip_first_line),
        Program::Stdin => {
            let mut bytes = Vec::new();
            let read = std::io::stdin().lock().read_to_end(&mut bytes);
            read.map_err(|error| Failure::new(FAILED, format!("<stdin>: {error}")))?;
            let text = decode(&bytes, "<stdin>")?;
            let mut ready = compile_text(&text, "<stdin>", optimize)?;
            ready.file = Some("<stdin>".to_owned());
            ready.path = Some(String::new());
            Ok(ready)
        }
        Program::Image(path) => load_image(path),
    }
}

fn compile_text(text: &str, name: &str, optimize: u8) -> Result<Ready, Failure> {
    let options = compile::Options {
        filename: name.to_owned(),
        optimize,
        ..compile::Options::default()
    };
    match compile::compile_warned(text, &options) {
        Ok((image, warnings)) => {
            let mut ready = Ready::new(ImageSource::Compiled(image));
            ready.warned = (!warnings.is_empty()).then(|| Warned {
                warnings,
                source: NamedText {
                    name: name.to_owned(),
                    text: text.to_owned(),
                },
            });
            Ok(ready)
        }
        Err(error) => Err(Failure::new(FAILED, error.to_string())),
    }
}

/// The path as CPython makes it absolute: behind the current folder, otherwise as it is.
fn joined_with_folder(path: &OsStr) -> String {
    if path.as_bytes().starts_with(b"/") {
        return lossy(path);
    }
    match std::env::current_dir() {
        Ok(folder) => format!(
            "{}/{}",
            folder.display().to_string().trim_end_matches('/'),
            lossy(path)
        ),
        Err(_) => lossy(path),
    }
}

/// Why a file cannot be opened, in CPython's words.
fn cannot_open(name: &str, error: &std::io::Error) -> Failure {
    let errno = error.raw_os_error().unwrap_or(libc::EIO);
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let program = program_name();
    Failure::new(
        USAGE,
        format!("{program}: can't open file '{name}': [Errno {errno}] {text}"),
    )
}

/// A program's source file, read.
pub(super) struct SourceFile {
    /// Its name behind the current folder.
    pub(super) name: String,
    pub(super) text: String,
    /// The folder that it is in: `sys.path[0]`.
    pub(super) folder: Option<String>,
    /// Whether it is the `__main__` module of a folder that was named.
    is_folders: bool,
}

impl SourceFile {
    /// Reads the file, or the `__main__` module of the folder, at `path`.
    pub(super) fn read(path: &OsStr) -> Result<SourceFile, Failure> {
        let name = joined_with_folder(path);
        let bytes = match std::fs::read(Path::new(path)) {
            Ok(bytes) => bytes,
            // An empty name stands for the current folder.
            Err(error) if path.is_empty() || error.raw_os_error() == Some(libc::EISDIR) => {
                return SourceFile::of_folder(name.strip_suffix('/').unwrap_or(&name));
            }
            Err(error) => return Err(cannot_open(&name, &error)),
        };
        let folder = Path::new(path).canonicalize().ok();
        let folder = folder.as_deref().and_then(Path::parent);
        Ok(SourceFile {
            text: decode(&bytes, &name)?,
            name,
            folder: folder.map(|folder| folder.display().to_string()),
            is_folders: false,
        })
    }

    fn of_folder(folder: &str) -> Result<SourceFile, Failure> {
        let name = format!("{folder}/__main__.py");
        let Ok(bytes) = std::fs::read(&name) else {
            let program = program_name();
            let message = format!("{program}: can't find '__main__' module in '{folder}'");
            return Err(Failure::new(FAILED, message));
        };
        Ok(SourceFile {
            text: decode(&bytes, &name)?,
            name,
            folder: Some(folder.to_owned()),
            is_folders: true,
        })
    }
}

fn load_file(path: &OsStr, optimize: u8, skip_first_line: bool) -> Result<Ready, Failure> {
    let mut file = SourceFile::read(path)?;
    if skip_first_line && !file.is_folders {
        let end = file.text.find('\n').unwrap_or(file.text.len());
        file.text.replace_range(..end, "");
    }
    let mut ready = compile_text(&file.text, &file.name, optimize)?;
    ready.file = Some(file.name);
    ready.path = file.folder;
    ready.module = file.is_folders.then(|| "__main__".to_owned());
    Ok(ready)
}

fn decode(bytes: &[u8], name: &str) -> Result<String, Failure> {
    source_text::decode(bytes, name).map_err(|error| Failure::new(FAILED, error.0))
}

/// The module of `-m`: of a package, its `__main__`.
fn load_module(options: &Options, name: &str, optimize: u8) -> Result<Ready, Failure> {
    let mut folders = Vec::new();
    let current = std::env::current_dir().map(|folder| folder.display().to_string());
    let current = current.ok().filter(|_| !options.flags.safe_path);
    folders.extend(current.clone());
    folders.extend(options.python_path.iter().cloned());
    let module = Runnable::find(name, &folders)
        .map_err(|why| Failure::new(FAILED, format!("{}: {why}", program_name())))?;
    let (filename, text) = match module.code {
        Code::Own(text) => (import::own_filename(&module.name), text.to_owned()),
        Code::File(file) => {
            let filename = file.display().to_string();
            let read = std::fs::read(&file);
            let bytes = read.map_err(|error| cannot_open(&filename, &error))?;
            let text = decode(&bytes, &filename)?;
            (filename, text)
        }
    };
    let mut ready = compile_text(&text, &filename, optimize)?;
    ready.file = Some(filename);
    ready.path = current;
    ready.module = Some(module.name);
    Ok(ready)
}

/// A module that can be run as a program.
struct Runnable {
    /// Its own name, which is longer than that of the package that was named.
    name: String,
    code: Code,
}

enum Code {
    /// In the own library.
    Own(&'static str),
    File(PathBuf),
}

impl Runnable {
    /// The module `name`, or the `__main__` of the package `name`; otherwise what is wrong.
    fn find(name: &str, folders: &[String]) -> Result<Runnable, String> {
        let Some(located) = import::locate_dotted(name, folders) else {
            return Err(Runnable::why_not_found(name, folders));
        };
        let code = match located {
            Located::Own(text, false) => Code::Own(text),
            Located::At(Place::Source {
                file,
                is_package: false,
            }) => Code::File(file),
            _ => return Runnable::find_main(name, folders),
        };
        Ok(Runnable {
            name: name.to_owned(),
            code,
        })
    }

    fn why_not_found(name: &str, folders: &[String]) -> String {
        if modules::find(name).is_some() {
            return format!("No code object available for {name}");
        }
        let mut packages = name.match_indices('.').map(|(end, _)| &name[..end]);
        match packages.find(|package| import::locate_dotted(package, folders).is_none()) {
            Some(package) => format!(
                "Error while finding module specification for '{name}' \
                 (ModuleNotFoundError: No module named '{package}')"
            ),
            None => format!("No module named {name}"),
        }
    }

    fn find_main(package: &str, folders: &[String]) -> Result<Runnable, String> {
        let name = format!("{package}.__main__");
        let code = match import::locate_dotted(&name, folders) {
            Some(Located::Own(text, _)) => Code::Own(text),
            Some(Located::At(Place::Source { file, .. })) => Code::File(file),
            _ => {
                return Err(format!(
                    "No module named {name}; '{package}' is a package and cannot be directly executed"
                ));
            }
        };
        Ok(Runnable { name, code })
    }
}

fn load_image(path: &OsStr) -> Result<Ready, Failure> {
    let name = joined_with_folder(path);
    let bytes = std::fs::read(Path::new(path)).map_err(|error| cannot_open(&name, &error))?;
    let mut ready = Ready::new(ImageSource::read(&bytes));
    ready.file = Some(name);
    Ok(ready)
}

/// The folders that the environment adds to `sys.path`.
pub(super) fn environment_path() -> Vec<String> {
    let Some(listed) = std::env::var_os("PYTHONPATH").filter(|listed| !listed.is_empty()) else {
        return Vec::new();
    };
    let mut folders = Vec::new();
    for folder in std::env::split_paths(&listed) {
        let folder = match std::env::current_dir() {
            Ok(current) if folder.as_os_str().is_empty() => current,
            Ok(current) => current.join(&folder),
            Err(_) => folder,
        };
        let folder: PathBuf = folder.components().collect();
        let folder = folder.display().to_string();
        if !folders.contains(&folder) {
            folders.push(folder);
        }
    }
    folders
}
