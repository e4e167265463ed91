//! The machine that matches.
//!
//! It goes one way at a time. Where there was another one, it leaves a note on a stack, and so it
//! does for every number that it changes; on failure it takes notes off until one of them is
//! another way. A lookaround is a machine in the machine, above a floor of the same stack.

use super::How;
use super::fold::{Fold, lower};
use super::node::{Greed, Place};
use super::program::{Assertion, Inst, Pc, Program, Single};
use super::set::{Class, is_in};

/// The position of what has not matched.
pub(crate) const UNSET: usize = usize::MAX;

/// As many notes as most matches take.
const FEW_NOTES: usize = 32;

/// A text to match: bytes, each a character (as ASCII's are), or characters.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Text<'t> {
    Bytes(&'t [u8]),
    Chars(&'t [u32]),
}

/// A match.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Found {
    /// Beginning and end of the whole, and of each group; [`UNSET`] where it has none.
    pub(crate) slots: Vec<usize>,
    /// The group that ended last.
    pub(crate) last: Option<usize>,
}

/// Characters by position.
trait Input: Copy {
    fn at(self, i: usize) -> u32;
    fn len(self) -> usize;
}

impl Input for &[u8] {
    #[inline(always)]
    fn at(self, i: usize) -> u32 {
        self[i].into()
    }

    fn len(self) -> usize {
        <[u8]>::len(self)
    }
}

impl Input for &[u32] {
    #[inline(always)]
    fn at(self, i: usize) -> u32 {
        self[i]
    }

    fn len(self) -> usize {
        <[u32]>::len(self)
    }
}

/// A note of another way, or of a number before it changed.
#[derive(Clone, Copy, Debug)]
enum Note {
    Way(Pc, usize),
    Slot(usize, usize),
    Counter(usize, Turns),
    Last(Option<usize>),
    /// A greedy run that can give back down to the first position; it continues after itself.
    Shorter(Pc, usize, usize),
    /// A lazy loop that can turn once more, with its counter and its body.
    Again(usize, Pc, usize),
    /// A lazy run that can take so many more.
    Longer(Pc, usize, usize),
}

/// How often a loop has turned, and where it was then.
#[derive(Clone, Copy, Debug)]
struct Turns {
    count: usize,
    at: usize,
}

/// See [`super::Regex::find`].
pub(super) fn find(
    program: &Program,
    text: Text<'_>,
    range: (usize, usize),
    how: How,
    must_advance: bool,
) -> Option<Found> {
    match text {
        Text::Bytes(bytes) => {
            let input = &bytes[..range.1.min(bytes.len())];
            Machine::new(program, input, how).find(range.0, must_advance)
        }
        Text::Chars(chars) => {
            let input = &chars[..range.1.min(chars.len())];
            Machine::new(program, input, how).find(range.0, must_advance)
        }
    }
}

struct Machine<'p, I> {
    program: &'p Program,
    input: I,
    how: How,
    slots: Vec<usize>,
    counters: Vec<Turns>,
    last: Option<usize>,
    notes: Vec<Note>,
    /// Where a match may not end.
    refused: usize,
}

impl<'p, I: Input> Machine<'p, I> {
    fn new(program: &'p Program, input: I, how: How) -> Self {
        let none = Turns {
            count: 0,
            at: UNSET,
        };
        Machine {
            program,
            input,
            how,
            slots: vec![UNSET; program.slots],
            counters: vec![none; program.counters],
            last: None,
            notes: Vec::with_capacity(FEW_NOTES),
            refused: UNSET,
        }
    }

    fn find(mut self, start: usize, must_advance: bool) -> Option<Found> {
        let (mut start, len) = (start, self.input.len());
        if must_advance {
            self.refused = start;
        }
        loop {
            if self.how == How::Search {
                start = self.candidate(start)?;
            } else if start > len {
                return None;
            }
            if let Some(end) = self.run(0, start) {
                self.slots[0] = start;
                self.slots[1] = end;
                return Some(Found {
                    slots: self.slots,
                    last: self.last,
                });
            }
            if self.how != How::Search || self.program.anchored {
                return None;
            }
            start += 1;
            self.refused = UNSET;
        }
    }

    /// The next position from `start` on where a match could begin.
    fn candidate(&self, start: usize) -> Option<usize> {
        let last = self.input.len().checked_sub(self.program.least)?;
        match &self.program.first {
            None => (start <= last).then_some(start),
            Some(first) => (start..last + 1).find(|&at| first.has(self.input.at(at))),
        }
    }

