//! Objects that lend their bytes: those whose class has a method in Python for that, `__buffer__`,
//! and perhaps one that is told when they are no longer used, `__release_buffer__`.
//!
//! Natives know buffers alone. Where an argument may be such an object, a memoryview takes its place
//! for the time of the call, in its stack word. Python runs then, so what the caller keeps is in
//! stack words too; and as that must not happen twice, the work between borrowing and giving back is
//! done with room.

use crate::buffer::view as field;
use crate::builtins::bytes::view;
use crate::features::Feature;
use crate::kind::Kind;
use crate::strings::Name;
use crate::trap::Res;
use crate::types::{NativeFn, TypeId};
use crate::value::Value;
use crate::vm::{Args, Root, Vm};

/// What `__buffer__` is asked for: bytes in a row, to read.
pub(crate) const SIMPLE: i64 = 0;
/// Bytes in a row, to write.
pub(crate) const WRITABLE: i64 = 1;
/// Any layout, to read.
pub(crate) const FULL_READ_ONLY: i64 = 284;

/// The library's module of owners.
const LIBRARY: &str = "_buffer";

const BUFFER: Name = Name::new("__buffer__");
const RELEASE_BUFFER: Name = Name::new("__release_buffer__");
/// What the library's owner of lent bytes has to be told that they are given back.
const GIVE_BACK: Name = Name::new("_give_back");

