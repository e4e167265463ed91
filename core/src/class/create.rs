//! Making a class: bases, layout, namespace, and telling whom it concerns.

use super::metaclass::CLASS_ROOM;
use super::{CAPACITY, DICT, METACLASS};
use crate::builtins::property::NAME as PROPERTY_NAME;
use crate::features::Feature;
use crate::heap::NAMESPACE;
use crate::kind::Kind;
use crate::slots::Extent;
use crate::strings::Name;
use crate::trap::{Part, Res, Trap};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::{Root, Vm};

pub(super) const CLASS_CELL: Name = Name::new("__classcell__");
const QUALNAME_NAME: Name = Name::new("__qualname__");
const EQ: Name = Name::new("__eq__");
const HASH: Name = Name::new("__hash__");
const SET_NAME: Name = Name::new("__set_name__");
const NEW: Name = Name::new("__new__");
const CLASS_GET_ITEM: Name = Name::new("__class_getitem__");
const INIT_SUBCLASS: Name = Name::new("__init_subclass__");

/// What a class has that is asked for all attributes of its instances, or before them; or that is
/// told of classes that are made.
pub(crate) const CLASS_HOOKS: [&str; 7] = [
    "__getattribute__",
    "__getattr__",
    "__setattr__",
    "__delattr__",
    "__class__",
    "__set_name__",
    "__init_subclass__",
];

