//! Verification: bytes become an [`Image`] here and nowhere else.
//!
//! The passes run in order; each assumes what the ones before it have proved.
//!
//! 1. `header`: magic, version, length, checksum; sections aligned, in order, inside the bytes.
//! 2. `strings`: each string lies in `Text` on character boundaries, is UTF-8, and has the
//!    character count and hash that its record says.
//! 3. `constants`: constants are immediates or numbers whose indices exist; blobs lie in their
//!    data and tuples refer to earlier blobs only.
//! 4. `codes`: every index and range of a code record is inside its section; parameters fit the
//!    variables, variables the slots.
//! 5. `instructions`: per code object, every operand is in range, every jump and handler goes to
//!    a label, every label is an instruction, and control cannot run off the end.
//!
//! An image may continue another ([`Vm::extend`](crate::Vm::extend)): then the same passes look at
//! what is new only, since nothing that was proved of the old part depends on where it ends.
//!
//! What it does not prove: the types of values in registers. The evaluator tests those.

use crate::features::Feature;
use crate::image::*;
use crate::opcode::{Instr, Op, Operand, Wide};
use crate::rare::Rare;
use crate::value::{Immediate, Value};

/// Why bytes are not an image.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ImageError {
    /// What is wrong, in words.
    pub what: &'static str,
    /// Where: offset from the start of the image, in bytes.
    pub offset: usize,
    /// The offending value.
    pub value: u64,
}

impl core::fmt::Display for ImageError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(
            f,
            "{} (value {:#x} at byte {:#x})",
            self.what, self.value, self.offset
        )
    }
}

impl core::error::Error for ImageError {}

pub(crate) type Check<T = ()> = Result<T, ImageError>;

#[cfg_attr(not(feature = "messages"), inline(always))]
pub(crate) fn fail<T>(what: &'static str, offset: usize, value: impl Into<u64>) -> Check<T> {
    Err(ImageError {
        what: match cfg!(feature = "messages") {
            true => what,
            false => "the image is not sound",
        },
        offset,
        value: value.into(),
    })
}

#[cfg_attr(not(feature = "messages"), inline(always))]
fn require(holds: bool, what: &'static str, offset: usize, value: u32) -> Check {
    if holds {
        Ok(())
    } else {
        fail(what, offset, value)
    }
}

/// Section starts, for error offsets.
pub(crate) type Starts = [usize; SECTIONS];

impl<'m> Image<'m> {
    /// Verifies `bytes` and gives the image that they hold.
    ///
    /// # Errors
    /// What is wrong, and where, for the first thing found wrong.
    pub fn verify(bytes: &'m [u8]) -> Result<Image<'m>, ImageError> {
        let (image, starts) = header(bytes)?;
        let sum = crate::text::hash(&bytes[16..]);
        let said = u32::from_le_bytes(*bytes[12..].first_chunk().unwrap_or(&[0; 4]));
        require(said == sum, "the image's checksum is wrong", 12, said)?;
        contents(&image, &starts, &Known::default())?;
        Ok(image)
    }

    /// The image that `bytes` hold, of which the header alone is looked at: for an image that comes
    /// from the compiler of this very version and that nothing can have changed since, such as one in
    /// the same flash as the machine, which then need not hold the verifier.
    ///
    /// An image that [`Image::verify`] would refuse makes the machine panic or do what no program says.
    /// It cannot make it touch memory other than its own.
    ///
    /// # Errors
    /// The header is not that of an image, or the image has what this build of the machine leaves out.
    ///
    /// # Examples
    ///
    /// ```
    /// let compiled = stackline::compile::compile("answer = 6 * 7", &Default::default())?;
    /// let image = stackline_core::Image::trust(compiled.as_bytes())?;
    /// assert_eq!(image.code_count(), 1);
    /// assert!(stackline_core::Image::trust(b"anything else").is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn trust(bytes: &'m [u8]) -> Result<Image<'m>, ImageError> {
        let (image, starts) = header(bytes)?;
        floats(&image, &starts)?;
        Ok(image)
    }
}

