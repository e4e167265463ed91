//! The machine: its parts, its memory, and what natives may do with it.

use crate::cache::Caches;
use crate::collect::WeakRoots;
use crate::embed::Portions;
use crate::heap::Heap;
use core::cell::Cell;

use crate::host::{Evaluator, Host, Stub, Trampolines};
use crate::image::{CodeId, Image};
use crate::kind::Kind;
use crate::lines::LineTable;
use crate::trap::{Res, Trap};
use crate::value::{Addr, Immediate, Value};

/// Words by which the stack grows.
const STACK_STEP: usize = 8192;

/// Words of a frame's header: function, return, previous frame.
pub(crate) const HEADER: usize = 3;
/// Frame slots that an instruction can name.
pub(crate) const WINDOW: usize = 256;

/// Frame flag: returning from it leaves the evaluator.
pub(crate) const STOP: u64 = 1;
/// Frame flag: runs `__init__`; the call's result is the instance in the word before the header.
pub(crate) const INIT: u64 = 2;
/// Frame flag: runs a generator, which is in the word before the header.
pub(crate) const GENERATOR: u64 = 4;
/// Frame flag: resumed by `ForIter`, `ForLoop` or `Send`, at which the return address points. What
/// is yielded goes to the resumer's register at once, and where that goes on is known; with [`STOP`]
/// the machine's own place says it to the evaluator that is returned to.
pub(crate) const FOR: u64 = 8;
/// Frame flag: of a generator that another delegates to, whose frame is off the stack. Where the
/// flags of the frame say how to go back, that is from all of them: see `generator::chain`.
pub(crate) const DELEGATED: u64 = 16;
/// Frame flag: a relay waits for the end of this frame, to go on with the one that delegates to it.
pub(crate) const RELAYED: u64 = 32;
/// Frame flag: the program has seen a frame object of it.
pub(crate) const SHOWN: u64 = 64;

/// Values that the machine itself holds on to, at fixed words of the memory.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(usize)]
pub(crate) enum Root {
    /// What the last natively entered frame returned.
    Result,
    /// The exception being raised.
    Pending,
    /// The exception being handled (`sys.exception()`), or None.
    Handled,
    /// The MemoryError made in advance.
    MemoryError,
    /// Dict of the built-in names.
    Builtins,
    /// Dict: module name to module.
    Modules,
    /// Dict: the main module's namespace.
    Main,
    /// Set of all the identity table's pairs: see `hash`.
    Identities,
    /// `sys.argv` and what else the host wants kept.
    Host,
    /// Table of the weak references, by what they refer to: see `weak`.
    WeakReferences,
    /// The first of the weak references whose callback is to be called: see `weak`.
    Callbacks,
    /// Tuple of the hooks for asynchronous generators, or None.
    AsyncHooks,
    /// Table of the strings of one character, by their code: see `strings::ascii`.
    Characters,
    /// List of the containers whose `repr` is being made: see `repr::container`.
    Reprs,
    /// Most digits of conversions between ints and decimal text, 0 for any; None for the default.
    MaxStrDigits,
    /// The last made of the frame objects of frames on the stack: see `builtins::frame`.
    Frames,
    /// Whether calls that an exception ends leave their variables to its traceback: see
    /// `builtins::traceback`.
    KeepsVariables,
    /// List of the constants that are objects, by their numbers: see `constants`.
    Constants,
    Count,
}

/// Word 0 of the memory is always unbound: what an empty cache entry leads to.
const ROOTS: usize = 1;
const STACK: usize = ROOTS + Root::Count as usize;

/// How a machine is set up.
#[derive(Clone, Copy, Debug)]
pub struct Config {
    /// Words of the memory that are for the stack; the default is an eighth, up to 32 MiB.
    pub stack_words: Option<usize>,
    /// Frames deep before RecursionError.
    pub recursion_limit: usize,
    /// Lowest address that the native stack may reach; 0 where it is not known.
    pub native_floor: usize,
    /// Which allocation after each poll collects first, to test; 0 where none does.
    pub stress: u32,
    /// Cache sites that the image may grow by while it runs: two words each. 0 where no compiler
    /// is at hand.
    pub spare_sites: usize,
    /// The memory is all zero, as a fresh mapping is: no page of it needs to be touched ahead.
    pub zeroed: bool,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            stack_words: None,
            recursion_limit: 1000,
            native_floor: 0,
            stress: 0,
            spare_sites: 0,
            zeroed: false,
        }
    }
}

/// The memory handed over is too small.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TooSmall {
    /// Words that are needed before anything runs.
    pub needed: usize,
    /// Words that there are.
    pub given: usize,
}

