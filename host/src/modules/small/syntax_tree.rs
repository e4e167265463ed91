//! `_ast_tree`: the tree of a source, for `ast`.

use stackline_core::{Res, Value, Vm};

use crate::compile;
use crate::modules::arguments::Arity::One;
use crate::modules::arguments::text;
use crate::modules::{functions, index};
use crate::session::StdHost;

functions! { index::SYNTAX_TREE;
    // JSON; False for a source that is no program, None for one that is nested too deeply.
    "parse" One, |_, vm, args| {
        let source = text(vm, "parse", vm.arg(args, 0))?;
        match compile::tree_of(&source) {
            Ok(Some(json)) => vm.new_str(&json),
            Ok(None) => Ok(Value::NONE),
            Err(_) => Ok(Value::FALSE),
        }
    };
}

pub(crate) fn init(_: &StdHost, _: &mut Vm<'_>, _: Value) -> Res<()> {
    Ok(())
}
