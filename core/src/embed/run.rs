//! Running Python from outside: calling functions by name, and running in portions.

use core::sync::atomic::AtomicUsize;

use crate::call::Target;
use crate::interp::{Cursor, evaluate, return_word, split_frame_word, split_return_word};
use crate::trap::{Res, Trap};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::{Args, HEADER, POLL_INTERVAL, STOP, Vm, WINDOW};

/// How far [`Vm::run_portion`] has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Progress {
    /// The steps are used up: [`Vm::run_portion`] goes on from here.
    Paused,
    /// The call has returned this.
    Returned(Value),
    /// The call has raised this exception.
    Raised(Value),
}

/// A call that runs in portions.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Portions {
    /// First slot of the call's frame; 0 where the call was that of a native, which is over.
    base: usize,
    /// Where the machine was before.
    here: Cursor,
    top: usize,
    depth: usize,
    /// The stack word with what a native has returned.
    result: usize,
    /// Steps that may still be taken, those that [`Vm::budget`] counts left out.
    steps: u32,
}

impl Vm<'_> {
    /// The global variable `name` of the main module.
    pub fn global(&self, name: &str) -> Option<Value> {
        self.dict_get_text(self.main_namespace(), name)
    }

    /// Makes `v` the global variable `name` of the main module.
    ///
    /// # Errors
    /// MemoryError.
    pub fn set_global(&mut self, name: &str, v: Value) -> Result<(), Value> {
        let top = self.top;
        let set = self.push(v).and_then(|slot| {
            let set = self.retried(|vm| vm.dict_set_text(vm.main_namespace(), name, vm.word(slot)));
            self.settled(set)
        });
        self.top = top;
        set.map_err(|_| self.clear_pending())
    }

    /// Calls the function (or class, or whatever can be called) that the main module has under
    /// `name`, and waits for its result. Objects may move: values that are to survive must be held
    /// ([`Vm::hold`]).
    ///
    /// # Errors
    /// The exception that the call raised; NameError where there is no such name.
    pub fn call_global(&mut self, name: &str, arguments: &[Value]) -> Result<Value, Value> {
        let done = match self.global(name) {
            Some(f) => self.call_outside(f, arguments),
            None => Err(self.no_such_global(name)),
        };
        done.map_err(|_| self.clear_pending())
    }

    fn no_such_global(&mut self, name: &str) -> Trap {
        let message = ["name '".into(), name.into(), "' is not defined".into()];
        self.raise(TypeId::NameError, &message)
    }

    fn call_outside(&mut self, f: Value, arguments: &[Value]) -> Res {
        let top = self.top;
        let placed = self.place_call(f, arguments);
        let done = placed.and_then(|(slot, args)| {
            let done = self.retried(|vm| vm.call_at(vm.word(slot), args));
            self.settled(done)
        });
        self.top = top;
        done
    }

    /// Puts a function and its arguments into stack words, with room for a header between.
    fn place_call(&mut self, f: Value, arguments: &[Value]) -> Res<(usize, Args)> {
        let slot = self.push(f)?;
        let base = slot + 2 + HEADER;
        if !self.stack_fits(base + arguments.len() + WINDOW + 8) {
            return Err(self.raise_recursion());
        }
        self.heap.words[slot + 1..base].fill(Value::NONE.bits());
        for (n, v) in arguments.iter().enumerate() {
            self.set_word(base + n, *v);
        }
        self.top = base + arguments.len();
        Ok((slot, Args::positional(base, arguments.len())))
    }

    /// Where nobody tries again for want of memory, that is a MemoryError.
    fn settled<R>(&mut self, done: Res<R>) -> Res<R> {
        match done {
            Err(trap) if !self.is_raised(trap) => Err(self.out_of_memory()),
            done => done,
        }
    }

    // ---- in portions

    /// Begins to run the main module in portions: [`Vm::run_portion`] runs them.
    ///
    /// # Errors
    /// The exception that says why not: RuntimeError where a call is on its way already,
    /// MemoryError.
    pub fn begin_main(&mut self) -> Result<(), Value> {
        let main = self.main_namespace();
        let entry = self.image.entry();
        let f = self.retried(|vm| vm.new_function(entry, main, [Value::NONE; 4]));
        let begun = self.settled(f).and_then(|f| self.begin(f, &[]));
        begun.map_err(|_| self.clear_pending())
    }

    /// Begins a call of `f` in portions: [`Vm::run_portion`] runs them.
    ///
    /// # Errors
    /// As [`Vm::begin_main`]; and TypeError for arguments that `f` does not take, and whatever a
    /// native raises: that runs at once.
    pub fn begin_call(&mut self, f: Value, arguments: &[Value]) -> Result<(), Value> {
        self.begin(f, arguments).map_err(|_| self.clear_pending())
    }

    fn begin(&mut self, f: Value, arguments: &[Value]) -> Res<()> {
        if self.portions.is_some() {
            let message = "a call that runs in portions is not over".into();
            return Err(self.raise(TypeId::RuntimeError, &[message]));
        }
        let (here, top, depth) = (self.cursor(), self.top, self.depth);
        let begun = self.push_portions(f, arguments, here);
        match begun {
            Ok((base, result)) => {
                self.portions = Some(Portions {
                    base,
                    here,
                    top,
                    depth,
                    result,
                    steps: 0,
                });
                Ok(())
            }
            Err(trap) => {
                self.sync(here);
                (self.top, self.depth) = (top, depth);
                Err(trap)
            }
        }
    }

    fn cursor(&self) -> Cursor {
        Cursor {
            pc: self.pc,
            fp: self.fp,
        }
    }

    /// Pushes the frame of a call; its first slot, and the word of the result where there is none.
    fn push_portions(
        &mut self,
        f: Value,
        arguments: &[Value],
        here: Cursor,
    ) -> Res<(usize, usize)> {
        let (slot, args) = self.place_call(f, arguments)?;
        let prepared = self.retried(|vm| vm.prepare(vm.word(slot), args));
        match self.settled(prepared)? {
            Target::Done(v) => {
                self.set_word(slot, v);
                self.top = slot + 1;
                Ok((0, slot))
            }
            Target::Frame { base, code, flags } => {
                let pc =
                    self.push_frame(base, code, here, return_word(here.pc, 0, flags | STOP))?;
                self.sync(Cursor { pc, fp: base });
                self.top = 0;
                Ok((base, slot))
            }
        }
    }

    /// Goes on with the call that [`Vm::begin_main`] or [`Vm::begin_call`] began, for `steps`
    /// steps at most: a step is a call of a Python function or one turn of a loop, and what comes
    /// before it, at most once through the longest function. The call pauses between two
    /// instructions; not inside natives that call Python (`sorted` with a key) and what they call,
    /// nor in frames that were entered through stubs: it goes on until it is out of them.
    ///
    /// After [`Progress::Paused`] the machine can be used as before: functions called, memory
    /// collected. Any other answer ends the call.
    ///
    /// Where no call has begun, that is a RuntimeError.
    pub fn run_portion(&mut self, steps: u32) -> Progress {
        let Some(mut portions) = self.portions else {
            let message = "no call has begun that could be resumed".into();
            self.raise(TypeId::RuntimeError, &[message]);
            return Progress::Raised(self.clear_pending());
        };
        if portions.base == 0 {
            let v = self.word(portions.result);
            self.end_portions(portions);
            return Progress::Returned(v);
        }
        // The step before which the call paused is counted again.
        let steps = steps.max(1).saturating_add(1);
        self.budget = steps.min(POLL_INTERVAL);
        portions.steps = steps - self.budget;
        self.portions = Some(portions);
        let completion = evaluate(self, &AtomicUsize::new(0), 0);
        if completion.is_paused() {
            return Progress::Paused;
        }
        self.end_portions(portions);
        match completion.value() {
            Some(v) => Progress::Returned(v),
            None => Progress::Raised(self.clear_pending()),
        }
    }

    /// Gives up the call that runs in portions, if there is one; `finally` clauses do not run.
    pub fn abandon(&mut self) {
        if let Some(portions) = self.portions {
            self.end_portions(portions);
        }
    }

    fn end_portions(&mut self, portions: Portions) {
        self.portions = None;
        self.budget = POLL_INTERVAL;
        self.sync(portions.here);
        (self.top, self.depth) = (portions.top, portions.depth);
    }

    /// Steps until the next poll; [`Trap::Paused`] where the portion is used up and the frame at
    /// hand may pause.
    pub(crate) fn next_portion(&mut self) -> Res<()> {
        /// Steps until the next try where a frame may not pause.
        const SOON: u32 = 32;
        let Some(mut portions) = self.portions else {
            return Ok(());
        };
        if portions.steps > 0 {
            self.budget = portions.steps.min(POLL_INTERVAL);
            portions.steps -= self.budget;
            self.portions = Some(portions);
            return Ok(());
        }
        self.budget = SOON;
        match self.entered_at() == portions.base {
            true => Err(self.heap.pause()),
            false => Ok(()),
        }
    }

    /// First slot of the frame with which the evaluator at hand was entered.
    fn entered_at(&self) -> usize {
        let mut fp = self.fp;
        loop {
            let (_, _, flags) = split_return_word(self.heap.words[fp - 2]);
            if flags & STOP != 0 {
                return fp;
            }
            (fp, _) = split_frame_word(self.heap.words[fp - 1]);
        }
    }
}
