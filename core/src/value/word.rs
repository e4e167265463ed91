//! The word of a value as it is in memory and in registers.
//!
//! Where registers have 64 bits it is the word that images have. Elsewhere its upper half is
//! another by a constant, so that it is never zero: an `Option` or a `Result` of a value then is
//! as small as the value, and functions return it in two registers.

use crate::value::{INT_TAG, LAST_FLOAT};

#[cfg(target_pointer_width = "64")]
pub(super) use wide::{High, Word};

#[cfg(not(target_pointer_width = "64"))]
pub(super) use halves::{High, Word};

#[cfg(target_pointer_width = "64")]
mod wide {
    use super::{INT_TAG, LAST_FLOAT};

    /// The upper half of a word.
    pub(in super::super) type High = u64;

    #[derive(Clone, Copy, PartialEq, Eq)]
    #[repr(transparent)]
    pub(in super::super) struct Word(u64);

    impl Word {
        #[inline(always)]
        pub(in super::super) const fn from_bits(bits: u64) -> Word {
            Word(bits)
        }

        #[inline(always)]
        pub(in super::super) const fn bits(self) -> u64 {
            self.0
        }

        /// The word that an image has for it.
        #[inline(always)]
        pub(in super::super) const fn in_image(self) -> u64 {
            self.0
        }

        #[inline(always)]
        pub(in super::super) const fn from_image(bits: u64) -> Word {
            Word(bits)
        }

        /// The upper half of the word that an image has for it.
        #[inline(always)]
        pub(in super::super) const fn high(self) -> High {
            self.0 >> 32
        }

        #[inline(always)]
        pub(in super::super) const fn is_int(self) -> bool {
            self.0 >= INT_TAG
        }

        #[inline(always)]
        pub(in super::super) const fn both_int(self, other: Word) -> bool {
            self.0 & other.0 >= INT_TAG
        }

        #[inline(always)]
        pub(in super::super) const fn is_float(self) -> bool {
            self.0 <= LAST_FLOAT
        }
    }
}

#[cfg(any(test, not(target_pointer_width = "64")))]
mod halves {
    use core::num::NonZeroU32;

    use super::{INT_TAG, LAST_FLOAT};

    /// What the upper half is less than an image's: words of images never have it there.
    const BIAS: u32 = 0xFFFC_0000;
    const FIRST_FLOAT: u32 = BIAS.wrapping_neg();
    const INT: u32 = ((INT_TAG >> 32) as u32).wrapping_sub(BIAS) >> 16;
    const _: () = assert!((LAST_FLOAT >> 32) < BIAS as u64);

    /// The upper half of a word.
    pub(in super::super) type High = u32;

    #[derive(Clone, Copy, PartialEq, Eq)]
    #[repr(C)]
    pub(in super::super) struct Word {
        low: u32,
        high: NonZeroU32,
    }

    impl Word {
        pub(in super::super) const fn from_bits(bits: u64) -> Word {
            let high = match NonZeroU32::new((bits >> 32) as u32) {
                Some(high) => high,
                None => panic!("not the word of a value"),
            };
            Word {
                low: bits as u32,
                high,
            }
        }

        pub(in super::super) const fn bits(self) -> u64 {
            self.low as u64 | (self.high.get() as u64) << 32
        }

        /// The word that an image has for it.
        pub(in super::super) const fn in_image(self) -> u64 {
            self.low as u64 | (self.high() as u64) << 32
        }

        pub(in super::super) const fn from_image(bits: u64) -> Word {
            Word::from_bits(bits.wrapping_sub((BIAS as u64) << 32))
        }

        /// The upper half of the word that an image has for it.
        pub(in super::super) const fn high(self) -> High {
            self.high.get().wrapping_add(BIAS)
        }

        pub(in super::super) const fn is_int(self) -> bool {
            self.high.get() >> 16 == INT
        }

        pub(in super::super) const fn both_int(self, other: Word) -> bool {
            self.is_int() && other.is_int()
        }

        pub(in super::super) const fn is_float(self) -> bool {
            self.high.get() >= FIRST_FLOAT
        }
    }
}

#[cfg(all(test, target_pointer_width = "64"))]
mod tests {
    use super::{halves, wide};
    use crate::value::{IMM_TAG, INT_TAG, LAST_FLOAT, PAYLOAD, REF_TAG};

    /// Words of images: the first and the last of each sort, and some between.
    const WORDS: [u64; 17] = [
        0,
        1,
        0x3FF0 << 48,
        0x7FEF_FFFF_FFFF_FFFF,
        0x7FF0 << 48,
        0x7FF8 << 48,
        0x7FF8 << 48 | 1 << 32 | 7,
        1 << 63,
        0xFFF0 << 48,
        LAST_FLOAT,
        IMM_TAG,
        IMM_TAG | 7 << 32 | 0xFFFF_FFFF,
        REF_TAG,
        REF_TAG | 45 << 32 | 0xFFFF_FFFF,
        INT_TAG,
        INT_TAG | 1 << 47,
        INT_TAG | PAYLOAD,
    ];

    #[test]
    fn halves_hold_every_word_of_an_image() {
        for word in WORDS {
            let half = halves::Word::from_image(word);
            assert_eq!(half.in_image(), word, "{word:#x}");
            assert_eq!(u64::from(half.high()), word >> 32, "{word:#x}");
            assert_ne!(half.bits() >> 32, 0, "{word:#x}");
            assert!(halves::Word::from_bits(half.bits()) == half, "{word:#x}");
        }
    }

    #[test]
    fn both_forms_say_the_same_of_a_word() {
        for word in WORDS {
            let (half, whole) = (halves::Word::from_image(word), wide::Word::from_image(word));
            assert_eq!(half.is_int(), whole.is_int(), "{word:#x}");
            assert_eq!(half.is_float(), whole.is_float(), "{word:#x}");
            assert_eq!(half.in_image(), whole.in_image(), "{word:#x}");
            for other in WORDS {
                assert_eq!(
                    half.both_int(halves::Word::from_image(other)),
                    whole.both_int(wide::Word::from_image(other)),
                    "{word:#x} {other:#x}"
                );
            }
        }
    }

    #[test]
    fn no_halves_are_as_small_as_halves() {
        assert_eq!(size_of::<Option<halves::Word>>(), 8);
        assert_eq!(size_of::<Result<halves::Word, ()>>(), 8);
    }
}
