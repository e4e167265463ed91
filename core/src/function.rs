//! Functions, as the evaluator sees them.
//!
//! A function has fields: 1 code, 2 what the short way of calling needs (see [`FAST`]),
//! 3 globals (dict), 4 defaults (tuple or None), 5 keyword defaults (dict or None), 6 closure
//! (tuple of cells or None), 7 facts (dict or None), 8 identity.

use crate::features::Feature;
use crate::image::{CodeId, StrId, field, flag};
use crate::interp::Cursor;
use crate::kind::Kind;
use crate::opcode::Instr;
use crate::trap::{Part, Res};
use crate::types::TypeId;
use crate::value::{Immediate, Value};
use crate::vm::{HEADER, Vm, WINDOW};

pub(crate) const CODE: usize = 1;
/// What the short way of calling needs, as a small int: first instruction (bits 23..0), number
/// of parameters (31..24; [`NOT_SIMPLE`] where calls may not take the short way), of other
/// variables (39..32), of slots (47..40). Of a generator with positional parameters only that is
/// [`NOT_SIMPLE`], the number of parameters in place of the other variables', and that of slots.
pub(crate) const FAST: usize = 2;
/// More parameters than any simple function has.
const NOT_SIMPLE: usize = 255;
/// Instructions from here on are out of reach for the short way.
const FAST_CODE: usize = 1 << 24;
pub(crate) const GLOBALS: usize = 3;
pub(crate) const DEFAULTS: usize = 4;
pub(crate) const KEYWORD_DEFAULTS: usize = 5;
pub(crate) const CLOSURE: usize = 6;
/// What the program has said of the function besides its code (`__name__`, `__annotations__`), and
/// as `__dict__` its own attributes.
pub(crate) const FACTS: usize = 7;
pub(crate) const IDENTITY: usize = 8;

/// A function's [`FAST`] word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fast(u64);

impl Fast {
    /// The word, as it is in the function.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) fn new(word: u64) -> Fast {
        Fast(word)
    }

    /// Its first instruction.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) fn start(self) -> usize {
        self.0 as usize & (FAST_CODE - 1)
    }

    /// Number of its parameters.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) fn parameters(self) -> usize {
        (self.0 >> 24) as u8 as usize
    }

    /// Number of its other variables.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) fn others(self) -> usize {
        (self.0 >> 32) as u8 as usize
    }

    /// Whether calls may not take the short way.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) fn is_not_simple(self) -> bool {
        self.parameters() == NOT_SIMPLE
    }

    /// Number of its frame's slots.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) fn slots(self) -> usize {
        (self.0 >> 40) as u8 as usize
    }
}

/// A [`FAST`] word of these parts.
fn fast_word(parts: [usize; 4]) -> u64 {
    let [first, parameters, others, slots] = parts.map(|n| n as u64);
    first | parameters << 24 | others << 32 | slots << 40
}

