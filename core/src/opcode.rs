//! The instruction set: one table from which the enum, the decoder's checks, the disassembler
//! and the verifier derive.
//!
//! Instructions are 32-bit words: opcode in bits 7..0, then operands `a`, `b`, `c` of 8 bits
//! each; `x` is `b` and `c` together as an unsigned 16-bit number. Some are followed by one
//! further word `w`. A register operand `r` names a slot of the frame (0..=255); a jump's `w`
//! is an i32, in words, relative to the jump instruction's own first word.
//!
//! **Windows.** A call is made in a window of consecutive registers that starts at `a`: the
//! callee in `R[a]`, two words for the frame header in `R[a+1]` and `R[a+2]`, then the
//! arguments from `R[a+3]`. The callee's frame starts at its first argument.

/// What an operand is, for the verifier and the disassembler.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Operand {
    /// Not used; must be zero.
    Unused,
    /// A register.
    Reg,
    /// A plain number: a count, a flag, a signed immediate.
    Num,
    /// With `b`: a run of `c` registers that starts at `b`; with `a`: see the opcode.
    Count,
}

/// What the 16-bit operand `x` or the further word `w` is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wide {
    /// Not there.
    None,
    /// Index of a constant.
    Const,
    /// A signed number.
    Int,
    /// Index of a site: a name, and a cache of its own.
    Site,
    /// Index of a string.
    Str,
    /// Index of a blob constant.
    Blob,
    /// Index of a code object.
    Code,
    /// Offset in words from this instruction's first word.
    Jump,
    /// Offset in the list section: a count, then that many string indices.
    Names,
    /// A frame slot that may be 256 or more.
    Slot,
    /// A plain number.
    Num,
    /// The number of a rare operation.
    Rare,
}

/// How an opcode's operands read.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// Operand `a`.
    pub a: Operand,
    /// Operand `b`.
    pub b: Operand,
    /// Operand `c`.
    pub c: Operand,
    /// The 16-bit operand in place of `b` and `c`.
    pub x: Wide,
    /// The further word.
    pub w: Wide,
}