    /// Runs from `pc` at position `at` to `Match` or `SubEnd`, and gives the position there. The
    /// notes made on the way stay; after a failure there are none, and all is as before.
    fn run(&mut self, pc: Pc, at: usize) -> Option<usize> {
        let program = self.program;
        let floor = self.notes.len();
        let (mut pc, mut at) = (pc, at);
        loop {
            let next = match &program.code[pc] {
                Inst::One(single) => (at < self.input.len() && single.has(self.input.at(at)))
                    .then(|| (pc + 1, at + 1)),
                Inst::Split(first, second) => {
                    self.notes.push(Note::Way(*second, at));
                    Some((*first, at))
                }
                Inst::Jump(to) => Some((*to, at)),
                Inst::Save(slot) => {
                    self.save(*slot, at);
                    Some((pc + 1, at))
                }
                Inst::Assert(assertion) => self.holds(*assertion, at).then_some((pc + 1, at)),
                Inst::Reference(group, how) => {
                    self.reference(*group, *how, at).map(|at| (pc + 1, at))
                }
                Inst::Run {
                    single,
                    least,
                    most,
                    greed,
                } => self
                    .single_run(pc, single, (*least, *most), *greed, at)
                    .map(|at| (pc + 1, at)),
                Inst::Enter(counter) => {
                    self.count(*counter, 0, UNSET);
                    Some((pc + 1, at))
                }
                Inst::Turn {
                    counter,
                    body,
                    least,
                    most,
                    greed,
                } => Some((
                    self.turn(pc, (*counter, *body), (*least, *most), *greed, at),
                    at,
                )),
                Inst::Look {
                    negative,
                    back,
                    end,
                } => self
                    .look(
                        pc + 1,
                        back.map_or(Some(at), |n| at.checked_sub(n)),
                        *negative,
                    )
                    .then_some((*end, at)),
                Inst::Atomic(end) => self.once(pc + 1, at).map(|at| (*end, at)),
                Inst::Unless(group, to) => match self.slots.get(2 * group + 1) {
                    Some(&end) if end != UNSET => Some((pc + 1, at)),
                    _ => Some((*to, at)),
                },
                Inst::SubEnd => return Some(at),
                Inst::Match if self.may_end(at) => return Some(at),
                Inst::Match => None,
            };
            (pc, at) = match next {
                Some(next) => next,
                None => self.other_way(floor)?,
            };
        }
    }

    fn may_end(&self, at: usize) -> bool {
        at != self.refused && (self.how != How::Full || at == self.input.len())
    }

    /// Takes notes off down to `floor` until one is of another way.
    fn other_way(&mut self, floor: usize) -> Option<(Pc, usize)> {
        while self.notes.len() > floor {
            match self.notes.pop()? {
                Note::Way(pc, at) => return Some((pc, at)),
                Note::Again(counter, body, at) => {
                    self.count(counter, self.counters[counter].count + 1, at);
                    return Some((body, at));
                }
                Note::Slot(slot, before) => self.slots[slot] = before,
                Note::Counter(counter, before) => self.counters[counter] = before,
                Note::Last(before) => self.last = before,
                Note::Shorter(pc, least, at) => {
                    if let Some(at) = self.shorter(pc, least, at) {
                        return Some((pc + 1, at));
                    }
                }
                Note::Longer(pc, at, left) => {
                    if let Inst::Run { single, .. } = &self.program.code[pc]
                        && at < self.input.len()
                        && single.has(self.input.at(at))
                    {
                        if left > 1 {
                            self.notes.push(Note::Longer(pc, at + 1, left - 1));
                        }
                        return Some((pc + 1, at + 1));
                    }
                }
            }
        }
        None
    }

    /// Gives back characters of a greedy run, at least one, until what follows can match.
    fn shorter(&mut self, pc: Pc, least: usize, at: usize) -> Option<usize> {
        let mut at = at - 1;
        if let Inst::One(single) = &self.program.code[pc + 1] {
            while at > least && !single.has(self.input.at(at)) {
                at -= 1;
            }
        }
        if at > least {
            self.notes.push(Note::Shorter(pc, least, at));
        }
        Some(at)
    }

    fn save(&mut self, slot: usize, at: usize) {
        self.notes.push(Note::Slot(slot, self.slots[slot]));
        self.slots[slot] = at;
        if slot % 2 == 1 && self.last != Some(slot / 2) {
            self.notes.push(Note::Last(self.last));
            self.last = Some(slot / 2);
        }
    }

    fn count(&mut self, counter: usize, count: usize, at: usize) {
        self.notes
            .push(Note::Counter(counter, self.counters[counter]));
        self.counters[counter] = Turns { count, at };
    }

