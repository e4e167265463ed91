//! The first pass over the tree: makes the scopes, notes what each does with each name, and
//! refuses what is grammatical and still no program (`return` outside a function and its kin).
//!
//! The messages are CPython's.

mod expr;
mod pattern;
mod type_parameters;

use super::error::{CompileError, CompileErrorKind, Compiled, Stop};
use super::import::Import;
use super::mangle::mangle;
use super::scope::{ScopeId, ScopeKind, Scopes, Symbol};
use super::source::Source;
use super::warning::{self, SyntaxWarning};
use super::writer::Strings;
use ruff_python_ast::{self as ast, Expr, Stmt};
use ruff_text_size::{Ranged, TextRange, TextSize};
use stackline_core::image::StrId;

/// Trees deeper than this are refused: CPython's compiler goes as deep.
const MAX_DEPTH: usize = 9_997;
/// What CPython's parser reads by rules inside each other may be as deep as this, in levels of its
/// own: one for an operator before its operand, two for one that binds from the right.
const MAX_PARSER_DEPTH: usize = 5_970;

const LEAVES_EXCEPT_STAR: &str =
    "'break', 'continue' and 'return' cannot appear in an except* block";

pub(super) struct Collector<'s, 'a> {
    pub source: &'s Source<'a>,
    pub filename: &'s str,
    pub strings: &'s mut Strings,
    pub scopes: &'s mut Scopes,
    /// The scope at hand.
    current: ScopeId,
    depth: usize,
    parser_depth: usize,
    /// Loops around the statement at hand, in its function.
    loops: usize,
    /// Directly inside a clause of `except*`.
    in_except_star: bool,
    /// The innermost comprehension, as messages name it; `None` outside.
    comprehension: Option<&'static str>,
    /// Inside the iterable of a comprehension.
    in_iterable: bool,
    /// What the expression at hand is the lazy value of, as messages name it, and its scope.
    lazy_part: Option<(ScopeId, &'static str)>,
    /// Annotations are not evaluated.
    pub lazy_annotations: bool,
    /// `from __future__` may still come.
    future_allowed: bool,
    /// The import statements.
    pub imports: Vec<Import>,
    /// What is to be warned of.
    pub warnings: Vec<SyntaxWarning>,
}

impl<'s, 'a> Collector<'s, 'a> {
    pub fn new(
        source: &'s Source<'a>,
        filename: &'s str,
        strings: &'s mut Strings,
        scopes: &'s mut Scopes,
    ) -> Self {
        Collector {
            source,
            filename,
            strings,
            scopes,
            current: ScopeId(0),
            depth: 0,
            parser_depth: 0,
            loops: 0,
            in_except_star: false,
            comprehension: None,
            in_iterable: false,
            lazy_part: None,
            lazy_annotations: false,
            future_allowed: true,
            imports: Vec::new(),
            warnings: Vec::new(),
        }
    }

    fn warn(&mut self, at: TextRange, message: String) {
        let kind = CompileErrorKind::SyntaxError;
        let mut error = CompileError::at(kind, message, self.filename, self.source, at);
        error.is_parsed = true;
        self.warnings.push(SyntaxWarning(error));
    }

    /// Makes the scopes of a module.
    pub fn module(&mut self, module: &'a ast::ModModule) -> Compiled {
        self.current = self.scopes.add(module, ScopeKind::Module, None);
        let docstring = module
            .body
            .iter()
            .position(|s| matches!(s, Stmt::Expr(e) if e.value.is_string_literal_expr()));
        for (i, stmt) in module.body.iter().enumerate() {
            let future = matches!(stmt, Stmt::ImportFrom(s)
                if s.level == 0 && s.module.as_ref().is_some_and(|m| m.id == "__future__"));
            if !(future || i == 0 && docstring == Some(0)) {
                self.future_allowed = false;
            }
            self.stmt(stmt)?;
        }
        let class_cell = self.strings.intern("__class__");
        self.scopes.resolve(class_cell).or_else(|missing| {
            let name = self.strings.get(missing.name).to_owned();
            let range = self.declaration(module, missing.scope, &name);
            self.fail(range, format!("no binding for nonlocal '{name}' found"))
        })
    }

