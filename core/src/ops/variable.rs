//! Variables: locals, globals, cells, and the names of class bodies.
//!
//! A cache for a global holds the epoch (bits 63..32) and the memory word of the value (31..0);
//! word 0 of the memory is always unbound, so that an empty cache needs no test of its own.

use crate::features::Feature;
use crate::function::CLOSURE;
use crate::image::{StrId, field};
use crate::interp::Cursor;
use crate::kind::Kind;
use crate::opcode::Instr;
use crate::strings::Name;
use crate::trap::{Res, Trap};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::{HEADER, Root, Vm};

const BUILTINS: Name = Name::new("__builtins__");

impl Vm<'_> {
    #[inline(always)]
    pub(crate) fn op_check_local(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        if self.reg(cur, i.a()).is_unbound() {
            return Err(self.unbound_local(*cur));
        }
        cur.pc += 2;
        Ok(())
    }

    #[cold]
    #[inline(never)]
    fn unbound_local(&mut self, cur: Cursor) -> Trap {
        self.sync(cur);
        let name = StrId(self.wide(&cur));
        let text = [
            "cannot access local variable '".into(),
            crate::Part::Name(name),
            "' where it is not associated with a value".into(),
        ];
        self.raise(TypeId::UnboundLocalError, &text)
    }

    #[inline(always)]
    pub(crate) fn op_clear_local(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.set_reg(cur, i.a(), Value::UNBOUND);
        cur.pc += 1;
        Ok(())
    }

    // ---- globals

    /// What the cache of `site` leads to; unbound where it is void.
    #[inline(always)]
    fn cached_global(&self, site: usize) -> Value {
        let cache = self.heap.words[self.caches + 2 * site];
        if (cache >> 32) as u32 == self.epoch {
            self.word(cache as u32 as usize)
        } else {
            Value::UNBOUND
        }
    }

    fn fill_global_cache(&mut self, site: usize, word: usize) {
        self.heap.words[self.caches + 2 * site] = (self.epoch as u64) << 32 | word as u64;
    }

    #[inline(always)]
    pub(crate) fn op_load_global(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let mut v = self.cached_global(i.x() as usize);
        if v.is_unbound() {
            v = self.load_global_slow(*cur, i.x() as usize)?;
        }
        self.set_reg(cur, i.a(), v);
        cur.pc += 1;
        Ok(())
    }

    #[inline(never)]
    pub(crate) fn op_load_global_w(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let v = self.load_global_slow(*cur, self.wide(cur) as usize)?;
        self.set_reg(cur, i.a(), v);
        cur.pc += 2;
        Ok(())
    }

    #[inline(never)]
    fn load_global_slow(&mut self, cur: Cursor, site: usize) -> Res {
        self.sync(cur);
        let name = self.image.site_name(site).value();
        let globals = self.globals(cur);
        // Only a namespace says when it gets a name that was a builtin's until then.
        let caches = self.caches_globals(cur, globals);
        let builtins = match self.dict_get_name(globals, BUILTINS) {
            Some(own) if own.is(Kind::Dict) => own,
            _ => self.root(Root::Builtins),
        };
        let usual = builtins == self.root(Root::Builtins);
        let caches = caches && usual;
        for dict in [globals, builtins] {
            if let Some(i) = self.dict_find_str(dict, name) {
                let word = self.entry_word(dict, i) + 2;
                if caches {
                    self.fill_global_cache(site, word);
                }
                return Ok(self.word(word));
            }
        }
        if self.str(name) == Some(BUILTINS.text) {
            return self.enter_own_builtins(globals);
        }
        // The built-in names that the first image does not use are entered when they are.
        match usual && self.late_builtin(name)?.is_some() {
            true => self.load_global_slow(cur, site),
            false => Err(self.no_such_name(name)),
        }
    }

    /// Enters `__builtins__` into the globals of a module: the module in the program itself, else
    /// its namespace.
    #[cold]
    fn enter_own_builtins(&mut self, globals: Value) -> Res {
        let is_main = globals == self.root(Root::Main);
        let top = self.top;
        let slot = self.push(globals)?;
        let module = self.enter_builtins()?;
        let own = match is_main {
            true => module,
            false => self.all_builtins()?,
        };
        let own = self.push(own)?;
        self.with_room(|vm| {
            let key = vm.special_name(BUILTINS)?;
            vm.dict_set_str(vm.word(slot), key, vm.word(own))
        })?;
        let found = self.word(own);
        self.top = top;
        Ok(found)
    }

    pub(crate) fn is_namespace(&self, dict: Value) -> bool {
        self.heap.raw(dict.addr(), 0) & crate::heap::NAMESPACE != 0
    }

    #[cold]
    fn no_such_name(&mut self, name: Value) -> Trap {
        let text = [
            "name '".into(),
            crate::Part::Plain(name),
            "' is not defined".into(),
        ];
        let top = self.top;
        let slot = match self.push(name) {
            Ok(slot) => slot,
            Err(trap) => return trap,
        };
        let trap = self.raise(TypeId::NameError, &text);
        if self.is_raised(trap) {
            self.note_detail(&[("name", slot)]);
        }
        self.top = top;
        trap
    }

    #[inline(always)]
    pub(crate) fn op_store_global(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let v = self.reg(cur, i.a());
        let site = self.wide(cur) as usize;
        if self.cached_global(site).is_unbound() {
            self.store_global_slow(*cur, site, v)?;
        } else {
            let word = self.heap.words[self.caches + 2 * site] as u32 as usize;
            self.set_word(word, v);
        }
        cur.pc += 2;
        Ok(())
    }

    #[inline(never)]
    fn store_global_slow(&mut self, cur: Cursor, site: usize, v: Value) -> Res<()> {
        let name = self.image.site_name(site).value();
        let dict = self.globals(cur);
        self.dict_set_str(dict, name, v)?;
        if self.caches_globals(cur, dict)
            && let Some(i) = self.dict_find_str(dict, name)
        {
            let word = self.entry_word(dict, i) + 2;
            self.fill_global_cache(site, word);
        }
        Ok(())
    }

    #[inline(never)]
    pub(crate) fn op_delete_global(&mut self, cur: &mut Cursor, _: Instr) -> Res<()> {
        self.sync(*cur);
        let name = self.image.site_name(self.wide(cur) as usize).value();
        let dict = self.globals(*cur);
        let Some(i) = self.dict_find_str(dict, name) else {
            return Err(self.no_such_name(name));
        };
        self.table_delete(dict, i);
        cur.pc += 2;
        Ok(())
    }

    // ---- class bodies

    fn body_name(&mut self, cur: Cursor, name: Value) -> Res<Option<Value>> {
        let namespace = self.word(cur.fp);
        if namespace.is(Kind::Dict) {
            let found = self.dict_find_str(namespace, name);
            return Ok(found.map(|i| self.entry_value(namespace, i)));
        }
        self.sync(cur);
        match self.get_item(namespace, name) {
            Err(trap) if self.is_raised(trap) && self.pending_is(TypeId::KeyError) => {
                self.clear_pending();
                Ok(None)
            }
            found => found.map(Some),
        }
    }

    #[inline(never)]
    pub(crate) fn op_load_name(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.needs(Feature::Classes)?;
        let site = self.wide(cur) as usize;
        let name = self.image.site_name(site).value();
        let v = match self.body_name(*cur, name)? {
            Some(v) => v,
            None => self.load_global_slow(*cur, site)?,
        };
        self.set_reg(cur, i.a(), v);
        cur.pc += 2;
        Ok(())
    }

    #[inline(never)]
    pub(crate) fn op_load_name_free(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.needs(Feature::Classes)?;
        let name = self.image.site_name(self.wide(cur) as usize);
        let v = self.body_name_or_free(*cur, name, i.b() as usize)?;
        self.set_reg(cur, i.a(), v);
        cur.pc += 2;
        Ok(())
    }

    /// As `op_load_name_free`, for any cell of the closure.
    pub(crate) fn op_load_name_far_free(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.needs(Feature::ManyVariables)?;
        let cell = i.x() as usize;
        let name = self.cell_name(cur, cell)?;
        let v = self.body_name_or_free(*cur, name, cell)?;
        self.set_reg(cur, i.a(), v);
        Ok(())
    }

    fn body_name_or_free(&mut self, cur: Cursor, name: StrId, cell: usize) -> Res {
        if let Some(v) = self.body_name(cur, name.value())? {
            return Ok(v);
        }
        match self.closure_cell(&cur, cell) {
            Some(cell) if !self.get(cell, 1).is_unbound() => Ok(self.get(cell, 1)),
            _ => Err(self.unbound_free(cur, name)),
        }
    }

    /// The name of cell `n` of the closure of the function at hand.
    fn cell_name(&mut self, cur: &Cursor, n: usize) -> Res<StrId> {
        let Some(id) = self.code_of(self.word(cur.fp - HEADER)) else {
            return Err(self.bad_image("a closure without code"));
        };
        let code = self.image.code(id);
        Ok(self.image.variable(code, code.get(field::LOCALS) + n))
    }

    #[inline(never)]
    pub(crate) fn op_store_name(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.needs(Feature::Classes)?;
        let name = self.image.site_name(self.wide(cur) as usize).value();
        let (namespace, v) = (self.word(cur.fp), self.reg(cur, i.a()));
        if namespace.is(Kind::Dict) {
            self.dict_set_str(namespace, name, v)?;
        } else {
            self.sync(*cur);
            self.set_item(namespace, name, v)?;
        }
        cur.pc += 2;
        Ok(())
    }

    #[inline(never)]
    pub(crate) fn op_delete_name(&mut self, cur: &mut Cursor, _: Instr) -> Res<()> {
        self.needs(Feature::Classes)?;
        self.sync(*cur);
        let name = self.image.site_name(self.wide(cur) as usize).value();
        let namespace = self.word(cur.fp);
        if !namespace.is(Kind::Dict) {
            self.del_item(namespace, name)?;
            cur.pc += 2;
            return Ok(());
        }
        let Some(i) = self.dict_find_str(namespace, name) else {
            return Err(self.no_such_name(name));
        };
        self.table_delete(namespace, i);
        cur.pc += 2;
        Ok(())
    }

    // ---- cells

    #[inline(always)]
    pub(crate) fn op_new_cell(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let v = self.reg(cur, i.a());
        let cell = self.object(Kind::Cell, [v])?;
        self.set_reg(cur, i.a(), cell);
        cur.pc += 1;
        Ok(())
    }

    #[inline(always)]
    pub(crate) fn op_load_cell(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let v = match self.reg(cur, i.b()).as_kind(Kind::Cell) {
            Some(cell) => self.get(cell, 1),
            None => Value::UNBOUND,
        };
        if v.is_unbound() {
            return Err(self.unbound_local(*cur));
        }
        self.set_reg(cur, i.a(), v);
        cur.pc += 2;
        Ok(())
    }

    #[inline(always)]
    pub(crate) fn op_store_cell(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let v = self.reg(cur, i.a());
        let Some(cell) = self.reg(cur, i.b()).as_kind(Kind::Cell) else {
            return Err(self.bad_image("a variable without its cell"));
        };
        self.set(cell, 1, v);
        cur.pc += 1;
        Ok(())
    }

    #[inline(never)]
    pub(crate) fn op_delete_cell(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        match self.reg(cur, i.b()).as_kind(Kind::Cell) {
            Some(cell) if !self.get(cell, 1).is_unbound() => self.set(cell, 1, Value::UNBOUND),
            _ => return Err(self.unbound_local(*cur)),
        }
        cur.pc += 2;
        Ok(())
    }

    /// Cell `n` of the closure of the function at hand.
    #[inline(always)]
    fn closure_cell(&self, cur: &Cursor, n: usize) -> Option<crate::value::Addr> {
        let f = self.word(cur.fp - HEADER).as_kind(Kind::Function)?;
        let closure = self.get(f, CLOSURE).as_kind(Kind::Tuple)?;
        if n >= self.heap.len(closure) {
            return None;
        }
        self.get(closure, n + 1).as_kind(Kind::Cell)
    }

    #[cold]
    #[inline(never)]
    fn unbound_free(&mut self, cur: Cursor, name: StrId) -> Trap {
        self.sync(cur);
        let text = [
            "cannot access free variable '".into(),
            crate::Part::Name(name),
            "' where it is not associated with a value in enclosing scope".into(),
        ];
        self.raise(TypeId::NameError, &text)
    }

    #[inline(always)]
    pub(crate) fn op_load_free(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let v = self
            .closure_cell(cur, i.b() as usize)
            .map_or(Value::UNBOUND, |cell| self.get(cell, 1));
        if v.is_unbound() {
            return Err(self.unbound_free(*cur, StrId(self.wide(cur))));
        }
        self.set_reg(cur, i.a(), v);
        cur.pc += 2;
        Ok(())
    }

    #[inline(always)]
    pub(crate) fn op_store_free(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let v = self.reg(cur, i.a());
        let Some(cell) = self.closure_cell(cur, i.b() as usize) else {
            return Err(self.bad_image("a variable without its cell"));
        };
        self.set(cell, 1, v);
        cur.pc += 1;
        Ok(())
    }

    #[inline(never)]
    pub(crate) fn op_delete_free(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        match self.closure_cell(cur, i.b() as usize) {
            Some(cell) if !self.get(cell, 1).is_unbound() => self.set(cell, 1, Value::UNBOUND),
            _ => return Err(self.unbound_free(*cur, StrId(self.wide(cur)))),
        }
        cur.pc += 2;
        Ok(())
    }

    /// The cell itself, wherever in the closure.
    pub(crate) fn op_load_far_closure(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.needs(Feature::ManyVariables)?;
        let Some(cell) = self.closure_cell(cur, i.x() as usize) else {
            return Err(self.bad_image("a variable without its cell"));
        };
        self.set_reg(cur, i.a(), Value::reference(Kind::Cell, cell));
        Ok(())
    }

    /// As `op_load_free`, for any cell of the closure.
    pub(crate) fn op_load_far_free(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.needs(Feature::ManyVariables)?;
        let n = i.x() as usize;
        let v = match self.closure_cell(cur, n) {
            Some(cell) => self.get(cell, 1),
            None => Value::UNBOUND,
        };
        if v.is_unbound() {
            let name = self.cell_name(cur, n)?;
            return Err(self.unbound_free(*cur, name));
        }
        self.set_reg(cur, i.a(), v);
        Ok(())
    }

    #[inline(always)]
    pub(crate) fn op_load_closure(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let Some(cell) = self.closure_cell(cur, i.b() as usize) else {
            return Err(self.bad_image("a variable without its cell"));
        };
        self.set_reg(cur, i.a(), Value::reference(Kind::Cell, cell));
        cur.pc += 1;
        Ok(())
    }
}
