//! Function definitions and lambdas: defaults, annotations, closures, decorators.

use super::constant::Constant;
use super::error::Compiled;
use super::generate::{Compiler, Shape};
use super::scope::ScopeId;
use super::unit::Reg;
use super::unparse;
use ruff_python_ast::{self as ast, Decorator, Expr, Parameters, Stmt};
use ruff_text_size::Ranged;
use stackline_core::image::flag;
use stackline_core::opcode::Op;

/// More decorators than this wait in a list.
const MAX_DECORATORS: usize = 8;

/// What a function object is made of besides its code.
#[derive(Default)]
pub(super) struct Parts<'a> {
    pub parameters: Option<&'a Parameters>,
    pub returns: Option<&'a Expr>,
    /// Its only parameter is the namespace of the class body at hand.
    pub takes_namespace: bool,
    /// Defaults that were evaluated before, outside the scope of the type parameters: where they
    /// begin, and what they are.
    pub defaults: Option<(Reg, u8)>,
}

/// The docstring of a body, if it has one.
pub(super) fn docstring(body: &[Stmt]) -> Option<&str> {
    match body.first()? {
        Stmt::Expr(s) => match &*s.value {
            Expr::StringLiteral(text) => Some(text.value.to_str()),
            _ => None,
        },
        _ => None,
    }
}

