//! Attributes of modules, and what is said where one is missing.

use crate::features::Feature;
use crate::import::is_builtin_name;
use crate::kind::Kind;
use crate::strings::Name;
use crate::trap::{Part, Res, Trap};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::{Root, Vm};

const GETATTRIBUTE: Name = Name::new("__getattribute__");
const GETATTR: Name = Name::new("__getattr__");

impl Vm<'_> {
    pub(super) fn module_attr(&mut self, module: Value, name: Value) -> Res<Option<Value>> {
        self.needs(Feature::Imports)?;
        if let Some(f) = self.special(module, GETATTRIBUTE) {
            return self.through_getattribute(module, name, f);
        }
        let is_hooked = self.special(module, GETATTR).is_some();
        let top = self.top;
        let slot = self.push(module)?;
        self.push(name)?;
        let found = self.plain_module_attr(module, name);
        let (module, name) = (self.word(slot), self.word(slot + 1));
        self.top = top;
        match found {
            Ok(None) if is_hooked => self.through_getattr(module, name),
            // Raised here: the caller's module and name may have moved.
            Ok(None) => Err(self.no_attribute(module, name)),
            Err(trap)
                if is_hooked && self.is_raised(trap) && self.pending_is(TypeId::AttributeError) =>
            {
                self.clear_pending();
                self.through_getattr(module, name)
            }
            found => found,
        }
    }

    /// `module.__getattribute__`, without the error.
    pub(super) fn plain_module_attr(&mut self, module: Value, name: Value) -> Res<Option<Value>> {
        self.needs(Feature::Imports)?;
        let (module, name) = match self.is_left_open(module, name) {
            true => self.complete_module(module, name)?,
            false => (module, name),
        };
        let dict = self.get(module.addr(), 2);
        let class = self.class_of(module);
        let found = match class.is(Kind::Class) {
            true => self.lookup_value(class, name),
            false => None,
        };
        if let Some((v, owner)) = found
            && owner.is(Kind::Class)
            && self.is_data_descriptor(v)
            && self.gives_values(v)
        {
            return self.bind_attribute(v, module, class).map(Some);
        }
        if let Some(i) = self.dict_find_str(dict, name) {
            return Ok(Some(self.entry_value(dict, i)));
        }
        let is_builtins = dict == self.root(Root::Builtins);
        match self.str(name) {
            Some("__dict__") if is_builtins => return self.all_builtins().map(Some),
            Some("__dict__") => return Ok(Some(dict)),
            Some("__class__") => return Ok(Some(class)),
            Some("__annotations__") => {
                let annotations = self.new_dict()?;
                self.dict_set_str(dict, name, annotations)?;
                return Ok(Some(annotations));
            }
            Some(text) if is_builtins && is_builtin_name(text) => return self.late_builtin(name),
            _ => {}
        }
        if let Some((v, _)) = found.or_else(|| self.lookup_value(class, name)) {
            return self.bind_attribute(v, module, class).map(Some);
        }
        match self.dict_get_name(dict, GETATTR) {
            Some(f) => self.call(f, &[name]).map(Some),
            None => self.host_attribute(module, name),
        }
    }

    /// What the host has for a module that lacks `name`.
    #[cold]
    fn host_attribute(&mut self, module: Value, name: Value) -> Res<Option<Value>> {
        let host = self.host;
        let module = self.hold(module)?;
        let found = match self.hold(name) {
            Ok(name) => {
                let found = host.find_attribute(self, &module, &name);
                self.release(name);
                found
            }
            Err(trap) => Err(trap),
        };
        self.release(module);
        found
    }

    /// Whether `name` is part of what the host tells of modules when a program asks, and has not
    /// been told of this one.
    pub(crate) fn is_left_open(&self, module: Value, name: Value) -> bool {
        let told = |name| match self.dict_get_text(self.get(module.addr(), 2), name) {
            Some(v) => name != "__loader__" || !v.is_none(),
            None => false,
        };
        match self.str(name) {
            Some("__spec__" | "__loader__") => !told("__loader__"),
            Some("__doc__") => !told("__doc__"),
            Some("__package__") => !told("__package__"),
            _ => false,
        }
    }

    /// Has the host tell how the module was loaded; the module and the name, where they are then.
    #[cold]
    fn complete_module(&mut self, module: Value, name: Value) -> Res<(Value, Value)> {
        let top = self.top;
        let slot = self.push(module)?;
        self.push(name)?;
        let done = self.complete(slot);
        let found = (self.word(slot), self.word(slot + 1));
        self.top = top;
        done.map(|()| found)
    }

    /// Raises AttributeError for a module.
    #[cold]
    pub(super) fn no_module_attribute(&mut self, module: Value, name: Value) -> Trap {
        let top = self.top;
        let slots = self.push(module).and_then(|slot| {
            let own = self.module_name(module).unwrap_or(Value::NONE);
            self.push(name)?;
            self.push(own)?;
            Ok(slot)
        });
        let trap = match slots {
            Ok(slot) => self.missing_in_module(slot),
            Err(trap) => return trap,
        };
        self.top = top;
        trap
    }

    /// The module, the name and the module's own name are in a row of stack words.
    fn missing_in_module(&mut self, slot: usize) -> Trap {
        let text = match self.missing_text(slot) {
            Ok(text) => text,
            Err(trap) => return trap,
        };
        let trap = self.raise_message(TypeId::AttributeError, Ok(text));
        if self.is_raised(trap) {
            self.note_detail(&[("name", slot + 1), ("obj", slot)]);
        }
        trap
    }

    fn missing_text(&mut self, slot: usize) -> Res {
        self.needs(Feature::Imports)?;
        let (module, name) = (self.word(slot), Part::Plain(self.word(slot + 1)));
        let own = Part::Plain(self.word(slot + 2));
        let file = self.module_file(module);
        let message = |vm: &mut Self, parts: &[Part<'_>]| {
            vm.message(Value::NONE, |vm, b, _| vm.build_parts(b, parts))
        };
        if self.word(slot + 2).is_none() {
            let parts = ["module has no attribute '".into(), name, "'".into()];
            return message(self, &parts);
        }
        if let Some(file) = file
            && self.is_initializing(module)
        {
            let file = Part::Plain(file);
            let no = "' has no attribute '".into();
            if self.is_beside_program(module) {
                let why =
                    "' if it has the same name as a third-party module you intended to import)";
                let open = "' (consider renaming '".into();
                return message(
                    self,
                    &["module '".into(), own, no, name, open, file, why.into()],
                );
            }
            let begin = "partially initialized module '".into();
            let why = "' (most likely due to a circular import)".into();
            return message(self, &[begin, own, "' from '".into(), file, no, name, why]);
        }
        if self.submodule_is_initializing(slot)? {
            let begin = "cannot access submodule '".into();
            let (name, own) = (
                Part::Plain(self.word(slot + 1)),
                Part::Plain(self.word(slot + 2)),
            );
            let why = "' (most likely due to a circular import)".into();
            return message(self, &[begin, name, "' of module '".into(), own, why]);
        }
        let (name, own) = (
            Part::Plain(self.word(slot + 1)),
            Part::Plain(self.word(slot + 2)),
        );
        let no = "' has no attribute '".into();
        message(self, &["module '".into(), own, no, name, "'".into()])
    }

    /// Whether the module's file is in the folder of the program.
    fn is_beside_program(&self, module: Value) -> bool {
        let file = self.module_file(module).and_then(|file| self.str(file));
        let folder = self.host.program_folder();
        match (file.and_then(|file| file.rsplit_once('/')), folder) {
            (Some((own, _)), Some(folder)) => own == folder,
            _ => false,
        }
    }

    fn submodule_is_initializing(&mut self, slot: usize) -> Res<bool> {
        let whole = self.joined(slot + 2, slot + 1)?;
        let modules = self.root(crate::vm::Root::Modules);
        let Some(i) = self.dict_find_str(modules, whole) else {
            return Ok(false);
        };
        let module = self.entry_value(modules, i);
        Ok(module.is(Kind::Module) && self.is_initializing(module))
    }
}
