//! The built-in type of a value, and the names of classes.

use super::NAME;
use crate::heap::OF_CALLABLE;
use crate::kind::Kind;
use crate::trap::Res;
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

/// The attribute of a class with its name in the messages of errors, if that is another one.
const STATIC_NAME: &str = "__static_name__";

impl Vm<'_> {
    /// The built-in type of a heap object.
    pub(crate) fn kind_type(&self, v: Value, kind: Kind) -> TypeId {
        match kind {
            Kind::Str | Kind::StrHead => TypeId::Str,
            Kind::Bytes => TypeId::Bytes,
            Kind::ByteArray => TypeId::ByteArray,
            Kind::MemoryView => TypeId::MemoryView,
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
            Kind::Function if self.is_builtin_function(v) => TypeId::Builtin,
            Kind::Function => TypeId::Function,
            Kind::Method => self.method_type(v),
            Kind::Cell => TypeId::Cell,
            Kind::Class => TypeId::Type,
            Kind::Instance | Kind::Exception => self.layout_of(self.class_of(v)),
            Kind::Traceback => TypeId::Traceback,
            Kind::Frame => TypeId::Frame,
            Kind::Generator => TypeId::Generator,
            Kind::Coroutine => TypeId::Coroutine,
            Kind::AsyncGenerator => TypeId::AsyncGenerator,
            Kind::Module => TypeId::Module,
            Kind::Property => TypeId::Property,
            Kind::StaticMethod => TypeId::StaticMethod,
            Kind::ClassMethod => TypeId::ClassMethod,
            Kind::Super => TypeId::Super,
            Kind::GenericAlias => TypeId::GenericAlias,
            Kind::Union => TypeId::Union,
            Kind::Stream => TypeId::TextIo,
            Kind::MappingProxy => TypeId::MappingProxy,
            Kind::Member if self.is_place(v) => TypeId::GetSet,
            Kind::Member => TypeId::Member,
            Kind::WeakRef => TypeId::WeakRef,
            Kind::Index | Kind::Slots | Kind::Shape | Kind::WeakCell => TypeId::Object,
        }
    }

    /// The type of a bound method, which is that of natives only where they bind themselves.
    fn method_type(&self, v: Value) -> TypeId {
        let f = self.get(v.addr(), 1);
        if f.kind().is_some() || self.heap.raw(v.addr(), 0) & OF_CALLABLE != 0 {
            return TypeId::Method;
        }
        match self.type_id(f) {
            TypeId::WrapperDescriptor => TypeId::MethodWrapper,
            _ => TypeId::Builtin,
        }
    }

    pub(super) fn sequence_iterator_type(&self, sequence: Value) -> TypeId {
        match self.type_id(sequence) {
            TypeId::List => TypeId::ListIterator,
            TypeId::Tuple => TypeId::TupleIterator,
            TypeId::Str if self.str_is_ascii(sequence) => TypeId::AsciiIterator,
            TypeId::Str => TypeId::StrIterator,
            TypeId::Bytes => TypeId::BytesIterator,
            TypeId::ByteArray => TypeId::ByteArrayIterator,
            TypeId::MemoryView => TypeId::MemoryIterator,
            TypeId::Range => TypeId::RangeIterator,
            _ => TypeId::Iterator,
        }
    }

    pub(super) fn dict_iterator_type(&self, v: Value) -> TypeId {
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

    /// Adds the name of a class to the message of an error. Classes of the standard library that are
    /// C's in CPython have the module's name in it, as `datetime.date`: they say so.
    pub(crate) fn build_type_name(&mut self, b: &crate::strings::Builder, class: Value) -> Res<()> {
        let own = class
            .as_kind(Kind::Class)
            .map(|at| self.get(at, super::DICT));
        match own.and_then(|names| self.dict_get_text(names, STATIC_NAME)) {
            Some(name) if self.is_str(name) => self.build_value(b, name),
            _ if class.is(Kind::Class) => self.build_class_name(b, class),
            _ => self.build_text(b, self.layout_of(class).name()),
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
                let (_, name) = crate::attr::module_and_name(self.layout_of(class));
                self.build_text(b, name)
            }
            None => {
                let name = self.type_id(class).name();
                self.build_text(b, name)
            }
        }
    }
}
