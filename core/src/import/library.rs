//! What natives leave to functions of the host's library, because it is rare or has much to say.

use crate::features::Feature;
use crate::trap::{Part, Res, Trap};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

/// The most arguments that are handed on.
const MOST: usize = 4;

impl Vm<'_> {
    /// Calls `module.function`, a function of the host's library, with these arguments.
    ///
    /// Whatever the caller keeps beyond the call has to be in stack words. Until the function itself
    /// is called nothing happens that may not happen twice.
    pub(crate) fn call_library(&mut self, module: &str, function: &str, args: &[Value]) -> Res {
        self.needs(Feature::Packages)?;
        let top = self.top;
        let base = self.native_top();
        for &v in args {
            self.push(v)?;
        }
        let done = self.call_pushed(module, function, base, args.len());
        self.top = top;
        done
    }

    /// Whether a call of the library failed because the host has no such module; the exception is
    /// taken away then.
    pub(crate) fn is_without_library(&mut self, trap: Trap, module: &str) -> bool {
        let missing = self.is_raised(trap)
            && self.pending_is(TypeId::ModuleNotFoundError)
            && self.dict_get_text(self.modules(), module).is_none();
        if missing {
            self.clear_pending();
        }
        missing
    }

    fn call_pushed(&mut self, module: &str, function: &str, base: usize, count: usize) -> Res {
        let name = self.with_room(|vm| vm.new_str(module))?;
        let found = self.import_module(name, Value::NONE)?;
        let found = self.push(found)?;
        let name = self.with_room(|vm| vm.new_str(function))?;
        let Some(callee) = self.get_attr_opt(self.word(found), name)? else {
            let text = [Part::Text("no function "), function.into()];
            return Err(self.raise(TypeId::SystemError, &text));
        };
        let mut args = [Value::NONE; MOST];
        for (i, arg) in args.iter_mut().enumerate().take(count) {
            *arg = self.word(base + i);
        }
        self.call(callee, &args[..count.min(MOST)])
    }
}
