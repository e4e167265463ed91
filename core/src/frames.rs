//! The frames on the stack, as programs and warnings ask for them.

use crate::image::{CodeId, field};
use crate::interp::{Cursor, split_frame_word, split_return_word};
use crate::value::Value;
use crate::vm::{FOR, HEADER, Vm};

/// A frame of a call that has begun.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Standing {
    /// Whose frame it is.
    pub(crate) function: Value,
    /// The instruction where it stands.
    pub(crate) pc: usize,
    /// Its first slot; 0 where it is off the stack.
    pub(crate) base: usize,
    /// Whose it is where it is off the stack.
    pub(crate) generator: Option<Value>,
}

impl Vm<'_> {
    /// The frames from the one at hand outward, those of generators included that are off the stack
    /// because they delegate.
    pub(crate) fn frames(&self) -> impl Iterator<Item = Standing> + '_ {
        let mut at = Cursor {
            pc: self.pc,
            fp: self.fp,
        };
        let mut delegating = None;
        (0..self.depth).map(move |_| {
            if let Some(generator) = delegating {
                delegating = self.delegating_to(generator);
                return Standing {
                    function: self.generator_function(generator),
                    pc: self.sends_at(generator),
                    base: 0,
                    generator: Some(generator),
                };
            }
            let here = Standing {
                function: self.word(at.fp - HEADER),
                pc: at.pc,
                base: at.fp,
                generator: None,
            };
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

    /// The code object of a frame, and the offset in it of the instruction where it stands.
    pub(crate) fn place_of_frame(&self, frame: Standing) -> Option<(CodeId, usize)> {
        let id = self.code_of(frame.function)?;
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
