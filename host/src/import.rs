//! Modules of Python's: where they are, and how they become code of the machine's image.

use std::cell::RefCell;
use std::io;
use std::path::{Path, PathBuf};

use stackline_core::image::CodeId;
use stackline_core::{Found, Part, Res, Trap, TypeId, Value, Vm};

use crate::code_pool::{AddError, CodePool};
use crate::compile::{Options, Program, SourceMode, SyntaxWarning};
use crate::dynamic::Source;
use crate::session::StdHost;
use crate::source_text;
use crate::stdlib;
use crate::syntax_error;
use crate::syntax_warning;

/// A module's place in the file system.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Place {
    /// A source file, and whether it is a package's.
    Source { file: PathBuf, is_package: bool },
    /// Folders of a package without a source file.
    Namespace(Vec<PathBuf>),
}

impl Place {
    /// Where the modules of the package are; nowhere for what is no package.
    pub(crate) fn folders(&self) -> Vec<String> {
        let shown = |folder: &Path| folder.display().to_string();
        match self {
            Place::Namespace(folders) => folders.iter().map(|folder| shown(folder)).collect(),
            Place::Source {
                file,
                is_package: true,
            } => file.parent().map(shown).into_iter().collect(),
            Place::Source { .. } => Vec::new(),
        }
    }
}

/// Whether a folder is the library of another Python: the file by which CPython knows its own.
fn is_library(folder: &str) -> bool {
    absolute(folder).join("os.py").is_file()
}

/// Where the module of the absolute name `name` is, with these folders to look in. Modules of the
/// own library are not looked for in that of another Python, which needs natives of that one.
pub(crate) fn find(name: &str, folders: &[String]) -> Option<Place> {
    let tail = name.rsplit('.').next().unwrap_or(name);
    let mut portions = Vec::new();
    let is_own = stdlib::source(name).is_some();
    for folder in folders {
        if is_own && is_library(folder) {
            continue;
        }
        let base = absolute(folder).join(tail);
        let init = base.join("__init__.py");
        if init.is_file() {
            return Some(Place::Source {
                file: init,
                is_package: true,
            });
        }
        let mut file = base.clone().into_os_string();
        file.push(".py");
        let file = PathBuf::from(file);
        if file.is_file() {
            return Some(Place::Source {
                file,
                is_package: false,
            });
        }
        if base.is_dir() {
            portions.push(base);
        }
    }
    (!portions.is_empty()).then_some(Place::Namespace(portions))
}

/// A module that can be had.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Located {
    /// In the own library: its source, and whether it is a package's.
    Own(&'static str, bool),
    /// In a file or folders.
    At(Place),
}

/// The module of the absolute name `name`, with these folders to look in: one anywhere comes
/// before the own library's, and that before folders without a source file.
pub(crate) fn locate(name: &str, folders: &[String]) -> Option<Located> {
    let found = find(name, folders);
    if let Some(place @ Place::Source { .. }) = found {
        return Some(Located::At(place));
    }
    let own = stdlib::source(name).map(|(source, is_package)| Located::Own(source, is_package));
    own.or_else(|| found.map(Located::At))
}

/// The module of this dotted name, by the folders alone: no package is run for that.
pub(crate) fn locate_dotted(name: &str, folders: &[String]) -> Option<Located> {
    let mut located = None;
    for (end, _) in name.match_indices('.').chain([(name.len(), "")]) {
        let part = &name[..end];
        let inner = match &located {
            None => folders.to_vec(),
            Some(Located::At(package)) => package.folders(),
            Some(Located::Own(..)) => rest_of_package(part, folders),
        };
        located = Some(locate(part, &inner)?);
    }
    located
}

/// Whether these are the folders of a package of the own library, which is in none.
fn is_own_package(folders: &[String]) -> bool {
    matches!(folders, [only] if only.starts_with("<stdlib "))
}

/// Where the rest of a package is of which the own library has a part: folders of the library of
/// another Python, for the module of this name.
pub(crate) fn rest_of_package(name: &str, folders: &[String]) -> Vec<String> {
    let package = name.rsplit_once('.').map_or("", |(package, _)| package);
    if stdlib::source(package).is_none() || stdlib::source(name).is_some() {
        return Vec::new();
    }
    let libraries = folders.iter().filter(|folder| is_library(folder));
    libraries
        .map(|folder| format!("{folder}/{}", package.replace('.', "/")))
        .collect()
}

