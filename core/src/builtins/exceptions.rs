//! Methods of exceptions, and of the traceback entries that they hold.

use crate::exception::{ARGS, TRACEBACK};
use crate::image::CodeId;
use crate::kind::Kind;
use crate::trap::{Part, Res};
use crate::types::{ANY, Native, TypeId, getter, keyword_method, method};
use crate::value::{Immediate, Value};
use crate::vm::{Args, Vm};

pub(crate) const METHODS: &[Native] = &[
    keyword_method("__init__", 0, ANY, init),
    method("__str__", 0, 0, str),
    method("__repr__", 0, 0, repr),
    method("with_traceback", 1, 1, with_traceback),
    method("add_note", 1, 1, add_note),
];

pub(crate) const SYSTEM_EXIT_METHODS: &[Native] = &[getter("code", first_or_all)];

pub(crate) const STOP_METHODS: &[Native] = &[getter("value", first_argument)];

pub(crate) const OS_ERROR_METHODS: &[Native] = &[
    getter("errno", |vm, args| os_argument(vm, args, 0)),
    getter("strerror", |vm, args| os_argument(vm, args, 1)),
    getter("filename", |vm, args| os_argument(vm, args, 2)),
    method("__str__", 0, 0, os_str),
];

pub(crate) const SYNTAX_ERROR_METHODS: &[Native] = &[
    getter("msg", |vm, args| {
        Ok(vm.exception_arg(vm.arg(args, 0), 0).unwrap_or(Value::NONE))
    }),
    getter("filename", |vm, args| Ok(syntax_detail(vm, args, 0))),
    getter("lineno", |vm, args| Ok(syntax_detail(vm, args, 1))),
    getter("offset", |vm, args| Ok(syntax_detail(vm, args, 2))),
    getter("text", |vm, args| Ok(syntax_detail(vm, args, 3))),
    getter("end_lineno", |vm, args| Ok(syntax_detail(vm, args, 4))),
    getter("end_offset", |vm, args| Ok(syntax_detail(vm, args, 5))),
    getter("print_file_and_line", |_, _| Ok(Value::NONE)),
];

pub(crate) const TRACEBACK_METHODS: &[Native] = &[
    getter("tb_lineno", line),
    getter("tb_next", |vm, args| Ok(vm.get(vm.arg(args, 0).addr(), 3))),
    getter("tb_lasti", |vm, args| Ok(vm.get(vm.arg(args, 0).addr(), 2))),
    getter("tb_frame", |_, _| Ok(Value::NONE)),
];

fn this(vm: &mut Vm<'_>, args: Args) -> Res<crate::value::Addr> {
    match vm.arg(args, 0).as_kind(Kind::Exception) {
        Some(at) => Ok(at),
        None => Err(vm.raise(TypeId::TypeError, &["an exception is required".into()])),
    }
}

fn init(vm: &mut Vm<'_>, args: Args) -> Res {
    let tuple = vm.tuple_from_words(args.base + 1, args.len() - 1)?;
    let at = this(vm, args)?;
    vm.set(at, ARGS, tuple);
    Ok(Value::NONE)
}

fn str(vm: &mut Vm<'_>, args: Args) -> Res {
    let at = this(vm, args)?;
    let items = vm.get(at, ARGS);
    let count = items.as_kind(Kind::Tuple).map_or(0, |t| vm.heap.len(t));
    match count {
        0 => vm.new_str(""),
        1 => {
            let only = vm.get(items.addr(), 1);
            // A missing key is shown as it would be written.
            let key_error = vm.exception_is(vm.arg(args, 0), TypeId::KeyError);
            if key_error {
                vm.repr(only)
            } else {
                vm.to_str(only)
            }
        }
        _ => vm.repr(items),
    }
}

/// Detail `i` of the second argument of a SyntaxError.
fn syntax_detail(vm: &Vm<'_>, args: Args, i: usize) -> Value {
    let details = vm.exception_arg(vm.arg(args, 0), 1);
    details
        .and_then(|details| vm.sequence_item(details, i))
        .unwrap_or(Value::NONE)
}