impl Vm<'_> {
    /// A class of metaclass `meta` and of what stands in four words of the memory: namespace,
    /// name, bases, keywords.
    pub(super) fn new_class(&mut self, words: usize, meta: Value) -> Res {
        let top = self.top;
        let kept = self.push(meta)?;
        let made = self.new_class_kept(words, kept);
        self.top = top;
        made
    }

    fn new_class_kept(&mut self, words: usize, meta: usize) -> Res {
        self.make_room(CLASS_ROOM)?;
        self.check_finalizer(self.word(words))?;
        self.check_hooks(self.word(words))?;
        let given = self.class_bases(self.word(words + 2))?;
        let bases = self.push(given)?;
        let base = self.best_base(given)?;
        self.push(base)?;
        let names = self.push(Value::NONE)?;
        let extent = self.plan_slots(words, bases, names)?;
        self.check_duplicates(self.word(bases))?;
        self.make_room(CLASS_ROOM)?;
        let class = self.bare_class(words, bases, extent)?;
        let slot = self.push(class)?;
        let meta = self.word(meta);
        if meta != TypeId::Type.value() {
            self.set(class.addr(), METACLASS, meta);
        }
        self.linearize(slot)?;
        self.custom_order(slot)?;
        self.finish_namespace(slot)?;
        self.add_members(slot)?;
        self.notify(slot, words)?;
        Ok(self.word(slot))
    }

    pub(super) fn class_bases(&mut self, given: Value) -> Res {
        let count = given.as_kind(Kind::Tuple).map_or(0, |at| self.heap.len(at));
        if count == 0 {
            return self.object(Kind::Tuple, [TypeId::Object.value()]);
        }
        for i in 1..=count {
            let b = self.get(given.addr(), i);
            if !self.is_class(b) {
                let text = [
                    "bases must be types, not '".into(),
                    Part::TypeOf(b),
                    "'".into(),
                ];
                return Err(self.raise(TypeId::TypeError, &text));
            }
        }
        Ok(given)
    }

    /// Fails for the namespace of a class with hooks where those are left out.
    fn check_hooks(&mut self, namespace: Value) -> Res<()> {
        let is_hooked = |vm: &Self| {
            CLASS_HOOKS
                .iter()
                .any(|name| vm.dict_get_text(namespace, name).is_some())
        };
        match !Feature::ClassHooks.included() && is_hooked(self) {
            true => self.needs(Feature::ClassHooks),
            false => Ok(()),
        }
    }

    /// Refuses a base that is there twice.
    pub(super) fn check_duplicates(&mut self, bases: Value) -> Res<()> {
        let at = bases.addr();
        for i in 1..=self.heap.len(at) {
            let b = self.get(at, i);
            if (1..i).any(|j| self.get(at, j) == b) {
                let text = ["duplicate base class ".into(), Part::Plain(b)];
                return Err(self.raise(TypeId::TypeError, &text));
            }
        }
        Ok(())
    }

    /// The base that instances are laid out after: the one whose layout extends those of all.
    pub(super) fn best_base(&mut self, bases: Value) -> Res {
        let mut winner: Option<(Value, Value)> = None;
        for i in 1..=self.heap.len(bases.addr()) {
            let base = self.get(bases.addr(), i);
            if !self.layout_of(base).is_base() {
                let text = [
                    "type '".into(),
                    self.layout_of(base).name().into(),
                    "' is not an acceptable base type".into(),
                ];
                return Err(self.raise(TypeId::TypeError, &text));
            }
            let solid = self.solid_base(base);
            match winner {
                Some((_, other)) if self.derives(other, solid) => {}
                Some((_, other)) if !self.derives(solid, other) => {
                    let text = "multiple bases have instance lay-out conflict";
                    return Err(self.raise(TypeId::TypeError, &[text.into()]));
                }
                _ => winner = Some((base, solid)),
            }
        }
        Ok(winner.map_or(TypeId::Object.value(), |(base, _)| base))
    }

    /// A class that has no order yet; its bases stand in the word `bases`, the best of them and
    /// the names of its slots behind that.
    fn bare_class(&mut self, words: usize, bases: usize, extent: Extent) -> Res {
        let (namespace, name) = (self.word(words), self.word(words + 1));
        let qualname = self.dict_get_name(namespace, QUALNAME_NAME).unwrap_or(name);
        if !self.is_str(self.plain(qualname)) {
            return Err(self.raise_type(qualname, "type __qualname__ must be a str, not ", ""));
        }
        let base = self.word(bases + 1);
        let layout = self.layout_of(base);
        if layout != TypeId::Object && !layout.derives_from(TypeId::BaseException) {
            self.needs(Feature::DerivedTypes)?;
        }
        let capacity = match base.as_kind(Kind::Class) {
            Some(base) => self.get(base, CAPACITY).int_unchecked(),
            None => 2,
        };
        // Slots keep their places also where a dict holds the other attributes.
        let fixed = (extent.slots + layout.is_payload() as usize) as i64;
        let none = Value::NONE;
        let zero = Value::int(0);
        self.object(
            Kind::Class,
            [
                name,
                self.word(bases),
                none,
                namespace,
                none,
                zero,
                Value::int(capacity.max(fixed)),
                Value::int(layout as i64),
                none,
                zero,
                qualname,
                Value::FALSE,
                none,
                extent.value(),
                base,
                self.word(bases + 2),
            ],
        )
    }

    /// Takes what is not an attribute out of the namespace, and has caches know it.
    pub(super) fn finish_namespace(&mut self, slot: usize) -> Res<()> {
        self.make_room(CLASS_ROOM)?;
        let class = self.word(slot);
        let dict = self.get(class.addr(), DICT);
        let hashes = self.dict_get_name(dict, HASH).is_some() || self.has_own_slot(class, HASH);
        if self.dict_get_name(dict, EQ).is_some() && !hashes {
            self.dict_set_text(dict, HASH.text, Value::NONE)?;
        }
        // Methods that are called with the class, not with an instance.
        for name in [INIT_SUBCLASS, CLASS_GET_ITEM] {
            if let Some(f) = self
                .dict_get_name(dict, name)
                .filter(|f| f.is(Kind::Function))
            {
                self.needs(Feature::Descriptors)?;
                let method = self.object(Kind::ClassMethod, [f, Value::NONE])?;
                self.dict_set_text(dict, name.text, method)?;
            }
        }
        if let Some(f) = self
            .dict_get_name(dict, NEW)
            .filter(|f| f.is(Kind::Function))
        {
            self.needs(Feature::Descriptors)?;
            let method = self.object(Kind::StaticMethod, [f, Value::NONE])?;
            self.dict_set_text(dict, NEW.text, method)?;
        }
        let cell = self.dict_get_name(dict, CLASS_CELL);
        if Feature::Metaclasses.included()
            && let Some(odd) = cell.filter(|cell| !cell.is(Kind::Cell))
        {
            let class = self.class_of(odd);
            let text = [
                "__classcell__ must be a nonlocal cell, not ".into(),
                Part::Repr(class),
            ];
            return Err(self.raise(TypeId::TypeError, &text));
        }
        for name in [CLASS_CELL.text, QUALNAME_NAME.text] {
            self.dict_delete_text(dict, name);
        }
        if let Some(cell) = cell.and_then(|c| c.as_kind(Kind::Cell)) {
            self.set(cell, 1, class);
        }
        let header = self.heap.raw(dict.addr(), 0);
        self.heap.set_raw(dict.addr(), 0, header | NAMESPACE);
        self.bump_epoch();
        self.note_finalizer(class);
        Ok(())
    }

    pub(crate) fn dict_delete_text(&mut self, dict: Value, text: &str) -> bool {
        let found =
            (0..self.table_used(dict)).find(|&i| self.str(self.entry_key(dict, i)) == Some(text));
        if let Some(i) = found {
            self.table_delete(dict, i);
        }
        found.is_some()
    }

    /// Calls `__set_name__` of the attributes and `__init_subclass__` of the base.
    fn notify(&mut self, slot: usize, words: usize) -> Res<()> {
        let top = self.top;
        let key = self.push(Value::NONE)?;
        let kept = self.push(Value::NONE)?;
        let all = self.push(Value::NONE)?;
        let held = self.with_room(|vm| vm.hold_attributes(slot, all))?;
        for i in (0..held).step_by(2) {
            let held = self.word(all).addr();
            let (name, v) = (self.get(held, i + 1), self.get(held, i + 2));
            if let Some(at) = self.plain(v).as_kind(Kind::Property) {
                self.set(at, PROPERTY_NAME, name);
            }
            if self.hook(v, SET_NAME).is_some() {
                self.set_word(key, name);
                self.set_word(kept, v);
                self.with_room(|vm| {
                    let v = vm.word(kept);
                    let Some(f) = vm.special(v, SET_NAME) else {
                        return Ok(Value::NONE);
                    };
                    vm.call_special(v, f, &[vm.word(slot), vm.word(key)])
                })
                .map_err(|trap| self.note_set_name(trap, kept, key, slot))?;
            }
        }
        self.top = top;
        self.tell_base(slot, words)
    }

    /// Puts the names and values of the class in the stack word `slot` into the word `all`, and
    /// gives how many words they are: `__set_name__` may change the class.
    fn hold_attributes(&mut self, slot: usize, all: usize) -> Res<usize> {
        let dict = self.get(self.word(slot).addr(), DICT);
        let room = 2 * self.table_len(dict);
        let tuple = self.heap.alloc(Kind::Tuple, room)?;
        let (mut from, mut held) = (0, 0);
        while let Some(entry) = self.next_entry(dict, from)
            && held < room
        {
            self.set(tuple, held + 1, self.entry_key(dict, entry));
            self.set(tuple, held + 2, self.entry_value(dict, entry));
            (from, held) = (entry + 1, held + 2);
        }
        self.set_word(all, Value::reference(Kind::Tuple, tuple));
        Ok(held)
    }

    /// Adds to the pending exception whose `__set_name__` has raised it.
    fn note_set_name(&mut self, trap: Trap, kept: usize, key: usize, slot: usize) -> Trap {
        if !self.is_raised(trap) {
            return trap;
        }
        let text = self.message(self.word(kept), |vm, b, kept| {
            let v = vm.word(kept);
            vm.build_parts(
                b,
                &["Error calling __set_name__ on '".into(), Part::TypeOf(v)],
            )?;
            let name = Part::Plain(vm.word(key));
            vm.build_parts(b, &["' instance '".into(), name])?;
            let class = Part::Plain(vm.word(slot));
            vm.build_parts(b, &["' in '".into(), class, "'".into()])
        });
        if let Ok(text) = text
            && let Ok(note) = self.push(text)
        {
            // Without memory for a note there is none.
            let _ = self.with_room(|vm| {
                let e = vm.root(Root::Pending);
                crate::builtins::exceptions::note_exception(vm, e, note)
            });
        }
        trap
    }

    fn tell_base(&mut self, slot: usize, words: usize) -> Res<()> {
        self.make_room(8)?;
        let class = self.word(slot);
        let Some((f, owner)) = self.lookup_after(class, class, INIT_SUBCLASS) else {
            return Ok(());
        };
        let keywords = self.word(words + 3);
        if Feature::ClassHooks.included() && owner.is(Kind::Class) {
            let top = self.top;
            let bound = match f.kind() {
                Some(Kind::ClassMethod) => {
                    let f = self.get(f.addr(), 1);
                    self.bind_callable(f, self.word(slot))?
                }
                _ => self.bind_attribute(f, class, class)?,
            };
            let f = self.push(bound)?;
            let done = self.call_with(f, &[], words + 3);
            self.top = top;
            return done.map(|_| ());
        }
        if keywords.is(Kind::Dict) && self.table_len(keywords) > 0 {
            return Err(self.init_subclass_keywords(class));
        }
        Ok(())
    }

    /// Raises TypeError for keywords that nobody takes.
    pub(crate) fn init_subclass_keywords(&mut self, class: Value) -> Trap {
        let text = [
            Part::Qualified(class),
            ".__init_subclass__() takes no keyword arguments".into(),
        ];
        self.raise(TypeId::TypeError, &text)
    }
}
