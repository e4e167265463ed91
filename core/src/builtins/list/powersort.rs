//! Powersort: the runs that records come in are merged in a nearly optimal order, with galloping
//! where one run has long stretches before the other.
//!
//! The reference sorts so, and programs see it: how often keys are compared and in which order,
//! what becomes of keys that have no consistent order, how far a list is sorted where comparing
//! fails. The places of all comparisons are the reference's (`Objects/listsort.txt` there tells
//! of the algorithm; the order of merging is Munro's and Wild's, 2018).

use super::sort::Sort;
use crate::trap::Res;
use crate::vm::Vm;

/// So many records in sequence must come from one run for galloping to pay.
const MIN_GALLOP: usize = 7;

/// Runs are lengthened to at least half of this.
const MAX_MIN_RUN: usize = 64;

/// Runs that can wait for their merge: their powers ascend, and none is above the bits of a
/// count, twice.
const WAITING: usize = 66;

/// The two runs of a merge, in the order of their records.
const EARLIER: usize = 0;
const LATER: usize = 1;

/// A run that waits to be merged with the one after it.
#[derive(Clone, Copy, Default)]
struct Run {
    first: u32,
    count: u32,
    /// Depth, in the tree of merges, of the one that this run and the next are to meet in.
    power: u32,
}

/// Sorts the records. They are all there, in some order, if a comparison fails.
pub(super) fn sort(records: &Sort, vm: &mut Vm<'_>) -> Res<()> {
    let mut waiting = Waiting {
        records: *records,
        runs: [Run::default(); WAITING],
        len: 0,
        min_gallop: MIN_GALLOP,
    };
    let (count, min_run) = (records.count, min_run(records.count));
    let mut first = 0;
    while first < count {
        let mut end = records.natural_run(vm, first)?;
        if end - first < min_run {
            let sorted = end;
            end = count.min(first + min_run);
            records.insert_by_halves(vm, first, sorted, end)?;
        }
        waiting.add(vm, first, end)?;
        first = end;
    }
    waiting.merge_all(vm)
}

/// How long runs are to be at least, so that their number is a power of two or a little below.
fn min_run(mut count: usize) -> usize {
    let mut beyond = 0;
    while count >= MAX_MIN_RUN {
        beyond |= count & 1;
        count >>= 1;
    }
    count + beyond
}

/// How deep in a balanced tree over `0..total` the node is that parts the middles of the runs
/// `first..end` and `end..next`.
fn power(first: usize, end: usize, next: usize, total: usize) -> u32 {
    // The two middles, doubled; the first bit in which their fractions of the total differ.
    let (mut a, mut b) = (first + end, end + next);
    let mut power = 1;
    while a >= total || b < total {
        if a >= total {
            a -= total;
            b -= total;
        }
        a *= 2;
        b *= 2;
        power += 1;
    }
    power
}

/// The runs found so far.
struct Waiting {
    records: Sort,
    runs: [Run; WAITING],
    len: usize,
    min_gallop: usize,
}

impl Waiting {
    /// Adds the run `first..end`, after merging those before it that meet deeper than it does.
    fn add(&mut self, vm: &mut Vm<'_>, first: usize, end: usize) -> Res<()> {
        if self.len > 0 {
            let last = self.runs[self.len - 1];
            let power = power(last.first as usize, first, end, self.records.count);
            while self.len > 1 && self.runs[self.len - 2].power > power {
                self.merge_at(vm, self.len - 2)?;
            }
            self.runs[self.len - 1].power = power;
        }
        self.runs[self.len] = Run {
            first: first as u32,
            count: (end - first) as u32,
            power: 0,
        };
        self.len += 1;
        Ok(())
    }

    /// Merges what waits, from the end on; a run of three neighbours with the shorter of its own.
    fn merge_all(&mut self, vm: &mut Vm<'_>) -> Res<()> {
        while self.len > 1 {
            let n = self.len - 2;
            let before = n > 0 && self.runs[n - 1].count < self.runs[n + 1].count;
            self.merge_at(vm, n - usize::from(before))?;
        }
        Ok(())
    }

