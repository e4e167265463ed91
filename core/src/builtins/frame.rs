//! Frame objects: `sys._getframe()`, `tb_frame`, `gi_frame`.
//!
//! A frame object has fields: 1 function, 2 code, 3 offset of the instruction in words where it
//! stood, 4 where its variables are: the first word of its slots on the stack; the generator that it
//! is the frame of; a copy of its slots ([`Kind::Slots`]), made when the call returned; the entry of a
//! traceback that has one (see [`traceback`](super::traceback)); or 0 where they are gone. 5 is the caller's frame once the call has returned, 6 the next of those of frames
//! on the stack, 7 a dict of what the program has put among its variables and is none.
//!
//! A frame on the stack that has such an object has the flag [`SHOWN`], and its object is the first
//! of its base in the list that begins at [`Root::Frames`]; it leaves the list when the call
//! returns or an exception ends it.

use super::functions::namespace::{assign_in, locals_in};
use crate::features::Feature;
use crate::frames::Standing;
use crate::generator::{FRAME as GENERATOR_FRAME, as_generator};
use crate::image::{CodeId, field, flag};
use crate::interp::split_frame_word;
use crate::kind::Kind;
use crate::strings::Builder;
use crate::trap::Res;
use crate::types::{Native, TypeId, getter, method};
use crate::value::{Addr, Immediate, Value};
use crate::vm::{Args, GENERATOR, Root, SHOWN, Vm};

/// The module of the library that has the mapping that `f_locals` gives.
const LIBRARY: &str = "_frame_locals";

const FUNCTION: usize = 1;
const CODE: usize = 2;
pub(super) const OFFSET: usize = 3;
pub(super) const BASE: usize = 4;
pub(super) const BACK: usize = 5;
const NEXT: usize = 6;
const EXTRA: usize = 7;

pub(crate) static METHODS: &[Native] = &[
    getter("f_code", |vm, args| Ok(part(vm, args, CODE))),
    getter("f_lineno", line),
    getter("f_lasti", |vm, args| {
        Ok(Value::int(offset(vm, vm.arg(args, 0)) as i64))
    }),
    getter("f_globals", |vm, args| {
        Ok(vm.globals_of(part(vm, args, FUNCTION)))
    }),
    getter("f_builtins", |vm, _| Ok(vm.root(Root::Builtins))),
    getter("f_locals", locals),
    getter("f_back", back),
    getter("f_trace", |_, _| Ok(Value::NONE)),
    getter("f_trace_lines", |_, _| Ok(Value::TRUE)),
    getter("f_trace_opcodes", |_, _| Ok(Value::FALSE)),
    method("clear", 0, 0, clear),
];

fn part(vm: &Vm<'_>, args: Args, i: usize) -> Value {
    vm.get(vm.arg(args, 0).addr(), i)
}

/// The frame on the stack that the frame object is about.
fn live(vm: &Vm<'_>, object: Value) -> Option<Standing> {
    let place = vm.get(object.addr(), BASE);
    match place.as_int() {
        Some(base) => vm
            .frames()
            .find(|frame| frame.base as i64 == base && vm.shown_frame(frame.base) == Some(object)),
        None => vm
            .frames()
            .find(|frame| frame.base != 0 && vm.generator_of(*frame) == Some(place)),
    }
}

/// Where the frame stands now, as an offset in its code.
fn offset(vm: &Vm<'_>, object: Value) -> usize {
    let place = vm.get(object.addr(), BASE);
    let now = match live(vm, object) {
        Some(frame) => vm.place_of_frame(frame),
        None => as_generator(place).and_then(|_| vm.generator_place(place)),
    };
    let before = vm.get(object.addr(), OFFSET).as_int();
    now.map_or(before.unwrap_or(0) as usize, |(_, offset)| offset)
}

