//! Imports that are calls: `__import__`, and what a host's `importlib` does.

use crate::features::Feature;
use crate::kind::Kind;
use crate::trap::{Part, Res, Trap};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::{Args, Vm};

/// Argument `i` of a call, or the keyword `name`.
fn argument(vm: &Vm<'_>, args: Args, i: usize, name: &str) -> Option<Value> {
    let v = vm.arg(args, i);
    let v = match v.is_unbound() {
        true => vm.keyword(args, name)?,
        false => v,
    };
    Some(v)
}

/// `__import__(name, globals=None, locals=None, fromlist=(), level=0)`.
pub(crate) fn import(vm: &mut Vm<'_>, args: Args) -> Res {
    vm.needs(Feature::Packages)?;
    let Some(name) = argument(vm, args, 0, "name") else {
        let text = "__import__() missing required argument 'name' (pos 1)";
        return Err(vm.raise(TypeId::TypeError, &[text.into()]));
    };
    if !vm.is_str(vm.plain(name)) {
        let text = "module name must be a string";
        return Err(vm.raise(TypeId::TypeError, &[text.into()]));
    }
    let level = match argument(vm, args, 4, "level") {
        Some(level) => vm.to_index(level)?,
        None => 0,
    };
    let Ok(level) = usize::try_from(level) else {
        let text = "level must be >= 0";
        return Err(vm.raise(TypeId::ValueError, &[text.into()]));
    };
    let from = argument(vm, args, 3, "fromlist").unwrap_or(Value::NONE);
    let globals = argument(vm, args, 1, "globals").unwrap_or(Value::NONE);
    if level > 0 && !globals.is(Kind::Dict) {
        let text = "'__name__' not in globals";
        return Err(vm.raise(TypeId::KeyError, &[text.into()]));
    }
    let from = vm.push(from)?;
    let listed = vm.truth(vm.word(from))?;
    // Who was asked above is not asked again for want of memory.
    let module = vm.with_room(|vm| {
        let name = argument(vm, args, 0, "name").unwrap_or(Value::NONE);
        let globals = argument(vm, args, 1, "globals").unwrap_or(Value::NONE);
        vm.import_level(vm.plain(name), globals, level, !listed && level == 0)
    })?;
    match listed {
        true => vm.import_listed(module, from),
        false => Ok(module),
    }
}

impl Vm<'_> {
    /// Imports the submodules among the names that the `fromlist` in this stack word has.
    fn import_listed(&mut self, module: Value, from: usize) -> Res {
        let package = self.push(module)?;
        let list = self.with_room(|vm| vm.list_of(vm.word(from)))?;
        let list = self.push(list)?;
        let key = self.push(Value::NONE)?;
        let mut i = 0;
        while let Some(name) = self.sequence_item(self.word(list), i) {
            i += 1;
            if !self.is_str(name) || self.str(name) == Some("*") {
                continue;
            }
            self.set_word(key, name);
            let top = self.top;
            let has = self.with_room(|vm| vm.get_attr_opt(vm.word(package), vm.word(key)))?;
            if has.is_none() {
                self.with_room(|vm| vm.submodule(package, key))?;
            }
            self.top = top;
        }
        Ok(self.word(package))
    }

    /// `importlib.import_module(name, package)`: the module of this name (a str), which may begin
    /// with dots where there is a package (a str, or `None`).
    ///
    /// # Errors
    /// As the statement `import`.
    pub fn import_module(&mut self, name: Value, package: Value) -> Res {
        let text = self.str(name).unwrap_or("");
        let level = text.len() - text.trim_start_matches('.').len();
        let top = self.top;
        let name = self.push(name)?;
        let package = self.push(package)?;
        let done = self.import_relative(name, package, level);
        self.top = top;
        done
    }

    fn import_relative(&mut self, name: usize, package: usize, level: usize) -> Res {
        if level == 0 {
            return self.import(name, false);
        }
        if self.str_len(self.word(package)) == 0 {
            let text = [
                "the 'package' argument is required to perform a relative import for ".into(),
                Part::Repr(self.word(name)),
            ];
            return Err(self.raise(TypeId::TypeError, &text));
        }
        let end = self.str(self.word(name)).map_or(0, str::len);
        let tail = self.with_room(|vm| vm.sub_str(vm.word(name), level, end))?;
        let tail = self.push(tail)?;
        let whole = self.resolve(tail, package, level)?;
        let whole = self.push(whole)?;
        self.import(whole, false)
    }

    /// `importlib.reload(module)`: runs the module's code again in its own namespace.
    ///
    /// # Errors
    /// As the statement `import`; ImportError for what is not in `sys.modules`.
    pub fn reload_module(&mut self, module: Value) -> Res {
        let Some(name) = self.module_name(module) else {
            let text = "reload() argument must be a module";
            return Err(self.raise(TypeId::TypeError, &[text.into()]));
        };
        let top = self.top;
        let slot = self.push(module)?;
        let name = self.push(name)?;
        let done = self.reload(slot, name);
        self.top = top;
        done
    }

    fn reload(&mut self, slot: usize, name: usize) -> Res {
        if self.module_named(name)? != Some(self.word(slot)) {
            let text = [
                "module ".into(),
                Part::Plain(self.word(name)),
                " not in sys.modules".into(),
            ];
            return Err(self.import_error(TypeId::ImportError, &text, name, None));
        }
        let start = self
            .str(self.word(name))
            .and_then(|text| text.rfind('.'))
            .map_or(0, |dot| dot + 1);
        let parent = self.push(Value::NONE)?;
        if start > 0 {
            let head = self.with_room(|vm| vm.sub_str(vm.word(name), 0, start - 1))?;
            self.set_word(parent, head);
            let package = self.module_named(parent)?.unwrap_or(Value::NONE);
            self.set_word(parent, package);
        }
        self.load_again(slot, name, parent, start)?;
        Ok(self.word(slot))
    }

    /// Says that there is no such module.
    pub(super) fn no_module(&mut self, name: usize) -> Trap {
        let text = ["No module named ".into(), Part::Repr(self.word(name))];
        self.import_error(TypeId::ModuleNotFoundError, &text, name, None)
    }
}
