//! Imports: of the host's native modules.

use crate::image::StrId;
use crate::interp::Cursor;
use crate::kind::Kind;
use crate::opcode::Instr;
use crate::strings::Name;
use crate::trap::{Part, Res, Trap};
use crate::types::TypeId;
use crate::value::{Immediate, Value};
use crate::vm::{Root, Vm};

impl Vm<'_> {
    #[inline(never)]
    pub(crate) fn op_import_name(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.sync(*cur);
        let name = StrId(self.wide(cur));
        if i.c() > 0 {
            let text = "attempted relative import with no known parent package";
            return Err(self.raise(TypeId::ImportError, &[text.into()]));
        }
        let top = self.top;
        let imported = self.import(name.value(), i.b() == 0);
        self.top = top;
        let module = imported?;
        self.set_reg(cur, i.a(), module);
        cur.pc += 2;
        Ok(())
    }

    /// The module of this dotted name, or with `first` the package that it starts with.
    pub(crate) fn import(&mut self, name: Value, first: bool) -> Res {
        let len = self.str(name).map_or(0, str::len);
        let mut end = 0;
        let mut outer = None;
        let head = self.push(Value::NONE)?;
        let kept = self.push(name)?;
        let last = self.push(Value::NONE)?;
        while end < len {
            let name = self.word(kept);
            let rest = self
                .str(name)
                .map_or("", |t| &t[(end + (end > 0) as usize).min(len)..]);
            let part = rest.find('.').unwrap_or(rest.len());
            let start = end + (end > 0) as usize;
            end = start + part;
            let whole = self.sub_str(name, 0, end)?;
            let module = self.import_one(whole)?;
            if outer.is_none() {
                self.set_word(head, module);
                outer = Some(());
            }
            self.set_word(last, module);
        }
        Ok(self.word(if first { head } else { last }))
    }

    fn import_one(&mut self, name: Value) -> Res {
        let modules = self.root(Root::Modules);
        if let Some(i) = self.dict_find_str(modules, name) {
            return Ok(self.entry_value(modules, i));
        }
        let host = self.host;
        let table = self.str(name).and_then(|text| host.module(text));
        let Some(table) = table else {
            return Err(self.no_module(name));
        };
        self.heap.reserve(24 * table.len() + 512).or_else(|full| {
            if full.words * 4 > self.heap.end() {
                Ok(())
            } else {
                Err(full)
            }
        })?;
        let namespace = self.new_namespace()?;
        self.dict_set_text(namespace, "__name__", name)?;
        for (function, number) in table {
            let v = Value::immediate(Immediate::HostFunction, *number);
            self.dict_set_text(namespace, function, v)?;
        }
        let module = self.object(Kind::Module, [name, namespace])?;
        let slot = self.push(module)?;
        self.push(name)?;
        let mut buffer = [0; 64];
        let text = self.str(name).unwrap_or("").as_bytes();
        let len = text.len().min(buffer.len());
        buffer[..len].copy_from_slice(&text[..len]);
        let text = core::str::from_utf8(&buffer[..len]).unwrap_or("");
        let namespace = self.get(self.word(slot).addr(), 2);
        host.init_module(self, text, namespace)?;
        let (modules, name) = (self.root(Root::Modules), self.word(slot + 1));
        self.dict_set_str(modules, name, self.word(slot))?;
        Ok(self.word(slot))
    }

    #[cold]
    fn no_module(&mut self, name: Value) -> Trap {
        let text = ["No module named ".into(), Part::Repr(name)];
        let slot = match self.push(name) {
            Ok(slot) => slot,
            Err(trap) => return trap,
        };
        let trap = self.raise(TypeId::ModuleNotFoundError, &text);
        if trap == Trap::Raised {
            self.note_detail(&[("name", slot)]);
        }
        trap
    }

    #[inline(never)]
    pub(crate) fn op_import_from(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.sync(*cur);
        let name = self.image.site_name(self.wide(cur) as usize).value();
        let module = self.reg(cur, i.b());
        let v = match self.get_attr_opt(module, name)? {
            Some(v) => v,
            None => return Err(self.cannot_import(self.reg(cur, i.b()), name)),
        };
        self.set_reg(cur, i.a(), v);
        cur.pc += 2;
        Ok(())
    }

    #[cold]
    fn cannot_import(&mut self, module: Value, name: Value) -> Trap {
        let own = module
            .as_kind(Kind::Module)
            .map_or(Value::NONE, |at| self.get(at, 1));
        let text = [
            "cannot import name ".into(),
            Part::Repr(name),
            " from ".into(),
            Part::Repr(own),
            " (unknown location)".into(),
        ];
        self.raise(TypeId::ImportError, &text)
    }

    #[inline(never)]
    pub(crate) fn op_import_star(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.sync(*cur);
        let Some(at) = self.reg(cur, i.a()).as_kind(Kind::Module) else {
            return Err(self.bad_image("imports from what is no module"));
        };
        let (from, into) = (self.get(at, 2), self.globals(*cur));
        if self.dict_get_name(from, Name::new("__all__")).is_some() {
            let text = "import * from a module with __all__ is not supported yet";
            return Err(self.raise(TypeId::NotImplementedError, &[text.into()]));
        }
        let mut entry = 0;
        while let Some(e) = self.next_entry(from, entry) {
            entry = e + 1;
            let (name, v) = (self.entry_key(from, e), self.entry_value(from, e));
            if !self.str(name).is_some_and(|text| text.starts_with('_')) {
                self.dict_set_str(into, name, v)?;
            }
        }
        cur.pc += 1;
        Ok(())
    }
}
