//! Finalizers: `__del__`, the `finally` clauses of generators that were left, and the callbacks
//! of weak references.
//!
//! A collection finds what to finalize (see [`find`]), and keeps it. It is done at the next poll,
//! between two instructions, or at once where the program itself asked for the collection.
//! Exceptions end there: the host gets to know them.

mod find;

pub(crate) use find::{FINALIZABLE, FINALIZED, Finalizers, PENDING};

use crate::features::Feature;
use crate::generator::as_generator;
use crate::interp::{Cursor, split_frame_word};
use crate::kind::Kind;
use crate::opcode::{Instr, Op};
use crate::strings::Name;
use crate::trap::Res;
use crate::value::Value;
use crate::vm::{Args, Root, Vm};

/// The method that an object's class has to finalize it.
pub(crate) const DEL: Name = Name::new("__del__");

/// Objects that are taken from the heap to be finalized at a time.
const BATCH: usize = 128;
/// Collections that `gc.collect()` makes at most, each after what the one before has found was
/// finalized.
const MOST_COLLECTIONS: usize = 8;
/// Words that closing a generator may allocate besides what Python code does.
const ROOM: usize = 256;
/// Loops and calls until finalizers are run.
const SOON: u32 = 2;

impl Vm<'_> {
    // ---- knowing what has finalizers

    /// Has the generator closed before it goes.
    pub(crate) fn make_finalizable(&mut self, generator: Value) {
        if !Feature::Finalizers.included() {
            return;
        }
        let header = self.heap.raw(generator.addr(), 0);
        self.heap.set_raw(generator.addr(), 0, header | FINALIZABLE);
        self.heap.finalizers.of_generators = true;
    }

    /// Looks whether instances of `class` have a finalizer.
    pub(crate) fn note_finalizer(&mut self, class: Value) {
        if !Feature::Finalizers.included() {
            return;
        }
        let found = self.lookup(class, DEL);
        if found.is_some_and(|(_, owner)| owner.is(Kind::Class)) {
            let header = self.heap.raw(class.addr(), 0);
            self.heap.set_raw(class.addr(), 0, header | FINALIZABLE);
            self.heap.finalizers.of_classes = true;
        }
    }

    /// Fails for the namespace of a class with a finalizer where those are left out.
    pub(crate) fn check_finalizer(&mut self, namespace: Value) -> Res<()> {
        match !Feature::Finalizers.included() && self.dict_get_name(namespace, DEL).is_some() {
            true => self.needs(Feature::Finalizers),
            false => Ok(()),
        }
    }

    /// Looks at all classes again, after one of them got a finalizer.
    pub(crate) fn note_finalizers(&mut self) {
        let mut at = self.heap.start;
        while let Some(class) = self.heap.next_of(Kind::Class, &mut at) {
            if self.get(class.addr(), crate::class::MRO).is(Kind::Tuple) {
                self.note_finalizer(class);
            }
        }
    }

    // ---- when

    /// After a collection: has the next poll come soon if there is something to finalize.
    pub(crate) fn finalize_soon(&mut self) {
        if self.has_unfinalized() && !self.finalizing {
            self.budget = self.budget.min(SOON);
        }
    }

    fn has_unfinalized(&self) -> bool {
        Feature::Finalizers.included()
            && (self.heap.finalizers.pending > 0 || self.root(Root::Callbacks).is(Kind::WeakRef))
    }

    /// `gc.collect()`: collects, and finalizes what that finds, until nothing more is found. `args`
    /// are the caller's arguments: nothing behind them in its frame is in use.
    pub fn collect_garbage(&mut self, args: Args) {
        self.forget_dead_registers(args);
        self.set_root(Root::Result, Value::NONE);
        self.collect_fully();
    }

    /// Clears the registers of the frame at hand that are not in use during the call that it is at,
    /// whose arguments are `args`: its window is above all that are.
    pub(crate) fn forget_dead_registers(&mut self, args: Args) {
        let (_, slots) = split_frame_word(self.heap.words[self.fp - 1]);
        let call = Instr(self.image.ops[self.pc]);
        let calls = [
            Op::Call,
            Op::CallMethod,
            Op::CallKw,
            Op::CallMethodKw,
            Op::CallEx,
        ];
        if self.depth == 0 || !calls.iter().any(|&op| call.is(op)) {
            return;
        }
        let arguments = args.base..args.base + args.count;
        for word in self.fp + call.a() as usize..self.fp + slots {
            if !arguments.contains(&word) {
                self.set_word(word, Value::NONE);
            }
        }
    }

    /// Collects and finalizes until nothing more is found.
    fn collect_fully(&mut self) {
        for _ in 0..MOST_COLLECTIONS {
            self.collect(0);
            if !self.has_unfinalized() || self.finalizing {
                break;
            }
            self.run_finalizers();
        }
    }

    /// Whether the object has been finalized: `gc.is_finalized(v)`.
    pub fn is_finalized(&self, v: Value) -> bool {
        v.is_ref() && self.heap.raw(v.addr(), 0) & FINALIZED != 0
    }

    /// Finalizes all that has a finalizer, whether something refers to it or not: for the end of
    /// a program.
    pub fn finalize_all(&mut self) {
        self.ending = true;
        if !self.has_unfinalized() && !self.heap.any_unfinalized() && !self.has_callbacks() {
            return;
        }
        self.collect_fully();
        // What a finalizer has made is finalized as well, but not for ever.
        for _ in 0..MOST_COLLECTIONS {
            if self.heap.make_all_pending() == 0 {
                break;
            }
            self.run_finalizers();
        }
    }

    /// Whether [`Vm::finalize_all`] has begun.
    pub fn is_finalizing(&self) -> bool {
        self.ending
    }

    // ---- doing it

    /// Calls the finalizers and callbacks that collections have found to be due.
    pub(crate) fn run_finalizers(&mut self) {
        if !self.has_unfinalized() || self.finalizing {
            return;
        }
        self.finalizing = true;
        let done = self.between_instructions(|vm| {
            vm.run_callbacks();
            while vm.heap.finalizers.pending > 0 && vm.finalize_batch() {}
            Ok(())
        });
        if done.is_err() {
            self.clear_pending();
        }
        self.finalizing = false;
    }

    /// Does `work`, which may call Python, between two instructions of the program: what that
    /// handles, raises and returns is as before when it is done.
    ///
    /// # Errors
    /// What `work` raises, which is then the pending exception, and RecursionError where there is no
    /// room on the stack.
    pub fn between_instructions(&mut self, work: impl FnOnce(&mut Self) -> Res<()>) -> Res<()> {
        let here = Cursor {
            pc: self.pc,
            fp: self.fp,
        };
        let top = self.top;
        let kept = [Root::Handled, Root::Pending, Root::Result];
        let first = self.native_top();
        let pushed = kept
            .iter()
            .try_for_each(|&root| self.push(self.root(root)).map(|_| ()));
        let done = match pushed {
            Ok(()) => {
                self.set_root(Root::Pending, Value::NONE);
                let done = work(self);
                let raised = match &done {
                    Err(trap) if self.is_raised(*trap) => Some(self.root(Root::Pending)),
                    _ => None,
                };
                for (i, root) in kept.into_iter().enumerate() {
                    self.set_root(root, self.word(first + i));
                }
                if let Some(e) = raised {
                    self.set_root(Root::Pending, e);
                }
                done
            }
            Err(full) => Err(full),
        };
        self.sync(here);
        self.top = top;
        done
    }

    fn run_callbacks(&mut self) {
        while let Some(reference) = self.take_cleared() {
            let top = self.top;
            let f = self.get(reference.addr(), crate::weak::CALLBACK);
            if let Ok(slot) = self.push(f)
                && self.push(self.whole_reference(reference)).is_ok()
                && self.call_rooted(slot, 1).is_err()
            {
                self.report_ignored(slot);
            }
            self.top = top;
        }
    }

    /// Finalizes some of the pending objects; whether there was room on the stack to do so.
    fn finalize_batch(&mut self) -> bool {
        let top = self.top;
        let first = self.native_top();
        let mut room = 0;
        while room < BATCH && self.push(Value::NONE).is_ok() {
            room += 1;
        }
        if room < BATCH {
            self.clear_pending();
        }
        let taken = self.heap.take_pending(first..first + room);
        for slot in first..first + taken {
            self.finalize(slot);
            self.set_word(slot, Value::NONE);
        }
        self.top = top;
        taken > 0
    }

    /// Finalizes the object in the stack word `slot`.
    fn finalize(&mut self, slot: usize) {
        let top = self.top;
        let object = self.word(slot);
        if as_generator(object).is_some() {
            if self.finalize_generator(slot).is_err() {
                self.report_ignored(slot);
            }
        } else if let Some(f) = self.special(object, DEL)
            && let Ok(kept) = self.push(f)
        {
            let called = self.with_room(|vm| vm.call_special(vm.word(slot), vm.word(kept), &[]));
            if called.is_err() {
                self.report_ignored(kept);
            }
        }
        self.top = top;
    }

    /// Closes the generator in the stack word `slot`. A coroutine that has never run has been
    /// forgotten.
    fn finalize_generator(&mut self, slot: usize) -> Res<()> {
        let generator = self.word(slot);
        if generator.is(Kind::Coroutine) && self.generator_is_new(generator) {
            let host = self.host;
            host.never_awaited(self, generator);
        } else if generator.is(Kind::AsyncGenerator)
            && let Some(f) = self.async_finalizer(generator)
        {
            let top = self.top;
            let f = self.push(f)?;
            self.push(self.word(slot))?;
            let called = self.call_rooted(f, 1);
            self.top = top;
            return called.map(|_| ());
        }
        self.make_room(ROOM)?;
        self.generator_close(self.word(slot)).map(|_| ())
    }

    /// Tells the host of the pending exception, which came out of the object in the stack word
    /// `slot` and ends here.
    fn report_ignored(&mut self, slot: usize) {
        let e = self.clear_pending();
        let host = self.host;
        host.unraisable(self, e, self.word(slot));
    }
}