/// The name that the code of a module of the own library has as its file's.
pub(crate) fn own_filename(name: &str) -> String {
    format!("<stdlib {name}>")
}

/// The folder as an absolute path; the current one where it is empty.
fn absolute(folder: &str) -> PathBuf {
    let folder = Path::new(folder);
    match std::env::current_dir() {
        Ok(current) if !folder.is_absolute() => current.join(folder),
        _ => folder.to_owned(),
    }
}

/// The code of what was compiled, and what is to be warned of.
type Added = (CodeId, Vec<SyntaxWarning>);

/// What loads modules.
#[derive(Default, Debug)]
pub(crate) struct Importer {
    pool: RefCell<Option<CodePool>>,
}

impl Importer {
    /// The code that was compiled from the same source before.
    pub(crate) fn compiled(&self, vm: &Vm<'_>, source: &Source) -> Option<CodeId> {
        let kept = self.pool.borrow();
        let pool = kept.as_ref().filter(|pool| pool.continues(vm))?;
        pool.compiled(source).map(CodeId)
    }

    /// Remembers what a source became.
    pub(crate) fn remember(&self, source: Source, code: CodeId) {
        if let Some(pool) = self.pool.borrow_mut().as_mut() {
            pool.remember(source, code.0);
        }
    }

    /// Compiles a source into the image of `vm`; what is to be warned of, too.
    ///
    /// # Errors
    /// SyntaxError and its like; MemoryError where there is no room for more code.
    pub(crate) fn add(
        &self,
        vm: &mut Vm<'_>,
        program: Program<'_>,
        options: &Options,
    ) -> Res<Added> {
        let mut warnings = Vec::new();
        let code = self.extend(vm, |pool, vm| {
            let (code, found) = pool.add(vm, program, options)?;
            warnings = found;
            Ok(code)
        })?;
        Ok((code, warnings))
    }

    /// Adds a copy of a code object to the image of `vm`, with other names (the name, the qualified
    /// one, the file's) and another first line where they are given.
    ///
    /// # Errors
    /// MemoryError where there is no room for more code.
    pub(crate) fn copy(
        &self,
        vm: &mut Vm<'_>,
        code: CodeId,
        names: [Option<String>; 3],
        first_line: Option<u32>,
    ) -> Res<CodeId> {
        self.extend(vm, |pool, vm| pool.copy(vm, code, &names, first_line))
    }