/// How many records of a section are known to be sound: none, or those of the image that the one
/// at hand continues.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Known {
    pub(crate) strings: usize,
    pub(crate) consts: usize,
    pub(crate) blobs: usize,
    pub(crate) codes: usize,
    pub(crate) sites: usize,
    pub(crate) modules: usize,
}

/// The passes over all that is not yet known to be sound.
pub(crate) fn contents(image: &Image<'_>, starts: &Starts, known: &Known) -> Check {
    strings(image, starts, known)?;
    constants(image, starts, known)?;
    for index in known.codes..image.code_count() {
        code_record(image, starts, index)?;
        instructions(image, starts, index)?;
    }
    modules(image, starts, known)
}

fn header(bytes: &[u8]) -> Check<(Image<'_>, Starts)> {
    if cfg!(target_endian = "big") {
        return fail("images are little-endian and this machine is not", 0, 0u32);
    }
    let len = bytes.len() as u64;
    if let Some(&magic) = bytes.first_chunk()
        && u32::from_le_bytes(magic) != MAGIC
    {
        let found = u32::from_le_bytes(magic);
        return fail("this is not an image: wrong magic", 0, found);
    }
    if bytes.as_ptr().align_offset(8) != 0 {
        return fail("the image does not start on an 8-byte boundary", 0, 0u32);
    }
    if bytes.len() < HEADER_WORDS * 4 || !bytes.len().is_multiple_of(8) {
        return fail("the image is cut short", bytes.len(), len);
    }
    let Ok(words) = bytemuck::try_cast_slice::<u8, u32>(bytes) else {
        return fail("the image is cut short", bytes.len(), len);
    };
    require(
        words[1] == VERSION,
        "the image has another version",
        4,
        words[1],
    )?;
    require(
        words[2] as usize == bytes.len(),
        "the image's length is wrong",
        8,
        words[2],
    )?;
    let mut starts = [0; SECTIONS];
    let mut parts: [&[u8]; SECTIONS] = [&[]; SECTIONS];
    let mut end = HEADER_WORDS * 4;
    for i in 0..SECTIONS {
        let at = 6 + 2 * i;
        let (offset, length) = (words[at] as usize, words[at + 1] as usize);
        let fits = offset >= end
            && offset.is_multiple_of(8)
            && offset
                .checked_add(length)
                .is_some_and(|end| end <= bytes.len());
        require(fits, "a section is not inside the image", at * 4, words[at])?;
        parts[i] = &bytes[offset..offset + length];
        starts[i] = offset;
        end = offset + length;
    }
    let image = assemble(&parts, &starts, CodeId(words[4]))?;
    let entry = (words[4] as usize) < image.code_count();
    require(entry, "the first code object does not exist", 16, words[4])?;
    Ok((image, starts))
}

fn assemble<'m>(parts: &[&'m [u8]; SECTIONS], starts: &Starts, entry: CodeId) -> Check<Image<'m>> {
    let records = |section: Section, size: usize| -> Check<&'m [u32]> {
        let part = parts[section as usize];
        match bytemuck::try_cast_slice(part) {
            Ok(words) if part.len().is_multiple_of(size * 4) => Ok(words),
            _ => fail(
                "a section does not hold whole records",
                starts[section as usize],
                part.len() as u64,
            ),
        }
    };
    let Ok(consts) = bytemuck::try_cast_slice(parts[Section::Consts as usize]) else {
        return fail(
            "a section does not hold whole records",
            starts[Section::Consts as usize],
            0u32,
        );
    };
    Ok(Image {
        strings: records(Section::Strings, 4)?,
        text: parts[Section::Text as usize],
        consts,
        blobs: records(Section::Blobs, 4)?,
        blob_data: records(Section::BlobData, 1)?,
        codes: records(Section::Codes, CODE_WORDS)?,
        ops: records(Section::Ops, 1)?,
        labels: records(Section::Labels, 1)?,
        handlers: records(Section::Handlers, 4)?,
        positions: records(Section::Positions, 4)?,
        names: records(Section::Names, 1)?,
        sites: records(Section::Sites, 1)?,
        modules: records(Section::Modules, 4)?,
        entry,
    })
}