impl Vm<'_> {
    /// The method in Python that gives the bytes of the instance `v`.
    #[inline]
    pub(crate) fn lends(&self, v: Value) -> Option<Value> {
        match Feature::Bytes.included() && v.is(Kind::Instance) {
            true => self.special(v, BUFFER),
            false => None,
        }
    }

    /// A memoryview of what the object `v` lends, by its method or as one of a class derived from
    /// a built-in type; `None` where it lends nothing.
    pub(crate) fn lent(&mut self, v: Value, flags: i64) -> Res<Option<Value>> {
        let f = self.special(v, BUFFER);
        let inner = self.plain(v);
        let told = self.special(v, RELEASE_BUFFER).is_some() && self.buffer_of(inner).is_some();
        if f.is_none() && !told {
            return Ok(None);
        }
        self.rooted(v, |vm, slot| {
            let view = match f {
                Some(f) => vm.call_special(vm.word(slot), f, &[Value::int(flags)])?,
                None => vm.with_room(|vm| {
                    let v = vm.word(slot);
                    view::of_plain(vm, vm.plain(v), v)
                })?,
            };
            if !view.is(Kind::MemoryView) {
                let text = "__buffer__ returned non-memoryview object";
                return Err(vm.raise(TypeId::TypeError, &[text.into()]));
            }
            vm.check_lent(view, flags)?;
            let kept = vm.push(view)?;
            let owner = vm.owner_of_lent(slot, kept)?;
            let owner = vm.push(owner)?;
            vm.with_room(|vm| {
                let (view, owner) = (vm.word(kept), vm.word(owner));
                view::of_plain(vm, view, owner).map(Some)
            })
        })
    }

    /// Who is to be told that the memoryview in the stack word `kept`, which the object in `slot` lends,
    /// is given back; None where the host has no library.
    fn owner_of_lent(&mut self, slot: usize, kept: usize) -> Res {
        if !Feature::Packages.included() {
            return Ok(Value::NONE);
        }
        let made = self.with_room(|vm| {
            let (object, view) = (vm.word(slot), vm.word(kept));
            vm.call_library(LIBRARY, "owner", &[object, view])
        });
        match made {
            Err(trap) if self.is_without_library(trap, LIBRARY) => Ok(Value::NONE),
            made => made,
        }
    }

    /// Checks that the memoryview that `__buffer__` returned is what was asked for.
    pub(crate) fn check_lent(&mut self, view: Value, flags: i64) -> Res<()> {
        self.check_view(view)?;
        let message = if flags & WRITABLE != 0 && self.view_is_read_only(view) {
            "memoryview: underlying buffer is not writable"
        } else if flags != FULL_READ_ONLY && self.buffer_of(view).is_none() {
            "memoryview: underlying buffer is not C-contiguous"
        } else {
            return Ok(());
        };
        Err(self.raise(TypeId::BufferError, &[message.into()]))
    }

    /// Puts a memoryview in the place of the object in the stack word `slot`, if that lends its
    /// bytes; whether it does.
    ///
    /// # Errors
    /// What `__buffer__` raises, and TypeError and BufferError for what it should not return.
    pub(crate) fn borrow(&mut self, slot: usize, flags: i64) -> Res<bool> {
        if self.lends(self.word(slot)).is_none() {
            return Ok(false);
        }
        match self.lent(self.word(slot), flags)? {
            Some(view) => {
                self.set_word(slot, view);
                Ok(true)
            }
            None => Ok(false),
        }
    }

    /// As [`Vm::borrow`] where nobody gets to know what went wrong.
    pub(crate) fn borrow_if_possible(&mut self, slot: usize, flags: i64) -> Res<bool> {
        match self.borrow(slot, flags) {
            Err(trap) if self.is_raised(trap) => {
                self.clear_pending();
                Ok(false)
            }
            done => done,
        }
    }

    /// Releases the memoryview in the stack word `slot`, which was borrowed; its object is told. A
    /// pending exception stays.
    pub(crate) fn give_back(&mut self, slot: usize) -> Res<()> {
        let at = self.word(slot).addr();
        let owner = self.get(at, field::OWNER);
        self.set(at, field::OBJECT, Value::UNBOUND);
        let Some(f) = self.special(owner, GIVE_BACK) else {
            return Ok(());
        };
        let pending = self.clear_pending();
        self.rooted(pending, |vm, kept| {
            let done = vm.call_special(owner, f, &[]);
            if vm.word(kept).is_none() {
                return done.map(|_| ());
            }
            vm.set_root(Root::Pending, vm.word(kept));
            Ok(())
        })
    }

    /// Releases the memoryview that is the first argument. What lent its bytes is told if no other
    /// view shows them.
    pub(crate) fn release_view(&mut self, args: Args) -> Res<()> {
        let at = self.word(args.base).addr();
        let owner = self.get(at, field::OWNER);
        self.set(at, field::OBJECT, Value::UNBOUND);
        if self.special(owner, GIVE_BACK).is_none() {
            return Ok(());
        }
        // Views that are garbage do not count.
        self.forget_dead_registers(args);
        self.collect(0);
        let owner = self.get(self.word(args.base).addr(), field::OWNER);
        match self.is_shown_for(owner) {
            true => Ok(()),
            false => self.give_back(args.base),
        }
    }

    /// Runs `work` with memoryviews in the place of those of the `count` stack words from `base` on
    /// whose objects lend their bytes.
    #[inline]
    pub(crate) fn with_lent(
        &mut self,
        base: usize,
        count: usize,
        flags: i64,
        mut work: impl FnMut(&mut Self) -> Res,
    ) -> Res {
        match (base..base + count).any(|word| self.lends(self.word(word)).is_some()) {
            true => self.with_borrowed(base, count, flags, &mut work),
            false => work(self),
        }
    }

    /// As `with_lent` for positional argument `i` of a native of the host, whose bytes must lie in
    /// a row.
    ///
    /// # Errors
    /// What `__buffer__` raises.
    pub fn with_lent_argument(
        &mut self,
        args: Args,
        i: usize,
        work: impl FnMut(&mut Self) -> Res,
    ) -> Res {
        let count = (i < args.len()) as usize;
        self.with_lent(args.base + i, count, SIMPLE, work)
    }

    /// As [`Vm::with_lent_argument`] where nobody gets to know what goes wrong in `__buffer__`.
    ///
    /// # Errors
    /// Those of `work`.
    pub fn with_possible_argument(
        &mut self,
        args: Args,
        i: usize,
        work: impl FnMut(&mut Self) -> Res,
    ) -> Res {
        self.with_possible(args.base + i, SIMPLE, work)
    }

    #[cold]
    #[inline(never)]
    fn with_borrowed(
        &mut self,
        base: usize,
        count: usize,
        flags: i64,
        work: &mut dyn FnMut(&mut Self) -> Res,
    ) -> Res {
        let top = self.top;
        let result = self.push(Value::NONE)?;
        let (mut borrowed, mut done) = (0_u32, Ok(Value::NONE));
        for i in 0..count {
            match self.borrow(base + i, flags) {
                Ok(lends) => borrowed |= (lends as u32) << i,
                Err(trap) => {
                    done = Err(trap);
                    break;
                }
            }
        }
        if done.is_ok() {
            done = self.with_room(|vm| work(vm));
        }
        if let Ok(v) = done {
            self.set_word(result, v);
        }
        for i in (0..count).filter(|i| borrowed >> i & 1 != 0) {
            self.give_back(base + i)?;
        }
        self.top = top;
        done.map(|_| self.word(result))
    }

    /// Runs `work` with a memoryview in the stack word `slot`, if what is there lends its bytes and
    /// nothing goes wrong with that.
    pub(crate) fn with_possible(
        &mut self,
        slot: usize,
        flags: i64,
        mut work: impl FnMut(&mut Self) -> Res,
    ) -> Res {
        if !self.borrow_if_possible(slot, flags)? {
            return work(self);
        }
        let top = self.top;
        let result = self.push(Value::NONE)?;
        let done = self.with_room(work);
        if let Ok(v) = done {
            self.set_word(result, v);
        }
        self.give_back(slot)?;
        self.top = top;
        done.map(|_| self.word(result))
    }
}

/// Calls the native `f`, a method, with memoryviews in the place of those of its first `most`
/// arguments, and of those by keyword, that lend their bytes.
#[inline]
pub(crate) fn lending(vm: &mut Vm<'_>, args: Args, most: usize, f: NativeFn) -> Res {
    let behind = args.count.saturating_sub(1);
    let count = match args.keywords {
        0 => behind.min(most),
        _ => behind,
    };
    vm.with_lent(args.base + 1, count, SIMPLE, |vm| f(vm, args))
}
