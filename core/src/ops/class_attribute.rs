//! Attributes that instances have from their class: what a site remembers of plain values and of
//! properties. Methods that are called at once have an opcode of their own.

use crate::class::DICT;
use crate::interp::{Cursor, frame_word, return_word};
use crate::kind::Kind;
use crate::opcode::Instr;
use crate::strings::Name;
use crate::trap::Res;
use crate::value::Value;
use crate::vm::{HEADER, Vm, WINDOW};

/// The class of instances of this shape, which have no such attribute themselves, has a plain value
/// in this memory word.
const VALUE: u64 = 7;
/// The class of instances of this shape has a property in this memory word, whose getter is a
/// simple function.
const PROPERTY: u64 = 8;

const GETATTRIBUTE: Name = Name::new("__getattribute__");
const GETATTR: Name = Name::new("__getattr__");

impl Vm<'_> {
    /// Reads an attribute of the class of `obj`, an instance, by what the site remembers; whether
    /// it remembers any.
    pub(super) fn read_through_class(
        &mut self,
        cur: &mut Cursor,
        i: Instr,
        obj: Value,
    ) -> Res<bool> {
        let number = self.shape_number(obj);
        if let Some(word) = self.remembered(cur, self.key(number, VALUE)) {
            let v = self.word(word);
            self.set_reg(cur, i.a(), v);
            cur.pc += 2;
            return Ok(true);
        }
        let property = match cfg!(feature = "speed") {
            true => self.remembered(cur, self.key(number, PROPERTY)),
            false => None,
        };
        let Some(word) = property else {
            return Ok(false);
        };
        let getter = self.get(self.word(word).addr(), 1);
        self.enter_function(cur, getter, &[obj], i.a(), 2)?;
        Ok(true)
    }

    /// Has the site remember where the class of `obj`, an instance, has the attribute `name`, if
    /// it is one of those.
    pub(super) fn learn_class_attribute(&mut self, cur: &Cursor, obj: Value, name: Value) {
        let class = self.class_of(obj);
        if self.shape_number(obj) == 0 || self.hook(obj, GETATTRIBUTE).is_some() {
            return;
        }
        let Some((v, owner)) = self.lookup_value(class, name) else {
            return;
        };
        // A class that says nothing of itself has not what its bases say.
        if owner != class && self.str(name) == Some("__doc__") {
            return;
        }
        let tag = if self.is_simple_property(v) && self.hook(obj, GETATTR).is_none() {
            PROPERTY
        } else if self.is_plain_data(v) && self.instance_get(obj, name).is_none() {
            VALUE
        } else {
            return;
        };
        if let Some(at) = owner.as_kind(Kind::Class) {
            let dict = self.get(at, DICT);
            if let Some(entry) = self.dict_find_str(dict, name) {
                let word = self.entry_word(dict, entry) + 2;
                self.learn(cur, self.key(self.shape_number(obj), tag), word);
            }
        }
    }

    /// Whether `v` is a property that is read by a simple function.
    fn is_simple_property(&self, v: Value) -> bool {
        let getter = v.as_kind(Kind::Property).map(|at| self.get(at, 1));
        cfg!(feature = "speed")
            && getter.is_some_and(|f| f.is(Kind::Function) && self.fast(f).1.parameters() == 1)
    }

    /// Goes on in a simple function that takes these arguments, for the result of an instruction
    /// of `words` words.
    pub(super) fn enter_function(
        &mut self,
        cur: &mut Cursor,
        f: Value,
        arguments: &[Value],
        dest: u8,
        words: usize,
    ) -> Res<()> {
        let (_, fast) = self.fast(f);
        let base = self.native_top() + HEADER;
        if !self.stack_fits(base + WINDOW + 8)
            || self.depth >= self.recursion_limit
            || self.tracing && self.native_stack_low()
        {
            return Err(self.raise_recursion());
        }
        self.set_word(base - HEADER, f);
        self.set_word(base - 2, return_word(cur.pc + words, dest, 0));
        self.set_word(base - 1, frame_word(cur.fp, fast.slots()));
        let locals = &mut self.heap.words[base..][..arguments.len() + fast.others()];
        let (given, others) = locals.split_at_mut(arguments.len());
        for (word, v) in given.iter_mut().zip(arguments) {
            *word = v.bits();
        }
        others.fill(Value::UNBOUND.bits());
        self.depth += 1;
        *cur = match self.tracing {
            true => self.enter_traced(*cur, base, fast.start())?,
            false => Cursor {
                pc: fast.start(),
                fp: base,
            },
        };
        Ok(())
    }
}