    /// Where `name` is declared nonlocal: found again by its text, errors being rare.
    fn declaration(&self, module: &'a ast::ModModule, scope: ScopeId, name: &str) -> TextRange {
        super::declaration::find_nonlocal(module, self.scopes, scope, name)
            .unwrap_or_else(|| module.range())
    }

    pub fn fail<T>(&self, range: TextRange, message: impl Into<String>) -> Compiled<T> {
        Err(self.error(CompileErrorKind::SyntaxError, range, message.into()))
    }

    fn error(&self, kind: CompileErrorKind, range: TextRange, message: String) -> Stop {
        let error = CompileError::at(kind, message, self.filename, self.source, range);
        Stop::Error(Box::new(error))
    }

    /// Refuses a construct that the compiler does not know yet.
    fn unsupported<T>(&self, range: TextRange, what: &str) -> Compiled<T> {
        let message = format!("{what} is not supported yet");
        Err(self.error(CompileErrorKind::NotImplementedError, range, message))
    }

    /// Refuses what may stand in an `async def` only.
    fn check_async(&self, range: TextRange, what: &str) -> Compiled {
        if self.scopes[self.current].is_coroutine {
            return Ok(());
        }
        let function = self.scopes[self.current].kind == ScopeKind::Function;
        let place = if function || what != "'await'" {
            "async function"
        } else {
            "function"
        };
        self.fail(range, format!("{what} outside {place}"))
    }

    // ---- names

    fn intern(&mut self, name: &str) -> StrId {
        let written = self.strings.intern(name);
        match self.scopes[self.current].privacy(written) {
            Some(class) if name.starts_with("__") => {
                let name = mangle(Some(self.strings.get(class)), name).into_owned();
                self.strings.intern(&name)
            }
            _ => written,
        }
    }

    fn symbol(&mut self, name: &str) -> &mut Symbol {
        let name = self.intern(name);
        self.scopes[self.current].symbol(name)
    }

    fn use_name(&mut self, name: &str) {
        self.symbol(name).used = true;
        if name == "super" && self.scopes[self.current].kind != ScopeKind::Module {
            let class_cell = self.strings.intern("__class__");
            if self.scopes[self.current].kind != ScopeKind::Class {
                self.scopes[self.current].symbol(class_cell).used = true;
            }
        }
    }

    fn bind(&mut self, name: &str, range: TextRange) -> Compiled {
        if name == "__debug__" {
            return self.fail(range, "cannot assign to __debug__");
        }
        self.symbol(name).bound = true;
        Ok(())
    }

    /// Binds a target of an assignment; evaluates what its parts need.
    fn target(&mut self, target: &'a Expr) -> Compiled {
        match target {
            Expr::Name(e) => {
                self.bind(&e.id, e.range)?;
                if self.comprehension.is_some() && self.is_inner_scope() {
                    let symbol = self.symbol(&e.id);
                    symbol.iteration = true;
                    if symbol.named {
                        let message = format!(
                            "comprehension inner loop cannot rebind assignment expression target '{}'",
                            e.id
                        );
                        return self.fail(e.range, message);
                    }
                }
                Ok(())
            }
            Expr::Tuple(e) => self.targets(&e.elts, e.range),
            Expr::List(e) => self.targets(&e.elts, e.range),
            Expr::Starred(e) => self.target(&e.value),
            other => self.expr(other),
        }
    }

    fn is_inner_scope(&self) -> bool {
        matches!(
            self.scopes[self.current].kind,
            ScopeKind::Comprehension | ScopeKind::Generator
        )
    }

    fn targets(&mut self, targets: &'a [Expr], range: TextRange) -> Compiled {
        if targets.iter().filter(|t| t.is_starred_expr()).count() > 1 {
            return self.fail(range, "multiple starred expressions in assignment");
        }
        targets.iter().try_for_each(|target| self.target(target))
    }

