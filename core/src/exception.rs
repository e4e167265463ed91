//! Exceptions: making and raising them, tracebacks, unwinding to a handler.
//!
//! An exception has fields: 1 class, 2 args (tuple), 3 cause, 4 context, 5 traceback, 6 whether
//! the context is suppressed, 7 attributes (dict or None), then those of its type (`members`).
//! A traceback entry has fields: 1 code,
//! 2 offset of the instruction in words, 3 next inner entry or None, 4 function; in builds with
//! frame objects there is more: see `builtins::traceback`.

mod group;
mod members;
mod text;

use crate::features::Feature;
use crate::image::{CodeId, field, flag};
use crate::interp::{Cursor, split_frame_word, split_return_word};
use crate::kind::Kind;
use crate::opcode::{Instr, Op};
use crate::strings::{Builder, Name};
use crate::trap::{Part, Res, Trap};
use crate::types::{TypeId, native};
use crate::value::{Immediate, Value};
use crate::vm::{Args, DELEGATED, FOR, GENERATOR, HEADER, RELAYED, Root, STOP, Vm, WINDOW};

pub(crate) const CLASS: usize = 1;
pub(crate) const ARGS: usize = 2;
pub(crate) const CAUSE: usize = 3;
pub(crate) const CONTEXT: usize = 4;
pub(crate) const TRACEBACK: usize = 5;
pub(crate) const SUPPRESS: usize = 6;
pub(crate) const DICT: usize = 7;

/// Registers that keep their values when control comes to a handler: those before the
/// exception's, that one, and the two behind it.
const HANDLER_KEEPS: usize = 3;

impl<'m> Vm<'m> {
    // ---- making

    /// What calling the exception class `class` makes, before an `__init__` of Python's runs.
    pub(crate) fn new_exception(&mut self, class: Value, args: Args) -> Res {
        if self
            .layout_of(class)
            .derives_from(TypeId::BaseExceptionGroup)
        {
            if args.keywords > 0 && args.len() == 2 && !self.has_python_init(class) {
                let text = [Part::Plain(class), "() takes no keyword arguments".into()];
                return Err(self.raise(TypeId::TypeError, &text));
            }
            return self.new_group(class, args);
        }
        let own_init = self.has_python_init(class);
        if !own_init {
            self.check_exception_keywords(class, args)?;
        }
        let is_os_error = self.layout_of(class).derives_from(TypeId::OSError);
        let e = self.bare_exception(class, args)?;
        if own_init && (!is_os_error || self.is_filled_by_own_init(class)) {
            return Ok(e);
        }
        let top = self.top;
        self.top = top.max(args.base + args.count);
        let slot = self.push(e)?;
        let done = self.init_members(e, args);
        let e = self.word(slot);
        self.top = top;
        done.map(|()| e)
    }

    /// `BaseException.__new__`: an exception with these arguments, whose attributes `__init__` sets; but
    /// for those of an OSError, which is made whole where it has no `__init__` in Python.
    pub(crate) fn exception_by_new(&mut self, class: Value, args: Args) -> Res {
        let layout = self.layout_of(class);
        let is_group = layout.derives_from(TypeId::BaseExceptionGroup);
        match is_group || layout.derives_from(TypeId::OSError) {
            true => self.new_exception(class, args),
            false => self.bare_exception(class, args),
        }
    }

    fn bare_exception(&mut self, class: Value, args: Args) -> Res {
        let given = match self.is_filled_by_own_init(class) {
            true => 0,
            false => args.len(),
        };
        let tuple = self.tuple_from_words(args.base, given)?;
        let class = self.os_error_class(class, tuple);
        self.exception(class, tuple)
    }

    /// Whether the class derives from OSError and has an `__init__` in Python, but no `__new__`: then that
    /// sets the arguments too.
    pub(crate) fn is_filled_by_own_init(&mut self, class: Value) -> bool {
        const NEW: Name = Name::new("__new__");
        self.layout_of(class).derives_from(TypeId::OSError)
            && self.has_python_init(class)
            && !self
                .lookup(class, NEW)
                .is_some_and(|(_, owner)| owner.is(Kind::Class))
    }

