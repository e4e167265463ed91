//! Exception groups (PEP 654): making them, and taking them apart.
//!
//! What is taken apart stays in stack words: the methods of a user's groups run on the way.

use crate::exception::{CAUSE, CONTEXT, SUPPRESS, TRACEBACK};
use crate::features::Feature;
use crate::kind::Kind;
use crate::strings::Name;
use crate::trap::{Part, Res};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::{Args, Vm};

const DERIVE: Name = Name::new("derive");
const SPLIT: Name = Name::new("split");
const NOTES: Name = Name::new("__notes__");

/// Which exceptions of a group are wanted.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Wanted {
    /// Those of the class, or of one in the tuple, in this stack word.
    OfType(usize),
    /// Those for which what is in this stack word returns true.
    Passing(usize),
    /// Those that are in the list in this stack word; groups are not asked about.
    Listed(usize),
}

impl Vm<'_> {
    // ---- making

    /// `BaseExceptionGroup.__new__(class, message, exceptions)`.
    pub(crate) fn new_group(&mut self, class: Value, args: Args) -> Res {
        self.needs(Feature::ExceptionGroups)?;
        if args.len() != 2 {
            let message = [
                Part::Text("BaseExceptionGroup.__new__() takes exactly 2 arguments ("),
                Part::Int(args.len() as i64),
                Part::Text(" given)"),
            ];
            return Err(self.raise(TypeId::TypeError, &message));
        }
        let text = self.arg(args, 0);
        if self.type_id(text) != TypeId::Str {
            let message = [
                Part::Text("BaseExceptionGroup.__new__() argument 1 must be str, not "),
                Part::Given(text),
            ];
            return Err(self.raise(TypeId::TypeError, &message));
        }
        let top = self.top;
        let slot = self.push(class)?;
        let made = self.new_group_of(slot, args);
        self.top = top;
        made
    }

    fn new_group_of(&mut self, slot: usize, args: Args) -> Res {
        let given = self.arg(args, 1);
        if !self.is_group_sequence(given) {
            let text = "second argument (exceptions) must be a sequence";
            return Err(self.raise(TypeId::TypeError, &[text.into()]));
        }
        let items = self.tuple_of(given)?;
        let items = self.push(items)?;
        self.make_room(crate::sequence::RAISE_ROOM)?;
        let only_exceptions = self.check_items(items)?;
        let class = self.group_class(self.word(slot), only_exceptions)?;
        self.set_word(slot, class);
        let tuple = self.tuple_from_words(args.base, 2)?;
        let e = self.exception(self.word(slot), tuple)?;
        for (name, v) in [
            ("message", self.arg(args, 0)),
            ("exceptions", self.word(items)),
        ] {
            if let Some(field) = self.member_field(e, name) {
                self.set(e.addr(), field, v);
            }
        }
        Ok(e)
    }

    fn is_group_sequence(&self, v: Value) -> bool {
        let id = self.type_id(v);
        let sequences = [
            TypeId::List,
            TypeId::Tuple,
            TypeId::Str,
            TypeId::Bytes,
            TypeId::Range,
        ];
        sequences.iter().any(|s| id.derives_from(*s))
            || v.is(Kind::Instance)
                && self
                    .special(v, const { Name::new("__getitem__") })
                    .is_some()
    }

    /// Checks that the tuple in the word `items` holds exceptions; whether all derive from
    /// Exception.
    fn check_items(&mut self, items: usize) -> Res<bool> {
        let at = self.word(items).addr();
        let count = self.heap.len(at);
        if count == 0 {
            let text = "second argument (exceptions) must be a non-empty sequence";
            return Err(self.raise(TypeId::ValueError, &[text.into()]));
        }
        let mut all = true;
        for i in 0..count {
            let item = self.get(at, i + 1);
            if !item.is(Kind::Exception) {
                let message = [
                    Part::Text("Item "),
                    Part::Int(i as i64),
                    Part::Text(" of second argument (exceptions) is not an exception"),
                ];
                return Err(self.raise(TypeId::ValueError, &message));
            }
            all &= self.exception_is(item, TypeId::Exception);
        }
        Ok(all)
    }

    /// The class of a group that is asked for as a `class`.
    fn group_class(&mut self, class: Value, only_exceptions: bool) -> Res {
        if only_exceptions {
            let plain = class == TypeId::BaseExceptionGroup.value();
            return Ok(if plain {
                TypeId::ExceptionGroup.value()
            } else {
                class
            });
        }
        if !self.layout_of(class).derives_from(TypeId::Exception) {
            return Ok(class);
        }
        let (quote, name) = match class == TypeId::ExceptionGroup.value() {
            true => ("", Part::Text("an ExceptionGroup")),
            false => ("'", Part::Plain(class)),
        };
        let text = "Cannot nest BaseExceptions in ";
        let message = [text.into(), quote.into(), name, quote.into()];
        Err(self.raise(TypeId::TypeError, &message))
    }

    // ---- reading

    /// The exceptions of a group, a tuple; `None` for another exception.
    pub fn group_exceptions(&self, e: Value) -> Option<Value> {
        self.exception_member(e, "exceptions")
            .filter(|v| v.is(Kind::Tuple))
    }

    /// Number of exceptions in a group.
    pub(crate) fn group_len(&self, e: Value) -> usize {
        self.group_exceptions(e)
            .map_or(0, |items| self.heap.len(items.addr()))
    }

    pub(crate) fn is_group(&self, e: Value) -> bool {
        self.exception_is(e, TypeId::BaseExceptionGroup)
    }

    // ---- taking apart

    /// Splits the exception in the word `e`: what is wanted goes to the word `out` and, where
    /// `rest` says so, the rest to the one behind it; `None` where there is nothing.
    pub(crate) fn split_group(
        &mut self,
        e: usize,
        wanted: Wanted,
        out: usize,
        rest: bool,
    ) -> Res<()> {
        self.needs(Feature::ExceptionGroups)?;
        self.enter_native(" in exceptiongroup_split_recursive")?;
        let top = self.top;
        let done = self.split_kept(e, wanted, out, rest);
        self.top = top;
        self.leave_native();
        done
    }

    fn split_kept(&mut self, e: usize, wanted: Wanted, out: usize, rest: bool) -> Res<()> {
        let matches = self.is_wanted(e, wanted)?;
        let group = self.group_exceptions(self.word(e));
        let (Some(items), false) = (group, matches) else {
            let v = self.word(e);
            let none = Value::NONE;
            self.set_word(out, if matches { v } else { none });
            self.set_word(out + 1, if matches || !rest { none } else { v });
            return Ok(());
        };
        let items = self.push(items)?;
        // The lists of both parts, one exception, and its two parts.
        let lists = self.push(Value::NONE)?;
        for _ in 0..4 {
            self.push(Value::NONE)?;
        }
        let (one, parts) = (lists + 2, lists + 3);
        self.make_room(64)?;
        for list in [lists, lists + 1] {
            let empty = self.list_with_capacity(0)?;
            self.set_word(list, empty);
        }
        for i in 1..=self.heap.len(self.word(items).addr()) {
            let item = self.get(self.word(items).addr(), i);
            self.set_word(one, item);
            self.split_group(one, wanted, parts, rest)?;
            for part in 0..2 {
                let v = self.word(parts + part);
                if !v.is_none() {
                    self.list_push_rooted(lists + part, v)?;
                }
            }
        }
        let subset = self.group_subset(e, lists)?;
        self.set_word(out, subset);
        if rest {
            let subset = self.group_subset(e, lists + 1)?;
            self.set_word(out + 1, subset);
        }
        Ok(())
    }

    fn is_wanted(&mut self, e: usize, wanted: Wanted) -> Res<bool> {
        let v = self.word(e);
        match wanted {
            Wanted::OfType(kind) => {
                let class = self.class_of(v);
                self.exception_matches(class, self.word(kind))
            }
            Wanted::Passing(f) => {
                let top = self.top;
                let call = self.push(self.word(f))?;
                self.push(v)?;
                let result = self.call_rooted(call, 1)?;
                self.top = top;
                self.truth(result)
            }
            Wanted::Listed(list) => {
                let listed = |vm: &Self| vm.list_items(vm.word(list)).contains(&v.bits());
                Ok(!self.is_group(v) && listed(self))
            }
        }
    }

    /// A group as the one in the word `e`, of what is in the list in the word `list`; `None`
    /// where that is empty.
    fn group_subset(&mut self, e: usize, list: usize) -> Res {
        if self.list_len(self.word(list)) == 0 {
            return Ok(Value::NONE);
        }
        let top = self.top;
        let derived = self.with_room(|vm| {
            let name = vm.special_name(DERIVE)?;
            vm.get_attr(vm.word(e), name)
        })?;
        let call = self.push(derived)?;
        self.push(self.word(list))?;
        let group = self.call_rooted(call, 1)?;
        if !self.is_group(group) {
            let text = "derive must return an instance of BaseExceptionGroup";
            return Err(self.raise(TypeId::TypeError, &[text.into()]));
        }
        self.set_word(call, group);
        for field in [TRACEBACK, CONTEXT, CAUSE] {
            let v = self.get(self.word(e).addr(), field);
            self.set(self.word(call).addr(), field, v);
        }
        // Whoever sets a cause, be it None, suppresses the context.
        self.set(self.word(call).addr(), SUPPRESS, Value::TRUE);
        self.copy_notes(e, call)?;
        let group = self.word(call);
        self.top = top;
        Ok(group)
    }

    fn copy_notes(&mut self, from: usize, to: usize) -> Res<()> {
        let notes = self.exception_notes(self.word(from));
        if self.items_span(notes).is_none() {
            return Ok(());
        }
        let copy = self.list_of(notes)?;
        let kept = self.push(copy)?;
        self.with_room(|vm| {
            let name = vm.special_name(NOTES)?;
            vm.set_attr(vm.word(to), name, vm.word(kept))
        })
    }

    /// What `split` and `subgroup` are asked for by the value in the word `condition`.
    pub(crate) fn wanted_of(&mut self, condition: usize) -> Res<Wanted> {
        let v = self.word(condition);
        let is_type = |vm: &Self, v: Value| {
            vm.is_class(v) && vm.layout_of(v).derives_from(TypeId::BaseException)
        };
        let types = match v.as_kind(Kind::Tuple) {
            Some(at) => (1..=self.heap.len(at)).all(|i| is_type(self, self.get(at, i))),
            None => is_type(self, v),
        };
        if types {
            return Ok(Wanted::OfType(condition));
        }
        if !self.is_class(v) && self.is_callable(v) {
            return Ok(Wanted::Passing(condition));
        }
        let text = "expected an exception type, a tuple of exception types, or a callable \
                    (other than a class)";
        Err(self.raise(TypeId::TypeError, &[text.into()]))
    }

    // ---- except*

    /// Splits the exception in the word `e` by the class or classes in the word `kind`, as a
    /// clause of `except*` does; an exception that is no group is wrapped.
    pub(crate) fn split_for_clause(&mut self, e: usize, kind: usize, out: usize) -> Res<()> {
        self.needs(Feature::ExceptionGroups)?;
        self.check_clause(self.word(kind))?;
        let v = self.word(e);
        self.set_word(out, Value::NONE);
        self.set_word(out + 1, v);
        if v.is_none() {
            return Ok(());
        }
        let class = self.class_of(v);
        if self.exception_matches(class, self.word(kind))? {
            let group = if self.is_group(v) {
                v
            } else {
                self.group_around(v)?
            };
            self.set_word(out, group);
            self.set_word(out + 1, Value::NONE);
            return Ok(());
        }
        if !self.is_group(v) {
            return Ok(());
        }
        self.call_split(e, kind, out)
    }

    /// `ExceptionGroup("", (e,))`, or a BaseExceptionGroup.
    fn group_around(&mut self, e: Value) -> Res {
        let items = self.object(Kind::Tuple, [e])?;
        self.nameless_group(items)
    }

    /// A group without message of `items`, a list or tuple.
    pub(crate) fn nameless_group(&mut self, items: Value) -> Res {
        let message = self.new_str("")?;
        let top = self.top;
        let base = self.push(message)?;
        self.push(items)?;
        let class = TypeId::BaseExceptionGroup.value();
        let group = self.new_group(class, Args::positional(base, 2));
        self.top = top;
        group
    }

    fn check_clause(&mut self, kind: Value) -> Res<()> {
        // Raises where it is no class of exceptions.
        self.exception_matches(TypeId::Object.value(), kind)?;
        let group = |vm: &Self, v: Value| {
            vm.is_class(v) && vm.layout_of(v).derives_from(TypeId::BaseExceptionGroup)
        };
        let groups = match kind.as_kind(Kind::Tuple) {
            Some(at) => (1..=self.heap.len(at)).any(|i| group(self, self.get(at, i))),
            None => group(self, kind),
        };
        if !groups {
            return Ok(());
        }
        let text = "catching ExceptionGroup with except* is not allowed. Use except instead.";
        Err(self.raise(TypeId::TypeError, &[text.into()]))
    }

    /// Calls `e.split(kind)`.
    fn call_split(&mut self, e: usize, kind: usize, out: usize) -> Res<()> {
        let top = self.top;
        let split = self.with_room(|vm| {
            let name = vm.special_name(SPLIT)?;
            vm.get_attr(vm.word(e), name)
        })?;
        let call = self.push(split)?;
        self.push(self.word(kind))?;
        let parts = self.call_rooted(call, 1)?;
        self.top = top;
        let Some(at) = parts.as_kind(Kind::Tuple) else {
            let message = [
                Part::TypeOf(self.word(e)),
                Part::Text(".split must return a tuple, not "),
                Part::TypeOf(parts),
            ];
            return Err(self.raise(TypeId::TypeError, &message));
        };
        if self.heap.len(at) < 2 {
            let message = [
                Part::TypeOf(self.word(e)),
                Part::Text(".split must return a 2-tuple, got tuple of size "),
                Part::Int(self.heap.len(at) as i64),
            ];
            return Err(self.raise(TypeId::TypeError, &message));
        }
        for part in 0..2 {
            let v = self.get(at, part + 1);
            self.set_word(out + part, v);
        }
        Ok(())
    }

    /// What `except*` raises at its end, of the exception that it got in the word `original` and
    /// those that its clauses left, a list in the word `left`; `None` where nothing is left.
    pub(crate) fn merge_clauses(&mut self, original: usize, left: usize) -> Res {
        self.needs(Feature::ExceptionGroups)?;
        if !self.is_group(self.word(original)) {
            // It was wrapped, and one clause at most ran.
            let list = self.word(left);
            let first = (self.list_len(list) > 0).then(|| self.list_get(list, 0));
            return Ok(first.unwrap_or(Value::NONE));
        }
        let raised = self.push(Value::NONE)?;
        let again = self.push(Value::NONE)?;
        let parts = self.push(Value::NONE)?;
        self.push(Value::NONE)?;
        self.make_room(64)?;
        for list in [raised, again] {
            let empty = self.list_with_capacity(0)?;
            self.set_word(list, empty);
        }
        for i in 0..self.list_len(self.word(left)) {
            let e = self.list_get(self.word(left), i);
            if e.is_none() {
                continue;
            }
            match self.is_same_raise(e, self.word(original)) {
                true => self.add_leaves(e, again)?,
                false => self.list_push_rooted(raised, e)?,
            }
        }
        if self.list_len(self.word(again)) > 0 {
            self.split_group(original, Wanted::Listed(again), parts, false)?;
            let rest = self.word(parts);
            if !rest.is_none() {
                self.list_push_rooted(raised, rest)?;
            }
        }
        let list = self.word(raised);
        match self.list_len(list) {
            0 => Ok(Value::NONE),
            1 => Ok(self.list_get(list, 0)),
            _ => {
                self.make_room(64)?;
                self.nameless_group(self.word(raised))
            }
        }
    }

    /// Whether both are parts of one group that was raised: as `split` hands that down.
    fn is_same_raise(&self, a: Value, b: Value) -> bool {
        self.is_group(a)
            && self.is_group(b)
            && [TRACEBACK, CONTEXT, CAUSE]
                .iter()
                .all(|&field| self.get(a.addr(), field) == self.get(b.addr(), field))
    }

    /// Adds the exceptions in the group `e` that are no groups to the list in the word `list`.
    fn add_leaves(&mut self, e: Value, list: usize) -> Res<()> {
        let Some(items) = self.group_exceptions(e) else {
            return self.list_push_rooted(list, e);
        };
        self.enter_native(" in collect_exception_group_leaf_ids")?;
        let top = self.top;
        let items = self.push(items)?;
        let mut done = Ok(());
        for i in 1..=self.heap.len(self.word(items).addr()) {
            let item = self.get(self.word(items).addr(), i);
            done = done.and_then(|()| self.add_leaves(item, list));
        }
        self.top = top;
        self.leave_native();
        done
    }

    // ---- methods

    /// `derive(self, exceptions)`.
    pub(crate) fn derive_group(&mut self, args: Args) -> Res {
        let message = self.exception_member(self.arg(args, 0), "message");
        let base = self.push(message.unwrap_or(Value::NONE))?;
        self.push(self.arg(args, 1))?;
        let class = TypeId::BaseExceptionGroup.value();
        self.new_group(class, Args::positional(base, 2))
    }

    /// `split(self, condition)`, or `subgroup` where there is no `rest`: the word of the first
    /// of both parts.
    pub(crate) fn split_method(&mut self, args: Args, rest: bool) -> Res<usize> {
        let condition = self.push(self.arg(args, 1))?;
        let out = self.push(Value::NONE)?;
        self.push(Value::NONE)?;
        let wanted = self.wanted_of(condition)?;
        self.split_group(args.base, wanted, out, rest)?;
        Ok(out)
    }
}
