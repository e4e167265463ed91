//! Calling a class: `__new__`, then `__init__`.

use super::{INIT_EPOCH, INIT_FOUND, INIT_PLAIN};
use crate::call::Target;
use crate::features::Feature;
use crate::kind::Kind;
use crate::strings::Name;
use crate::trap::{Part, Res};
use crate::types::TypeId;
use crate::value::{Immediate, Value};
use crate::vm::{Args, INIT, Vm};

/// Words that binding the call of `__init__` may take, besides those for its arguments.
const BINDING_ROOM: usize = 64;

const ABSTRACT: Name = Name::new("__abstractmethods__");
const INIT_NAME: Name = Name::new("__init__");
const NEW_NAME: Name = Name::new("__new__");

impl Vm<'_> {
    /// What calling the class `f` does before `__init__` runs.
    pub(crate) fn construct(&mut self, f: Value, args: Args) -> Res<Target> {
        self.needs(Feature::Classes)?;
        if let Some(call) = self.metaclass_call(f) {
            let args = self.with_first(f, args)?;
            return match call.is(Kind::Function) {
                true => self.prepare(call, args),
                false => {
                    let class = self.class_of(f);
                    let call = self.bind_attribute(call, f, class)?;
                    self.prepare(call, args.skip(1))
                }
            };
        }
        self.construct_plain(f, args)
    }

    /// What calling the class `f` does if its metaclass has nothing to say about it.
    pub(super) fn construct_plain(&mut self, f: Value, args: Args) -> Res<Target> {
        let new = self.lookup(f, NEW_NAME).map_or(Value::NONE, |(new, _)| new);
        if new.as_immediate(Immediate::Native).is_none() {
            return self.construct_by_new(f, new, args);
        }
        if super::type_of_new(new).is_some() {
            return self.construct_by_new(f, new, args);
        }
        let layout = self.layout_of(f);
        if layout.derives_from(TypeId::BaseException) {
            let object = self.new_exception(f, args)?;
            // A group asks for its exceptions, and the class may have moved.
            let init = self.initializer(self.class_of(object));
            return self.initialize(object, init, args);
        }
        if layout != TypeId::Object {
            return Err(self.unsafe_new(TypeId::Object, f));
        }
        let init = self.initializer(f);
        if args.count > 0 && init.as_immediate(Immediate::Native).is_some() {
            return Err(self.raise_takes_nothing(f));
        }
        self.refuse_abstract(f)?;
        let object = self.new_instance(f)?;
        self.initialize(object, init, args)
    }

    /// Raises TypeError for arguments that nobody takes.
    pub(crate) fn raise_takes_nothing(&mut self, class: Value) -> crate::Trap {
        let text = [Part::Plain(class), "() takes no arguments".into()];
        self.raise(TypeId::TypeError, &text)
    }

    /// Runs `__new__`, then `__init__` if that gave an instance of the class.
    fn construct_by_new(&mut self, class: Value, new: Value, args: Args) -> Res<Target> {
        let f = match new.kind() {
            Some(Kind::StaticMethod) => self.get(new.addr(), 1),
            Some(Kind::ClassMethod) => {
                self.top = self.top.max(args.base + args.count);
                self.bind_to_class(new, class)?
            }
            _ => new,
        };
        let top = self.top;
        let slot = self.push(class)?.max(args.base);
        let with_class = self.with_first(class, args)?;
        let made = self.call_at(f, with_class);
        let class = self.word(slot);
        self.top = top;
        let object = made?;
        let own = self.class_of(object);
        if !own.is(Kind::Class) || !self.derives(own, class) {
            return Ok(Target::Done(object));
        }
        // What `__new__` has done must not be done again for want of memory.
        self.top = self.top.max(args.base + args.count);
        let slot = self.push(object)?;
        self.make_room(BINDING_ROOM + 4 * args.count)?;
        let object = self.word(slot);
        self.top = top;
        let init = self.initializer(self.class_of(object));
        if object.is(Kind::Exception) && init.as_immediate(Immediate::Native).is_some() {
            self.top = self.top.max(args.base + args.count);
            let slot = self.push(object)?;
            let with_object = self.with_first(object, args)?;
            let done = self.call_at(init, with_object);
            let object = self.word(slot);
            self.top = top;
            return done.map(|_| Target::Done(object));
        }
        self.initialize(object, init, args)
    }

    /// Binds the call of `__init__` on a new object.
    fn initialize(&mut self, object: Value, init: Value, args: Args) -> Res<Target> {
        if self.is_idle_init(object, init) {
            return Ok(Target::Done(object));
        }
        let args = self.with_first(object, args)?;
        if init.is(Kind::Function) {
            return match self.bind(init, args)? {
                Target::Frame { base, code, .. } => {
                    self.set_word(base - 4, object);
                    Ok(Target::Frame {
                        base,
                        code,
                        flags: INIT,
                    })
                }
                done => Ok(done),
            };
        }
        let top = self.top;
        self.top = args.base + args.count;
        let slot = self.push(object)?;
        let result = if init.as_immediate(Immediate::Native).is_some() {
            self.call_at(init, args)
        } else {
            let class = self.class_of(object);
            self.bind_attribute(init, object, class)
                .and_then(|init| self.call_at(init, args.skip(1)))
        };
        let object = self.word(slot);
        self.top = top;
        result.map(|_| Target::Done(object))
    }

    /// Whether `init` is a native that does nothing to the new object.
    fn is_idle_init(&self, object: Value, init: Value) -> bool {
        init.as_immediate(Immediate::Native).is_some() && !self.type_id(object).is_filled_by_init()
    }

    /// Whether instances of the class are initialized by a function of Python's.
    pub(crate) fn has_python_init(&mut self, class: Value) -> bool {
        class.is(Kind::Class) && self.initializer(class).is(Kind::Function)
    }

    /// The `__init__` that instances of a class get, from the class's cache.
    fn initializer(&mut self, class: Value) -> Value {
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
            && self.metaclass_call(class).is_none()
            && !new.is_some_and(|(_, owner)| owner.is(Kind::Class));
        let how = match self.abstract_methods(class) {
            Some(_) => Value::NONE,
            None => Value::bool(plain),
        };
        self.set(at, INIT_PLAIN, how);
        self.set(at, INIT_FOUND, found);
        self.set(at, INIT_EPOCH, Value::int(self.epoch as i64));
        found
    }

    /// The `__init__`, a function, of a class of which making an instance takes no more than
    /// that.
    pub(crate) fn plain_initializer(&mut self, class: Value) -> Option<Value> {
        if !Feature::Classes.included() {
            return None;
        }
        let init = self.initializer(class);
        (self.get(class.addr(), INIT_PLAIN) == Value::TRUE).then_some(init)
    }

    /// The names of methods that a class does not implement though it should, if there are any.
    pub(crate) fn abstract_methods(&self, class: Value) -> Option<Value> {
        if !Feature::Metaclasses.included() {
            return None;
        }
        let names = self.own_attribute(class, ABSTRACT)?;
        let count = match names.kind()? {
            Kind::Set | Kind::FrozenSet => self.table_len(names),
            _ => self.items_span(names)?.1,
        };
        (count > 0).then_some(names)
    }

    /// Raises TypeError for a class with abstract methods.
    pub(crate) fn refuse_abstract(&mut self, class: Value) -> Res<()> {
        self.initializer(class);
        if !Feature::Metaclasses.included() {
            return Ok(());
        }
        if !self.get(class.addr(), INIT_PLAIN).is_none() {
            return Ok(());
        }
        let names = self.abstract_methods(class).unwrap_or(Value::NONE);
        let message = self.abstract_message(class, names);
        Err(self.raise_message(TypeId::TypeError, message))
    }

    fn abstract_message(&mut self, class: Value, names: Value) -> Res {
        let top = self.top;
        let slot = self.push(class)?;
        let kept = self.push(names)?;
        let sorted = self.list_of(names)?;
        self.set_word(kept, sorted);
        crate::builtins::list::sort_list(self, kept, Value::NONE, false)?;
        let count = self.list_len(self.word(kept));
        let message = self.message(self.word(kept), |vm, b, names| {
            vm.build_text(b, "Can't instantiate abstract class ")?;
            let class = vm.word(slot);
            vm.build_class_name(b, class)?;
            let many = if count > 1 { "s '" } else { " '" };
            vm.build_text(b, " without an implementation for abstract method")?;
            vm.build_text(b, many)?;
            for i in 0..count {
                vm.build_text(b, if i == 0 { "" } else { "', '" })?;
                let name = vm.list_get(vm.word(names), i);
                vm.build_value(b, name)?;
            }
            vm.build_text(b, "'")
        });
        self.top = top;
        message
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