    /// `OSError(errno, …)` makes the subclass for the error number.
    fn os_error_class(&self, class: Value, args: Value) -> Value {
        let plain = class == TypeId::OSError.value() && Feature::ErrorDetails.included();
        if !plain || self.heap.len(args.addr()) < 2 {
            return class;
        }
        let errno = self.get(args.addr(), 1).as_int().unwrap_or(0);
        os_error_type(errno as i32).value()
    }

    // ---- raising

    /// Raises an exception of a built-in type with this message.
    ///
    /// Returns the trap to hand on: that of the exception, or one for want of room.
    #[inline(always)]
    pub fn raise(&mut self, kind: TypeId, message: &[Part<'_>]) -> Trap {
        match Feature::Messages.included() {
            true => self.raise_told(kind, message),
            false => self.raise_untold(kind),
        }
    }

    /// As [`Vm::raise`] in every build.
    #[inline(never)]
    pub(crate) fn raise_told(&mut self, kind: TypeId, message: &[Part<'_>]) -> Trap {
        let text = self.text(Value::NONE, |vm, b, _| vm.build_parts(b, message));
        self.raise_message(kind, text)
    }

    /// As [`Vm::raise`] where the texts of errors are left out.
    #[cold]
    #[inline(never)]
    pub(crate) fn raise_untold(&mut self, kind: TypeId) -> Trap {
        let text = self.untold();
        self.raise_message(kind, text)
    }

    /// What stands for every text of an error where they are left out.
    fn untold(&mut self) -> Res {
        self.new_str("this build leaves out the texts of errors (feature 'messages')")
    }

    /// Builds the text of an error; `keep` is in the stack word that the closure gets.
    #[cfg_attr(not(feature = "messages"), inline(always))]
    pub(crate) fn message(
        &mut self,
        keep: Value,
        fill: impl FnOnce(&mut Self, &Builder, usize) -> Res<()>,
    ) -> Res {
        match Feature::Messages.included() {
            true => self.text(keep, fill),
            false => self.untold(),
        }
    }

    /// Builds a text; `keep` is in the stack word that the closure gets.
    pub(crate) fn text(
        &mut self,
        keep: Value,
        fill: impl FnOnce(&mut Self, &Builder, usize) -> Res<()>,
    ) -> Res {
        self.heap.reserve(96)?;
        // The values of the message are in no stack words yet: what it begins with may not fail.
        self.heap.disarm();
        let top = self.top;
        let slot = self.push(keep)?;
        let done = self
            .build()
            .and_then(|b| fill(self, &b, slot).map(|()| self.built(b)));
        self.top = top;
        done
    }

    /// Raises an exception of a built-in type with a message that was built.
    pub(crate) fn raise_message(&mut self, kind: TypeId, message: Res) -> Trap {
        let made = message.and_then(|text| {
            let args = self.object(Kind::Tuple, [text])?;
            self.exception(kind.value(), args)
        });
        match made {
            Ok(e) => self.raise_value(e),
            Err(trap) => trap,
        }
    }

    /// Adds the pieces of a message. Their values stay valid while it is built.
    pub(crate) fn build_parts(&mut self, b: &Builder, parts: &[Part<'_>]) -> Res<()> {
        let top = self.top;
        let first = self.native_top();
        let mut done = Ok(());
        for part in parts {
            let kept = match *part {
                Part::TypeOf(v)
                | Part::Given(v)
                | Part::Plain(v)
                | Part::Qualified(v)
                | Part::PathOf(v)
                | Part::Repr(v)
                | Part::Function(v) => v,
                _ => Value::NONE,
            };
            done = done.and_then(|()| self.push(kept).map(|_| ()));
        }
        for (i, part) in parts.iter().enumerate() {
            done = done.and_then(|()| self.build_part(b, *part, first + i));
        }
        self.top = top;
        done
    }

    fn build_part(&mut self, b: &Builder, part: Part<'_>, slot: usize) -> Res<()> {
        let v = self.word(slot);
        match part {
            Part::Text(text) => self.build_text(b, text),
            Part::Int(n) => self.build_fmt(b, format_args!("{n}")),
            Part::Name(id) => self.build_value(b, id.value()),
            Part::Repr(_) => self.repr_into(b, slot),
            Part::Given(_) if v.is_none() => self.build_text(b, "None"),
            Part::TypeOf(_) | Part::Given(_) => {
                let class = self.class_of(v);
                match self.record_name(v) {
                    Some(name) if !class.is(Kind::Class) => self.build_text(b, name),
                    _ => self.build_type_name(b, class),
                }
            }
            Part::Plain(_) if self.is_str(v) => self.build_slot(b, slot),
            Part::Plain(_) => self.build_type_name(b, v),
            Part::Qualified(_) => match v.as_kind(Kind::Class) {
                Some(at) => self.build_value(b, self.get(at, crate::class::QUALNAME)),
                None => self.build_class_name(b, v),
            },
            Part::PathOf(_) => {
                let class = self.class_of(v);
                self.build_class_path(b, class, &["__main__", "builtins"])
            }
            Part::Function(_) => self.build_callee(b, slot),
        }
    }

    /// As [`Vm::build_callee`] for the function in the stack word `slot`, which has a module's name before
    /// its own.
    fn build_builtin_callee(&mut self, b: &Builder, slot: usize) -> Res<()> {
        let module = self.get(self.word(slot).addr(), crate::function::GLOBALS);
        if let Some(module) = self.dict_get_text(module, "__name__") {
            self.build_value(b, module)?;
            self.build_text(b, ".")?;
        }
        let name = self.function_qualname(self.word(slot));
        self.build_value(b, name)?;
        self.build_text(b, "()")
    }

    /// Adds the qualified name of what is called, and `()`; `repr()` of what has none.
    fn build_callee(&mut self, b: &Builder, slot: usize) -> Res<()> {
        let v = self.word(slot);
        let f = v.as_kind(Kind::Method).map_or(v, |at| self.get(at, 1));
        let native = f.as_immediate(Immediate::Native).and_then(native);
        if let (Some(at), Some((native, Some(owner)))) = (v.as_kind(Kind::Method), native)
            && !native.is_slot_wrapper(owner)
        {
            // Bound methods of built-in types go by the type of what they are bound to.
            let this = self.get(at, 2);
            let class = if self.is_class(this) {
                this
            } else {
                self.class_of(this)
            };
            self.build_parts(b, &[Part::Qualified(class), ".".into(), native.name.into()])?;
        } else if self.is_class(f) {
            self.build_parts(b, &[Part::Qualified(f)])?;
        } else if let Some((native, owner)) = native {
            let dot = if owner.is_some() { "." } else { "" };
            self.build_text(b, owner.map_or("", TypeId::name))?;
            self.build_text(b, dot)?;
            self.build_text(b, native.name)?;
        } else if self.code_of(f).is_some() {
            if v == f && self.is_builtin_function(f) {
                return self.build_builtin_callee(b, slot);
            }
            let name = self.function_qualname(f);
            self.build_value(b, name)?;
        } else {
            return self.repr_into(b, slot);
        }
        self.build_text(b, "()")
    }

    /// Raises `e`, an exception; the one being handled becomes its context.
    pub fn raise_value(&mut self, e: Value) -> Trap {
        let handled = self.root(Root::Handled);
        if handled.is(Kind::Exception) && handled != e && e.is(Kind::Exception) {
            self.break_context_cycle(handled, e);
            self.set(e.addr(), CONTEXT, handled);
        }
        self.set_root(Root::Pending, e);
        Trap::RAISED
    }

    /// Makes the exception `e` as one that was never raised.
    pub(crate) fn forget_raising(&mut self, e: Value) {
        for field in [CAUSE, CONTEXT, TRACEBACK, DICT] {
            self.set(e.addr(), field, Value::NONE);
        }
        self.set(e.addr(), SUPPRESS, Value::FALSE);
    }

    /// Where `e` is in the chain of contexts that starts at `from`, ends the chain before it.
    /// A program may have made the chain a ring, which a second walk at half the pace notices.
    fn break_context_cycle(&mut self, from: Value, e: Value) {
        let (mut at, mut slow, mut odd) = (from, from, false);
        loop {
            let next = self.get(at.addr(), CONTEXT);
            if !next.is(Kind::Exception) {
                return;
            }
            if next == e {
                self.set(at.addr(), CONTEXT, Value::NONE);
                return;
            }
            at = next;
            if odd {
                slow = self.get(slow.addr(), CONTEXT);
            }
            odd = !odd;
            if slow == at {
                return;
            }
        }
    }

    /// Raises `KeyError(key)`.
    pub(crate) fn raise_key(&mut self, key: Value) -> Trap {
        self.raise_with(TypeId::KeyError, key)
    }

    /// Raises `StopIteration(value)`, or `StopIteration()` for `None`.
    pub(crate) fn raise_stop(&mut self, value: Value) -> Trap {
        if value.is_none() {
            let made = self
                .heap
                .alloc(Kind::Tuple, 0)
                .map_err(Trap::from)
                .and_then(|at| {
                    self.exception(
                        TypeId::StopIteration.value(),
                        Value::reference(Kind::Tuple, at),
                    )
                });
            return made.map_or_else(|trap| trap, |e| self.raise_value(e));
        }
        self.raise_with(TypeId::StopIteration, value)
    }

    /// Raises an exception of a built-in type with one argument.
    pub(crate) fn raise_with(&mut self, kind: TypeId, arg: Value) -> Trap {
        let made = self
            .object(Kind::Tuple, [arg])
            .and_then(|args| self.own_exception(kind, args));
        made.map_or_else(|trap| trap, |e| self.raise_value(e))
    }

    /// Raises RecursionError.
    #[cold]
    pub(crate) fn raise_recursion(&mut self) -> Trap {
        // Building a message of parts takes stack, which there may be none of.
        let text = self.new_str("maximum recursion depth exceeded");
        self.raise_message(TypeId::RecursionError, text)
    }

    /// Raises SystemError: the image does what no compiler of ours makes it do.
    #[cold]
    pub(crate) fn bad_image(&mut self, what: &str) -> Trap {
        self.raise(TypeId::SystemError, &["bad image: ".into(), what.into()])
    }

    /// Whether an exception of this built-in type, or one derived from it, is pending.
    pub fn pending_is(&self, kind: TypeId) -> bool {
        self.exception_is(self.root(Root::Pending), kind)
    }

    /// Takes the pending exception away.
    pub fn clear_pending(&mut self) -> Value {
        let e = self.root(Root::Pending);
        self.set_root(Root::Pending, Value::NONE);
        e
    }

    // ---- reading

    /// Whether the exception `e` is of this built-in type or one derived from it.
    pub fn exception_is(&self, e: Value, kind: TypeId) -> bool {
        e.is(Kind::Exception) && self.type_id(e).derives_from(kind)
    }

    /// Argument `i` of an exception.
    pub fn exception_arg(&self, e: Value, i: usize) -> Option<Value> {
        let args = self
            .get(e.as_kind(Kind::Exception)?, ARGS)
            .as_kind(Kind::Tuple)?;
        (i < self.heap.len(args)).then(|| self.get(args, i + 1))
    }

    fn exception_link(&self, e: Value, field: usize) -> Option<Value> {
        let link = self.get(e.as_kind(Kind::Exception)?, field);
        link.is(Kind::Exception).then_some(link)
    }

    /// The exception's `__cause__`.
    pub fn exception_cause(&self, e: Value) -> Option<Value> {
        self.exception_link(e, CAUSE)
    }

    /// The exception's `__context__`.
    pub fn exception_context(&self, e: Value) -> Option<Value> {
        self.exception_link(e, CONTEXT)
    }

    /// Whether the exception's context is not to be shown.
    pub fn exception_suppresses(&self, e: Value) -> bool {
        e.as_kind(Kind::Exception)
            .is_some_and(|at| self.get(at, SUPPRESS) == Value::TRUE)
    }

    /// The exception's `__notes__`, whatever a program has put there; `None` where it has none.
    pub fn exception_notes(&self, e: Value) -> Value {
        e.as_kind(Kind::Exception)
            .map(|at| self.get(at, DICT))
            .filter(|d| d.is(Kind::Dict))
            .and_then(|d| self.dict_get_text(d, "__notes__"))
            .unwrap_or(Value::NONE)
    }

    /// The exception being handled, or `None`.
    pub fn handled_exception(&self) -> Value {
        self.root(Root::Handled)
    }

    /// The exception's traceback, outermost call first: code object and offset of the
    /// instruction in words.
    pub fn traceback(&self, e: Value) -> impl Iterator<Item = (CodeId, usize)> + '_ {
        let exception = e.as_kind(Kind::Exception);
        self.traceback_entries(exception.map_or(Value::NONE, |at| self.get(at, TRACEBACK)))
    }

    /// The entries of a traceback, as [`Vm::traceback`] gives them.
    pub fn traceback_entries(&self, first: Value) -> impl Iterator<Item = (CodeId, usize)> + '_ {
        let mut at = first;
        core::iter::from_fn(move || {
            let entry = at.as_kind(Kind::Traceback)?;
            at = self.get(entry, 3);
            let code = self.get(entry, 1).as_immediate(Immediate::Code)?;
            Some((CodeId(code), self.get(entry, 2).as_int()? as usize))
        })
    }

    // ---- unwinding

    /// Finds the handler of the pending exception, frame by frame from the one at hand on.
    pub(crate) fn unwind(&mut self, at: Cursor) -> Res<Cursor> {
        let mut at = at;
        self.top = 0;
        let op = Instr(self.image.ops[at.pc]).op();
        // Raising again keeps the entry that the frame has already.
        let mut again = op == Op::Reraise as u8 || op == Op::RaiseBare as u8;
        loop {
            self.sync(at);
            let Some(id) = self.code_of(self.word(at.fp - HEADER)) else {
                return Err(Trap::RAISED);
            };
            let code = self.image.code(id);
            self.note_attribute(code, at);
            let offset = at.pc - code.get(field::OPS);
            let handler = self.image.handler(code, offset);
            let mut kept = handler.is_some();
            if !core::mem::take(&mut again)
                && !code.has(flag::HIDDEN)
                && !crate::bind::stands_for_native(code)
            {
                let keeps = !kept && self.keeps_variables() && !self.is_shown_frame(at.fp);
                self.add_traceback(id, offset, at.fp, keeps.then_some(code));
                kept |= keeps;
            }
            if let Some((target, register)) = handler {
                let e = self.clear_pending();
                let register = at.fp + register as usize;
                self.set_word(register, e);
                // What the frame was about, and what it called, is not to be kept alive.
                let end = at.fp + code.get(field::SLOTS).min(WINDOW);
                if let Some(rest) = self.heap.words.get_mut(register + HANDLER_KEEPS..end) {
                    rest.fill(Value::CLEAR.bits());
                }
                return Ok(Cursor {
                    pc: code.get(field::OPS) + target,
                    fp: at.fp,
                });
            }
            if !kept && (self.keeps_variables() || self.is_shown_frame(at.fp)) {
                self.keep_ended_frame(at.fp, code, offset);
            }
            let (ret, _, flags) = split_return_word(self.heap.words[at.fp - 2]);
            let (previous, _) = split_frame_word(self.heap.words[at.fp - 1]);
            if flags & GENERATOR != 0 {
                self.abandon_generator(at.fp);
            }
            self.depth = self.depth.saturating_sub(1);
            if flags & DELEGATED != 0 {
                at.pc = self.raise_in_delegating(at.fp);
                if flags & RELAYED != 0 {
                    self.sync(at);
                    return Err(Trap::RAISED);
                }
                continue;
            }
            if flags & STOP != 0 {
                self.fp = previous;
                return Err(Trap::RAISED);
            }
            let pc = if flags & FOR != 0 { ret } else { ret - 1 };
            at = Cursor { pc, fp: previous };
        }
    }
}

/// The subclass of OSError for an error number (Linux's).
pub fn os_error_type(errno: i32) -> TypeId {
    match errno {
        1 | 13 => TypeId::PermissionError,
        2 => TypeId::FileNotFoundError,
        3 => TypeId::ProcessLookupError,
        4 => TypeId::InterruptedError,
        10 => TypeId::ChildProcessError,
        11 | 114 | 115 => TypeId::BlockingIOError,
        17 => TypeId::FileExistsError,
        20 => TypeId::NotADirectoryError,
        21 => TypeId::IsADirectoryError,
        32 | 108 => TypeId::BrokenPipeError,
        103 => TypeId::ConnectionAbortedError,
        104 => TypeId::ConnectionResetError,
        110 => TypeId::TimeoutError,
        111 => TypeId::ConnectionRefusedError,
        _ => TypeId::OSError,
    }
}