    /// Merges the runs `i` and `i + 1`.
    fn merge_at(&mut self, vm: &mut Vm<'_>, i: usize) -> Res<()> {
        let rest = |run: Run| Rest {
            slot: self.records.records,
            first: run.first as usize,
            count: run.count as usize,
        };
        let (earlier, later) = (rest(self.runs[i]), rest(self.runs[i + 1]));
        self.runs[i].count += self.runs[i + 1].count;
        self.runs.copy_within(i + 2..self.len, i + 1);
        self.len -= 1;
        let mut merge = Merge::new(self.records, earlier, later);
        if merge.trim(vm)? {
            merge.lift(vm);
            let done = merge.run(vm, &mut self.min_gallop);
            merge.finish(vm, done.is_ok());
            return done;
        }
        Ok(())
    }
}

/// What is not merged yet of a run: records of the storage in the stack word `slot`.
#[derive(Clone, Copy)]
struct Rest {
    slot: usize,
    first: usize,
    count: usize,
}

/// A merge of two neighbours, into the place where they are. The shorter one is lifted out of the
/// way, into scratch. If that is the earlier one, merging goes from the front, else from the back.
struct Merge {
    records: Sort,
    runs: [Rest; 2],
    lifted: usize,
    /// Where the next record is put; from the back, the end of that place.
    to: usize,
}

impl Merge {
    fn new(records: Sort, earlier: Rest, later: Rest) -> Self {
        Self {
            records,
            runs: [earlier, later],
            lifted: EARLIER,
            to: 0,
        }
    }

    fn is_forward(&self) -> bool {
        self.lifted == EARLIER
    }

    /// Leaves out the records that are in place already. Whether any remain.
    fn trim(&mut self, vm: &mut Vm<'_>) -> Res<bool> {
        let [earlier, later] = self.runs;
        let skipped = self.gallop(vm, (later.slot, later.first), EARLIER, 0, true)?;
        self.runs[EARLIER].first += skipped;
        self.runs[EARLIER].count -= skipped;
        if skipped == earlier.count {
            return Ok(false);
        }
        let last = (earlier.slot, earlier.first + earlier.count - 1);
        self.runs[LATER].count = self.gallop(vm, last, LATER, later.count - 1, false)?;
        Ok(self.runs[LATER].count > 0)
    }

    /// Moves the shorter run into scratch.
    fn lift(&mut self, vm: &mut Vm<'_>) {
        let [earlier, later] = self.runs;
        self.lifted = if earlier.count <= later.count {
            self.to = earlier.first;
            EARLIER
        } else {
            self.to = later.first + later.count;
            LATER
        };
        let run = self.runs[self.lifted];
        let lifted = Rest {
            slot: self.records.scratch,
            first: 0,
            count: run.count,
        };
        let (from, to) = ((run.slot, run.first), (lifted.slot, lifted.first));
        self.records.copy(vm, from, to, run.count);
        self.runs[self.lifted] = lifted;
    }

    /// Merges until one run has nothing left that is to be compared.
    fn run(&mut self, vm: &mut Vm<'_>, min_gallop: &mut usize) -> Res<()> {
        if !self.take(vm, 1 - self.lifted, 1) || self.runs[self.lifted].count == 1 {
            return Ok(());
        }
        while self.one_by_one(vm, *min_gallop)? {
            *min_gallop += 1;
            loop {
                *min_gallop -= usize::from(*min_gallop > 1);
                match self.by_galloping(vm)? {
                    None => return Ok(()),
                    Some(true) => {}
                    Some(false) => break,
                }
            }
            *min_gallop += 1;
        }
        Ok(())
    }

