//! Code objects: what a program can ask them, and copies with other names.

use crate::host::CodeChanges;
use crate::image::{Code, CodeId, Image, field, flag};
use crate::kind::Kind;
use crate::opcode::{Op, Wide};
use crate::trap::{Part, Res};
use crate::types::{ANY, Native, Role, TypeId, getter, keyword_method, method};
use crate::value::{Immediate, Value};
use crate::vm::{Args, Vm, WINDOW};

pub(crate) static METHODS: &[Native] = &[
    getter("co_name", |vm, args| Ok(code(vm, args).name().value())),
    getter("co_qualname", |vm, args| {
        Ok(code(vm, args).qualname().value())
    }),
    getter("co_filename", |vm, args| {
        Ok(code(vm, args).filename().value())
    }),
    getter("co_firstlineno", |vm, args| {
        number(vm, args, field::FIRST_LINE)
    }),
    getter("co_argcount", |vm, args| {
        number(vm, args, field::POSITIONAL)
    }),
    getter("co_posonlyargcount", |vm, args| {
        number(vm, args, field::POSITIONAL_ONLY)
    }),
    getter("co_kwonlyargcount", |vm, args| {
        number(vm, args, field::KEYWORD_ONLY)
    }),
    getter("co_nlocals", |vm, args| {
        Ok(Value::int(locals(vm, args).count() as i64))
    }),
    getter("co_stacksize", |vm, args| number(vm, args, field::SLOTS)),
    getter("co_varnames", local_names),
    getter("co_freevars", |vm, args| {
        let code = code(vm, args);
        names(vm, args, code.get(field::LOCALS), code.get(field::FREE))
    }),
    getter("co_cellvars", cell_variables),
    getter("co_flags", flags),
    getter("co_names", used_names),
    getter("co_consts", constants),
    getter("co_code", instructions),
    getter("_co_code_adaptive", instructions),
    getter("co_linetable", |vm, _| vm.new_bytes(&[])),
    getter("co_exceptiontable", |vm, _| vm.new_bytes(&[])),
    getter("co_lnotab", |vm, _| vm.new_bytes(&[])),
    method("co_lines", 0, 0, lines),
    method("co_positions", 0, 0, positions),
    method("_varname_from_oparg", 1, 1, variable_name),
    keyword_method("replace", 0, ANY, replace),
    keyword_method("__replace__", 0, ANY, replace),
];

fn code<'m>(vm: &Vm<'m>, args: Args) -> Code<'m> {
    let id = vm.code_of(vm.arg(args, 0)).unwrap_or(vm.image.entry());
    vm.image.code(id)
}

fn number(vm: &mut Vm<'_>, args: Args, which: usize) -> Res {
    let hidden = which == field::POSITIONAL || which == field::LOCALS;
    if hidden && (code(vm, args).has(flag::MODULE) || code(vm, args).has(flag::CLASS_BODY)) {
        // The namespace is nothing that the program has.
        return Ok(Value::int(0));
    }
    Ok(Value::int(code(vm, args).get(which) as i64))
}

/// A tuple of the names of `count` variables from number `first` on.
fn names(vm: &mut Vm<'_>, args: Args, first: usize, count: usize) -> Res {
    let code = code(vm, args);
    let at = vm.heap.alloc(Kind::Tuple, count)?;
    for i in 0..count {
        let name = vm.image.variable(code, first + i).value();
        vm.set(at, i + 1, name);
    }
    Ok(Value::reference(Kind::Tuple, at))
}

/// The flags as the reference implementation numbers them.
fn flags(vm: &mut Vm<'_>, args: Args) -> Res {
    let code = code(vm, args);
    let table = [
        (flag::VARARGS, 0x04),
        (flag::VARKEYWORDS, 0x08),
        (flag::FUTURE_ANNOTATIONS, 0x0100_0000),
    ];
    let generates = match (code.has(flag::GENERATOR), code.has(flag::COROUTINE)) {
        (true, true) => 0x200,
        (true, false) => 0x20,
        (false, true) => 0x80,
        (false, false) => 0,
    };
    let flags = table
        .iter()
        .filter(|(ours, _)| code.has(*ours))
        .map(|(_, theirs)| theirs);
    let optimized = if code.has(flag::MODULE) || code.has(flag::CLASS_BODY) {
        0
    } else {
        3
    };
    Ok(Value::int(optimized + generates + flags.sum::<i64>()))
}

/// Adds `v` to a list that has it not yet.
fn push_once(vm: &mut Vm<'_>, list: Value, v: Value) -> Res<()> {
    let known = (0..vm.list_len(list)).any(|i| vm.list_get(list, i) == v);
    match known {
        true => Ok(()),
        false => vm.list_push(list, v),
    }
}

