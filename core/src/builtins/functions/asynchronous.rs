//! `aiter` and `anext`.

use crate::features::Feature;
use crate::strings::Name;
use crate::trap::Res;
use crate::value::Value;
use crate::vm::{Args, Vm};

const AITER: Name = Name::new("__aiter__");
const ANEXT: Name = Name::new("__anext__");

/// Words that the object made at the end takes.
const ROOM: usize = 16;

/// Calls special method `name` of the first argument; `None` where it has none.
fn call(vm: &mut Vm<'_>, args: Args, name: Name) -> Res<Option<Value>> {
    let object = vm.arg(args, 0);
    let class = vm.class_of(object);
    let Some((f, _)) = vm.lookup(class, name) else {
        return Ok(None);
    };
    vm.call_special(object, f, &[]).map(Some)
}

/// `aiter(iterable)`.
pub(super) fn aiter(vm: &mut Vm<'_>, args: Args) -> Res {
    vm.needs(Feature::Async)?;
    let Some(it) = call(vm, args, AITER)? else {
        let object = vm.arg(args, 0);
        return Err(vm.raise_type(object, "'", "' object is not an async iterable"));
    };
    let class = vm.class_of(it);
    if vm.lookup(class, ANEXT).is_some() {
        return Ok(it);
    }
    Err(vm.raise_type(it, "aiter() returned not an async iterator of type '", "'"))
}

/// `anext(iterator[, default])`.
pub(super) fn anext(vm: &mut Vm<'_>, args: Args) -> Res {
    vm.needs(Feature::Async)?;
    let Some(awaitable) = call(vm, args, ANEXT)? else {
        let object = vm.arg(args, 0);
        return Err(vm.raise_type(object, "'", "' object is not an async iterator"));
    };
    if args.len() < 2 {
        return Ok(awaitable);
    }
    let kept = vm.push(awaitable)?;
    vm.make_room(ROOM)?;
    vm.anext_awaitable(vm.word(kept), vm.arg(args, 1))
}
