//! The natives that programs call most, done at once where their arguments are plain: what is left are
//! the checks that all natives have in common, which take longer than these natives do.

use crate::interp::Cursor;
use crate::kind::Kind;
use crate::opcode::Instr;
use crate::types::{TypeId, function};
use crate::value::{Immediate, Value};
use crate::vm::{HEADER, Vm};

const APPEND: Value = Value::immediate(Immediate::Native, (TypeId::List as u32) << 16);
const ISINSTANCE: Value = function(26);
const LEN: Value = function(29);
const TYPE: Value = TypeId::Type.value();

/// Whether [`Vm::call_known`] is for this.
#[inline(always)]
pub(crate) fn is_known(f: Value) -> bool {
    f == LEN || f == ISINSTANCE || f == TYPE
}

/// Whether [`Vm::append_known`] is for this.
#[inline(always)]
pub(crate) fn is_append(f: Value) -> bool {
    f == APPEND
}

impl Vm<'_> {
    /// The result of a `Call` of what is known; `None` where that takes more.
    #[inline(never)]
    pub(crate) fn call_known(&mut self, cur: Cursor, i: Instr) -> Option<Value> {
        let base = cur.fp + i.a() as usize + HEADER;
        let first = self.word(base);
        match (self.reg(&cur, i.a()), i.b()) {
            (LEN, 1) => self.len_known(first),
            (ISINSTANCE, 2) => self.isinstance_known(first, self.word(base + 1)),
            (TYPE, 1) => self.type_known(first),
            _ => None,
        }
    }

    /// Does a `CallMethod` of `list.append`; `false` where that takes more.
    #[inline(never)]
    pub(crate) fn append_known(&mut self, cur: Cursor, i: Instr) -> bool {
        let base = cur.fp + i.a() as usize + HEADER;
        let (list, v) = (self.word(base), self.word(base + 1));
        i.b() == 1 && list.is(Kind::List) && self.push_into_capacity(list, v)
    }

    fn len_known(&self, v: Value) -> Option<Value> {
        let len = match v.kind()? {
            Kind::List => self.list_len(v),
            Kind::Tuple => self.heap.len(v.addr()),
            Kind::Dict | Kind::Set => self.table_len(v),
            Kind::Str => self.str_len(v),
            _ => return None,
        };
        Some(Value::int(len as i64))
    }

    fn type_known(&self, v: Value) -> Option<Value> {
        let kind = v.kind();
        let is_known = v.is_int()
            || matches!(
                kind,
                Some(Kind::Instance | Kind::Str | Kind::List | Kind::Dict)
            );
        is_known.then(|| self.class_of(v))
    }

    /// True where `class` is the very class of `v`; what neither can have a say in, of built-in types.
    fn isinstance_known(&self, v: Value, class: Value) -> Option<Value> {
        let own = if v.is_int() {
            TypeId::Int
        } else {
            match v.kind() {
                Some(Kind::Instance) => {
                    return (self.class_of(v) == class).then_some(Value::TRUE);
                }
                Some(Kind::Str) => TypeId::Str,
                Some(Kind::List) => TypeId::List,
                Some(Kind::Dict) => TypeId::Dict,
                _ => return None,
            }
        };
        let class = TypeId::from_u32(class.as_immediate(Immediate::Type)?)?;
        Some(Value::bool(own.derives_from(class)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::native;

    #[test]
    fn natives_are_where_they_are_looked_for() {
        for (value, name) in [(APPEND, "append"), (ISINSTANCE, "isinstance"), (LEN, "len")] {
            let number = value.as_immediate(Immediate::Native).expect("a native");
            assert_eq!(native(number).map(|(native, _)| native.name), Some(name));
        }
    }
}
