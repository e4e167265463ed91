//! Generators, coroutines and asynchronous generators: frames that leave the stack at `yield`
//! and `await`, and come back.
//!
//! A generator of any sort has fields: 1 function, 2 where to go on ([`RESUME`]; [`FINISHED`] at
//! the end), 3 state ([`IDLE`], [`RUNNING`], [`NEW`], or the generator that delegates to it: see
//! [`chain`]), 4 its frame's slots while it is off the stack ([`Kind::Slots`]), 5 the exception
//! that it is handling, 6 identity, 7 its frame object, if the program has asked for it. An
//! asynchronous generator has more: see [`asynchronous`].
//!
//! On the stack, two words stand before the frame's header: the exception that the resumer was
//! handling, and the generator.
//!
//! [`resume`] has how frames come and go, [`chain`] how they pass on to each other, [`throw`] what
//! raises in them, [`awaitable`] what `await` takes.

mod asynchronous;
mod awaitable;
mod chain;
mod name;
mod resume;
mod throw;

pub(crate) use awaitable::Sent;
pub(crate) use resume::Step;

use crate::features::Feature;
use crate::function::Fast;
use crate::image::{Code, CodeId, flag};
use crate::interp::Cursor;
use crate::kind::Kind;
use crate::opcode::{Instr, Op};
use crate::trap::{Res, Trap};
use crate::types::TypeId;
use crate::value::{Addr, Value};
use crate::vm::{HEADER, Vm};

const FUNCTION: usize = 1;
pub(crate) const RESUME: usize = 2;
pub(crate) const STATE: usize = 3;
const SLOTS: usize = 4;
const HANDLED: usize = 5;
pub(crate) const FRAME: usize = 7;
/// Fields of a generator or coroutine.
const FIELDS: usize = 7;

pub(crate) const IDLE: Value = Value::int(0);
const RUNNING: Value = Value::int(1);
pub(crate) const NEW: Value = Value::int(2);
pub(crate) const FINISHED: i64 = -1;

/// What a resumption that runs natively brought.
enum Ended {
    Yielded(Value),
    Returned(Value),
}

/// The address of a generator of any sort.
#[cfg_attr(feature = "speed", inline(always))]
pub(crate) fn as_generator(v: Value) -> Option<Addr> {
    match v.kind() {
        Some(Kind::Generator | Kind::Coroutine | Kind::AsyncGenerator) => Some(v.addr()),
        _ => None,
    }
}

/// What messages call a generator of this sort.
fn sort_name(v: Value) -> &'static str {
    match v.kind() {
        Some(Kind::Coroutine) => "coroutine",
        Some(Kind::AsyncGenerator) => "async generator",
        _ => "generator",
    }
}

/// The kind of the objects that calls of a function with this code make.
fn kind_of(code: Code<'_>) -> Kind {
    match (code.has(flag::GENERATOR), code.has(flag::COROUTINE)) {
        (true, true) => Kind::AsyncGenerator,
        (_, true) => Kind::Coroutine,
        _ => Kind::Generator,
    }
}