macro_rules! opcodes {
    ($($(#[$doc:meta])* $name:ident $a:ident $b:ident $c:ident $x:ident $w:ident;)*) => {
        /// An operation of the virtual machine.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u8)]
        pub enum Op { $($(#[$doc])* $name,)* }

        /// Every opcode in numeric order.
        pub const OPS: &[Op] = &[$(Op::$name,)*];

        /// The opcodes' numbers.
        #[expect(non_upper_case_globals, reason = "named as the opcodes are")]
        pub(crate) mod number {
            $(pub(crate) const $name: u8 = super::Op::$name as u8;)*
        }

        /// The numbers with [`LINE`](super::LINE) added.
        #[expect(non_upper_case_globals, reason = "named as the opcodes are")]
        pub(crate) mod at_line {
            $(pub(crate) const $name: u8 = super::Op::$name as u8 | super::LINE;)*
        }

        impl Op {
            /// The name, as the disassembler prints it.
            pub const fn name(self) -> &'static str {
                match self { $(Op::$name => stringify!($name),)* }
            }

            /// The opcode numbered `n`. The comparisons come down to one with the last number.
            #[cfg_attr(feature = "speed", inline(always))]
            pub const fn from_u8(n: u8) -> Option<Op> {
                $(if n == Op::$name as u8 {
                    return Some(Op::$name);
                })*
                None
            }

            /// How the operands read.
            pub const fn form(self) -> Form {
                match self { $(Op::$name => Form {
                    a: Operand::$a, b: Operand::$b, c: Operand::$c, x: Wide::$x, w: Wide::$w,
                },)* }
            }
        }
    };
}

opcodes! {
    // ---- moves and constants
    /// Does nothing.
    Nop Unused Unused Unused None None;
    /// `R[a] = R[b]`.
    Move Reg Reg Unused None None;
    /// `R[a] = consts[x]`.
    LoadConst Reg Unused Unused Const None;
    /// `R[a] = consts[w]`.
    LoadConstW Reg Unused Unused None Const;
    /// `R[a] = x` as a signed 16-bit int.
    LoadInt Reg Unused Unused Int None;
    /// `R[a] =` the object that `blobs[w]` describes (big int, bytes, tuple, complex).
    LoadBlob Reg Unused Unused None Blob;
    /// `R[a] =` slot `w`, 256 or more, of the far slots that `MakeFar` put into `R[b]`.
    LoadFar Reg Reg Unused None Slot;
    /// Slot `w` of the far slots in `R[b] = R[a]`.
    StoreFar Reg Reg Unused None Slot;
    /// Raises UnboundLocalError if `R[a]` is unbound; `w` is the variable's name.
    CheckLocal Reg Unused Unused None Str;
    /// `R[a] =` unbound.
    ClearLocal Reg Unused Unused None None;

    // ---- variables
    /// `R[a] =` the global, or the builtin, named by site `x`.
    LoadGlobal Reg Unused Unused Site None;
    /// As `LoadGlobal` with site `w`.
    LoadGlobalW Reg Unused Unused None Site;
    /// The global named by site `w` `= R[a]`.
    StoreGlobal Reg Unused Unused None Site;
    /// Deletes the global named by site `w`.
    DeleteGlobal Unused Unused Unused None Site;
    /// In a class body: `R[a] =` the name of site `w` in the namespace `R[0]`, else the global
    /// or builtin.
    LoadName Reg Unused Unused None Site;
    /// In a class body: `R[0][name of site w] = R[a]`.
    StoreName Reg Unused Unused None Site;
    /// In a class body: deletes the name of site `w` from `R[0]`.
    DeleteName Unused Unused Unused None Site;
    /// In a class body: `R[a] =` the name of site `w` in `R[0]`, else the value in closure
    /// cell `b`.
    LoadNameFree Reg Num Unused None Site;
    /// `R[a] =` a new cell that holds `R[a]`'s present value, which may be unbound.
    NewCell Reg Unused Unused None None;
    /// `R[a] =` the value in the cell `R[b]`; `w` is the variable's name, for the error.
    LoadCell Reg Reg Unused None Str;
    /// The cell `R[b]` holds `R[a]`.
    StoreCell Reg Reg Unused None None;
    /// Empties the cell `R[b]`, which must not be empty; `w` is the variable's name.
    DeleteCell Unused Reg Unused None Str;
    /// `R[a] =` the value in cell `b` of the function's closure; `w` is the variable's name.
    LoadFree Reg Num Unused None Str;
    /// Cell `b` of the function's closure holds `R[a]`.
    StoreFree Reg Num Unused None None;
    /// Empties cell `b` of the function's closure, which must not be empty; `w` is its name.
    DeleteFree Unused Num Unused None Str;
    /// `R[a] =` cell `b` of the function's closure, the cell itself.
    LoadClosure Reg Num Unused None None;

    // ---- operators: R[a] = R[b] op R[c]
    /// `-R[b]`.
    Neg Reg Reg Unused None None;
    /// `+R[b]`.
    Pos Reg Reg Unused None None;
    /// `~R[b]`.
    Invert Reg Reg Unused None None;
    /// `not R[b]`.
    Not Reg Reg Unused None None;
    /// `R[b] + R[c]`.
    Add Reg Reg Reg None None;
    /// `R[b] - R[c]`.
    Sub Reg Reg Reg None None;
    /// `R[b] * R[c]`.
    Mul Reg Reg Reg None None;
    /// `R[b] / R[c]`.
    Div Reg Reg Reg None None;
    /// `R[b] // R[c]`.
    FloorDiv Reg Reg Reg None None;
    /// `R[b] % R[c]`.
    Mod Reg Reg Reg None None;
    /// `R[b] ** R[c]`.
    Pow Reg Reg Reg None None;
    /// `R[b] @ R[c]`.
    MatMul Reg Reg Reg None None;
    /// `R[b] & R[c]`.
    BitAnd Reg Reg Reg None None;
    /// `R[b] | R[c]`.
    BitOr Reg Reg Reg None None;
    /// `R[b] ^ R[c]`.
    BitXor Reg Reg Reg None None;
    /// `R[b] << R[c]`.
    Shl Reg Reg Reg None None;
    /// `R[b] >> R[c]`.
    Shr Reg Reg Reg None None;
    /// `R[a] = R[b] op= R[c]`, the in-place form; `w` is the number of the binary opcode
    /// (`Op::Add as u32` …).
    Inplace Reg Reg Reg None Num;
    /// `R[a] = R[b] += R[c]`, in place.
    InplaceAdd Reg Reg Reg None None;
    /// `R[b] + c`, `c` a signed 8-bit int.
    AddInt Reg Reg Num None None;
    /// `R[b] - c`, `c` a signed 8-bit int.
    SubInt Reg Reg Num None None;
    /// `R[a] = R[b] += c`, in place, `c` a signed 8-bit int.
    InplaceAddInt Reg Reg Num None None;
    /// `R[a] = R[b] -= c`, in place, `c` a signed 8-bit int.
    InplaceSubInt Reg Reg Num None None;

    // ---- comparisons
    /// `R[b] < R[c]`.
    Lt Reg Reg Reg None None;
    /// `R[b] <= R[c]`.
    Le Reg Reg Reg None None;
    /// `R[b] == R[c]`.
    Eq Reg Reg Reg None None;
    /// `R[b] != R[c]`.
    Ne Reg Reg Reg None None;
    /// `R[b] > R[c]`.
    Gt Reg Reg Reg None None;
    /// `R[b] >= R[c]`.
    Ge Reg Reg Reg None None;
    /// `R[b] is R[c]`.
    Is Reg Reg Reg None None;
    /// `R[b] is not R[c]`.
    IsNot Reg Reg Reg None None;
    /// `R[b] in R[c]`.
    In Reg Reg Reg None None;
    /// `R[b] not in R[c]`.
    NotIn Reg Reg Reg None None;

    // ---- jumps
    /// Jumps by `w`, forward.
    Jump Unused Unused Unused None Jump;
    /// Jumps by `w`, back: polls for interrupts and the budget.
    Loop Unused Unused Unused None Jump;
    /// Jumps by `w` if `R[a]` is true.
    JumpIfTrue Reg Unused Unused None Jump;
    /// Jumps by `w` if `R[a]` is false.
    JumpIfFalse Reg Unused Unused None Jump;
    /// Jumps by `w` if `(R[a] < R[b]) == (c != 0)`.
    JumpLt Reg Reg Num None Jump;
    /// Jumps by `w` if `(R[a] <= R[b]) == (c != 0)`.
    JumpLe Reg Reg Num None Jump;
    /// Jumps by `w` if `(R[a] == R[b]) == (c != 0)`.
    JumpEq Reg Reg Num None Jump;
    /// Jumps by `w` if `(R[a] != R[b]) == (c != 0)`.
    JumpNe Reg Reg Num None Jump;
    /// Jumps by `w` if `(R[a] > R[b]) == (c != 0)`.
    JumpGt Reg Reg Num None Jump;
    /// Jumps by `w` if `(R[a] >= R[b]) == (c != 0)`.
    JumpGe Reg Reg Num None Jump;
    /// Jumps by `w` if `(R[a] < b) == (c != 0)`, `b` a signed 8-bit int.
    JumpLtInt Reg Num Num None Jump;
    /// Jumps by `w` if `(R[a] <= b) == (c != 0)`.
    JumpLeInt Reg Num Num None Jump;
    /// Jumps by `w` if `(R[a] == b) == (c != 0)`.
    JumpEqInt Reg Num Num None Jump;
    /// Jumps by `w` if `(R[a] != b) == (c != 0)`.
    JumpNeInt Reg Num Num None Jump;
    /// Jumps by `w` if `(R[a] > b) == (c != 0)`.
    JumpGtInt Reg Num Num None Jump;
    /// Jumps by `w` if `(R[a] >= b) == (c != 0)`.
    JumpGeInt Reg Num Num None Jump;
    /// Jumps by `w` if `(R[a] is R[b]) == (c != 0)`.
    JumpIs Reg Reg Num None Jump;
    /// Jumps by `w` if `(R[a] is None) == (c != 0)`.
    JumpIsNone Reg Unused Num None Jump;

    // ---- attributes and items
    /// `R[a] = R[b].name`, the name of site `w`.
    GetAttr Reg Reg Unused None Site;
    /// `R[a].name = R[b]`.
    SetAttr Reg Reg Unused None Site;
    /// `del R[a].name`.
    DelAttr Reg Unused Unused None Site;
    /// Fills the window at `a` for a call of `R[b].name`: `R[a]` the function and `R[a+3]` the
    /// object; or, where that is no method, `R[a]` the attribute and `R[a+3]` unbound.
    LoadMethod Reg Reg Unused None Site;
    /// As `LoadMethod` for special method number `c` (see [`SPECIALS`]) of `R[b]`'s type.
    LoadSpecial Reg Reg Num None None;
    /// `R[a] = R[b][R[c]]`.
    GetItem Reg Reg Reg None None;
    /// `R[a][R[b]] = R[c]`.
    SetItem Reg Reg Reg None None;
    /// `del R[a][R[b]]`.
    DelItem Reg Reg Unused None None;
    /// `R[a] = slice(R[b], R[b+1], R[b+2])`.
    BuildSlice Reg Reg Unused None None;

    // ---- calls
    /// `R[c] = R[a](R[a+3], … b arguments)`.
    Call Reg Num Reg None None;
    /// After `LoadMethod a`: `R[c] =` the call with `b` arguments from `R[a+4]`, and the object
    /// in `R[a+3]` unless that is unbound.
    CallMethod Reg Num Reg None None;
    /// As `Call`; the last arguments of the `b` are keywords, named by the list `w`.
    CallKw Reg Num Reg None Names;
    /// As `CallMethod` with keywords.
    CallMethodKw Reg Num Reg None Names;
    /// `R[c] = R[a](*R[a+3], **R[a+4])`: any iterable, which becomes a list in `R[a+3]` where it
    /// is neither list nor tuple, and a dict or `None`. `b` unused.
    CallEx Reg Unused Reg None None;
    /// Returns `R[a]`.
    Return Reg Unused Unused None None;

    // ---- building
    /// `R[a] = [R[b], … c items]`.
    BuildList Reg Reg Count None None;
    /// `R[a] = (R[b], … c items)`.
    BuildTuple Reg Reg Count None None;
    /// `R[a] = {R[b]: R[b+1], … c pairs}`.
    BuildDict Reg Reg Count None None;
    /// `R[a] = {R[b], … c items}`.
    BuildSet Reg Reg Count None None;
    /// `R[a] =` the `c` strings from `R[b]`, joined.
    BuildString Reg Reg Count None None;
    /// `R[a] = format(R[b])`; `c & 3`: conversion (0 none, 1 str, 2 repr, 3 ascii); `c & 4`:
    /// the format specification is in `R[b+1]`; `c & 8`: an instance of a class derived from str
    /// may be the result.
    FormatValue Reg Reg Num None None;
    /// Appends `R[b]` to the list `R[a]`.
    ListAppend Reg Reg Unused None None;
    /// Extends the list `R[a]` by the iterable `R[b]`.
    ListExtend Reg Reg Unused None None;
    /// `R[a] = tuple(list R[b])`.
    ListToTuple Reg Reg Unused None None;
    /// Adds `R[b]` to the set `R[a]`.
    SetAdd Reg Reg Unused None None;
    /// Adds the items of the iterable `R[b]` to the set `R[a]`.
    SetUpdate Reg Reg Unused None None;
    /// `R[a][R[b]] = R[c]` on the dict `R[a]`.
    DictSet Reg Reg Reg None None;
    /// Updates the dict `R[a]` by the mapping `R[b]` (a display's `**`).
    DictUpdate Reg Reg Unused None None;
    /// As `DictUpdate` for a call's `**`: a repeated key is a TypeError that names the callee
    /// `R[c]`.
    DictMerge Reg Reg Reg None None;

    // ---- iteration
    /// `R[a] = iter(R[b])`.
    GetIter Reg Reg Unused None None;
    /// `R[a] = next(R[b])`, or jumps by `w` at the end.
    ForIter Reg Reg Unused None Jump;
    /// `R[a], … c targets = R[b]`: unpacks into `c` registers from `a`. `R[b]` may be one of them.
    UnpackSequence Reg Reg Num None None;
    /// `R[a], … = R[b]` with a starred target: `c` before it, `w` after it; the list is `R[a+c]`.
    UnpackEx Reg Reg Num None Num;

    // ---- functions and classes
    /// `R[a] =` a function of code `w`; `c` says what stands from `R[b]` on, in this order:
    /// 1 defaults (tuple), 2 keyword defaults (dict), 4 closure (tuple of cells),
    /// 8 annotations (dict).
    MakeFunction Reg Reg Num None Code;
    /// `R[a] =` a class: `R[b]` its namespace (dict), `R[b+1]` its name, `R[b+2]` its bases
    /// (tuple), `R[b+3]` its keywords (dict or `None`).
    BuildClass Reg Reg Unused None None;

    // ---- exceptions
    /// Raises `R[a]`, a class or an instance.
    Raise Reg Unused Unused None None;
    /// Raises `R[a]` from `R[b]`.
    RaiseFrom Reg Reg Unused None None;
    /// Raises the exception `R[a]` again, at the place where it was.
    Reraise Reg Unused Unused None None;
    /// Raises the exception that is being handled again; RuntimeError if there is none.
    RaiseBare Unused Unused Unused None None;
    /// `R[a] =` the exception being handled (or `None`); then `R[b]` is the one being handled.
    PushHandled Reg Reg Unused None None;
    /// `R[a]` is the exception being handled again.
    PopHandled Reg Unused Unused None None;
    /// `R[a] =` whether the exception `R[b]` matches `R[c]`, a class or a tuple of classes.
    MatchException Reg Reg Reg None None;
    /// The rare operation that `w` numbers, with operands of its own: see [`Rare`](crate::rare::Rare).
    Rare Num Num Num None Rare;

    // ---- generators
    /// First instruction of a generator: makes the generator object from the frame and returns it.
    MakeGenerator Unused Unused Unused None None;
    /// Yields `R[b]`; on resumption `R[a]` is what was sent.
    Yield Reg Reg Unused None None;
    /// `R[a] =` the iterator that is run by `yield from R[b]` if `c` is 0, else by `await R[b]`:
    /// `c` is one of [`awaiting`].
    GetYieldFromIter Reg Reg Num None None;
    /// Sends `R[a]` to the iterator `R[b]`: `R[a]` is what it yields; or jumps by `w` at its
    /// end, `R[a]` what it returned.
    Send Reg Reg Unused None Jump;

    // ---- modules
    /// `R[a] =` the module named by string `w`, for `import a.b.c`: the top package if `b` is 0,
    /// the last one otherwise; `c` is the level of a relative import.
    ImportName Reg Num Num None Str;
    /// `R[a] =` the name of site `w` in module `R[b]`.
    ImportFrom Reg Reg Unused None Site;
    /// Binds all public names of module `R[a]` in the globals.
    ImportStar Reg Unused Unused None None;

    // ---- additions
    /// `R[a] = next(R[b])` and jumps by `w`, back, or falls through at the end; polls for
    /// interrupts and the budget.
    ForLoop Reg Reg Unused None Jump;
}

/// What [`Op::GetYieldFromIter`] awaits, for the messages.
pub mod awaiting {
    /// Nothing: it is a `yield from`.
    pub const NOTHING: u8 = 0;
    /// The operand of an `await`.
    pub const OPERAND: u8 = 1;
    /// What `__aenter__` gave.
    pub const AENTER: u8 = 2;
    /// What `__aexit__` gave.
    pub const AEXIT: u8 = 3;
    /// What `__anext__` gave.
    pub const ANEXT: u8 = 4;
}

/// The special methods that [`Op::LoadSpecial`] numbers.
pub const SPECIALS: &[&str] = &[
    "__enter__",
    "__exit__",
    "__aenter__",
    "__aexit__",
    "__aiter__",
    "__anext__",
    "__await__",
];

/// The bit of an opcode's byte that says, in the copy of the instructions that the evaluator of
/// lines runs, that a line begins. An image never has it.
pub(crate) const LINE: u8 = 0x80;

const _: () = assert!(
    OPS.len() == LINE as usize,
    "the dispatch names all 256 numbers"
);

impl Op {
    /// Words of the instruction: 1 or 2.
    pub const fn words(self) -> usize {
        match self.form().w {
            Wide::None => 1,
            _ => 2,
        }
    }
}

/// An instruction's first word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(transparent)]
pub struct Instr(pub u32);

impl Instr {
    /// The instruction with three 8-bit operands.
    pub const fn abc(op: Op, a: u8, b: u8, c: u8) -> Instr {
        Instr(op as u32 | (a as u32) << 8 | (b as u32) << 16 | (c as u32) << 24)
    }

    /// The instruction with an 8-bit and a 16-bit operand.
    pub const fn ax(op: Op, a: u8, x: u16) -> Instr {
        Instr(op as u32 | (a as u32) << 8 | (x as u32) << 16)
    }

    /// The opcode's number.
    #[cfg_attr(feature = "speed", inline(always))]
    pub const fn op(self) -> u8 {
        self.0 as u8
    }

    /// Whether this is the instruction `op`, be it where a line begins or not.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) const fn is(self, op: Op) -> bool {
        self.op() & !LINE == op as u8
    }

    /// Operand `a`.
    #[cfg_attr(feature = "speed", inline(always))]
    pub const fn a(self) -> u8 {
        (self.0 >> 8) as u8
    }

    /// Operand `b`.
    #[cfg_attr(feature = "speed", inline(always))]
    pub const fn b(self) -> u8 {
        (self.0 >> 16) as u8
    }

    /// Operand `c`.
    #[cfg_attr(feature = "speed", inline(always))]
    pub const fn c(self) -> u8 {
        (self.0 >> 24) as u8
    }

    /// The 16-bit operand.
    #[cfg_attr(feature = "speed", inline(always))]
    pub const fn x(self) -> u16 {
        (self.0 >> 16) as u16
    }
}