impl core::fmt::Display for TooSmall {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let (needed, given) = (self.needed * 8, self.given * 8);
        write!(
            f,
            "{given} bytes of memory are too few: this program needs {needed} to start"
        )
    }
}

impl core::error::Error for TooSmall {}

/// Where the names of keyword arguments stand.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Names {
    /// There are none.
    None,
    /// A list in the image's `Names`, by its offset.
    Image(usize),
    /// A tuple in this word of the memory.
    Tuple(usize),
}

/// The arguments of a native call: values in a row in the machine's memory, the last of them
/// keywords where there are names.
#[derive(Clone, Copy, Debug)]
pub struct Args {
    pub(crate) base: usize,
    pub(crate) count: usize,
    pub(crate) names: Names,
    /// How many of the arguments are keywords.
    pub(crate) keywords: usize,
}

impl Args {
    /// Positional arguments only.
    pub(crate) fn positional(base: usize, count: usize) -> Args {
        Args {
            base,
            count,
            names: Names::None,
            keywords: 0,
        }
    }

    /// Number of positional arguments.
    #[inline]
    pub fn len(&self) -> usize {
        self.count - self.keywords
    }

    /// Whether there are no positional arguments.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The positional arguments alone.
    pub(crate) fn positional_part(&self) -> Args {
        Args::positional(self.base, self.len())
    }

    /// All but the first `n` positional arguments.
    pub(crate) fn skip(&self, n: usize) -> Args {
        Args {
            base: self.base + n,
            count: self.count - n,
            ..*self
        }
    }
}

/// A Python virtual machine that lives in memory handed over by the caller.
#[repr(C)]
pub struct Vm<'m> {
    pub(crate) heap: Heap<'m>,
    pub(crate) known: Caches<'m>,
    pub(crate) image: Image<'m>,
    pub(crate) host: &'m dyn Host,
    pub(crate) trampolines: Option<&'m dyn Trampolines>,
    /// Whether Python calls go through stubs.
    pub(crate) tracing: bool,
    /// The instruction at hand, an index of the image's `Ops`; valid in natives and slow paths.
    pub(crate) pc: usize,
    /// First slot of the frame at hand; valid in natives and slow paths.
    pub(crate) fp: usize,
    /// First stack word that natives have not taken; 0 where none has taken any.
    pub(crate) top: usize,
    /// Nothing on the stack has ever been at this word or behind it since the last collection:
    /// see [`Vm::stack_fits`].
    pub(crate) stack_end: usize,
    pub(crate) caches: usize,
    /// Sites that there are caches for: those of the image, and spare ones.
    pub(crate) site_room: usize,
    /// Modules that the image had at first: later ones are not found by their names.
    pub(crate) own_modules: usize,
    /// The stub of each code object that has one.
    pub(crate) stubs: &'m [Cell<Option<Stub>>],
    /// What stubs call.
    pub(crate) evaluator: Evaluator,
    pub(crate) tells_lines: bool,
    /// Empty if lines were never told.
    pub(crate) lines: LineTable<'m>,
    pub(crate) depth: usize,
    pub(crate) recursion_limit: usize,
    /// What the last method `__hash__` returned: the hash in full.
    pub(crate) given_hash: u64,
    pub(crate) native_floor: usize,
    /// Loops and calls until the next poll.
    pub(crate) budget: u32,
    /// Caches filled in another epoch are void.
    pub(crate) epoch: u32,
    pub(crate) next_shape: u16,
    pub(crate) next_identity: i64,
    /// How deep natives that recurse over data are.
    pub(crate) native_depth: usize,
    /// The call that runs in portions, if there is one.
    pub(crate) portions: Option<Portions>,
    /// Whether finalizers are being run.
    pub(crate) finalizing: bool,
    /// Whether the program has ended: see [`Vm::finalize_all`].
    pub(crate) ending: bool,
}

impl core::fmt::Debug for Vm<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Vm")
            .field("pc", &self.pc)
            .field("fp", &self.fp)
            .finish_non_exhaustive()
    }
}

/// Loops and calls between two polls.
pub(crate) const POLL_INTERVAL: u32 = 2048;

