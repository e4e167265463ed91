//! Lookup along the order of classes, special methods, and what is an instance of what.

use super::DICT;
use crate::cache::Place;
use crate::features::Feature;
use crate::kind::Kind;
use crate::strings::Name;
use crate::trap::Res;
use crate::types::{Role, TypeId};
use crate::value::{Immediate, Value};
use crate::vm::Vm;

const GETATTRIBUTE: Name = Name::new("__getattribute__");
const CLASS: Name = Name::new("__class__");

/// What is asked about an object or class, and another class.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    Instance,
    Subclass,
}

impl Relation {
    /// The method of a metaclass that is asked first.
    fn hook(self) -> Name {
        match self {
            Relation::Instance => const { Name::new("__instancecheck__") },
            Relation::Subclass => const { Name::new("__subclasscheck__") },
        }
    }

    pub(super) fn error(self) -> &'static str {
        match self {
            Relation::Instance => "isinstance() arg 2 must be a type, a tuple of types, or a union",
            Relation::Subclass => {
                "issubclass() arg 2 must be a class, a tuple of classes, or a union"
            }
        }
    }
}

/// What the table of a built-in type has under the name `text`.
pub(crate) fn type_attribute(class: Value, text: &str) -> Option<Value> {
    let id = TypeId::from_u32(class.as_immediate(Immediate::Type)?)?;
    if text == "__new__"
        && let Some(new) = id.own_new()
    {
        return Some(new);
    }
    if text == "__hash__" && id.is_unhashable() {
        return Some(Value::NONE);
    }
    let i = id.methods().iter().position(|m| m.name == text)?;
    Some(Value::immediate(
        Immediate::Native,
        (id as u32) << 16 | i as u32,
    ))
}

