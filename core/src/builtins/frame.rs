//! Frame objects: `sys._getframe()`, `tb_frame`, `gi_frame`.
//!
//! A frame object has fields: 1 function, 2 code, 3 offset of the instruction in words where it
//! stood, 4 first word of its slots, or 0 where it was not on the stack. As long as a frame of the
//! same function is there, that is what it shows; afterwards it has no variables.

use super::functions::namespace::locals_of;
use crate::frames::Standing;
use crate::image::{CodeId, field};
use crate::interp::Cursor;
use crate::kind::Kind;
use crate::strings::Builder;
use crate::trap::Res;
use crate::types::{Native, getter, method};
use crate::value::{Immediate, Value};
use crate::vm::{Args, Root, Vm};

const FUNCTION: usize = 1;
const CODE: usize = 2;
const OFFSET: usize = 3;
const BASE: usize = 4;

pub(crate) static METHODS: &[Native] = &[
    getter("f_code", |vm, args| Ok(part(vm, args, CODE))),
    getter("f_lineno", line),
    getter("f_lasti", |vm, args| Ok(part(vm, args, OFFSET))),
    getter("f_globals", |vm, args| Ok(globals(vm, args))),
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
fn live(vm: &Vm<'_>, args: Args) -> Option<Standing> {
    let base = part(vm, args, BASE).as_int().filter(|&base| base != 0)?;
    let function = part(vm, args, FUNCTION);
    vm.frames()
        .find(|frame| frame.base as i64 == base)
        .filter(|frame| frame.function == function)
}

fn line(vm: &mut Vm<'_>, args: Args) -> Res {
    let place = live(vm, args).and_then(|frame| vm.place_of_frame(frame));
    let offset = part(vm, args, OFFSET).as_int().unwrap_or(0) as usize;
    let Some(id) = part(vm, args, CODE).as_immediate(Immediate::Code) else {
        return Ok(Value::NONE);
    };
    let code = vm.image.code(CodeId(id));
    let line = match place.map_or(offset, |(_, offset)| offset) {
        // It has not started: it stands at its definition.
        0 => code.get(field::FIRST_LINE),
        offset => vm.image.position(code, offset).line as usize,
    };
    Ok(Value::int(line as i64))
}

fn globals(vm: &Vm<'_>, args: Args) -> Value {
    match part(vm, args, FUNCTION).as_kind(Kind::Function) {
        Some(at) => vm.get(at, crate::function::GLOBALS),
        None => vm.root(Root::Main),
    }
}

fn locals(vm: &mut Vm<'_>, args: Args) -> Res {
    match live(vm, args) {
        Some(Standing { pc, base, .. }) => locals_of(vm, Cursor { pc, fp: base }),
        None => vm.new_dict(),
    }
}

fn back(vm: &mut Vm<'_>, args: Args) -> Res {
    let Some(frame) = live(vm, args) else {
        return Ok(Value::NONE);
    };
    let outer = vm
        .frames()
        .skip_while(|other| other.base != frame.base)
        .skip(1)
        .find(|other| vm.place_of_frame(*other).is_some());
    outer.map_or(Ok(Value::NONE), |outer| vm.frame_object(outer))
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

    fn frame_object(&mut self, frame: Standing) -> Res {
        let (id, offset) = self.place_of_frame(frame).unwrap_or((CodeId(0), 0));
        self.object(
            Kind::Frame,
            [
                frame.function,
                Value::immediate(Immediate::Code, id.0),
                Value::int(offset as i64),
                Value::int(frame.base as i64),
            ],
        )
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
        let offset = self.get(at, OFFSET).as_int().unwrap_or(0) as usize;
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
