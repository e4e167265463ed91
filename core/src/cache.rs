//! The two caches behind the inline ones: what a class has under a name, and where instances of
//! a shape have what a site asks for when more than one shape comes by there.
//!
//! Both live in a slice of their own at the end of the caller's memory, as cells, so that looking
//! something up can remember it without borrowing the machine mutably. Entries of another epoch
//! are void.

use core::cell::Cell;

use crate::value::Value;

/// Words of an entry of the class cache: epoch and class, name, value, owner.
const LOOKUP: usize = 4;
/// Words of an entry of the shape cache: key, site and word.
const SHAPE: usize = 2;
/// Words of the place in a text: epoch, text, characters, bytes.
const TEXT_PLACE: usize = if cfg!(feature = "speed") { 4 } else { 0 };
/// Most entries of each.
const MOST: usize = 1024;

/// Where an attribute of a class is: the memory word of an entry of its namespace, or for a
/// built-in type, which has none, the immediate value itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place(u64);

impl Place {
    /// The memory word `at`.
    pub(crate) fn word(at: usize) -> Place {
        Place(at as u64)
    }

    /// Nowhere: `v`, an immediate.
    pub(crate) fn constant(v: Value) -> Place {
        Place(v.bits())
    }

    /// What is there, in this memory.
    #[inline]
    pub(crate) fn read(self, words: &[u64]) -> Value {
        // Immediates are larger than any number of a word.
        Value::from_bits(match self.0 >> 32 {
            0 => words[self.0 as usize],
            _ => self.0,
        })
    }
}

/// The caches, in memory of the caller's.
#[derive(Debug)]
pub(crate) struct Caches<'m> {
    lookups: &'m [Cell<u64>],
    shapes: &'m [Cell<u64>],
    mask: usize,
}

impl<'m> Caches<'m> {
    /// Words that the caches of a machine with this much memory take.
    pub(crate) fn words(given: usize) -> usize {
        Self::entries(given) * (LOOKUP + SHAPE) + TEXT_PLACE
    }

    fn entries(given: usize) -> usize {
        let most = (given / 512).clamp(2, MOST);
        // The largest power of two that is not more.
        1 << most.ilog2()
    }

    /// Caches in `memory`, which has the [`Caches::words`] of `given` words of memory.
    pub(crate) fn new(memory: &'m mut [u64], given: usize) -> Caches<'m> {
        memory.fill(0);
        let entries = Self::entries(given);
        let cells = Cell::from_mut(memory).as_slice_of_cells();
        let (lookups, shapes) = cells.split_at(entries * LOOKUP);
        Caches {
            lookups,
            shapes,
            mask: entries - 1,
        }
    }

    /// Where the last character is that was looked for in `text`: so many characters, which are so
    /// many bytes, into it.
    pub(crate) fn text_place(&self, epoch: u32, text: Value) -> Option<(usize, usize)> {
        let [known, of, chars, bytes] = self.text_cells()?;
        let hit = known.get() == epoch.into() && of.get() == text.bits();
        hit.then(|| (chars.get() as usize, bytes.get() as usize))
    }

    /// Remembers what [`Caches::text_place`] is to say.
    pub(crate) fn learn_text_place(&self, epoch: u32, text: Value, place: (usize, usize)) {
        if let Some([known, of, chars, bytes]) = self.text_cells() {
            known.set(epoch.into());
            of.set(text.bits());
            chars.set(place.0 as u64);
            bytes.set(place.1 as u64);
        }
    }

    /// They are behind the last entry, so that the machine has no field more.
    fn text_cells(&self) -> Option<&[Cell<u64>; 4]> {
        self.shapes.get((self.mask + 1) * SHAPE..)?.first_chunk()
    }

    /// Makes every entry void.
    pub(crate) fn forget(&self) {
        for cell in self.lookups.iter().chain(self.shapes) {
            cell.set(0);
        }
    }

    fn lookup_entry(&self, class: Value, name: u64) -> &[Cell<u64>] {
        let mixed = (class.bits() ^ name.rotate_left(17)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let at = ((mixed >> 40) as usize & self.mask) * LOOKUP;
        &self.lookups[at..at + LOOKUP]
    }

    /// What is known of `name` in `class`: unknown; or where it is, nowhere perhaps, and the class
    /// that it was found in. `name` is a number that stands for one name only.
    #[inline]
    pub(crate) fn lookup(&self, epoch: u32, class: Value, name: u64) -> Option<(Place, Value)> {
        let entry = self.lookup_entry(class, name);
        let hit = entry[0].get() == lookup_key(epoch, class) && entry[1].get() == name;
        hit.then(|| (Place(entry[2].get()), Value::from_bits(entry[3].get())))
    }

    /// Remembers what [`Caches::lookup`] is to say.
    pub(crate) fn learn(&self, epoch: u32, class: Value, name: u64, found: Option<(Place, Value)>) {
        let entry = self.lookup_entry(class, name);
        let (place, owner) = found.unwrap_or((Place::constant(Value::UNBOUND), Value::NONE));
        entry[0].set(lookup_key(epoch, class));
        entry[1].set(name);
        entry[2].set(place.0);
        entry[3].set(owner.bits());
    }

    fn shape_entry(&self, site: usize, key: u64) -> &[Cell<u64>] {
        let mixed = (key ^ (site as u64) << 40).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let at = ((mixed >> 48) as usize & self.mask) * SHAPE;
        &self.shapes[at..at + SHAPE]
    }

    /// What stands at `site` for what `key` says: the second word of an inline cache entry.
    #[inline]
    pub(crate) fn shape(&self, site: usize, key: u64) -> Option<usize> {
        let entry = self.shape_entry(site, key);
        let word = entry[1].get();
        (entry[0].get() == key && (word >> 32) as usize == site).then_some(word as u32 as usize)
    }

    /// Remembers what [`Caches::shape`] is to say.
    pub(crate) fn learn_shape(&self, site: usize, key: u64, word: usize) {
        let entry = self.shape_entry(site, key);
        entry[0].set(key);
        entry[1].set((site as u64) << 32 | word as u64);
    }
}

fn lookup_key(epoch: u32, class: Value) -> u64 {
    (epoch as u64) << 32 | class.bits() & 0xFFFF_FFFF
}