/// The numbers of parameters, and of variables that no function within the code uses.
fn locals<'m>(vm: &Vm<'m>, args: Args) -> impl Iterator<Item = usize> + use<'m> {
    let code = code(vm, args);
    let count = match code.has(flag::CLASS_BODY) || code.has(flag::MODULE) {
        true => 0,
        false => code.get(field::LOCALS),
    };
    let others = [flag::VARARGS, flag::VARKEYWORDS].map(|flag| code.has(flag) as usize);
    let parameters =
        code.get(field::POSITIONAL) + code.get(field::KEYWORD_ONLY) + others.iter().sum::<usize>();
    let image = vm.image;
    let name = move |i: usize| image.variable(code, i);
    // Registers for temporaries have no name, and parameters that do not stay where they arrive have
    // theirs twice.
    let own = move |i: usize| {
        let arrived = || (0..parameters.min(WINDOW)).any(|p| name(p) == name(i));
        !image.str(name(i)).is_empty() && (i < WINDOW || !arrived())
    };
    (0..count).filter(move |&i| own(i) && (i < parameters || !is_cell(image, code, i)))
}

fn local_names(vm: &mut Vm<'_>, args: Args) -> Res {
    let code = code(vm, args);
    let list = vm.list_with_capacity(0)?;
    for i in locals(vm, args) {
        let name = vm.image.variable(code, i).value();
        vm.list_push(list, name)?;
    }
    vm.list_to_tuple(list)
}

/// Whether the variable in this register is kept in a cell.
fn is_cell<'m>(image: Image<'m>, code: Code<'m>, register: usize) -> bool {
    image
        .decoded(code)
        .any(|(_, op, i, _)| op == Op::NewCell && i.a() as usize == register)
}

/// The names of its variables that functions within it use.
fn cell_variables(vm: &mut Vm<'_>, args: Args) -> Res {
    let code = code(vm, args);
    let list = vm.list_with_capacity(0)?;
    for register in 0..code.get(field::LOCALS) {
        let name = vm.image.variable(code, register);
        let shown = !vm.image.str(name).starts_with(['.', '[']);
        if shown && is_cell(vm.image, code, register) {
            vm.list_push(list, name.value())?;
        }
    }
    vm.list_to_tuple(list)
}

/// The names of globals and attributes.
fn used_names(vm: &mut Vm<'_>, args: Args) -> Res {
    let code = code(vm, args);
    let list = vm.list_with_capacity(0)?;
    for (_, op, i, wide) in vm.image.decoded(code) {
        let form = op.form();
        let site = match (form.x, form.w) {
            (Wide::Site, _) => i.x() as u32,
            (_, Wide::Site) => wide,
            _ => continue,
        };
        let name = vm.image.site_name(site as usize).value();
        push_once(vm, list, name)?;
    }
    vm.list_to_tuple(list)
}

/// The docstring or None, and the constants and code objects in the order of their use.
fn constants(vm: &mut Vm<'_>, args: Args) -> Res {
    let code = code(vm, args);
    let list = vm.list_with_capacity(1)?;
    let doc = match code.get(field::DOC).checked_sub(1) {
        Some(n) => crate::image::StrId(n as u32).value(),
        None => Value::NONE,
    };
    vm.list_push(list, doc)?;
    for (_, op, i, wide) in vm.image.decoded(code) {
        let v = match op {
            Op::LoadConst => Value::from_image(vm.image.consts[i.x() as usize]),
            Op::LoadConstW => Value::from_image(vm.image.consts[wide as usize]),
            Op::LoadInt => Value::int(i.x() as i16 as i64),
            Op::LoadBlob => vm.constant_object(wide as usize)?,
            Op::MakeFunction => Value::immediate(Immediate::Code, wide),
            _ => continue,
        };
        push_once(vm, list, v)?;
    }
    vm.list_to_tuple(list)
}

/// The instructions as bytes, which mean nothing to other machines.
fn instructions(vm: &mut Vm<'_>, args: Args) -> Res {
    let image = vm.image;
    let words = image.instructions(code(vm, args));
    vm.new_bytes(bytemuck::cast_slice(words))
}

/// `co_lines()`: first byte, byte behind the last, line.
fn lines(vm: &mut Vm<'_>, args: Args) -> Res {
    let code = code(vm, args);
    let list = vm.list_with_capacity(0)?;
    let mut from = (0, None);
    let end = vm.image.instructions(code).len();
    let starts = vm
        .image
        .decoded(code)
        .map(|(offset, ..)| offset)
        .chain([end]);
    for offset in starts {
        let line = (offset < end).then(|| vm.image.position(code, offset).line);
        if from.1.is_some() && line != from.1 {
            let parts = [from.0, offset * 4, from.1.unwrap_or(0) as usize];
            let item = vm.new_tuple(&parts.map(|n| Value::int(n as i64)))?;
            vm.list_push(list, item)?;
            from.0 = offset * 4;
        }
        from.1 = line;
    }
    vm.get_iter(list)
}

