//! What expressions for types give at run time: `list[int]` and `int | None`.
//!
//! A [`Kind::GenericAlias`] has fields: 1 the class, 2 its arguments (tuple). A [`Kind::Union`]
//! has field: 1 its types (tuple).

mod substitute;

use crate::dict::Hash;
use crate::features::Feature;
use crate::kind::Kind;
use crate::strings::{Builder, Name};
use crate::trap::{Part, Res};
use crate::types::{Native, TypeId, getter, method};
use crate::value::Value;
use crate::vm::{Args, Vm};

/// The class of an alias.
pub(crate) const ORIGIN: usize = 1;
/// The arguments of an alias.
const ARGS: usize = 2;
/// In the header of an alias: it has a star before it, as `*tuple[int, str]`.
pub(crate) const STARRED: u64 = 1 << 48;
/// The types of a union.
pub(crate) const TYPES: usize = 1;

/// Unions of more types than this are not made.
const MOST_TYPES: usize = 250;

pub(crate) static ALIAS_METHODS: &[Native] = &[
    getter("__origin__", |vm, args| {
        Ok(vm.get(vm.arg(args, 0).addr(), ORIGIN))
    }),
    getter("__args__", |vm, args| {
        Ok(vm.get(vm.arg(args, 0).addr(), ARGS))
    }),
    getter("__parameters__", |vm, args| {
        let types = vm.get(vm.arg(args, 0).addr(), ARGS);
        vm.parameters_in(types)
    }),
    getter("__unpacked__", |vm, args| {
        Ok(Value::bool(vm.is_starred(vm.arg(args, 0))))
    }),
    getter("__typing_unpacked_tuple_args__", |vm, args| {
        let alias = vm.arg(args, 0);
        let is_tuple = vm.get(alias.addr(), ORIGIN) == TypeId::Tuple.value();
        Ok(match is_tuple && vm.is_starred(alias) {
            true => vm.get(alias.addr(), ARGS),
            false => Value::NONE,
        })
    }),
    method("__iter__", 0, 0, |vm, args| vm.alias_iter(vm.arg(args, 0))),
    method("__mro_entries__", 1, 1, |vm, args| {
        let origin = vm.get(vm.arg(args, 0).addr(), ORIGIN);
        vm.object(Kind::Tuple, [origin])
    }),
];

pub(crate) static UNION_METHODS: &[Native] = &[
    getter("__args__", |vm, args| {
        Ok(vm.get(vm.arg(args, 0).addr(), TYPES))
    }),
    getter("__parameters__", |vm, args| {
        let types = vm.get(vm.arg(args, 0).addr(), TYPES);
        vm.parameters_in(types)
    }),
];

