//! `str.join`.

use super::receiver;
use crate::kind::Kind;
use crate::trap::{Part, Res};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::{Args, Vm};

pub(super) fn join(vm: &mut Vm<'_>, args: Args) -> Res {
    receiver(vm, args)?;
    let source = vm.arg(args, 1);
    if vm.items_span(source).is_some() {
        return joined(vm, args.base, source);
    }
    if vm.is_str(source) && vm.str_len(source) == 0 {
        return Ok(source);
    }
    let list = vm.list_or(args.base + 1, "can only join an iterable")?;
    // The iterable is used up: from here on nothing may be done twice.
    vm.rooted(list, |vm, slot| {
        vm.retried(|vm| joined(vm, args.base, vm.word(slot)))
    })
}

/// The strs of a list or tuple with the one in the stack word `separator` between them.
fn joined(vm: &mut Vm<'_>, separator: usize, list: Value) -> Res {
    let (base, count) = vm.items_span(list).unwrap_or((0, 0));
    match count {
        0 => return vm.new_str(""),
        1 if vm.is_str(vm.word(base)) => return Ok(vm.word(base)),
        _ => {}
    }
    let gap = vm.word(separator);
    let (gap_len, gap_chars) = (vm.str_size(gap), vm.str_len(gap));
    let (mut len, mut chars) = (gap_len * (count - 1), gap_chars * (count - 1));
    for i in 0..count {
        let item = vm.plain(vm.word(base + i));
        if !vm.is_str(item) {
            let message = [
                "sequence item ".into(),
                Part::Int(i as i64),
                ": expected str instance, ".into(),
                Part::TypeOf(vm.word(base + i)),
                " found".into(),
            ];
            return Err(vm.raise(TypeId::TypeError, &message));
        }
        len += vm.str_size(item);
        chars += vm.str_len(item);
    }
    let at = vm.alloc_str(len, chars)?;
    let mut place = 0;
    for i in 0..count {
        if i > 0 && gap_len > 0 {
            vm.copy_text(at, place, gap, 0, gap_len);
            place += gap_len;
        }
        let item = vm.plain(vm.word(base + i));
        let len = vm.str_size(item);
        vm.copy_text(at, place, item, 0, len);
        place += len;
    }
    Ok(Value::reference(Kind::Str, at))
}
