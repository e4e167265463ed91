//! Type parameters and `type` statements (PEP 695, PEP 696).
//!
//! What the parameters and aliases are is the business of a part of the module `typing`; here are
//! the calls that make them. Bounds, defaults and values are handed over as functions.

use super::constant::Constant;
use super::error::Compiled;
use super::function::Parts;
use super::generate::{Compiler, Shape};
use super::scope::{Binding, Symbol};
use super::unit::{Inlined, Reg};
use ruff_python_ast::{self as ast, Expr, TypeParam};
use ruff_text_size::{Ranged, TextRange};
use stackline_core::opcode::Op;

/// The variable that a class's body has its type parameters from.
pub const TYPE_PARAMS: &str = ".type_params";

/// The module that makes type parameters.
const MODULE: &str = "_typing_parameters";

impl<'a> Compiler<'_, 'a> {
    /// Runs `inner` where the parameters are variables. It gets the register of their tuple.
    pub fn with_type_parameters(
        &mut self,
        parameters: Option<&'a ast::TypeParams>,
        inner: impl FnOnce(&mut Self, Option<Reg>) -> Compiled,
    ) -> Compiled {
        let Some(parameters) = parameters else {
            return inner(self, None);
        };
        let Some(scope) = self.scopes.of(parameters) else {
            return self.fail(parameters.range, "invalid syntax");
        };
        let scopes = self.scopes;
        let far_mark = self.unit.far_top;
        let is_local = |symbol: &&Symbol| symbol.binding == Binding::Local;
        let variables = scopes[scope].symbols.iter().filter(is_local);
        let count = variables.clone().count();
        let mut places = Vec::with_capacity(count);
        for symbol in variables {
            let place = self.place_of_variable(count, symbol.captured)?;
            places.push((symbol.name, place));
        }
        self.unit.inlined.push(Inlined { scope, places });
        let all = self.type_parameters(&parameters.type_params, parameters.range);
        let done = all.and_then(|all| inner(self, Some(all)));
        self.unit.inlined.pop();
        self.unit.far_top = far_mark;
        done
    }

    /// Makes the parameters, binds them, and gives the register of their tuple.
    fn type_parameters(&mut self, all: &'a [TypeParam], range: TextRange) -> Compiled<Reg> {
        let tuple = self.unit.temporary()?;
        self.at(range);
        self.tuple_from(all, tuple, Self::type_parameter)?;
        let kept = self.writer.strings.intern(TYPE_PARAMS);
        let inlined = self.unit.inlined.last();
        if inlined.is_some_and(|i| i.places.iter().any(|place| place.0 == kept)) {
            self.store_variable(kept, tuple)?;
        }
        Ok(tuple)
    }

    /// Makes a parameter in `dst`, and binds it.
    fn type_parameter(&mut self, parameter: &'a TypeParam, dst: Reg) -> Compiled {
        let mark = self.unit.top;
        self.at(parameter.range());
        let window = self.typing_call("_type_parameter", 5)?;
        self.load_str(parameter.name(), window + 3);
        let (kind, bound, default) = match parameter {
            TypeParam::TypeVar(p) => (0, Some(&p.bound), &p.default),
            TypeParam::TypeVarTuple(p) => (1, None, &p.default),
            TypeParam::ParamSpec(p) => (2, None, &p.default),
        };
        self.load_constant(&Constant::Int(kind), window + 4);
        let name = parameter.name();
        let bound = bound.filter(|bound| bound.is_some());
        match bound {
            Some(bound) => self.lazy(bound, bound.as_deref(), name, window + 5)?,
            None => self.load_none(window + 5),
        }
        // A tuple of constraints is told from a bound by how it is written.
        let is_tuple = bound.is_some_and(|b| b.as_deref().is_some_and(Expr::is_tuple_expr));
        self.load_constant(&Constant::Bool(is_tuple), window + 6);
        self.lazy(default, default.as_deref(), name, window + 7)?;
        self.at(parameter.range());
        self.emit(Op::Call, window, 5, dst);
        let name = self.name(parameter.name());
        self.store_variable(name, dst)?;
        self.unit.set_top(mark)
    }

    /// A window for a call of a function of that module with `count` arguments.
    fn typing_call(&mut self, function: &str, count: u16) -> Compiled<Reg> {
        let window = self.unit.reserve(3 + count)?;
        let module = self.writer.strings.intern(MODULE);
        self.emit_w(Op::ImportName, window, 1, 0, module.0);
        let name = self.writer.strings.intern(function);
        let site = self.writer.site(name);
        self.emit_w(Op::GetAttr, window, window, 0, site);
        Ok(window)
    }

    /// `dst =` a function that evaluates `e`, whose scope belongs to `node`; `None` without.
    fn lazy<T>(&mut self, node: &T, e: Option<&'a Expr>, name: &str, dst: Reg) -> Compiled {
        let (Some(e), Some(scope)) = (e, self.scopes.of(node)) else {
            self.load_none(dst);
            return Ok(());
        };
        let shape = Shape {
            name: name.to_owned(),
            qualname: self.qualname(name),
            first_line: self.source.line(e.range().start()),
            positional: self.scopes[scope].sees_class as u32,
            ..Shape::default()
        };
        let code = self.code(scope, shape, e.range(), |this| {
            let value = match e {
                // `*Ts = *tuple[int, str]`
                Expr::Starred(starred) => {
                    let item = this.unit.temporary()?;
                    this.expr(&starred.value, item)?;
                    this.emit(Op::UnpackSequence, item, item, 1);
                    item
                }
                e => this.operand(e)?,
            };
            this.at(e.range());
            this.emit(Op::Return, value, 0, 0);
            Ok(())
        })?;
        self.at(e.range());
        let parts = Parts {
            takes_namespace: self.scopes[scope].sees_class,
            ..Parts::default()
        };
        self.make_function(code, scope, parts, dst)
    }

    /// `object.__type_params__ =` the tuple.
    pub fn set_type_parameters(&mut self, object: Reg, all: Option<Reg>) {
        if let Some(all) = all {
            let name = self.writer.strings.intern("__type_params__");
            let site = self.writer.site(name);
            self.emit_w(Op::SetAttr, object, all, 0, site);
        }
    }

    /// `dst =` the tuple of a generic class's bases: those that are listed, then `Generic` of
    /// its parameters.
    pub fn generic_bases(&mut self, listed: &'a [Expr], all: Reg, dst: Reg) -> Compiled {
        let mark = self.unit.top;
        self.emit(Op::BuildList, dst, 0, 0);
        for base in listed {
            match base {
                Expr::Starred(starred) => {
                    let items = self.operand(&starred.value)?;
                    self.emit(Op::ListExtend, dst, items, 0);
                }
                base => {
                    let base = self.operand(base)?;
                    self.emit(Op::ListAppend, dst, base, 0);
                }
            }
            self.unit.set_top(mark)?;
        }
        let window = self.typing_call("_generic", 1)?;
        self.move_(window + 3, all);
        self.emit(Op::Call, window, 1, window);
        self.emit(Op::ListAppend, dst, window, 0);
        self.emit(Op::ListToTuple, dst, dst, 0);
        self.unit.set_top(mark)
    }

    pub fn type_alias(&mut self, s: &'a ast::StmtTypeAlias) -> Compiled {
        let Expr::Name(name) = &*s.name else {
            return self.fail(s.name.range(), "invalid syntax");
        };
        let alias = self.unit.temporary()?;
        self.with_type_parameters(s.type_params.as_deref(), |this, all| {
            this.at(s.range);
            let window = this.typing_call("_type_alias", 3)?;
            this.load_str(&name.id, window + 3);
            match all {
                Some(all) => this.move_(window + 4, all),
                None => this.load_constant(&Constant::Tuple(Vec::new()), window + 4),
            }
            this.lazy(&s.value, Some(&s.value), &name.id, window + 5)?;
            this.at(s.range);
            this.emit(Op::Call, window, 3, alias);
            Ok(())
        })?;
        self.at(name.range);
        let name = self.name(&name.id);
        self.store_variable(name, alias)
    }
}
