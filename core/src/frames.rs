//! The frames on the stack, as programs and warnings ask for them.

use crate::image::{CodeId, field};
use crate::interp::{Cursor, split_frame_word, split_return_word};
use crate::vm::{FOR, HEADER, Vm};

impl Vm<'_> {
    /// The frames on the stack from the one at hand outward: the instruction where each stands,
    /// and its first slot.
    pub(crate) fn frames(&self) -> impl Iterator<Item = Cursor> + '_ {
        let mut at = Cursor {
            pc: self.pc,
            fp: self.fp,
        };
        (0..self.depth).map(move |_| {
            let here = at;
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

    /// The code object of a frame, and the offset in it of the instruction where it stands.
    pub(crate) fn place_of_frame(&self, frame: Cursor) -> Option<(CodeId, usize)> {
        let id = self.code_of(self.word(frame.fp - HEADER))?;
        let code = self.image.code(id);
        let offset = frame.pc.checked_sub(code.get(field::OPS))?;
        (offset < code.get(field::OPS_LEN)).then_some((id, offset))
    }

    /// The code object that runs, and the offset in it of the instruction at hand; `None` where
    /// nothing does.
    pub fn current_place(&self) -> Option<(CodeId, usize)> {
        self.frames().find_map(|frame| self.place_of_frame(frame))
    }
}
