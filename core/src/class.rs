//! Classes: making them, their method resolution order, lookup, and what is an instance of what.
//!
//! A class has fields: 1 name, 2 bases (tuple), 3 method resolution order (tuple), 4 namespace
//! (dict), 5 shape of a new instance (None until there is one), 6 identity, 7 attributes that
//! instances are made with room for, 8 number of the built-in type that its instances are laid
//! out as, 9 `__init__` as last looked up, 10 epoch of that, 11 qualified name, 12 whether instances
//! are made by `__init__` alone.

use crate::heap::NAMESPACE;
use crate::interp::Cursor;
use crate::kind::Kind;
use crate::opcode::Instr;
use crate::strings::Name;
use crate::trap::{Part, Res};
use crate::types::TypeId;
use crate::value::{Immediate, Value};
use crate::vm::{Args, INIT, Vm};

pub(crate) const NAME: usize = 1;
pub(crate) const BASES: usize = 2;
pub(crate) const MRO: usize = 3;
pub(crate) const DICT: usize = 4;
pub(crate) const SHAPE: usize = 5;
pub(crate) const IDENTITY: usize = 6;
pub(crate) const CAPACITY: usize = 7;
pub(crate) const LAYOUT: usize = 8;
const INIT_FOUND: usize = 9;
const INIT_EPOCH: usize = 10;
pub(crate) const QUALNAME: usize = 11;
const INIT_PLAIN: usize = 12;

const INIT_NAME: Name = Name::new("__init__");
const NEW_NAME: Name = Name::new("__new__");
const CLASS_CELL: Name = Name::new("__classcell__");
const QUALNAME_NAME: Name = Name::new("__qualname__");
const EQ: Name = Name::new("__eq__");
const HASH: Name = Name::new("__hash__");
const SET_NAME: Name = Name::new("__set_name__");
const INIT_SUBCLASS: Name = Name::new("__init_subclass__");

/// Bases that a class may have.
const MOST_BASES: usize = 30;

