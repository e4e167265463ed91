//! The rare operations: see [`Rare`].

use crate::interp::Cursor;
use crate::opcode::Instr;
use crate::rare::Rare;
use crate::trap::Res;
use crate::types::TypeId;
use crate::vm::Vm;

impl Vm<'_> {
    /// Runs the rare operation that the further word numbers. The operations leave the way on to
    /// this: all of them go on behind it.
    pub(crate) fn op_rare(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let Some(rare) = Rare::from_u32(self.wide(cur)) else {
            no_such_operation()
        };
        match rare {
            Rare::CheckAsyncIterator => self.op_check_async_iterator(cur, i)?,
            Rare::IsAsyncEnd => self.op_is_async_end(cur, i),
            Rare::LoadAssertionError => self.set_reg(cur, i.a(), TypeId::AssertionError.value()),
            Rare::SplitException => self.split_exception(cur, i)?,
            Rare::MergeExceptions => self.merge_exceptions(cur, i)?,
            Rare::PrepareClass => self.prepare_class(cur, i)?,
            Rare::MakeFar => self.op_make_far(cur, i)?,
            Rare::LoadFarClosure => self.op_load_far_closure(cur, i)?,
            Rare::LoadFarFree => self.op_load_far_free(cur, i)?,
            Rare::LoadNameFarFree => self.op_load_name_far_free(cur, i)?,
            Rare::UnpackList => self.op_unpack_list(cur, i)?,
            Rare::PrintExpression => self.print_expression(*cur, i)?,
            Rare::MatchSequence => self.match_sequence(cur, i)?,
            Rare::MatchMapping => self.match_mapping(cur, i)?,
            Rare::MatchKeys => self.match_keys(cur, i)?,
            Rare::MatchClass => self.match_class(cur, i)?,
        }
        cur.pc += 2;
        Ok(())
    }
}

#[cold]
fn no_such_operation() -> ! {
    panic!("a rare operation that verification excludes")
}
