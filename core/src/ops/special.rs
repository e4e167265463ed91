//! Special methods that statements call: `with`, `async with`, `async for`.

use crate::features::Feature;
use crate::interp::Cursor;
use crate::opcode::{Instr, SPECIALS};
use crate::strings::Name;
use crate::trap::{Part, Res, Trap};
use crate::types::{Role, TypeId, native};
use crate::value::{Immediate, Value};
use crate::vm::{HEADER, Vm};

impl Vm<'_> {
    /// Fills the window at `a` for a call of special method `c` of `R[b]`'s type.
    #[inline(never)]
    pub(crate) fn op_load_special(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.needs(Feature::Reflection)?;
        self.sync(*cur);
        let obj = self.reg(cur, i.b());
        let text = SPECIALS[i.c() as usize];
        let class = self.class_of(obj);
        let found = match self.lookup(class, Name::new(text)).map(|(v, _)| v) {
            Some(f) if self.is_method_function(f) || is_method(f) => (f, obj),
            Some(f) => {
                let bound = self.bind_attribute(f, obj, class)?;
                (bound, Value::UNBOUND)
            }
            None => return Err(self.no_special(obj, text)),
        };
        self.set_reg(cur, i.a(), found.0);
        self.set_word(cur.fp + i.a() as usize + HEADER, found.1);
        cur.pc += 1;
        Ok(())
    }

    #[cold]
    fn no_special(&mut self, obj: Value, text: &str) -> Trap {
        let [before, after, missed] = match text {
            "__aiter__" => [
                "'async for' requires an object with __aiter__ method, got ",
                "",
                "",
            ],
            "__anext__" => [
                "'async for' requires an iterator with __anext__ method, got ",
                "",
                "",
            ],
            _ => {
                let missed = match text {
                    "__exit__" => " (missed __exit__ method)",
                    "__aexit__" => " (missed __aexit__ method)",
                    _ => "",
                };
                let protocol = if text.starts_with("__a") {
                    "' object does not support the asynchronous context manager protocol"
                } else {
                    "' object does not support the context manager protocol"
                };
                ["'", protocol, missed]
            }
        };
        let message = [
            before.into(),
            Part::TypeOf(obj),
            after.into(),
            missed.into(),
        ];
        self.raise(TypeId::TypeError, &message)
    }
}

/// Whether `f` is a native that takes the object first.
fn is_method(f: Value) -> bool {
    f.as_immediate(Immediate::Native)
        .and_then(native)
        .is_some_and(|(native, owner)| owner.is_some() && native.role == Role::Method)
}
