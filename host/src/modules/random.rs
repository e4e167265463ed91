//! `_random`: the Mersenne Twister (Matsumoto and Nishimura 1998), whose state is a bytearray of
//! the program's: 624 words of 32 bits and the number of those that are used up.

use stackline_core::{Args, Res, Trap, Value, Vm};

use super::arguments::Arity::Exactly;
use super::arguments::value_error;
use super::{functions, index};
use crate::session::StdHost;

/// Words of the state.
const SIZE: usize = 624;
/// How far on the word is that a word is mixed with.
const SHIFT: usize = 397;

// None of these allocates after it has changed the state: an instruction that fails for want of
// memory runs again.
functions! { index::RANDOM;
    "seed" Exactly(2), |_, vm, args| {
        let bytes = vm.buffer_of(vm.arg(args, 1)).unwrap_or_default();
        let key: Vec<u32> = bytes.as_chunks().0.iter().map(|&word| u32::from_le_bytes(word)).collect();
        with_state(vm, args, |state| state.seed(&key)).map(|()| Value::NONE)
    };
    "random" Exactly(1), |_, vm, args| with_state(vm, args, |state| {
        let (high, low) = (state.next() >> 5, state.next() >> 6);
        Value::float((f64::from(high) * 67_108_864.0 + f64::from(low)) / 9_007_199_254_740_992.0)
    });
    "bits" Exactly(2), |_, vm, args| {
        let count = vm.arg(args, 1).as_int().filter(|count| (1..=32).contains(count)).unwrap_or(32);
        with_state(vm, args, |state| Value::int(i64::from(state.next() >> (32 - count))))
    };
    "below" Exactly(2), |_, vm, args| {
        let bound = vm.arg(args, 1).as_int().and_then(|n| u32::try_from(n).ok()).unwrap_or(1);
        with_state(vm, args, |state| Value::int(i64::from(state.below(bound.max(1)))))
    };
}

pub(crate) fn init(_: &StdHost, _: &mut Vm<'_>, _: Value) -> Res<()> {
    Ok(())
}

/// Does something with the state that is the first argument.
fn with_state<T>(vm: &mut Vm<'_>, args: Args, act: impl FnOnce(&mut Twister<'_>) -> T) -> Res<T> {
    let v = vm.arg(args, 0);
    let words = vm.bytearray_contents(v).and_then(Twister::of);
    match words {
        Some(mut state) => Ok(act(&mut state)),
        None => Err(refused(vm)),
    }
}

#[cold]
fn refused(vm: &mut Vm<'_>) -> Trap {
    value_error(vm, "not a state of random numbers")
}

/// The state: words, and how many of them are used up.
struct Twister<'a>(&'a mut [[u8; 4]; SIZE + 1]);

impl<'a> Twister<'a> {
    fn of(bytes: &'a mut [u8]) -> Option<Twister<'a>> {
        bytes.as_chunks_mut().0.first_chunk_mut().map(Twister)
    }

    fn get(&self, i: usize) -> u32 {
        u32::from_ne_bytes(self.0[i])
    }

    fn set(&mut self, i: usize, word: u32) {
        self.0[i] = word.to_ne_bytes();
    }

    /// Fills the state from one number.
    fn start(&mut self, mut last: u32) {
        self.set(0, last);
        for i in 1..SIZE {
            last = 1_812_433_253u32
                .wrapping_mul(last ^ last >> 30)
                .wrapping_add(i as u32);
            self.set(i, last);
        }
        self.set(SIZE, SIZE as u32);
    }

    /// Fills the state from a row of numbers.
    fn seed(&mut self, key: &[u32]) {
        self.start(19_650_218);
        let mut i = 1;
        for n in 0..SIZE.max(key.len()) {
            let j = n % key.len().max(1);
            let given = key.get(j).copied().unwrap_or(0).wrapping_add(j as u32);
            i = self.stir(i, 1_664_525, given);
        }
        for _ in 1..SIZE {
            i = self.stir(i, 1_566_083_941, (i as u32).wrapping_neg());
        }
        self.set(0, 1 << 31);
    }

    /// Mixes word `i` with the one before it; the number of the next.
    fn stir(&mut self, i: usize, factor: u32, addend: u32) -> usize {
        let last = self.get(i - 1);
        let word = self.get(i) ^ (last ^ last >> 30).wrapping_mul(factor);
        self.set(i, word.wrapping_add(addend));
        if i + 1 < SIZE {
            return i + 1;
        }
        self.set(0, self.get(SIZE - 1));
        1
    }

    fn refill(&mut self) {
        for i in 0..SIZE {
            let joined = self.get(i) & 1 << 31 | self.get((i + 1) % SIZE) & !(1 << 31);
            let twisted = (joined >> 1) ^ ((joined & 1) * 0x9908_B0DF);
            self.set(i, self.get((i + SHIFT) % SIZE) ^ twisted);
        }
    }

    /// The next 32 random bits.
    fn next(&mut self) -> u32 {
        let mut at = self.get(SIZE) as usize;
        if at >= SIZE {
            self.refill();
            at = 0;
        }
        self.set(SIZE, at as u32 + 1);
        let mut y = self.get(at);
        y ^= y >> 11;
        y ^= y << 7 & 0x9D2C_5680;
        y ^= y << 15 & 0xEFC6_0000;
        y ^ y >> 18
    }

    /// A number below `bound`, which is not 0.
    fn below(&mut self, bound: u32) -> u32 {
        let unused = bound.leading_zeros();
        loop {
            let n = self.next() >> unused;
            if n < bound {
                return n;
            }
        }
    }
}