impl<'a> Compiler<'_, 'a> {
    /// The docstring of a body as it is kept: without indentation, or not at all.
    pub fn kept_docstring(&self, body: &[Stmt]) -> Option<String> {
        let kept = docstring(body).filter(|_| self.options.optimize < 2);
        kept.map(super::docstring::clean)
    }

    fn shape(&mut self, name: &str, parameters: Option<&Parameters>) -> Shape {
        let mut shape = Shape {
            name: name.to_owned(),
            qualname: self.qualname(name),
            ..Shape::default()
        };
        if let Some(parameters) = parameters {
            shape.positional_only = parameters.posonlyargs.len() as u32;
            shape.positional = shape.positional_only + parameters.args.len() as u32;
            shape.keyword_only = parameters.kwonlyargs.len() as u32;
            shape.flags |= if parameters.vararg.is_some() {
                flag::VARARGS
            } else {
                0
            };
            shape.flags |= if parameters.kwarg.is_some() {
                flag::VARKEYWORDS
            } else {
                0
            };
        }
        shape
    }

    pub fn lambda(&mut self, e: &'a ast::ExprLambda, dst: Reg) -> Compiled {
        let Some(scope) = self.scopes.of(e) else {
            return self.fail(e.range, "invalid syntax");
        };
        let parameters = e.parameters.as_deref();
        let mut shape = self.shape("<lambda>", parameters);
        shape.first_line = self.source.line(e.range.start());
        let code = self.code(scope, shape, e.range, |this| {
            let value = this.operand(&e.body)?;
            this.at(e.body.range());
            this.emit(Op::Return, value, 0, 0);
            Ok(())
        })?;
        self.at(e.range);
        self.make_function(
            code,
            scope,
            Parts {
                parameters,
                ..Parts::default()
            },
            dst,
        )
    }

    pub fn function_def(&mut self, s: &'a ast::StmtFunctionDef) -> Compiled {
        let Some(scope) = self.scopes.of(s) else {
            return self.fail(s.range, "invalid syntax");
        };
        let mark = self.unit.top;
        self.decorated(&s.decorator_list, |this, dst| {
            let mut shape = this.shape(&s.name, Some(&s.parameters));
            let first = s.decorator_list.first().map_or(s.range, |d| d.range);
            shape.first_line = this.source.line(first.start());
            shape.docstring = this.kept_docstring(&s.body);
            let before = this.unit.top as Reg;
            let defaults = match s.type_params {
                Some(_) => Some((before, this.defaults(&s.parameters)?)),
                None => None,
            };
            this.with_type_parameters(s.type_params.as_deref(), |this, all| {
                let code = this.code(scope, shape.clone(), s.range, |this| {
                    let skip = docstring(&s.body).is_some() as usize;
                    this.body(&s.body[skip..])?;
                    this.return_none()
                })?;
                this.at(s.name.range);
                let parts = Parts {
                    parameters: Some(&s.parameters),
                    returns: s.returns.as_deref(),
                    defaults,
                    ..Parts::default()
                };
                this.make_function(code, scope, parts, dst)?;
                this.set_type_parameters(dst, all);
                Ok(())
            })
        })?;
        self.at(s.name.range);
        let name = self.name(&s.name);
        self.store_variable(name, mark as Reg)?;
        self.unit.set_top(mark)
    }

    /// Returns `None` from where control may still be.
    pub fn return_none(&mut self) -> Compiled {
        let mark = self.unit.top;
        let none = self.unit.temporary()?;
        self.load_none(none);
        self.emit(Op::Return, none, 0, 0);
        self.unit.set_top(mark)
    }

    /// Evaluates decorators, lets `define` make what they decorate in a register, and calls them.
    /// The result is in the temporary that is next when this begins.
    pub fn decorated(
        &mut self,
        decorators: &'a [Decorator],
        define: impl FnOnce(&mut Self, Reg) -> Compiled,
    ) -> Compiled {
        let first = self.unit.top;
        if decorators.len() > MAX_DECORATORS {
            return self.decorated_by_list(decorators, define);
        }
        let mut windows = Vec::new();
        for decorator in decorators {
            let window = self.unit.temporary()?;
            self.expr(&decorator.expression, window)?;
            self.unit.set_top(window as u16 + 3)?;
            windows.push((window, decorator.expression.range()));
        }
        let made = self.unit.temporary()?;
        define(self, made)?;
        for &(window, range) in windows.iter().rev() {
            self.at(range);
            // The window's first register is where the decorator before has its argument.
            self.emit(Op::Call, window, 1, window);
        }
        self.unit.set_top(first + 1)
    }

    /// As `decorated`, with the decorators in a list.
    fn decorated_by_list(
        &mut self,
        decorators: &'a [Decorator],
        define: impl FnOnce(&mut Self, Reg) -> Compiled,
    ) -> Compiled {
        let made = self.unit.temporary()?;
        let list = self.unit.temporary()?;
        let mark = self.unit.top;
        self.emit(Op::BuildList, list, 0, 0);
        for decorator in decorators {
            let value = self.operand(&decorator.expression)?;
            self.emit(Op::ListAppend, list, value, 0);
            self.unit.set_top(mark)?;
        }
        define(self, made)?;
        self.unit.set_top(mark)?;
        let window = self.unit.reserve(4)?;
        for (i, decorator) in decorators.iter().enumerate().rev() {
            self.at(decorator.expression.range());
            self.load_constant(&Constant::Int(i as i128), window + 3);
            self.emit(Op::GetItem, window, list, window + 3);
            self.move_(window + 3, made);
            self.emit(Op::Call, window, 1, made);
        }
        self.unit.set_top(made as u16 + 1)
    }

    /// `dst =` a function of `code` whose scope is `scope`.
    pub fn make_function(
        &mut self,
        code: u32,
        scope: ScopeId,
        parts: Parts<'a>,
        dst: Reg,
    ) -> Compiled {
        let mark = self.unit.top;
        let position = self.unit.position.0;
        let first = self.unit.top as Reg;
        let mut what = 0;
        if let Some((before, which)) = parts.defaults {
            for i in 0..which.count_ones() as Reg {
                let slot = self.unit.temporary()?;
                self.move_(slot, before + i);
            }
            what |= which;
        } else if let Some(parameters) = parts.parameters {
            what |= self.defaults(parameters)?;
        }
        if parts.takes_namespace {
            let tuple = self.unit.temporary()?;
            self.emit(Op::BuildTuple, tuple, 0, 1);
            what |= 1;
        }
        if self.closure(scope)? {
            what |= 4;
        }
        if self.annotations(&parts)? {
            what |= 8;
        }
        self.at(position);
        let first = if what == 0 { 0 } else { first };
        self.emit_w(Op::MakeFunction, dst, first, what, code);
        self.unit.set_top(mark)
    }

    /// Evaluates the defaults in the next temporaries, and says which there are: 1 for those of
    /// positional parameters, 2 for the others'.
    fn defaults(&mut self, parameters: &'a Parameters) -> Compiled<u8> {
        let positional = self.default_tuple(parameters)? as u8;
        Ok(positional | (self.keyword_defaults(parameters)? as u8) << 1)
    }

    fn default_tuple(&mut self, parameters: &'a Parameters) -> Compiled<bool> {
        let positional = parameters.posonlyargs.iter().chain(&parameters.args);
        let defaults: Vec<&Expr> = positional.filter_map(|p| p.default.as_deref()).collect();
        if defaults.is_empty() {
            return Ok(false);
        }
        let constants: Option<Vec<_>> = defaults.iter().map(|e| self.constant(e)).collect();
        let tuple = self.unit.temporary()?;
        if let Some(constants) = constants {
            self.load_constant(&Constant::Tuple(constants), tuple);
            return Ok(true);
        }
        self.tuple_from(&defaults, tuple, |this, default, slot| {
            this.expr(default, slot)
        })?;
        Ok(true)
    }

    fn keyword_defaults(&mut self, parameters: &'a Parameters) -> Compiled<bool> {
        if parameters.kwonlyargs.iter().all(|p| p.default.is_none()) {
            return Ok(false);
        }
        let dict = self.unit.temporary()?;
        self.emit(Op::BuildDict, dict, 0, 0);
        for parameter in &parameters.kwonlyargs {
            let Some(default) = &parameter.default else {
                continue;
            };
            self.dict_entry(dict, &parameter.parameter.name, default)?;
        }
        Ok(true)
    }

    /// `dict[name] =` the value of `e`.
    fn dict_entry(&mut self, dict: Reg, name: &str, e: &'a Expr) -> Compiled {
        let mark = self.unit.top;
        let key = self.unit.temporary()?;
        let name = self.name(name);
        let text = self.writer.strings.get(name).to_owned();
        self.load_str(&text, key);
        let value = match e {
            // `*args: *Ts` is annotated with the one item of the iterable.
            Expr::Starred(starred) => {
                let item = self.unit.temporary()?;
                self.expr(&starred.value, item)?;
                self.emit(Op::UnpackSequence, item, item, 1);
                item
            }
            e => self.operand(e)?,
        };
        self.emit(Op::DictSet, dict, key, value);
        self.unit.set_top(mark)
    }

    /// The tuple of the cells that the function of `scope` uses.
    fn closure(&mut self, scope: ScopeId) -> Compiled<bool> {
        let scopes = self.scopes;
        let free = &scopes[scope].free;
        if free.is_empty() {
            return Ok(false);
        }
        let tuple = self.unit.temporary()?;
        self.tuple_from(free, tuple, |this, &name, slot| {
            this.load_cell_itself(name, slot);
            Ok(())
        })?;
        Ok(true)
    }

    fn annotations(&mut self, parts: &Parts<'a>) -> Compiled<bool> {
        let mut all = Vec::new();
        if let Some(parameters) = parts.parameters {
            // Those that may be given by name come first, as the reference has it.
            let positional = parameters.args.iter().chain(&parameters.posonlyargs);
            all.extend(positional.map(|p| &p.parameter));
            all.extend(parameters.vararg.as_deref());
            all.extend(parameters.kwonlyargs.iter().map(|p| &p.parameter));
            all.extend(parameters.kwarg.as_deref());
        }
        let annotated = all.iter().any(|p| p.annotation.is_some());
        if !annotated && parts.returns.is_none() {
            return Ok(false);
        }
        let dict = self.unit.temporary()?;
        self.emit(Op::BuildDict, dict, 0, 0);
        for parameter in all {
            if let Some(annotation) = &parameter.annotation {
                self.annotation_entry(dict, &parameter.name, annotation)?;
            }
        }
        if let Some(returns) = parts.returns {
            self.annotation_entry(dict, "return", returns)?;
        }
        Ok(true)
    }

    /// `dict[name] =` an annotation: its value, or its text where annotations are lazy.
    fn annotation_entry(&mut self, dict: Reg, name: &str, annotation: &'a Expr) -> Compiled {
        // Those of a tree without a text are texts already.
        if !self.lazy_annotations || !self.source.has_text() {
            return self.dict_entry(dict, name, annotation);
        }
        let mark = self.unit.top;
        let pair = self.unit.reserve(2)?;
        let name = self.name(name);
        let name = self.writer.strings.get(name).to_owned();
        self.load_str(&name, pair);
        self.load_str(&unparse::annotation(annotation, self.source), pair + 1);
        self.emit(Op::DictSet, dict, pair, pair + 1);
        self.unit.set_top(mark)
    }

    /// The register of an annotation's value, or of its text where annotations are lazy.
    pub fn annotation_value(&mut self, annotation: &'a Expr) -> Compiled<Reg> {
        if !self.lazy_annotations || !self.source.has_text() {
            return self.operand(annotation);
        }
        let text = self.unit.temporary()?;
        self.load_str(&unparse::annotation(annotation, self.source), text);
        Ok(text)
    }
}
