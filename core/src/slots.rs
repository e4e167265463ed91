//! `__slots__`: what a class adds to the layout of its instances.
//!
//! A slot is a `member_descriptor` in the namespace of the class (`builtins::member`), and a number
//! among the slots of the layout, those of the base first. The class keeps how many there are, and
//! whether its instances have a `__dict__` and can have weak references.

use crate::builtins::str::character::{is_alphanumeric, starts_identifier};
use crate::class::{BASE, DICT, EXTENT, OWN_SLOTS};
use crate::features::Feature;
use crate::kind::Kind;
use crate::strings::Name;
use crate::trap::{Part, Res};
use crate::types::TypeId;
use crate::value::{Immediate, Value};
use crate::vm::Vm;

const SLOTS: Name = Name::new("__slots__");

/// What instances of a class have beside what their built-in type has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Extent {
    /// Slots, those of the bases among them.
    pub(crate) slots: usize,
    /// Whether they have a `__dict__`.
    pub(crate) dict: bool,
    /// Whether there can be weak references to them.
    pub(crate) references: bool,
}

impl Extent {
    pub(crate) fn value(self) -> Value {
        let flags = (self.references as i64) << 1 | self.dict as i64;
        Value::int((self.slots as i64) << 2 | flags)
    }

    fn read(v: Value) -> Extent {
        let n = v.int_unchecked();
        Extent {
            slots: (n >> 2) as usize,
            dict: n & 1 != 0,
            references: n & 2 != 0,
        }
    }

    /// Of instances of a built-in type.
    fn of_type(id: TypeId) -> Extent {
        let dict = matches!(
            id,
            TypeId::Type | TypeId::Module | TypeId::StaticMethod | TypeId::ClassMethod
        );
        let references = matches!(
            id,
            TypeId::Type | TypeId::Module | TypeId::Set | TypeId::FrozenSet
        );
        Extent {
            slots: 0,
            dict: dict || id.derives_from(TypeId::BaseException),
            references,
        }
    }
}

/// Whether objects of the type differ in size, so that there is no room for slots behind them.
fn is_of_variable_size(id: TypeId) -> bool {
    matches!(
        id,
        TypeId::Int | TypeId::Bool | TypeId::Bytes | TypeId::Tuple | TypeId::Type
    )
}