impl Vm<'_> {
    /// What a class's own namespace, or a type's own table, has under `name`.
    pub(crate) fn own_attribute(&self, class: Value, name: Name) -> Option<Value> {
        let place = self.own_named_place(class, name)?;
        Some(place.read(self.heap.words))
    }

    fn own_named_place(&self, class: Value, name: Name) -> Option<Place> {
        match class.as_kind(Kind::Class) {
            Some(at) => self
                .dict_name_word(self.get(at, DICT), name)
                .map(Place::word),
            None => type_attribute(class, name.text).map(Place::constant),
        }
    }

    /// The first class of the order of `class` that has `name`: what it has, and which it is.
    pub(crate) fn lookup(&self, class: Value, name: Name) -> Option<(Value, Value)> {
        // A name's text is static, so its address and length stand for it.
        let number = name.text.as_ptr() as u64 | (name.text.len() as u64) << 48;
        let (place, owner) = match self.known.lookup(self.epoch, class, number) {
            Some(found) => found,
            None => {
                let found = (0..)
                    .map_while(|i| self.mro_item(class, i))
                    .find_map(|owner| Some((self.own_named_place(owner, name)?, owner)));
                self.known.learn(self.epoch, class, number, found);
                found?
            }
        };
        let v = place.read(self.heap.words);
        (!v.is_unbound()).then_some((v, owner))
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
    #[cfg_attr(not(feature = "classes"), inline(always))]
    pub(crate) fn special(&self, v: Value, name: Name) -> Option<Value> {
        if !Feature::Classes.included() {
            return None;
        }
        if !v.is(Kind::Instance) && !v.is(Kind::Exception) {
            self.metaclass(v)?;
        }
        let class = self.class_of(v);
        let (f, owner) = self.lookup(class, name)?;
        owner.is(Kind::Class).then_some(f)
    }

    /// What the class of the object, or one that it derives from, has under a name.
    pub fn attribute_of_type(&self, v: Value, name: &'static str) -> Option<Value> {
        self.lookup(self.class_of(v), Name::new(name))
            .map(|(f, _)| f)
    }

    /// What the method `name` of the object's type returns without arguments, if it has one: what
    /// the object has itself does not count.
    ///
    /// # Errors
    /// Whatever the method raises.
    pub fn call_of_type(&mut self, v: Value, name: &'static str) -> Res<Option<Value>> {
        match self.attribute_of_type(v, name) {
            Some(f) => self.call_special(v, f, &[]).map(Some),
            None => Ok(None),
        }
    }

    /// As [`Vm::special`] for what is asked before, or after, attributes are looked up.
    pub(crate) fn hook(&self, v: Value, name: Name) -> Option<Value> {
        match Feature::ClassHooks.included() {
            true => self.special(v, name),
            false => None,
        }
    }

    /// Calls special method `f` of `v`, as [`Vm::special`] found it.
    pub(crate) fn call_special(&mut self, v: Value, f: Value, args: &[Value]) -> Res {
        if self.is_method_function(f) || crate::attr::native_role(f) == Some(Role::Method) {
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

    /// Whether class `a` is `b` or derives from it.
    pub(crate) fn derives(&self, a: Value, b: Value) -> bool {
        (0..)
            .map_while(|i| self.mro_item(a, i))
            .any(|class| class == b)
    }

    /// `isinstance(v, class)`, where `class` may be a tuple.
    pub(crate) fn is_instance(&mut self, v: Value, class: Value) -> Res<bool> {
        if self.class_of(v) == class {
            return Ok(true);
        }
        self.related(v, class, Relation::Instance)
    }

    /// `issubclass(a, class)`, where `class` may be a tuple.
    pub(crate) fn is_subclass(&mut self, a: Value, class: Value) -> Res<bool> {
        self.related(a, class, Relation::Subclass)
    }

    /// `type.__instancecheck__(class, v)`.
    pub(crate) fn is_own_instance(&mut self, v: Value, class: Value) -> Res<bool> {
        self.related_plainly(v, class, Relation::Instance)
    }

    /// `type.__subclasscheck__(class, a)`.
    pub(crate) fn is_own_subclass(&mut self, a: Value, class: Value) -> Res<bool> {
        self.related_plainly(a, class, Relation::Subclass)
    }

    fn related(&mut self, a: Value, class: Value, relation: Relation) -> Res<bool> {
        if let Some(f) = self.special(class, relation.hook()) {
            let answer = self.call_special(class, f, &[a])?;
            return self.truth(answer);
        }
        if class.is(Kind::GenericAlias) {
            let function = relation.error().split('(').next().unwrap_or("");
            return Err(self.raise_parameterized(function));
        }
        let union = class.as_kind(Kind::Union);
        let class = union.map_or(class, |at| self.get(at, crate::type_form::TYPES));
        let Some(at) = class.as_kind(Kind::Tuple) else {
            return self.related_plainly(a, class, relation);
        };
        self.enter_native("")?;
        let top = self.top;
        let found = self.related_to_any(a, class, self.heap.len(at), relation);
        self.top = top;
        self.leave_native();
        found
    }

    fn related_to_any(
        &mut self,
        a: Value,
        classes: Value,
        count: usize,
        relation: Relation,
    ) -> Res<bool> {
        let slot = self.push(a)?;
        self.push(classes)?;
        for i in 1..=count {
            let class = self.get(self.word(slot + 1).addr(), i);
            let a = self.word(slot);
            if relation == Relation::Instance && self.class_of(a) == class
                || self.related(a, class, relation)?
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn related_plainly(&mut self, a: Value, class: Value, relation: Relation) -> Res<bool> {
        if relation == Relation::Subclass && !self.is_class(a) || !self.is_class(class) {
            return self.related_by_bases(a, class, relation);
        }
        match relation {
            Relation::Subclass => Ok(self.derives(a, class)),
            Relation::Instance if self.derives(self.class_of(a), class) => Ok(true),
            Relation::Instance if self.is_stream(a) => Ok(self.counts_streams(class)),
            Relation::Instance => self.claims_class(a, class),
        }
    }

    fn is_stream(&self, v: Value) -> bool {
        let has = Feature::Streams.included() && Feature::Packages.included();
        has && v.as_immediate(Immediate::Stream).is_some()
    }

    /// Whether the library's class of text files, among which the standard streams count, is `class`
    /// or derives from it.
    fn counts_streams(&self, class: Value) -> bool {
        let module = self.dict_get_text(self.modules(), "_io_text");
        let names = module.and_then(|module| self.module_namespace(module));
        names
            .and_then(|names| self.dict_get_text(names, "TextIOWrapper"))
            .is_some_and(|own| self.derives(own, class))
    }

    /// Whether what `v` says is its `__class__`, if its class has a say in that, derives from `class`.
    fn claims_class(&mut self, v: Value, class: Value) -> Res<bool> {
        let own = [CLASS, GETATTRIBUTE];
        if own.iter().all(|&name| self.hook(v, name).is_none()) {
            return Ok(false);
        }
        let top = self.top;
        let slot = self.push(class)?;
        let kept = self.push(v)?;
        let name = self.special_name(CLASS)?;
        let claimed = self.get_attr_opt(self.word(kept), name);
        let class = self.word(slot);
        self.top = top;
        Ok(claimed?.is_some_and(|claimed| self.is_class(claimed) && self.derives(claimed, class)))
    }
}