fn string_exists(image: &Image<'_>, id: u32) -> bool {
    (id as usize) < image.strings.len() / 4
}

fn inside(first: u32, count: u32, len: usize) -> bool {
    first as u64 + count as u64 <= len as u64
}

fn strings(image: &Image<'_>, starts: &Starts, known: &Known) -> Check {
    let records = image.strings.chunks_exact(4).enumerate();
    for (i, record) in records.skip(known.strings) {
        let at = starts[Section::Strings as usize] + i * 16;
        let fits = inside(record[0], record[1], image.text.len());
        require(fits, "a string is not inside the text", at, record[0])?;
        let bytes = &image.text[record[0] as usize..][..record[1] as usize];
        let valid = core::str::from_utf8(bytes).is_ok();
        require(valid, "a string is not UTF-8", at, record[0])?;
        let count = crate::text::char_count(bytes) == record[2] as usize;
        require(
            count,
            "a string's character count is wrong",
            at + 8,
            record[2],
        )?;
        let hash = crate::text::hash(bytes) == record[3];
        require(hash, "a string's hash is wrong", at + 12, record[3])?;
    }
    for (i, &site) in image.sites.iter().enumerate().skip(known.sites) {
        let at = starts[Section::Sites as usize] + i * 4;
        require(
            string_exists(image, site),
            "a site's name does not exist",
            at,
            site,
        )?;
    }
    // Entries of `Names` are checked with what names them: lists start with a count, which need
    // not be a string.
    Ok(())
}

/// Refuses an image with floats where the machine has none.
fn floats(image: &Image<'_>, starts: &Starts) -> Check {
    let has = |&word: &u64| Value::float_in_image(word);
    match image.consts.iter().find(|word| has(word)) {
        Some(&word) if !Feature::Floats.included() => Err(ImageError {
            what: "the image has floats, which this build leaves out (feature 'floats')",
            offset: starts[Section::Consts as usize],
            value: word,
        }),
        _ => Ok(()),
    }
}

fn constants(image: &Image<'_>, starts: &Starts, known: &Known) -> Check {
    floats(image, starts)?;
    for (i, &bits) in image.consts.iter().enumerate().skip(known.consts) {
        let at = starts[Section::Consts as usize] + i * 8;
        if !constant_is_plain(image, bits) {
            return fail("a constant is not one that an image may hold", at, bits);
        }
    }
    let blobs = image.blobs.chunks_exact(4).enumerate();
    for (i, blob) in blobs.skip(known.blobs) {
        let at = starts[Section::Blobs as usize] + i * 16;
        let fits = blob[1].is_multiple_of(4) && inside(blob[1], blob[2], image.blob_data.len() * 4);
        require(fits, "a blob is not inside its data", at + 4, blob[1])?;
        let whole = match blob[0] {
            k if k == BlobKind::BigInt as u32 => blob[2].is_multiple_of(4) && blob[3] <= 1,
            k if k == BlobKind::Bytes as u32 => true,
            k if k == BlobKind::Tuple as u32 => tuple_is_sound(image, blob, i),
            k if k == BlobKind::Complex as u32 => blob[2] == 16,
            _ => false,
        };
        require(
            whole,
            "a blob is not one that an image may hold",
            at,
            blob[0],
        )?;
    }
    Ok(())
}

fn tuple_is_sound(image: &Image<'_>, blob: &[u32], own: usize) -> bool {
    let items = &image.blob_data[blob[1] as usize / 4..][..blob[2] as usize / 4];
    blob[2].is_multiple_of(4)
        && items.iter().all(|&item| match item >> 31 {
            0 => (item as usize) < image.consts.len(),
            _ => ((item & 0x7FFF_FFFF) as usize) < own,
        })
}