impl Vm<'_> {
    // ---- making

    /// Makes the generator of the frame at hand, and returns it to the caller.
    #[inline(never)]
    pub(crate) fn op_make_generator(&mut self, cur: &mut Cursor) -> Res<()> {
        self.needs(Feature::Generators)?;
        let f = self.word(cur.fp - HEADER);
        let Some(id) = self.code_of(f) else {
            return Err(self.bad_image("a generator without code"));
        };
        let count = self.image.code(id).get(crate::image::field::SLOTS);
        let generator = self.new_generator(f, id, cur.pc, count, cur.fp..cur.fp + count)?;
        *cur = self.leave(*cur, generator)?;
        Ok(())
    }

    /// Calls the generator function `f`, whose `given` arguments stand from the word `base` on and
    /// are all that it takes: no frame is needed for that. `None` where it is not that simple.
    #[inline]
    pub(crate) fn start_generator(
        &mut self,
        f: Value,
        base: usize,
        given: usize,
    ) -> Res<Option<Value>> {
        self.needs(Feature::Generators)?;
        let (code, fast) = self.fast(f);
        if !fast.starts_generator(given) {
            return Ok(None);
        }
        let id = CodeId(code as u32);
        self.new_generator(f, id, fast.start(), fast.slots(), base..base + given)
            .map(Some)
    }

    /// A generator of the function `f`, whose first instruction is at `start`, with the words
    /// `filled` as its frame's first slots.
    fn new_generator(
        &mut self,
        f: Value,
        id: CodeId,
        start: usize,
        slots: usize,
        filled: core::ops::Range<usize>,
    ) -> Res {
        let code = self.image.code(id);
        let kind = kind_of(code);
        let slots = self.heap.slots(slots)?;
        self.heap.words.copy_within(filled, slots.index() + 1);
        let (resume, slots) = (
            Value::int(start as i64 + 1),
            Value::reference(Kind::Slots, slots),
        );
        let identity = Value::int(0);
        let fields = [f, resume, NEW, slots, Value::NONE, identity, Value::NONE];
        let generator = match kind {
            Kind::AsyncGenerator => self.new_async_generator(fields)?,
            _ => self.object(kind, fields)?,
        };
        if kind != Kind::Generator || code.get(crate::image::field::HANDLERS_LEN) != 0 {
            self.make_finalizable(generator);
        }
        Ok(generator)
    }

    // ---- asking

    fn code_of_generator(&self, at: Addr) -> Option<CodeId> {
        self.code_of(self.get(at, FUNCTION))
    }

    /// The function whose call made the generator.
    pub(crate) fn generator_function(&self, generator: Value) -> Value {
        self.get(generator.addr(), FUNCTION)
    }

    /// The slots of a generator's frame as they are while it is off the stack.
    pub(crate) fn generator_slots(&self, generator: Addr) -> Option<Addr> {
        self.get(generator, SLOTS).as_kind(Kind::Slots)
    }

    /// Whether the generator has not started yet.
    pub(crate) fn generator_is_new(&self, generator: Value) -> bool {
        self.get(generator.addr(), STATE) == NEW
    }

    /// Whether the generator has ended.
    pub(crate) fn generator_is_finished(&self, generator: Value) -> bool {
        self.get(generator.addr(), RESUME).int_unchecked() == FINISHED
    }

    /// Whether the generator is being run.
    pub(crate) fn generator_is_running(&self, generator: Value) -> bool {
        let state = self.get(generator.addr(), STATE);
        state != IDLE && state != NEW
    }

    /// Whether the generator stands at a `yield` or `await`.
    pub(crate) fn generator_is_suspended(&self, generator: Value) -> bool {
        self.get(generator.addr(), STATE) == IDLE && !self.generator_is_finished(generator)
    }

    /// The code object of the generator and the offset in it of the instruction where it stands;
    /// `None` if it has ended.
    pub(crate) fn generator_place(&self, generator: Value) -> Option<(CodeId, usize)> {
        let resume = self.get(generator.addr(), RESUME).int_unchecked();
        let id = self.code_of_generator(generator.addr())?;
        let start = self.image.code(id).get(crate::image::field::OPS);
        let at = usize::try_from(resume).ok()?.checked_sub(start + 1)?;
        Some((id, at))
    }

    /// Where the generator stands in a `yield from` or `await`: the iterator that this runs, and
    /// where the generator goes on when that ends.
    ///
    /// What follows its `Yield` is then a jump back to the `Send` for the same register.
    pub(crate) fn delegate(&self, generator: Value) -> Option<(Value, usize)> {
        let at = generator.addr();
        let slots = self.get(at, SLOTS).as_kind(Kind::Slots)?;
        if self.get(at, STATE) != IDLE {
            return None;
        }
        let resume = self.get(at, RESUME).int_unchecked() as usize;
        let target = self.delegating_send(resume)?;
        let send = Instr(self.image.ops[target]);
        let iterator = self.get(slots, send.b() as usize + 1);
        Some((iterator, self.jump_target(target)))
    }

    /// The `Send` of a frame that goes on at `resume`, if it stands in a `yield from` or `await`.
    #[inline(always)]
    fn delegating_send(&self, resume: usize) -> Option<usize> {
        let [yielded, jump] = [resume - 1, resume].map(|at| Instr(self.image.ops[at]));
        if !jump.is(Op::Loop) {
            return None;
        }
        let target = self.jump_target(resume);
        let send = Instr(self.image.ops[target]);
        (send.is(Op::Send) && send.a() == yielded.a()).then_some(target)
    }

    // ---- refusing

    /// Raises an exception whose message is `before`, the sort of the generator, and `after`.
    #[cold]
    fn raise_sort(&mut self, kind: TypeId, generator: Value, before: &str, after: &str) -> Trap {
        let sort = sort_name(generator);
        self.raise(kind, &[before.into(), sort.into(), after.into()])
    }
}

impl Fast {
    /// Whether a call with `given` positional arguments makes a generator of just these.
    #[cfg_attr(feature = "speed", inline(always))]
    fn starts_generator(self, given: usize) -> bool {
        self.slots() != 0 && self.is_not_simple() && self.others() == given
    }
}
