//! Raising and handling exceptions.

use crate::exception::{CAUSE, SUPPRESS};
use crate::interp::Cursor;
use crate::kind::Kind;
use crate::opcode::Instr;
use crate::trap::{Res, Trap};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::{Root, Vm};

impl Vm<'_> {
    #[inline(never)]
    pub(crate) fn op_raise(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.sync(*cur);
        let e = self.instance_to_raise(
            self.reg(cur, i.a()),
            "exceptions must derive from BaseException",
        )?;
        Err(self.raise_value(e))
    }

    #[inline(never)]
    pub(crate) fn op_raise_from(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.sync(*cur);
        let e = self.instance_to_raise(
            self.reg(cur, i.a()),
            "exceptions must derive from BaseException",
        )?;
        let top = self.top;
        let slot = self.push(e)?;
        let cause = self.reg(cur, i.b());
        let cause = match cause.is_none() {
            true => Ok(cause),
            false => {
                self.instance_to_raise(cause, "exception causes must derive from BaseException")
            }
        };
        let e = self.word(slot);
        self.top = top;
        let cause = cause?;
        self.set(e.addr(), CAUSE, cause);
        self.set(e.addr(), SUPPRESS, Value::TRUE);
        Err(self.raise_value(e))
    }

    /// The exception that `raise v` raises: `v`, or what calling the class `v` makes.
    pub(crate) fn instance_to_raise(&mut self, v: Value, error: &str) -> Res {
        if v.is(Kind::Exception) {
            return Ok(v);
        }
        let class = self.is_class(v) && self.layout_of(v).derives_from(TypeId::BaseException);
        if !class {
            return Err(self.raise(TypeId::TypeError, &[error.into()]));
        }
        self.rooted(v, |vm, class| {
            let e = vm.call(v, &[])?;
            if e.is(Kind::Exception) {
                return Ok(e);
            }
            let text = [
                "calling ".into(),
                crate::Part::Repr(vm.word(class)),
                " should have returned an instance of BaseException, not ".into(),
                crate::Part::Repr(vm.class_of(e)),
            ];
            Err(vm.raise(TypeId::TypeError, &text))
        })
    }

    #[inline(never)]
    pub(crate) fn op_reraise(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.sync(*cur);
        let e = self.reg(cur, i.a());
        if !e.is(Kind::Exception) {
            return Err(self.bad_image("reraises what is no exception"));
        }
        self.set_root(Root::Pending, e);
        Err(Trap::RAISED)
    }

    #[inline(never)]
    pub(crate) fn op_raise_bare(&mut self, cur: &mut Cursor) -> Res<()> {
        self.sync(*cur);
        let e = self.root(Root::Handled);
        if !e.is(Kind::Exception) {
            return Err(self.raise(
                TypeId::RuntimeError,
                &["No active exception to reraise".into()],
            ));
        }
        self.set_root(Root::Pending, e);
        Err(Trap::RAISED)
    }

    #[inline(never)]
    pub(crate) fn op_push_handled(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let (e, handled) = (self.reg(cur, i.b()), self.root(Root::Handled));
        self.set_reg(cur, i.a(), handled);
        self.set_root(Root::Handled, e);
        cur.pc += 1;
        Ok(())
    }

    #[inline(never)]
    pub(crate) fn op_pop_handled(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let handled = self.reg(cur, i.a());
        self.set_root(Root::Handled, handled);
        cur.pc += 1;
        Ok(())
    }

    #[inline(never)]
    pub(crate) fn op_match_exception(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.sync(*cur);
        let class = self.class_of(self.reg(cur, i.b()));
        let matches = self.exception_matches(class, self.reg(cur, i.c()))?;
        self.set_reg(cur, i.a(), Value::bool(matches));
        cur.pc += 1;
        Ok(())
    }

    #[inline(never)]
    pub(crate) fn split_exception(&mut self, cur: &Cursor, i: Instr) -> Res<()> {
        self.sync(*cur);
        let top = self.top;
        let e = self.push(self.reg(cur, i.b()))?;
        let kind = self.push(self.reg(cur, i.c()))?;
        let out = self.push(Value::NONE)?;
        let done = self
            .push(Value::NONE)
            .and_then(|_| self.split_for_clause(e, kind, out));
        let (found, rest) = (self.word(out), self.word(out + 1));
        self.top = top;
        done?;
        if !found.is_none() {
            self.set_root(Root::Handled, found);
        }
        self.set_reg(cur, i.a(), found);
        self.set_reg(cur, i.a() + 1, rest);
        Ok(())
    }

    #[inline(never)]
    pub(crate) fn merge_exceptions(&mut self, cur: &Cursor, i: Instr) -> Res<()> {
        self.sync(*cur);
        let top = self.top;
        if !self.reg(cur, i.c()).is(Kind::List) {
            return Err(self.bad_image("merges what is no list"));
        }
        let original = self.push(self.reg(cur, i.b()))?;
        let left = self.push(self.reg(cur, i.c()))?;
        let merged = self.merge_clauses(original, left);
        self.top = top;
        self.set_reg(cur, i.a(), merged?);
        Ok(())
    }

    pub(crate) fn exception_matches(&mut self, class: Value, wanted: Value) -> Res<bool> {
        if self.is_class(wanted) && self.layout_of(wanted).derives_from(TypeId::BaseException) {
            return Ok(self.derives(class, wanted));
        }
        if let Some(at) = wanted.as_kind(Kind::Tuple) {
            let mut matches = false;
            for i in 1..=self.heap.len(at) {
                let one = self.get(at, i);
                matches |= !one.is(Kind::Tuple) && self.exception_matches(class, one)?;
            }
            return Ok(matches);
        }
        let text = "catching classes that do not inherit from BaseException is not allowed";
        Err(self.raise(TypeId::TypeError, &[text.into()]))
    }
}
