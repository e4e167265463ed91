//! The frames on the stack, as programs and warnings ask for them.

use crate::image::{CodeId, field};
use crate::interp::{Cursor, split_frame_word, split_return_word};
use crate::value::Value;
use crate::vm::{FOR, HEADER, Vm};

impl Vm<'_> {
    /// The frames from the one at hand outward, those of generators included that are off the stack
    /// because they delegate: the function of each, and the instruction where it stands.
    pub(crate) fn frames(&self) -> impl Iterator<Item = (Value, usize)> + '_ {
        let mut at = Cursor {
            pc: self.pc,
            fp: self.fp,
        };
        let mut delegating = None;
        (0..self.depth).map(move |_| {
            if let Some(generator) = delegating {
                delegating = self.delegating_to(generator);
                return (self.generator_function(generator), self.sends_at(generator));
            }
            let here = (self.word(at.fp - HEADER), at.pc);
            delegating = self.delegating(at.fp);
            let (ret, _, flags) = split_return_word(self.heap.words[at.fp - 2]);
            let (previous, _) = split_frame_word(self.heap.words[at.fp - 1]);
            at = Cursor {
                pc: if flags & FOR != 0 {
                    ret
                } else {
                    ret.saturating_sub(1)
                },
                fp: previous,
            };
            here
        })
    }

    /// The code object of a function, and the offset in it of the instruction `pc`.
    fn place_in(&self, function: Value, pc: usize) -> Option<(CodeId, usize)> {
        let id = self.code_of(function)?;
        let code = self.image.code(id);
        let offset = pc.checked_sub(code.get(field::OPS))?;
        (offset < code.get(field::OPS_LEN)).then_some((id, offset))
    }

    /// The code object that runs, and the offset in it of the instruction at hand; `None` where
    /// nothing does.
    pub fn current_place(&self) -> Option<(CodeId, usize)> {
        self.frames()
            .find_map(|(function, pc)| self.place_in(function, pc))
    }
}
