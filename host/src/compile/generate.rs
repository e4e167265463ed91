//! The code generator: what its parts share, and how one code object is made.

use super::constant::Constant;
use super::error::{CompileError, CompileErrorKind, Compiled, Stop};
use super::mangle::mangle;
use super::scope::{Binding, Scope, ScopeId, ScopeKind, Scopes, Symbol};
use super::source::Source;
use super::unit::{Label, Reg, Unit};
use super::writer::{CodeTables, Writer};
use super::{Options, SourceMode};
use ruff_text_size::TextRange;
use stackline_core::image::{CODE_WORDS, StrId, field, flag};
use stackline_core::opcode::Op;
use stackline_core::rare::Rare;

/// Variables that stand in registers, for the first attempt at a function and the later ones:
/// fewer leave more room for temporaries.
const NEAR_VARIABLES: [u16; 3] = [160, 64, 16];
/// Variables of one function: their slots have numbers of 16 bits.
const MAX_VARIABLES: usize = 60_000;

/// The parameters of a code object, and what else its record says.
#[derive(Clone, Debug, Default)]
pub(super) struct Shape {
    pub name: String,
    pub qualname: String,
    pub first_line: u32,
    pub flags: u32,
    pub positional: u32,
    pub positional_only: u32,
    pub keyword_only: u32,
    pub docstring: Option<String>,
}

impl Shape {
    /// Number of parameters, the starred ones included.
    fn parameters(&self) -> u32 {
        let stars = self.flags & flag::VARARGS != 0;
        let keywords = self.flags & flag::VARKEYWORDS != 0;
        self.positional + self.keyword_only + stars as u32 + keywords as u32
    }
}

pub(super) struct Compiler<'s, 'a> {
    pub options: &'s Options,
    pub source: &'s Source<'a>,
    pub scopes: &'s Scopes,
    pub writer: Writer,
    pub unit: Unit<'a>,
    /// Annotations are kept as their text.
    pub lazy_annotations: bool,
    /// Of each class body around: the attributes that its methods set on `self`.
    pub static_attributes: Vec<Vec<Constant>>,
}

