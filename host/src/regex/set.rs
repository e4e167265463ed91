//! Sets of characters.

use stackline_core::int_text::{decimal_value, is_space};

use super::fold::{Fold, lower, lower_ranges};

/// A class of characters that an escape names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Class {
    Digit,
    Space,
    Word,
}

/// Whether `c` is of the class: among all characters, or among ASCII's.
pub(super) fn is_in(class: Class, c: u32, ascii: bool) -> bool {
    let Some(c) = char::from_u32(c).filter(|c| !ascii || c.is_ascii()) else {
        return false;
    };
    match class {
        Class::Digit => decimal_value(c).is_some(),
        Class::Space if ascii => matches!(c, ' ' | '\t'..='\r'),
        Class::Space => is_space(c),
        Class::Word => c == '_' || c.is_alphanumeric(),
    }
}

/// An element of a set.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Item {
    /// From the first to the last.
    Range(u32, u32),
    /// A class, or what is outside of it.
    Class(Class, bool),
}

/// A set as the pattern writes it.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(super) struct Set {
    pub(super) negative: bool,
    pub(super) items: Vec<Item>,
}

impl Set {
    /// The set of a class, or of what is outside of it.
    pub(super) fn class(class: Class, outside: bool) -> Set {
        Set {
            negative: false,
            items: vec![Item::Class(class, outside)],
        }
    }
}

impl Set {
    /// The set in which lower-case characters are looked for where case is ignored.
    fn lower(self, fold: Fold) -> Set {
        if fold == Fold::None {
            return self;
        }
        let ranges = |item: Item| match item {
            Item::Range(first, last) => lower_ranges(first, last, fold)
                .into_iter()
                .map(|(first, last)| Item::Range(first, last))
                .collect(),
            class => vec![class],
        };
        Set {
            items: self.items.into_iter().flat_map(ranges).collect(),
            ..self
        }
    }
}

/// A set ready for the machine: the first 256 characters are in a table.
#[derive(Clone, Debug)]
pub(super) struct Table {
    low: [u64; 4],
    set: Set,
    ascii: bool,
    fold: Fold,
}

impl Table {
    /// The table of `set` under these rules.
    pub(super) fn new(set: Set, ascii: bool, fold: Fold) -> Table {
        let mut table = Table {
            low: [0; 4],
            set: set.lower(fold),
            ascii,
            fold,
        };
        for c in 0..256 {
            if table.look_up(c) {
                table.low[c as usize / 64] |= 1 << (c % 64);
            }
        }
        table
    }

    /// Whether `c` is in the set.
    #[inline]
    pub(super) fn has(&self, c: u32) -> bool {
        match c {
            0..256 => self.low[c as usize / 64] >> (c % 64) & 1 != 0,
            _ => self.look_up(c),
        }
    }

    fn look_up(&self, c: u32) -> bool {
        self.holds(lower(c, self.fold)) != self.set.negative
    }

    fn holds(&self, c: u32) -> bool {
        self.set.items.iter().any(|item| match *item {
            Item::Range(first, last) => (first..=last).contains(&c),
            Item::Class(class, outside) => is_in(class, c, self.ascii) != outside,
        })
    }
}
