//! Asynchronous generators, and what their methods give to be awaited.
//!
//! An asynchronous generator has three fields more than a generator: 8 whether an awaitable of its
//! methods is under way, 9 whether it is closed to further ones, 10 the function that finalizes it
//! (None: that closes it; unbound: no method has been called yet).
//!
//! The awaitables are objects of a [`Kind::CompoundIter`] with fields: 2 generator, 3 what is sent
//! first, or the exception to throw (None: `aclose()`), 4 state ([`FRESH`], [`STARTED`],
//! [`CLOSED`]).
//!
//! What the generator itself yields ends the awaitable; what it awaits yields goes through.
//! Where it stands tells which it was (see [`Vm::delegate`]), so no item needs a wrapper.

use super::awaitable::Sent;
use super::resume::Resumption;
use super::{Ended, FIELDS};
use crate::features::Feature;
use crate::kind::Kind;
use crate::trap::{Res, Trap};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::{Root, Vm};

const UNDER_WAY: usize = 8;
const IS_CLOSED: usize = 9;
const FINALIZER: usize = 10;

const GENERATOR: usize = 2;
const FIRST: usize = 3;
const STATE: usize = 4;

const FRESH: Value = Value::int(0);
const STARTED: Value = Value::int(1);
const CLOSED: Value = Value::int(2);

/// Words that a step may allocate to raise what it has to.
const ROOM: usize = 256;

/// Which method made an awaitable.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Method {
    /// `__anext__` and `asend`.
    Send,
    Throw,
    Close,
}