impl Vm<'_> {
    // ---- making

    /// `R[a] =` a class of namespace `R[b]`, name, bases and keywords.
    #[inline(never)]
    pub(crate) fn op_build_class(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.sync(*cur);
        let base = cur.fp + i.b() as usize;
        let class = self.new_class(base)?;
        self.set_reg(cur, i.a(), class);
        cur.pc += 1;
        Ok(())
    }

    /// A class of what stands in four words of the memory: namespace, name, bases, keywords.
    pub(crate) fn new_class(&mut self, words: usize) -> Res {
        let top = self.top;
        let made = self.new_class_kept(words);
        self.top = top;
        made
    }

    fn new_class_kept(&mut self, words: usize) -> Res {
        let keywords = self.word(words + 3);
        if keywords.is(Kind::Dict)
            && self
                .dict_get_text(keywords, "metaclass")
                .is_some_and(|m| m != TypeId::Type.value())
        {
            let text = "metaclasses are not supported yet";
            return Err(self.raise(TypeId::NotImplementedError, &[text.into()]));
        }
        let bases = self.class_bases(self.word(words + 2))?;
        let layout = self.class_layout(bases)?;
        let class = self.bare_class(words, bases, layout)?;
        let slot = self.push(class)?;
        self.linearize(slot)?;
        self.finish_namespace(slot)?;
        self.notify(slot, words)?;
        Ok(self.word(slot))
    }

    fn class_bases(&mut self, given: Value) -> Res {
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
            if (1..i).any(|j| self.get(given.addr(), j) == b) {
                let text = ["duplicate base class ".into(), Part::Plain(b)];
                return Err(self.raise(TypeId::TypeError, &text));
            }
        }
        Ok(given)
    }

    /// The built-in type that instances are laid out as.
    fn class_layout(&mut self, bases: Value) -> Res<TypeId> {
        let mut layout = TypeId::Object;
        for i in 1..=self.heap.len(bases.addr()) {
            let own = self.layout_of(self.get(bases.addr(), i));
            if own == TypeId::Bool
                || own == TypeId::None
                || own == TypeId::Function
                || own == TypeId::Range
                || own == TypeId::Slice
            {
                let text = [
                    "type '".into(),
                    own.name().into(),
                    "' is not an acceptable base type".into(),
                ];
                return Err(self.raise(TypeId::TypeError, &text));
            }
            if own != TypeId::Object && !own.derives_from(TypeId::BaseException) {
                let text = [
                    "subclassing the built-in type '".into(),
                    own.name().into(),
                    "' is not supported yet".into(),
                ];
                return Err(self.raise(TypeId::NotImplementedError, &text));
            }
            if own.derives_from(layout) {
                layout = own;
            } else if !layout.derives_from(own) && !layout.derives_from(TypeId::BaseException) {
                let text = "multiple bases have instance lay-out conflict";
                return Err(self.raise(TypeId::TypeError, &[text.into()]));
            }
        }
        Ok(layout)
    }

    fn bare_class(&mut self, words: usize, bases: Value, layout: TypeId) -> Res {
        let (namespace, name) = (self.word(words), self.word(words + 1));
        let qualname = self.dict_get_name(namespace, QUALNAME_NAME).unwrap_or(name);
        let capacity = match self.get(bases.addr(), 1).as_kind(Kind::Class) {
            Some(base) => self.get(base, CAPACITY),
            None => Value::int(2),
        };
        let none = Value::NONE;
        let zero = Value::int(0);
        let layout = Value::int(layout as i64);
        self.object(
            Kind::Class,
            [
                name,
                bases,
                none,
                namespace,
                none,
                zero,
                capacity,
                layout,
                none,
                zero,
                qualname,
                Value::FALSE,
            ],
        )
    }

    /// Computes the method resolution order (C3).
    fn linearize(&mut self, slot: usize) -> Res<()> {
        let class = self.word(slot);
        let bases = self.get(class.addr(), BASES);
        let count = self.heap.len(bases.addr());
        if count > MOST_BASES {
            return Err(self.raise(TypeId::TypeError, &["too many base classes".into()]));
        }
        // Position in each base's order, and last in the list of bases itself.
        let mut at = [0usize; MOST_BASES + 1];
        let first = self.native_top();
        self.push(class)?;
        while let Some(next) = self.next_in_order(bases, count, &at)? {
            for (list, position) in at.iter_mut().enumerate().take(count + 1) {
                if self.order_item(bases, count, list, *position) == Some(next) {
                    *position += 1;
                }
            }
            self.push(next)?;
        }
        let order = self.tuple_from_words(first, self.top - first)?;
        self.set(self.word(slot).addr(), MRO, order);
        Ok(())
    }

    /// Item `position` of the order of base number `list`, or of the bases themselves.
    fn order_item(
        &self,
        bases: Value,
        count: usize,
        list: usize,
        position: usize,
    ) -> Option<Value> {
        if list == count {
            return (position < count).then(|| self.get(bases.addr(), position + 1));
        }
        self.mro_item(self.get(bases.addr(), list + 1), position)
    }

    /// The next class of the order: the first candidate that stands in no list's rest.
    fn next_in_order(&mut self, bases: Value, count: usize, at: &[usize]) -> Res<Option<Value>> {
        let mut left = false;
        for list in 0..=count {
            let Some(candidate) = self.order_item(bases, count, list, at[list]) else {
                continue;
            };
            left = true;
            let blocked = (0..=count).any(|other| {
                (at[other] + 1..)
                    .map_while(|p| self.order_item(bases, count, other, p))
                    .any(|class| class == candidate)
            });
            if !blocked {
                return Ok(Some(candidate));
            }
        }
        if !left {
            return Ok(None);
        }
        let text = "Cannot create a consistent method resolution order (MRO) for bases ";
        let message = self.message(bases, |vm, b, slot| {
            vm.build_text(b, text)?;
            for i in 0..count {
                vm.build_text(b, if i == 0 { "" } else { ", " })?;
                let base = vm.get(vm.word(slot).addr(), i + 1);
                vm.build_parts(b, &[Part::Plain(base)])?;
            }
            Ok(())
        });
        Err(self.raise_message(TypeId::TypeError, message))
    }

    /// Takes what is not an attribute out of the namespace, and has caches know it.
    fn finish_namespace(&mut self, slot: usize) -> Res<()> {
        let class = self.word(slot);
        let dict = self.get(class.addr(), DICT);
        if self.dict_get_name(dict, EQ).is_some() && self.dict_get_name(dict, HASH).is_none() {
            self.dict_set_text(dict, HASH.text, Value::NONE)?;
        }
        let cell = self.dict_get_name(dict, CLASS_CELL);
        for name in [CLASS_CELL.text, QUALNAME_NAME.text] {
            self.dict_delete_text(dict, name);
        }
        if let Some(cell) = cell.and_then(|c| c.as_kind(Kind::Cell)) {
            self.set(cell, 1, class);
        }
        let header = self.heap.raw(dict.addr(), 0);
        self.heap.set_raw(dict.addr(), 0, header | NAMESPACE);
        self.bump_epoch();
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
        let mut i = 0;
        loop {
            let dict = self.get(self.word(slot).addr(), DICT);
            let Some(entry) = self.next_entry(dict, i) else {
                break;
            };
            i = entry + 1;
            let (key, v) = (self.entry_key(dict, entry), self.entry_value(dict, entry));
            if v.is(Kind::Instance)
                && let Some(f) = self.special(v, SET_NAME)
            {
                let class = self.word(slot);
                self.call(f, &[v, class, key])?;
            }
        }
        let class = self.word(slot);
        let Some((f, _)) = self.lookup_after(class, class, INIT_SUBCLASS) else {
            return Ok(());
        };
        let f = if f.is(Kind::ClassMethod) {
            self.get(f.addr(), 1)
        } else {
            f
        };
        let keywords = self.word(words + 3);
        if f.is(Kind::Function) {
            return self.call_with_keywords(f, slot, keywords);
        }
        if keywords.is(Kind::Dict) && self.table_len(keywords) > 0 {
            let text = [
                Part::Plain(class),
                ".__init_subclass__() takes no keyword arguments".into(),
            ];
            return Err(self.raise(TypeId::TypeError, &text));
        }
        Ok(())
    }

    /// Calls `f` with what stands in the word `first`, and with keywords from a dict.
    fn call_with_keywords(&mut self, f: Value, first: usize, keywords: Value) -> Res<()> {
        let top = self.top;
        let count = if keywords.is(Kind::Dict) {
            self.table_len(keywords)
        } else {
            0
        };
        let names = self.heap.alloc(Kind::Tuple, count)?;
        let words = self.push(Value::NONE)?;
        for _ in 0..4 {
            self.push(Value::NONE)?;
        }
        let base = self.push(self.word(first))?;
        let mut entry = 0;
        for n in 0..count {
            let Some(e) = self.next_entry(keywords, entry) else {
                break;
            };
            entry = e + 1;
            self.set(names, n + 1, self.entry_key(keywords, e));
            self.push(self.entry_value(keywords, e))?;
        }
        self.set_word(words, Value::reference(Kind::Tuple, names));
        let names = if count > 0 {
            crate::vm::Names::Tuple(words)
        } else {
            crate::vm::Names::None
        };
        let done = self.call_at(
            f,
            Args {
                base,
                count: count + 1,
                names,
                keywords: count,
            },
        );
        self.top = top;
        done.map(|_| ())
    }

    // ---- what a class is

    /// Whether `v` is a class or a built-in type.
    pub(crate) fn is_class(&self, v: Value) -> bool {
        v.is(Kind::Class) || v.as_immediate(Immediate::Type).is_some()
    }

    /// The built-in type that instances of `class` are laid out as.
    pub(crate) fn layout_of(&self, class: Value) -> TypeId {
        let number = match class.as_kind(Kind::Class) {
            Some(at) => self.get(at, LAYOUT).int_unchecked() as u32,
            None => class.as_immediate(Immediate::Type).unwrap_or(0),
        };
        TypeId::from_u32(number).unwrap_or(TypeId::Object)
    }

    /// Item `i` of the method resolution order of a class or type.
    pub(crate) fn mro_item(&self, class: Value, i: usize) -> Option<Value> {
        if let Some(at) = class.as_kind(Kind::Class) {
            let order = self.get(at, MRO).as_kind(Kind::Tuple)?;
            return (i < self.heap.len(order)).then(|| self.get(order, i + 1));
        }
        let mut id = TypeId::from_u32(class.as_immediate(Immediate::Type)?)?;
        for _ in 0..i {
            if id == TypeId::Object {
                return None;
            }
            id = id.def().base;
        }
        Some(id.value())
    }

    /// The class of a value.
    #[inline]
    pub fn class_of(&self, v: Value) -> Value {
        if let Some(at) = v.as_kind(Kind::Instance) {
            let shape = self.get(at, crate::instance::SHAPE).addr();
            return self.get(shape, crate::instance::SHAPE_CLASS);
        }
        if let Some(at) = v.as_kind(Kind::Exception) {
            return self.get(at, crate::exception::CLASS);
        }
        self.type_id(v).value()
    }

    /// The built-in type of a heap object.
    pub(crate) fn kind_type(&self, v: Value, kind: Kind) -> TypeId {
        match kind {
            Kind::Str | Kind::StrHead => TypeId::Str,
            Kind::Bytes => TypeId::Bytes,
            Kind::BigInt => TypeId::Int,
            Kind::Complex => TypeId::Complex,
            Kind::List => TypeId::List,
            Kind::Tuple => TypeId::Tuple,
            Kind::Dict => TypeId::Dict,
            Kind::Set => TypeId::Set,
            Kind::FrozenSet => TypeId::FrozenSet,
            Kind::Range => TypeId::Range,
            Kind::Slice => TypeId::Slice,
            Kind::RangeIter => TypeId::RangeIterator,
            Kind::SeqIter => self.sequence_iterator_type(self.get(v.addr(), 1)),
            Kind::DictIter => self.dict_iterator_type(v),
            Kind::DictView => match self.get(v.addr(), 2).as_int() {
                Some(0) => TypeId::DictKeys,
                Some(1) => TypeId::DictValues,
                _ => TypeId::DictItems,
            },
            Kind::CompoundIter => {
                let n = self.get(v.addr(), 1).as_int().unwrap_or(0);
                TypeId::from_u32(n as u32).unwrap_or(TypeId::Iterator)
            }
            Kind::Function => TypeId::Function,
            Kind::Method => match self.get(v.addr(), 1).is(Kind::Function) {
                true => TypeId::Method,
                false => TypeId::Builtin,
            },
            Kind::Cell => TypeId::Cell,
            Kind::Class => TypeId::Type,
            Kind::Instance | Kind::Exception => self.layout_of(self.class_of(v)),
            Kind::Traceback => TypeId::Traceback,
            Kind::Generator => TypeId::Generator,
            Kind::Module => TypeId::Module,
            Kind::Property => TypeId::Property,
            Kind::StaticMethod => TypeId::StaticMethod,
            Kind::ClassMethod => TypeId::ClassMethod,
            Kind::Super => TypeId::Super,
            Kind::Stream => TypeId::TextIo,
            Kind::Index | Kind::Slots | Kind::Shape => TypeId::Object,
        }
    }

    fn sequence_iterator_type(&self, sequence: Value) -> TypeId {
        match self.type_id(sequence) {
            TypeId::List => TypeId::ListIterator,
            TypeId::Tuple => TypeId::TupleIterator,
            TypeId::Str => TypeId::StrIterator,
            TypeId::Bytes => TypeId::BytesIterator,
            TypeId::Range => TypeId::RangeIterator,
            _ => TypeId::Iterator,
        }
    }

    fn dict_iterator_type(&self, v: Value) -> TypeId {
        if !self.get(v.addr(), 1).is(Kind::Dict) {
            return TypeId::SetIterator;
        }
        match self.get(v.addr(), 3).as_int() {
            Some(0) => TypeId::DictKeyIterator,
            Some(1) => TypeId::DictValueIterator,
            _ => TypeId::DictItemIterator,
        }
    }

    /// The name of the class of a value.
    pub fn type_name(&self, v: Value) -> &str {
        self.class_name(self.class_of(v))
    }

    /// The name of a class.
    pub(crate) fn class_name(&self, class: Value) -> &str {
        match class.as_kind(Kind::Class) {
            Some(at) => self.str(self.get(at, NAME)).unwrap_or("?"),
            None => self.layout_of(class).name(),
        }
    }

    /// Adds the name of a class to a message.
    pub(crate) fn build_class_name(
        &mut self,
        b: &crate::strings::Builder,
        class: Value,
    ) -> Res<()> {
        match class.as_kind(Kind::Class) {
            Some(at) => {
                let name = self.get(at, NAME);
                self.build_value(b, name)
            }
            None if self.is_class(class) => {
                let name = self.layout_of(class).name();
                self.build_text(b, name.rsplit('.').next().unwrap_or(name))
            }
            None => {
                let name = self.type_id(class).name();
                self.build_text(b, name)
            }
        }
    }

    // ---- lookup

    /// What a class's own namespace, or a type's own table, has under `name`.
    pub(crate) fn own_attribute(&self, class: Value, name: Name) -> Option<Value> {
        if let Some(at) = class.as_kind(Kind::Class) {
            return self.dict_get_name(self.get(at, DICT), name);
        }
        let id = TypeId::from_u32(class.as_immediate(Immediate::Type)?)?;
        let i = id.def().methods.iter().position(|m| m.name == name.text)?;
        Some(Value::immediate(
            Immediate::Native,
            (id as u32) << 16 | i as u32,
        ))
    }

    /// The first class of the order of `class` that has `name`: what it has, and which it is.
    pub(crate) fn lookup(&self, class: Value, name: Name) -> Option<(Value, Value)> {
        // A name's text is static, so its address and length stand for it.
        let number = name.text.as_ptr() as u64 | (name.text.len() as u64) << 48;
        if let Some((v, owner)) = self.known.lookup(self.epoch, class, number) {
            return (!v.is_unbound()).then_some((v, owner));
        }
        let found = (0..)
            .map_while(|i| self.mro_item(class, i))
            .find_map(|owner| self.own_attribute(owner, name).map(|v| (v, owner)));
        self.known.learn(self.epoch, class, number, found);
        found
    }

    /// As [`Vm::lookup`] in the order of `class`, but only behind `after`.
    pub(crate) fn lookup_after(
        &self,
        class: Value,
        after: Value,
        name: Name,
    ) -> Option<(Value, Value)> {
        (0..)
            .map_while(|i| self.mro_item(class, i))
            .skip_while(|&c| c != after)
            .skip(1)
            .find_map(|owner| self.own_attribute(owner, name).map(|v| (v, owner)))
    }

    /// Special method `name` of the class of an instance; natives do not count.
    pub(crate) fn special(&self, v: Value, name: Name) -> Option<Value> {
        if !v.is(Kind::Instance) && !v.is(Kind::Exception) {
            return None;
        }
        let class = self.class_of(v);
        let (f, owner) = self.lookup(class, name)?;
        owner.is(Kind::Class).then_some(f)
    }

    /// Calls special method `f` of `v`, as [`Vm::special`] found it.
    pub(crate) fn call_special(&mut self, v: Value, f: Value, args: &[Value]) -> Res {
        if f.is(Kind::Function) {
            let mut all = [v; 5];
            let n = args.len().min(4);
            all[1..=n].copy_from_slice(&args[..n]);
            return self.call(f, &all[..=n]);
        }
        let top = self.top;
        let slot = self.push(v)?;
        for arg in args {
            self.push(*arg)?;
        }
        let class = self.class_of(v);
        let bound = self.bind_attribute(f, v, class);
        let mut kept = [Value::NONE; 4];
        for (i, arg) in kept.iter_mut().enumerate().take(args.len()) {
            *arg = self.word(slot + 1 + i);
        }
        let done = bound.and_then(|f| self.call(f, &kept[..args.len()]));
        self.top = top;
        done
    }

    // ---- relations

    /// Whether class `a` is `b` or derives from it.
    pub(crate) fn derives(&self, a: Value, b: Value) -> bool {
        (0..)
            .map_while(|i| self.mro_item(a, i))
            .any(|class| class == b)
    }

    /// `isinstance(v, class)`, where `class` may be a tuple.
    pub(crate) fn is_instance(&mut self, v: Value, class: Value) -> Res<bool> {
        let own = self.class_of(v);
        self.related(
            own,
            class,
            "isinstance() arg 2 must be a type, a tuple of types, or a union",
        )
    }

    /// `issubclass(a, class)`, where `class` may be a tuple.
    pub(crate) fn is_subclass(&mut self, a: Value, class: Value) -> Res<bool> {
        if !self.is_class(a) {
            return Err(self.raise(
                TypeId::TypeError,
                &["issubclass() arg 1 must be a class".into()],
            ));
        }
        self.related(
            a,
            class,
            "issubclass() arg 2 must be a class, a tuple of classes, or a union",
        )
    }

    fn related(&mut self, a: Value, class: Value, error: &str) -> Res<bool> {
        if self.is_class(class) {
            return Ok(self.derives(a, class));
        }
        let Some(at) = class.as_kind(Kind::Tuple) else {
            return Err(self.raise(TypeId::TypeError, &[error.into()]));
        };
        self.enter_native("")?;
        let mut found = Ok(false);
        for i in 1..=self.heap.len(at) {
            found = self.related(a, self.get(at, i), error);
            if !matches!(found, Ok(false)) {
                break;
            }
        }
        self.leave_native();
        found
    }

    // ---- instances

    /// What calling the class `f` does before `__init__` runs.
    pub(crate) fn construct(&mut self, f: Value, args: Args) -> Res<crate::call::Target> {
        let init = self.initializer(f);
        if let Some((new, owner)) = self.lookup(f, NEW_NAME)
            && owner.is(Kind::Class)
        {
            return self.construct_by_new(f, new, args);
        }
        let exception = self.layout_of(f).derives_from(TypeId::BaseException);
        if !init.is(Kind::Function)
            && !exception
            && (args.count > 0)
            && (init.is_none() || init.as_immediate(Immediate::Native).is_some())
        {
            let text = [Part::Plain(f), "() takes no arguments".into()];
            return Err(self.raise(TypeId::TypeError, &text));
        }
        let object = if exception {
            self.new_exception_any(f, args)?
        } else {
            self.new_instance(f)?
        };
        self.initialize(object, init, args)
    }

    /// A user's exception class takes keywords if its `__init__` does.
    fn new_exception_any(&mut self, class: Value, args: Args) -> Res {
        let init = self.initializer(class);
        if args.keywords > 0 && !init.is(Kind::Function) {
            let text = [Part::Plain(class), "() takes no keyword arguments".into()];
            return Err(self.raise(TypeId::TypeError, &text));
        }
        self.new_exception(class, args)
    }

    /// Runs `__new__`, then `__init__` if that gave an instance of the class.
    fn construct_by_new(
        &mut self,
        class: Value,
        new: Value,
        args: Args,
    ) -> Res<crate::call::Target> {
        let f = if new.is(Kind::StaticMethod) {
            self.get(new.addr(), 1)
        } else {
            new
        };
        let top = self.top;
        let slot = self.push(class)?.max(args.base);
        let with_class = self.with_first(class, args)?;
        let made = self.call_at(f, with_class);
        let class = self.word(slot);
        self.top = top;
        let object = made?;
        if !self.derives(self.class_of(object), class) {
            return Ok(crate::call::Target::Done(object));
        }
        let init = self.initializer(class);
        self.initialize(object, init, args)
    }

    /// Binds the call of `__init__` on a new object.
    fn initialize(&mut self, object: Value, init: Value, args: Args) -> Res<crate::call::Target> {
        use crate::call::Target;
        if init.is_none() || init.as_immediate(Immediate::Native).is_some() {
            return Ok(Target::Done(object));
        }
        let args = self.with_first(object, args)?;
        if !init.is(Kind::Function) {
            let top = self.top;
            self.top = args.base + args.count;
            let slot = self.push(object)?;
            let result = self.call_at(init, args);
            let object = self.word(slot);
            self.top = top;
            return result.map(|_| Target::Done(object));
        }
        match self.bind(init, args)? {
            Target::Frame { base, code, .. } => {
                self.set_word(base - 4, object);
                Ok(Target::Frame {
                    base,
                    code,
                    flags: INIT,
                })
            }
            done => Ok(done),
        }
    }

    /// The `__init__` that instances of a class get, from the class's cache.
    fn initializer(&mut self, class: Value) -> Value {
        let at = class.addr();
        if self.get(at, INIT_EPOCH) == Value::int(self.epoch as i64) {
            return self.get(at, INIT_FOUND);
        }
        let found = self
            .lookup(class, INIT_NAME)
            .map_or(Value::NONE, |(f, _)| f);
        let new = self.lookup(class, NEW_NAME);
        let plain = found.is(Kind::Function)
            && self.layout_of(class) == TypeId::Object
            && !new.is_some_and(|(_, owner)| owner.is(Kind::Class));
        self.set(at, INIT_PLAIN, Value::bool(plain));
        self.set(at, INIT_FOUND, found);
        self.set(at, INIT_EPOCH, Value::int(self.epoch as i64));
        found
    }

    /// The `__init__`, a function, of a class of which making an instance takes no more than
    /// that.
    pub(crate) fn plain_initializer(&mut self, class: Value) -> Option<Value> {
        let init = self.initializer(class);
        (self.get(class.addr(), INIT_PLAIN) == Value::TRUE).then_some(init)
    }

    /// A frame that ran `__init__` returns: its call's result is the object.
    pub(crate) fn initialized(&mut self, fp: usize, returned: Value) -> Res {
        if !returned.is_none() {
            let text = [
                "__init__() should return None, not '".into(),
                Part::TypeOf(returned),
                "'".into(),
            ];
            return Err(self.raise(TypeId::TypeError, &text));
        }
        Ok(self.word(fp - 4))
    }
}
