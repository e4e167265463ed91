//! What is raised where an attribute is not there or cannot be set.

use super::assign::{DELATTR, SETATTR};
use crate::features::Feature;
use crate::image::{Code, field};
use crate::interp::Cursor;
use crate::kind::Kind;
use crate::opcode::Op;
use crate::trap::{Part, Trap};
use crate::types::{Role, TypeId, native};
use crate::value::{Addr, Immediate, Value};
use crate::vm::{Root, Vm};

impl Vm<'_> {
    /// The AttributeError for an attribute that `obj` has not.
    #[cold]
    pub fn no_attribute(&mut self, obj: Value, name: Value) -> Trap {
        if obj.is(Kind::Module) {
            return self.no_module_attribute(obj, name);
        }
        if let Some(origin) = self.alias_asks(obj, name) {
            return self.no_attribute(origin, name);
        }
        let class = match self.is_class(obj) {
            true => obj,
            false => self.class_of(obj),
        };
        if let Some(trap) = self.lacking(class, name) {
            return trap;
        }
        let mut text = [
            Part::Text("'"),
            Part::TypeOf(obj),
            "' object has no attribute '".into(),
            Part::Plain(name),
            "'".into(),
        ];
        if self.is_class(obj) {
            text = [
                "type object '".into(),
                Part::Plain(obj),
                "' has no attribute '".into(),
                Part::Plain(name),
                "'".into(),
            ];
        }
        self.raise_lacking(obj, name, &text)
    }

    /// Raises AttributeError with what was asked for, and of what.
    pub(super) fn raise_lacking(&mut self, obj: Value, name: Value, text: &[Part<'_>]) -> Trap {
        if !Feature::ErrorDetails.included() {
            return self.raise(TypeId::AttributeError, text);
        }
        let top = self.top;
        let slot = match self
            .push(obj)
            .and_then(|slot| self.push(name).map(|_| slot))
        {
            Ok(slot) => slot,
            Err(trap) => return trap,
        };
        let trap = self.raise(TypeId::AttributeError, text);
        if self.is_raised(trap) {
            self.note_detail(&[("name", slot + 1), ("obj", slot)]);
        }
        self.top = top;
        trap
    }

    /// Notes what was asked for, and of what, in a pending AttributeError that does not say so, where
    /// the instruction that it comes through reads an attribute: what Python code raises that is called for
    /// attributes often says nothing. `at` is at a word of the instruction.
    pub(crate) fn note_attribute(&mut self, code: Code<'_>, at: Cursor) {
        if !Feature::ErrorDetails.included() || self.unsaid_attribute().is_none() {
            return;
        }
        let offset = at.pc - code.get(field::OPS);
        // Only from the first instruction on can it be told which word is one.
        let read = self
            .image
            .decoded(code)
            .find(|&(first, op, ..)| first + op.words() > offset);
        if let Some((_, Op::GetAttr | Op::LoadMethod, i, site)) = read {
            let name = self.image.site_name(site as usize).value();
            self.note_missing(self.reg(&at, i.b()), name);
        }
    }

    /// Notes that `name` of `obj` was asked for in a pending AttributeError that says nothing of it.
    pub(crate) fn note_missing(&mut self, obj: Value, name: Value) {
        if let Some((e, [of_name, of_obj])) = self.unsaid_attribute() {
            self.set(e, of_name, name);
            self.set(e, of_obj, obj);
        }
    }

    /// A pending AttributeError that says nothing of what was asked for, with the fields for that.
    fn unsaid_attribute(&self) -> Option<(Addr, [usize; 2])> {
        let e = self.root(Root::Pending);
        if !self.exception_is(e, TypeId::AttributeError) {
            return None;
        }
        let fields = [self.member_field(e, "name")?, self.member_field(e, "obj")?];
        let unsaid = fields
            .iter()
            .all(|&field| self.get(e.addr(), field).is_none());
        unsaid.then_some((e.addr(), fields))
    }

    /// Raises AttributeError for a property of the object's class without what would read, set or
    /// delete it.
    #[cold]
    pub(crate) fn no_accessor(&mut self, property: Value, obj: Value, what: &str) -> Trap {
        let own = self.get(property.addr(), crate::builtins::property::NAME);
        let getter = self.get(property.addr(), 1);
        let name = match own.is_unbound() && getter.is(Kind::Function) {
            true => self.function_name(getter),
            false => own,
        };
        let (before, name, after) = match name.is_unbound() {
            true => ("property", "".into(), " of '"),
            false => ("property ", Part::Repr(name), " of '"),
        };
        let class = self.class_of(obj);
        let text = [
            before.into(),
            name,
            after.into(),
            Part::Qualified(class),
            "' object has no ".into(),
            what.into(),
        ];
        self.raise(TypeId::AttributeError, &text)
    }

    /// Raises AttributeError for an attribute of a built-in type that can only be read.
    #[cold]
    pub(crate) fn not_writable(&mut self, getter: Value) -> Trap {
        let found = getter.as_immediate(Immediate::Native).and_then(native);
        if let Some((native, Some(owner))) = found
            && native.is_member(owner)
        {
            return self.raise(TypeId::AttributeError, &["readonly attribute".into()]);
        }
        let (name, owner) = found.map_or(("", None), |(native, owner)| (native.name, owner));
        let is_part = matches!(
            owner,
            Some(TypeId::Slice | TypeId::Range | TypeId::Complex | TypeId::Property)
        );
        if is_part {
            return self.raise(TypeId::AttributeError, &["readonly attribute".into()]);
        }
        let text = [
            "attribute '".into(),
            name.into(),
            "' of '".into(),
            owner.map_or("object", TypeId::name).into(),
            "' objects is not writable".into(),
        ];
        self.raise(TypeId::AttributeError, &text)
    }

    /// Raises AttributeError for `obj.__weakref__ = …`.
    #[cold]
    pub(crate) fn cannot_set_reference(&mut self, obj: Value) -> Trap {
        let text = [
            "attribute '__weakref__' of '".into(),
            Part::TypeOf(obj),
            "' objects is not writable".into(),
        ];
        self.raise(TypeId::AttributeError, &text)
    }

    #[cold]
    pub(super) fn cannot_set(&mut self, obj: Value, name: Value) -> Trap {
        if self.is_class(obj) {
            let text = [
                "cannot set '".into(),
                Part::Plain(name),
                "' attribute of immutable type '".into(),
                Part::Plain(obj),
                "'".into(),
            ];
            return self.raise(TypeId::TypeError, &text);
        }
        if self.record_attr(obj, name).is_some() {
            return self.raise(TypeId::AttributeError, &["readonly attribute".into()]);
        }
        let known = {
            let class = self.class_of(obj);
            self.lookup_value(class, name)
        };
        if let Some((v, _)) = known
            && super::native_role(v) == Some(Role::Getter)
            && !self.missing_doc(self.class_of(obj), name)
        {
            return self.not_writable(v);
        }
        if self.str(name) == Some("__doc__")
            && matches!(
                self.type_id(obj),
                TypeId::Builtin
                    | TypeId::Method
                    | TypeId::MethodWrapper
                    | TypeId::MethodDescriptor
                    | TypeId::WrapperDescriptor
                    | TypeId::ClassMethodDescriptor
            )
        {
            let text = [
                "attribute '__doc__' of '".into(),
                Part::TypeOf(obj),
                "' objects is not writable".into(),
            ];
            return self.raise(TypeId::AttributeError, &text);
        }
        if known.is_some() || self.str(name) == Some("__doc__") {
            let text = [
                "'".into(),
                Part::TypeOf(obj),
                "' object attribute '".into(),
                Part::Plain(name),
                "' is read-only".into(),
            ];
            return self.raise_lacking(obj, name, &text);
        }
        // Classes with a method for setting may have other places for attributes.
        let hooked = [SETATTR, DELATTR]
            .iter()
            .any(|&hook| self.hook(obj, hook).is_some());
        let text = [
            "'".into(),
            Part::TypeOf(obj),
            "' object has no attribute '".into(),
            Part::Plain(name),
            if hooked {
                "'"
            } else {
                "' and no __dict__ for setting new attributes"
            }
            .into(),
        ];
        self.raise_lacking(obj, name, &text)
    }
}
