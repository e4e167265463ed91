//! Lookup along the order of classes, special methods, and what is an instance of what.

use super::DICT;
use crate::kind::Kind;
use crate::strings::Name;
use crate::trap::Res;
use crate::types::TypeId;
use crate::value::{Immediate, Value};
use crate::vm::Vm;

impl Vm<'_> {
    /// What a class's own namespace, or a type's own table, has under `name`.
    pub(crate) fn own_attribute(&self, class: Value, name: Name) -> Option<Value> {
        if let Some(at) = class.as_kind(Kind::Class) {
            return self.dict_get_name(self.get(at, DICT), name);
        }
        let id = TypeId::from_u32(class.as_immediate(Immediate::Type)?)?;
        if name.text == "__new__"
            && let Some(new) = id.own_new()
        {
            return Some(new);
        }
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

    pub(super) fn related(&mut self, a: Value, class: Value, error: &str) -> Res<bool> {
        if self.is_class(class) {
            return Ok(self.derives(a, class));
        }
        if class.is(Kind::GenericAlias) {
            let function = error.split('(').next().unwrap_or("");
            return Err(self.raise_parameterized(function));
        }
        let union = class.as_kind(Kind::Union);
        let class = union.map_or(class, |at| self.get(at, crate::type_form::TYPES));
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
}
