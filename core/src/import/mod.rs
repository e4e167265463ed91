//! Importing: from a name to a module that has run.
//!
//! The modules of the host written in Rust come first, then those of the image, then what the host
//! finds and compiles. A module is in `sys.modules` before its code runs, so that imports in a
//! circle find it half made, and is taken out again if its code raises.

mod builtins;
mod call;
mod library;
mod load;

pub(crate) use builtins::{LIBRARY, is_builtin_name, is_library_builtin};
pub(crate) use call::import;

use crate::features::Feature;
use crate::host::Found;
use crate::kind::Kind;
use crate::strings::Name;
use crate::trap::{Part, Res, Trap};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::{Root, Vm};

const PATH: Name = Name::new("__path__");
const FILE: Name = Name::new("__file__");
const SPEC: Name = Name::new("__spec__");
const PACKAGE: Name = Name::new("__package__");
const MODULE_NAME: Name = Name::new("__name__");
const PARENT: Name = Name::new("parent");
/// The module of the library that asks the finders of the program.
const FINDERS: &str = "_import_finders";
const INITIALIZING: Name = Name::new("_initializing");

impl Vm<'_> {
    // ---- names

    /// The absolute name of what `name` means at this level of a relative import in a module with
    /// these globals; all in stack words.
    pub(crate) fn absolute_name(&mut self, name: usize, globals: usize, level: usize) -> Res {
        if level == 0 {
            return Ok(self.word(name));
        }
        self.needs(Feature::Packages)?;
        let package = self.package_of(globals)?;
        if self.str_len(package) == 0 {
            let text = "attempted relative import with no known parent package";
            return Err(self.raise(TypeId::ImportError, &[text.into()]));
        }
        let package = self.push(package)?;
        self.resolve(name, package, level)
    }

    /// The absolute name of `name`, which may be empty, `level` dots up from inside `package`;
    /// both in stack words.
    fn resolve(&mut self, name: usize, package: usize, level: usize) -> Res {
        let text = self.str(self.word(package)).unwrap_or("");
        let mut end = text.len();
        for _ in 1..level {
            match text[..end].rfind('.') {
                Some(dot) => end = dot,
                None => {
                    let text = "attempted relative import beyond top-level package";
                    return Err(self.raise(TypeId::ImportError, &[text.into()]));
                }
            }
        }
        let base = self.with_room(|vm| vm.sub_str(vm.word(package), 0, end))?;
        if self.str_len(self.word(name)) == 0 {
            return Ok(base);
        }
        let base = self.push(base)?;
        self.joined(base, name)
    }

    /// `package.name` of two strings in stack words.
    pub(crate) fn joined(&mut self, package: usize, name: usize) -> Res {
        let b = self.build()?;
        let done = self
            .build_slot(&b, package)
            .and_then(|()| self.build_text(&b, "."))
            .and_then(|()| self.build_slot(&b, name));
        let whole = self.built(b);
        done.map(|()| whole)
    }

    /// The package that a module with the globals in this stack word belongs to, a str; empty
    /// where that is not known.
    fn package_of(&mut self, globals: usize) -> Res {
        let dict = self.word(globals);
        if !dict.is(Kind::Dict) {
            return self.new_str("");
        }
        if let Some(package) = self.dict_get_name(dict, PACKAGE).filter(|v| !v.is_none()) {
            if !self.is_str(package) {
                let text = "__package__ must be a string";
                return Err(self.raise(TypeId::TypeError, &[text.into()]));
            }
            return Ok(package);
        }
        if let Some(spec) = self.dict_get_name(dict, SPEC).filter(|v| !v.is_none()) {
            let name = self.special_name(PARENT)?;
            if let Some(parent) = self.get_attr_opt(spec, name)?
                && self.is_str(parent)
            {
                return Ok(parent);
            }
        }
        let dict = self.word(globals);
        let name = self.dict_get_name(dict, MODULE_NAME);
        let Some(name) = name.filter(|&name| self.is_str(name)) else {
            return self.new_str("");
        };
        if self.dict_get_name(dict, PATH).is_some() {
            return Ok(name);
        }
        let dot = self.str(name).and_then(|text| text.rfind('.'));
        self.sub_str(name, 0, dot.unwrap_or(0))
    }

    // ---- modules

    /// Imports a module before the program runs.
    ///
    /// # Errors
    /// The exception that this raised.
    pub fn import_first(&mut self, name: &str) -> Result<(), Value> {
        let top = self.top;
        let imported = self.with_room(|vm| vm.new_str(name)).and_then(|name| {
            let name = self.push(name)?;
            self.with_room(|vm| vm.import(name, false))
        });
        self.top = top;
        match imported {
            Ok(_) => Ok(()),
            Err(_) => Err(self.clear_pending()),
        }
    }

    /// The module of the absolute dotted name in the stack word `name`, or with `first` the
    /// package that the name starts with.
    pub(crate) fn import(&mut self, name: usize, first: bool) -> Res {
        self.needs(Feature::Imports)?;
        self.needs(Feature::Imports)?;
        let len = self.str(self.word(name)).map_or(0, str::len);
        if len == 0 {
            return Err(self.raise(TypeId::ValueError, &["Empty module name".into()]));
        }
        let head = self.push(Value::NONE)?;
        let parent = self.push(Value::NONE)?;
        let whole = self.push(Value::NONE)?;
        let mut end = 0;
        while end < len {
            let start = if end == 0 { 0 } else { end + 1 };
            if start != 0 {
                self.needs(Feature::Packages)?;
            }
            let text = self.str(self.word(name)).unwrap_or("");
            let rest = text.get(start..).unwrap_or("");
            end = start + rest.find('.').unwrap_or(rest.len());
            let prefix = self.with_room(|vm| vm.sub_str(vm.word(name), 0, end))?;
            self.set_word(whole, prefix);
            let module = self.import_one(whole, parent, start)?;
            if start == 0 {
                self.set_word(head, module);
            }
            self.set_word(parent, module);
        }
        Ok(self.word(if first { head } else { parent }))
    }

    /// The module of the name in the stack word `name`, whose package is in `parent`; its own
    /// name begins at byte `start`.
    fn import_one(&mut self, name: usize, parent: usize, start: usize) -> Res {
        if let Some(module) = self.module_named(name)? {
            return Ok(module);
        }
        let top = self.top;
        let module = self.load(name, parent, start);
        let module = module.and_then(|module| {
            let slot = self.push(module)?;
            self.bind_in_parent(name, parent, start, slot)?;
            Ok(self.word(slot))
        });
        self.top = top;
        module
    }

    /// What `sys.modules` has under the name in this stack word.
    pub(super) fn module_named(&mut self, name: usize) -> Res<Option<Value>> {
        let modules = self.root(Root::Modules);
        let Some(i) = self.dict_find_str(modules, self.word(name)) else {
            return Ok(None);
        };
        let module = self.entry_value(modules, i);
        if module.is_none() {
            let text = [
                "import of ".into(),
                Part::Plain(self.word(name)),
                " halted; None in sys.modules".into(),
            ];
            return Err(self.import_error(TypeId::ModuleNotFoundError, &text, name, None));
        }
        Ok(Some(module))
    }

    /// Makes the module an attribute of its package.
    fn bind_in_parent(&mut self, name: usize, parent: usize, start: usize, slot: usize) -> Res<()> {
        if start == 0 {
            return Ok(());
        }
        self.needs(Feature::Packages)?;
        let key = self.with_room(|vm| {
            let v = vm.word(name);
            let end = vm.str(v).map_or(0, str::len);
            vm.sub_str(v, start, end)
        })?;
        let key = self.push(key)?;
        self.with_room(|vm| {
            let parent = vm.word(parent);
            match parent.as_kind(Kind::Module) {
                Some(at) => vm.dict_set_str(vm.get(at, 2), vm.word(key), vm.word(slot)),
                None => vm.set_attr(parent, vm.word(key), vm.word(slot)),
            }
        })
    }

    /// Finds the module and runs it.
    fn load(&mut self, name: usize, parent: usize, start: usize) -> Res {
        let path = self.search_path(name, parent, start)?;
        let path = self.push(path)?;
        if start == 0 || self.word(path).is_unbound() {
            self.set_word(path, Value::NONE);
            if self.str(self.word(name)) == Some("builtins") {
                return self.enter_builtins();
            }
            if let Some(module) = self.load_native(name)? {
                return Ok(module);
            }
        }
        if let Some(module) = self.load_by_finder(name, path)? {
            return Ok(module);
        }
        match self.find(name, path)? {
            Some(found) => self.run_found(name, found),
            None => Err(self.no_module(name)),
        }
    }

    /// The module that a finder of the program's, in `sys.meta_path`, knows how to load.
    fn load_by_finder(&mut self, name: usize, path: usize) -> Res<Option<Value>> {
        let sys = self.dict_get_text(self.root(Root::Modules), "sys");
        let finders = sys
            .and_then(|sys| module_dict(self, sys))
            .and_then(|namespace| self.dict_get_text(namespace, "meta_path"));
        let is_empty = finders
            .and_then(|list| self.sequence_len(list))
            .unwrap_or(0)
            == 0;
        // What asks the finders is found without them.
        if is_empty || self.str(self.word(name)) == Some(FINDERS) {
            return Ok(None);
        }
        let args = [self.word(name), self.word(path)];
        let module = self.call_library(FINDERS, "load", &args)?;
        Ok((!module.is_none()).then_some(module))
    }

    /// The module's code, in the image or where the host finds it.
    fn find(&mut self, name: usize, path: usize) -> Res<Option<Found>> {
        let text = self.str(self.word(name)).unwrap_or("");
        if let Some((code, is_package)) = self.image_module(text) {
            return Ok(Some(Found::Code { code, is_package }));
        }
        let (name, path) = (self.word(name), self.word(path));
        let host = self.host;
        host.find_module(self, name, path)
    }

    /// Finds the module in the stack word `module` again and runs it in its namespace; what is
    /// written in Rust stays as it is.
    fn load_again(&mut self, module: usize, name: usize, parent: usize, start: usize) -> Res<()> {
        let path = self.search_path(name, parent, start)?;
        let path = self.push(path)?;
        let text = self.str(self.word(name)).unwrap_or("");
        if self.host.module(text).is_some() {
            return Ok(());
        }
        match self.find(name, path)? {
            Some(Found::Code { code, .. }) => {
                let namespace = module_dict(self, self.word(module)).unwrap_or(Value::NONE);
                self.run_code(code, namespace).map(|_| ())
            }
            Some(Found::Namespace(_)) => Ok(()),
            None => Err(self.no_module(name)),
        }
    }

    /// Where a module of the package in `parent` is to be looked for: its `__path__`; `None` for
    /// a module of no package, and unbound for one that only the host can have.
    fn search_path(&mut self, name: usize, parent: usize, start: usize) -> Res {
        if start == 0 {
            return Ok(Value::NONE);
        }
        self.needs(Feature::Packages)?;
        let key = self.special_name(PATH)?;
        if let Some(path) = self.get_attr_opt(self.word(parent), key)? {
            return Ok(path);
        }
        let text = self.str(self.word(name)).unwrap_or("");
        if self.host.module(text).is_some() {
            return Ok(Value::UNBOUND);
        }
        let top = self.top;
        let package = self.with_room(|vm| vm.sub_str(vm.word(name), 0, start - 1))?;
        let text = [
            "No module named ".into(),
            Part::Repr(self.word(name)),
            "; ".into(),
            Part::Repr(package),
            " is not a package".into(),
        ];
        let trap = self.import_error(TypeId::ModuleNotFoundError, &text, name, None);
        self.top = top;
        Err(trap)
    }

    // ---- errors

    /// Raises ImportError with that text, for a module of this name in the file `path`, which cannot be
    /// loaded.
    #[cold]
    pub fn raise_import_error(&mut self, text: &str, name: &str, path: &str) -> Trap {
        let top = self.top;
        let mut kept = || {
            let mut keep = |text| {
                let v = self.with_room(|vm| vm.new_str(text))?;
                self.push(v)
            };
            let (name, path) = (keep(name)?, keep(path)?);
            Ok((name, path, self.push(Value::NONE)?))
        };
        let trap = match kept() {
            Ok((name, path, none)) => {
                let more = Some((path, none));
                self.import_error(TypeId::ImportError, &[text.into()], name, more)
            }
            Err(trap) => trap,
        };
        self.top = top;
        trap
    }

    /// Raises ImportError or one of its subclasses with the attributes that those have: names in
    /// stack words.
    #[cold]
    pub(crate) fn import_error(
        &mut self,
        kind: TypeId,
        text: &[Part<'_>],
        name: usize,
        more: Option<(usize, usize)>,
    ) -> Trap {
        let trap = self.raise(kind, text);
        if self.is_raised(trap) {
            self.note_detail(&[("name", name)]);
            if let Some((path, from)) = more {
                self.note_detail(&[("path", path), ("name_from", from)]);
            }
        }
        trap
    }

    /// Whether the module is still running for the first time.
    pub(crate) fn is_initializing(&self, module: Value) -> bool {
        let Some(at) = module.as_kind(Kind::Module) else {
            return false;
        };
        let spec = self.dict_get_name(self.get(at, 2), SPEC);
        spec.and_then(|spec| spec.as_kind(Kind::Module))
            .and_then(|at| self.dict_get_name(self.get(at, 2), INITIALIZING))
            .is_some_and(|v| v == Value::TRUE)
    }

    /// The module's `__file__`, if that is a str.
    pub(crate) fn module_file(&self, module: Value) -> Option<Value> {
        let at = module.as_kind(Kind::Module)?;
        let file = self.dict_get_name(self.get(at, 2), FILE)?;
        self.is_str(file).then_some(file)
    }

    /// The module's `__name__`, if that is a str.
    pub(crate) fn module_name(&self, module: Value) -> Option<Value> {
        let at = module.as_kind(Kind::Module)?;
        let name = self.dict_get_name(self.get(at, 2), MODULE_NAME)?;
        self.is_str(name).then_some(name)
    }

    /// The submodule `key` (a str) of the package in the stack word `package`, imported if that has
    /// not been done; `None` if there is none.
    pub(crate) fn submodule(&mut self, package: usize, key: usize) -> Res<Option<Value>> {
        if !Feature::Packages.included() {
            return Ok(None);
        }
        let module = self.word(package);
        let Some(own) = self.module_name(module) else {
            return Ok(None);
        };
        let own = self.push(own)?;
        let whole = self.joined(own, key)?;
        let whole = self.push(whole)?;
        if let Some(module) = self.module_named(whole)? {
            return Ok(Some(module));
        }
        let is_package = module_dict(self, self.word(package))
            .is_some_and(|dict| self.dict_get_name(dict, PATH).is_some());
        if !is_package {
            return Ok(None);
        }
        match self.import(whole, false) {
            Ok(module) => Ok(Some(module)),
            Err(trap) if self.is_raised(trap) && self.lacks(whole) => {
                self.clear_pending();
                Ok(None)
            }
            Err(trap) => Err(trap),
        }
    }

    /// Whether the pending exception says that there is no module of the name in this stack word.
    fn lacks(&mut self, name: usize) -> bool {
        let e = self.root(Root::Pending);
        if !self.exception_is(e, TypeId::ModuleNotFoundError) {
            return false;
        }
        self.exception_member(e, "name")
            .is_some_and(|said| self.is_str(said) && self.str_eq(said, self.word(name)))
    }
}

/// The namespace of a module.
fn module_dict(vm: &Vm<'_>, module: Value) -> Option<Value> {
    module.as_kind(Kind::Module).map(|at| vm.get(at, 2))
}
