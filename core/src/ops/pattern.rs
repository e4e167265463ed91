//! What `match` statements ask of their subjects (PEP 634): is it a sequence, a mapping, an
//! instance with these attributes; and the values that go on to the patterns inside.

use crate::features::Feature;
use crate::interp::{Cursor, split_frame_word};
use crate::kind::Kind;
use crate::opcode::Instr;
use crate::rare::{MANY, MOST_PARTS};
use crate::sequence::RAISE_ROOM;
use crate::strings::Name;
use crate::trap::{Part, Res};
use crate::types::TypeId;
use crate::value::{Immediate, Value};
use crate::vm::Vm;

/// Where an abstract base class says what its subclasses are to patterns.
const PATTERN_FLAGS: Name = Name::new("__abc_tpflags__");
const SEQUENCE: i64 = 1 << 5;
const MAPPING: i64 = 1 << 6;

const MATCH_ARGS: Name = Name::new("__match_args__");
const GET: Name = Name::new("get");

impl Vm<'_> {
    /// `R[a] = len(R[b])` where that is what a sequence pattern matches, else -1; 0 for the
    /// length where `c` is 0.
    #[inline(never)]
    pub(crate) fn match_sequence(&mut self, cur: &Cursor, i: Instr) -> Res<()> {
        self.match_sized(cur, i, SEQUENCE)
    }

    /// As [`Vm::match_sequence`] for a mapping pattern.
    #[inline(never)]
    pub(crate) fn match_mapping(&mut self, cur: &Cursor, i: Instr) -> Res<()> {
        self.match_sized(cur, i, MAPPING)
    }

    fn match_sized(&mut self, cur: &Cursor, i: Instr, wanted: i64) -> Res<()> {
        self.needs(Feature::Patterns)?;
        self.sync(*cur);
        let subject = self.reg(cur, i.b());
        let length = match self.pattern_flags(subject) & wanted != 0 {
            false => -1,
            true if i.c() == 0 => 0,
            true => self.length(subject)? as i64,
        };
        self.set_reg(cur, i.a(), Value::int(length));
        Ok(())
    }

    /// Whether `v` is a sequence or a mapping to patterns.
    fn pattern_flags(&self, v: Value) -> i64 {
        let class = self.class_of(v);
        (0..)
            .map_while(|i| self.mro_item(class, i))
            .find_map(|class| self.own_pattern_flags(class))
            .unwrap_or(0)
    }

    /// What a class says itself of its instances to patterns: the first in the order counts.
    fn own_pattern_flags(&self, class: Value) -> Option<i64> {
        match class
            .as_immediate(Immediate::Type)
            .and_then(TypeId::from_u32)
        {
            Some(TypeId::List | TypeId::Tuple | TypeId::Range | TypeId::MemoryView) => {
                Some(SEQUENCE)
            }
            Some(TypeId::Dict | TypeId::MappingProxy) => Some(MAPPING),
            Some(_) => None,
            None => self.own_attribute(class, PATTERN_FLAGS)?.as_int(),
        }
    }

    // ---- mappings

    /// `R[a] =` whether the mapping `R[b]` has all keys of the tuple `R[b+1]`; their values go
    /// to the registers behind `a`. `c` is 1 where keys may be equal.
    #[inline(never)]
    pub(crate) fn match_keys(&mut self, cur: &Cursor, i: Instr) -> Res<()> {
        self.needs(Feature::Patterns)?;
        self.sync(*cur);
        let (subject, keys) = (self.reg(cur, i.b()), self.reg(cur, i.b() + 1));
        let Some(count) = keys.as_kind(Kind::Tuple).map(|at| self.heap.len(at)) else {
            return Err(self.bad_image("keys of a pattern that are no tuple"));
        };
        self.run_fits(cur, i.a(), count)?;
        let top = self.top;
        let found = self.push(subject).and_then(|slot| {
            self.push(keys)?;
            if i.c() != 0 {
                self.distinct_keys(slot + 1, count)?;
            }
            self.values_of_keys(slot, count)
        });
        self.finish_match(cur, i.a(), top, count, found)
    }

    /// Raises ValueError where two of the keys are equal.
    fn distinct_keys(&mut self, keys: usize, count: usize) -> Res<()> {
        for n in 2..=count {
            for before in 1..n {
                let at = self.word(keys).addr();
                let (key, other) = (self.get(at, n), self.get(at, before));
                if self.values_equal(key, other)? {
                    let key = self.get(self.word(keys).addr(), n);
                    let message = [
                        Part::Text("mapping pattern checks duplicate key ("),
                        Part::Repr(key),
                        Part::Text(")"),
                    ];
                    return Err(self.raise(TypeId::ValueError, &message));
                }
            }
        }
        Ok(())
    }

    /// Pushes the values of the keys, which stand behind the mapping in the word `slot`: the
    /// first one's word, or `None` where one is missing.
    fn values_of_keys(&mut self, slot: usize, count: usize) -> Res<Option<usize>> {
        let method = self.push(Value::NONE)?;
        let absent = self.push(Value::NONE)?;
        let plain = self.word(slot).is(Kind::Dict);
        if !plain {
            self.make_room(RAISE_ROOM)?;
            let nothing = self.object(Kind::Cell, [Value::NONE])?;
            self.set_word(absent, nothing);
            let get = self.with_room(|vm| {
                let name = vm.special_name(GET)?;
                vm.get_attr(vm.word(slot), name)
            })?;
            self.set_word(method, get);
        }
        let first = self.native_top();
        for n in 1..=count {
            let key = self.get(self.word(slot + 1).addr(), n);
            let found = match plain {
                true => self.dict_get_or_key(self.word(slot), key)?.ok(),
                false => {
                    let get = self.push(self.word(method))?;
                    self.push(key)?;
                    self.push(self.word(absent))?;
                    let v = self.call_rooted(get, 2)?;
                    self.top = get;
                    (v != self.word(absent)).then_some(v)
                }
            };
            match found {
                Some(v) => self.push(v)?,
                None => return Ok(None),
            };
        }
        Ok(Some(first))
    }

    // ---- classes

    /// `R[a] =` whether `R[b]` is an instance of the class `R[b+1]` with `c` positional
    /// attributes and those that the tuple `R[b+2]` names; their values go to the registers
    /// behind `a`.
    #[inline(never)]
    pub(crate) fn match_class(&mut self, cur: &Cursor, i: Instr) -> Res<()> {
        self.needs(Feature::Patterns)?;
        self.sync(*cur);
        let [subject, class, names] = [0, 1, 2].map(|n| self.reg(cur, i.b() + n));
        let Some(named) = names.as_kind(Kind::Tuple).map(|at| self.heap.len(at)) else {
            return Err(self.bad_image("attributes of a pattern that are no tuple"));
        };
        let positional = match i.c() {
            MANY => self.reg(cur, i.b() + 3).as_int().unwrap_or(0) as usize,
            few => few.into(),
        };
        let count = positional + named;
        self.run_fits(cur, i.a(), count)?;
        if !self.is_class(class) {
            let text = "called match pattern must be a class";
            return Err(self.raise(TypeId::TypeError, &[text.into()]));
        }
        if !self.is_instance(subject, class)? {
            self.set_reg(cur, i.a(), Value::FALSE);
            return Ok(());
        }
        if count == 0 {
            self.set_reg(cur, i.a(), Value::TRUE);
            return Ok(());
        }
        let top = self.top;
        // Python code may have run, and moved things.
        let found = self.push(self.reg(cur, i.b())).and_then(|slot| {
            self.push(self.reg(cur, i.b() + 1))?;
            self.push(self.reg(cur, i.b() + 2))?;
            self.attributes(slot, positional, named)
        });
        self.finish_match(cur, i.a(), top, count, found)
    }

    /// Pushes the values of the attributes: the first one's word, or `None` where one is
    /// missing. In the words from `slot` on: the object, the class, the names.
    fn attributes(&mut self, slot: usize, positional: usize, named: usize) -> Res<Option<usize>> {
        let order = self.push(Value::NONE)?;
        let itself = positional > 0 && self.positional_names(slot, order, positional)?;
        // The names asked for, then what they gave.
        let asked = self.native_top();
        for n in 1..=positional + named {
            let name = match n.checked_sub(positional + 1) {
                Some(n) => self.get(self.word(slot + 2).addr(), n + 1),
                None if itself => Value::NONE,
                None => self.get(self.word(order).addr(), n),
            };
            self.push(name)?;
        }
        let first = self.native_top();
        for n in 0..positional + named {
            if itself && n < positional {
                self.push(self.word(slot))?;
                continue;
            }
            self.check_name(slot, asked, n)?;
            let found = self.with_room(|vm| vm.get_attr_opt(vm.word(slot), vm.word(asked + n)))?;
            match found {
                Some(v) => self.push(v)?,
                None => return Ok(None),
            };
        }
        Ok(Some(first))
    }

    /// Puts the class's `__match_args__` into the word `order`; tells whether a positional
    /// pattern is about the object itself instead.
    fn positional_names(&mut self, slot: usize, order: usize, positional: usize) -> Res<bool> {
        let names = self.with_room(|vm| {
            let name = vm.special_name(MATCH_ARGS)?;
            vm.get_attr_opt(vm.word(slot + 1), name)
        })?;
        let class = self.word(slot + 1);
        let itself = names.is_none() && matches_itself(self.layout_of(class));
        let allowed = match names {
            None => itself as usize,
            Some(names) => match names.as_kind(Kind::Tuple) {
                Some(at) => self.heap.len(at),
                None => {
                    let message = [
                        Part::Plain(class),
                        Part::Text(".__match_args__ must be a tuple (got "),
                        Part::TypeOf(names),
                        Part::Text(")"),
                    ];
                    return Err(self.raise(TypeId::TypeError, &message));
                }
            },
        };
        if allowed < positional {
            let s = if allowed == 1 { "" } else { "s" };
            let message = [
                Part::Plain(class),
                Part::Text("() accepts "),
                Part::Int(allowed as i64),
                Part::Text(" positional sub-pattern"),
                Part::Text(s),
                Part::Text(" ("),
                Part::Int(positional as i64),
                Part::Text(" given)"),
            ];
            return Err(self.raise(TypeId::TypeError, &message));
        }
        self.set_word(order, names.unwrap_or(Value::NONE));
        Ok(itself)
    }

    /// Checks that the name in the word `asked + n` is one, and stands in no word before.
    fn check_name(&mut self, slot: usize, asked: usize, n: usize) -> Res<()> {
        let name = self.word(asked + n);
        if !self.is_str(name) {
            let message = [
                Part::Text("__match_args__ elements must be strings (got "),
                Part::TypeOf(name),
                Part::Text(")"),
            ];
            return Err(self.raise(TypeId::TypeError, &message));
        }
        let repeated = (asked..asked + n).any(|before| {
            let before = self.word(before);
            self.is_str(before) && self.str_eq(before, name)
        });
        if repeated {
            let message = [
                Part::Plain(self.word(slot + 1)),
                Part::Text("() got multiple sub-patterns for attribute "),
                Part::Repr(name),
            ];
            return Err(self.raise(TypeId::TypeError, &message));
        }
        Ok(())
    }

    // ---- results

    /// Checks that a result and `count` values behind it are in the frame.
    fn run_fits(&mut self, cur: &Cursor, first: u8, count: usize) -> Res<()> {
        let (_, slots) = split_frame_word(self.heap.words[cur.fp - 1]);
        let registers = if count > MOST_PARTS { 1 } else { count };
        if first as usize + 1 + registers > slots.min(crate::vm::WINDOW) {
            return Err(self.bad_image("values of a pattern outside the frame"));
        }
        Ok(())
    }

    /// Hands the pushed values on to the registers behind `first`, many of them as one tuple.
    fn finish_match(
        &mut self,
        cur: &Cursor,
        first: u8,
        top: usize,
        count: usize,
        found: Res<Option<usize>>,
    ) -> Res<()> {
        let into = cur.fp + first as usize + 1;
        let found = match found {
            Ok(Some(values)) if count > MOST_PARTS => {
                let all = self.with_room(|vm| vm.tuple_from_words(values, count));
                all.map(|all| {
                    self.set_word(into, all);
                    true
                })
            }
            Ok(Some(values)) => {
                self.heap.words.copy_within(values..values + count, into);
                Ok(true)
            }
            other => other.map(|_| false),
        };
        self.top = top;
        let found = found?;
        self.set_reg(cur, first, Value::bool(found));
        Ok(())
    }
}

/// Whether a positional pattern of a class of this layout is about the object itself.
fn matches_itself(layout: TypeId) -> bool {
    matches!(
        layout,
        TypeId::Bool
            | TypeId::Bytes
            | TypeId::Dict
            | TypeId::Float
            | TypeId::FrozenSet
            | TypeId::Int
            | TypeId::List
            | TypeId::Set
            | TypeId::Str
            | TypeId::Tuple
    ) || layout.name() == "bytearray"
}
