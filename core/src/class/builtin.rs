//! Classes that derive from a built-in type.
//!
//! An instance of such a class is an instance as any other, with one hidden attribute before all
//! others: its *payload*, a plain value of the built-in type. Special methods of the class come
//! first, and where there is none the operation goes to the payload. Natives of the built-in
//! type get the payload instead of the instance, but for those of [`Role::Whole`].

use crate::features::Feature;
use crate::instance::{FIRST, PAYLOAD};
use crate::kind::Kind;
use crate::strings::Name;
use crate::trap::{Part, Res};
use crate::types::{Native, Role, TypeId};
use crate::value::{Immediate, Value};
use crate::vm::{Args, Names, Vm};

const INIT: Name = Name::new("__init__");
const ITER: Name = Name::new("__iter__");

/// In the number of a native, what stands for its type's `__new__` instead of an index.
const NEW: u32 = 0xFFFF;

/// The native that gives a generic type: it makes no instance.
const GENERIC: &str = "__class_getitem__";

/// Words that an instance, and the shapes of its class, may take.
const INSTANCE_ROOM: usize = 64;

impl TypeId {
    /// Whether classes may derive from the type.
    pub(crate) fn is_base(self) -> bool {
        self == TypeId::Object
            || self == TypeId::Type
            || self == TypeId::Module
            || self.derives_from(TypeId::BaseException)
            || self.is_payload()
    }

    /// Whether instances of a class derived from this type hold a value of it.
    pub(crate) fn is_payload(self) -> bool {
        matches!(
            self,
            TypeId::Int
                | TypeId::Float
                | TypeId::Complex
                | TypeId::Str
                | TypeId::Bytes
                | TypeId::ByteArray
                | TypeId::List
                | TypeId::Tuple
                | TypeId::Dict
                | TypeId::Set
                | TypeId::FrozenSet
                | TypeId::Property
                | TypeId::StaticMethod
                | TypeId::ClassMethod
                | TypeId::Super
                | TypeId::Enumerate
                | TypeId::Zip
                | TypeId::Map
                | TypeId::Filter
                | TypeId::Reversed
                | TypeId::WeakRef
        )
    }

    /// Whether values of the type are filled by `__init__`, not by `__new__`.
    pub(super) fn is_filled_by_init(self) -> bool {
        matches!(
            self,
            TypeId::List
                | TypeId::Dict
                | TypeId::Set
                | TypeId::ByteArray
                | TypeId::Property
                | TypeId::StaticMethod
                | TypeId::ClassMethod
                | TypeId::Module
        )
    }

    /// Whether the type says that its objects have no hash.
    pub(crate) fn is_unhashable(self) -> bool {
        matches!(
            self,
            TypeId::List | TypeId::Dict | TypeId::Set | TypeId::ByteArray
        )
    }

    /// The type's own `__new__`, where it has one.
    pub(crate) fn own_new(self) -> Option<Value> {
        let made = self != TypeId::Object && self.constructor().is_some();
        let has = made || self.is_payload() || self == TypeId::Type;
        has.then(|| Value::immediate(Immediate::Native, (self as u32) << 16 | NEW))
    }
}

/// The type that `f` is the `__new__` of.
pub(crate) fn type_of_new(f: Value) -> Option<TypeId> {
    let number = f.as_immediate(Immediate::Native)?;
    (number & 0xFFFF == NEW)
        .then(|| TypeId::from_u32(number >> 16))
        .flatten()
}