fn line(vm: &mut Vm<'_>, args: Args) -> Res {
    let Some(id) = part(vm, args, CODE).as_immediate(Immediate::Code) else {
        return Ok(Value::NONE);
    };
    let code = vm.image.code(CodeId(id));
    let line = match offset(vm, vm.arg(args, 0)) {
        // It has not started: it stands at its definition.
        0 => code.get(field::FIRST_LINE),
        offset => vm.image.position(code, offset).line as usize,
    };
    Ok(Value::int(line as i64))
}

fn locals(vm: &mut Vm<'_>, args: Args) -> Res {
    let frame = vm.arg(args, 0);
    let is_function = vm.code_of(part(vm, args, FUNCTION)).is_some_and(|id| {
        let code = vm.image.code(id);
        !code.has(flag::MODULE) && !code.has(flag::CLASS_BODY)
    });
    if is_function {
        let made = vm.call_library(LIBRARY, "FrameLocalsProxy", &[frame]);
        match made {
            Err(trap) if vm.is_without_library(trap, LIBRARY) => {}
            made => return made,
        }
    }
    vm.frame_variables(vm.arg(args, 0))
}

fn back(vm: &mut Vm<'_>, args: Args) -> Res {
    let place = part(vm, args, BASE);
    if as_generator(place).is_some() {
        return vm.caller_frame(|vm, frame| vm.generator_of(frame) == Some(place));
    }
    match live(vm, vm.arg(args, 0)) {
        Some(frame) => vm.caller_frame(|_, other| other.base == frame.base),
        None => {
            let back = part(vm, args, BACK);
            match back.is(Kind::Traceback) {
                true => vm.frame_around(vm.arg(args, 0), back),
                false => Ok(back),
            }
        }
    }
}

/// `clear()`: the variables of a call that has ended are gone.
fn clear(vm: &mut Vm<'_>, args: Args) -> Res {
    let place = part(vm, args, BASE);
    if live(vm, vm.arg(args, 0)).is_some() {
        let text = "cannot clear an executing frame";
        return Err(vm.raise(TypeId::RuntimeError, &[text.into()]));
    }
    match as_generator(place) {
        Some(_) if vm.generator_is_suspended(place) => {
            let text = "cannot clear a suspended frame";
            return Err(vm.raise(TypeId::RuntimeError, &[text.into()]));
        }
        Some(_) => return vm.generator_close(place).map(|_| Value::NONE),
        None => vm.forget_kept(place),
    }
    vm.set(vm.arg(args, 0).addr(), BASE, Value::int(0));
    Ok(Value::NONE)
}

