//! Statements.

use ruff_python_ast as ast;
use ruff_python_ast::Stmt;
use ruff_text_size::Ranged;

use super::{Tree, list, mark, null};

impl Tree<'_> {
    pub(super) fn stmt(&self, s: &Stmt) -> String {
        let range = s.range();
        match s {
            Stmt::FunctionDef(s) => self.function(s),
            Stmt::ClassDef(s) => self.class(s),
            Stmt::Return(s) => self.node(
                "Return",
                range,
                &[("value", self.maybe(s.value.as_deref()))],
            ),
            Stmt::Delete(s) => self.node("Delete", range, &[("targets", self.exprs(&s.targets))]),
            Stmt::TypeAlias(s) => self.type_alias(s),
            Stmt::Assign(s) => self.node(
                "Assign",
                range,
                &[
                    ("targets", self.exprs(&s.targets)),
                    ("value", self.expr(&s.value)),
                    ("type_comment", null()),
                ],
            ),
            Stmt::AugAssign(s) => self.node(
                "AugAssign",
                range,
                &[
                    ("target", self.expr(&s.target)),
                    ("op", self.operator(s.op)),
                    ("value", self.expr(&s.value)),
                ],
            ),
            Stmt::AnnAssign(s) => self.annotated(s),
            Stmt::Raise(s) => self.node(
                "Raise",
                range,
                &[
                    ("exc", self.maybe(s.exc.as_deref())),
                    ("cause", self.maybe(s.cause.as_deref())),
                ],
            ),
            Stmt::Assert(s) => self.node(
                "Assert",
                range,
                &[
                    ("test", self.expr(&s.test)),
                    ("msg", self.maybe(s.msg.as_deref())),
                ],
            ),
            Stmt::Expr(s) => self.node("Expr", range, &[("value", self.expr(&s.value))]),
            Stmt::Global(s) => self.names("Global", range, &s.names),
            Stmt::Nonlocal(s) => self.names("Nonlocal", range, &s.names),
            Stmt::Import(s) => self.node("Import", range, &[("names", self.aliases(&s.names))]),
            Stmt::ImportFrom(s) => self.import_from(s),
            Stmt::Pass(_) => self.node("Pass", range, &[]),
            Stmt::Break(_) => self.node("Break", range, &[]),
            Stmt::Continue(_) => self.node("Continue", range, &[]),
            _ => self.compound(s),
        }
    }

    fn compound(&self, s: &Stmt) -> String {
        match s {
            Stmt::For(s) => self.loop_over(s),
            Stmt::While(s) => self.node(
                "While",
                s.range,
                &[
                    ("test", self.expr(&s.test)),
                    ("body", self.body(&s.body)),
                    ("orelse", self.body(&s.orelse)),
                ],
            ),
            Stmt::If(s) => self.node(
                "If",
                s.range,
                &[
                    ("test", self.expr(&s.test)),
                    ("body", self.body(&s.body)),
                    ("orelse", self.clauses(&s.elif_else_clauses, s.range.end())),
                ],
            ),
            Stmt::With(s) => self.with(s),
            Stmt::Match(s) => self.node(
                "Match",
                s.range,
                &[
                    ("subject", self.expr(&s.subject)),
                    ("cases", list(s.cases.iter().map(|c| self.case(c)))),
                ],
            ),
            Stmt::Try(s) => self.handled(s),
            _ => null(),
        }
    }

    /// `elif` and `else`: each `elif` is an `If` of its own.
    fn clauses(&self, rest: &[ast::ElifElseClause], end: ruff_text_size::TextSize) -> String {
        let Some((first, rest)) = rest.split_first() else {
            return list([]);
        };
        let Some(test) = &first.test else {
            return self.body(&first.body);
        };
        let range = ruff_text_size::TextRange::new(first.range.start(), end);
        let nested = self.deeper(|| {
            self.node(
                "If",
                range,
                &[
                    ("test", self.expr(test)),
                    ("body", self.body(&first.body)),
                    ("orelse", self.clauses(rest, end)),
                ],
            )
        });
        list([nested])
    }

    fn names(
        &self,
        class: &str,
        range: ruff_text_size::TextRange,
        n: &[ast::Identifier],
    ) -> String {
        let names = list(n.iter().map(|name| self.identifier(name)));
        self.node(class, range, &[("names", names)])
    }

    fn aliases(&self, names: &[ast::Alias]) -> String {
        list(names.iter().map(|a| {
            self.node(
                "alias",
                a.range,
                &[
                    ("name", self.identifier(&a.name)),
                    ("asname", self.maybe_identifier(a.asname.as_ref())),
                ],
            )
        }))
    }

    fn import_from(&self, s: &ast::StmtImportFrom) -> String {
        self.node(
            "ImportFrom",
            s.range,
            &[
                ("module", self.maybe_identifier(s.module.as_ref())),
                ("names", self.aliases(&s.names)),
                ("level", s.level.to_string()),
            ],
        )
    }

    fn annotated(&self, s: &ast::StmtAnnAssign) -> String {
        self.node(
            "AnnAssign",
            s.range,
            &[
                ("target", self.expr(&s.target)),
                ("annotation", self.expr(&s.annotation)),
                ("value", self.maybe(s.value.as_deref())),
                ("simple", u8::from(s.simple).to_string()),
            ],
        )
    }

    fn type_alias(&self, s: &ast::StmtTypeAlias) -> String {
        self.node(
            "TypeAlias",
            s.range,
            &[
                ("name", self.expr(&s.name)),
                ("type_params", self.type_params(s.type_params.as_deref())),
                ("value", self.expr(&s.value)),
            ],
        )
    }

    fn function(&self, s: &ast::StmtFunctionDef) -> String {
        let (decorators, last) = self.decorators(&s.decorator_list);
        let class = match s.is_async {
            true => "AsyncFunctionDef",
            false => "FunctionDef",
        };
        self.node(
            class,
            self.undecorated(s.range, last),
            &[
                ("name", self.identifier(&s.name)),
                ("args", self.parameters(Some(&s.parameters))),
                ("body", self.body(&s.body)),
                ("decorator_list", decorators),
                ("returns", self.maybe(s.returns.as_deref())),
                ("type_comment", null()),
                ("type_params", self.type_params(s.type_params.as_deref())),
            ],
        )
    }

    fn class(&self, s: &ast::StmtClassDef) -> String {
        let (decorators, last) = self.decorators(&s.decorator_list);
        let arguments = s.arguments.as_deref();
        let bases = arguments.map_or_else(|| list([]), |a| self.exprs(&a.args));
        let keywords = arguments.map_or_else(|| list([]), |a| self.keywords(&a.keywords));
        self.node(
            "ClassDef",
            self.undecorated(s.range, last),
            &[
                ("name", self.identifier(&s.name)),
                ("bases", bases),
                ("keywords", keywords),
                ("body", self.body(&s.body)),
                ("decorator_list", decorators),
                ("type_params", self.type_params(s.type_params.as_deref())),
            ],
        )
    }

    fn loop_over(&self, s: &ast::StmtFor) -> String {
        self.node(
            if s.is_async { "AsyncFor" } else { "For" },
            s.range,
            &[
                ("target", self.expr(&s.target)),
                ("iter", self.expr(&s.iter)),
                ("body", self.body(&s.body)),
                ("orelse", self.body(&s.orelse)),
                ("type_comment", null()),
            ],
        )
    }

    fn with(&self, s: &ast::StmtWith) -> String {
        let item = |item: &ast::WithItem| {
            self.bare(
                "withitem",
                &[
                    ("context_expr", self.expr(&item.context_expr)),
                    ("optional_vars", self.maybe(item.optional_vars.as_deref())),
                ],
            )
        };
        self.node(
            if s.is_async { "AsyncWith" } else { "With" },
            s.range,
            &[
                ("items", list(s.items.iter().map(item))),
                ("body", self.body(&s.body)),
                ("type_comment", null()),
            ],
        )
    }

    fn handled(&self, s: &ast::StmtTry) -> String {
        let handler = |h: &ast::ExceptHandler| {
            let ast::ExceptHandler::ExceptHandler(h) = h;
            self.node(
                "ExceptHandler",
                h.range,
                &[
                    ("type", self.maybe(h.type_.as_deref())),
                    ("name", self.maybe_identifier(h.name.as_ref())),
                    ("body", self.body(&h.body)),
                ],
            )
        };
        self.node(
            if s.is_star { "TryStar" } else { "Try" },
            s.range,
            &[
                ("body", self.body(&s.body)),
                ("handlers", list(s.handlers.iter().map(handler))),
                ("orelse", self.body(&s.orelse)),
                ("finalbody", self.body(&s.finalbody)),
            ],
        )
    }

    pub(super) fn operator(&self, op: ast::Operator) -> String {
        use ast::Operator as O;
        mark(match op {
            O::Add => "Add",
            O::Sub => "Sub",
            O::Mult => "Mult",
            O::MatMult => "MatMult",
            O::Div => "Div",
            O::Mod => "Mod",
            O::Pow => "Pow",
            O::LShift => "LShift",
            O::RShift => "RShift",
            O::BitOr => "BitOr",
            O::BitXor => "BitXor",
            O::BitAnd => "BitAnd",
            O::FloorDiv => "FloorDiv",
        })
    }
}
