//! The instructions of `import` statements.

use crate::features::Feature;
use crate::image::{StrId, flag};
use crate::interp::Cursor;
use crate::kind::Kind;
use crate::opcode::Instr;
use crate::strings::Name;
use crate::trap::{Part, Res, Trap};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::{HEADER, Root, Vm};

const ALL: Name = Name::new("__all__");

impl Vm<'_> {
    #[inline(never)]
    pub(crate) fn op_import_name(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.needs(Feature::Imports)?;
        self.sync(*cur);
        let name = StrId(self.wide(cur)).value();
        let globals = self.globals(*cur);
        let top = self.top;
        let imported = self.import_level(name, globals, i.c() as usize, i.b() == 0);
        self.top = top;
        let module = imported?;
        self.set_reg(cur, i.a(), module);
        cur.pc += 2;
        Ok(())
    }

    /// The module that `name` means in a module with these globals; with `first` the package that
    /// the name starts with.
    pub(crate) fn import_level(
        &mut self,
        name: Value,
        globals: Value,
        level: usize,
        first: bool,
    ) -> Res {
        let name = self.push(name)?;
        let globals = self.push(globals)?;
        let absolute = self.absolute_name(name, globals, level)?;
        let absolute = self.push(absolute)?;
        self.import(absolute, first)
    }

    #[inline(never)]
    pub(crate) fn op_import_from(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.needs(Feature::Imports)?;
        self.sync(*cur);
        let name = self.image.site_name(self.wide(cur) as usize).value();
        let top = self.top;
        let found = self.import_from(self.reg(cur, i.b()), name);
        self.top = top;
        let v = found?;
        self.set_reg(cur, i.a(), v);
        cur.pc += 2;
        Ok(())
    }

    fn import_from(&mut self, module: Value, name: Value) -> Res {
        let package = self.push(module)?;
        let key = self.push(name)?;
        if let Some(v) = self.get_attr_opt(module, name)? {
            return Ok(v);
        }
        match self.submodule(package, key)? {
            Some(module) => Ok(module),
            None => Err(self.cannot_import(package, key)),
        }
    }

    #[cold]
    fn cannot_import(&mut self, package: usize, key: usize) -> Trap {
        let module = self.word(package);
        let own = self.module_name(module);
        let file = self.module_file(module);
        let slots = self.push(own.unwrap_or(Value::NONE)).and_then(|own| {
            let file = self.push(file.unwrap_or(Value::NONE))?;
            Ok((own, file))
        });
        let (own_slot, file_slot) = match slots {
            Ok(slots) => slots,
            Err(trap) => return trap,
        };
        let circular = self.is_initializing(module) && file.is_some();
        let text = [
            "cannot import name ".into(),
            Part::Repr(self.word(key)),
            Part::Text(match circular {
                true => " from partially initialized module ",
                false => " from ",
            }),
            match own {
                Some(own) => Part::Repr(own),
                None => Part::Text("'<unknown module name>'"),
            },
            Part::Text(match circular {
                true => " (most likely due to a circular import) (",
                false => " (",
            }),
            match file {
                Some(file) => Part::Plain(file),
                None => Part::Text("unknown location"),
            },
            ")".into(),
        ];
        self.import_error(TypeId::ImportError, &text, own_slot, Some((file_slot, key)))
    }

    #[inline(never)]
    pub(crate) fn op_import_star(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.needs(Feature::Imports)?;
        self.sync(*cur);
        let top = self.top;
        // Where names are set in something else than the globals, that comes first in the frame.
        let code = self.code_of(self.word(cur.fp - HEADER));
        let is_body = code.is_some_and(|id| self.image.code(id).has(flag::CLASS_BODY));
        let into = match is_body {
            true => self.word(cur.fp),
            false => self.globals(*cur),
        };
        let done = self.import_star(self.reg(cur, i.a()), into);
        self.top = top;
        done?;
        cur.pc += 1;
        Ok(())
    }

    fn import_star(&mut self, module: Value, into: Value) -> Res<()> {
        self.needs(Feature::Packages)?;
        let package = self.push(module)?;
        let into = self.push(into)?;
        let all = self.special_name(ALL)?;
        if let Some(all) = self.get_attr_opt(module, all)? {
            return self.import_all(package, into, all);
        }
        let Some(at) = self.word(package).as_kind(Kind::Module) else {
            let text = "from-import-* object has no __dict__ and no __all__";
            return Err(self.raise(TypeId::ImportError, &[text.into()]));
        };
        let mut from = self.get(at, 2);
        if from == self.root(Root::Builtins) {
            from = self.all_builtins()?;
        }
        let from = self.push(from)?;
        let (key, item) = (self.push(Value::NONE)?, self.push(Value::NONE)?);
        let mut entry = 0;
        while let Some(e) = self.next_entry(self.word(from), entry) {
            entry = e + 1;
            let name = self.entry_key(self.word(from), e);
            if !self.str(name).is_some_and(|text| text.starts_with('_')) {
                self.set_word(key, name);
                self.set_word(item, self.entry_value(self.word(from), e));
                self.bind_star(into, key, item)?;
            }
        }
        Ok(())
    }

    /// `into[key] = item`, all in stack words.
    fn bind_star(&mut self, into: usize, key: usize, item: usize) -> Res<()> {
        if !self.word(into).is(Kind::Dict) {
            return self.set_item(self.word(into), self.word(key), self.word(item));
        }
        self.with_room(|vm| vm.dict_set_str(vm.word(into), vm.word(key), vm.word(item)))
    }

    /// Binds what `__all__` lists, submodules included.
    fn import_all(&mut self, package: usize, into: usize, all: Value) -> Res<()> {
        let all = self.list_of(all)?;
        let all = self.push(all)?;
        let key = self.push(Value::NONE)?;
        let mut i = 0;
        while let Some(name) = self.sequence_item(self.word(all), i) {
            i += 1;
            if !self.is_str(name) {
                return Err(self.bad_all(package, name));
            }
            self.set_word(key, name);
            let top = self.top;
            let v = match self.get_attr_opt(self.word(package), name)? {
                Some(v) => v,
                None => match self.submodule(package, key)? {
                    Some(module) => module,
                    None => self.get_attr(self.word(package), self.word(key))?,
                },
            };
            self.top = top;
            let v = self.push(v)?;
            self.bind_star(into, key, v)?;
            self.top = top;
        }
        Ok(())
    }

    #[cold]
    fn bad_all(&mut self, package: usize, name: Value) -> Trap {
        let own = self.module_name(self.word(package));
        let text = [
            "Item in ".into(),
            Part::Plain(own.unwrap_or(Value::NONE)),
            ".__all__ must be str, not ".into(),
            Part::TypeOf(name),
        ];
        self.raise(TypeId::TypeError, &text)
    }
}
