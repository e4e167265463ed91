//! Methods of exceptions, and of the traceback entries that they hold.

use crate::exception::{ARGS, TRACEBACK};
use crate::features::Feature;
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
    Feature::Reflection.native(method("with_traceback", 1, 1, with_traceback)),
    Feature::Reflection.native(method("add_note", 1, 1, add_note)),
    method("__setstate__", 1, 1, set_state),
];

/// Of the types that say something of their own of what they are about.
pub(crate) const TELLING_METHODS: &[Native] = &[TELL];

const TELL: Native = method("__str__", 0, 0, |vm, args| {
    this(vm, args)?;
    vm.exception_str(vm.arg(args, 0))
});

pub(crate) const GROUP_METHODS: &[Native] = &[
    TELL,
    method("derive", 1, 1, |vm, args| vm.derive_group(args)),
    method("split", 1, 1, split),
    method("subgroup", 1, 1, subgroup),
    super::protocol::CLASS_GET_ITEM,
];

pub(crate) const TRACEBACK_METHODS: &[Native] = &[
    getter("tb_lineno", line),
    getter("tb_next", |vm, args| Ok(vm.inner_entry(vm.arg(args, 0)))),
    getter("tb_lasti", |vm, args| {
        let at = vm.arg(args, 0).addr();
        let given = vm.given_place(at);
        Ok(given.map_or(vm.get(at, 2), |[place, _]| place))
    }),
    getter("tb_frame", |vm, args| vm.traceback_frame(vm.arg(args, 0))),
];

/// The field of a traceback entry that has the next, inner one.
const NEXT: usize = 3;

impl Vm<'_> {
    /// `traceback.tb_next = next`.
    pub(crate) fn set_next_traceback(&mut self, traceback: Value, next: Value) -> Res<()> {
        if !next.is_none() && !next.is(Kind::Traceback) {
            return Err(self.raise_type(next, "expected traceback object, got '", "'"));
        }
        let mut inner = next;
        while let Some(at) = inner.as_kind(Kind::Traceback) {
            if inner == traceback {
                let text = "traceback loop detected";
                return Err(self.raise(TypeId::ValueError, &[text.into()]));
            }
            inner = self.get(at, NEXT);
        }
        self.set(traceback.addr(), NEXT, next);
        Ok(())
    }
}

fn this(vm: &mut Vm<'_>, args: Args) -> Res<crate::value::Addr> {
    match vm.arg(args, 0).as_kind(Kind::Exception) {
        Some(at) => Ok(at),
        None => Err(vm.raise(TypeId::TypeError, &["an exception is required".into()])),
    }
}

fn init(vm: &mut Vm<'_>, args: Args) -> Res {
    let at = this(vm, args)?;
    let e = vm.arg(args, 0);
    vm.check_exception_keywords(vm.class_of(e), args)?;
    if vm.exception_is(e, TypeId::OSError) && !vm.is_filled_by_own_init(vm.class_of(e)) {
        // It was made whole.
        return Ok(Value::NONE);
    }
    let tuple = vm.tuple_from_words(args.base + 1, args.len() - 1)?;
    vm.set(at, ARGS, tuple);
    vm.init_members(e, args.skip(1))?;
    Ok(Value::NONE)
}

/// `BaseException.__str__`, which tells of the arguments alone, whatever the class.
fn str(vm: &mut Vm<'_>, args: Args) -> Res {
    this(vm, args)?;
    let e = vm.arg(args, 0);
    match Feature::ErrorDetails.included() {
        true => vm.text(e, |vm, b, slot| vm.plain_exception_text(b, slot, false)),
        false => vm.exception_str(e),
    }
}

fn repr(vm: &mut Vm<'_>, args: Args) -> Res {
    this(vm, args)?;
    let e = vm.arg(args, 0);
    vm.text(e, |vm, b, slot| vm.exception_repr(b, slot))
}

fn split(vm: &mut Vm<'_>, args: Args) -> Res {
    this(vm, args)?;
    let out = vm.split_method(args, true)?;
    vm.make_room(8)?;
    vm.tuple_from_words(out, 2)
}

fn subgroup(vm: &mut Vm<'_>, args: Args) -> Res {
    this(vm, args)?;
    vm.split_method(args, false).map(|out| vm.word(out))
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

/// `__setstate__(state)`: attributes from a dict.
fn set_state(vm: &mut Vm<'_>, args: Args) -> Res {
    this(vm, args)?;
    if vm.arg(args, 1).is_none() {
        return Ok(Value::NONE);
    }
    if !vm.arg(args, 1).is(Kind::Dict) {
        return Err(vm.raise(TypeId::TypeError, &["state is not a dictionary".into()]));
    }
    let mut from = 0;
    while let Some(entry) = vm.next_entry(vm.arg(args, 1), from) {
        from = entry + 1;
        vm.with_room(|vm| {
            let state = vm.arg(args, 1);
            let (key, v) = (vm.entry_key(state, entry), vm.entry_value(state, entry));
            vm.set_attr(vm.arg(args, 0), key, v)
        })?;
    }
    Ok(Value::NONE)
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
    note_exception(vm, vm.arg(args, 0), args.base + 1)?;
    Ok(Value::NONE)
}

/// Adds the note in the stack word `note` to an exception.
pub(crate) fn note_exception(vm: &mut Vm<'_>, e: Value, note: usize) -> Res<()> {
    let dict = vm.exception_dict(e)?;
    match vm.dict_get_text(dict, "__notes__") {
        Some(notes) if !notes.is(Kind::List) => {
            let text = "Cannot add note: __notes__ is not a list";
            Err(vm.raise(TypeId::TypeError, &[text.into()]))
        }
        Some(notes) => Ok(vm.list_push(notes, vm.word(note))?),
        None => {
            let notes = vm.list_from_words(note, 1)?;
            vm.dict_set_text(dict, "__notes__", notes)
        }
    }
}

fn line(vm: &mut Vm<'_>, args: Args) -> Res {
    let at = vm.arg(args, 0).addr();
    if let Some([_, line]) = vm.given_place(at) {
        return Ok(line);
    }
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
