//! The frames that tracebacks are about.
//!
//! An entry has, beside the fields that `exception` tells, 5 what it knows of the frame, 6 the outer
//! entry once the program has come from there, and from 7 on the variables of the call if it was made
//! when an exception ended that. A frame object is made when the program asks for it.
//!
//! Field 5 is None where the variables are here; the base of the frame's slots, or the generator that it
//! is the frame of, while the call goes on; and the [`Kind::Slots`] that have the variables where the
//! call was ended later than the entry was made. A frame object takes the place of any.
//!
//! An entry that the program made has `True` as its field 6, and behind it `tb_lasti` and `tb_lineno` as
//! they were given.
//!
//! The copies are made only where the name `tb_frame` is in the image, without which no program gets at
//! them: a program that handles exceptions by the million has nothing to pay. They are not made for an
//! exception that the frame handles itself: when that call returns, its variables are gone for tracebacks
//! of which nobody has asked for the frame.

use super::frame::{BACK, BASE, OFFSET};
use super::{Signature, argument, signature};
use crate::exception::TRACEBACK;
use crate::features::Feature;
use crate::generator::as_generator;
use crate::heap::Full;
use crate::image::{Code, CodeId, StrId, field};
use crate::kind::Kind;
use crate::trap::Res;
use crate::types::TypeId;
use crate::value::{Addr, Immediate, Value};
use crate::vm::{Args, GENERATOR, HEADER, Root, Vm, WINDOW};

/// Fields of an entry: see `exception`.
const CODE: usize = 1;
const PLACE: usize = 2;
const NEXT: usize = 3;
const FUNCTION: usize = 4;
const FRAME: usize = 5;
const OUTER: usize = 6;
const FIELDS: usize = 6;

/// Room for an entry that the program makes, in words.
const ENTRY_ROOM: usize = 16;

/// How many words of an ended frame are kept. Variables that have no register are in an object that one
/// of the registers holds.
fn variables_kept(code: Code<'_>) -> usize {
    code.get(field::LOCALS).min(WINDOW)
}

/// `types.TracebackType(tb_next, tb_frame, tb_lasti, tb_lineno)`.
pub(crate) fn construct(vm: &mut Vm<'_>, args: Args) -> Res {
    const NAMES: [&str; 4] = ["tb_next", "tb_frame", "tb_lasti", "tb_lineno"];
    let takes = Signature::new("traceback", &NAMES).required(4);
    signature::check(vm, args, &takes)?;
    let given = |vm: &Vm<'_>, i: usize| argument(vm, args, i, NAMES[i]).unwrap_or(Value::NONE);
    if !given(vm, 1).is(Kind::Frame) {
        let wanted = "traceback() argument 'tb_frame' must be frame, not ";
        return Err(vm.refuse_argument(given(vm, 1), wanted));
    }
    let top = vm.top;
    let place = c_int(vm, given(vm, 2))?;
    let line = c_int(vm, given(vm, 3))?;
    vm.top = top;
    // What `__index__` did is not to be done again.
    vm.make_room(ENTRY_ROOM)?;
    let next = given(vm, 0);
    if !next.is_none() && !next.is(Kind::Traceback) {
        let text = "expected traceback object or None, got '";
        return Err(vm.raise_type(next, text, "'"));
    }
    let frame = given(vm, 1);
    let [function, code] = [1, 2].map(|i| vm.get(frame.addr(), i));
    let at = Value::int(offset_of_line(vm, code, line) as i64);
    let [place, line] = [place, line].map(Value::int);
    let fields = [code, at, next, function, frame, Value::TRUE, place, line];
    vm.object(Kind::Traceback, fields)
}

fn c_int(vm: &mut Vm<'_>, v: Value) -> Res<i64> {
    let n = vm.index_value(v)?;
    match n.as_int().filter(|&n| i32::try_from(n).is_ok()) {
        Some(n) => Ok(n),
        None => {
            let text = "Python int too large to convert to C int";
            Err(vm.raise(TypeId::OverflowError, &[text.into()]))
        }
    }
}

/// The first instruction of the code on that line, so that what prints tracebacks shows it.
fn offset_of_line(vm: &Vm<'_>, code: Value, line: i64) -> usize {
    let Some(id) = code.as_immediate(Immediate::Code) else {
        return 0;
    };
    let code = vm.image.code(CodeId(id));
    (0..code.get(field::OPS_LEN))
        .find(|&offset| i64::from(vm.image.position(code, offset).line) == line)
        .unwrap_or(0)
}