impl Vm<'_> {
    /// `origin[key]` of a generic type.
    pub(crate) fn generic_alias(&mut self, origin: Value, key: Value) -> Res {
        self.needs(Feature::TypeForms)?;
        let args = match key.is(Kind::Tuple) {
            true => key,
            false => self.object(Kind::Tuple, [key])?,
        };
        self.object(Kind::GenericAlias, [origin, args])
    }

    /// The class that the alias `obj` asks for the attribute `name`, if it is not its own.
    pub(crate) fn alias_asks(&self, obj: Value, name: Value) -> Option<Value> {
        const OWN: &[&str] = &[
            "__class__",
            "__bases__",
            "__origin__",
            "__args__",
            "__unpacked__",
            "__parameters__",
            "__typing_unpacked_tuple_args__",
            "__mro_entries__",
            "__reduce_ex__",
            "__reduce__",
            "__copy__",
            "__deepcopy__",
        ];
        if !Feature::TypeForms.included() {
            return None;
        }
        let at = obj.as_kind(Kind::GenericAlias)?;
        let is_own = OWN.contains(&self.str(name)?);
        (!is_own).then(|| self.get(at, ORIGIN))
    }

    /// Calls the class of an alias; the instance notes the alias, if it takes attributes.
    pub(crate) fn call_alias(&mut self, alias: Value, args: Args) -> Res {
        self.needs(Feature::TypeForms)?;
        let top = self.top;
        self.top = top.max(self.native_top()).max(args.base + args.count);
        let kept = self.push(alias)?;
        let made = self.call_at(self.get(alias.addr(), ORIGIN), args)?;
        if made.is(Kind::Instance) || made.is(Kind::Exception) {
            let slot = self.push(made)?;
            self.note_alias(slot, kept)?;
            self.top = top;
            return Ok(self.word(slot));
        }
        self.top = top;
        Ok(made)
    }

    /// Sets `__orig_class__` of what is in the stack word `slot`.
    fn note_alias(&mut self, slot: usize, alias: usize) -> Res<()> {
        let done = self.with_room(|vm| {
            let name = vm.new_str("__orig_class__")?;
            vm.set_attr(vm.word(slot), name, vm.word(alias))
        });
        match done {
            Err(trap) if self.is_raised(trap) && self.is_refusal() => {
                self.clear_pending();
                Ok(())
            }
            done => done,
        }
    }

    fn is_refusal(&self) -> bool {
        self.pending_is(TypeId::AttributeError) || self.pending_is(TypeId::TypeError)
    }

    // ---- unions

    /// `a | b` of types; `None` where it is no such thing.
    ///
    /// # Errors
    /// What the arguments of generic aliases raise when they are compared.
    pub fn type_union(&mut self, a: Value, b: Value) -> Res<Option<Value>> {
        let forms = self.is_type_form(a) && self.is_type_form(b);
        if !forms || a.is_none() && b.is_none() {
            return Ok(None);
        }
        self.needs(Feature::TypeForms)?;
        let top = self.top;
        let made = self.union_of(a, b);
        self.top = top;
        made.map(Some)
    }

    fn union_of(&mut self, a: Value, b: Value) -> Res {
        let operands = [self.push(a)?, self.push(b)?];
        let first = self.native_top();
        for slot in operands {
            self.add_types(first, slot)?;
        }
        match self.native_top() - first {
            1 => Ok(self.word(first)),
            count => self.with_room(|vm| {
                let types = vm.tuple_from_words(first, count)?;
                vm.object(Kind::Union, [types])
            }),
        }
    }

    fn is_type_form(&self, v: Value) -> bool {
        const FORM: Name = Name::new("__typing_form__");
        self.is_class(v)
            || v.is_none()
            || v.is(Kind::GenericAlias)
            || v.is(Kind::Union)
            || v.is(Kind::Instance) && self.special(v, FORM).is_some()
    }

    /// Pushes the types of what is in the stack word `slot` that are not among the words from
    /// `first` on.
    fn add_types(&mut self, first: usize, slot: usize) -> Res<()> {
        let Some(at) = self.word(slot).as_kind(Kind::Union) else {
            return self.add_type(first, self.word(slot));
        };
        let count = self.heap.len(self.get(at, TYPES).addr());
        for i in 1..=count {
            let types = self.get(self.word(slot).addr(), TYPES);
            self.add_type(first, self.get(types.addr(), i))?;
        }
        Ok(())
    }

    fn add_type(&mut self, first: usize, v: Value) -> Res<()> {
        let end = self.native_top();
        if end - first == MOST_TYPES {
            let text = "a union of more than 250 types";
            return Err(self.raise(TypeId::TypeError, &[text.into()]));
        }
        let top = self.top;
        let slot = self.push(if v.is_none() { TypeId::None.value() } else { v })?;
        for word in first..end {
            let (old, new) = (self.word(word), self.word(slot));
            // Aliases alone can be equal without being the same.
            let aliases = old.is(Kind::GenericAlias) && new.is(Kind::GenericAlias);
            if old == new || aliases && self.values_equal(old, new)? {
                self.top = top;
                return Ok(());
            }
        }
        Ok(())
    }

    // ---- comparing

    /// Whether the aliases or unions in the stack words `x` and `y` are of the same types.
    pub(crate) fn forms_equal(&mut self, x: usize, y: usize) -> Res<bool> {
        self.needs(Feature::TypeForms)?;
        let (a, b) = (self.word(x), self.word(y));
        if a.is(Kind::Union) {
            return Ok(self.has_forms(x, y)? && self.has_forms(y, x)?);
        }
        let part = |vm: &Self, slot: usize, i| vm.get(vm.word(slot).addr(), i);
        Ok(self.is_starred(a) == self.is_starred(b)
            && self.values_equal(part(self, x, ORIGIN), part(self, y, ORIGIN))?
            && self.values_equal(part(self, x, ARGS), part(self, y, ARGS))?)
    }

    /// Whether all types of the union in the stack word `y` are in that in `x`.
    fn has_forms(&mut self, x: usize, y: usize) -> Res<bool> {
        let types = |vm: &Self, slot: usize| vm.get(vm.word(slot).addr(), TYPES).addr();
        for i in 1..=self.heap.len(types(self, y)) {
            let mut found = false;
            for j in 1..=self.heap.len(types(self, x)) {
                let (a, b) = (self.get(types(self, x), j), self.get(types(self, y), i));
                found = found || self.values_equal(a, b)?;
            }
            if !found {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The hash of a union, whose types have no order.
    pub(crate) fn union_hash(&mut self, v: Value) -> Res<Hash> {
        self.needs(Feature::TypeForms)?;
        let top = self.top;
        let slot = self.push(v)?;
        let mut sum = 0x51_ED27;
        let types = self.get(v.addr(), TYPES).addr();
        for i in 1..=self.heap.len(types) {
            let types = self.get(self.word(slot).addr(), TYPES).addr();
            let hash = self.hash(self.get(types, i))?;
            sum ^= hash.wrapping_mul(0x9E37) & 0x7FFF_FFFF_FFFF;
        }
        self.top = top;
        Ok(sum)
    }

    // ---- repr

    /// Adds `repr` of the alias or union in the stack word `slot`.
    pub(crate) fn form_repr(&mut self, b: &Builder, slot: usize) -> Res<()> {
        self.needs(Feature::TypeForms)?;
        let at = self.word(slot).addr();
        if self.word(slot).is(Kind::Union) {
            let types = self.get(at, TYPES);
            return self.rooted(types, |vm, kept| vm.forms_repr(b, kept, " | "));
        }
        if self.is_starred(self.word(slot)) {
            self.build_text(b, "*")?;
        }
        let origin = self.get(self.word(slot).addr(), ORIGIN);
        self.rooted(origin, |vm, kept| vm.form_part_repr(b, kept))?;
        self.build_text(b, "[")?;
        let args = self.get(self.word(slot).addr(), ARGS);
        match self.heap.len(args.addr()) {
            0 => self.build_text(b, "()")?,
            _ => self.rooted(args, |vm, kept| vm.forms_repr(b, kept, ", "))?,
        }
        self.build_text(b, "]")
    }

    fn forms_repr(&mut self, b: &Builder, slot: usize, between: &str) -> Res<()> {
        let (_, count) = self.items_span(self.word(slot)).unwrap_or((0, 0));
        for i in 0..count {
            self.build_text(b, if i == 0 { "" } else { between })?;
            let (base, _) = self.items_span(self.word(slot)).unwrap_or((0, 0));
            let item = self.word(base + i);
            self.rooted(item, |vm, kept| vm.form_part_repr(b, kept))?;
        }
        Ok(())
    }

    fn form_part_repr(&mut self, b: &Builder, slot: usize) -> Res<()> {
        let v = self.word(slot);
        match v {
            _ if v == TypeId::None.value() => self.build_text(b, "None"),
            Value::ELLIPSIS => self.build_text(b, "..."),
            _ if self.is_class(v) && self.metaclass(v).is_none() => {
                self.build_class_path(b, v, &["builtins"])
            }
            _ if v.is(Kind::List) => {
                self.build_text(b, "[")?;
                self.forms_repr(b, slot, ", ")?;
                self.build_text(b, "]")
            }
            _ if v.is(Kind::GenericAlias) || v.is(Kind::Union) => self.repr_into(b, slot),
            _ => self.named_part_repr(b, slot),
        }
    }

    /// Adds what stands in the stack word `slot` by its qualified name, if it has one and a module.
    fn named_part_repr(&mut self, b: &Builder, slot: usize) -> Res<()> {
        let top = self.top;
        let kept = self.push(Value::NONE)?;
        self.push(Value::NONE)?;
        if !self.find_part_name(slot, kept)? {
            self.top = top;
            return self.repr_into(b, slot);
        }
        let module = self.word(kept + 1);
        if self.str(module) != Some("builtins") {
            self.build_value(b, module)?;
            self.build_text(b, ".")?;
        }
        let name = self.word(kept);
        self.build_value(b, name)?;
        self.top = top;
        Ok(())
    }

    /// Puts qualified name and module of what is in the stack word `slot` into the words from `kept`
    /// on; whether it has both.
    fn find_part_name(&mut self, slot: usize, kept: usize) -> Res<bool> {
        // An alias of the library shows itself.
        let is_alias = self.attribute_of(slot, "__origin__")?.is_some()
            && self.attribute_of(slot, "__args__")?.is_some();
        if is_alias {
            return Ok(false);
        }
        for (i, name) in ["__qualname__", "__module__"].into_iter().enumerate() {
            match self.attribute_of(slot, name)? {
                Some(found) if self.is_str(found) => self.set_word(kept + i, found),
                _ => return Ok(false),
            }
        }
        Ok(true)
    }

    fn attribute_of(&mut self, slot: usize, name: &str) -> Res<Option<Value>> {
        let name = self.with_room(|vm| vm.new_str(name))?;
        self.get_attr_opt(self.word(slot), name)
    }

    /// Raises TypeError for `isinstance` of an alias.
    pub(crate) fn raise_parameterized(&mut self, function: &str) -> crate::trap::Trap {
        let text = "() argument 2 cannot be a parameterized generic";
        self.raise(TypeId::TypeError, &[Part::Text(function), text.into()])
    }
}
