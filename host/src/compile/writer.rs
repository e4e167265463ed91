//! The image under construction: its sections, with everything that is equal stored once.

use super::constant::Constant;
use stackline_core::image::{BlobKind, CODE_WORDS, HEADER_WORDS, MAGIC, SECTIONS, StrId, VERSION};
use stackline_core::text;
use stackline_core::value::{Immediate, Value};
use std::collections::HashMap;

/// An image's bytes, on an 8-byte boundary.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ImageBytes {
    words: Vec<u64>,
}

impl ImageBytes {
    /// The image.
    pub fn as_bytes(&self) -> &[u8] {
        bytemuck::cast_slice(&self.words)
    }
}

/// The string table: text, records of four words, and a hash table over the records' hashes.
#[derive(Debug, Default)]
pub(crate) struct Strings {
    text: Vec<u8>,
    records: Vec<[u32; 4]>,
    /// Index of a record plus one, or 0; a power of two long.
    slots: Vec<u32>,
}

impl Strings {
    /// The strings of an image, by its sections `Strings` and `Text`.
    pub fn of_sections(records: &[u32], text: &[u8]) -> Strings {
        let records = records.chunks_exact(4).map(|r| [r[0], r[1], r[2], r[3]]);
        let mut strings = Strings {
            text: text.to_vec(),
            records: records.collect(),
            slots: Vec::new(),
        };
        strings.grow();
        strings
    }

    /// The records from number `records` on, and the text from byte `text` on.
    pub fn behind(&self, records: usize, text: usize) -> (&[[u32; 4]], &[u8]) {
        (&self.records[records..], &self.text[text..])
    }

    /// The index of this text, which is added if it is new.
    pub fn intern(&mut self, string: &str) -> StrId {
        if self.records.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let hash = text::hash(string.as_bytes());
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        while let Some(index) = self.slots[slot].checked_sub(1) {
            if self.records[index as usize][3] == hash && self.get(StrId(index)) == string {
                return StrId(index);
            }
            slot = (slot + 1) & mask;
        }
        let index = self.records.len() as u32;
        self.slots[slot] = index + 1;
        let count = text::char_count(string.as_bytes()) as u32;
        self.records
            .push([self.text.len() as u32, string.len() as u32, count, hash]);
        self.text.extend_from_slice(string.as_bytes());
        StrId(index)
    }

    /// The text of string `id`.
    pub fn get(&self, id: StrId) -> &str {
        let [start, len, ..] = self.records[id.0 as usize];
        std::str::from_utf8(&self.text[start as usize..][..len as usize]).unwrap_or("")
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(256);
        let size = size.max((self.records.len() * 4).next_power_of_two());
        self.slots = vec![0; size];
        for (index, record) in self.records.iter().enumerate() {
            let mut slot = record[3] as usize & (size - 1);
            while self.slots[slot] != 0 {
                slot = (slot + 1) & (size - 1);
            }
            self.slots[slot] = index as u32 + 1;
        }
    }
}

/// What a cache site is for; equal sites of the shared sorts are one.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum SiteUse {
    LoadGlobal,
    StoreGlobal,
    LoadName,
    StoreName,
}

/// A finished code object's tables, as the image wants them.
#[derive(Debug)]
pub(super) struct CodeTables {
    /// The record; offsets and lengths of the tables are filled in by the writer.
    pub record: [u32; CODE_WORDS],
    pub ops: Vec<u32>,
    pub labels: Vec<u32>,
    pub handlers: Vec<[u32; 4]>,
    pub positions: Vec<[u32; 4]>,
    pub names: Vec<u32>,
}

/// How many records there are in the sections of an image that the one under construction
/// continues: its own are numbered from there on.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Counts {
    pub consts: usize,
    pub blobs: usize,
    /// In words.
    pub blob_data: usize,
    pub codes: usize,
    pub ops: usize,
    pub labels: usize,
    pub handlers: usize,
    pub positions: usize,
    pub names: usize,
    pub sites: usize,
    pub modules: usize,
}

/// The sections of an image under construction.
#[derive(Debug, Default)]
pub(super) struct Writer {
    pub strings: Strings,
    /// What is there already.
    pub base: Counts,
    consts: Vec<u64>,
    const_index: HashMap<u64, u32>,
    blobs: Vec<[u32; 4]>,
    blob_data: Vec<u32>,
    blob_index: HashMap<(u32, Vec<u32>, u32, u32), u32>,
    codes: Vec<[u32; CODE_WORDS]>,
    ops: Vec<u32>,
    labels: Vec<u32>,
    handlers: Vec<[u32; 4]>,
    positions: Vec<[u32; 4]>,
    names: Vec<u32>,
    name_lists: HashMap<Vec<u32>, u32>,
    sites: Vec<u32>,
    shared_sites: HashMap<(SiteUse, u32), u32>,
    modules: Vec<[u32; 4]>,
}

