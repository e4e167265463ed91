//! Images as text, for people who look into the compiler.

use stackline_core::image::{CodeId, Image, StrId, field};
use stackline_core::opcode::{Instr, Op, Operand, Wide};
use stackline_core::rare::Rare;
use std::fmt::Write;

/// All code objects of an image, one instruction to a line:
///
/// ```text
/// fib (2 locals, 7 slots)
///   2  0  JumpGeInt r0, 2, 1 -> 4
/// ```
///
/// A line has the source line, where it changes, the offset in words, and the instruction.
/// Registers are `r`; jumps show the offset that they go to.
pub fn disassemble(image: &Image<'_>) -> String {
    let mut text = String::new();
    for id in (0..image.code_count()).map(|i| CodeId(i as u32)) {
        code(image, id, &mut text);
    }
    text
}

fn code(image: &Image<'_>, id: CodeId, text: &mut String) {
    let code = image.code(id);
    let name = image.str(code.qualname());
    let (locals, slots) = (code.get(field::LOCALS), code.get(field::SLOTS));
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{name} ({locals} locals, {slots} slots)");
    let ops = image.instructions(code);
    let (mut at, mut last_line) = (0, 0);
    while at < ops.len() {
        let Some(op) = Op::from_u8(Instr(ops[at]).op()) else {
            break;
        };
        let line = image.position(code, at).line;
        let shown = if line == last_line {
            String::new()
        } else {
            line.to_string()
        };
        last_line = line;
        let _ = writeln!(
            text,
            "{shown:>5} {at:>4}  {}",
            instruction(image, op, ops, at)
        );
        at += op.words();
    }
    for [start, end, target, register] in image.handlers_of(code) {
        let _ = writeln!(text, "      {start}..{end} -> {target}, r{register}");
    }
}

fn instruction(image: &Image<'_>, op: Op, ops: &[u32], at: usize) -> String {
    let (form, instr) = (op.form(), Instr(ops[at]));
    let rare = match op {
        Op::Rare => Rare::from_u32(ops[at + 1]),
        _ => None,
    };
    let (a, b, c) = match rare.map(Rare::form) {
        Some(form) => (form.a, form.b, form.c),
        None => (form.a, form.b, form.c),
    };
    let mut parts = Vec::new();
    let operands = [(a, instr.a()), (b, instr.b()), (c, instr.c())];
    let narrow = if form.x == Wide::None { 3 } else { 1 };
    for (operand, n) in &operands[..narrow] {
        match operand {
            Operand::Unused => {}
            Operand::Reg => parts.push(format!("r{n}")),
            Operand::Num if is_signed(op) => parts.push((*n as i8).to_string()),
            Operand::Num | Operand::Count => parts.push(n.to_string()),
        }
    }
    if form.x != Wide::None {
        parts.push(wide(image, form.x, instr.x() as u32, at));
    }
    if form.w != Wide::None && rare.is_none() {
        parts.push(wide(image, form.w, ops[at + 1], at));
    }
    let name = rare.map_or(op.name(), Rare::name);
    format!("{name} {}", parts.join(", ")).trim_end().to_owned()
}

fn is_signed(op: Op) -> bool {
    matches!(
        op,
        Op::AddInt | Op::SubInt | Op::InplaceAddInt | Op::InplaceSubInt
    )
}

fn wide(image: &Image<'_>, what: Wide, n: u32, at: usize) -> String {
    match what {
        Wide::None => String::new(),
        Wide::Int => (n as i16).to_string(),
        Wide::Str => format!("{:?}", image.str(StrId(n))),
        Wide::Site => image.str(image.site(n as usize)).to_owned(),
        Wide::Jump => format!("-> {}", at as i64 + n as i32 as i64),
        Wide::Code => image.str(image.code(CodeId(n)).qualname()).to_owned(),
        Wide::Const => format!("const {n}"),
        Wide::Blob => format!("blob {n}"),
        Wide::Names | Wide::Slot | Wide::Num | Wide::Rare => n.to_string(),
    }
}