impl Vm<'_> {
    /// The number of the code object and the [`FAST`] word of the function `f`.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) fn fast(&self, f: Value) -> (usize, Fast) {
        let at = f.addr().index();
        let words = &self.heap.words[at + CODE..=at + FAST];
        (words[0] as u32 as usize, Fast::new(words[1]))
    }

    /// A new function.
    pub(crate) fn new_function(
        &mut self,
        id: CodeId,
        globals: Value,
        [defaults, keyword_defaults, closure, attributes]: [Value; 4],
    ) -> Res {
        self.object(
            Kind::Function,
            [
                Value::immediate(Immediate::Code, id.0),
                Value::int(self.fast_of(id) as i64),
                globals,
                defaults,
                keyword_defaults,
                closure,
                attributes,
                Value::int(0),
            ],
        )
    }

    /// Whether `f` is a function in Python that is a `builtin_function_or_method` to programs.
    #[inline]
    pub(crate) fn is_builtin_function(&self, f: Value) -> bool {
        Feature::Introspection.included()
            && self
                .code_of(f)
                .is_some_and(|id| self.image.code(id).has(flag::BUILTIN))
    }

    /// Whether `f` is a function in Python that becomes a method where a class has it.
    #[inline]
    pub(crate) fn is_method_function(&self, f: Value) -> bool {
        f.is(Kind::Function) && !self.is_builtin_function(f)
    }

    /// Has the function `f` run other code, with as many free variables.
    ///
    /// # Errors
    /// ValueError where there are more or fewer.
    pub(crate) fn set_function_code(&mut self, f: Value, id: CodeId) -> Res<()> {
        let old = self
            .code_of(f)
            .map_or(0, |old| self.image.code(old).get(field::FREE));
        let free = self.image.code(id).get(field::FREE);
        if free != old {
            let text = [
                Part::Plain(self.function_name(f)),
                "() requires a code object with ".into(),
                Part::Int(old as i64),
                " free vars, not ".into(),
                Part::Int(free as i64),
            ];
            return Err(self.raise(TypeId::ValueError, &text));
        }
        self.settle_home(id, self.get(f.addr(), GLOBALS))?;
        self.set(f.addr(), CODE, Value::immediate(Immediate::Code, id.0));
        self.set(f.addr(), FAST, Value::int(self.fast_of(id) as i64));
        Ok(())
    }

    /// The word by which functions of this code are called the short way, where they can be.
    fn fast_of(&self, id: CodeId) -> u64 {
        let code = self.image.code(id);
        let locals = code.get(field::LOCALS);
        let (first, slots) = (code.get(field::OPS), code.get(field::SLOTS));
        let arguments = code.get(field::POSITIONAL);
        let within = slots < WINDOW && arguments < 250 && first < FAST_CODE;
        let others = code.has(flag::VARARGS) || code.has(flag::VARKEYWORDS);
        let generates = code.has(flag::GENERATOR) || code.has(flag::COROUTINE);
        if within && code.has(flag::SIMPLE) {
            fast_word([first, arguments, locals - arguments, slots])
        } else if within && generates && !others && code.get(field::KEYWORD_ONLY) == 0 {
            fast_word([first, NOT_SIMPLE, arguments, slots])
        } else {
            fast_word([0, NOT_SIMPLE, 0, 0])
        }
    }

    /// `R[a] =` a function of code `w`.
    #[inline(never)]
    pub(crate) fn op_make_function(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let id = CodeId(self.wide(cur));
        let mut next = i.b();
        let mut take = |vm: &Self, bit: u8| {
            if i.c() & bit == 0 {
                return Value::NONE;
            }
            next += 1;
            vm.reg(cur, next - 1)
        };
        let parts = [take(self, 1), take(self, 2), take(self, 4)];
        let annotations = take(self, 8);
        let attributes = if annotations.is_none() {
            Value::NONE
        } else {
            self.new_dict()?
        };
        if !annotations.is_none() {
            self.dict_set_text(attributes, "__annotations__", annotations)?;
        }
        let globals = self.globals(*cur);
        let f = self.new_function(id, globals, [parts[0], parts[1], parts[2], attributes])?;
        self.set_reg(cur, i.a(), f);
        cur.pc += 2;
        Ok(())
    }

    /// The globals of the frame at hand.
    #[inline]
    pub(crate) fn globals(&self, cur: Cursor) -> Value {
        self.globals_of(self.word(cur.fp - HEADER))
    }

    /// The globals of a function; those of the main module where it is none.
    pub(crate) fn globals_of(&self, f: Value) -> Value {
        match f.as_kind(Kind::Function) {
            Some(at) => self.get(at, GLOBALS),
            None => self.root(crate::vm::Root::Main),
        }
    }

    /// The qualified name of a function, method or native: a string of the image where it can.
    pub(crate) fn function_qualname(&self, f: Value) -> Value {
        if let Some(at) = f.as_kind(Kind::Method) {
            return self.function_qualname(self.get(at, 1));
        }
        if let Some(at) = f.as_kind(Kind::Function)
            && let Some(name) = self.function_fact(at, "__qualname__")
        {
            return name;
        }
        self.code_of(f).map_or(StrId(0).value(), |id| {
            self.image.code(id).qualname().value()
        })
    }

    /// The name of a function.
    pub(crate) fn function_name(&self, f: Value) -> Value {
        if let Some(at) = f.as_kind(Kind::Function)
            && let Some(name) = self.function_fact(at, "__name__")
        {
            return name;
        }
        self.code_of(f)
            .map_or(StrId(0).value(), |id| self.image.code(id).name().value())
    }

    /// A fact that was set on the function.
    pub(crate) fn function_fact(&self, f: crate::value::Addr, name: &str) -> Option<Value> {
        let dict = self.get(f, FACTS);
        dict.is(Kind::Dict)
            .then(|| self.dict_get_text(dict, name))
            .flatten()
    }
}