fn constant_is_plain(image: &Image<'_>, word: u64) -> bool {
    let Some(v) = Value::checked_from_image(word) else {
        return false;
    };
    if v.is_int() || v.is_float() {
        return true;
    }
    if let Some(n) = v.as_immediate(Immediate::Singleton) {
        return n <= Value::NOT_IMPLEMENTED.bits() as u32;
    }
    if let Some(n) = v.as_immediate(Immediate::Code) {
        return (n as usize) < image.code_count();
    }
    v.as_immediate(Immediate::Str)
        .is_some_and(|n| string_exists(image, n))
}

fn code_record(image: &Image<'_>, starts: &Starts, index: usize) -> Check {
    let record = &image.codes[index * CODE_WORDS..][..CODE_WORDS];
    let at = |f: usize| starts[Section::Codes as usize] + (index * CODE_WORDS + f) * 4;
    for f in [field::NAME, field::QUALNAME, field::FILENAME] {
        require(
            string_exists(image, record[f]),
            "a code object's name does not exist",
            at(f),
            record[f],
        )?;
    }
    let doc = record[field::DOC] == 0 || string_exists(image, record[field::DOC] - 1);
    require(
        doc,
        "a docstring does not exist",
        at(field::DOC),
        record[field::DOC],
    )?;
    let module = (record[field::MODULE] as usize) < image.modules.len() / 4;
    require(
        module,
        "a code object's module does not exist",
        at(field::MODULE),
        record[field::MODULE],
    )?;
    let ranges = [
        (field::OPS, image.ops.len()),
        (field::LABELS, image.labels.len()),
        (field::HANDLERS, image.handlers.len() / 4),
        (field::POSITIONS, image.positions.len() / 4),
    ];
    for (f, len) in ranges {
        let fits = inside(record[f], record[f + 1], len);
        require(
            fits,
            "a code object's table is not inside its section",
            at(f),
            record[f],
        )?;
    }
    counts(image, record, at)
}

fn counts(image: &Image<'_>, record: &[u32], at: impl Fn(usize) -> usize) -> Check {
    let flags = record[field::FLAGS];
    let stars = (flags & flag::VARARGS != 0) as u64 + (flags & flag::VARKEYWORDS != 0) as u64;
    let parameters = record[field::POSITIONAL] as u64 + record[field::KEYWORD_ONLY] as u64 + stars;
    let fits = record[field::POSITIONAL_ONLY] <= record[field::POSITIONAL]
        && parameters <= record[field::LOCALS] as u64
        && record[field::LOCALS] <= record[field::SLOTS]
        && record[field::SLOTS] < 65_536;
    require(
        fits,
        "a code object's counts do not fit",
        at(field::POSITIONAL),
        record[field::POSITIONAL],
    )?;
    let generates = flags & (flag::GENERATOR | flag::COROUTINE) != 0;
    let simple =
        flags & flag::SIMPLE == 0 || stars == 0 && record[field::KEYWORD_ONLY] == 0 && !generates;
    require(
        simple,
        "a code object's flags do not fit",
        at(field::FLAGS),
        flags,
    )?;
    let first = image.ops.get(record[field::OPS] as usize);
    let makes = first.is_some_and(|&word| word == Instr::abc(Op::MakeGenerator, 0, 0, 0).0);
    require(
        makes || !generates,
        "a generator's code does not begin with MakeGenerator",
        at(field::OPS),
        record[field::OPS],
    )?;
    let (names, count) = (
        record[field::NAMES],
        record[field::LOCALS] as u64 + record[field::FREE] as u64,
    );
    let listed = names as u64 + count <= image.names.len() as u64
        && image.names[names as usize..][..count as usize]
            .iter()
            .all(|&n| string_exists(image, n));
    require(
        listed,
        "a variable's name does not exist",
        at(field::NAMES),
        names,
    )
}