/// `co_positions()`: for each instruction first and last line, first column and the one behind the
/// last.
fn positions(vm: &mut Vm<'_>, args: Args) -> Res {
    let code = code(vm, args);
    let list = vm.list_with_capacity(0)?;
    for (offset, ..) in vm.image.decoded(code) {
        let place = vm.image.position(code, offset);
        let column = |n: u16| Value::int(n as i64);
        let (from, to) = match place.columns {
            Some((from, to)) => (column(from), column(to)),
            None => (Value::NONE, Value::NONE),
        };
        let [line, end] = [place.line, place.end_line].map(|n| Value::int(n as i64));
        let item = vm.new_tuple(&[line, end, from, to])?;
        vm.list_push(list, item)?;
    }
    vm.get_iter(list)
}

fn variable_name(vm: &mut Vm<'_>, args: Args) -> Res {
    let i = vm.to_index(vm.arg(args, 1))?;
    let code = code(vm, args);
    let count = code.get(field::LOCALS) + code.get(field::FREE);
    match usize::try_from(i).ok().filter(|i| *i < count) {
        Some(i) => Ok(vm.image.variable(code, i).value()),
        None => Err(vm.raise(TypeId::IndexError, &["tuple index out of range".into()])),
    }
}

/// `code.replace(**changes)`: other names and another line; what else is given must be as it is.
fn replace(vm: &mut Vm<'_>, args: Args) -> Res {
    if args.len() > 1 {
        let text = "replace() takes no positional arguments";
        return Err(vm.raise(TypeId::TypeError, &[text.into()]));
    }
    for native in attributes().filter(|native| !CHANGED.contains(&native.name)) {
        if vm.keyword(args, native.name).is_some() {
            unchanged(vm, args, native)?;
        }
    }
    check_keywords(vm, args)?;
    let mut changes = CodeChanges::default();
    for name in CHANGED {
        let Some(v) = vm.keyword(args, name) else {
            continue;
        };
        let place = match name {
            "co_name" => &mut changes.name,
            "co_qualname" => &mut changes.qualname,
            "co_filename" => &mut changes.filename,
            _ => {
                changes.first_line = u32::try_from(vm.to_index(v)?).ok();
                continue;
            }
        };
        *place = Some(v);
        if !vm.is_str(v) {
            return Err(not_text(vm, name, v));
        }
    }
    let Some(id) = vm.arg(args, 0).as_immediate(Immediate::Code) else {
        return Ok(vm.arg(args, 0));
    };
    let host = vm.host;
    let made = host.copy_code(vm, CodeId(id), &changes)?;
    Ok(Value::immediate(Immediate::Code, made.0))
}

/// What a copy may have other than the original.
const CHANGED: [&str; 4] = ["co_name", "co_qualname", "co_filename", "co_firstlineno"];

/// The attributes that `replace` has parameters for.
fn attributes() -> impl Iterator<Item = &'static Native> {
    METHODS.iter().filter(|native| {
        native.name.starts_with("co_") && native.role == Role::Getter && native.name != "co_lnotab"
    })
}

fn not_text(vm: &mut Vm<'_>, name: &str, v: Value) -> crate::trap::Trap {
    let text = [
        "replace() argument '".into(),
        name.into(),
        "' must be str, not ".into(),
        Part::Given(v),
    ];
    vm.raise(TypeId::TypeError, &text)
}

/// Refuses to change what the machine's instructions are made for.
fn unchanged(vm: &mut Vm<'_>, args: Args, native: &Native) -> Res<()> {
    let now = (native.call)(vm, Args::positional(args.base, 1))?;
    let v = vm.keyword(args, native.name).unwrap_or(now);
    if vm.values_equal(now, v)? {
        return Ok(());
    }
    let text = [
        native.name.into(),
        " of a code object cannot be replaced".into(),
    ];
    Err(vm.raise(TypeId::NotImplementedError, &text))
}

/// Refuses keywords that are no attributes.
fn check_keywords(vm: &mut Vm<'_>, args: Args) -> Res<()> {
    let given = attributes().filter(|native| vm.keyword(args, native.name).is_some());
    if given.count() == args.keywords {
        return Ok(());
    }
    let text = "replace() got an unexpected keyword argument";
    Err(vm.raise(TypeId::TypeError, &[text.into()]))
}
