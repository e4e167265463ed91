//! The first pass over the tree: makes the scopes, notes what each does with each name, and
//! refuses what is grammatical and still no program (`return` outside a function and its kin).
//!
//! The messages are CPython's.

use super::error::{CompileError, CompileErrorKind, Compiled, Stop};
use super::mangle::mangle;
use super::scope::{ScopeId, ScopeKind, Scopes, Symbol};
use super::source::Source;
use super::writer::Strings;
use ruff_python_ast::{self as ast, Expr, Stmt};
use ruff_text_size::{Ranged, TextRange};
use stackline_core::image::StrId;

/// Trees deeper than this are refused.
const MAX_DEPTH: usize = 5_000;

/// The kind of comprehension, as the messages name it.
const fn comprehension_name(e: &Expr) -> &'static str {
    match e {
        Expr::ListComp(_) => "list comprehension",
        Expr::SetComp(_) => "set comprehension",
        Expr::DictComp(_) => "dict comprehension",
        _ => "generator expression",
    }
}

pub(super) struct Collector<'s, 'a> {
    pub source: &'s Source<'a>,
    pub filename: &'s str,
    pub strings: &'s mut Strings,
    pub scopes: &'s mut Scopes,
    /// The scope at hand.
    current: ScopeId,
    depth: usize,
    /// Loops around the statement at hand, in its function.
    loops: usize,
    /// The innermost comprehension, as messages name it; `None` outside.
    comprehension: Option<&'static str>,
    /// Inside the iterable of a comprehension.
    in_iterable: bool,
    /// Annotations are not evaluated.
    pub lazy_annotations: bool,
    /// `from __future__` may still come.
    future_allowed: bool,
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
            loops: 0,
            comprehension: None,
            in_iterable: false,
            lazy_annotations: false,
            future_allowed: true,
        }
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

    fn outside_async(&self, range: TextRange, what: &str) -> Compiled {
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
        match self.scopes[self.current].class_name {
            Some(class) if name.starts_with("__") => {
                let name = mangle(Some(self.strings.get(class)), name).into_owned();
                self.strings.intern(&name)
            }
            _ => self.strings.intern(name),
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
                    self.symbol(&e.id).iteration = true;
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
        self.current = self.scopes.add(node, kind, Some(self.current));
        if kind != ScopeKind::Comprehension {
            self.loops = 0;
        }
        if matches!(kind, ScopeKind::Function | ScopeKind::Class) {
            (self.comprehension, self.in_iterable) = (None, false);
        }
        part(self)?;
        let inner = self.current;
        (
            self.current,
            self.loops,
            self.comprehension,
            self.in_iterable,
        ) = outer;
        if kind == ScopeKind::Comprehension {
            self.hand_out(inner);
        }
        Ok(())
    }

    /// Names that a comprehension does not bind are names of the scope around it.
    fn hand_out(&mut self, inner: ScopeId) {
        if self.scopes[self.current].kind == ScopeKind::Class {
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
            Stmt::For(s) if s.is_async => self.outside_async(s.range, "'async for'"),
            Stmt::For(s) => {
                self.expr(&s.iter)?;
                self.whole_target(&s.target)?;
                self.looped(&s.body)?;
                self.body(&s.orelse)
            }
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
                self.expr(&s.test)?;
                s.msg.iter().try_for_each(|e| self.expr(e))
            }
            Stmt::Import(s) => s.names.iter().try_for_each(|alias| {
                let name = match &alias.asname {
                    Some(name) => name.as_str(),
                    None => alias.name.split('.').next().unwrap_or(""),
                };
                self.bind(name, alias.range)
            }),
            Stmt::ImportFrom(s) => self.import_from(s),
            Stmt::Global(s) => s
                .names
                .iter()
                .try_for_each(|n| self.declare(n, s.range, true)),
            Stmt::Nonlocal(s) => {
                if self.scopes[self.current].kind == ScopeKind::Module {
                    return self.fail(s.range, "nonlocal declaration not allowed at module level");
                }
                s.names
                    .iter()
                    .try_for_each(|n| self.declare(n, s.range, false))
            }
            Stmt::Expr(s) => self.expr(&s.value),
            Stmt::Break(s) if self.loops == 0 => self.fail(s.range, "'break' outside loop"),
            Stmt::Continue(s) if self.loops == 0 => {
                self.fail(s.range, "'continue' not properly in loop")
            }
            Stmt::Pass(_) | Stmt::Break(_) | Stmt::Continue(_) => Ok(()),
            Stmt::TypeAlias(s) => self.unsupported(s.range, "the 'type' statement"),
            Stmt::IpyEscapeCommand(s) => self.fail(s.range, "invalid syntax"),
        }
    }

    fn return_(&mut self, s: &'a ast::StmtReturn) -> Compiled {
        if self.scopes[self.current].kind != ScopeKind::Function {
            return self.fail(s.range, "'return' outside function");
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
        if self.lazy_annotations {
            Ok(())
        } else {
            self.expr(annotation)
        }
    }

    fn declare(&mut self, name: &ast::Identifier, range: TextRange, global: bool) -> Compiled {
        let what = if global { "global" } else { "nonlocal" };
        let module = self.scopes[self.current].kind == ScopeKind::Module;
        let symbol = self.symbol(name);
        let message = if symbol.parameter {
            format!("name '{name}' is parameter and {what}")
        } else if if global {
            symbol.nonlocal
        } else {
            symbol.global
        } {
            format!("name '{name}' is nonlocal and global")
        } else if symbol.annotated {
            format!("annotated name '{name}' can't be {what}")
        } else if symbol.bound && !symbol.global && !symbol.nonlocal {
            format!("name '{name}' is assigned to before {what} declaration")
        } else if symbol.used && !symbol.global && !symbol.nonlocal {
            format!("name '{name}' is used prior to {what} declaration")
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

    fn with(&mut self, s: &'a ast::StmtWith) -> Compiled {
        if s.is_async {
            return self.outside_async(s.range, "'async with'");
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
        if s.is_star {
            return self.unsupported(s.range, "'except*'");
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
            self.body(&handler.body)?;
        }
        self.body(&s.orelse)?;
        self.body(&s.finalbody)
    }

    fn import_from(&mut self, s: &'a ast::StmtImportFrom) -> Compiled {
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
                "braces" => return self.fail(s.range, "not a chance"),
                "barry_as_FLUFL" => return self.unsupported(s.range, "barry_as_FLUFL"),
                name if !FEATURES.contains(&name) => {
                    return self.fail(s.range, format!("future feature {name} is not defined"));
                }
                _ => {}
            }
            self.bind(alias.asname.as_ref().unwrap_or(&alias.name), alias.range)?;
        }
        Ok(())
    }

    fn match_(&mut self, s: &'a ast::StmtMatch) -> Compiled {
        self.unsupported(s.range, "the 'match' statement")
    }

    // ---- functions and classes

    fn parameters(&mut self, parameters: &'a ast::Parameters) -> Compiled {
        let positional = parameters.posonlyargs.iter().chain(&parameters.args);
        let named = positional
            .chain(&parameters.kwonlyargs)
            .map(|p| &p.parameter);
        let stars = parameters
            .vararg
            .iter()
            .chain(&parameters.kwarg)
            .map(|p| &**p);
        for parameter in named.chain(stars) {
            self.bind(&parameter.name, parameter.range)?;
            let symbol = self.symbol(&parameter.name);
            if symbol.parameter {
                let message = format!(
                    "duplicate argument '{}' in function definition",
                    parameter.name
                );
                return self.fail(parameter.range, message);
            }
            symbol.parameter = true;
        }
        Ok(())
    }

    fn defaults(&mut self, parameters: &'a ast::Parameters) -> Compiled {
        let all = parameters.iter_non_variadic_params();
        all.filter_map(|p| p.default.as_deref())
            .try_for_each(|e| self.expr(e))
    }

    fn function(&mut self, s: &'a ast::StmtFunctionDef) -> Compiled {
        if s.is_async {
            return self.unsupported(s.range, "'async def'");
        }
        if let Some(parameters) = &s.type_params {
            return self.unsupported(parameters.range, "a type parameter list");
        }
        s.decorator_list
            .iter()
            .try_for_each(|d| self.expr(&d.expression))?;
        self.defaults(&s.parameters)?;
        for parameter in s.parameters.iter() {
            parameter
                .annotation()
                .into_iter()
                .try_for_each(|e| self.annotation(e))?;
        }
        s.returns.iter().try_for_each(|e| self.annotation(e))?;
        self.bind(&s.name, s.name.range)?;
        self.within(s, ScopeKind::Function, |this| {
            this.parameters(&s.parameters)?;
            this.body(&s.body)
        })
    }

    fn class(&mut self, s: &'a ast::StmtClassDef) -> Compiled {
        if let Some(parameters) = &s.type_params {
            return self.unsupported(parameters.range, "a type parameter list");
        }
        s.decorator_list
            .iter()
            .try_for_each(|d| self.expr(&d.expression))?;
        if let Some(arguments) = &s.arguments {
            self.arguments(arguments)?;
        }
        self.bind(&s.name, s.name.range)?;
        let name = self.strings.intern(&s.name);
        self.within(s, ScopeKind::Class, |this| {
            this.scopes[this.current].class_name = Some(name);
            for implicit in ["__module__", "__qualname__"] {
                this.symbol(implicit).bound = true;
            }
            this.body(&s.body)
        })
    }

    // ---- expressions

    fn exprs(&mut self, all: &'a [Expr]) -> Compiled {
        all.iter().try_for_each(|e| self.expr(e))
    }

    /// An element of a display or an argument: may be starred.
    fn elements(&mut self, all: &'a [Expr]) -> Compiled {
        all.iter().try_for_each(|e| match e {
            Expr::Starred(e) => self.expr(&e.value),
            e => self.expr(e),
        })
    }

    pub fn expr(&mut self, e: &'a Expr) -> Compiled {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return self.too_deep(e.range());
        }
        self.expr_inner(e)?;
        self.depth -= 1;
        Ok(())
    }

    fn expr_inner(&mut self, e: &'a Expr) -> Compiled {
        match e {
            Expr::BoolOp(e) => self.exprs(&e.values),
            Expr::Named(e) => self.walrus(e),
            Expr::BinOp(e) => {
                self.expr(&e.left)?;
                self.expr(&e.right)
            }
            Expr::UnaryOp(e) => self.expr(&e.operand),
            Expr::Lambda(lambda) => self.lambda(lambda),
            Expr::If(e) => {
                self.expr(&e.test)?;
                self.expr(&e.body)?;
                self.expr(&e.orelse)
            }
            Expr::Dict(e) => e.items.iter().try_for_each(|item| {
                item.key.iter().try_for_each(|key| self.expr(key))?;
                self.expr(&item.value)
            }),
            Expr::Set(e) => self.elements(&e.elts),
            Expr::List(e) => self.elements(&e.elts),
            Expr::Tuple(e) => self.elements(&e.elts),
            Expr::ListComp(c) => self.comprehension(
                e,
                c,
                ScopeKind::Comprehension,
                &c.generators,
                [&c.elt, &c.elt],
            ),
            Expr::SetComp(c) => self.comprehension(
                e,
                c,
                ScopeKind::Comprehension,
                &c.generators,
                [&c.elt, &c.elt],
            ),
            Expr::DictComp(c) => {
                let key = c.key.as_ref().unwrap_or(&c.value);
                self.comprehension(
                    e,
                    c,
                    ScopeKind::Comprehension,
                    &c.generators,
                    [key, &c.value],
                )
            }
            Expr::Generator(c) => {
                self.comprehension(e, c, ScopeKind::Generator, &c.generators, [&c.elt, &c.elt])
            }
            // A function that may await is refused where it is defined.
            Expr::Await(e) => self.outside_async(e.range, "'await'"),
            Expr::Yield(y) => {
                self.yield_(y.range)?;
                y.value.iter().try_for_each(|e| self.expr(e))
            }
            Expr::YieldFrom(y) => {
                self.yield_(y.range)?;
                self.expr(&y.value)
            }
            Expr::Compare(e) => {
                self.expr(&e.left)?;
                self.exprs(&e.comparators)
            }
            Expr::Call(e) => {
                self.expr(&e.func)?;
                self.arguments(&e.arguments)
            }
            Expr::FString(e) => e
                .value
                .elements()
                .try_for_each(|part| self.interpolated(part)),
            Expr::TString(e) => self.fail(e.range, "invalid syntax"),
            Expr::Attribute(e) => {
                if e.ctx.is_store() && e.attr.as_str() == "__debug__" {
                    return self.fail(e.range, "cannot assign to __debug__");
                }
                self.expr(&e.value)
            }
            Expr::Subscript(e) => {
                self.expr(&e.value)?;
                self.expr(&e.slice)
            }
            Expr::Starred(e) => self.fail(e.range, "can't use starred expression here"),
            Expr::Name(e) => {
                self.use_name(&e.id);
                Ok(())
            }
            Expr::Slice(e) => e
                .lower
                .iter()
                .chain(&e.upper)
                .chain(&e.step)
                .try_for_each(|e| self.expr(e)),
            Expr::IpyEscapeCommand(e) => self.fail(e.range, "invalid syntax"),
            _ => Ok(()),
        }
    }

    fn interpolated(&mut self, part: &'a ast::InterpolatedStringElement) -> Compiled {
        let Some(part) = part.as_interpolation() else {
            return Ok(());
        };
        self.expr(&part.expression)?;
        match &part.format_spec {
            Some(spec) => spec
                .elements
                .iter()
                .try_for_each(|part| self.interpolated(part)),
            None => Ok(()),
        }
    }

    fn arguments(&mut self, arguments: &'a ast::Arguments) -> Compiled {
        self.elements(&arguments.args)?;
        for (i, keyword) in arguments.keywords.iter().enumerate() {
            if let Some(name) = &keyword.arg {
                if name == "__debug__" {
                    return self.fail(keyword.range, "cannot assign to __debug__");
                }
                let before = &arguments.keywords[..i];
                if before
                    .iter()
                    .any(|k| k.arg.as_ref().is_some_and(|a| a.id == name.id))
                {
                    let message = format!("keyword argument repeated: {name}");
                    return self.fail(keyword.range, message);
                }
            }
            self.expr(&keyword.value)?;
        }
        Ok(())
    }

    fn lambda(&mut self, e: &'a ast::ExprLambda) -> Compiled {
        if let Some(parameters) = &e.parameters {
            self.defaults(parameters)?;
        }
        self.within(e, ScopeKind::Function, |this| {
            if let Some(parameters) = &e.parameters {
                this.parameters(parameters)?;
            }
            this.expr(&e.body)
        })
    }

    fn yield_(&mut self, range: TextRange) -> Compiled {
        if let Some(what) = self.comprehension.filter(|_| self.is_inner_scope()) {
            return self.fail(range, format!("'yield' inside {what}"));
        }
        if self.scopes[self.current].kind != ScopeKind::Function {
            return self.fail(range, "'yield' outside function");
        }
        self.scopes[self.current].is_generator = true;
        Ok(())
    }

    fn walrus(&mut self, e: &'a ast::ExprNamed) -> Compiled {
        let Expr::Name(name) = &*e.target else {
            return self.fail(
                e.range,
                "cannot use assignment expressions with this target",
            );
        };
        if self.in_iterable {
            let message =
                "assignment expression cannot be used in a comprehension iterable expression";
            return self.fail(e.range, message);
        }
        self.expr(&e.value)?;
        let inner = self.current;
        while self.is_inner_scope() {
            let symbol = self.symbol(&name.id);
            if symbol.iteration {
                let message = format!(
                    "assignment expression cannot rebind comprehension iteration variable '{}'",
                    name.id
                );
                return self.fail(name.range, message);
            }
            symbol.used = true;
            self.scopes[self.current].has_walrus = true;
            let Some(parent) = self.scopes[self.current].parent else {
                break;
            };
            self.current = parent;
        }
        if self.current != inner && self.scopes[self.current].kind == ScopeKind::Class {
            let message =
                "assignment expression within a comprehension cannot be used in a class body";
            return self.fail(e.range, message);
        }
        self.scopes[self.current].has_walrus = true;
        self.bind(&name.id, name.range)?;
        self.current = inner;
        Ok(())
    }

    fn comprehension<T>(
        &mut self,
        e: &'a Expr,
        node: &'a T,
        kind: ScopeKind,
        generators: &'a [ast::Comprehension],
        elements: [&'a Expr; 2],
    ) -> Compiled {
        if let Some(g) = generators.iter().find(|g| g.is_async) {
            return self.unsupported(g.range, "an asynchronous comprehension");
        }
        let Some((first, rest)) = generators.split_first() else {
            return Ok(());
        };
        let iterable = std::mem::replace(&mut self.in_iterable, true);
        self.expr(&first.iter)?;
        self.in_iterable = iterable;
        self.within(node, kind, |this| {
            this.comprehension = Some(comprehension_name(e));
            if kind == ScopeKind::Generator {
                let outermost = this.symbol(".0");
                (outermost.bound, outermost.parameter) = (true, true);
            }
            this.whole_target(&first.target)?;
            this.exprs(&first.ifs)?;
            for generator in rest {
                this.whole_target(&generator.target)?;
                let iterable = std::mem::replace(&mut this.in_iterable, true);
                this.expr(&generator.iter)?;
                this.in_iterable = iterable;
                this.exprs(&generator.ifs)?;
            }
            let [key, value] = elements;
            this.expr(key)?;
            if std::ptr::eq(key, value) {
                Ok(())
            } else {
                this.expr(value)
            }
        })
    }
}