/// What the instruction pass needs to know of the code object at hand.
struct Body<'a, 'm> {
    image: &'a Image<'m>,
    ops: &'m [u32],
    labels: &'m [u32],
    slots: u32,
    free: u32,
    /// Offset of the first instruction in the image, in bytes.
    start: usize,
}

fn instructions(image: &Image<'_>, starts: &Starts, index: usize) -> Check {
    let record = &image.codes[index * CODE_WORDS..][..CODE_WORDS];
    let part = |f: usize| record[f] as usize..(record[f] + record[f + 1]) as usize;
    let body = Body {
        image,
        ops: &image.ops[part(field::OPS)],
        labels: &image.labels[part(field::LABELS)],
        slots: record[field::SLOTS],
        free: record[field::FREE],
        start: starts[Section::Ops as usize] + record[field::OPS] as usize * 4,
    };
    let handlers = record[field::HANDLERS] as usize;
    for (i, h) in image.handlers[handlers * 4..][..record[field::HANDLERS_LEN] as usize * 4]
        .chunks_exact(4)
        .enumerate()
    {
        let at = starts[Section::Handlers as usize] + (handlers + i) * 16;
        let sound = h[0] <= h[1]
            && h[1] as usize <= body.ops.len()
            && body.labels.binary_search(&h[2]).is_ok()
            && h[3] < body.slots.min(256);
        require(
            sound,
            "an exception handler does not fit its code",
            at,
            h[2],
        )?;
    }
    body.walk()
}

impl Body<'_, '_> {
    fn walk(&self) -> Check {
        let (mut at, mut next_label) = (0, 0);
        let mut falls_through = true;
        while at < self.ops.len() {
            if self.labels.get(next_label) == Some(&(at as u32)) {
                next_label += 1;
            }
            let instr = Instr(self.ops[at]);
            let Some(op) = Op::from_u8(instr.op()) else {
                return fail("there is no such instruction", self.start + at * 4, instr.0);
            };
            let Some(&w) = self.ops.get(at + op.words() - 1) else {
                return fail("an instruction is cut short", self.start + at * 4, instr.0);
            };
            if !self.operands_fit(op, instr) || !self.wide_fits(op, instr, w, at) {
                return fail("an operand is out of range", self.start + at * 4, instr.0);
            }
            falls_through = !matches!(
                op,
                Op::Jump
                    | Op::Loop
                    | Op::Return
                    | Op::Raise
                    | Op::RaiseFrom
                    | Op::Reraise
                    | Op::RaiseBare
            );
            at += op.words();
        }
        let end = self.start + at * 4;
        require(
            !falls_through,
            "control runs off the end of a code object",
            end,
            0,
        )?;
        let placed = next_label == self.labels.len();
        let stray = self.labels.get(next_label).copied().unwrap_or(0);
        require(
            placed,
            "a label is not at an instruction, or out of order",
            end,
            stray,
        )
    }

    fn register(&self, first: u8, count: u32) -> bool {
        first as u32 + count <= self.slots.min(256)
    }

    fn operand_fits(&self, operand: Operand, n: u8) -> bool {
        match operand {
            Operand::Reg => self.register(n, 1),
            Operand::Num | Operand::Count => true,
            Operand::Unused => n == 0,
        }
    }

    fn operands_fit(&self, op: Op, i: Instr) -> bool {
        let form = op.form();
        let narrow = form.x != Wide::None
            || self.operand_fits(form.b, i.b()) && self.operand_fits(form.c, i.c());
        self.operand_fits(form.a, i.a()) && narrow && self.runs_fit(op, i)
    }

    /// Operands of a rare operation. One that reads or writes runs of registers says so here.
    fn rare_fits(&self, rare: Rare, i: Instr) -> bool {
        let form = rare.form();
        self.operand_fits(form.a, i.a())
            && self.operand_fits(form.b, i.b())
            && self.operand_fits(form.c, i.c())
            && match rare {
                Rare::SplitException => self.register(i.a(), 2),
                Rare::PrepareClass => self.register(i.a(), 6),
                Rare::MakeFar => i.x() == 0 || i.x() >= 256 && (i.x() as u32) < self.slots,
                Rare::LoadFarClosure | Rare::LoadFarFree | Rare::LoadNameFarFree => {
                    (i.x() as u32) < self.free
                }
                Rare::MatchKeys => self.register(i.b(), 2),
                Rare::MatchClass => self.register(i.b(), 4),
                _ => true,
            }
    }

