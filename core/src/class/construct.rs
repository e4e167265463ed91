//! Calling a class: `__new__`, then `__init__`.

use super::{INIT_EPOCH, INIT_FOUND, INIT_PLAIN};
use crate::kind::Kind;
use crate::strings::Name;
use crate::trap::{Part, Res};
use crate::types::TypeId;
use crate::value::{Immediate, Value};
use crate::vm::{Args, INIT, Vm};

const INIT_NAME: Name = Name::new("__init__");
const NEW_NAME: Name = Name::new("__new__");

impl Vm<'_> {
    /// What calling the class `f` does before `__init__` runs.
    pub(crate) fn construct(&mut self, f: Value, args: Args) -> Res<crate::call::Target> {
        let init = self.initializer(f);
        if let Some((new, owner)) = self.lookup(f, NEW_NAME)
            && owner.is(Kind::Class)
        {
            return self.construct_by_new(f, new, args);
        }
        let exception = self.layout_of(f).derives_from(TypeId::BaseException);
        if !init.is(Kind::Function)
            && !exception
            && (args.count > 0)
            && (init.is_none() || init.as_immediate(Immediate::Native).is_some())
        {
            let text = [Part::Plain(f), "() takes no arguments".into()];
            return Err(self.raise(TypeId::TypeError, &text));
        }
        let object = if exception {
            self.new_exception_any(f, args)?
        } else {
            self.new_instance(f)?
        };
        self.initialize(object, init, args)
    }

    /// A user's exception class takes keywords if its `__init__` does.
    pub(super) fn new_exception_any(&mut self, class: Value, args: Args) -> Res {
        let init = self.initializer(class);
        if args.keywords > 0 && !init.is(Kind::Function) {
            let text = [Part::Plain(class), "() takes no keyword arguments".into()];
            return Err(self.raise(TypeId::TypeError, &text));
        }
        self.new_exception(class, args)
    }

    /// Runs `__new__`, then `__init__` if that gave an instance of the class.
    pub(super) fn construct_by_new(
        &mut self,
        class: Value,
        new: Value,
        args: Args,
    ) -> Res<crate::call::Target> {
        let f = if new.is(Kind::StaticMethod) {
            self.get(new.addr(), 1)
        } else {
            new
        };
        let top = self.top;
        let slot = self.push(class)?.max(args.base);
        let with_class = self.with_first(class, args)?;
        let made = self.call_at(f, with_class);
        let class = self.word(slot);
        self.top = top;
        let object = made?;
        if !self.derives(self.class_of(object), class) {
            return Ok(crate::call::Target::Done(object));
        }
        let init = self.initializer(class);
        self.initialize(object, init, args)
    }

    /// Binds the call of `__init__` on a new object.
    pub(super) fn initialize(
        &mut self,
        object: Value,
        init: Value,
        args: Args,
    ) -> Res<crate::call::Target> {
        use crate::call::Target;
        if init.is_none() || init.as_immediate(Immediate::Native).is_some() {
            return Ok(Target::Done(object));
        }
        let args = self.with_first(object, args)?;
        if !init.is(Kind::Function) {
            let top = self.top;
            self.top = args.base + args.count;
            let slot = self.push(object)?;
            let result = self.call_at(init, args);
            let object = self.word(slot);
            self.top = top;
            return result.map(|_| Target::Done(object));
        }
        match self.bind(init, args)? {
            Target::Frame { base, code, .. } => {
                self.set_word(base - 4, object);
                Ok(Target::Frame {
                    base,
                    code,
                    flags: INIT,
                })
            }
            done => Ok(done),
        }
    }

    /// The `__init__` that instances of a class get, from the class's cache.
    pub(super) fn initializer(&mut self, class: Value) -> Value {
        let at = class.addr();
        if self.get(at, INIT_EPOCH) == Value::int(self.epoch as i64) {
            return self.get(at, INIT_FOUND);
        }
        let found = self
            .lookup(class, INIT_NAME)
            .map_or(Value::NONE, |(f, _)| f);
        let new = self.lookup(class, NEW_NAME);
        let plain = found.is(Kind::Function)
            && self.layout_of(class) == TypeId::Object
            && !new.is_some_and(|(_, owner)| owner.is(Kind::Class));
        self.set(at, INIT_PLAIN, Value::bool(plain));
        self.set(at, INIT_FOUND, found);
        self.set(at, INIT_EPOCH, Value::int(self.epoch as i64));
        found
    }

    /// The `__init__`, a function, of a class of which making an instance takes no more than
    /// that.
    pub(crate) fn plain_initializer(&mut self, class: Value) -> Option<Value> {
        let init = self.initializer(class);
        (self.get(class.addr(), INIT_PLAIN) == Value::TRUE).then_some(init)
    }

    /// A frame that ran `__init__` returns: its call's result is the object.
    pub(crate) fn initialized(&mut self, fp: usize, returned: Value) -> Res {
        if !returned.is_none() {
            let text = [
                "__init__() should return None, not '".into(),
                Part::TypeOf(returned),
                "'".into(),
            ];
            return Err(self.raise(TypeId::TypeError, &text));
        }
        Ok(self.word(fp - 4))
    }
}
