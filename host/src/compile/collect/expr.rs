//! The first pass over functions, classes and expressions.

use super::super::error::{Compiled, Stop};
use super::super::scope::ScopeKind;
use super::super::type_parameters::TYPE_PARAMS;
use super::super::warning;
use super::{Collector, MAX_DEPTH};
use ruff_python_ast::{self as ast, Expr};
use ruff_text_size::{Ranged, TextRange, TextSize};
use stackline_core::int_text::DEFAULT_MAX_STR_DIGITS;

/// Fields stand so many levels deep in format specifications at most, as in CPython.
const MAX_FIELDS: usize = 2;

/// The kind of comprehension, as the messages name it.
const fn comprehension_name(e: &Expr) -> &'static str {
    match e {
        Expr::ListComp(_) => "list comprehension",
        Expr::SetComp(_) => "set comprehension",
        Expr::DictComp(_) => "dict comprehension",
        _ => "generator expression",
    }
}

impl<'a> Collector<'_, 'a> {
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
                let star = parameter.range.start() < parameter.name.start();
                let place = match (star, &parameter.annotation) {
                    (true, None) => parameter.name.range(),
                    (true, Some(e)) => parameter.name.range().cover(e.range()),
                    _ => parameter.range,
                };
                return self.fail(place, message);
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

    pub(super) fn function(&mut self, s: &'a ast::StmtFunctionDef) -> Compiled {
        s.decorator_list
            .iter()
            .try_for_each(|d| self.expr(&d.expression))?;
        self.defaults(&s.parameters)?;
        self.bind(&s.name, s.name.range)?;
        self.with_type_parameters(s.type_params.as_deref(), None, |this| {
            for parameter in s.parameters.iter() {
                parameter
                    .annotation()
                    .into_iter()
                    .try_for_each(|e| this.annotation(e))?;
            }
            s.returns.iter().try_for_each(|e| this.annotation(e))?;
            this.within(s, ScopeKind::Function, |this| {
                this.scopes[this.current].is_coroutine = s.is_async;
                this.parameters(&s.parameters)?;
                this.body(&s.body)
            })
        })
    }

    pub(super) fn class(&mut self, s: &'a ast::StmtClassDef) -> Compiled {
        s.decorator_list
            .iter()
            .try_for_each(|d| self.expr(&d.expression))?;
        self.bind(&s.name, s.name.range)?;
        self.with_type_parameters(s.type_params.as_deref(), Some(&s.name), |this| {
            if let Some(arguments) = &s.arguments {
                this.arguments(arguments)?;
            }
            if s.type_params.is_some() {
                this.symbol(TYPE_PARAMS).bound = true;
            }
            this.class_scope(s)
        })
    }

    fn class_scope(&mut self, s: &'a ast::StmtClassDef) -> Compiled {
        let name = self.strings.intern(&s.name);
        self.within(s, ScopeKind::Class, |this| {
            let scope = &mut this.scopes[this.current];
            (scope.class_name, scope.mangled_only) = (Some(name), None);
            for implicit in ["__module__", "__qualname__"] {
                this.symbol(implicit).bound = true;
            }
            if s.type_params.is_some() {
                this.symbol(TYPE_PARAMS).used = true;
            }
            this.body(&s.body)
        })
    }

    // ---- expressions

    fn exprs(&mut self, all: &'a [Expr]) -> Compiled {
        all.iter().try_for_each(|e| self.expr(e))
    }

    /// An element of a display or an argument: may be starred.
    pub(super) fn elements(&mut self, all: &'a [Expr]) -> Compiled {
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
        if let Some((place, message)) = warning::of_expression(e) {
            self.warn(place, message);
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
                let levels = if e.op == ast::Operator::Pow { 2 } else { 0 };
                self.operand(&e.right, levels)
            }
            Expr::UnaryOp(e) => self.operand(&e.operand, 1),
            Expr::NumberLiteral(e) => self.number(e),
            Expr::Lambda(lambda) => self.lambda(lambda),
            Expr::If(e) => {
                self.expr(&e.test)?;
                self.expr(&e.body)?;
                self.operand(&e.orelse, 1)
            }
            Expr::Dict(e) => e.items.iter().try_for_each(|item| {
                item.key.iter().try_for_each(|key| self.expr(key))?;
                self.expr(&item.value)
            }),
            Expr::Set(e) => self.elements(&e.elts),
            Expr::List(e) => self.elements(&e.elts),
            Expr::Tuple(e) => self.elements(&e.elts),
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) | Expr::Generator(_) => {
                self.comprehended(e)
            }
            Expr::Await(e) => self.await_(e),
            Expr::Yield(y) => {
                self.yield_(y.range, "'yield'")?;
                y.value.iter().try_for_each(|e| self.expr(e))
            }
            Expr::YieldFrom(y) => self.yield_from(y),
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
                .try_for_each(|part| self.interpolated(part, 0)),
            Expr::TString(e) => self.fail(e.range, "invalid syntax"),
            Expr::Attribute(e) => self.attribute(e),
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

    /// A comprehension of any sort, or a generator expression.
    fn comprehended(&mut self, e: &'a Expr) -> Compiled {
        let kind = match e {
            Expr::Generator(_) => ScopeKind::Generator,
            _ => ScopeKind::Comprehension,
        };
        match e {
            Expr::ListComp(c) => self.comprehension(e, c, kind, &c.generators, [&c.elt, &c.elt]),
            Expr::SetComp(c) => self.comprehension(e, c, kind, &c.generators, [&c.elt, &c.elt]),
            Expr::Generator(c) => self.comprehension(e, c, kind, &c.generators, [&c.elt, &c.elt]),
            Expr::DictComp(c) => {
                let key = c.key.as_ref().unwrap_or(&c.value);
                self.comprehension(e, c, kind, &c.generators, [key, &c.value])
            }
            _ => unreachable!("not a comprehension"),
        }
    }

    fn await_(&mut self, e: &'a ast::ExprAwait) -> Compiled {
        if self.is_inner_scope() {
            self.scopes[self.current].is_coroutine = true;
        }
        self.check_lazy(e.range, "await expression")?;
        self.check_async(e.range, "'await'")?;
        self.expr(&e.value)
    }

    fn yield_from(&mut self, y: &'a ast::ExprYieldFrom) -> Compiled {
        self.yield_(y.range, "'yield from'")?;
        if self.scopes[self.current].is_coroutine {
            return self.fail(y.range, "'yield from' inside async function");
        }
        self.expr(&y.value)
    }

    /// Refuses decimal literals of more digits than the default limit of conversions.
    fn number(&self, e: &ast::ExprNumberLiteral) -> Compiled {
        let Some(n) = e.value.as_int().filter(|n| n.as_u64().is_none()) else {
            return Ok(());
        };
        let text = n.to_string();
        let decimal = text.bytes().all(|b| b.is_ascii_digit() || b == b'_');
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        if !decimal || digits <= DEFAULT_MAX_STR_DIGITS {
            return Ok(());
        }
        let message = format!(
            "Exceeds the limit ({DEFAULT_MAX_STR_DIGITS} digits) for integer string conversion: \
             value has {digits} digits; use sys.set_int_max_str_digits() to increase the limit - \
             Consider hexadecimal for huge integer literals to avoid decimal conversion limits."
        );
        match self.fail(e.range, message) {
            Err(Stop::Error(mut error)) => {
                // Only the line is known.
                (error.column, error.end_column, error.end_offset) = (0, 1, Some(0));
                Err(Stop::Error(error))
            }
            done => done,
        }
    }

    fn attribute(&mut self, e: &'a ast::ExprAttribute) -> Compiled {
        if e.ctx.is_store() && e.attr.as_str() == "__debug__" {
            return self.fail(e.range, "cannot assign to __debug__");
        }
        self.expr(&e.value)
    }

    /// A field of an f-string, so many levels deep in format specifications.
    fn interpolated(&mut self, part: &'a ast::InterpolatedStringElement, depth: usize) -> Compiled {
        let Some(part) = part.as_interpolation() else {
            return Ok(());
        };
        if depth > MAX_FIELDS {
            return self.fields_too_deep(part.range.start());
        }
        self.expr(&part.expression)?;
        match &part.format_spec {
            Some(spec) => spec
                .elements
                .iter()
                .try_for_each(|part| self.interpolated(part, depth + 1)),
            None => Ok(()),
        }
    }

    /// As CPython's tokenizer tells it.
    fn fields_too_deep(&self, brace: TextSize) -> Compiled {
        let before = TextRange::empty(brace - TextSize::new(1));
        let stop = self.fail(before, "f-string: expressions nested too deeply");
        stop.map_err(|stop| match stop {
            Stop::Error(mut error) => {
                error.end_offset = Some(error.column as i32);
                error.is_line_broken = true;
                Stop::Error(error)
            }
            other => other,
        })
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
            this.operand(&e.body, 2)
        })
    }

    fn yield_(&mut self, range: TextRange, what: &str) -> Compiled {
        self.check_lazy(range, "yield expression")?;
        if let Some(comprehension) = self.comprehension.filter(|_| self.is_inner_scope()) {
            return self.fail(range, format!("'yield' inside {comprehension}"));
        }
        if self.scopes[self.current].kind != ScopeKind::Function {
            return self.fail(range, format!("{what} outside function"));
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
        self.check_lazy(e.range, "named expression")?;
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
            (symbol.used, symbol.named) = (true, true);
            self.scopes[self.current].has_walrus = true;
            let Some(parent) = self.scopes[self.current].parent else {
                break;
            };
            self.current = parent;
        }
        if self.current != inner && self.scopes[self.current].kind == ScopeKind::Class {
            let message =
                "assignment expression within a comprehension cannot be used in a class body";
            return self.fail(name.range, message);
        }
        if self.current != inner {
            self.check_comprehension_walrus(name.range)?;
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
        let Some((first, rest)) = generators.split_first() else {
            return Ok(());
        };
        let iterable = std::mem::replace(&mut self.in_iterable, true);
        self.expr(&first.iter)?;
        self.in_iterable = iterable;
        self.within(node, kind, |this| {
            this.comprehension = Some(comprehension_name(e));
            this.scopes[this.current].is_coroutine = generators.iter().any(|g| g.is_async);
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
            if !std::ptr::eq(key, value) {
                this.expr(value)?;
            }
            this.expr(key)?;
            this.hand_out_await(e.range())
        })
    }

    /// What awaits in a comprehension without a frame of its own awaits in the scope around it.
    fn hand_out_await(&mut self, range: TextRange) -> Compiled {
        let scope = &self.scopes[self.current];
        let (true, ScopeKind::Comprehension, Some(around)) =
            (scope.is_coroutine, scope.kind, scope.parent)
        else {
            return Ok(());
        };
        let around = &mut self.scopes[around];
        if matches!(around.kind, ScopeKind::Comprehension | ScopeKind::Generator) {
            around.is_coroutine = true;
        }
        if around.is_coroutine {
            return Ok(());
        }
        let message = "asynchronous comprehension outside of an asynchronous function";
        self.fail(range, message)
    }
}
