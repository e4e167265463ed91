//! What indexes memoryviews: `m[k]`, `m[k] = x`, with as many indices as there are dimensions.

use super::slice::Span;
use crate::buffer::Layout;
use crate::features::Feature;
use crate::kind::Kind;
use crate::lending::FULL_READ_ONLY;
use crate::trap::{Part, Res, Trap};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

/// What stands between the brackets.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    Index,
    /// A tuple of so many indices.
    Indices(usize),
    Slice,
    /// A tuple of slices.
    Slices,
    Other,
}

impl Vm<'_> {
    fn view_key(&self, key: Value) -> Key {
        if self.has_index(key) {
            return Key::Index;
        }
        if key.is(Kind::Slice) {
            return Key::Slice;
        }
        let key = self.plain(key);
        let Some((base, count)) = self.items_span(key).filter(|_| key.is(Kind::Tuple)) else {
            return Key::Other;
        };
        let mut items = (0..count).map(|i| self.word(base + i));
        if items.clone().all(|item| self.has_index(item)) {
            return Key::Indices(count);
        }
        match items.all(|item| item.is(Kind::Slice)) {
            true => Key::Slices,
            false => Key::Other,
        }
    }

    /// `m[key]`.
    pub(super) fn get_view_item(&mut self, obj: Value, key: Value) -> Res {
        self.needs(Feature::Bytes)?;
        self.check_view(obj)?;
        let dimensions = self.view_dimensions(obj);
        let what = self.view_key(key);
        match what {
            _ if dimensions == 0 => match key {
                Value::ELLIPSIS => return Ok(obj),
                _ if what == Key::Indices(0) => return self.view_item(obj, 0),
                _ => return Err(self.raise_no_dimension()),
            },
            Key::Slice => return self.get_slice(obj, key),
            Key::Slices => {
                let message = "multi-dimensional slicing is not implemented";
                return Err(self.raise(TypeId::NotImplementedError, &[message.into()]));
            }
            Key::Other => return Err(self.raise_view_key()),
            Key::Index | Key::Indices(_) => {}
        }
        self.rooted(obj, |vm, slot| {
            let place = match what {
                Key::Indices(_) => vm.view_place(slot, key, what)?,
                _ if dimensions == 1 => vm.view_place(slot, key, what)?,
                _ => {
                    vm.to_index(key)?;
                    vm.check_view_items(vm.word(slot))?;
                    0
                }
            };
            // The index must not be asked again for want of memory.
            vm.with_room(|vm| vm.view_item(vm.word(slot), place))
        })
    }

    /// Which of the single items of the memoryview in the word `slot` the indices `key` stand for,
    /// which are asked one by one: a tuple of them, or else an index alone.
    fn view_place(&mut self, slot: usize, key: Value, what: Key) -> Res<usize> {
        let tuple = matches!(what, Key::Indices(_));
        let count = match what {
            Key::Indices(count) => count,
            _ => 1,
        };
        let dimensions = self.view_dimensions(self.word(slot));
        if count < dimensions {
            return Err(self.raise_sub_views());
        }
        if count > dimensions {
            let message = [
                "cannot index ".into(),
                Part::Int(dimensions as i64),
                "-dimension view with ".into(),
                Part::Int(count as i64),
                "-element tuple".into(),
            ];
            return Err(self.raise(TypeId::TypeError, &message));
        }
        self.rooted(key, |vm, key| {
            let mut place = 0;
            for d in 0..count {
                let indices = vm.plain(vm.word(key));
                let index = match vm.items_span(indices) {
                    Some((base, _)) if tuple => vm.word(base + d),
                    _ => vm.word(key),
                };
                let i = vm.to_index(index)?;
                vm.check_view(vm.word(slot))?;
                let length = vm.view_extent(vm.word(slot), d);
                let Some(at) = Self::wrapped(i, length) else {
                    return Err(vm.raise_view_range(d));
                };
                place = place * length + at;
            }
            Ok(place)
        })
    }

    /// `m[key] = v`.
    pub(super) fn set_view_item(&mut self, obj: Value, key: Value, v: Value) -> Res<()> {
        self.needs(Feature::Bytes)?;
        self.check_view(obj)?;
        if self.view_is_read_only(obj) {
            let message = "cannot modify read-only memory";
            return Err(self.raise(TypeId::TypeError, &[message.into()]));
        }
        let dimensions = self.view_dimensions(obj);
        let what = match self.view_key(key) {
            what @ Key::Indices(0) if dimensions == 0 => what,
            _ if dimensions == 0 && key == Value::ELLIPSIS => Key::Indices(0),
            _ if dimensions == 0 => return Err(self.raise_no_dimension()),
            Key::Index if dimensions > 1 => return Err(self.raise_sub_views()),
            what @ (Key::Index | Key::Indices(_)) => what,
            Key::Slice if dimensions == 1 => return self.set_view_slice(obj, key, v),
            Key::Slice | Key::Slices => {
                let message = "memoryview slice assignments are currently restricted to ndim = 1";
                return Err(self.raise(TypeId::NotImplementedError, &[message.into()]));
            }
            Key::Other => return Err(self.raise_view_key()),
        };
        self.rooted(v, |vm, source| {
            vm.rooted(obj, |vm, slot| {
                let place = vm.view_place(slot, key, what)?;
                let format = vm.view_layout(vm.word(slot)).code();
                let raw = vm.packed(vm.word(source), format)?;
                vm.check_view(vm.word(slot))?;
                vm.set_view_raw(vm.word(slot), place, raw);
                Ok(())
            })
        })
    }

    fn set_view_slice(&mut self, obj: Value, key: Value, v: Value) -> Res<()> {
        if self.lends(v).is_some() {
            return self.set_view_slice_by_lent(obj, key, v);
        }
        if !v.is(Kind::MemoryView) && self.buffer_of(v).is_none() {
            let wanted = "a bytes-like object is required, not '";
            return Err(self.raise_type(v, wanted, "'"));
        }
        self.rooted(v, |vm, source| {
            vm.rooted(obj, |vm, slot| {
                let span = vm.slice_of(slot, key)?;
                // The bounds must not be asked again for want of memory.
                vm.with_room(|vm| vm.fill_view(slot, span, source))
            })
        })
    }

    /// As [`Vm::set_view_slice`] where `v` lends its bytes.
    #[cold]
    fn set_view_slice_by_lent(&mut self, obj: Value, key: Value, v: Value) -> Res<()> {
        let done = self.rooted(v, |vm, source| {
            let slot = vm.push(obj)?;
            let kept = vm.push(key)?;
            vm.with_lent(source, 1, FULL_READ_ONLY, |vm| {
                let [obj, key, v] = [slot, kept, source].map(|word| vm.word(word));
                vm.set_view_slice(obj, key, v).map(|()| Value::NONE)
            })
        });
        done.map(|_| ())
    }

    /// Copies the buffer in the word `source` to the items `span` of the memoryview in `slot`.
    fn fill_view(&mut self, slot: usize, span: Span, source: usize) -> Res<()> {
        let v = self.word(source);
        let (dimensions, code) = match v.is(Kind::MemoryView) {
            true => {
                self.check_view(v)?;
                (self.view_dimensions(v), self.view_layout(v).code())
            }
            false => (1, Layout::of_bytes(0).code()),
        };
        let Some(bytes) = self.contiguous(v)? else {
            let wanted = "a bytes-like object is required, not '";
            return Err(self.raise_type(v, wanted, "'"));
        };
        let len = self.buffer_of(bytes).map_or(0, <[u8]>::len);
        let target = self.word(slot);
        let layout = self.view_layout(target);
        let size = layout.size();
        if dimensions != 1 || code != layout.code() || len != span.count * size {
            let message = "memoryview assignment: lvalue and rvalue have different structures";
            return Err(self.raise(TypeId::ValueError, &[message.into()]));
        }
        // Both may lie in the same bytearray.
        let copy = self.sub_bytes(bytes, 0, len)?;
        for n in 0..span.count {
            let mut raw = [0; 8];
            let bytes = self.buffer_of(copy).unwrap_or(&[]);
            raw[..size].copy_from_slice(&bytes[n * size..][..size]);
            self.set_view_raw(target, span.index(n), raw);
        }
        Ok(())
    }

    // ---- errors

    fn raise_view_key(&mut self) -> Trap {
        let message = "memoryview: invalid slice key";
        self.raise(TypeId::TypeError, &[message.into()])
    }

    fn raise_sub_views(&mut self) -> Trap {
        let message = "sub-views are not implemented";
        self.raise(TypeId::NotImplementedError, &[message.into()])
    }

    /// Raises that an index of the dimension `d`, counted from 0, is out of bounds.
    fn raise_view_range(&mut self, d: usize) -> Trap {
        let message = [
            "index out of bounds on dimension ".into(),
            Part::Int(d as i64 + 1),
        ];
        self.raise(TypeId::IndexError, &message)
    }

    pub(super) fn raise_no_dimension(&mut self) -> Trap {
        let message = "invalid indexing of 0-dim memory";
        self.raise(TypeId::TypeError, &[message.into()])
    }
}