    /// A target that is not inside a tuple or list: must not be starred.
    fn whole_target(&mut self, target: &'a Expr) -> Compiled {
        if target.is_starred_expr() {
            let message = "starred assignment target must be in a list or tuple";
            return self.fail(target.range(), message);
        }
        self.target(target)
    }

    /// Runs `part` in a new scope for `node`.
    fn within<T>(
        &mut self,
        node: &T,
        kind: ScopeKind,
        part: impl FnOnce(&mut Self) -> Compiled,
    ) -> Compiled {
        let outer = (
            self.current,
            self.loops,
            self.comprehension,
            self.in_iterable,
        );
        let in_except_star = self.in_except_star;
        if kind != ScopeKind::Comprehension {
            self.in_except_star = false;
        }
        self.current = self.scopes.add(node, kind, Some(self.current));
        if kind != ScopeKind::Comprehension {
            self.loops = 0;
        }
        if matches!(kind, ScopeKind::Function | ScopeKind::Class) {
            self.comprehension = None;
        }
        part(self)?;
        let inner = self.current;
        (
            self.current,
            self.loops,
            self.comprehension,
            self.in_iterable,
        ) = outer;
        self.in_except_star = in_except_star;
        if matches!(kind, ScopeKind::Comprehension | ScopeKind::TypeParams) {
            self.hand_out(inner);
            self.note_shown(inner);
        }
        Ok(())
    }

    /// Gives the variables of a comprehension that asks for the names around it a place where they
    /// are found.
    fn note_shown(&mut self, inner: ScopeId) {
        const ASKING: [&str; 5] = ["locals", "vars", "dir", "eval", "exec"];
        let asking = ASKING.map(|name| self.strings.intern(name));
        let scope = &self.scopes[inner];
        let asks = |s: &Symbol| s.used && !s.bound && asking.contains(&s.name);
        if scope.kind != ScopeKind::Comprehension || !scope.symbols.iter().any(asks) {
            return;
        }
        let owner = scope.owner;
        let bound = scope.symbols.iter().filter(|s| s.bound).map(|s| s.name);
        let names: Vec<StrId> = bound.collect();
        for name in names {
            let shown = format!("[{}", self.strings.get(name));
            let shown = self.strings.intern(&shown);
            self.scopes[owner].shown.push((inner, name, shown));
        }
    }

    /// Names that a comprehension does not bind are names of the scope around it.
    fn hand_out(&mut self, inner: ScopeId) {
        let beside = self.scopes.is_beside_class(self.current);
        if beside && self.scopes[inner].kind == ScopeKind::Comprehension {
            return;
        }
        let names: Vec<StrId> = self.scopes[inner]
            .symbols
            .iter()
            .filter(|s| !s.bound)
            .map(|s| s.name)
            .collect();
        for name in names {
            self.scopes[self.current].symbol(name).used = true;
        }
    }

    // ---- statements

    fn body(&mut self, body: &'a [Stmt]) -> Compiled {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return self.too_deep(body.first().map_or(TextRange::default(), Ranged::range));
        }
        body.iter().try_for_each(|stmt| self.stmt(stmt))?;
        self.depth -= 1;
        Ok(())
    }

