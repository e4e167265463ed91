//! A program and the modules that its import statements name, in one image.
//!
//! Import statements are followed by their text alone, whether or not they would run: nothing of
//! the program runs here. Modules that are not found are left to the machine that runs the image,
//! and so are those that a host has in Rust, and names that only the program knows
//! (`importlib.import_module`).

use std::collections::HashMap;
use std::path::Path;

use crate::compile::{Bundle, ImageBytes, Import, Options};
use crate::import::{self, Located, Place};
use crate::modules;
use crate::source_text;
use crate::stdlib;

/// A program's own source.
#[derive(Debug)]
pub(crate) struct Program<'a> {
    pub(crate) text: &'a str,
    pub(crate) filename: &'a str,
    /// Where modules are looked for.
    pub(crate) folders: &'a [String],
}

/// What is to go on with: a module's name, and where modules of its package are.
struct Collector<'a> {
    folders: &'a [String],
    bundle: Bundle,
    /// Names that were looked for; the folders of those that are packages.
    seen: HashMap<String, Vec<String>>,
    /// Import statements that are still to be followed: importer, whether it is a package.
    pending: Vec<(String, bool, Vec<Import>)>,
}

/// Compiles the program and what it imports.
///
/// # Errors
/// What is wrong with one of the sources, as it is printed.
pub(crate) fn build(program: &Program<'_>) -> Result<ImageBytes, String> {
    let mut collector = Collector {
        folders: program.folders,
        bundle: Bundle::default(),
        seen: HashMap::new(),
        pending: Vec::new(),
    };
    collector.seen.insert("__main__".to_owned(), Vec::new());
    collector.add("__main__", program.filename, program.text, false)?;
    while let Some((importer, is_package, imports)) = collector.pending.pop() {
        for import in imports {
            for name in import.modules(&importer, is_package) {
                collector.follow(&name)?;
            }
        }
    }
    Ok(collector.bundle.finish())
}

impl Collector<'_> {
    /// Adds the module of this dotted name, and the packages that it is in.
    fn follow(&mut self, name: &str) -> Result<(), String> {
        let ends = name.match_indices('.').map(|(dot, _)| dot);
        for end in ends.chain([name.len()]) {
            let part = &name[..end];
            if modules::find(part).is_some() {
                return Ok(());
            }
            if !self.seen.contains_key(part) {
                self.find(part)?;
            }
        }
        Ok(())
    }

    fn find(&mut self, name: &str) -> Result<(), String> {
        let folders = match name.rsplit_once('.') {
            None => self.folders.to_vec(),
            Some((package, _)) => match self.seen.get(package) {
                Some(folders) if !folders.is_empty() => folders.clone(),
                _ => import::rest_of_package(name, self.folders),
            },
        };
        let located = import::locate(name, &folders);
        let inner = match &located {
            Some(Located::At(place)) => place.folders(),
            _ => Vec::new(),
        };
        self.seen.insert(name.to_owned(), inner);
        match located {
            None => Ok(()),
            Some(Located::Own(text, is_package)) => {
                self.add(name, &import::own_filename(name), text, is_package)
            }
            Some(Located::At(Place::Source { file, is_package })) => {
                let filename = file.display().to_string();
                let text = read(&file, &filename)?;
                self.add(name, &filename, &text, is_package)
            }
            Some(Located::At(Place::Namespace(folders))) => {
                // A package without code, in the first of its folders.
                let folder = folders.first().map(|folder| folder.display().to_string());
                let filename = format!("{}/__init__.py", folder.unwrap_or_default());
                self.add(name, &filename, "", true)
            }
        }
    }

    fn add(&mut self, name: &str, file: &str, text: &str, is_package: bool) -> Result<(), String> {
        let options = Options {
            filename: file.to_owned(),
            module_name: name.to_owned(),
            future_annotations: false,
            is_native: stdlib::is_native(name) && file == import::own_filename(name),
            ..Options::default()
        };
        let added = self.bundle.add(text, &options, is_package);
        let imports = added.map_err(|error| error.to_string())?;
        self.pending.push((name.to_owned(), is_package, imports));
        Ok(())
    }
}

fn read(file: &Path, name: &str) -> Result<String, String> {
    let bytes = std::fs::read(file).map_err(|error| format!("stackline: {name}: {error}"))?;
    source_text::decode(&bytes, name).map_err(|error| error.0)
}
