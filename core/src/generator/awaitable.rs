//! What `await` takes, and the iterators that it makes of it.
//!
//! Two of those are objects of a [`Kind::CompoundIter`]:
//!
//! | type | fields from 2 on |
//! |---|---|
//! | coroutine_wrapper (`coroutine.__await__()`) | coroutine |
//! | anext_awaitable (`anext(it, default)`) | awaitable, default, iterator over it or None |

use super::as_generator;
use crate::features::Feature;
use crate::interp::Cursor;
use crate::kind::Kind;
use crate::opcode::{Instr, awaiting};
use crate::strings::Name;
use crate::trap::{Part, Res, Trap};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::{Root, Vm};

const AWAIT_METHOD: Name = Name::new("__await__");
const ANEXT_METHOD: Name = Name::new("__anext__");

/// The attribute of a function whose generators can be awaited (`types.coroutine`).
const ITERABLE: &str = "__iterable_coroutine__";

/// Words that an await may allocate besides what Python code does.
const ROOM: usize = 256;

/// Fields of both.
pub(super) const INNER: usize = 2;
const DEFAULT: usize = 3;
const ITERATOR: usize = 4;

impl Vm<'_> {
    /// `R[a] =` what `yield from R[b]` or `await R[b]` runs.
    #[inline(never)]
    pub(crate) fn op_get_yield_from_iter(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.needs(Feature::Delegation)?;
        let v = self.reg(cur, i.b());
        let plain = match v.kind() {
            Some(Kind::Generator) => i.c() == awaiting::NOTHING,
            Some(Kind::Coroutine) => i.c() != awaiting::NOTHING && self.delegate(v).is_none(),
            _ => false,
        };
        if !plain {
            self.sync(*cur);
            let it = match i.c() {
                awaiting::NOTHING => self.delegation_iter(*cur, v)?,
                context => self.awaitable_iter(v, context)?,
            };
            self.set_reg(cur, i.a(), it);
        } else if i.a() != i.b() {
            self.set_reg(cur, i.a(), v);
        }
        cur.pc += 1;
        Ok(())
    }

    /// What `yield from v` runs, where that is no generator.
    fn delegation_iter(&mut self, cur: Cursor, v: Value) -> Res {
        if !v.is(Kind::Coroutine) {
            return self.get_iter(v);
        }
        if self.is_iterable_coroutine(self.word(cur.fp - crate::vm::HEADER)) {
            return Ok(v);
        }
        let text = "cannot 'yield from' a coroutine object in a non-coroutine generator";
        Err(self.raise(TypeId::TypeError, &[text.into()]))
    }

    /// Whether generators of the function `f` can be awaited.
    fn is_iterable_coroutine(&self, f: Value) -> bool {
        f.as_kind(Kind::Function)
            .and_then(|at| self.function_fact(at, "__dict__"))
            .and_then(|own| self.dict_get_text(own, ITERABLE))
            == Some(Value::TRUE)
    }

    /// What `await v` runs.
    pub(super) fn awaitable_iter(&mut self, v: Value, context: u8) -> Res {
        self.needs(Feature::Async)?;
        match v.kind() {
            Some(Kind::Coroutine) => {
                if context != awaiting::NOTHING && self.delegate(v).is_some() {
                    let text = "coroutine is being awaited already";
                    return Err(self.raise(TypeId::RuntimeError, &[text.into()]));
                }
                Ok(v)
            }
            Some(Kind::Generator) if self.is_iterable_coroutine(self.generator_function(v)) => {
                Ok(v)
            }
            Some(Kind::CompoundIter) if self.is_awaitable_iterator(v) => Ok(v),
            Some(Kind::Instance) if self.special(v, AWAIT_METHOD).is_some() => {
                self.call_await(v, context)
            }
            _ => Err(self.not_awaitable(v, context)),
        }
    }

    /// Whether `v` is an iterator whose `__await__` is itself.
    fn is_awaitable_iterator(&self, v: Value) -> bool {
        matches!(
            self.type_id(v),
            TypeId::AsyncGeneratorASend | TypeId::AsyncGeneratorAThrow | TypeId::AnextAwaitable
        )
    }

    /// What the `__await__` of an instance gives.
    fn call_await(&mut self, v: Value, context: u8) -> Res {
        let Some(method) = self.special(v, AWAIT_METHOD) else {
            return Err(self.not_awaitable(v, context));
        };
        let top = self.top;
        let slot = self.push(v)?;
        self.push(method)?;
        self.make_room(ROOM)?;
        let (v, method) = (self.word(slot), self.word(slot + 1));
        let result = self.call_special(v, method, &[]);
        let v = self.word(slot);
        self.top = top;
        let it = match result {
            Err(trap) if self.is_raised(trap) && context == awaiting::ANEXT => {
                return Err(self.invalid_from_anext(v));
            }
            other => other?,
        };
        let text = match it.kind() {
            Some(Kind::Coroutine) => "__await__() returned a coroutine",
            _ if self.is_iterator(it) => return Ok(it),
            _ => "",
        };
        let trap = if text.is_empty() {
            self.raise_type(it, "__await__() returned non-iterator of type '", "'")
        } else {
            self.raise(TypeId::TypeError, &[text.into()])
        };
        match trap {
            trap if self.is_raised(trap) && context == awaiting::ANEXT => {
                Err(self.invalid_from_anext(v))
            }
            trap => Err(trap),
        }
    }

    #[cold]
    fn not_awaitable(&mut self, v: Value, context: u8) -> Trap {
        const WITH: &str = "'async with' received an object from ";
        const LACKS: &str = " that does not implement __await__: ";
        let message: &[Part<'_>] = match context {
            awaiting::AENTER => &[
                WITH.into(),
                "__aenter__".into(),
                LACKS.into(),
                Part::TypeOf(v),
            ],
            awaiting::AEXIT => &[
                WITH.into(),
                "__aexit__".into(),
                LACKS.into(),
                Part::TypeOf(v),
            ],
            _ => &[
                "object ".into(),
                Part::TypeOf(v),
                " can't be used in 'await' expression".into(),
            ],
        };
        let trap = self.raise(TypeId::TypeError, message);
        match trap {
            trap if self.is_raised(trap) && context == awaiting::ANEXT => {
                self.invalid_from_anext(v)
            }
            trap => trap,
        }
    }

    /// The pending exception becomes the cause of one that says what `__anext__` has given.
    #[cold]
    fn invalid_from_anext(&mut self, v: Value) -> Trap {
        let cause = self.root(Root::Pending);
        let top = self.top;
        let kept = match self.push(v).and_then(|slot| self.push(cause).map(|_| slot)) {
            Ok(slot) => slot,
            Err(trap) => return trap,
        };
        let made = self.make_room(ROOM).map(|()| {
            let v = self.word(kept);
            let text = "'async for' received an invalid object from __anext__: ";
            self.raise_type(v, text, "")
        });
        let (e, cause) = (self.root(Root::Pending), self.word(kept + 1));
        self.top = top;
        if e != cause && e.is(Kind::Exception) && cause.is(Kind::Exception) {
            self.set(e.addr(), crate::exception::CAUSE, cause);
            self.set(e.addr(), crate::exception::CONTEXT, cause);
            self.set(e.addr(), crate::exception::SUPPRESS, Value::TRUE);
        }
        made.unwrap_or_else(|trap| trap)
    }

    /// What `__aiter__` gave must have an `__anext__`.
    pub(crate) fn check_async_iterator(&mut self, v: Value) -> Res<()> {
        self.needs(Feature::Async)?;
        let class = self.class_of(v);
        if self.lookup(class, ANEXT_METHOD).is_some() {
            return Ok(());
        }
        let before = "'async for' received an object from __aiter__ that does not implement \
                      __anext__: ";
        Err(self.raise_type(v, before, ""))
    }

    // ---- objects

    /// `coroutine.__await__()`.
    pub(crate) fn coroutine_wrapper(&mut self, coroutine: Value) -> Res {
        self.needs(Feature::Async)?;
        let id = Value::int(TypeId::CoroutineWrapper as i64);
        self.object(Kind::CompoundIter, [id, coroutine])
    }

    /// What `anext(it, default)` gives for the awaitable that `__anext__` gave.
    pub(crate) fn anext_awaitable(&mut self, awaitable: Value, default: Value) -> Res {
        self.needs(Feature::Async)?;
        let id = Value::int(TypeId::AnextAwaitable as i64);
        self.object(Kind::CompoundIter, [id, awaitable, default, Value::NONE])
    }

    /// A step of the `anext_awaitable` in the stack word `slot`.
    pub(super) fn anext_step(&mut self, slot: usize, with: Sent) -> Res<Option<Value>> {
        let top = self.top;
        let (Sent::Value(v) | Sent::Thrown(v)) = with;
        let kept = self.push(v)?;
        let at = self.word(slot).addr();
        if self.get(at, ITERATOR).is_none() {
            let it = self.with_room(|vm| {
                let awaitable = vm.get(vm.word(slot).addr(), INNER);
                vm.awaitable_iter(awaitable, awaiting::NOTHING)
            })?;
            self.set(self.word(slot).addr(), ITERATOR, it);
        }
        let it = self.get(self.word(slot).addr(), ITERATOR);
        let item = self.step_iterator(it, with.moved(self.word(kept)));
        self.top = top;
        match item {
            Err(trap) if self.is_raised(trap) && self.pending_is(TypeId::StopAsyncIteration) => {
                self.clear_pending();
                let default = self.get(self.word(slot).addr(), DEFAULT);
                self.set_root(Root::Result, default);
                Ok(None)
            }
            item => item,
        }
    }

    /// Sends to, or raises in, an iterator of any sort.
    pub(super) fn step_iterator(&mut self, it: Value, with: Sent) -> Res<Option<Value>> {
        match with {
            Sent::Value(v) if as_generator(it).is_some() => self.generator_next(it, v),
            Sent::Thrown(e) if as_generator(it).is_some() => self.generator_throw(it, e),
            Sent::Value(v) if v.is_none() => self.next_or_result(it),
            Sent::Value(v) => self.call_step(it, const { Name::new("send") }, v),
            Sent::Thrown(e) => self.call_step(it, const { Name::new("throw") }, e),
        }
    }

    /// Calls a method of an iterator that gives its next item.
    fn call_step(&mut self, it: Value, method: Name, argument: Value) -> Res<Option<Value>> {
        let top = self.top;
        let slot = self.push(it)?;
        self.push(argument)?;
        self.make_room(ROOM)?;
        let name = self.special_name(method)?;
        let f = self.get_attr(self.word(slot), name)?;
        let done = self.call(f, &[self.word(slot + 1)]);
        self.top = top;
        self.until_stop(done)
    }
}

/// What an awaitable's iterator is resumed with.
#[derive(Clone, Copy)]
pub(crate) enum Sent {
    /// A value.
    Value(Value),
    /// An exception.
    Thrown(Value),
}

impl Sent {
    /// The same with its value, which may have moved, as it is now.
    pub(super) fn moved(self, v: Value) -> Sent {
        match self {
            Sent::Value(_) => Sent::Value(v),
            Sent::Thrown(_) => Sent::Thrown(v),
        }
    }
}
