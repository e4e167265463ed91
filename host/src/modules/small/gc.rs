//! `gc`: the collector. It cannot be turned off: it runs when memory runs short, never sooner.

use std::cell::Cell;

use stackline_core::{Res, Value, Vm};

use crate::modules::arguments::Arity::{Between, Zero};
use crate::modules::{functions, index};
use crate::session::StdHost;

thread_local! {
    /// What `gc.isenabled()` says.
    static ENABLED: Cell<bool> = const { Cell::new(true) };
}

functions! { index::GC;
    "collect" Between(0, 1), |_, vm, _| {
        vm.collect(0);
        Ok(Value::int(0))
    };
    "enable" Zero, |_, _, _| set_enabled(true);
    "disable" Zero, |_, _, _| set_enabled(false);
    "isenabled" Zero, |_, _, _| Ok(Value::bool(ENABLED.get()));
}

fn set_enabled(on: bool) -> Res {
    ENABLED.set(on);
    Ok(Value::NONE)
}

pub(crate) fn init(_: &StdHost, _: &mut Vm<'_>, _: Value) -> Res<()> {
    Ok(())
}