    /// Has the pool that continues the image of `vm` add code.
    fn extend(
        &self,
        vm: &mut Vm<'_>,
        add: impl FnOnce(&mut CodePool, &mut Vm<'_>) -> Result<u32, AddError>,
    ) -> Res<CodeId> {
        let mut kept = self.pool.borrow_mut();
        if !kept.as_ref().is_some_and(|pool| pool.continues(vm)) {
            *kept = CodePool::of(vm);
        }
        let added = match kept.as_mut() {
            Some(pool) => add(pool, vm),
            None => Err(AddError::Full),
        };
        drop(kept);
        match added {
            Ok(code) => Ok(CodeId(code)),
            Err(AddError::Compile(error)) => Err(syntax_error::raise(vm, &error)),
            Err(AddError::Full) => {
                let text = "no room for more code: give the program more memory";
                Err(vm.raise(TypeId::MemoryError, &[Part::Text(text)]))
            }
        }
    }
}

/// The code of the module `name`, looked for in the folders of the list `path`, or in those of
/// `sys.path`.
pub(crate) fn find_module(
    host: &StdHost,
    vm: &mut Vm<'_>,
    name: Value,
    path: Value,
) -> Res<Option<Found>> {
    let name = vm.str(name).unwrap_or_default().to_owned();
    let folders = match path.is_none() {
        true => search_path(host, vm),
        false => match texts(vm, path) {
            own if is_own_package(&own) => rest_of_package(&name, &search_path(host, vm)),
            folders => folders,
        },
    };
    match locate(&name, &folders) {
        None => match extension(&name, &folders) {
            Some(file) => Err(refuse_extension(vm, &name, &file)),
            None => Ok(None),
        },
        Some(Located::Own(source, is_package)) => {
            let code = add_own(host, vm, &name, source)?;
            Ok(Some(Found::Code { code, is_package }))
        }
        Some(Located::At(place @ Place::Namespace(_))) => {
            let list = crate::modules::str_list(vm, &place.folders())?;
            Ok(Some(Found::Namespace(list)))
        }
        Some(Located::At(Place::Source { file, is_package })) => {
            let code = load_file(host, vm, &name, &file)?;
            Ok(Some(Found::Code { code, is_package }))
        }
    }
}

/// The file in which another Python would find the module `name`, as machine code.
fn extension(name: &str, folders: &[String]) -> Option<PathBuf> {
    let tail = name.rsplit('.').next().unwrap_or(name);
    let is_module = |file: &PathBuf| {
        let name = file.file_name().and_then(|name| name.to_str());
        let rest = name.and_then(|name| name.strip_prefix(tail));
        let is_library = rest == Some(".so")
            || rest.is_some_and(|rest| {
                let named = rest.starts_with(".cpython-") || rest.starts_with(".abi3");
                named && rest.ends_with(".so")
            });
        is_library && file.is_file()
    };
    let files = |folder: &String| std::fs::read_dir(absolute(folder)).ok();
    let entries = folders.iter().filter_map(files).flatten().flatten();
    let mut found: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(is_module)
        .collect();
    found.sort_unstable();
    found.into_iter().next()
}

/// Says that modules of machine code are not loaded. The name is that in the package, as CPython has it.
fn refuse_extension(vm: &mut Vm<'_>, name: &str, file: &Path) -> Trap {
    let name = name.rsplit('.').next().unwrap_or(name);
    let path = file.display().to_string();
    let text = format!("{path}: extension modules of C are not supported by this Python");
    vm.raise_import_error(&text, name, &path)
}

/// `sys.path`; what it will be at first where nobody has imported `sys` yet.
fn search_path(host: &StdHost, vm: &Vm<'_>) -> Vec<String> {
    let sys = vm.dict_get_text(vm.modules(), "sys");
    let path = sys.and_then(|sys| vm.module_namespace(sys));
    match path.and_then(|namespace| vm.dict_get_text(namespace, "path")) {
        Some(path) => texts(vm, path),
        None => host.invocation.path.clone(),
    }
}

/// The strings in a list or tuple.
fn texts(vm: &Vm<'_>, list: Value) -> Vec<String> {
    let items = (0..vm.sequence_len(list).unwrap_or(0)).filter_map(|i| vm.sequence_item(list, i));
    items
        .filter_map(|item| vm.str(item))
        .map(str::to_owned)
        .collect()
}

/// Compiles a module's file into the image of `vm`.
fn load_file(host: &StdHost, vm: &mut Vm<'_>, name: &str, file: &Path) -> Res<CodeId> {
    let filename = file.display().to_string();
    let bytes = std::fs::read(file).map_err(|error| unreadable(vm, &filename, &error))?;
    let text = source_text::decode(&bytes, &filename)
        .map_err(|error| syntax_error::raise_plain(vm, &error.0))?;
    let options = Options {
        filename,
        module_name: name.to_owned(),
        mode: SourceMode::Module,
        optimize: host.invocation.flags.optimize.clamp(0, 2) as u8,
        future_annotations: false,
        is_native: false,
    };
    let (code, warnings) = host.importer.add(vm, Program::Text(&text), &options)?;
    syntax_warning::give(host, vm, &warnings, &options, &text)?;
    Ok(code)
}

/// Compiles a module of the standard library into the image of `vm`.
fn add_own(host: &StdHost, vm: &mut Vm<'_>, name: &str, source: &str) -> Res<CodeId> {
    let options = Options {
        filename: own_filename(name),
        module_name: name.to_owned(),
        future_annotations: false,
        is_native: stdlib::is_native(name),
        ..Options::default()
    };
    host.importer
        .add(vm, Program::Text(source), &options)
        .map(|(code, _)| code)
}

fn unreadable(vm: &mut Vm<'_>, filename: &str, error: &io::Error) -> Trap {
    let errno = error.raw_os_error().unwrap_or(libc::EIO);
    match vm.new_str(filename) {
        Ok(name) => vm.raise_os(errno, Some(name)),
        Err(trap) => trap,
    }
}
