//! Frame objects: `sys._getframe()`, `tb_frame`, `gi_frame`.
//!
//! A frame object has fields: 1 function, 2 code, 3 offset of the instruction in words where it
//! stood, 4 where its variables are: the first word of its slots on the stack; the generator that it
//! is the frame of; a copy of its slots ([`Kind::Slots`]), made when the call returned; or 0 where
//! they are gone. 5 is the caller's frame once the call has returned, 6 the next of those of frames
//! on the stack.
//!
//! A frame on the stack that has such an object has the flag [`SHOWN`], and its object is the first
//! of its base in the list that begins at [`Root::Frames`]. What an exception has ended stays in
//! the list until a frame further out returns; frames there have no flag, or another object.

use super::functions::namespace::locals_in;
use crate::frames::Standing;
use crate::generator::as_generator;
use crate::image::{CodeId, field};
use crate::interp::split_frame_word;
use crate::kind::Kind;
use crate::strings::Builder;
use crate::trap::Res;
use crate::types::{Native, getter, method};
use crate::value::{Addr, Immediate, Value};
use crate::vm::{Args, GENERATOR, Root, SHOWN, Vm};

const FUNCTION: usize = 1;
const CODE: usize = 2;
const OFFSET: usize = 3;
const BASE: usize = 4;
const BACK: usize = 5;
const NEXT: usize = 6;

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
    method("clear", 0, 0, |_, _| Ok(Value::NONE)),
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
    let place = part(vm, args, BASE);
    let kept = match as_generator(place) {
        Some(generator) => vm.generator_slots(generator),
        None => place.as_kind(Kind::Slots),
    };
    let base = live(vm, vm.arg(args, 0)).map(|frame| frame.base);
    let function = part(vm, args, FUNCTION);
    match base.or(kept.map(|slots| slots.index() + 1)) {
        Some(base) => locals_in(vm, function, base),
        None => vm.new_dict(),
    }
}

fn back(vm: &mut Vm<'_>, args: Args) -> Res {
    let place = part(vm, args, BASE);
    if as_generator(place).is_some() {
        return vm.caller_frame(|vm, frame| vm.generator_of(frame) == Some(place));
    }
    match live(vm, vm.arg(args, 0)) {
        Some(frame) => vm.caller_frame(|_, other| other.base == frame.base),
        None => Ok(part(vm, args, BACK)),
    }
}

impl Vm<'_> {
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
        let fields = [function, code, offset, place, Value::NONE, Value::NONE];
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

    fn frame_object(&mut self, frame: Standing) -> Res {
        let generator = self.generator_of(frame);
        let shown = match generator {
            Some(_) => None,
            None => self.shown_frame(frame.base),
        };
        if let Some(object) = shown {
            return Ok(object);
        }
        let (id, offset) = self.place_of_frame(frame).unwrap_or((CodeId(0), 0));
        let object = self.new_frame([
            frame.function,
            Value::immediate(Immediate::Code, id.0),
            Value::int(offset as i64),
            generator.unwrap_or(Value::int(frame.base as i64)),
        ])?;
        if generator.is_none() {
            self.set(object.addr(), NEXT, self.root(Root::Frames));
            self.set_root(Root::Frames, object);
            self.heap.words[frame.base - 2] |= SHOWN << 40;
        }
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
        self.heap.words[base - 2] &= !(SHOWN << 40);
        self.forget_frames(base);
        Ok(())
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