    /// Counts one more level of the tree.
    fn enter_deeper(&mut self, range: TextRange) -> Compiled {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return self.too_deep(range);
        }
        Ok(())
    }

    fn leave_deeper(&mut self) {
        self.depth -= 1;
    }

    /// An operand that CPython's parser reads so many levels deeper.
    fn operand(&mut self, e: &'a Expr, levels: usize) -> Compiled {
        self.parser_depth += levels;
        if self.parser_depth > MAX_PARSER_DEPTH {
            let message = "Parser stack overflowed - Python source too complex to parse";
            return Err(self.error(CompileErrorKind::MemoryError, e.range(), message.to_owned()));
        }
        self.expr(e)?;
        self.parser_depth -= levels;
        Ok(())
    }

    fn too_deep(&self, range: TextRange) -> Compiled {
        let message = "maximum recursion depth exceeded during compilation";
        Err(self.error(CompileErrorKind::RecursionError, range, message.to_owned()))
    }

    fn looped(&mut self, body: &'a [Stmt]) -> Compiled {
        self.loops += 1;
        self.body(body)?;
        self.loops -= 1;
        Ok(())
    }

    fn stmt(&mut self, stmt: &'a Stmt) -> Compiled {
        match stmt {
            Stmt::FunctionDef(s) => self.function(s),
            Stmt::ClassDef(s) => self.class(s),
            Stmt::Return(s) => self.return_(s),
            Stmt::Delete(s) => s.targets.iter().try_for_each(|t| self.delete(t)),
            Stmt::Assign(s) => {
                self.expr(&s.value)?;
                s.targets.iter().try_for_each(|t| self.whole_target(t))
            }
            Stmt::AugAssign(s) => {
                if let Expr::Name(name) = &*s.target {
                    self.use_name(&name.id);
                }
                self.expr(&s.value)?;
                self.target(&s.target)
            }
            Stmt::AnnAssign(s) => self.annotated(s),
            Stmt::For(s) => self.for_(s),
            Stmt::While(s) => {
                self.expr(&s.test)?;
                self.looped(&s.body)?;
                self.body(&s.orelse)
            }
            Stmt::If(s) => {
                self.expr(&s.test)?;
                self.body(&s.body)?;
                s.elif_else_clauses.iter().try_for_each(|clause| {
                    clause.test.iter().try_for_each(|test| self.expr(test))?;
                    self.body(&clause.body)
                })
            }
            Stmt::With(s) => self.with(s),
            Stmt::Match(s) => self.match_(s),
            Stmt::Raise(s) => s.exc.iter().chain(&s.cause).try_for_each(|e| self.expr(e)),
            Stmt::Try(s) => self.try_(s),
            Stmt::Assert(s) => {
                if let Some(message) = warning::of_assertion(&s.test) {
                    self.warn(s.range(), message);
                }
                self.expr(&s.test)?;
                s.msg.iter().try_for_each(|e| self.expr(e))
            }
            Stmt::Import(s) => self.import(s),
            Stmt::ImportFrom(s) => self.import_from(s),
            Stmt::Global(s) => s
                .names
                .iter()
                .try_for_each(|n| self.declare(n, s.range, true)),
            Stmt::Nonlocal(s) => self.nonlocal(s),
            Stmt::Expr(s) => self.expr(&s.value),
            Stmt::Break(ast::StmtBreak { range, .. })
            | Stmt::Continue(ast::StmtContinue { range, .. })
                if self.in_except_star && self.loops == 0 =>
            {
                self.fail(*range, LEAVES_EXCEPT_STAR)
            }
            Stmt::Break(s) if self.loops == 0 => self.fail(s.range, "'break' outside loop"),
            Stmt::Continue(s) if self.loops == 0 => {
                self.fail(s.range, "'continue' not properly in loop")
            }
            Stmt::Pass(_) | Stmt::Break(_) | Stmt::Continue(_) => Ok(()),
            Stmt::TypeAlias(s) => self.type_alias(s),
            Stmt::IpyEscapeCommand(s) => self.fail(s.range, "invalid syntax"),
        }
    }

    fn for_(&mut self, s: &'a ast::StmtFor) -> Compiled {
        if s.is_async {
            self.check_async(s.range, "'async for'")?;
        }
        self.expr(&s.iter)?;
        self.whole_target(&s.target)?;
        self.looped(&s.body)?;
        self.body(&s.orelse)
    }

    fn nonlocal(&mut self, s: &'a ast::StmtNonlocal) -> Compiled {
        if self.scopes[self.current].kind == ScopeKind::Module {
            return self.fail(s.range, "nonlocal declaration not allowed at module level");
        }
        s.names
            .iter()
            .try_for_each(|n| self.declare(n, s.range, false))
    }

    fn return_(&mut self, s: &'a ast::StmtReturn) -> Compiled {
        if self.scopes[self.current].kind != ScopeKind::Function {
            return self.fail(s.range, "'return' outside function");
        }
        if self.in_except_star {
            let place = s.value.as_ref().map_or(s.range, |value| value.range());
            return self.fail(place, LEAVES_EXCEPT_STAR);
        }
        s.value.iter().try_for_each(|e| self.expr(e))
    }

    fn delete(&mut self, target: &'a Expr) -> Compiled {
        match target {
            Expr::Name(e) => {
                if e.id == "__debug__" {
                    return self.fail(e.range, "cannot delete __debug__");
                }
                let symbol = self.symbol(&e.id);
                (symbol.bound, symbol.deleted) = (true, true);
                Ok(())
            }
            Expr::Tuple(e) => e.elts.iter().try_for_each(|e| self.delete(e)),
            Expr::List(e) => e.elts.iter().try_for_each(|e| self.delete(e)),
            other => self.expr(other),
        }
    }

    fn annotated(&mut self, s: &'a ast::StmtAnnAssign) -> Compiled {
        let kind = self.scopes[self.current].kind;
        if let Expr::Name(name) = &*s.target {
            if s.simple || s.value.is_some() {
                let symbol = self.symbol(&name.id);
                let declared = if symbol.global { "global" } else { "nonlocal" };
                if (symbol.global || symbol.nonlocal) && kind != ScopeKind::Module && s.simple {
                    let message = format!("annotated name '{}' can't be {declared}", name.id);
                    return self.fail(s.range, message);
                }
                self.bind(&name.id, name.range)?;
                self.symbol(&name.id).annotated = s.simple;
            }
        } else {
            self.target(&s.target)?;
        }
        if kind != ScopeKind::Function {
            if s.simple {
                self.scopes[self.current].has_annotations = true;
                self.use_name("__annotations__");
            }
            self.annotation(&s.annotation)?;
        }
        s.value.iter().try_for_each(|e| self.expr(e))
    }

    fn annotation(&mut self, annotation: &'a Expr) -> Compiled {
        match annotation {
            _ if self.lazy_annotations => Ok(()),
            // `*args: *Ts`
            Expr::Starred(starred) => self.expr(&starred.value),
            other => self.expr(other),
        }
    }

    fn declare(&mut self, name: &ast::Identifier, range: TextRange, global: bool) -> Compiled {
        let what = if global { "global" } else { "nonlocal" };
        let module = self.scopes[self.current].kind == ScopeKind::Module;
        if !global && self.is_type_parameter(name) {
            let message = format!("nonlocal binding not allowed for type parameter '{name}'");
            return self.fail(range, message);
        }
        let symbol = self.symbol(name);
        let message = if symbol.parameter {
            format!("name '{name}' is parameter and {what}")
        } else if if global {
            symbol.nonlocal
        } else {
            symbol.global
        } {
            format!("name '{name}' is nonlocal and global")
        } else if symbol.used && !symbol.global && !symbol.nonlocal {
            format!("name '{name}' is used prior to {what} declaration")
        } else if symbol.annotated {
            format!("annotated name '{name}' can't be {what}")
        } else if symbol.bound && !symbol.global && !symbol.nonlocal {
            format!("name '{name}' is assigned to before {what} declaration")
        } else {
            (symbol.global, symbol.nonlocal) = (global, !global);
            if module {
                // Every name of a module is global.
                symbol.global = true;
            }
            return Ok(());
        };
        self.fail(range, message)
    }

    /// Whether what a function calls `name` in the scopes around it is a type parameter.
    fn is_type_parameter(&mut self, name: &str) -> bool {
        let name = self.intern(name);
        let mut around = self.scopes[self.current].parent;
        while let Some(id) = around {
            let scope = &self.scopes[id];
            let bound = scope.symbols.iter().any(|s| s.name == name && s.bound);
            if bound && scope.kind != ScopeKind::Class {
                return scope.kind == ScopeKind::TypeParams;
            }
            around = scope.parent;
        }
        false
    }

    fn with(&mut self, s: &'a ast::StmtWith) -> Compiled {
        if s.is_async {
            self.check_async(s.range, "'async with'")?;
        }
        for item in &s.items {
            self.expr(&item.context_expr)?;
            item.optional_vars
                .iter()
                .try_for_each(|target| self.whole_target(target))?;
        }
        self.body(&s.body)
    }

    fn try_(&mut self, s: &'a ast::StmtTry) -> Compiled {
        if let (true, Some(first)) = (s.handlers.is_empty(), s.orelse.first()) {
            let end = s.body.last().map_or(s.range.start(), Ranged::end);
            let between = self.source.slice(TextRange::new(end, first.start()));
            let at = end + TextSize::new(between.rfind("else").unwrap_or(0) as u32);
            let place = TextRange::at(at, TextSize::new(4));
            return self.fail(place, "expected 'except' or 'finally' block");
        }
        self.body(&s.body)?;
        for (i, handler) in s.handlers.iter().enumerate() {
            let ast::ExceptHandler::ExceptHandler(handler) = handler;
            if handler.type_.is_none() && i + 1 < s.handlers.len() {
                return self.fail(handler.range, "default 'except:' must be last");
            }
            handler.type_.iter().try_for_each(|e| self.expr(e))?;
            if let Some(name) = &handler.name {
                self.bind(name, name.range)?;
                self.symbol(name).deleted = true;
            }
            let outer = (self.in_except_star, self.loops);
            if s.is_star {
                (self.in_except_star, self.loops) = (true, 0);
            }
            self.body(&handler.body)?;
            (self.in_except_star, self.loops) = outer;
        }
        self.body(&s.orelse)?;
        self.body(&s.finalbody)
    }

    fn import(&mut self, s: &'a ast::StmtImport) -> Compiled {
        for alias in &s.names {
            self.imports.push(Import::module(&alias.name));
            let name = match &alias.asname {
                Some(name) => name.as_str(),
                None => alias.name.split('.').next().unwrap_or(""),
            };
            self.bind(name, alias.range)?;
        }
        Ok(())
    }

    fn import_from(&mut self, s: &'a ast::StmtImportFrom) -> Compiled {
        self.imports.push(Import::from(s));
        if s.level == 0 && s.module.as_ref().is_some_and(|m| m.id == "__future__") {
            return self.future(s);
        }
        for alias in &s.names {
            if alias.name.as_str() == "*" {
                if self.scopes[self.current].kind != ScopeKind::Module {
                    return self.fail(alias.range, "import * only allowed at module level");
                }
                continue;
            }
            self.bind(alias.asname.as_ref().unwrap_or(&alias.name), alias.range)?;
        }
        Ok(())
    }

    fn future(&mut self, s: &'a ast::StmtImportFrom) -> Compiled {
        const FEATURES: [&str; 10] = [
            "nested_scopes",
            "generators",
            "division",
            "absolute_import",
            "with_statement",
            "print_function",
            "unicode_literals",
            "barry_as_FLUFL",
            "generator_stop",
            "annotations",
        ];
        if !self.future_allowed || self.scopes[self.current].kind != ScopeKind::Module {
            let message = "from __future__ imports must occur at the beginning of the file";
            return self.fail(s.range, message);
        }
        for alias in &s.names {
            match alias.name.as_str() {
                "annotations" => self.lazy_annotations = true,
                "braces" => return self.fail(first_column(s.range), "not a chance"),
                "barry_as_FLUFL" => return self.unsupported(s.range, "barry_as_FLUFL"),
                name if !FEATURES.contains(&name) => {
                    let message = format!("future feature {name} is not defined");
                    return self.fail(first_column(s.range), message);
                }
                _ => {}
            }
            self.bind(alias.asname.as_ref().unwrap_or(&alias.name), alias.range)?;
        }
        Ok(())
    }
}

/// The first column of what is refused as a whole.
fn first_column(range: TextRange) -> TextRange {
    TextRange::at(range.start(), TextSize::new(1))
}