impl Vm<'_> {
    /// Whether the class itself has a slot of this name.
    pub(crate) fn has_own_slot(&self, class: Value, name: Name) -> bool {
        let own = self.get(class.addr(), OWN_SLOTS);
        let (at, count) = self.items_span(own).unwrap_or((0, 0));
        (at..at + count).any(|i| self.str(self.word(i)) == Some(name.text))
    }

    /// What instances of `class` have.
    pub(crate) fn extent(&self, class: Value) -> Extent {
        match class.as_kind(Kind::Class) {
            Some(at) => Extent::read(self.get(at, EXTENT)),
            None => Extent::of_type(self.layout_of(class)),
        }
    }

    /// Whether instances of `class` have a `__dict__`.
    pub(crate) fn has_instance_dict(&self, class: Value) -> bool {
        self.extent(class).dict
    }

    /// The slots of a class that is being made of the namespace in the stack word `words` and the
    /// name behind it, with the bases in the word `bases` and the best of them in the one behind
    /// that: a tuple of names, None where it says nothing of slots, into the word `names`.
    pub(crate) fn plan_slots(&mut self, words: usize, bases: usize, names: usize) -> Res<Extent> {
        let base = self.word(bases + 1);
        let of_base = self.extent(base);
        let fixed = !is_of_variable_size(self.layout_of(base));
        let said = self.dict_get_name(self.word(words), SLOTS);
        let Some(said) = said else {
            return Ok(Extent {
                slots: of_base.slots,
                dict: true,
                references: of_base.references || fixed,
            });
        };
        self.needs(Feature::Slots)?;
        let mut extent = self.read_slots(said, words, bases, names)?;
        let added = self.items_span(self.word(names)).map_or(0, |span| span.1);
        extent.slots = of_base.slots + added;
        // What the other bases have, instances have as well.
        let (at, count) = self.items_span(self.word(bases)).unwrap_or((0, 0));
        for other in (0..count).map(|i| self.extent(self.word(at + i))) {
            extent.dict |= other.dict;
            extent.references |= other.references;
        }
        Ok(extent)
    }

    /// Puts the names that `__slots__` lists, sorted, as a tuple into the word `names`; gives what
    /// instances have but for the number of slots.
    fn read_slots(&mut self, said: Value, words: usize, bases: usize, names: usize) -> Res<Extent> {
        let list = match self.is_str(said) {
            true => {
                let list = self.list_with_capacity(1)?;
                self.list_push(list, said)?;
                list
            }
            false if !self.is_iterable(said) => {
                return Err(self.raise_type(said, "'", "' object is not iterable"));
            }
            false => self.list_of(said)?,
        };
        let listed = self.push(list)?;
        let sorted = self.with_room(|vm| vm.list_with_capacity(0))?;
        let sorted = self.push(sorted)?;
        let base = self.word(bases + 1);
        let count = self.list_len(self.word(listed));
        if count > 0 && is_of_variable_size(self.layout_of(base)) {
            let text = [
                "nonempty __slots__ not supported for subtype of '".into(),
                Part::Plain(base),
                "'".into(),
            ];
            return Err(self.raise(TypeId::TypeError, &text));
        }
        let mut extent = self.extent(base);
        for i in 0..count {
            self.check_slot(listed, i, base, &mut extent)?;
        }
        for i in 0..count {
            let slot = self.plain(self.list_get(self.word(listed), i));
            if !matches!(self.str(slot), Some("__dict__" | "__weakref__")) {
                self.with_room(|vm| vm.add_slot(words, listed, i, sorted))?;
            }
        }
        crate::builtins::list::sort_list(self, sorted, Value::NONE, false)?;
        let tuple = self.with_room(|vm| {
            let list = vm.word(sorted);
            vm.make_room(vm.list_len(list) + 1)?;
            vm.list_to_tuple(vm.word(sorted))
        })?;
        self.set_word(names, tuple);
        Ok(extent)
    }

    /// Checks name `i` of the list in the word `listed`, and notes in `extent` what it adds.
    fn check_slot(&mut self, listed: usize, i: usize, base: Value, extent: &mut Extent) -> Res<()> {
        let slot = self.plain(self.list_get(self.word(listed), i));
        let Some(text) = self.str(slot) else {
            return Err(self.raise_type(slot, "__slots__ items must be strings, not '", "'"));
        };
        let starts = text.chars().next().is_some_and(starts_identifier);
        let error = match text {
            _ if !starts || !text.chars().all(|c| c == '_' || is_alphanumeric(c)) => {
                "__slots__ must be identifiers"
            }
            "__dict__" if extent.dict => "__dict__ slot disallowed: we already got one",
            "__weakref__" if extent.references || is_of_variable_size(self.layout_of(base)) => {
                "__weakref__ slot disallowed: we already got one"
            }
            "__dict__" => {
                extent.dict = true;
                return Ok(());
            }
            "__weakref__" => {
                extent.references = true;
                return Ok(());
            }
            _ => return Ok(()),
        };
        Err(self.raise(TypeId::TypeError, &[error.into()]))
    }

    /// Adds what slot `i` of the list in the word `listed` is called in the namespace of the class
    /// to the list in the word `sorted`.
    fn add_slot(&mut self, words: usize, listed: usize, i: usize, sorted: usize) -> Res<()> {
        let slot = self.plain(self.list_get(self.word(listed), i));
        let name = self.private_name(slot, self.word(words + 1))?;
        let namespace = self.word(words);
        let kept_for_later = matches!(self.str(name), Some("__qualname__" | "__classcell__"));
        if self.dict_find_str(namespace, name).is_some() && !kept_for_later {
            let text = [
                Part::Repr(name),
                " in __slots__ conflicts with class variable".into(),
            ];
            return Err(self.raise(TypeId::ValueError, &text));
        }
        self.list_push(self.word(sorted), name)
    }

    /// What the name `name` stands for in a class that is named `class`.
    fn private_name(&mut self, name: Value, class: Value) -> Res {
        let (Some(text), Some(class_text)) = (self.str(name), self.str(self.plain(class))) else {
            return Ok(name);
        };
        let stripped = class_text.trim_start_matches('_').len();
        let skipped = class_text.len() - stripped;
        if !text.starts_with("__") || text.ends_with("__") || stripped == 0 {
            return Ok(name);
        }
        let kept = self.push(name)?;
        let class = self.push(self.plain(class))?;
        let written = self.write_text(|memory, page| {
            page.push(b"_");
            page.push(&memory.bytes(memory.word(class))[skipped..]);
            page.push(memory.bytes(memory.word(kept)));
        });
        self.top = kept;
        written.map(|(name, ())| name)
    }

    /// Puts a descriptor of each slot that it adds into the namespace of the class in the word
    /// `slot`.
    pub(crate) fn add_members(&mut self, slot: usize) -> Res<()> {
        let class = self.word(slot).addr();
        let (_, count) = self
            .items_span(self.get(class, OWN_SLOTS))
            .unwrap_or((0, 0));
        let first = self.extent(self.word(slot)).slots - count;
        for i in 0..count {
            self.with_room(|vm| {
                let class = vm.word(slot);
                let name = vm.get(vm.get(class.addr(), OWN_SLOTS).addr(), i + 1);
                if vm.dict_find_str(vm.get(class.addr(), DICT), name).is_some() {
                    return Ok(());
                }
                let number = Value::int((first + i) as i64);
                let member = vm.object(Kind::Member, [class, name, number])?;
                vm.dict_set_str(vm.get(vm.word(slot).addr(), DICT), name, member)
            })?;
        }
        Ok(())
    }

    // ---- layouts

    /// Of the classes that `class` is laid out as, the one that adds something to the layout of
    /// its base: the last class with slots of its own, or a built-in type.
    pub(crate) fn solid_base(&self, class: Value) -> Value {
        let mut class = class;
        while let Some(at) = class.as_kind(Kind::Class) {
            let base = self.get(at, BASE);
            if self.extent(class).slots > self.extent(base).slots {
                return class;
            }
            class = base;
        }
        let mut id = class
            .as_immediate(Immediate::Type)
            .and_then(TypeId::from_u32)
            .unwrap_or(TypeId::Object);
        while !id.adds_fields() {
            id = id.base();
        }
        id.value()
    }

    /// Whether an object of class `old` can become one of class `new`: both have the same layout.
    pub(crate) fn is_laid_out_as(&self, old: Value, new: Value) -> bool {
        let [old_extent, new_extent] = [old, new].map(|class| self.extent(class));
        if old_extent != new_extent || self.layout_of(old) != self.layout_of(new) {
            return false;
        }
        let [old, new] = [old, new].map(|class| self.first_alike(class));
        if old == new {
            return true;
        }
        let (Some(a), Some(b)) = (old.as_kind(Kind::Class), new.as_kind(Kind::Class)) else {
            return false;
        };
        if self.get(a, BASE) != self.get(b, BASE) {
            return false;
        }
        let [a, b] = [a, b].map(|at| self.items_span(self.get(at, OWN_SLOTS)).unwrap_or((0, 0)));
        a.1 == b.1 && (0..a.1).all(|i| self.str_eq(self.word(a.0 + i), self.word(b.0 + i)))
    }

    /// The farthest base that is laid out as `class` and all between them.
    fn first_alike(&self, class: Value) -> Value {
        let mut class = class;
        while let Some(at) = class.as_kind(Kind::Class) {
            let base = self.get(at, BASE);
            if self.extent(base) != self.extent(class) {
                break;
            }
            class = base;
        }
        class
    }
}

impl TypeId {
    /// Whether objects of the type have fields that those of its base have not.
    fn adds_fields(self) -> bool {
        let plain = self.derives_from(TypeId::BaseException)
            && !matches!(
                self,
                TypeId::BaseException
                    | TypeId::BaseExceptionGroup
                    | TypeId::StopIteration
                    | TypeId::SystemExit
                    | TypeId::ImportError
                    | TypeId::OSError
                    | TypeId::NameError
                    | TypeId::AttributeError
                    | TypeId::SyntaxError
                    | TypeId::UnicodeEncodeError
                    | TypeId::UnicodeDecodeError
                    | TypeId::UnicodeTranslateError
            );
        !plain && self != TypeId::Bool
    }
}
