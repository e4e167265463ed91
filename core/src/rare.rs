//! Operations that no program runs often, and how they are numbered: all of them are one opcode,
//! [`Op::Rare`](crate::opcode::Op::Rare), so that opcodes remain for those that are hot.

use crate::opcode::Operand;

/// More values that a pattern asks for than this are handed over in a tuple.
pub const MOST_PARTS: usize = 48;

/// So many positional patterns of a class that a register has their number.
pub const MANY: u8 = 255;

/// How the operands of a rare operation read.
#[derive(Clone, Copy, Debug)]
pub struct RareForm {
    /// Operand `a`.
    pub a: Operand,
    /// Operand `b`.
    pub b: Operand,
    /// Operand `c`.
    pub c: Operand,
}

macro_rules! rare {
    ($($(#[$doc:meta])* $name:ident $a:ident $b:ident $c:ident;)*) => {
        /// A rare operation: the further word of [`Op::Rare`](crate::opcode::Op::Rare).
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u8)]
        pub enum Rare { $($(#[$doc])* $name,)* }

        impl Rare {
            /// Every rare operation in numeric order.
            pub const ALL: &[Rare] = &[$(Rare::$name,)*];

            /// The name, as the disassembler prints it.
            pub const fn name(self) -> &'static str {
                match self { $(Rare::$name => stringify!($name),)* }
            }

            /// How the operands read.
            pub const fn form(self) -> RareForm {
                match self { $(Rare::$name => RareForm {
                    a: Operand::$a, b: Operand::$b, c: Operand::$c,
                },)* }
            }
        }
    };
}

rare! {
    // ---- asynchronous iteration
    /// Raises TypeError unless `R[a]`, which an `__aiter__` gave, has an `__anext__`.
    CheckAsyncIterator Reg Unused Unused;
    /// `R[a] =` whether the exception `R[b]` is the end of an asynchronous iterator.
    IsAsyncEnd Reg Reg Unused;

    // ---- exceptions
    /// `R[a] = AssertionError`.
    LoadAssertionError Reg Unused Unused;

    /// One clause of `except*`: of the exception `R[b]`, `R[a]` is the part that matches the class
    /// or classes `R[c]`, a group that is handled now, and `R[a+1]` the rest; or `None`.
    SplitException Reg Reg Reg;
    /// `R[a] =` what `except*` raises in the end, or `None`: of the exception `R[b]`, and what its
    /// clauses left, in the list `R[c]`.
    MergeExceptions Reg Reg Reg;

    // ---- classes
    /// Resolves the bases `R[a+2]`, finds the metaclass for them and the keywords `R[a+3]`, and
    /// sets the namespace `R[a]`, the metaclass `R[a+4]` and the bases as written `R[a+5]`.
    PrepareClass Reg Unused Unused;

    // ---- functions with more variables than registers
    /// `R[a] =` the far slots of this call: for the slots of the code from 256 on, where arguments
    /// that arrived there are. What was in `R[a]` goes to the far slot `b + 256 c`, unless that is 0.
    MakeFar Reg Num Num;

    // ---- closures of many cells
    /// `R[a] =` the cell `b + 256 c` of the closure.
    LoadFarClosure Reg Num Num;
    /// `R[a] =` what is in the cell `b + 256 c` of the closure.
    LoadFarFree Reg Num Num;
    /// In a class body: `R[a] =` what its namespace has by the name of the closure's cell
    /// `b + 256 c`, or else what is in the cell.
    LoadNameFarFree Reg Num Num;

    // ---- taking apart
    /// `R[a] =` a list of the items of `R[b]`: as many as the int `R[c]` says, or, where it is
    /// negative, at least as many as its complement.
    UnpackList Reg Reg Reg;

    // ---- interactive statements
    /// Shows the value `R[a]` as an interactive interpreter does, unless it is `None`.
    PrintExpression Reg Unused Unused;

    // ---- patterns
    /// `R[a] = len(R[b])` where a sequence pattern matches that, else -1; `c` 0: 0 for the length.
    MatchSequence Reg Reg Num;
    /// `R[a] = len(R[b])` where a mapping pattern matches that, else -1; `c` 0: 0 for the length.
    MatchMapping Reg Reg Num;
    /// `R[a] =` whether the mapping `R[b]` has the keys of the tuple `R[b+1]`: their values in
    /// `R[a+1], …`, or, more than [`MOST_PARTS`], in the tuple `R[a+1]`; `c` 1: keys may be equal.
    MatchKeys Reg Reg Num;
    /// `R[a] =` whether `R[b]` is an instance of `R[b+1]` with `c` positional attributes and
    /// those that the tuple `R[b+2]` names: their values where `MatchKeys` puts them. A `c` of
    /// [`MANY`] stands for the number in `R[b+3]`.
    MatchClass Reg Reg Num;
}

impl Rare {
    /// The operation numbered `n`.
    pub fn from_u32(n: u32) -> Option<Rare> {
        Rare::ALL.get(n as usize).copied()
    }
}
