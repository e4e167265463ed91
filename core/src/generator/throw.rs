//! Raising in a generator: `throw` and `close`, which go first to what it delegates to.

use super::resume::Resumption;
use super::{Ended, FINISHED, RESUME, SLOTS, STATE, as_generator};
use crate::exception::CONTEXT;
use crate::features::Feature;
use crate::kind::Kind;
use crate::sequence::RAISE_ROOM;
use crate::strings::Name;
use crate::trap::{Res, Trap};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

impl Vm<'_> {
    /// Raises `e`, an exception, in the generator; its next item as for
    /// [`Vm::generator_next`].
    pub(crate) fn generator_throw(&mut self, generator: Value, e: Value) -> Res<Option<Value>> {
        self.needs(Feature::GeneratorMethods)?;
        if generator.is(Kind::Coroutine) && self.generator_is_finished(generator) {
            return Err(self.reused_coroutine());
        }
        let ended = self.throw(generator, e)?;
        Ok(self.item_of(ended))
    }

    /// Raises `e` in a generator, or first in what it delegates to.
    pub(super) fn throw(&mut self, generator: Value, e: Value) -> Res<Ended> {
        self.needs(Feature::Generators)?;
        let delegate = self.delegate(generator);
        let Some((iterator, after)) = delegate.filter(|_| Feature::Delegation.included()) else {
            return self.resume(generator, Resumption::Thrown(e));
        };
        if self.native_stack_low() {
            return Err(self.raise_recursion());
        }
        let top = self.top;
        let done = self.push(generator).and_then(|slot| {
            self.push(e)?;
            self.push(iterator)?;
            self.throw_to_delegate(slot, after)
        });
        self.top = top;
        done
    }

    /// As [`Vm::throw`] with the generator, the exception and the iterator that the generator
    /// delegates to in the stack words from `slot` on.
    fn throw_to_delegate(&mut self, slot: usize, after: usize) -> Res<Ended> {
        let (e, iterator) = (self.word(slot + 1), self.word(slot + 2));
        // Meanwhile the generator counts as running: it cannot be resumed from within.
        self.set(self.word(slot).addr(), STATE, super::RUNNING);
        let item = if self.exception_is(e, TypeId::GeneratorExit) {
            self.close_iterator(slot + 2).map(|()| None)
        } else if as_generator(iterator).is_some() {
            self.generator_throw(iterator, e).map(Some)
        } else {
            self.throw_by_method(slot)
        };
        self.set(self.word(slot).addr(), STATE, super::IDLE);
        let with = match item {
            Ok(Some(Some(v))) => return Ok(Ended::Yielded(v)),
            Ok(Some(None)) => Resumption::Delegated(self.root(crate::vm::Root::Result), after),
            // A StopIteration is how what it delegates to would end.
            Ok(None) if self.exception_is(self.word(slot + 1), TypeId::StopIteration) => {
                Resumption::Delegated(self.stop_value(self.word(slot + 1)), after)
            }
            Ok(None) => Resumption::Thrown(self.word(slot + 1)),
            Err(trap) if self.is_raised(trap) => Resumption::Thrown(self.clear_pending()),
            Err(trap) => return Err(trap),
        };
        self.resume(self.word(slot), with)
    }

    /// Calls the `throw` of an iterator that is no generator; `None` where it has none.
    fn throw_by_method(&mut self, slot: usize) -> Res<Option<Option<Value>>> {
        let name = self.special_name(const { Name::new("throw") })?;
        match self.get_attr_opt(self.word(slot + 2), name)? {
            None => Ok(None),
            Some(f) => {
                let done = self.call(f, &[self.word(slot + 1)]);
                self.until_stop(done).map(Some)
            }
        }
    }

    /// Closes the iterator in the stack word `slot`, if it has a `close`.
    fn close_iterator(&mut self, slot: usize) -> Res<()> {
        let iterator = self.word(slot);
        if as_generator(iterator).is_some() {
            return self.generator_close(iterator).map(|_| ());
        }
        let name = self.special_name(const { Name::new("close") })?;
        match self.get_attr_opt(self.word(slot), name)? {
            None => Ok(()),
            Some(f) => self.call(f, &[]).map(|_| ()),
        }
    }

    #[cold]
    fn ignored_exit(&mut self, generator: Value) -> Trap {
        let top = self.top;
        let raised = self.push(generator).and_then(|slot| {
            // It must not be closed again for want of memory.
            self.make_room(RAISE_ROOM)?;
            let generator = self.word(slot);
            let after = " ignored GeneratorExit";
            Err(self.raise_sort(TypeId::RuntimeError, generator, "", after))
        });
        self.top = top;
        raised.map_or_else(
            |trap| trap,
            |never: core::convert::Infallible| match never {},
        )
    }

    /// A GeneratorExit without arguments.
    pub(super) fn generator_exit(&mut self) -> Res {
        let args = self.heap.alloc(Kind::Tuple, 0)?;
        let args = Value::reference(Kind::Tuple, args);
        self.exception(TypeId::GeneratorExit.value(), args)
    }

    /// `generator.close()`: raises GeneratorExit in it. Gives what it returns then.
    pub(crate) fn generator_close(&mut self, generator: Value) -> Res {
        self.needs(Feature::Generators)?;
        if self.generator_is_finished(generator) {
            return Ok(Value::NONE);
        }
        if self.generator_is_new(generator) {
            self.set(generator.addr(), RESUME, Value::int(FINISHED));
            self.set(generator.addr(), STATE, super::IDLE);
            self.set(generator.addr(), SLOTS, Value::NONE);
            return Ok(Value::NONE);
        }
        let e = self.generator_exit()?;
        self.set(e.addr(), CONTEXT, self.handled_exception());
        let top = self.top;
        let slot = self.push(generator)?;
        let ended = self.throw(generator, e);
        let generator = self.word(slot);
        self.top = top;
        match ended {
            Ok(Ended::Yielded(_)) => Err(self.ignored_exit(generator)),
            Ok(Ended::Returned(v)) => Ok(v),
            Err(trap) if self.is_raised(trap) && self.pending_is(TypeId::GeneratorExit) => {
                self.clear_pending();
                Ok(Value::NONE)
            }
            Err(trap) => Err(trap),
        }
    }
}
