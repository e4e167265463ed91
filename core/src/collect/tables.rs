//! Sliding by tables beside the objects, where the free words have room for them.
//!
//! One table has a bit for each word of the heap, which is set for all words of live objects; the
//! other the number of live words before each 64. An object's new address is what that says, and the
//! number of bits before its own. So objects need no links: what lives in a row moves as one, and
//! then its references are brought up to date.
//!
//! ```text
//! objects        top    bits     offsets
//! +--------------+------+--------+--------------------------------+
//! ```

use crate::heap::{Heap, MARKED};
use crate::kind::Kind;
use crate::value::Value;

/// Words of the heap for each word of the table of bits.
const BLOCK: usize = 64;

/// Words of both tables for objects in `words` words.
const fn table_words(words: usize) -> (usize, usize) {
    let bits = words / BLOCK + 1;
    (bits, bits / 2 + 1)
}

/// Free words that sliding by tables needs for objects in `words` words.
pub(crate) const fn room_for_tables(words: usize) -> usize {
    let (bits, offsets) = table_words(words);
    bits + offsets
}

/// The kinds whose objects hold no values, a bit for each. What a [`Kind::WeakCell`] holds is one here.
const RAW_KINDS: u64 = {
    let kinds = [
        Kind::Str,
        Kind::Bytes,
        Kind::BigInt,
        Kind::Index,
        Kind::Complex,
    ];
    assert!(Kind::COUNT <= 64);
    let (mut mask, mut n) = (0, 0);
    while n < kinds.len() {
        assert!(kinds[n].is_raw());
        mask |= 1 << kinds[n] as u64;
        n += 1;
    }
    mask
};

/// Whether the object of this header holds no values.
#[cfg_attr(feature = "speed", inline(always))]
pub(super) fn is_raw(header: u64) -> bool {
    RAW_KINDS >> (header >> 32 & 0x3F) & 1 != 0
}

impl Heap<'_> {
    /// Slides all marked objects down, if there is room for the tables; whether there was.
    pub(super) fn slide_by_tables(&mut self, roots: core::ops::Range<usize>) -> bool {
        let span = self.top - self.start;
        // Where code is to be small there is one way.
        if !cfg!(feature = "speed") || self.words.len() - self.top < room_for_tables(span) {
            return false;
        }
        let (bits, offsets) = table_words(span);
        let (words, free) = self.words.split_at_mut(self.top);
        let (bits, free) = free.split_at_mut(bits);
        bits.fill(0);
        unmark(&mut words[self.start..], bits);
        let addresses = Addresses::new(self.start, bits, &mut free[..offsets]);
        for word in &mut words[roots] {
            addresses.update(word);
        }
        self.top = addresses.move_objects(words);
        true
    }
}

/// Takes the marks from all `objects`, and sets the bits of those that had one.
fn unmark(objects: &mut [u64], bits: &mut [u64]) {
    let mut at = 0;
    while let Some(header) = objects.get_mut(at) {
        let size = *header as u32 as usize;
        if *header & MARKED != 0 {
            *header &= !MARKED;
            set_bits(bits, at, size);
        }
        at += size;
    }
}

/// The first word at or behind `from` whose bit is set.
#[cfg_attr(feature = "speed", inline(always))]
fn next_set(bits: &[u64], from: usize) -> Option<usize> {
    let mut block = from / BLOCK;
    let mut word = bits.get(block)? & (u64::MAX << (from % BLOCK));
    while word == 0 {
        block += 1;
        word = *bits.get(block)?;
    }
    Some(block * BLOCK + word.trailing_zeros() as usize)
}

/// The first word behind `from`, whose bit is set, that is not.
#[cfg_attr(feature = "speed", inline(always))]
fn next_clear(bits: &[u64], from: usize) -> usize {
    let mut block = from / BLOCK;
    let mut word = bits[block] | !(u64::MAX << (from % BLOCK));
    while word == u64::MAX {
        block += 1;
        match bits.get(block) {
            Some(&next) => word = next,
            None => return block * BLOCK,
        }
    }
    block * BLOCK + word.trailing_ones() as usize
}

/// Sets `count` bits, at least one, from number `from` on.
#[cfg_attr(feature = "speed", inline(always))]
fn set_bits(bits: &mut [u64], from: usize, count: usize) {
    let (block, shift) = (from / BLOCK, from % BLOCK);
    if shift + count <= BLOCK {
        bits[block] |= u64::MAX >> (BLOCK - count) << shift;
    } else {
        set_many_bits(bits, from, count);
    }
}

/// As [`set_bits`], of more than one block.
#[inline(never)]
fn set_many_bits(bits: &mut [u64], from: usize, count: usize) {
    let (first, last) = (from / BLOCK, (from + count - 1) / BLOCK);
    bits[first] |= u64::MAX << (from % BLOCK);
    bits[first + 1..last].fill(u64::MAX);
    bits[last] |= u64::MAX >> (BLOCK - 1 - (from + count - 1) % BLOCK);
}

/// Where objects go, when all that lives is marked.
struct Addresses<'a> {
    start: usize,
    /// A bit for every word of every live object.
    bits: &'a [u64],
    /// Two to the word: live words before the first of each block.
    offsets: &'a [u64],
    /// Objects before this word stay where they are.
    settled: usize,
}

impl<'a> Addresses<'a> {
    fn new(start: usize, bits: &'a [u64], offsets: &'a mut [u64]) -> Addresses<'a> {
        let mut live = 0;
        for (pair, out) in bits.chunks(2).zip(&mut *offsets) {
            let second = live + u64::from(pair[0].count_ones());
            *out = live | second << 32;
            live = second + pair.get(1).map_or(0, |word| u64::from(word.count_ones()));
        }
        let settled = match bits[0] & 1 {
            0 => start,
            _ => start + next_clear(bits, 0),
        };
        Addresses {
            start,
            bits,
            offsets,
            settled,
        }
    }

    /// Brings a value up to date: where it refers to will be its object.
    #[cfg_attr(feature = "speed", inline(always))]
    fn update(&self, word: &mut u64) {
        let v = Value::from_bits(*word);
        if !v.is_ref() || v.addr().index() < self.settled {
            return;
        }
        let n = v.addr().index() - self.start;
        let block = n / BLOCK;
        let before = self.bits[block] & !(u64::MAX << (n % BLOCK));
        let offset = (self.offsets[block / 2] >> (block % 2 * 32)) as u32;
        let to = self.start as u32 + offset + before.count_ones();
        *word = *word & !u64::from(u32::MAX) | u64::from(to);
    }

    /// Brings the objects in `words`, which are all of these words, up to date.
    #[cfg_attr(feature = "speed", inline(always))]
    fn update_objects(&self, words: &mut [u64]) {
        let mut at = 0;
        while let Some(&header) = words.get(at) {
            let size = header as u32 as usize;
            if !is_raw(header) {
                for word in &mut words[at + 1..at + size] {
                    self.update(word);
                }
            }
            at += size;
        }
    }

    /// Moves all objects of `words`; where the free ones begin then.
    fn move_objects(&self, words: &mut [u64]) -> usize {
        let (mut from, mut free) = (0, self.start);
        while let Some(first) = next_set(self.bits, from) {
            let end = next_clear(self.bits, first);
            let (at, len) = (self.start + first, end - first);
            if at != free {
                words.copy_within(at..at + len, free);
            }
            self.update_objects(&mut words[free..free + len]);
            free += len;
            from = end;
        }
        free
    }
}
