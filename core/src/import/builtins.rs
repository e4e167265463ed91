//! The module `builtins`: built-in names that the machine does not hold before they are asked for.

use crate::kind::Kind;
use crate::trap::Res;
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::{Root, Vm};

use super::MODULE_NAME;

/// The built-in names that are written in Python: what `builtins` says of itself, and what
/// CPython's `site` adds.
pub(crate) const LIBRARY: [&str; 12] = [
    "_IncompleteInputError",
    "__build_class__",
    "__doc__",
    "__loader__",
    "__package__",
    "__spec__",
    "copyright",
    "credits",
    "exit",
    "help",
    "license",
    "quit",
];

/// Whether the library makes the built-in of this name.
pub(crate) fn is_library_builtin(text: &str) -> bool {
    LIBRARY.contains(&text)
}

/// Whether there is a built-in of this name, if the library is there.
pub(crate) fn is_builtin_name(text: &str) -> bool {
    is_library_builtin(text) || text == MODULE_NAME.text || crate::start::builtin(text).is_some()
}

impl Vm<'_> {
    /// Makes the module `builtins` without its names and enters it in `sys.modules`.
    ///
    /// # Errors
    /// Where there is no room for it.
    pub fn enter_builtins(&mut self) -> Res {
        self.with_room(|vm| {
            let name = vm.new_str("builtins")?;
            let modules = vm.root(Root::Modules);
            if let Some(entry) = vm.dict_find_str(modules, name) {
                return Ok(vm.entry_value(modules, entry));
            }
            let builtins = vm.root(Root::Builtins);
            let module = vm.object(Kind::Module, [name, builtins, Value::NONE])?;
            vm.dict_set_str(modules, name, module)?;
            Ok(module)
        })
    }

    /// Enters the built-in of this name and gives it; `None` where there is none.
    #[cold]
    pub(crate) fn late_builtin(&mut self, name: Value) -> Res<Option<Value>> {
        let top = self.top;
        let name = self.push(name)?;
        let found = self.late_builtin_at(name);
        self.top = top;
        found
    }

    fn late_builtin_at(&mut self, name: usize) -> Res<Option<Value>> {
        if is_library_builtin(self.str(self.word(name)).unwrap_or(""))
            && let Some(made) = self.made_by_library(name)?
        {
            let made = self.push(made)?;
            self.with_room(|vm| {
                let builtins = vm.root(Root::Builtins);
                vm.dict_set_str(builtins, vm.word(name), vm.word(made))
            })?;
            return Ok(Some(self.word(made)));
        }
        self.with_room(|vm| {
            let (builtins, name) = (vm.root(Root::Builtins), vm.word(name));
            let is_bound = vm.bind_builtin(builtins, name)?;
            let found = vm.dict_find_str(builtins, name).filter(|_| is_bound);
            Ok(found.map(|i| vm.entry_value(builtins, i)))
        })
    }

    /// What the library makes for the name; `None` where there is no library.
    fn made_by_library(&mut self, name: usize) -> Res<Option<Value>> {
        if !crate::features::Feature::Packages.included() {
            return Ok(None);
        }
        let source = match self.str(self.word(name)) {
            Some("exit" | "quit") => "_site_quitter",
            _ => "_site_builtins",
        };
        match self.call_library(source, "made", &[self.word(name)]) {
            Err(trap) if self.is_raised(trap) && self.pending_is(TypeId::ImportError) => {
                self.clear_pending();
                Ok(None)
            }
            made => made.map(Some),
        }
    }

    /// The namespace of `builtins` with all its names.
    pub(crate) fn all_builtins(&mut self) -> Res {
        for text in self.builtin_names() {
            let builtins = self.root(Root::Builtins);
            if self.dict_get_text(builtins, text).is_none() {
                let name = self.with_room(|vm| vm.new_str(text))?;
                self.late_builtin(name)?;
            }
        }
        Ok(self.root(Root::Builtins))
    }
}