/// The sections of one module, to be added behind those that they continue.
#[derive(Default, Debug)]
pub(crate) struct Extension {
    pub modules: Vec<[u32; 4]>,
    pub consts: Vec<u64>,
    pub blobs: Vec<[u32; 4]>,
    pub blob_data: Vec<u32>,
    pub codes: Vec<[u32; CODE_WORDS]>,
    pub ops: Vec<u32>,
    pub labels: Vec<u32>,
    pub handlers: Vec<[u32; 4]>,
    pub positions: Vec<[u32; 4]>,
    pub names: Vec<u32>,
    pub sites: Vec<u32>,
}

impl Extension {
    /// The module's top level.
    pub fn entry(&self) -> u32 {
        self.modules.first().map_or(0, |module| module[1])
    }
}

impl Writer {
    /// A writer of what comes behind sections that are there already.
    pub fn behind(base: Counts, strings: Strings) -> Writer {
        Writer {
            strings,
            base,
            ..Writer::default()
        }
    }

    /// The index of a constant that is one word.
    pub fn constant(&mut self, value: Value) -> u32 {
        let next = (self.base.consts + self.consts.len()) as u32;
        let index = *self.const_index.entry(value.bits()).or_insert(next);
        if index == next {
            self.consts.push(value.in_image());
        }
        index
    }

    /// The constant as one word, if it is one.
    pub fn word(&mut self, constant: &Constant) -> Option<Value> {
        Some(match constant {
            Constant::None => Value::NONE,
            Constant::Bool(b) => Value::bool(*b),
            Constant::Ellipsis => Value::ELLIPSIS,
            Constant::Int(n) => Value::small_int(i64::try_from(*n).ok()?)?,
            Constant::Float(x) => Value::float(*x),
            Constant::Str(s) => Value::immediate(Immediate::Str, self.strings.intern(s).0),
            _ => return None,
        })
    }

    /// The index of a blob for a constant that is not one word.
    pub fn blob(&mut self, constant: &Constant) -> u32 {
        match constant {
            Constant::Int(n) => {
                let limbs = super::constant::limbs(n.unsigned_abs());
                self.big(limbs, *n < 0)
            }
            Constant::BigInt { limbs, negative } => self.big(limbs.clone(), *negative),
            Constant::Bytes(bytes) => {
                let words = bytes
                    .chunks(4)
                    .map(|c| c.iter().rev().fold(0, |word, &b| word << 8 | b as u32))
                    .collect();
                self.add_blob(BlobKind::Bytes, words, bytes.len() as u32, 0)
            }
            Constant::Complex(real, imaginary) => {
                let halves = |x: f64| [x.to_bits() as u32, (x.to_bits() >> 32) as u32];
                let words = [halves(*real), halves(*imaginary)].concat();
                self.add_blob(BlobKind::Complex, words, 16, 0)
            }
            Constant::Tuple(items) => {
                let words: Vec<u32> = items.iter().map(|item| self.tuple_item(item)).collect();
                let len = words.len() as u32 * 4;
                self.add_blob(BlobKind::Tuple, words, len, 0)
            }
            plain => self.blob(&Constant::Tuple(vec![plain.clone()])),
        }
    }

    fn big(&mut self, limbs: Vec<u32>, negative: bool) -> u32 {
        let len = limbs.len() as u32 * 4;
        self.add_blob(BlobKind::BigInt, limbs, len, negative as u32)
    }

    fn tuple_item(&mut self, item: &Constant) -> u32 {
        match self.word(item) {
            Some(value) => self.constant(value),
            None => self.blob(item) | 1 << 31,
        }
    }

    fn add_blob(&mut self, kind: BlobKind, words: Vec<u32>, len: u32, extra: u32) -> u32 {
        let key = (kind as u32, words, len, extra);
        if let Some(&index) = self.blob_index.get(&key) {
            return index;
        }
        let index = (self.base.blobs + self.blobs.len()) as u32;
        let start = (self.base.blob_data + self.blob_data.len()) as u32 * 4;
        self.blobs.push([kind as u32, start, len, extra]);
        self.blob_data.extend_from_slice(&key.1);
        self.blob_index.insert(key, index);
        index
    }

    /// The one site of the image for this use of `name`.
    pub fn shared_site(&mut self, what: SiteUse, name: StrId) -> u32 {
        let next = (self.base.sites + self.sites.len()) as u32;
        let site = *self.shared_sites.entry((what, name.0)).or_insert(next);
        if site == next {
            self.sites.push(name.0);
        }
        site
    }

    /// A site of its own for `name`.
    pub fn site(&mut self, name: StrId) -> u32 {
        self.sites.push(name.0);
        (self.base.sites + self.sites.len()) as u32 - 1
    }