impl Vm<'_> {
    /// `tb_lasti` and `tb_lineno` of an entry that the program made.
    pub(crate) fn given_place(&self, entry: Addr) -> Option<[Value; 2]> {
        let is_made = Feature::Frames.included()
            && self.heap.len(entry) >= FIELDS + 2
            && self.get(entry, OUTER) == Value::TRUE;
        is_made.then(|| [1, 2].map(|i| self.get(entry, FIELDS + i)))
    }

    /// Whether variables are kept for tracebacks.
    #[inline(always)]
    pub(crate) fn keeps_variables(&self) -> bool {
        Feature::Frames.included() && self.root(Root::KeepsVariables) == Value::TRUE
    }

    /// Keeps variables for tracebacks from now on if a string of the image from number `first` on says
    /// that the program may ask for them.
    pub(crate) fn look_for_frames(&mut self, first: usize) {
        let asks = |text: &str| {
            let hash = crate::text::hash(text.as_bytes());
            let image = self.image;
            (first..image.strings.len() / 4).any(|i| {
                let id = StrId(i as u32);
                image.str_facts(id).1 == hash && image.str(id) == text
            })
        };
        if Feature::Frames.included() && asks("tb_frame") {
            self.set_root(Root::KeepsVariables, Value::TRUE);
        }
    }

    /// Where the frame on the stack at `base` is, as entries of tracebacks say it.
    pub(crate) fn whereabouts(&self, base: usize) -> Value {
        match self.heap.words[base - 2] >> 40 & GENERATOR {
            0 => Value::int(base as i64),
            _ => self.word(base - 4),
        }
    }

    /// Puts an entry before those that the pending exception's traceback has, for the frame at `base`;
    /// `ended` is the code of a call that ends with that.
    pub(crate) fn add_traceback(
        &mut self,
        id: CodeId,
        offset: usize,
        base: usize,
        ended: Option<Code<'_>>,
    ) {
        let code = Value::immediate(Immediate::Code, id.0);
        for _ in 0..2 {
            match self.new_entry([code, Value::int(offset as i64)], base, ended) {
                Ok(()) => return,
                Err(full) => self.collect(self.heap.wanted(full.words)),
            }
        }
    }

    fn new_entry(
        &mut self,
        [code, offset]: [Value; 2],
        base: usize,
        ended: Option<Code<'_>>,
    ) -> Result<(), Full> {
        let Some(e) = self.root(Root::Pending).as_kind(Kind::Exception) else {
            return Ok(());
        };
        let (next, function) = (self.get(e, TRACEBACK), self.word(base - HEADER));
        if !Feature::Frames.included() {
            let fields = [code, offset, next, function];
            let entry = self.heap.object(Kind::Traceback, fields)?;
            self.set(e, TRACEBACK, entry);
            return Ok(());
        }
        let here = self.whereabouts(base);
        let (frame, count) = match ended {
            Some(code) => (Value::NONE, variables_kept(code)),
            None => (here, 0),
        };
        let at = self.heap.alloc(Kind::Traceback, FIELDS + count)?;
        let to = at.index() + 1;
        let fields = [code, offset, next, function, frame, Value::NONE].map(Value::bits);
        if let Some(words) = self.heap.words[to..].first_chunk_mut() {
            *words = fields;
        }
        if count != 0 {
            self.heap.words.copy_within(base..base + count, to + FIELDS);
        }
        let entry = Value::reference(Kind::Traceback, at);
        self.set(e, TRACEBACK, entry);
        Ok(())
    }

    /// The entries from `first` on that say that their frame is `here` have its variables in `kept`.
    fn tell_entries(&mut self, first: Addr, here: Value, kept: Value) {
        let mut entry = Some(first);
        while let Some(at) = entry.filter(|&at| self.get(at, FRAME) == here) {
            self.set(at, FRAME, kept);
            entry = self.get(at, NEXT).as_kind(Kind::Traceback);
        }
    }

    /// The first entry of the pending exception's traceback.
    fn first_entry(&self) -> Option<Addr> {
        let e = self.root(Root::Pending).as_kind(Kind::Exception)?;
        self.get(e, TRACEBACK).as_kind(Kind::Traceback)
    }

    /// The pending exception, which has its entry, or needs none, ends the call of `code` whose frame is at
    /// `base` and stands at `offset`.
    #[inline(never)]
    pub(crate) fn keep_ended_frame(&mut self, base: usize, code: Code<'_>, offset: usize) {
        if !Feature::Frames.included() {
            return;
        }
        let here = self.whereabouts(base);
        let first = self.first_entry();
        let told = first.is_some_and(|at| self.get(at, FRAME) == here);
        let is_shown = self.is_shown_frame(base);
        if !(is_shown || told && self.keeps_variables()) {
            return;
        }
        let Some(mut kept) = self.kept_variables(base, variables_kept(code)) else {
            return;
        };
        let (here, first) = (self.whereabouts(base), self.first_entry());
        if is_shown && let Some(object) = self.object_of_frame(base) {
            let at = object.addr();
            self.set(at, OFFSET, Value::int(offset as i64));
            self.set(at, BASE, kept);
            let back = first.map_or(Value::NONE, |at| Value::reference(Kind::Traceback, at));
            self.set(at, BACK, back);
            self.hide_frame(base);
            kept = object;
        }
        if let Some(first) = first {
            self.tell_entries(first, here, kept);
        }
    }

    /// A copy of the first words of the frame at `base`; `None` where there is no room for it.
    fn kept_variables(&mut self, base: usize, count: usize) -> Option<Value> {
        for _ in 0..2 {
            match self.heap.alloc(Kind::Slots, count) {
                Ok(slots) => {
                    let to = slots.index() + 1;
                    self.heap.words.copy_within(base..base + count, to);
                    return Some(Value::reference(Kind::Slots, slots));
                }
                Err(full) => self.collect(self.heap.wanted(full.words)),
            }
        }
        None
    }

    /// Where the variables are that a frame object, or an entry, has kept of a call that has ended.
    pub(super) fn kept_at(&self, kept: Value) -> Option<usize> {
        match kept.kind() {
            Some(Kind::Slots) => Some(kept.addr().index() + 1),
            Some(Kind::Traceback) => Some(kept.addr().index() + 1 + FIELDS),
            _ => None,
        }
    }

    /// Forgets the variables that are kept there.
    pub(super) fn forget_kept(&mut self, kept: Value) {
        if let Some(first) = self.kept_at(kept) {
            let end = kept.addr().index() + 1 + self.heap.len(kept.addr());
            self.heap.words[first..end].fill(Value::UNBOUND.bits());
        }
    }

    /// The frame of an entry of a traceback.
    pub(crate) fn traceback_frame(&mut self, entry: Value) -> Res {
        let at = entry.addr();
        let [code, place, function] = [CODE, PLACE, FUNCTION].map(|i| self.get(at, i));
        if !Feature::Frames.included() {
            return self.new_frame([function, code, place, Value::int(0)]);
        }
        let told = self.get(at, FRAME);
        if told.is(Kind::Frame) {
            return Ok(told);
        }
        let standing = told.as_int().and_then(|base| {
            self.frames()
                .find(|frame| frame.base as i64 == base && frame.function == function)
        });
        let frame = match standing {
            Some(frame) => self.frame_object(frame)?,
            None if as_generator(told).is_some() && !self.generator_is_finished(told) => {
                self.generator_frame(told)?
            }
            None if self.is_raised_again(at) => self.traceback_frame(self.get(at, OUTER))?,
            None => {
                let kept = match told {
                    told if told.is_none() => entry,
                    told if told.is(Kind::Slots) => told,
                    _ => Value::int(0),
                };
                let frame = self.new_frame([function, code, place, kept])?;
                self.set(frame.addr(), BACK, entry);
                frame
            }
        };
        self.set(at, FRAME, frame);
        Ok(frame)
    }

    /// Whether the outer entry is about the same frame, which had caught the exception and raised it.
    fn is_raised_again(&self, entry: Addr) -> bool {
        let caught = !self.get(entry, FRAME).is_none() && !self.get(entry, FRAME).is(Kind::Slots);
        let outer = self.get(entry, OUTER).as_kind(Kind::Traceback);
        caught && outer.is_some_and(|at| self.get(at, FUNCTION) == self.get(entry, FUNCTION))
    }

    /// `tb_next`: the inner entry, which knows the outer one from then on.
    pub(crate) fn inner_entry(&mut self, entry: Value) -> Value {
        let next = self.get(entry.addr(), NEXT);
        if let Some(at) = next.as_kind(Kind::Traceback)
            && Feature::Frames.included()
            && self.get(at, OUTER).is_none()
        {
            self.set(at, OUTER, entry);
        }
        next
    }

    /// The frame that called `frame`, which an exception ended, from what its entry knows.
    pub(crate) fn frame_around(&mut self, frame: Value, entry: Value) -> Res {
        let mut outer = self.get(entry.addr(), OUTER);
        while let Some(at) = outer.as_kind(Kind::Traceback) {
            let around = self.traceback_frame(outer)?;
            if around != frame {
                return Ok(around);
            }
            outer = self.get(at, OUTER);
        }
        Ok(Value::NONE)
    }
}
