//! Source lines of running frames, told by return addresses.
//!
//! A stub may have a site for each source line of its function: an address that stands for the
//! line. While a frame runs, its evaluator keeps the address of the line at hand in the place of
//! its own return address, and puts the one to return to there before it returns. Whoever walks the native
//! stack, at any instant, finds function and line of every frame.
//!
//! ```text
//! evaluate        <- return slot: site of line 12, in the stub of `g`
//! stub of g
//! evaluate        <- return slot: site of line 30, in the stub of `f`
//! stub of f
//! ```
//!
//! Where stubs have no frames, the lines of this picture that begin with `stub` are not there.
//!
//! The evaluator that does this runs a copy of the instructions in which those that begin a line
//! are flagged, so that all others pay one test; the other evaluator pays nothing.

use core::sync::atomic::{AtomicUsize, Ordering};

use crate::image::{Code, CodeId, Image, field};
use crate::opcode::{Instr, LINE, Op, Wide};
use crate::vm::Vm;

/// Where the sites of stubs are.
///
/// What an evaluator's return slot holds when it begins stands for the line where the function's
/// definition begins, and site `n` for the `n`th of its distinct other lines, in ascending order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SiteLayout {
    /// Bytes from what the return slot holds at first to the address that stands for site 0.
    pub first: u32,
    /// Bytes from the address of a site to that of the next.
    pub stride: u32,
}

/// The instructions of an image, each with the site of its line, and those flagged that begin one.
#[derive(Clone, Copy, Default, Debug)]
pub struct LineTable<'m> {
    /// The word of instructions below, with [`LINE`] where a line begins; above, bytes from what the
    /// return slot holds at first to the address of the line's site.
    pub(crate) words: &'m [u64],
}

impl<'m> LineTable<'m> {
    /// Number of words that a table for `image` needs.
    pub fn len_for(image: &Image<'_>) -> usize {
        image.ops.len()
    }

    /// The table of `image` for stubs with sites laid out as `layout`, in memory of the caller.
    /// `None` if that is not [`len_for`](Self::len_for) words long, or if a stub would have to be
    /// of more than 4 GiB.
    pub fn new(
        image: &Image<'_>,
        layout: SiteLayout,
        words: &'m mut [u64],
    ) -> Option<LineTable<'m>> {
        if words.len() != image.ops.len() {
            return None;
        }
        fill(image, 0, layout, 0, words)?;
        Some(LineTable { words })
    }

    /// The table of `image`, which continues an image with `codes` code objects and `ops` words of
    /// instructions. The words of its table come first in `all`, and then those that `new` gives,
    /// which this fills in. `None` as with [`new`](Self::new).
    pub fn extend(&self, image: &Image<'_>, layout: SiteLayout, new: &mut [u64]) -> Option<()> {
        let known = self.words.len();
        if known + new.len() != image.ops.len() {
            return None;
        }
        // Code objects come in the order of their instructions; the search is for the first that
        // the table does not know.
        let codes = crate::image::partition(image.code_count(), |id| {
            image.code(CodeId(id as u32)).get(field::OPS) < known
        });
        fill(image, codes, layout, known, new)
    }

    /// The table of `image` whose words are these: what [`extend`](Self::extend) filled in,
    /// behind those of the table that it was called on. `None` if there are too few or too many.
    pub fn of_words(image: &Image<'_>, words: &'m [u64]) -> Option<LineTable<'m>> {
        (words.len() == image.ops.len()).then_some(LineTable { words })
    }

    /// The words of the table.
    pub fn words(&self) -> &'m [u64] {
        self.words
    }
}

/// Fills in the words of the code objects from number `first` on; `words` begin at word `start` of
/// the instructions.
fn fill(
    image: &Image<'_>,
    first: usize,
    layout: SiteLayout,
    start: usize,
    words: &mut [u64],
) -> Option<()> {
    for id in first..image.code_count() {
        let code = image.code(CodeId(id as u32));
        let (at, len) = (code.get(field::OPS), code.get(field::OPS_LEN));
        let words = words.get_mut(at.checked_sub(start)?..)?.get_mut(..len)?;
        number_lines(image, code, layout, words)?;
        flag_instructions(image.instructions(code), words);
    }
    Some(())
}

/// Puts the offset of its line's site above each word of `code`.
fn number_lines(
    image: &Image<'_>,
    code: Code<'_>,
    layout: SiteLayout,
    words: &mut [u64],
) -> Option<()> {
    // The distinct lines are found in the lower halves, which nothing needs yet.
    let first_line = code.get(field::FIRST_LINE) as u32;
    let with_sites = image.lines(code).filter(|&(_, line)| line != first_line);
    let mut count = 0;
    for (word, (_, line)) in words.iter_mut().zip(with_sites) {
        *word = u64::from(line);
        count += 1;
    }
    words[..count].sort_unstable();
    let count = distinct(&mut words[..count]);
    let mut positions = image.lines(code).peekable();
    let mut offset = 0;
    for at in 0..words.len() {
        while let Some((_, line)) = positions.next_if(|&(first, _)| first <= at) {
            let site = words[..count].partition_point(|&word| (word as u32) < line) as u32;
            offset = match line == first_line {
                true => 0,
                false => layout.first.checked_add(site.checked_mul(layout.stride)?)?,
            };
        }
        words[at] = words[at] & INSTRUCTION | u64::from(offset) << 32;
    }
    Some(())
}

/// The bits of a word that hold the instruction.
const INSTRUCTION: u64 = u32::MAX as u64;