    /// Where a loop goes on: in its body or after itself.
    fn turn(
        &mut self,
        pc: Pc,
        (counter, body): (usize, Pc),
        (least, most): (usize, usize),
        greed: Greed,
        at: usize,
    ) -> Pc {
        let turns = self.counters[counter];
        if turns.count < least {
            // A turn that must be does not count as the one before, wherever it began.
            self.count(counter, turns.count + 1, turns.at);
            return body;
        }
        // A turn that took nothing is the last one.
        if turns.count >= most || turns.at == at {
            return pc + 1;
        }
        if greed == Greed::Lazy {
            self.notes.push(Note::Again(counter, body, at));
            return pc + 1;
        }
        self.notes.push(Note::Way(pc + 1, at));
        self.count(counter, turns.count + 1, at);
        body
    }

    /// Takes as many characters as a run takes at first.
    fn single_run(
        &mut self,
        pc: Pc,
        single: &Single,
        (least, most): (usize, usize),
        greed: Greed,
        at: usize,
    ) -> Option<usize> {
        let wanted = if greed == Greed::Lazy { least } else { most };
        let limit = self.input.len().min(at.saturating_add(wanted));
        let end = match single {
            Single::Any => limit,
            _ => (at..limit)
                .find(|&i| !single.has(self.input.at(i)))
                .unwrap_or(limit),
        };
        // Positions are sums with numbers of the pattern, which may be any.
        if end < at.saturating_add(least) {
            return None;
        }
        match greed {
            Greed::Greedy if end > at + least => {
                self.notes.push(Note::Shorter(pc, at + least, end));
            }
            Greed::Lazy if most > least => self.notes.push(Note::Longer(pc, end, most - least)),
            _ => {}
        }
        Some(end)
    }

    /// The position after what a group matched, if that comes again.
    fn reference(&self, group: usize, how: Fold, at: usize) -> Option<usize> {
        let (start, end) = (self.slots[2 * group], self.slots[2 * group + 1]);
        if start == UNSET || end == UNSET || end < start {
            return None;
        }
        let after = at.checked_add(end - start)?;
        if after > self.input.len() {
            return None;
        }
        let same = |i| {
            let (a, b) = (self.input.at(start + i), self.input.at(at + i));
            a == b || how != Fold::None && lower(a, how) == lower(b, how)
        };
        (0..end - start).all(same).then_some(after)
    }

    /// Whether what follows `pc` matches, or does not, at a place.
    fn look(&mut self, pc: Pc, at: Option<usize>, negative: bool) -> bool {
        let Some(at) = at else {
            return negative;
        };
        let floor = self.notes.len();
        let found = match negative {
            false => return self.once(pc, at).is_some(),
            true => self.run(pc, at),
        };
        if found.is_some() {
            self.undo(floor);
        }
        found.is_none()
    }

    /// Runs what is not to be tried in another way later.
    fn once(&mut self, pc: Pc, at: usize) -> Option<usize> {
        let floor = self.notes.len();
        let end = self.run(pc, at)?;
        let mut kept = floor;
        for i in floor..self.notes.len() {
            if matches!(
                self.notes[i],
                Note::Slot(..) | Note::Counter(..) | Note::Last(_)
            ) {
                self.notes[kept] = self.notes[i];
                kept += 1;
            }
        }
        self.notes.truncate(kept);
        Some(end)
    }

    /// Puts every number back that has changed since the stack was at `floor`.
    fn undo(&mut self, floor: usize) {
        while self.notes.len() > floor {
            match self.notes.pop() {
                Some(Note::Slot(slot, before)) => self.slots[slot] = before,
                Some(Note::Counter(counter, before)) => self.counters[counter] = before,
                Some(Note::Last(before)) => self.last = before,
                _ => {}
            }
        }
    }

    /// Whether the place is what the pattern says.
    fn holds(&self, assertion: Assertion, at: usize) -> bool {
        let len = self.input.len();
        let is_newline = |i| self.input.at(i) == u32::from(b'\n');
        match assertion.place {
            Place::TextBeginning => at == 0,
            Place::Beginning => at == 0 || assertion.multiline && is_newline(at - 1),
            Place::TextEnd => at == len,
            Place::End if assertion.multiline => at == len || is_newline(at),
            Place::End => at == len || at + 1 == len && is_newline(at),
            Place::Boundary => self.boundary(assertion.ascii, at),
            // CPython 3.13: nowhere in an empty text.
            Place::NoBoundary => len > 0 && !self.boundary(assertion.ascii, at),
        }
    }

    /// Whether a word begins or ends here.
    fn boundary(&self, ascii: bool, at: usize) -> bool {
        let is_word = |i| is_in(Class::Word, self.input.at(i), ascii);
        let before = at > 0 && is_word(at - 1);
        let after = at < self.input.len() && is_word(at);
        before != after
    }
}
