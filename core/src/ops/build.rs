//! Displays, formatting, unpacking of arguments.

use crate::features::Feature;
use crate::interp::Cursor;
use crate::kind::Kind;
use crate::opcode::Instr;
use crate::trap::Res;
use crate::value::Value;
use crate::vm::Vm;

impl Vm<'_> {
    #[inline(always)]
    pub(crate) fn op_build_list(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let list = self.list_from_words(cur.fp + i.b() as usize, i.c() as usize)?;
        self.set_reg(cur, i.a(), list);
        cur.pc += 1;
        Ok(())
    }

    #[inline(always)]
    pub(crate) fn op_build_tuple(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let tuple = self.tuple_from_words(cur.fp + i.b() as usize, i.c() as usize)?;
        self.set_reg(cur, i.a(), tuple);
        cur.pc += 1;
        Ok(())
    }

    #[inline(never)]
    pub(crate) fn op_build_dict(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.sync(*cur);
        let top = self.top;
        let made = self.dict_of_pairs(cur.fp + i.b() as usize, i.c() as usize);
        self.top = top;
        let dict = made?;
        self.set_reg(cur, i.a(), dict);
        cur.pc += 1;
        Ok(())
    }

    fn dict_of_pairs(&mut self, words: usize, count: usize) -> Res {
        let dict = self.new_dict()?;
        if count == 0 {
            return Ok(dict);
        }
        self.table_reserve(dict, count)?;
        let slot = self.push(dict)?;
        for n in 0..count {
            let (key, v) = (self.word(words + 2 * n), self.word(words + 2 * n + 1));
            self.dict_set(self.word(slot), key, v)?;
        }
        Ok(self.word(slot))
    }

    #[inline(never)]
    pub(crate) fn op_build_set(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.sync(*cur);
        let top = self.top;
        let made = self.set_of_items(cur.fp + i.b() as usize, i.c() as usize);
        self.top = top;
        let set = made?;
        self.set_reg(cur, i.a(), set);
        cur.pc += 1;
        Ok(())
    }

    fn set_of_items(&mut self, words: usize, count: usize) -> Res {
        let set = self.new_set()?;
        let slot = self.push(set)?;
        for n in 0..count {
            let v = self.word(words + n);
            self.set_add(self.word(slot), v)?;
        }
        Ok(self.word(slot))
    }

    #[inline(never)]
    pub(crate) fn op_build_string(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let from = cur.fp + i.b() as usize;
        let (mut len, mut chars) = (0, 0);
        for n in 0..i.c() as usize {
            let v = self.word(from + n);
            len += self.str_size(v);
            chars += self.str_len(v);
        }
        let at = self.alloc_str(len, chars)?;
        let mut into = 0;
        for n in 0..i.c() as usize {
            let v = self.word(from + n);
            let own = self.str_size(v);
            self.copy_text(at, into, v, 0, own);
            into += own;
        }
        self.set_reg(cur, i.a(), Value::reference(Kind::Str, at));
        cur.pc += 1;
        Ok(())
    }

    #[inline(never)]
    pub(crate) fn op_format_value(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.sync(*cur);
        let v = self.reg(cur, i.b());
        if v.is_int() && i.c() & 7 == 0 {
            let text = self.int_text(v, 10)?;
            self.set_reg(cur, i.a(), text);
            cur.pc += 1;
            return Ok(());
        }
        let converted = match i.c() & 3 {
            0 => v,
            1 => self.shown_str(v)?,
            2 => self.shown_repr(v)?,
            _ => {
                self.needs(Feature::Formatting)?;
                self.shown_ascii(v)?
            }
        };
        let text = if i.c() & 4 != 0 {
            let spec = self.word(cur.fp + i.b() as usize + 1);
            self.shown_format(converted, spec)?
        } else if self.is_str(converted) {
            converted
        } else {
            self.shown_format(converted, Value::UNBOUND)?
        };
        // Strings are joined; what stands alone keeps its class.
        let text = if i.c() & 8 == 0 {
            self.plain(text)
        } else {
            text
        };
        self.set_reg(cur, i.a(), text);
        cur.pc += 1;
        Ok(())
    }

    #[inline(always)]
    pub(crate) fn op_list_append(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let (list, v) = (self.reg(cur, i.a()), self.reg(cur, i.b()));
        if !list.is(Kind::List) {
            return Err(self.bad_image("appends to what is no list"));
        }
        self.list_push(list, v)?;
        cur.pc += 1;
        Ok(())
    }

    #[inline(never)]
    pub(crate) fn op_list_extend(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.sync(*cur);
        if !self.reg(cur, i.a()).is(Kind::List) {
            return Err(self.bad_image("extends what is no list"));
        }
        let source = self.reg(cur, i.b());
        if !self.is_iterable(source) {
            let text = [
                "Value after * must be an iterable, not ".into(),
                crate::Part::TypeOf(source),
            ];
            return Err(self.raise(crate::TypeId::TypeError, &text));
        }
        self.list_extend(cur.fp + i.a() as usize, source)?;
        cur.pc += 1;
        Ok(())
    }

    #[inline(never)]
    pub(crate) fn op_list_to_tuple(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let list = self.reg(cur, i.b());
        if !list.is(Kind::List) {
            return Err(self.bad_image("makes a tuple of what is no list"));
        }
        let tuple = self.list_to_tuple(list)?;
        self.set_reg(cur, i.a(), tuple);
        cur.pc += 1;
        Ok(())
    }

    #[inline(never)]
    pub(crate) fn op_set_add(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.needs(Feature::Sets)?;
        self.sync(*cur);
        let (set, v) = (self.reg(cur, i.a()), self.reg(cur, i.b()));
        if !set.is(Kind::Set) {
            return Err(self.bad_image("adds to what is no set"));
        }
        self.set_add(set, v)?;
        cur.pc += 1;
        Ok(())
    }

    #[inline(never)]
    pub(crate) fn op_set_update(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.needs(Feature::Sets)?;
        self.sync(*cur);
        if !self.reg(cur, i.a()).is(Kind::Set) {
            return Err(self.bad_image("adds to what is no set"));
        }
        let source = self.reg(cur, i.b());
        self.set_update(cur.fp + i.a() as usize, source)?;
        cur.pc += 1;
        Ok(())
    }

    #[inline(never)]
    pub(crate) fn op_dict_set(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.sync(*cur);
        let (dict, key, v) = (
            self.reg(cur, i.a()),
            self.reg(cur, i.b()),
            self.reg(cur, i.c()),
        );
        if !dict.is(Kind::Dict) {
            return Err(self.bad_image("sets an item of what is no dict"));
        }
        self.dict_set(dict, key, v)?;
        cur.pc += 1;
        Ok(())
    }

    #[inline(never)]
    pub(crate) fn op_dict_update(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.needs(Feature::Starred)?;
        self.sync(*cur);
        if !self.reg(cur, i.a()).is(Kind::Dict) {
            return Err(self.bad_image("updates what is no dict"));
        }
        let source = self.reg(cur, i.b());
        self.dict_update_mapping(cur.fp + i.a() as usize, source)?;
        cur.pc += 1;
        Ok(())
    }

    #[inline(never)]
    pub(crate) fn op_dict_merge(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.needs(Feature::Starred)?;
        self.sync(*cur);
        if !self.reg(cur, i.a()).is(Kind::Dict) {
            return Err(self.bad_image("updates what is no dict"));
        }
        let (source, callee) = (self.reg(cur, i.b()), self.reg(cur, i.c()));
        self.dict_merge(cur.fp + i.a() as usize, source, callee)?;
        cur.pc += 1;
        Ok(())
    }
}