    /// Takes the smaller of two records until one run has won `min_gallop` times in sequence.
    /// False if a run is at its end.
    fn one_by_one(&mut self, vm: &mut Vm<'_>, min_gallop: usize) -> Res<bool> {
        let mut won = [0; 2];
        loop {
            let (earlier, later) = (self.head(EARLIER), self.head(LATER));
            let is_less = self.records.less(vm, later, earlier)?;
            let run = usize::from(is_less == self.is_forward());
            if !self.take(vm, run, 1) {
                return Ok(false);
            }
            won[run] += 1;
            won[1 - run] = 0;
            if won[run] >= min_gallop {
                return Ok(true);
            }
        }
    }

    /// Takes what is before the head of the other run, of each run. Whether it was much, or
    /// nothing if a run is at its end.
    fn by_galloping(&mut self, vm: &mut Vm<'_>) -> Res<Option<bool>> {
        let mut is_much = false;
        for run in [EARLIER, LATER] {
            let (other, count) = (1 - run, self.runs[run].count);
            let hint = if self.is_forward() { 0 } else { count - 1 };
            let place = self.gallop(vm, self.head(other), run, hint, run == EARLIER)?;
            let n = if self.is_forward() {
                place
            } else {
                count - place
            };
            if !self.take(vm, run, n) || !self.take(vm, other, 1) {
                return Ok(None);
            }
            is_much |= n >= MIN_GALLOP;
        }
        Ok(Some(is_much))
    }

    /// The record of a run that is next to be compared.
    fn head(&self, run: usize) -> (usize, usize) {
        let Rest { slot, first, count } = self.runs[run];
        let last = if self.is_forward() { 0 } else { count - 1 };
        (slot, first + last)
    }

    /// Takes the next `n` records of a run. Whether there is one more to be compared: the last
    /// one of the lifted run is known to come last.
    fn take(&mut self, vm: &mut Vm<'_>, run: usize, n: usize) -> bool {
        let is_forward = self.is_forward();
        let Rest { slot, first, count } = &mut self.runs[run];
        *count -= n;
        let (from, to) = if is_forward {
            *first += n;
            self.to += n;
            (*first - n, self.to - n)
        } else {
            self.to -= n;
            (*first + *count, self.to)
        };
        let is_more = *count > usize::from(run == self.lifted);
        let from = (*slot, from);
        self.records.copy(vm, from, (self.records.records, to), n);
        is_more
    }

    /// Puts what is left where it belongs; if merging failed, what was lifted into its gap.
    fn finish(&mut self, vm: &mut Vm<'_>, is_sorted: bool) {
        let stayed = 1 - self.lifted;
        if is_sorted {
            self.take(vm, stayed, self.runs[stayed].count);
        }
        self.take(vm, self.lifted, self.runs[self.lifted].count);
    }

    /// How many records of a run belong before the one at `key`, with those equal to it if
    /// `after_equal`: sought from the record `hint` on in steps that double, then by halving.
    fn gallop(
        &self,
        vm: &mut Vm<'_>,
        key: (usize, usize),
        run: usize,
        hint: usize,
        after_equal: bool,
    ) -> Res<usize> {
        let Rest { slot, first, count } = self.runs[run];
        let is_before = |vm: &mut Vm<'_>, i: usize| match after_equal {
            true => Ok(!self.records.less(vm, key, (slot, first + i))?),
            false => self.records.less(vm, (slot, first + i), key),
        };
        let (mut near, mut far) = (0, 1);
        let (mut low, mut high) = if is_before(vm, hint)? {
            let most = count - hint;
            while far < most && is_before(vm, hint + far)? {
                (near, far) = (far, 2 * far + 1);
            }
            (hint + near + 1, hint + far.min(most))
        } else {
            let most = hint + 1;
            while far < most && !is_before(vm, hint - far)? {
                (near, far) = (far, 2 * far + 1);
            }
            (most - far.min(most), hint - near)
        };
        while low < high {
            let middle = low + (high - low) / 2;
            match is_before(vm, middle)? {
                true => low = middle + 1,
                false => high = middle,
            }
        }
        Ok(low)
    }
}
