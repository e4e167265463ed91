//! `repr` of containers; one that contains itself shows as `[...]`.

use crate::kind::Kind;
use crate::strings::{Builder, Name};
use crate::trap::Res;
use crate::value::Value;
use crate::vm::{Root, Vm};

/// What stands around the items of a container.
struct Frame {
    open: &'static str,
    close: &'static str,
    /// Instead of the items where the container is inside itself.
    within: &'static str,
}

impl Vm<'_> {
    /// Adds `repr` of the container in the stack word `slot`.
    pub(super) fn container_repr(&mut self, b: &Builder, slot: usize) -> Res<()> {
        self.enter_native(" while getting the repr of an object")?;
        let result = self.guarded_repr(b, slot);
        self.leave_native();
        result
    }

    fn guarded_repr(&mut self, b: &Builder, slot: usize) -> Res<()> {
        let frame = self.frame_of(self.word(slot));
        self.repr_within(b, slot, &frame)
    }

    fn repr_within(&mut self, b: &Builder, slot: usize, frame: &Frame) -> Res<()> {
        if !self.enter_repr(slot)? {
            return self.build_text(b, frame.within);
        }
        let result = self.items_repr(b, slot, frame);
        let active = self.root(Root::Reprs);
        let depth = self.list_len(active);
        self.list_truncate(active, depth.saturating_sub(1));
        result
    }

    fn frame_of(&self, v: Value) -> Frame {
        let (open, close, within) = match v.kind() {
            Some(Kind::Tuple) => ("(", ")", "(...)"),
            Some(Kind::Dict) => ("{", "}", "{...}"),
            Some(Kind::Set) => ("{", "}", "set(...)"),
            Some(Kind::FrozenSet) => ("frozenset({", "})", "frozenset(...)"),
            Some(Kind::DictView) => match self.get(v.addr(), 2).as_int() {
                what if self.is_ordered(self.get(v.addr(), 1)) => match what {
                    Some(0) => ("odict_keys([", "])", "..."),
                    Some(1) => ("odict_values([", "])", "..."),
                    _ => ("odict_items([", "])", "..."),
                },
                Some(0) => ("dict_keys([", "])", "..."),
                Some(1) => ("dict_values([", "])", "..."),
                _ => ("dict_items([", "])", "..."),
            },
            _ => ("[", "]", "[...]"),
        };
        Frame {
            open,
            close,
            within,
        }
    }

    /// Notes that `repr` of the container in `slot` is being made; false where it is already.
    fn enter_repr(&mut self, slot: usize) -> Res<bool> {
        if !self.root(Root::Reprs).is(Kind::List) {
            self.make_room(8)?;
            let list = self.new_list(&[])?;
            self.set_root(Root::Reprs, list);
        }
        let v = self.word(slot);
        if self.list_items(self.root(Root::Reprs)).contains(&v.bits()) {
            return Ok(false);
        }
        self.retried(|vm| {
            let (active, v) = (vm.root(Root::Reprs), vm.word(slot));
            vm.list_push(active, v)
        })?;
        Ok(true)
    }

    /// Adds `repr` of the instance in the stack word `slot`, which holds a set.
    pub(super) fn set_repr_as(&mut self, b: &Builder, slot: usize) -> Res<()> {
        let class = self.class_of(self.word(slot));
        self.build_class_name(b, class)?;
        let whole = self.word(slot);
        let inner = self.plain(whole);
        let names = const { [Name::new("__iter__"), Name::new("__len__")] };
        let inner = match names
            .iter()
            .any(|&name| self.special(whole, name).is_some())
        {
            true if self.table_len(inner) > 0 => self.list_of(whole)?,
            _ => inner,
        };
        let frame = Frame {
            open: "({",
            close: "})",
            within: "(...)",
        };
        self.rooted(inner, |vm, kept| {
            if !vm.word(kept).is(Kind::List) && vm.table_len(vm.word(kept)) == 0 {
                return vm.build_text(b, "()");
            }
            vm.enter_native(" while getting the repr of an object")?;
            let result = vm.repr_within(b, kept, &frame);
            vm.leave_native();
            result
        })
    }

    fn items_repr(&mut self, b: &Builder, slot: usize, frame: &Frame) -> Res<()> {
        let v = self.word(slot);
        if matches!(v.kind(), Some(Kind::Set | Kind::FrozenSet)) && self.table_len(v) == 0 {
            return self.build_text(
                b,
                if v.is(Kind::Set) {
                    "set()"
                } else {
                    "frozenset()"
                },
            );
        }
        self.build_text(b, self.record_name(v).unwrap_or_default())?;
        self.build_text(b, frame.open)?;
        let v = self.word(slot);
        match v.kind() {
            Some(Kind::List | Kind::Tuple) => self.sequence_repr(b, slot)?,
            Some(Kind::DictView) => {
                let (dict, what) = (self.get(v.addr(), 1), self.get(v.addr(), 2));
                self.rooted(dict, |vm, dict| match what.as_int() {
                    Some(0) => vm.table_repr(b, dict, Show::Keys),
                    Some(1) => vm.table_repr(b, dict, Show::Values),
                    _ => vm.table_repr(b, dict, Show::Pairs),
                })?;
            }
            Some(Kind::Dict) => self.table_repr(b, slot, Show::Entries)?,
            _ => self.table_repr(b, slot, Show::Keys)?,
        }
        self.build_text(b, frame.close)
    }

    fn sequence_repr(&mut self, b: &Builder, slot: usize) -> Res<()> {
        let mut i = 0;
        let fields = self.record_fields(self.word(slot)).unwrap_or_default();
        // The items may change while their own `__repr__` runs.
        while self
            .items_span(self.word(slot))
            .is_some_and(|(_, len)| i < len)
        {
            if i > 0 {
                self.build_text(b, ", ")?;
            }
            if let Some(field) = fields.get(i) {
                self.build_text(b, field)?;
                self.build_text(b, "=")?;
            }
            // Adding text may have moved the items.
            let Some((base, _)) = self.items_span(self.word(slot)) else {
                break;
            };
            let item = self.word(base + i);
            self.value_repr(b, item)?;
            i += 1;
        }
        if i == 1 && fields.is_empty() && self.word(slot).is(Kind::Tuple) {
            self.build_text(b, ",")?;
        }
        Ok(())
    }

    /// Adds `repr` of a value that is in a container.
    pub(crate) fn value_repr(&mut self, b: &Builder, v: Value) -> Res<()> {
        let top = self.top;
        let slot = self.push(v)?;
        let result = self.repr_into(b, slot);
        self.top = top;
        result
    }

    fn table_repr(&mut self, b: &Builder, slot: usize, show: Show) -> Res<()> {
        let mut i = 0;
        while let Some(entry) = self.next_entry(self.word(slot), i) {
            if i > 0 {
                self.build_text(b, ", ")?;
            }
            i = entry + 1;
            self.entry_repr(b, slot, entry, show)?;
        }
        Ok(())
    }

    fn entry_repr(&mut self, b: &Builder, slot: usize, entry: usize, show: Show) -> Res<()> {
        let (before, between, after) = match show {
            Show::Entries => ("", ": ", ""),
            Show::Pairs => ("(", ", ", ")"),
            Show::Keys => {
                let key = self.entry_key(self.word(slot), entry);
                return self.value_repr(b, key);
            }
            Show::Values => {
                let v = self.entry_value(self.word(slot), entry);
                return self.value_repr(b, v);
            }
        };
        self.build_text(b, before)?;
        let v = self.entry_value(self.word(slot), entry);
        let top = self.top;
        let kept = self.push(v)?;
        let key = self.entry_key(self.word(slot), entry);
        let result = self
            .value_repr(b, key)
            .and_then(|()| self.build_text(b, between))
            .and_then(|()| self.repr_into(b, kept));
        self.top = top;
        result?;
        self.build_text(b, after)
    }
}

/// What of a dict or set shows.
#[derive(Clone, Copy)]
enum Show {
    Keys,
    Values,
    /// `key: value`
    Entries,
    /// `(key, value)`
    Pairs,
}
