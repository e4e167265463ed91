//! The first pass over type parameters and `type` statements (PEP 695, PEP 696). The parameters
//! are variables of a scope of their own, which has no frame; bounds, defaults and values of
//! aliases are functions, called when somebody asks.

use super::super::error::Compiled;
use super::super::scope::ScopeKind;
use super::Collector;
use ruff_python_ast::{self as ast, Expr, TypeParam};
use ruff_text_size::{Ranged, TextRange};

/// The variable of a lazy value that holds the namespace of the class around it.
const NAMESPACE: &str = ".namespace";

impl<'a> Collector<'_, 'a> {
    /// Runs `inner` where the parameters can be seen, if there are any.
    pub(super) fn with_type_parameters(
        &mut self,
        parameters: Option<&'a ast::TypeParams>,
        class: Option<&ast::Identifier>,
        inner: impl FnOnce(&mut Self) -> Compiled,
    ) -> Compiled {
        let Some(parameters) = parameters else {
            return inner(self);
        };
        self.within(parameters, ScopeKind::TypeParams, |this| {
            if let Some(class) = class {
                // Its private names are those of the class, in the bases as well; no others are
                // private there.
                let name = this.strings.intern(class);
                let names = parameters.type_params.iter().map(|p| &p.name().id);
                let own = names.map(|name| this.strings.intern(name)).collect();
                let scope = &mut this.scopes[this.current];
                (scope.class_name, scope.mangled_only) = (Some(name), Some(own));
            }
            this.type_parameters(&parameters.type_params)?;
            inner(this)
        })
    }

    fn type_parameters(&mut self, all: &'a [TypeParam]) -> Compiled {
        let mut default_before = false;
        for (i, parameter) in all.iter().enumerate() {
            let name = parameter.name();
            if all[..i].iter().any(|before| before.name().id == name.id) {
                let message = format!("duplicate type parameter '{name}'");
                return self.fail(parameter.range(), message);
            }
            if default_before && parameter.default().is_none() {
                let message =
                    format!("non-default type parameter '{name}' follows default type parameter");
                return self.fail(parameter.range(), message);
            }
            default_before |= parameter.default().is_some();
            self.bind(name, name.range)?;
        }
        for parameter in all {
            match parameter {
                TypeParam::TypeVar(p) => {
                    self.lazy(&p.bound, p.bound.as_deref(), "a TypeVar bound")?;
                    self.lazy(&p.default, p.default.as_deref(), "a TypeVar default")?;
                }
                TypeParam::TypeVarTuple(p) => {
                    self.lazy(&p.default, p.default.as_deref(), "a TypeVarTuple default")?;
                }
                TypeParam::ParamSpec(p) => {
                    self.lazy(&p.default, p.default.as_deref(), "a ParamSpec default")?;
                }
            }
        }
        Ok(())
    }

    /// An expression that is evaluated when somebody asks for it; its scope belongs to `node`.
    fn lazy<T>(&mut self, node: &T, e: Option<&'a Expr>, what: &'static str) -> Compiled {
        let Some(e) = e else { return Ok(()) };
        let outer = self.lazy_part;
        let done = self.within(node, ScopeKind::Function, |this| {
            this.lazy_part = Some((this.current, what));
            if this.scopes.class_around(this.current).is_some() {
                let namespace = this.symbol(NAMESPACE);
                (namespace.bound, namespace.parameter) = (true, true);
                let current = this.current;
                this.scopes[current].sees_class = true;
            }
            this.starred_or(e)
        });
        self.lazy_part = outer;
        done
    }

    /// Refuses what changes the scope around a part that is not evaluated there: `what` is the
    /// expression.
    pub(super) fn check_lazy(&self, range: TextRange, what: &str) -> Compiled {
        let place = match self.lazy_part {
            _ if self.scopes[self.current].kind == ScopeKind::TypeParams => {
                "the definition of a generic"
            }
            Some((scope, part)) if scope == self.current => part,
            _ => return Ok(()),
        };
        self.fail(range, format!("{what} cannot be used within {place}"))
    }

    /// Refuses an assignment expression of a comprehension that stands directly in such a part.
    pub(super) fn check_comprehension_walrus(&self, range: TextRange) -> Compiled {
        let place = match self.lazy_part {
            _ if self.scopes[self.current].kind == ScopeKind::TypeParams => {
                "within the definition of a generic"
            }
            Some((scope, "a type alias")) if scope == self.current => "in a type alias",
            Some((scope, _)) if scope == self.current => "in a TypeVar bound",
            _ => return Ok(()),
        };
        let what = "assignment expression within a comprehension";
        self.fail(range, format!("{what} cannot be used {place}"))
    }

    fn starred_or(&mut self, e: &'a Expr) -> Compiled {
        match e {
            Expr::Starred(starred) => self.expr(&starred.value),
            e => self.expr(e),
        }
    }

    pub(super) fn type_alias(&mut self, s: &'a ast::StmtTypeAlias) -> Compiled {
        if let Expr::Name(name) = &*s.name {
            self.bind(&name.id, name.range)?;
        }
        self.with_type_parameters(s.type_params.as_deref(), None, |this| {
            this.lazy(&s.value, Some(&s.value), "a type alias")
        })
    }
}
