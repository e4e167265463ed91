//! Subscription, length and membership: `v[k]`, `v[k] = x`, `del v[k]`, `len(v)`, `x in v`.
//!
//! Slices are in [`slice`], dicts by key in [`table`], sets in [`set`].

mod assign;
mod big_range;
mod bytearray;
mod contains;
mod set;
mod slice;
mod table;
mod view;
mod view_format;
mod view_key;

use crate::convert::Wide;
use crate::features::Feature;
use crate::kind::Kind;
use crate::strings::Name;
use crate::trap::{Part, Res, Trap};
use crate::types::TypeId;
use crate::value::{Immediate, Value};
use crate::vm::Vm;

pub(crate) const GET_ITEM: Name = Name::new("__getitem__");
const CLASS_GET_ITEM: Name = Name::new("__class_getitem__");
const LEN: Name = Name::new("__len__");

impl Vm<'_> {
    /// `obj[key]`.
    pub fn get_item(&mut self, obj: Value, key: Value) -> Res {
        match obj.kind() {
            Some(Kind::List) => {
                if let Some(i) = key.as_int() {
                    let len = self.list_len(obj) as i64;
                    let i = if i < 0 { i + len } else { i };
                    if (0..len).contains(&i) {
                        return Ok(self.list_get(obj, i as usize));
                    }
                }
                self.get_sequence_item(obj, key)
            }
            Some(Kind::Dict) => match self.dict_get_or_key(obj, key)? {
                Ok(v) => Ok(v),
                Err(key) => Err(self.raise_key(key)),
            },
            Some(
                Kind::Tuple
                | Kind::Str
                | Kind::StrHead
                | Kind::Bytes
                | Kind::ByteArray
                | Kind::Range,
            ) => self.get_sequence_item(obj, key),
            Some(Kind::MemoryView) => self.get_view_item(obj, key),
            Some(Kind::GenericAlias | Kind::Union) => self.form_item(obj, key),
            Some(Kind::MappingProxy) => self.get_item(self.behind_proxy(obj), key),
            Some(Kind::Instance | Kind::Exception | Kind::Module) => {
                self.get_instance_item(obj, key)
            }
            Some(Kind::Class) => self.get_class_item(obj, key),
            Some(_) => Err(self.raise_type(obj, "'", "' object is not subscriptable")),
            None => self.get_immediate_item(obj, key),
        }
    }

    fn get_immediate_item(&mut self, obj: Value, key: Value) -> Res {
        if self.is_str(obj) || obj.as_immediate(Immediate::Bytes).is_some() {
            return self.get_sequence_item(obj, key);
        }
        let Some(id) = obj.as_immediate(Immediate::Type).and_then(TypeId::from_u32) else {
            return Err(self.raise_type(obj, "'", "' object is not subscriptable"));
        };
        match id {
            TypeId::List
            | TypeId::Tuple
            | TypeId::Dict
            | TypeId::Set
            | TypeId::FrozenSet
            | TypeId::Type
            | TypeId::BaseExceptionGroup
            | TypeId::ExceptionGroup
            | TypeId::Enumerate
            | TypeId::WeakRef => self.generic_alias(obj, key),
            _ if Feature::TypeForms.included() && id.find("__class_getitem__").is_some() => {
                self.generic_alias(obj, key)
            }
            _ => {
                let message = [
                    Part::Text("type '"),
                    Part::Text(id.name()),
                    Part::Text("' is not subscriptable"),
                ];
                Err(self.raise(TypeId::TypeError, &message))
            }
        }
    }

    /// `C[key]` of a class: `__class_getitem__`, or the class itself where it derives from a
    /// generic built-in type.
    fn get_class_item(&mut self, class: Value, key: Value) -> Res {
        self.needs(Feature::TypeForms)?;
        if let Some(method) = self.special(class, GET_ITEM) {
            return self.call_special(class, method, &[key]);
        }
        let top = self.top;
        let kept = self.push(key)?;
        let asked = self.push(class)?;
        let name = self.special_name(CLASS_GET_ITEM);
        let found = name.and_then(|name| self.get_attr_opt(class, name));
        let (key, class) = (self.word(kept), self.word(asked));
        self.top = top;
        match found? {
            Some(f) => self.call(f, &[key]),
            None => {
                let message = [
                    Part::Text("type '"),
                    Part::Plain(class),
                    Part::Text("' is not subscriptable"),
                ];
                Err(self.raise(TypeId::TypeError, &message))
            }
        }
    }

    /// A special method's name as a value.
    pub(crate) fn special_name(&mut self, name: Name) -> Res {
        match self.image.find_str(name.text) {
            Some(id) => Ok(id.value()),
            None => self.new_str(name.text),
        }
    }

    /// Whether `v` is a built-in sequence whose items have indices; a range does not count.
    pub(crate) fn is_plain_sequence(&self, v: Value) -> bool {
        self.is_str(v)
            || self.items_span(v).is_some()
            || self.buffer_of(v).is_some()
            || v.is(Kind::MemoryView)
    }

    fn get_instance_item(&mut self, obj: Value, key: Value) -> Res {
        if let Some(method) = self.special(obj, GET_ITEM) {
            return match self.item_of_deque(method, obj, key) {
                Some(v) => Ok(v),
                None => self.call_special(obj, method, &[key]),
            };
        }
        match self.payload(obj) {
            Some(inner) if inner.is(Kind::Dict) || self.is_plain_sequence(inner) => {
                self.payload_item(obj, inner, key)
            }
            _ => Err(self.raise_type(obj, "'", "' object is not subscriptable")),
        }
    }

    /// Item `key` of what the instance `obj` holds; where a dict has none, `__missing__` of the
    /// instance.
    pub(crate) fn payload_item(&mut self, obj: Value, inner: Value, key: Value) -> Res {
        if !inner.is(Kind::Dict) {
            return self.get_item(inner, key);
        }
        let top = self.top;
        let slot = self.push(obj)?;
        let found = self.dict_get_or_key(inner, key);
        let obj = self.word(slot);
        self.top = top;
        match found? {
            Ok(v) => Ok(v),
            Err(key) => match self.special(obj, const { Name::new("__missing__") }) {
                Some(method) => self.call_special(obj, method, &[key]),
                None => Err(self.raise_key(key)),
            },
        }
    }

    /// An item or a slice of a list, tuple, str, bytes or range.
    fn get_sequence_item(&mut self, obj: Value, key: Value) -> Res {
        if key.is(Kind::Slice) {
            return self.get_slice(obj, key);
        }
        if obj.is(Kind::Range) && key.as_int().is_none() && self.has_index(key) {
            return self.rooted(obj, |vm, slot| {
                let key = vm.index_value(key)?;
                // Beyond what 128 bits hold is beyond every range.
                let i = vm.wide_int(key).unwrap_or(Wide::MAX);
                vm.get_range_item(vm.word(slot), i)
            });
        }
        if obj.is(Kind::Range) && self.has_index(key) {
            return self.rooted(obj, |vm, slot| {
                let i = vm.index_value(key)?;
                let i = vm.wide_int(i).unwrap_or(Wide::MAX);
                vm.with_room(|vm| vm.get_range_item(vm.word(slot), i))
            });
        }
        let (obj, i) = self.item_index(obj, key)?;
        let len = self.items_len(obj);
        let at = if i < 0 {
            i.saturating_add(len as i64)
        } else {
            i
        };
        let Some(at) = usize::try_from(at).ok().filter(|&at| at < len) else {
            return Err(self.raise_item_range(obj, ""));
        };
        self.item_at(obj, at)
    }

    /// Item `i` of a range, which may be longer than a word counts.
    fn get_range_item(&mut self, range: Value, i: Wide) -> Res {
        let len = self.range_len(range).unwrap_or(0);
        let at = if i < 0 { len.saturating_add(i) } else { i };
        match self.range_item(range, at)? {
            Some(v) => Ok(v),
            None => Err(self.raise_item_range(range, "")),
        }
    }

    /// The key as an index, and the object where it is then: `__index__` may move it.
    pub(crate) fn item_index(&mut self, obj: Value, key: Value) -> Res<(Value, i64)> {
        if let Some(i) = key.as_int() {
            return Ok((obj, i));
        }
        if !self.has_index(key) {
            return Err(self.raise_item_type(obj, key));
        }
        let top = self.top;
        let slot = self.push(obj)?;
        let i = self.to_index(key);
        let obj = self.word(slot);
        self.top = top;
        Ok((obj, i?))
    }

    #[cold]
    fn raise_item_type(&mut self, obj: Value, key: Value) -> Trap {
        let (what, quote) = match self.type_id(obj) {
            TypeId::Str => ("string indices must be integers, not '", "'"),
            TypeId::Bytes => ("byte indices must be integers or slices, not ", ""),
            TypeId::ByteArray => ("bytearray indices must be integers or slices, not ", ""),
            TypeId::Tuple => ("tuple indices must be integers or slices, not ", ""),
            TypeId::Range => ("range indices must be integers or slices, not ", ""),
            _ => ("list indices must be integers or slices, not ", ""),
        };
        self.raise_type(key, what, quote)
    }

    #[cold]
    pub(crate) fn raise_item_range(&mut self, obj: Value, doing: &str) -> Trap {
        let what = match self.type_id(obj) {
            TypeId::Str => "string index",
            TypeId::Bytes => "index",
            TypeId::ByteArray => "bytearray index",
            TypeId::Tuple => "tuple index",
            TypeId::Range => "range object index",
            _ if doing.is_empty() => "list index",
            _ => "list ",
        };
        let message = [
            Part::Text(what),
            Part::Text(doing),
            Part::Text(" out of range"),
        ];
        self.raise(TypeId::IndexError, &message)
    }

    /// Number of items of a list, tuple, str, bytes or range (as far as a word counts).
    pub(crate) fn items_len(&self, v: Value) -> usize {
        if let Some((_, len)) = self.items_span(v) {
            return len;
        }
        if v.is(Kind::Range) {
            return self
                .range_len(v)
                .map_or(0, |n| usize::try_from(n).unwrap_or(usize::MAX));
        }
        if v.is(Kind::MemoryView) {
            return self
                .get(v.addr(), crate::buffer::view::COUNT)
                .int_unchecked() as usize;
        }
        self.buffer_of(v)
            .map_or_else(|| self.str_len(v), <[u8]>::len)
    }

    /// Item `i` of a list, tuple, str or bytes object that has more than `i`.
    fn item_at(&mut self, v: Value, i: usize) -> Res {
        if let Some((base, _)) = self.items_span(v) {
            return Ok(self.word(base + i));
        }
        if let Some(bytes) = self.buffer_of(v) {
            return Ok(Value::int(bytes[i].into()));
        }
        if self.str_is_ascii(v) {
            return self.sub_str(v, i, i + 1);
        }
        let from = self.byte_offset(v, i);
        let bytes = self.str_bytes(v).unwrap_or(&[]);
        let to = from + crate::text::char_offset(&bytes[from..], 1);
        self.sub_str(v, from, to)
    }

    // ---- length

    /// `len(v)`.
    pub(crate) fn length(&mut self, v: Value) -> Res<usize> {
        match v.kind() {
            Some(Kind::List) => Ok(self.list_len(v)),
            Some(Kind::Tuple) => Ok(self.heap.len(v.addr())),
            Some(Kind::Dict | Kind::Set | Kind::FrozenSet) => Ok(self.table_len(v)),
            Some(Kind::DictView) => Ok(self.table_len(self.get(v.addr(), 1))),
            Some(Kind::MappingProxy) => self.length(self.behind_proxy(v)),
            Some(Kind::Str | Kind::StrHead | Kind::Bytes | Kind::ByteArray) => {
                Ok(self.items_len(v))
            }
            Some(Kind::MemoryView) => self.view_length(v),
            Some(Kind::Range) => match self.range_len(v).and_then(|n| i64::try_from(n).ok()) {
                Some(n) => Ok(n as usize),
                None => Err(self.raise_too_large()),
            },
            Some(Kind::Instance | Kind::Exception | Kind::Class | Kind::Module) => {
                self.instance_length(v)
            }
            None if self.is_str(v) || self.bytes_of(v).is_some() => Ok(self.items_len(v)),
            _ => Err(self.raise_type(v, "object of type '", "' has no len()")),
        }
    }

    #[cold]
    pub(crate) fn raise_too_large(&mut self) -> Trap {
        let message = [Part::Text("Python int too large to convert to C ssize_t")];
        self.raise(TypeId::OverflowError, &message)
    }

    fn instance_length(&mut self, v: Value) -> Res<usize> {
        if let Some(method) = self.special(v, LEN) {
            if let Some(length) = self.length_of_deque(method, v) {
                return Ok(length);
            }
            let answer = self.call_special(v, method, &[])?;
            return self.returned_length(answer);
        }
        match self.payload(v) {
            Some(inner) if self.number(inner).is_none() => self.length(inner),
            _ => Err(self.raise_type(v, "object of type '", "' has no len()")),
        }
    }

    /// The length that `__len__` returned.
    fn returned_length(&mut self, answer: Value) -> Res<usize> {
        self.rooted(answer, |vm, slot| {
            let n = vm.index_value(vm.word(slot))?;
            let length = vm.int_to_i64(n);
            if let Some(length) = length.and_then(|n| usize::try_from(n).ok()) {
                return Ok(length);
            }
            if length.is_some() || vm.to_index_clamped(n)? < 0 {
                let text = "__len__() should return >= 0";
                return Err(vm.raise(TypeId::ValueError, &[text.into()]));
            }
            let answer = vm.word(slot);
            let shown = if vm.plain(answer) == n { answer } else { n };
            let text = "' into an index-sized integer";
            let text = ["cannot fit '".into(), Part::TypeOf(shown), text.into()];
            Err(vm.raise(TypeId::OverflowError, &text))
        })
    }
}
