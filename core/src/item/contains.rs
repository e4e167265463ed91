//! `x in v`.

use crate::features::Feature;
use crate::kind::Kind;
use crate::lending::SIMPLE;
use crate::strings::Name;
use crate::trap::{Part, Res, Trap};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

const CONTAINS: Name = Name::new("__contains__");

impl Vm<'_> {
    /// `item in container`.
    pub fn contains(&mut self, container: Value, item: Value) -> Res<bool> {
        match container.kind() {
            Some(Kind::List | Kind::Tuple) => {
                Ok(self.position_in(container, item, 0, usize::MAX)?.is_some())
            }
            Some(Kind::Dict) => Ok(self.dict_get(container, item)?.is_some()),
            Some(Kind::Set | Kind::FrozenSet) if Feature::Sets.included() => {
                self.set_contains(container, item)
            }
            Some(Kind::DictView) => self.view_contains(container, item),
            Some(Kind::MappingProxy) if Feature::Introspection.included() => {
                self.contains(self.behind_proxy(container), item)
            }
            Some(Kind::Range) if self.is_integer(item) => {
                Ok(self.range_position(container, item)?.is_some())
            }
            Some(Kind::Instance | Kind::Exception | Kind::Class | Kind::Module) => {
                self.instance_contains(container, item)
            }
            _ if self.is_str(container) => self.str_contains(container, item),
            _ if Feature::Bytes.included() && self.is_byte_string(container) => {
                self.bytes_contains(container, item)
            }
            _ => self.contains_by_iterating(container, item),
        }
    }

    /// Index of the first of the items `from..to` of a list or tuple that is `item` or equal to
    /// it. May move objects.
    pub(crate) fn position_in(
        &mut self,
        seq: Value,
        item: Value,
        from: usize,
        to: usize,
    ) -> Res<Option<usize>> {
        let top = self.top;
        let slot = self.push(seq)?;
        self.push(item)?;
        let mut i = from;
        let found = loop {
            let Some((base, len)) = self.items_span(self.word(slot)) else {
                break Ok(None);
            };
            if i >= len.min(to) {
                break Ok(None);
            }
            let (other, item) = (self.word(base + i), self.word(slot + 1));
            let same = match other == item {
                true => Ok(true),
                false => match self.plain_eq(other, item) {
                    Some(same) => Ok(same),
                    None => self.with_room(|vm| {
                        let Some((base, len)) = vm.items_span(vm.word(slot)) else {
                            return Ok(false);
                        };
                        if i >= len {
                            return Ok(false);
                        }
                        vm.values_equal(vm.word(base + i), vm.word(slot + 1))
                    }),
                },
            };
            match same {
                Ok(true) => break Ok(Some(i)),
                Ok(false) => i += 1,
                Err(trap) => break Err(trap),
            }
        };
        self.top = top;
        found
    }

    /// Index of an int in a range.
    pub(crate) fn range_position(&mut self, range: Value, item: Value) -> Res<Option<Value>> {
        let parts = self.range_parts(range).zip(self.range_len(range));
        let offset = parts.and_then(|((start, ..), _)| self.wide_int(item)?.checked_sub(start));
        let (Some(((.., step), len)), Some(offset)) = (parts, offset) else {
            return self.big_range_position(range, item);
        };
        let i = offset / step;
        match offset % step == 0 && i >= 0 && i < len {
            true => self.new_int(i).map(Some),
            false => Ok(None),
        }
    }

    fn str_contains(&mut self, container: Value, item: Value) -> Res<bool> {
        let (Some(text), Some(part)) =
            (self.str_bytes(container), self.str_bytes(self.plain(item)))
        else {
            let wanted = "'in <string>' requires string as left operand, not ";
            return Err(self.raise_type(item, wanted, ""));
        };
        Ok(crate::builtins::str::search::find(text, part).is_some())
    }

    fn bytes_contains(&mut self, container: Value, item: Value) -> Res<bool> {
        let top = self.top;
        let kept = self.push(container)?;
        let slot = self.push(item)?;
        let byte = match self.has_index(item) {
            true => self.to_index_clamped(item).map(Some),
            false => Ok(None),
        };
        if byte.is_ok_and(|byte| byte.is_none()) && self.lends(self.word(slot)).is_some() {
            let found = self.contains_lent(kept, slot);
            self.top = top;
            return found;
        }
        let (container, item) = (self.word(kept), self.word(slot));
        self.top = top;
        let byte = match byte {
            // What goes wrong there is forgotten.
            Err(trap) if self.is_raised(trap) => {
                self.clear_pending();
                None
            }
            byte => byte?,
        };
        let bytes = self.buffer_of(container).unwrap_or(&[]);
        if let Some(n) = byte {
            return match u8::try_from(n) {
                Ok(byte) => Ok(bytes.contains(&byte)),
                Err(_) => {
                    let message = [Part::Text("byte must be in range(0, 256)")];
                    Err(self.raise(TypeId::ValueError, &message))
                }
            };
        }
        let part = crate::builtins::bytes::needed(self, item)?;
        let bytes = self.buffer_of(container).unwrap_or(&[]);
        match self.buffer_of(part) {
            Some(part @ [_, ..]) => Ok(bytes.windows(part.len()).any(|w| w == part)),
            _ => Ok(true),
        }
    }

    /// Whether the bytes in the stack word `kept` have in them those that the object in `slot` lends.
    #[cold]
    fn contains_lent(&mut self, kept: usize, slot: usize) -> Res<bool> {
        let found = self.with_lent(slot, 1, SIMPLE, |vm| {
            vm.bytes_contains(vm.word(kept), vm.word(slot))
                .map(Value::bool)
        })?;
        Ok(found == Value::TRUE)
    }

    fn view_contains(&mut self, view: Value, item: Value) -> Res<bool> {
        let (dict, what) = (
            self.get(view.addr(), 1),
            self.get(view.addr(), 2).int_unchecked(),
        );
        match what {
            crate::iter::shows::KEYS => Ok(self.dict_get(dict, item)?.is_some()),
            crate::iter::shows::VALUES => self.contains_by_iterating(view, item),
            _ => {
                let Some((base, 2)) = item
                    .as_kind(Kind::Tuple)
                    .map(|at| (at.index() + 1, self.heap.len(at)))
                else {
                    return Ok(false);
                };
                let (key, wanted) = (self.word(base), self.word(base + 1));
                let top = self.top;
                let slot = self.push(wanted)?;
                let found = self.dict_get(dict, key);
                let wanted = self.word(slot);
                self.top = top;
                match found? {
                    Some(v) => self.values_equal(v, wanted),
                    None => Ok(false),
                }
            }
        }
    }

    fn instance_contains(&mut self, container: Value, item: Value) -> Res<bool> {
        if let Some(method) = self.special(container, CONTAINS) {
            if method.is_none() {
                return Err(self.raise_type(container, "'", "' object is not a container"));
            }
            let answer = self.call_special(container, method, &[item])?;
            return self.truth(answer);
        }
        if let Some(inner) = self.payload(container)
            && self.has_items(inner)
        {
            return self.contains(inner, item);
        }
        self.contains_by_iterating(container, item)
    }

    fn contains_by_iterating(&mut self, container: Value, item: Value) -> Res<bool> {
        if !self.is_iterable(container) {
            return Err(self.raise_not_container(container));
        }
        let top = self.top;
        let found = self.position_by_iterating(container, item);
        self.top = top;
        Ok(found?.is_some())
    }

    /// How many items an iterable yields before `item`; the caller puts `top` back.
    pub(crate) fn position_by_iterating(
        &mut self,
        source: Value,
        item: Value,
    ) -> Res<Option<usize>> {
        let kept = self.push(item)?;
        let container = self.push(source)?;
        let it = match self.get_iter(source) {
            Err(trap) if self.is_raised(trap) && self.pending_is(TypeId::TypeError) => {
                self.clear_pending();
                return Err(self.raise_not_container(self.word(container)));
            }
            it => it?,
        };
        let it = self.push(it)?;
        let slot = self.push(Value::NONE)?;
        let mut n = 0;
        while let Some(v) = self.next_rooted(it)? {
            self.set_word(slot, v);
            if self.with_room(|vm| vm.values_equal(vm.word(slot), vm.word(kept)))? {
                return Ok(Some(n));
            }
            n += 1;
        }
        Ok(None)
    }

    #[cold]
    fn raise_not_container(&mut self, v: Value) -> Trap {
        self.raise_type(v, "argument of type '", "' is not iterable")
    }
}