impl<'m> Vm<'m> {
    /// A machine that will run `image` in `memory`.
    ///
    /// # Errors
    /// [`TooSmall`] if there is no room for the fixed parts and a first frame.
    pub fn new(
        memory: &'m mut [u64],
        image: Image<'m>,
        host: &'m dyn Host,
        config: Config,
    ) -> Result<Vm<'m>, TooSmall> {
        let given = memory.len();
        let stack = config
            .stack_words
            .unwrap_or((given / 8).min(4 << 20))
            .max(WINDOW + 192);
        let caches = STACK + stack;
        let site_room = image.sites.len().saturating_add(config.spare_sites);
        let start = site_room.saturating_mul(2).saturating_add(caches);
        let behind = Caches::words(given);
        let needed = start.saturating_add(256 + behind);
        if given < needed || given > u32::MAX as usize {
            return Err(TooSmall { needed, given });
        }
        let (memory, behind) = memory.split_at_mut(given - behind);
        memory[0] = Value::UNBOUND.bits();
        memory[ROOTS..STACK].fill(Value::NONE.bits());
        if !config.zeroed {
            memory[caches..start].fill(0);
        }
        if !config.zeroed || Value::CLEAR.bits() != 0 {
            memory[STACK..caches].fill(Value::CLEAR.bits());
        }
        let mut vm = Vm {
            heap: Heap::new(memory, start),
            known: Caches::new(behind, given),
            image,
            host,
            trampolines: None,
            tracing: false,
            pc: 0,
            fp: STACK + HEADER,
            top: 0,
            stack_end: caches.min(STACK + STACK_STEP),
            caches,
            site_room,
            own_modules: image.modules.len() / 4,
            stubs: &[],
            evaluator: crate::evaluate,
            tells_lines: false,
            lines: LineTable::default(),
            depth: 0,
            recursion_limit: config.recursion_limit,
            given_hash: 0,
            native_floor: config.native_floor,
            budget: POLL_INTERVAL,
            epoch: 1,
            next_shape: 1,
            next_identity: 1,
            native_depth: 0,
            portions: None,
            finalizing: false,
            ending: false,
        };
        vm.start().map_err(|_| TooSmall { needed, given })?;
        if config.stress > 0 {
            vm.heap.faults.stress = config.stress;
            // From the first poll on, which is to come at once.
            vm.budget = 1;
        }
        vm.look_for_frames(0);
        Ok(vm)
    }

    // ---- what natives see

    /// The image that the machine runs.
    pub fn image(&self) -> &Image<'m> {
        &self.image
    }

    /// Positional argument `i`; unbound where there are fewer.
    #[inline]
    pub fn arg(&self, args: Args, i: usize) -> Value {
        if i < args.len() {
            self.word(args.base + i)
        } else {
            Value::UNBOUND
        }
    }

    /// Puts `v` in the place of positional argument `i`, which there must be.
    pub fn set_arg(&mut self, args: Args, i: usize, v: Value) {
        debug_assert!(i < args.len());
        self.set_word(args.base + i, v);
    }

    /// The keyword argument `name`, if it was given.
    pub fn keyword(&self, args: Args, name: &str) -> Option<Value> {
        (0..args.keywords)
            .find(|&i| self.str(self.keyword_name(args, i)) == Some(name))
            .map(|i| self.keyword_value(args, i))
    }

    /// The name of keyword argument `i`, a string.
    pub fn keyword_name(&self, args: Args, i: usize) -> Value {
        match args.names {
            Names::None => Value::UNBOUND,
            Names::Image(list) => crate::image::StrId(self.image.name_list(list)[i]).value(),
            Names::Tuple(word) => self.get(self.word(word).addr(), i + 1),
        }
    }

    /// The value of keyword argument `i`.
    pub fn keyword_value(&self, args: Args, i: usize) -> Value {
        self.word(args.base + args.len() + i)
    }

    /// The stack or root word at `index`.
    #[cfg_attr(feature = "speed", inline(always))]
    #[cfg_attr(not(feature = "speed"), inline(never))]
    pub(crate) fn word(&self, index: usize) -> Value {
        Value::from_bits(self.heap.words[index])
    }

    /// Sets the stack or root word at `index`.
    #[cfg_attr(feature = "speed", inline(always))]
    #[cfg_attr(not(feature = "speed"), inline(never))]
    pub(crate) fn set_word(&mut self, index: usize, v: Value) {
        self.heap.words[index] = v.bits();
    }

    /// A value that the machine itself holds on to.
    #[inline]
    pub(crate) fn root(&self, root: Root) -> Value {
        self.word(ROOTS + root as usize)
    }

    /// Sets a value that the machine itself holds on to.
    #[inline]
    pub(crate) fn set_root(&mut self, root: Root, v: Value) {
        self.set_word(ROOTS + root as usize, v);
    }

    /// The code object of the function `f`.
    pub(crate) fn code_of(&self, f: Value) -> Option<CodeId> {
        if let Some(n) = f.as_immediate(Immediate::Code) {
            return Some(CodeId(n));
        }
        let at = f.as_kind(Kind::Function)?;
        self.heap
            .get(at, 1)
            .as_immediate(Immediate::Code)
            .map(CodeId)
    }

    /// First stack word that is free for natives, above everything that lives.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) fn native_top(&self) -> usize {
        let (_, slots) = crate::interp::split_frame_word(self.heap.words[self.fp - 1]);
        (self.fp + slots).max(self.top)
    }

    /// Takes a stack word and keeps `v` in it, where the collector sees it. Natives that call
    /// back into Python keep their values so, and put `self.top` back when they are done.
    pub(crate) fn push(&mut self, v: Value) -> Res<usize> {
        let at = self.native_top();
        if !self.stack_fits(at + WINDOW) {
            return Err(self.raise_recursion());
        }
        self.set_word(at, v);
        self.top = at + 1;
        Ok(at)
    }

    /// Whether the stack may reach to the word `end`.
    ///
    /// The whole stack may be much larger than what is ever used of it, and a collection clears
    /// what is above the frames: so the stack is given out in steps, and the check that every
    /// call makes anyway notices when the next one is due.
    #[inline]
    pub(crate) fn stack_fits(&mut self, end: usize) -> bool {
        if end >= self.stack_end && end < self.caches {
            self.stack_end = self.caches.min(end + STACK_STEP);
        }
        end < self.stack_end
    }

    // ---- memory

    /// Collects, so that at least `words` words are free if that can be.
    pub fn collect(&mut self, words: usize) {
        self.host.collecting(true);
        if cfg!(feature = "speed") {
            self.give_up_constants();
        }
        let promised = self.heap.promised();
        let used = self.native_top();
        let stack_end = self.stack_end;
        self.heap.words[used..stack_end].fill(Value::CLEAR.bits());
        self.stack_end = self.caches.min(used + STACK_STEP);
        let weak = WeakRoots {
            identities: ROOTS + Root::Identities as usize,
            references: ROOTS + Root::WeakReferences as usize,
            callbacks: ROOTS + Root::Callbacks as usize,
        };
        self.heap.collect(ROOTS..used, weak);
        self.heap.keep_promise(promised);
        self.bump_epoch();
        let needed = self.heap.top + words;
        if needed > self.heap.limit {
            self.heap.limit = (needed + needed / 8).min(self.heap.end());
        }
        self.host.collecting(false);
        self.finalize_soon();
    }

    /// Makes every cache void.
    pub(crate) fn bump_epoch(&mut self) {
        self.epoch = self.epoch.wrapping_add(1);
        if self.epoch == 0 {
            self.epoch = 1;
            self.known.forget();
            let (caches, sites) = (self.caches, self.site_room);
            // The second words may be what is to be kept: see `homes`.
            for site in 0..sites {
                self.heap.words[caches + 2 * site] = 0;
            }
        }
    }

    /// For natives that call back into Python or write output: makes sure that `words` words
    /// can be allocated from here on, collecting now if need be, and raises MemoryError where
    /// that frees too little. Every value that the native holds must be in the machine's memory
    /// (its arguments are), since objects may move.
    pub(crate) fn make_room(&mut self, words: usize) -> Res<()> {
        if self.heap.reserve(words).is_ok() && self.heap.faults.stress == 0 {
            return Ok(());
        }
        self.collect(words);
        // What follows counts on this room, so the stress mode must not fail it.
        self.heap.disarm();
        if !self.heap.has_room(words) {
            // To run the instruction again would do twice what the native has done.
            return Err(self.out_of_memory());
        }
        self.heap.promise(words);
        Ok(())
    }

    /// How many words were wanted, if memory ran out.
    #[inline]
    pub fn wanted(&self, trap: Trap) -> Option<usize> {
        self.heap.wanted_of(trap)
    }

    /// Whether an exception is pending.
    #[inline]
    pub fn is_raised(&self, trap: Trap) -> bool {
        trap.is_raised(|| !self.root(Root::Pending).is_none())
    }

    /// Whether the portion is used up.
    #[inline]
    pub(crate) fn is_pause(&self, trap: Trap) -> bool {
        self.heap.is_pause(trap)
    }

    /// A natively entered frame returns `v`.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) fn done<T>(&mut self, v: Value) -> Res<T> {
        Err(self.heap.done(v))
    }

    /// Bytes in use by objects, and bytes that objects may use in all.
    pub fn memory_use(&self) -> (usize, usize) {
        let bytes = |words: usize| words * 8;
        (
            bytes(self.heap.top - self.heap.start),
            bytes(self.heap.end() - self.heap.start),
        )
    }

    /// A new object with these fields.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) fn object<const N: usize>(&mut self, kind: Kind, fields: [Value; N]) -> Res {
        Ok(self.heap.object(kind, fields)?)
    }

    /// Field `i` of the object at `at`.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) fn get(&self, at: Addr, i: usize) -> Value {
        self.heap.get(at, i)
    }

    /// Sets field `i` of the object at `at`.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) fn set(&mut self, at: Addr, i: usize, v: Value) {
        self.heap.set(at, i, v);
    }
}