    /// The offset of the list of these names.
    pub fn name_list(&mut self, names: Vec<u32>) -> u32 {
        if let Some(&offset) = self.name_lists.get(&names) {
            return offset;
        }
        let offset = (self.base.names + self.names.len()) as u32;
        self.names.push(names.len() as u32);
        self.names.extend_from_slice(&names);
        self.name_lists.insert(names, offset);
        offset
    }

    /// Adds a code object and gives its index.
    pub fn code(&mut self, tables: CodeTables) -> u32 {
        use stackline_core::image::field;
        let mut record = tables.record;
        let base = self.base;
        let mut table = |at: usize, start: usize, len: usize| {
            record[at] = start as u32;
            record[at + 1] = len as u32;
        };
        let (ops, labels) = (base.ops + self.ops.len(), base.labels + self.labels.len());
        let handlers = base.handlers + self.handlers.len();
        let positions = base.positions + self.positions.len();
        table(field::OPS, ops, tables.ops.len());
        table(field::LABELS, labels, tables.labels.len());
        table(field::HANDLERS, handlers, tables.handlers.len());
        table(field::POSITIONS, positions, tables.positions.len());
        record[field::NAMES] = (base.names + self.names.len()) as u32;
        record[field::MODULE] = (base.modules + self.modules.len()) as u32;
        self.ops.extend(tables.ops);
        self.labels.extend(tables.labels);
        self.handlers.extend(tables.handlers);
        self.positions.extend(tables.positions);
        self.names.extend(tables.names);
        self.codes.push(record);
        (self.base.codes + self.codes.len()) as u32 - 1
    }

    /// The record of the module whose top level is the code object `entry`.
    fn module_record(&mut self, module: &str, filename: &str, entry: u32) -> [u32; 4] {
        let name = self.strings.intern(module);
        // The site that keeps what globals the module's code runs with.
        let home = self.site(name) + 1;
        [name.0, entry, self.strings.intern(filename).0, home << 1]
    }

    /// Ends a module, whose top level is the code object `entry`: what comes next is another's.
    pub fn end_module(&mut self, module: &str, filename: &str, entry: u32, is_package: bool) {
        let mut record = self.module_record(module, filename, entry);
        record[3] |= is_package as u32;
        self.modules.push(record);
        // Another module's globals are others.
        self.shared_sites.clear();
    }

    /// What is to be added behind the sections that were there already, apart from strings.
    pub fn extension(&mut self, module: &str, filename: &str, entry: u32) -> Extension {
        Extension {
            modules: vec![self.module_record(module, filename, entry)],
            consts: std::mem::take(&mut self.consts),
            blobs: std::mem::take(&mut self.blobs),
            blob_data: std::mem::take(&mut self.blob_data),
            codes: std::mem::take(&mut self.codes),
            ops: std::mem::take(&mut self.ops),
            labels: std::mem::take(&mut self.labels),
            handlers: std::mem::take(&mut self.handlers),
            positions: std::mem::take(&mut self.positions),
            names: std::mem::take(&mut self.names),
            sites: std::mem::take(&mut self.sites),
        }
    }

    /// The finished image of the modules, of which the first is the program.
    pub fn finish(self) -> ImageBytes {
        let entry = self.modules.first().map_or(0, |record| record[1]);
        let parts: [&[u8]; SECTIONS] = [
            bytemuck::cast_slice(&self.strings.records),
            &self.strings.text,
            bytemuck::cast_slice(&self.consts),
            bytemuck::cast_slice(&self.blobs),
            bytemuck::cast_slice(&self.blob_data),
            bytemuck::cast_slice(self.codes.as_flattened()),
            bytemuck::cast_slice(&self.ops),
            bytemuck::cast_slice(&self.labels),
            bytemuck::cast_slice(&self.handlers),
            bytemuck::cast_slice(&self.positions),
            bytemuck::cast_slice(&self.names),
            bytemuck::cast_slice(&self.sites),
            bytemuck::cast_slice(&self.modules),
        ];
        assemble(&parts, entry)
    }
}

fn assemble(parts: &[&[u8]; SECTIONS], entry: u32) -> ImageBytes {
    let mut header = vec![MAGIC, VERSION, 0, 0, entry, 0];
    let mut end = HEADER_WORDS * 4;
    let mut places = [0; SECTIONS];
    for (place, part) in places.iter_mut().zip(parts) {
        *place = end.next_multiple_of(8);
        end = *place + part.len();
        header.extend([*place as u32, part.len() as u32]);
    }
    let mut words = vec![0u64; end.div_ceil(8)];
    header[2] = words.len() as u32 * 8;
    let bytes: &mut [u8] = bytemuck::cast_slice_mut(&mut words);
    for (&place, part) in places.iter().zip(parts) {
        bytes[place..place + part.len()].copy_from_slice(part);
    }
    bytes[..HEADER_WORDS * 4].copy_from_slice(bytemuck::cast_slice(&header));
    let sum = text::hash(&bytes[16..]);
    bytes[12..16].copy_from_slice(&sum.to_le_bytes());
    ImageBytes { words }
}