impl<'a> Compiler<'_, 'a> {
    // ---- errors and positions

    pub fn fail<T>(&self, range: TextRange, message: impl Into<String>) -> Compiled<T> {
        self.fail_as(CompileErrorKind::SyntaxError, range, message)
    }

    pub fn fail_as<T>(
        &self,
        kind: CompileErrorKind,
        range: TextRange,
        message: impl Into<String>,
    ) -> Compiled<T> {
        let name = &self.options.filename;
        let error = CompileError::at(kind, message, name, self.source, range);
        Err(Stop::Error(Box::new(error)))
    }

    /// What is emitted next belongs to this part of the source.
    pub fn at(&mut self, range: TextRange) {
        if self.unit.position.0 != range || self.unit.position.1 == 0 {
            self.unit.position = (range, self.source.line(range.start()));
        }
    }

    // ---- instructions

    pub fn emit(&mut self, op: Op, a: Reg, b: u8, c: u8) {
        self.unit.emit(op, a, b, c);
    }

    pub fn emit_w(&mut self, op: Op, a: Reg, b: u8, c: u8, w: u32) {
        self.unit.emit_w(op, a, b, c, w);
    }

    pub fn emit_rare(&mut self, rare: Rare, a: Reg, b: u8, c: u8) {
        self.unit.emit_rare(rare, a, b, c);
    }

    pub fn emit_jump(&mut self, op: Op, a: Reg, b: u8, c: u8, label: Label) {
        self.unit.emit_jump(op, a, b, c, label);
    }

    pub fn label(&mut self) -> Label {
        self.unit.label()
    }

    pub fn move_(&mut self, to: Reg, from: Reg) {
        if to != from {
            self.emit(Op::Move, to, from, 0);
        }
    }

    pub fn load_constant(&mut self, constant: &Constant, dst: Reg) {
        if let Constant::Int(n) = constant
            && let Ok(n) = i16::try_from(*n)
        {
            return self.unit.emit_x(Op::LoadInt, dst, n as u16);
        }
        match self.writer.word(constant) {
            Some(value) => {
                let index = self.writer.constant(value);
                match u16::try_from(index) {
                    Ok(index) => self.unit.emit_x(Op::LoadConst, dst, index),
                    Err(_) => self.emit_w(Op::LoadConstW, dst, 0, 0, index),
                }
            }
            None => {
                let blob = self.writer.blob(constant);
                self.emit_w(Op::LoadBlob, dst, 0, 0, blob);
            }
        }
    }

    pub fn load_none(&mut self, dst: Reg) {
        self.load_constant(&Constant::None, dst);
    }

    pub fn load_str(&mut self, text: &str, dst: Reg) {
        self.load_constant(&Constant::Str(text.to_owned()), dst);
    }

    // ---- scopes

    /// Whether the unit's variables are in a namespace that it is given, as code for `exec`.
    pub fn in_namespace(&self) -> bool {
        self.options.mode != SourceMode::Module
            && self.scopes[self.unit.scope].kind == ScopeKind::Module
    }

    /// The scope at hand: the innermost comprehension that is being compiled, or the unit's.
    pub fn scope(&self) -> ScopeId {
        self.unit
            .inlined
            .last()
            .map_or(self.unit.scope, |inlined| inlined.scope)
    }

    /// Whether an assignment expression may change variables in the middle of an expression.
    pub fn has_walrus(&self) -> bool {
        self.scopes[self.scope()].has_walrus || self.scopes[self.unit.scope].has_walrus
    }

    /// The name as the scope at hand means it: private names are mangled.
    pub fn name(&mut self, name: &str) -> StrId {
        let written = self.writer.strings.intern(name);
        match self.scopes[self.scope()].privacy(written) {
            Some(class) if name.starts_with("__") => {
                let name = mangle(Some(self.writer.strings.get(class)), name).into_owned();
                self.writer.strings.intern(&name)
            }
            _ => written,
        }
    }

    /// The qualified name of what is defined here by this name.
    pub fn qualname(&mut self, name: &str) -> String {
        let id = self.name(name);
        let scope = &self.scopes[self.unit.scope];
        let global = scope.find(id).is_some_and(|s| s.global);
        match scope.kind {
            _ if global => name.to_owned(),
            ScopeKind::Module => name.to_owned(),
            ScopeKind::Class | ScopeKind::Generator => format!("{}.{name}", self.unit.qualname),
            _ => format!("{}.<locals>.{name}", self.unit.qualname),
        }
    }

    // ---- code objects

    /// Compiles one code object and gives its index. `body` may run more than once.
    pub fn code(
        &mut self,
        scope: ScopeId,
        shape: Shape,
        range: TextRange,
        body: impl Fn(&mut Self) -> Compiled,
    ) -> Compiled<u32> {
        let info = &self.scopes[scope];
        let is_local = |symbol: &&Symbol| symbol.binding == Binding::Local;
        let too_many = info.symbols.len() > MAX_VARIABLES
            && info.symbols.iter().filter(is_local).count() > MAX_VARIABLES;
        if too_many || info.free.len() > MAX_VARIABLES {
            let message = "too many variables in one scope";
            return self.fail_as(CompileErrorKind::MemoryError, range, message);
        }
        let mut attempts = NEAR_VARIABLES.into_iter();
        let (mut near, mut has_far) = (attempts.next(), false);
        while let Some(variables) = near {
            let unit = self.new_unit(scope, &shape, variables, has_far);
            let outer = std::mem::replace(&mut self.unit, unit);
            self.at(range);
            let result = self.prologue().and_then(|()| body(self));
            let unit = std::mem::replace(&mut self.unit, outer);
            match result {
                Ok(()) => return Ok(self.finish(unit, shape)),
                Err(Stop::NoFarSlots) => has_far = true,
                Err(Stop::Registers) => near = attempts.next(),
                Err(stop) => return Err(stop),
            }
        }
        let message = "an expression needs more than 240 registers";
        self.fail_as(CompileErrorKind::RecursionError, range, message)
    }

    fn new_unit(&self, scope: ScopeId, shape: &Shape, near: u16, has_far: bool) -> Unit<'a> {
        let info = &self.scopes[scope];
        let mut unit = Unit::new(scope, shape.qualname.clone());
        let variables = match info.kind {
            ScopeKind::Module => self.in_namespace() as u16,
            // The namespace, and the cell of `__class__`.
            ScopeKind::Class => 1 + info.symbols.iter().any(is_class_cell) as u16,
            _ => info
                .symbols
                .iter()
                .filter(|s| s.binding == Binding::Local)
                .count() as u16,
        };
        unit.shown_from = variables;
        let variables = variables + info.shown.len() as u16;
        unit.variables = variables;
        unit.near = variables.min(near);
        unit.parameters = shape.parameters() as u16;
        unit.spills = near == NEAR_VARIABLES[NEAR_VARIABLES.len() - 1];
        let has_far = has_far || unit.spills || variables > unit.near;
        unit.far = has_far.then_some(unit.near as Reg);
        unit.set_locals(unit.near + has_far as u16);
        // A body that is an expression is no statement's.
        unit.spill_from = unit.locals;
        if info.kind != ScopeKind::Class {
            for symbol in info.symbols.iter().filter(|s| s.binding == Binding::Local) {
                if symbol.index >= unit.near {
                    continue;
                }
                if symbol.parameter {
                    unit.bound.insert(symbol.index as Reg);
                }
                if symbol.deleted {
                    unit.deletable.insert(symbol.index as Reg);
                }
            }
        }
        unit
    }

    /// Makes the generator, and cells for the variables that inner functions use.
    fn prologue(&mut self) -> Compiled {
        let scope = &self.scopes[self.unit.scope];
        if scope.is_generator || scope.is_coroutine {
            self.emit(Op::MakeGenerator, 0, 0, 0);
        }
        if let Some(register) = self.unit.far {
            let displaced = match self.unit.moved() {
                0 => 0,
                _ => self.unit.far_slot(self.unit.near),
            };
            let [low, high] = displaced.to_le_bytes();
            self.emit_rare(Rare::MakeFar, register, low, high);
        }
        match scope.kind {
            ScopeKind::Module => {}
            ScopeKind::Class => {
                if self.unit.shown_from > 1 {
                    self.emit(Op::NewCell, 1, 0, 0);
                }
            }
            _ => {
                for moved in 1..self.unit.moved() {
                    let register = self.unit.near + moved;
                    let slot = self.unit.far_slot(register);
                    self.unit.store_far(register as Reg, slot);
                }
                for symbol in scope.symbols.iter().filter(|s| s.binding == Binding::Local) {
                    if symbol.captured {
                        self.new_cell(symbol)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn new_cell(&mut self, symbol: &Symbol) -> Compiled {
        if symbol.index < self.unit.near {
            self.emit(Op::NewCell, symbol.index as Reg, 0, 0);
            return Ok(());
        }
        let mark = self.unit.top;
        let cell = self.unit.temporary()?;
        let slot = self.unit.far_slot(symbol.index);
        if symbol.parameter {
            self.unit.load_far(cell, slot);
        } else {
            self.emit(Op::ClearLocal, cell, 0, 0);
        }
        self.emit(Op::NewCell, cell, 0, 0);
        self.unit.store_far(cell, slot);
        self.unit.set_top(mark)
    }

    /// Writes a finished unit into the image.
    fn finish(&mut self, mut unit: Unit<'a>, shape: Shape) -> u32 {
        let strings = &mut self.writer.strings;
        let info = &self.scopes[unit.scope];
        let slots = unit.slots();
        let far = unit.variables > unit.near;
        let locals = match far {
            true => unit.variables_end() as u32,
            false => unit.locals as u32,
        };
        let nameless = strings.intern("");
        let mut names = vec![nameless.0; locals as usize];
        if matches!(info.kind, ScopeKind::Function | ScopeKind::Generator) {
            for symbol in info.symbols.iter().filter(|s| s.binding == Binding::Local) {
                let index = if symbol.index >= unit.near {
                    unit.far_slot(symbol.index)
                } else {
                    symbol.index
                };
                names[index as usize] = symbol.name.0;
                // Arguments find a parameter by its name where it arrives.
                if symbol.index < unit.parameters {
                    names[symbol.index as usize] = symbol.name.0;
                }
            }
        }
        for (slot, (.., shown)) in (unit.shown_from..unit.near).zip(&info.shown) {
            names[slot as usize] = shown.0;
        }
        names.extend(info.free.iter().map(|name| name.0));
        let mut record = [0; CODE_WORDS];
        record[field::NAME] = strings.intern(&shape.name).0;
        record[field::QUALNAME] = strings.intern(&shape.qualname).0;
        record[field::FILENAME] = strings.intern(&self.options.filename).0;
        record[field::FLAGS] = flags(&shape, info);
        if info.kind == ScopeKind::Module && self.options.mode != SourceMode::Module {
            record[field::FLAGS] |= flag::CLASS_BODY;
        }
        if self.lazy_annotations {
            record[field::FLAGS] |= flag::FUTURE_ANNOTATIONS;
        }
        if self.options.is_native {
            let parent = info.parent.map(|parent| self.scopes[parent].kind);
            record[field::FLAGS] |= native_flags(&shape, info.kind, parent);
        }
        record[field::POSITIONAL] = shape.positional;
        record[field::POSITIONAL_ONLY] = shape.positional_only;
        record[field::KEYWORD_ONLY] = shape.keyword_only;
        record[field::LOCALS] = locals;
        record[field::SLOTS] = slots;
        record[field::FREE] = info.free.len() as u32;
        record[field::FIRST_LINE] = shape.first_line;
        record[field::DOC] = shape.docstring.map_or(0, |doc| strings.intern(&doc).0 + 1);
        let labels = unit.link();
        let handlers = unit.handler_table();
        let positions = self.positions(&unit);
        self.writer.code(CodeTables {
            record,
            ops: unit.ops,
            labels,
            handlers,
            positions,
            names,
        })
    }

    fn positions(&self, unit: &Unit<'a>) -> Vec<[u32; 4]> {
        let column = |n: u32| n.min(0xFFFF);
        let entries = unit.marks.iter().map(|&(at, range, _)| {
            let (from, to) = (
                self.source.place(range.start()),
                self.source.place(range.end()),
            );
            let columns = column(to.column) << 16 | column(from.column);
            [at, from.line, to.line, columns]
        });
        entries.collect()
    }
}

/// Whether a class body's symbol is the implicit cell of `__class__`.
fn is_class_cell(symbol: &Symbol) -> bool {
    symbol.captured
}

fn flags(shape: &Shape, scope: &Scope) -> u32 {
    let starred = shape.flags & (flag::VARARGS | flag::VARKEYWORDS) != 0;
    let mut flags = shape.flags;
    match scope.kind {
        ScopeKind::Module => flags |= flag::MODULE,
        ScopeKind::Class => flags |= flag::CLASS_BODY,
        _ => {
            flags |= scope.is_generator as u32 * flag::GENERATOR;
            flags |= scope.is_coroutine as u32 * flag::COROUTINE;
        }
    }
    let generates = flags & (flag::GENERATOR | flag::COROUTINE) != 0;
    if !starred && shape.keyword_only == 0 && !generates {
        flags |= flag::SIMPLE;
    }
    flags
}

/// What a scope of a module that stands for native code is to the machine.
fn native_flags(shape: &Shape, kind: ScopeKind, parent: Option<ScopeKind>) -> u32 {
    match (kind, parent) {
        (ScopeKind::Module | ScopeKind::Class, _) => 0,
        (ScopeKind::Function, Some(ScopeKind::Module)) if shape.name != "<lambda>" => {
            flag::NATIVE | flag::BUILTIN
        }
        _ => flag::NATIVE,
    }
}