    /// Runs of registers that an opcode reads or writes beyond its plain operands.
    fn runs_fit(&self, op: Op, i: Instr) -> bool {
        let (a, b, c) = (i.a(), i.b(), i.c());
        match op {
            Op::Call | Op::CallKw => self.register(a, 3 + b as u32),
            Op::CallMethod | Op::CallMethodKw => self.register(a, 4 + b as u32),
            Op::CallEx => self.register(a, 5),
            Op::LoadMethod | Op::LoadSpecial => self.register(a, 4),
            Op::BuildList | Op::BuildTuple | Op::BuildSet | Op::BuildString => {
                self.register(b, c as u32)
            }
            Op::BuildDict => self.register(b, 2 * c as u32),
            Op::BuildSlice => self.register(b, 3),
            Op::BuildClass => self.register(b, 6),
            Op::FormatValue => self.register(b, 1 + (c >> 2 & 1) as u32),
            Op::MakeFunction => self.register(b, (c & 15).count_ones()),
            Op::UnpackSequence => self.register(a, c as u32),
            Op::LoadNameFree | Op::LoadFree | Op::StoreFree | Op::DeleteFree | Op::LoadClosure => {
                (b as u32) < self.free
            }
            _ => true,
        }
    }

    fn wide_fits(&self, op: Op, i: Instr, w: u32, at: usize) -> bool {
        let form = op.form();
        self.index_fits(form.x, i.x() as u32, at)
            && self.index_fits(form.w, w, at)
            && match op {
                Op::UnpackEx => w < 256 && self.register(i.a(), i.c() as u32 + 1 + w),
                Op::Inplace => (Op::Add as u32..=Op::Shr as u32).contains(&w),
                Op::LoadSpecial => (i.c() as usize) < crate::opcode::SPECIALS.len(),
                Op::Rare => Rare::from_u32(w).is_some_and(|rare| self.rare_fits(rare, i)),
                Op::CallKw | Op::CallMethodKw => self.image.names[w as usize] <= i.b() as u32,
                _ => true,
            }
    }

    fn index_fits(&self, what: Wide, n: u32, at: usize) -> bool {
        let image = self.image;
        let index = n as usize;
        match what {
            Wide::None | Wide::Int | Wide::Num => true,
            Wide::Rare => Rare::from_u32(n).is_some(),
            Wide::Const => index < image.consts.len(),
            Wide::Site => index < image.sites.len(),
            Wide::Str => string_exists(image, n),
            Wide::Blob => index < image.blobs.len() / 4,
            Wide::Code => index < image.code_count(),
            Wide::Slot => n < self.slots,
            Wide::Jump => u32::try_from(at as i64 + n as i32 as i64)
                .is_ok_and(|target| self.labels.binary_search(&target).is_ok()),
            Wide::Names => {
                index < image.names.len()
                    && inside(n + 1, image.names[index], image.names.len())
                    && image
                        .name_list(index)
                        .iter()
                        .all(|&name| string_exists(image, name))
            }
        }
    }
}

fn modules(image: &Image<'_>, starts: &Starts, known: &Known) -> Check {
    let records = image.modules.chunks_exact(4).enumerate();
    for (i, m) in records.skip(known.modules) {
        let at = starts[Section::Modules as usize] + i * 16;
        let sound = string_exists(image, m[0])
            && (m[1] as usize) < image.code_count()
            && (m[3] >> 1) as usize <= image.sites.len()
            && string_exists(image, m[2]);
        require(sound, "a module's record does not fit", at, m[1])?;
    }
    Ok(())
}
