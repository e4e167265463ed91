//! Making a module of what was found, and running it.

use crate::features::Feature;
use crate::host::Found;
use crate::image::CodeId;
use crate::kind::Kind;
use crate::trap::Res;
use crate::value::{Immediate, Value};
use crate::vm::{Root, Vm};

use super::{FILE, INITIALIZING, MODULE_NAME, PACKAGE, PATH, SPEC};

/// Longest name of one of the host's own modules, in bytes.
const HOST_NAME: usize = 64;

/// A module that is being loaded: stack words.
struct Loading {
    /// Its name; a list of folders or `None` where it is no package; the module; its spec.
    name: usize,
    path: usize,
    module: usize,
    spec: usize,
}

impl Vm<'_> {
    /// A module of the host's that is written in Rust.
    pub(super) fn load_native(&mut self, name: usize) -> Res<Option<Value>> {
        let host = self.host;
        let table = self.str(self.word(name)).and_then(|text| host.module(text));
        let Some(table) = table else {
            return Ok(None);
        };
        let room = 24 * table.len() + 512;
        // More than most modules take: where memory is short each object has to find its own.
        if room * 2 <= self.heap.end() - self.heap.top {
            self.heap.reserve(room)?;
        }
        let namespace = self.new_namespace()?;
        self.dict_set_text(namespace, "__name__", self.word(name))?;
        for (function, number) in table {
            let v = Value::immediate(Immediate::HostFunction, *number);
            self.dict_set_text(namespace, function, v)?;
        }
        let module = self.object(Kind::Module, [self.word(name), namespace, Value::NONE])?;
        let slot = self.push(module)?;
        let mut buffer = [0; HOST_NAME];
        let text = self.str(self.word(name)).unwrap_or("").as_bytes();
        let len = text.len().min(buffer.len());
        buffer[..len].copy_from_slice(&text[..len]);
        let text = core::str::from_utf8(&buffer[..len]).unwrap_or("");
        let namespace = self.get(self.word(slot).addr(), 2);
        host.init_module(self, text, namespace)?;
        let modules = self.root(Root::Modules);
        self.dict_set_str(modules, self.word(name), self.word(slot))?;
        Ok(Some(self.word(slot)))
    }

    /// Makes a module of what was found, and runs it.
    pub(super) fn run_found(&mut self, name: usize, found: Found) -> Res {
        self.needs(Feature::Imports)?;
        let (code, folders) = match found {
            Found::Code { code, is_package } => (Some(code), is_package.then_some(Value::NONE)),
            Found::Namespace(folders) => (None, Some(folders)),
        };
        let path = self.push(folders.unwrap_or(Value::NONE))?;
        let file = code.map(|code| self.image.code(code).filename().value());
        if let Some(file) = file
            && folders.is_some()
        {
            let list = self.with_room(|vm| vm.folder_list(file))?;
            self.set_word(path, list);
        }
        let module = self.with_room(|vm| {
            let namespace = vm.new_namespace()?;
            vm.object(Kind::Module, [vm.word(name), namespace, Value::NONE])
        })?;
        let module = self.push(module)?;
        let spec = self.push(Value::NONE)?;
        let loading = Loading {
            name,
            path,
            module,
            spec,
        };
        self.describe(&loading, file)?;
        self.enter_module(name, module)?;
        if let Some(code) = code {
            self.run_loading(&loading, code)?;
        }
        match self.module_named(name)? {
            Some(module) => Ok(module),
            None => Err(self.raise_key(self.word(name))),
        }
    }

    /// Runs the module's code; if it raises, `sys.modules` has it no longer.
    fn run_loading(&mut self, loading: &Loading, code: CodeId) -> Res<()> {
        self.set_initializing(loading, Value::TRUE)?;
        let namespace = self.get(self.word(loading.module).addr(), 2);
        let ran = self.run_code(code, namespace);
        let modules = self.root(Root::Modules);
        match ran {
            Ok(_) => {
                // It comes last in `sys.modules`, behind what it imported.
                if let Some(i) = self.dict_find_str(modules, self.word(loading.name)) {
                    let module = self.entry_value(modules, i);
                    self.set_word(loading.module, module);
                    self.table_delete(modules, i);
                    self.enter_module(loading.name, loading.module)?;
                }
                self.set_initializing(loading, Value::FALSE)
            }
            Err(trap) => {
                if let Some(i) = self.dict_find_str(modules, self.word(loading.name)) {
                    self.table_delete(modules, i);
                }
                Err(trap)
            }
        }
    }

    /// `sys.modules[name] = module`, both in stack words.
    fn enter_module(&mut self, name: usize, module: usize) -> Res<()> {
        self.with_room(|vm| {
            let modules = vm.root(Root::Modules);
            vm.dict_set_str(modules, vm.word(name), vm.word(module))
        })
    }

    fn set_initializing(&mut self, loading: &Loading, v: Value) -> Res<()> {
        self.with_room(|vm| {
            let dict = vm.get(vm.word(loading.spec).addr(), 2);
            vm.dict_set_text(dict, INITIALIZING.text, v)
        })
    }

    /// A list of the folder that the file is in: a package's `__path__`. What is in no file, as the
    /// modules of the own library, has none, and its name is that of no folder.
    fn folder_list(&mut self, file: Value) -> Res {
        let text = self.str(file).unwrap_or("");
        let whole = if text.starts_with('<') { text.len() } else { 0 };
        let end = text.rfind('/').unwrap_or(whole);
        let folder = self.sub_str(file, 0, end)?;
        self.new_list(&[folder])
    }

    /// Fills in what a module is told about itself.
    fn describe(&mut self, loading: &Loading, file: Option<Value>) -> Res<()> {
        let spec = self.with_room(|vm| vm.module_spec(loading, file))?;
        self.set_word(loading.spec, spec);
        self.with_room(|vm| {
            let parent = vm.spec_parent(loading)?;
            let namespace = vm.get(vm.word(loading.module).addr(), 2);
            vm.dict_set_text(namespace, MODULE_NAME.text, vm.word(loading.name))?;
            vm.dict_set_text(namespace, "__doc__", Value::NONE)?;
            vm.dict_set_text(namespace, PACKAGE.text, parent)?;
            vm.dict_set_text(namespace, "__loader__", Value::NONE)?;
            vm.dict_set_text(namespace, SPEC.text, vm.word(loading.spec))?;
            if !vm.word(loading.path).is_none() {
                vm.dict_set_text(namespace, PATH.text, vm.word(loading.path))?;
            }
            vm.dict_set_text(namespace, FILE.text, file.unwrap_or(Value::NONE))
        })
    }

    /// `__spec__`: an object with the attributes of a module's specification.
    fn module_spec(&mut self, loading: &Loading, file: Option<Value>) -> Res {
        let namespace = self.new_dict()?;
        let parent = self.spec_parent(loading)?;
        let fields = [
            ("name", self.word(loading.name)),
            ("loader", Value::NONE),
            ("origin", file.unwrap_or(Value::NONE)),
            ("submodule_search_locations", self.word(loading.path)),
            ("parent", parent),
            ("has_location", Value::bool(file.is_some())),
        ];
        self.table_reserve(namespace, fields.len() + 1)?;
        for (name, v) in fields {
            self.dict_set_text(namespace, name, v)?;
        }
        let name = self.new_str("ModuleSpec")?;
        self.object(Kind::Module, [name, namespace, Value::NONE])
    }

    /// The package's own name for a package, what is before the last dot for a module.
    fn spec_parent(&mut self, loading: &Loading) -> Res {
        let name = self.word(loading.name);
        if !self.word(loading.path).is_none() {
            return Ok(name);
        }
        let dot = self.str(name).and_then(|text| text.rfind('.'));
        self.sub_str(name, 0, dot.unwrap_or(0))
    }
}