impl Vm<'_> {
    /// The value of a built-in type that an instance of a class derived from one holds.
    #[inline]
    pub(crate) fn payload(&self, v: Value) -> Option<Value> {
        if !Feature::DerivedTypes.included() {
            return None;
        }
        let at = v.as_kind(Kind::Instance)?;
        (self.heap.raw(at, 0) & PAYLOAD != 0).then(|| self.get(at, FIRST))
    }

    /// The value itself, or of an instance of a class derived from a built-in type, what it
    /// holds.
    #[inline]
    pub fn plain(&self, v: Value) -> Value {
        self.payload(v).unwrap_or(v)
    }

    /// What iterating over `v` goes over: what an instance holds, where its class does not say
    /// otherwise.
    pub(crate) fn iterated(&self, v: Value) -> Value {
        match self.payload(v) {
            // An iterator is its own.
            Some(inner) if self.is_builtin_iterator(inner) => v,
            Some(inner) if self.is_iterable(inner) && self.special(v, ITER).is_none() => inner,
            _ => v,
        }
    }

    /// Whether `native` is called on an instance that it must not see.
    #[inline]
    pub(crate) fn hides_payload(&self, native: &Native, owner: TypeId, args: Args) -> bool {
        if !Feature::DerivedTypes.included() {
            return false;
        }
        if args.count == 0 {
            return false;
        }
        let first = self.word(args.base);
        if native.role == Role::Class {
            return first.is(Kind::Class)
                && owner.is_payload()
                && !matches!(native.name, GENERIC | crate::builtins::float::GET_FORMAT);
        }
        let keeps = owner == TypeId::Object
            || owner == TypeId::Type
            || !matches!(native.role, Role::Method | Role::Getter);
        // Formatting without a specification is `str()`, which the class may define.
        first.is(Kind::Instance)
            && !keeps
            && self.payload(first).is_some()
            && native.name != "__format__"
    }

    /// Calls `native` with what the instance that it is a method of holds.
    #[cold]
    #[inline(never)]
    pub(crate) fn call_with_payloads(
        &mut self,
        native: &'static Native,
        owner: TypeId,
        args: Args,
    ) -> Res {
        if native.role == Role::Class {
            return self.call_class_native(native, args);
        }
        let this = args.base;
        if owner == TypeId::Dict && native.name == "copy" && self.asks_items(self.word(this)) {
            return self.merged_by_asking(this, 1);
        }
        let inner = self.plain(self.word(args.base));
        let shifted = self.with_first(inner, args.skip(1))?;
        let result = (native.call)(self, shifted)?;
        // What changes an object in place returns it, and so does `__iter__` of an iterator.
        let same = result == self.plain(self.word(this))
            && (owner.is_filled_by_init() || self.is_builtin_iterator(result));
        Ok(if same { self.word(this) } else { result })
    }

    /// Calls a native that makes a value of a built-in type for a class derived from that.
    fn call_class_native(&mut self, native: &'static Native, args: Args) -> Res {
        self.needs(Feature::DerivedTypes)?;
        let class = args.base;
        let made = (native.call)(self, args)?;
        let kept = self.push(made)?;
        if native.name != "fromkeys" {
            return self.call(self.word(class), &[self.word(kept)]);
        }
        let object = self.call(self.word(class), &[])?;
        let slot = self.push(object)?;
        let mut from = 0;
        while let Some(entry) = self.next_entry(self.word(kept), from) {
            let made = self.word(kept);
            let (key, v) = (self.entry_key(made, entry), self.entry_value(made, entry));
            let words = self.push(key)?;
            self.push(v)?;
            self.with_room(|vm| vm.set_item(vm.word(slot), vm.word(words), vm.word(words + 1)))?;
            (self.top, from) = (words, entry + 1);
        }
        Ok(self.word(slot))
    }

    /// `T.__new__(class, …)` of the built-in type `id`.
    #[cold]
    #[inline(never)]
    pub(crate) fn builtin_new(&mut self, id: TypeId, args: Args) -> Res {
        self.needs(Feature::Classes)?;
        if args.is_empty() {
            let text = [id.name().into(), ".__new__(): not enough arguments".into()];
            return Err(self.raise(TypeId::TypeError, &text));
        }
        let class = self.arg(args, 0);
        if !self.is_class(class) {
            let text = [
                id.name().into(),
                ".__new__(X): X is not a type object (".into(),
                Part::TypeOf(class),
                ")".into(),
            ];
            return Err(self.raise(TypeId::TypeError, &text));
        }
        let layout = self.layout_of(class);
        if !self.derives(class, id.value()) {
            return Err(self.not_a_subtype(id, class));
        }
        if layout != id {
            return Err(self.unsafe_new(id, class));
        }
        let plain = id.constructor();
        if id == TypeId::Type {
            return self.type_new(args);
        }
        if id == TypeId::Module {
            return crate::builtins::module::bare(self, class);
        }
        let Some(construct) = plain else {
            return Err(self.raise_no_instances(id));
        };
        if !class.is(Kind::Class) {
            let given = match id.is_unhashable() {
                // `__init__` takes them.
                true => Args::positional(args.base, 0),
                false => args.skip(1),
            };
            return construct(self, given);
        }
        self.new_with_payload(id, class, args)
    }

    fn new_with_payload(&mut self, id: TypeId, class: Value, args: Args) -> Res {
        self.needs(Feature::DerivedTypes)?;
        let top = self.top;
        let slot = self.push(class)?;
        let own = self.lookup(class, INIT);
        let initialized = own.is_some_and(|(_, owner)| owner.is(Kind::Class));
        let given = args.skip(1);
        let given = match id {
            _ if id.is_filled_by_init() => Args::positional(given.base, 0),
            // Keywords are for `__init__` then.
            TypeId::Tuple
            | TypeId::FrozenSet
            | TypeId::Float
            | TypeId::WeakRef
            | TypeId::Reversed
                if initialized =>
            {
                Args {
                    count: given.count - given.keywords,
                    keywords: 0,
                    names: Names::None,
                    ..given
                }
            }
            _ => given,
        };
        let payload = match (id, id.constructor()) {
            (TypeId::Property, _) => {
                self.object(Kind::Property, crate::builtins::property::EMPTY)?
            }
            (TypeId::StaticMethod, _) => {
                self.object(Kind::StaticMethod, [Value::NONE, Value::NONE])?
            }
            (TypeId::ClassMethod, _) => {
                self.object(Kind::ClassMethod, [Value::NONE, Value::NONE])?
            }
            (TypeId::WeakRef, _) => crate::builtins::weakref::make(self, given)?,
            (_, Some(construct)) => construct(self, given)?,
            _ => return Err(self.raise_no_instances(id)),
        };
        if id == TypeId::Reversed && self.type_id(payload) != id {
            // What `__reversed__` gave.
            self.top = top;
            return Ok(payload);
        }
        let kept = self.push(payload)?;
        // The constructor may have called Python code, which must not run again.
        self.make_room(INSTANCE_ROOM)?;
        let object = self.new_instance(self.word(slot))?;
        let at = object.addr();
        let payload = self.plain(self.word(kept));
        self.set(at, FIRST, payload);
        if payload.is(Kind::WeakRef) {
            self.own_reference(payload, object);
        }
        let header = self.heap.raw(at, 0);
        self.heap.set_raw(at, 0, header | PAYLOAD);
        self.top = top;
        Ok(object)
    }

    #[cold]
    pub(crate) fn raise_no_instances(&mut self, id: TypeId) -> crate::Trap {
        let text = [
            "cannot create '".into(),
            id.name().into(),
            "' instances".into(),
        ];
        self.raise(TypeId::TypeError, &text)
    }

    fn not_a_subtype(&mut self, id: TypeId, class: Value) -> crate::Trap {
        let text = [
            id.name().into(),
            ".__new__(".into(),
            Part::Plain(class),
            "): ".into(),
            Part::Plain(class),
            " is not a subtype of ".into(),
            id.name().into(),
        ];
        self.raise(TypeId::TypeError, &text)
    }

    /// Refuses to make an instance of `class` by the `__new__` of `id`.
    pub(crate) fn unsafe_new(&mut self, id: TypeId, class: Value) -> crate::Trap {
        let text = [
            id.name().into(),
            ".__new__(".into(),
            Part::Plain(class),
            ") is not safe, use ".into(),
            Part::Plain(class),
            ".__new__()".into(),
        ];
        self.raise(TypeId::TypeError, &text)
    }
}