impl Vm<'_> {
    /// The first word of the variables of a frame object's call, where they are to be had.
    fn variables_at(&self, frame: Value) -> Option<usize> {
        let place = self.get(frame.addr(), BASE);
        let kept = match as_generator(place) {
            Some(generator) => self.generator_slots(generator).map(|at| at.index() + 1),
            None => self.kept_at(place),
        };
        live(self, frame).map(|frame| frame.base).or(kept)
    }

    /// A dict of the variables of a frame object's call, with what the program has put among them; the
    /// namespace itself, where that has one.
    ///
    /// # Errors
    /// [`Trap::Full`](crate::Trap::Full) where memory runs out; TypeError for what is no frame.
    pub fn frame_variables(&mut self, frame: Value) -> Res {
        if !frame.is(Kind::Frame) {
            return Err(self.raise(TypeId::TypeError, &["a frame is required".into()]));
        }
        let function = self.get(frame.addr(), FUNCTION);
        let found = match self.variables_at(frame) {
            Some(base) => locals_in(self, function, base)?,
            None => self.new_dict()?,
        };
        self.with_extra(found, Some(frame))
    }

    /// `found`, a new dict, with what the program has put among the variables of the frame.
    pub(crate) fn with_extra(&mut self, found: Value, frame: Option<Value>) -> Res {
        let extra = frame.map_or(Value::NONE, |frame| self.get(frame.addr(), EXTRA));
        if extra.is_none() {
            return Ok(found);
        }
        let top = self.top;
        let slot = self.push(found)?;
        let done = self.dict_update(slot, extra);
        let found = self.word(slot);
        self.top = top;
        done.map(|()| found)
    }

    /// What the program has put among the variables of a frame object's call without being one.
    ///
    /// # Errors
    /// As [`Vm::frame_variables`].
    pub fn frame_extra(&mut self, frame: Value) -> Res {
        if !frame.is(Kind::Frame) {
            return Err(self.raise(TypeId::TypeError, &["a frame is required".into()]));
        }
        if self.get(frame.addr(), EXTRA).is_none() {
            let dict = self.new_dict()?;
            self.set(frame.addr(), EXTRA, dict);
        }
        Ok(self.get(frame.addr(), EXTRA))
    }

    /// Assigns to a variable of a frame object's call.
    pub fn assign_frame_variable(&mut self, frame: Value, name: Value, v: Value) {
        if frame.is(Kind::Frame)
            && let Some(base) = self.variables_at(frame)
        {
            assign_in(self, self.get(frame.addr(), FUNCTION), base, name, v);
        }
    }

    /// `sys._getframe(depth)`: the frame so many calls out; `None` where there are fewer.
    ///
    /// # Errors
    /// [`Trap::Full`](crate::Trap::Full) where memory runs out.
    pub fn frame_out(&mut self, depth: usize) -> Res<Option<Value>> {
        let frame = self
            .frames()
            .filter(|frame| self.place_of_frame(*frame).is_some())
            .nth(depth);
        frame.map(|frame| self.frame_object(frame)).transpose()
    }

    /// The frame object of what called the frame that `is_it`; None where nothing did.
    fn caller_frame(&mut self, is_it: impl Fn(&Self, Standing) -> bool) -> Res {
        let outer = self
            .frames()
            .skip_while(|frame| !is_it(self, *frame))
            .skip(1)
            .find(|other| self.place_of_frame(*other).is_some());
        outer.map_or(Ok(Value::NONE), |outer| self.frame_object(outer))
    }

    /// A frame object with these function, code, offset and place of its variables.
    pub(crate) fn new_frame(&mut self, facts: [Value; 4]) -> Res {
        let [function, code, offset, place] = facts;
        let none = Value::NONE;
        let fields = [function, code, offset, place, none, none, none];
        self.object(Kind::Frame, fields)
    }

    /// The generator whose frame it is.
    fn generator_of(&self, frame: Standing) -> Option<Value> {
        match frame.base {
            0 => frame.generator,
            base => {
                let flags = self.heap.words[base - 2] >> 40;
                (flags & GENERATOR != 0).then(|| self.word(base - 4))
            }
        }
    }

    /// The object of the frame on the stack at `base`, if it has one.
    fn shown_frame(&self, base: usize) -> Option<Value> {
        if self.heap.words[base - 2] >> 40 & SHOWN == 0 {
            return None;
        }
        let mut object = self.root(Root::Frames);
        while let Some(at) = object.as_kind(Kind::Frame) {
            if self.get(at, BASE) == Value::int(base as i64) {
                return Some(object);
            }
            object = self.get(at, NEXT);
        }
        None
    }

    /// Whether the frame on the stack at `base` has an object.
    #[inline(always)]
    pub(crate) fn is_shown_frame(&self, base: usize) -> bool {
        Feature::Frames.included()
            && self.heap.words[base - 2] >> 40 & (SHOWN | GENERATOR) != 0
            && self.object_of_frame(base).is_some()
    }

    /// The object of the frame on the stack at `base`, or of the generator whose frame it is, if there
    /// is one.
    pub(crate) fn object_of_frame(&self, base: usize) -> Option<Value> {
        match as_generator(self.whereabouts(base)) {
            Some(generator) => self.shown_generator(generator),
            None => self.shown_frame(base),
        }
    }

    fn shown_generator(&self, generator: Addr) -> Option<Value> {
        let object = self.get(generator, GENERATOR_FRAME);
        object.is(Kind::Frame).then_some(object)
    }

    /// The frame of a generator that has not ended.
    pub(crate) fn generator_frame(&mut self, generator: Value) -> Res {
        if let Some(object) = self.shown_generator(generator.addr()) {
            return Ok(object);
        }
        let (id, offset) = self.generator_place(generator).unwrap_or((CodeId(0), 0));
        let object = self.new_frame([
            self.generator_function(generator),
            Value::immediate(Immediate::Code, id.0),
            Value::int(offset as i64),
            generator,
        ])?;
        self.set(generator.addr(), GENERATOR_FRAME, object);
        Ok(object)
    }

    pub(super) fn frame_object(&mut self, frame: Standing) -> Res {
        if let Some(generator) = self.generator_of(frame) {
            return self.generator_frame(generator);
        }
        if let Some(object) = self.shown_frame(frame.base) {
            return Ok(object);
        }
        let (id, offset) = self.place_of_frame(frame).unwrap_or((CodeId(0), 0));
        let object = self.new_frame([
            frame.function,
            Value::immediate(Immediate::Code, id.0),
            Value::int(offset as i64),
            Value::int(frame.base as i64),
        ])?;
        self.set(object.addr(), NEXT, self.root(Root::Frames));
        self.set_root(Root::Frames, object);
        self.heap.words[frame.base - 2] |= SHOWN << 40;
        Ok(object)
    }

    /// The frame at hand, which the program has seen, is about to return: its object keeps what it
    /// shows.
    #[cold]
    #[inline(never)]
    pub(crate) fn keep_frame(&mut self) -> Res<()> {
        let base = self.fp;
        let back = self.caller_frame(|_, frame| frame.base == base)?;
        let (_, count) = split_frame_word(self.heap.words[base - 1]);
        let slots = self.heap.slots(count)?;
        let to = slots.index() + 1;
        self.heap.words.copy_within(base..base + count, to);
        let here = self.current_place();
        if let Some(object) = self.shown_frame(base) {
            let at = object.addr();
            let offset = here.map_or(0, |(_, offset)| offset);
            self.set(at, OFFSET, Value::int(offset as i64));
            self.set(at, BASE, Value::reference(Kind::Slots, slots));
            self.set(at, BACK, back);
        }
        self.hide_frame(base);
        Ok(())
    }

    /// The frame at `base`, and what is further in, has no object any more.
    pub(super) fn hide_frame(&mut self, base: usize) {
        self.heap.words[base - 2] &= !(SHOWN << 40);
        self.forget_frames(base);
    }

    /// Takes the objects of what is at `base` or further in out of the list.
    fn forget_frames(&mut self, base: usize) {
        let mut object = self.root(Root::Frames);
        let mut kept: Option<Addr> = None;
        while let Some(at) = object.as_kind(Kind::Frame) {
            let place = self.get(at, BASE).as_int();
            object = self.get(at, NEXT);
            if place.is_some_and(|place| (place as usize) < base) {
                kept = Some(at);
                continue;
            }
            match kept {
                Some(before) => self.set(before, NEXT, object),
                None => self.set_root(Root::Frames, object),
            }
            self.set(at, NEXT, Value::NONE);
        }
    }

    /// Adds `repr` of the frame object in the stack word `slot`.
    pub(crate) fn frame_repr(&mut self, b: &Builder, slot: usize) -> Res<()> {
        self.build_text(b, "<frame at ")?;
        self.build_address(b, slot)?;
        let at = self.word(slot).addr();
        let id = CodeId(
            self.get(at, CODE)
                .as_immediate(Immediate::Code)
                .unwrap_or(0),
        );
        let offset = offset(self, self.word(slot));
        let code = self.image.code(id);
        let line = match offset {
            0 => code.get(field::FIRST_LINE),
            _ => self.image.position(code, offset).line as usize,
        };
        let (file, name) = (code.filename(), code.name());
        self.build_text(b, ", file ")?;
        self.value_repr(b, file.value())?;
        self.build_fmt(b, format_args!(", line {line}, code "))?;
        self.build_value(b, name.value())?;
        self.build_text(b, ">")
    }
}