impl Vm<'_> {
    /// A new asynchronous generator with these first fields.
    pub(super) fn new_async_generator(&mut self, fields: [Value; FIELDS]) -> Res {
        self.needs(Feature::Async)?;
        let [f, resume, state, slots, handled, identity, frame] = fields;
        let no = Value::FALSE;
        self.object(
            Kind::AsyncGenerator,
            [
                f,
                resume,
                state,
                slots,
                handled,
                identity,
                frame,
                no,
                no,
                Value::UNBOUND,
            ],
        )
    }

    /// What `sys.set_asyncgen_hooks` has set: what is called with each asynchronous generator
    /// before it first runs, and with each that goes before it has ended; or None.
    pub fn async_hooks(&self) -> [Value; 2] {
        match self.root(Root::AsyncHooks).as_kind(Kind::Tuple) {
            Some(at) => [self.get(at, 1), self.get(at, 2)],
            None => [Value::NONE; 2],
        }
    }

    /// Sets what [`Vm::async_hooks`] gives.
    ///
    /// # Errors
    /// [`Trap::Full`] where memory runs out.
    pub fn set_async_hooks(&mut self, hooks: [Value; 2]) -> Res<()> {
        let hooks = self.object(Kind::Tuple, hooks)?;
        self.set_root(Root::AsyncHooks, hooks);
        Ok(())
    }

    /// What finalizes the generator instead of closing it.
    pub(crate) fn async_finalizer(&self, generator: Value) -> Option<Value> {
        let f = self.get(generator.addr(), FINALIZER);
        (!f.is_none() && !f.is_unbound()).then_some(f)
    }

    /// Tells the hooks of a generator that is to run for the first time.
    fn call_first_hook(&mut self, generator: Value) -> Res<()> {
        let [first, finalizer] = self.async_hooks();
        self.set(generator.addr(), FINALIZER, finalizer);
        match first.is_none() {
            true => Ok(()),
            false => self.call(first, &[generator]).map(|_| ()),
        }
    }

    /// Whether an awaitable of the generator's methods is under way.
    pub(crate) fn async_generator_is_under_way(&self, generator: Value) -> bool {
        self.get(generator.addr(), UNDER_WAY) == Value::TRUE
    }

    /// What `asend(sent)` gives.
    pub(crate) fn async_send(&mut self, generator: Value, sent: Value) -> Res {
        self.needs(Feature::Async)?;
        self.async_method(TypeId::AsyncGeneratorASend, generator, sent)
    }

    /// What `athrow(e)` gives; of None, `aclose()`.
    pub(crate) fn async_throw(&mut self, generator: Value, e: Value) -> Res {
        self.needs(Feature::Async)?;
        self.async_method(TypeId::AsyncGeneratorAThrow, generator, e)
    }

    fn async_method(&mut self, id: TypeId, generator: Value, first: Value) -> Res {
        let id = Value::int(id as i64);
        if !self.get(generator.addr(), FINALIZER).is_unbound() {
            return self.object(Kind::CompoundIter, [id, generator, first, FRESH]);
        }
        let top = self.top;
        let slot = self.push(generator)?;
        let made = self.push(first).and_then(|kept| {
            self.make_room(ROOM)?;
            self.call_first_hook(self.word(slot))?;
            self.with_room(|vm| {
                let fields = [id, vm.word(slot), vm.word(kept), FRESH];
                vm.object(Kind::CompoundIter, fields)
            })
        });
        self.top = top;
        made
    }

    // ---- steps

    /// A step of the iterator in the stack word `slot`: an awaitable of an asynchronous
    /// generator, a `coroutine_wrapper` or an `anext_awaitable`.
    pub(crate) fn awaitable_step(&mut self, slot: usize, with: Sent) -> Res<Option<Value>> {
        self.needs(Feature::Async)?;
        match self.type_id(self.word(slot)) {
            TypeId::CoroutineWrapper => {
                let inner = self.get(self.word(slot).addr(), super::awaitable::INNER);
                self.step_iterator(inner, with)
            }
            TypeId::AnextAwaitable => self.anext_step(slot, with),
            _ => self.async_step(slot, with),
        }
    }

    /// Closes the awaitable in the stack word `slot`.
    pub(crate) fn awaitable_close(&mut self, slot: usize) -> Res {
        self.needs(Feature::Async)?;
        let this = self.word(slot);
        let id = self.type_id(this);
        if id == TypeId::CoroutineWrapper {
            let inner = self.get(this.addr(), super::awaitable::INNER);
            return self.generator_close(inner);
        }
        let own = id != TypeId::AnextAwaitable;
        if own && self.get(this.addr(), STATE) == CLOSED {
            return Ok(Value::NONE);
        }
        let exit = self.with_room(|vm| vm.generator_exit())?;
        match self.awaitable_step(slot, Sent::Thrown(exit)) {
            Ok(Some(_)) => {
                let text = "coroutine ignored GeneratorExit";
                Err(self.raise(TypeId::RuntimeError, &[text.into()]))
            }
            Ok(None) => Ok(Value::NONE),
            Err(trap)
                if self.is_raised(trap)
                    && (self.pending_is(TypeId::StopAsyncIteration)
                        || self.pending_is(TypeId::GeneratorExit)) =>
            {
                self.clear_pending();
                Ok(Value::NONE)
            }
            Err(trap) => Err(trap),
        }
    }

    fn method_of(&self, this: Value) -> Method {
        match self.type_id(this) {
            TypeId::AsyncGeneratorASend => Method::Send,
            _ if self.get(this.addr(), FIRST).is_none() => Method::Close,
            _ => Method::Throw,
        }
    }

    fn async_step(&mut self, slot: usize, with: Sent) -> Res<Option<Value>> {
        let top = self.top;
        // Kept for the collection that making room may be.
        let (Sent::Value(v) | Sent::Thrown(v)) = with;
        let kept = self.push(v)?;
        self.make_room(ROOM)?;
        let with = with.moved(self.word(kept));
        let this = self.word(slot);
        let method = self.method_of(this);
        if self.get(this.addr(), STATE) == CLOSED {
            let what = match method {
                Method::Send => "__anext__()/asend()",
                _ => "aclose()/athrow()",
            };
            let text = ["cannot reuse already awaited ".into(), what.into()];
            return Err(self.raise(TypeId::RuntimeError, &text));
        }
        let generator = self.get(this.addr(), GENERATOR);
        if method != Method::Send
            && matches!(with, Sent::Value(_))
            && self.generator_is_finished(generator)
        {
            self.set(this.addr(), STATE, CLOSED);
            self.set_root(Root::Result, Value::NONE);
            return Ok(None);
        }
        let resumption = match self.get(this.addr(), STATE) == FRESH {
            true => self.start_awaitable(this, method, with)?,
            false => resumption(with),
        };
        let item = self.step_under_way(slot, method, resumption);
        self.top = top;
        item
    }

    /// Begins what a fresh awaitable is to do: what its generator is resumed with.
    fn start_awaitable(&mut self, this: Value, method: Method, with: Sent) -> Res<Resumption> {
        let (at, first) = (this.addr(), self.get(this.addr(), FIRST));
        let generator = self.get(at, GENERATOR);
        if self.async_generator_is_under_way(generator) {
            self.set(at, STATE, CLOSED);
            let what = match method {
                Method::Send => "anext",
                Method::Throw => "athrow",
                Method::Close => "aclose",
            };
            let text = "(): asynchronous generator is already running";
            return Err(self.raise(TypeId::RuntimeError, &[what.into(), text.into()]));
        }
        let resumption = match (method, with) {
            (_, Sent::Thrown(e)) => Resumption::Thrown(e),
            (Method::Send, Sent::Value(v)) => Resumption::Sent(if v.is_none() { first } else { v }),
            (_, Sent::Value(_)) if self.get(generator.addr(), IS_CLOSED) == Value::TRUE => {
                self.set(at, STATE, CLOSED);
                return Err(self.raise_bare(TypeId::StopAsyncIteration));
            }
            (_, Sent::Value(v)) if !v.is_none() => {
                let text = "can't send non-None value to a just-started coroutine";
                return Err(self.raise(TypeId::RuntimeError, &[text.into()]));
            }
            (Method::Throw, _) => Resumption::Thrown(first),
            (Method::Close, _) => {
                self.set(generator.addr(), IS_CLOSED, Value::TRUE);
                Resumption::Thrown(self.generator_exit()?)
            }
        };
        self.set(at, STATE, STARTED);
        self.set(generator.addr(), UNDER_WAY, Value::TRUE);
        Ok(resumption)
    }

    /// Resumes the generator of the awaitable in the stack word `slot`, and sees what that means.
    fn step_under_way(
        &mut self,
        slot: usize,
        method: Method,
        with: Resumption,
    ) -> Res<Option<Value>> {
        let generator = self.get(self.word(slot).addr(), GENERATOR);
        self.set(generator.addr(), UNDER_WAY, Value::TRUE);
        let ended = match with {
            Resumption::Thrown(e) => self.throw(generator, e),
            Resumption::Sent(v) => self
                .check_resumable(generator, v)
                .and_then(|()| self.resume(generator, with)),
            Resumption::Delegated(..) => self.resume(generator, with),
        };
        let this = self.word(slot);
        let generator = self.get(this.addr(), GENERATOR);
        let ended = match ended {
            Ok(Ended::Yielded(v)) if self.delegate(generator).is_some() => return Ok(Some(v)),
            Err(trap) if !self.is_raised(trap) => return Err(trap),
            ended => ended,
        };
        self.set(generator.addr(), UNDER_WAY, Value::FALSE);
        self.set(this.addr(), STATE, CLOSED);
        self.finish_awaitable(slot, method, ended)
    }

    /// The end of an awaitable whose generator has yielded, returned or raised.
    fn finish_awaitable(
        &mut self,
        slot: usize,
        method: Method,
        ended: Res<Ended>,
    ) -> Res<Option<Value>> {
        match ended {
            Ok(Ended::Yielded(_)) if method == Method::Close => {
                let text = "async generator ignored GeneratorExit";
                return Err(self.raise(TypeId::RuntimeError, &[text.into()]));
            }
            Ok(Ended::Yielded(v)) => {
                self.set_root(Root::Result, v);
                return Ok(None);
            }
            Ok(Ended::Returned(_)) => {
                self.make_room(ROOM)?;
                let _ = self.raise_bare(TypeId::StopAsyncIteration);
            }
            Err(trap) if self.is_raised(trap) => {}
            Err(trap) => return Err(trap),
        }
        let over =
            self.pending_is(TypeId::StopAsyncIteration) || self.pending_is(TypeId::GeneratorExit);
        let generator = self.get(self.word(slot).addr(), GENERATOR);
        if over {
            self.set(generator.addr(), IS_CLOSED, Value::TRUE);
        }
        if over && method == Method::Close {
            self.clear_pending();
            self.set_root(Root::Result, Value::NONE);
            return Ok(None);
        }
        Err(Trap::RAISED)
    }
}

fn resumption(with: Sent) -> Resumption {
    match with {
        Sent::Value(v) => Resumption::Sent(v),
        Sent::Thrown(e) => Resumption::Thrown(e),
    }
}