/// Moves the distinct values of a sorted slice to its front; how many they are.
fn distinct(sorted: &mut [u64]) -> usize {
    let mut count = 0;
    for at in 0..sorted.len() {
        if count == 0 || sorted[count - 1] != sorted[at] {
            sorted[count] = sorted[at];
            count += 1;
        }
    }
    count
}

/// Puts `instructions` in the lower halves of `words`, and flags those that control may reach from
/// another line.
fn flag_instructions(instructions: &[u32], words: &mut [u64]) {
    for (word, &instruction) in words.iter_mut().zip(instructions) {
        *word = *word & !INSTRUCTION | u64::from(instruction);
    }
    let mut at = 0;
    let mut previous = None;
    while let Some(&instruction) = instructions.get(at) {
        let Some(op) = Op::from_u8(Instr(instruction).op()) else {
            return;
        };
        let line = line_of(words[at]);
        if previous.is_some_and(|previous| previous != line) {
            words[at] |= u64::from(LINE);
        }
        previous = Some(line);
        if op.form().w == Wide::Jump
            && let Some(&distance) = instructions.get(at + 1)
            && let Some(target) = words.get_mut(at.wrapping_add_signed(distance as i32 as isize))
            && line_of(*target) != line
        {
            *target |= u64::from(LINE);
        }
        at += op.words();
    }
}

/// The offset of its line's site: what tells the lines of one code object apart.
#[inline(always)]
fn line_of(word: u64) -> u64 {
    word >> 32
}

impl<'m> Image<'m> {
    /// The source lines of `code`: the first word, from the code's first, and the line of each
    /// run of instructions, in the order of the words.
    pub fn lines(&self, code: Code<'m>) -> impl Iterator<Item = (usize, u32)> + use<'m> {
        let (first, count) = (code.get(field::POSITIONS), code.get(field::POSITIONS_LEN));
        let records = &self.positions[first * 4..(first + count) * 4];
        let before = [(0, code.get(field::FIRST_LINE) as u32)];
        let starts_late = records.first().is_none_or(|&word| word != 0);
        let before = before.into_iter().filter(move |_| starts_late);
        before.chain(records.chunks_exact(4).map(|r| (r[0] as usize, r[1])))
    }
}

/// What an evaluator does where lines begin.
pub(crate) trait LineMark {
    /// An instruction and what is to be known of its line.
    type Word: Copy;

    /// The instructions of the machine's image, which may grow while a frame runs.
    fn words<'m>(vm: &Vm<'m>) -> &'m [Self::Word];

    /// The instruction.
    fn instr(word: Self::Word) -> Instr;

    /// The byte to dispatch by: the opcode's, with [`LINE`] where a line begins.
    fn byte(word: Self::Word) -> u8;

    /// The line of `word` begins.
    fn at(&self, word: Self::Word);

    /// The frame at hand may be another than before, and is that at `fp`.
    fn in_frame(&mut self, fp: usize);
}

/// Nobody wants lines.
pub(crate) struct NoLines;

impl LineMark for NoLines {
    type Word = u32;

    #[inline(always)]
    fn words<'m>(vm: &Vm<'m>) -> &'m [u32] {
        vm.image.ops
    }

    #[inline(always)]
    fn instr(word: u32) -> Instr {
        Instr(word)
    }

    #[inline(always)]
    fn byte(word: u32) -> u8 {
        word as u8 & !LINE
    }

    #[inline(always)]
    fn at(&self, _: u32) {}

    #[inline(always)]
    fn in_frame(&mut self, _: usize) {}
}

/// The return slot of an evaluator, and what belongs there.
pub(crate) struct ReturnAddress<'a> {
    /// Where the lines of the frame at hand go.
    place: &'a AtomicUsize,
    slot: &'a AtomicUsize,
    /// What stands for the function's first line, from which the addresses of the others count.
    base: usize,
    /// Where the evaluator returns to.
    original: usize,
    /// First slot of the frame whose lines are told. The evaluator may run others on top of it,
    /// of functions without stubs: meanwhile this one stays at the line of its call, and the
    /// lines of the others go elsewhere.
    fp: usize,
    elsewhere: &'a AtomicUsize,
}

impl<'a> ReturnAddress<'a> {
    /// For the frame at `fp`. `return_address` is where to return to if that is not in the slot, or 0.
    pub(crate) fn new(
        slot: &'a AtomicUsize,
        return_address: usize,
        elsewhere: &'a AtomicUsize,
        fp: usize,
    ) -> Self {
        let base = slot.load(Ordering::Relaxed);
        ReturnAddress {
            place: slot,
            slot,
            base,
            original: match return_address {
                0 => base,
                _ => return_address,
            },
            fp,
            elsewhere,
        }
    }

    /// Back at the line where the function's definition begins.
    pub(crate) fn begin(&self) {
        self.slot.store(self.base, Ordering::Relaxed);
    }

    /// To be called before the evaluator returns.
    pub(crate) fn put_back(&self) {
        self.slot.store(self.original, Ordering::Relaxed);
    }
}

impl LineMark for ReturnAddress<'_> {
    type Word = u64;

    #[inline(always)]
    fn words<'m>(vm: &Vm<'m>) -> &'m [u64] {
        vm.lines.words
    }

    #[inline(always)]
    fn instr(word: u64) -> Instr {
        Instr(word as u32)
    }

    #[inline(always)]
    fn byte(word: u64) -> u8 {
        word as u8
    }

    #[inline(always)]
    fn at(&self, word: u64) {
        let address = self.base.wrapping_add(line_of(word) as usize);
        self.place.store(address, Ordering::Relaxed);
    }

    #[inline(always)]
    fn in_frame(&mut self, fp: usize) {
        self.place = if fp == self.fp {
            self.slot
        } else {
            self.elsewhere
        };
    }
}