fn os_str(vm: &mut Vm<'_>, args: Args) -> Res {
    let e = vm.arg(args, 0);
    let (Some(number), Some(text)) = (vm.exception_arg(e, 0), vm.exception_arg(e, 1)) else {
        return str(vm, args);
    };
    let file = vm.exception_arg(e, 2);
    let mut parts = [
        Part::Text("[Errno "),
        Part::Repr(number),
        Part::Text("] "),
        Part::Plain(text),
        Part::Text(""),
        Part::Text(""),
    ];
    if let Some(file) = file {
        parts[4] = ": ".into();
        parts[5] = Part::Repr(file);
    }
    vm.message(Value::NONE, |vm, b, _| vm.build_parts(b, &parts))
}

fn repr(vm: &mut Vm<'_>, args: Args) -> Res {
    let at = this(vm, args)?;
    let items = vm.get(at, ARGS);
    let count = items.as_kind(Kind::Tuple).map_or(0, |t| vm.heap.len(t));
    let e = vm.arg(args, 0);
    let b = vm.build()?;
    let done = vm
        .build_parts(&b, &[Part::TypeOf(e)])
        .and_then(|()| match count {
            1 => {
                let items = vm.get(vm.arg(args, 0).addr(), ARGS);
                let only = vm.get(items.addr(), 1);
                vm.build_parts(&b, &["(".into(), Part::Repr(only), ")".into()])
            }
            _ => {
                let items = vm.get(vm.arg(args, 0).addr(), ARGS);
                vm.build_parts(&b, &[Part::Repr(items)])
            }
        });
    let text = vm.built(b);
    done.map(|()| text)
}

fn with_traceback(vm: &mut Vm<'_>, args: Args) -> Res {
    let at = this(vm, args)?;
    let traceback = vm.arg(args, 1);
    if !traceback.is_none() && !traceback.is(Kind::Traceback) {
        let text = "__traceback__ must be a traceback or None";
        return Err(vm.raise(TypeId::TypeError, &[text.into()]));
    }
    vm.set(at, TRACEBACK, traceback);
    Ok(vm.arg(args, 0))
}

fn add_note(vm: &mut Vm<'_>, args: Args) -> Res {
    let note = vm.arg(args, 1);
    if !vm.is_str(note) {
        let text = [
            "note must be a str, not '".into(),
            Part::TypeOf(note),
            "'".into(),
        ];
        return Err(vm.raise(TypeId::TypeError, &text));
    }
    let dict = vm.exception_dict(vm.arg(args, 0))?;
    match vm.dict_get_text(dict, "__notes__") {
        Some(notes) => vm.list_push(notes, note)?,
        None => {
            let notes = vm.list_from_words(args.base + 1, 1)?;
            vm.dict_set_text(dict, "__notes__", notes)?;
        }
    }
    Ok(Value::NONE)
}

fn first_argument(vm: &mut Vm<'_>, args: Args) -> Res {
    Ok(vm.exception_arg(vm.arg(args, 0), 0).unwrap_or(Value::NONE))
}

/// `SystemExit.code`: the only argument, or all of them.
fn first_or_all(vm: &mut Vm<'_>, args: Args) -> Res {
    let e = vm.arg(args, 0);
    match vm.exception_arg(e, 1) {
        Some(_) => Ok(vm.get(e.addr(), ARGS)),
        None => first_argument(vm, args),
    }
}

fn os_argument(vm: &mut Vm<'_>, args: Args, i: usize) -> Res {
    let e = vm.arg(args, 0);
    if vm.exception_arg(e, 1).is_none() {
        return Ok(Value::NONE);
    }
    Ok(vm.exception_arg(e, i).unwrap_or(Value::NONE))
}

fn line(vm: &mut Vm<'_>, args: Args) -> Res {
    let at = vm.arg(args, 0).addr();
    let (code, offset) = (vm.get(at, 1), vm.get(at, 2));
    let Some(id) = code.as_immediate(Immediate::Code) else {
        return Ok(Value::NONE);
    };
    let code = vm.image.code(CodeId(id));
    let place = vm
        .image
        .position(code, offset.as_int().unwrap_or(0) as usize);
    Ok(Value::int(place.line as i64))
}
