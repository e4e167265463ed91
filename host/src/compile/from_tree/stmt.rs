//! Statements.

use ruff_python_ast as ast;
use ruff_python_ast::{AtomicNodeIndex, Decorator, Stmt};
use ruff_text_size::{Ranged, TextRange};

use super::{Broken, Read, Reader};

impl Reader<'_> {
    pub(super) fn stmt(&mut self) -> Read<Stmt> {
        let class = self.text()?;
        let range = self.range()?;
        let node_index = AtomicNodeIndex::NONE;
        Ok(match class {
            "FunctionDef" => self.function(range, false)?,
            "AsyncFunctionDef" => self.function(range, true)?,
            "ClassDef" => self.class(range)?,
            "Return" => Stmt::Return(ast::StmtReturn {
                node_index,
                range,
                value: self.maybe_boxed()?,
            }),
            "Delete" => Stmt::Delete(ast::StmtDelete {
                node_index,
                range,
                targets: self.exprs()?,
            }),
            "Assign" | "AugAssign" | "AnnAssign" | "TypeAlias" => self.assignment(class, range)?,
            "For" => self.for_(range, false)?,
            "AsyncFor" => self.for_(range, true)?,
            "While" => Stmt::While(ast::StmtWhile {
                node_index,
                range,
                test: self.boxed()?,
                body: self.body()?,
                orelse: self.body()?,
            }),
            "If" => Stmt::If(self.if_(range)?),
            "With" => self.with(range, false)?,
            "AsyncWith" => self.with(range, true)?,
            "Match" => Stmt::Match(ast::StmtMatch {
                node_index,
                range,
                subject: self.boxed()?,
                cases: self.list(Self::case)?,
            }),
            "Try" => self.try_(range, false)?,
            "TryStar" => self.try_(range, true)?,
            _ => self.simple(class, range)?,
        })
    }

    fn simple(&mut self, class: &str, range: TextRange) -> Read<Stmt> {
        let node_index = AtomicNodeIndex::NONE;
        Ok(match class {
            "Raise" => Stmt::Raise(ast::StmtRaise {
                node_index,
                range,
                exc: self.maybe_boxed()?,
                cause: self.maybe_boxed()?,
            }),
            "Assert" => Stmt::Assert(ast::StmtAssert {
                node_index,
                range,
                test: self.boxed()?,
                msg: self.maybe_boxed()?,
            }),
            "Import" => Stmt::Import(ast::StmtImport {
                node_index,
                range,
                names: self.list(Self::alias)?,
                is_lazy: false,
            }),
            "ImportFrom" => Stmt::ImportFrom(ast::StmtImportFrom {
                node_index,
                range,
                module: self.maybe_name(range)?,
                names: self.list(Self::alias)?,
                level: self.level()?,
                is_lazy: false,
            }),
            "Global" => Stmt::Global(ast::StmtGlobal {
                node_index,
                range,
                names: self.list(|this| this.name(range))?,
            }),
            "Nonlocal" => Stmt::Nonlocal(ast::StmtNonlocal {
                node_index,
                range,
                names: self.list(|this| this.name(range))?,
            }),
            "Expr" => Stmt::Expr(ast::StmtExpr {
                node_index,
                range,
                value: self.boxed()?,
            }),
            "Pass" => Stmt::Pass(ast::StmtPass { node_index, range }),
            "Break" => Stmt::Break(ast::StmtBreak { node_index, range }),
            "Continue" => Stmt::Continue(ast::StmtContinue { node_index, range }),
            _ => return Err(Broken::Malformed),
        })
    }

    fn level(&mut self) -> Read<u32> {
        let level = self.maybe(Self::int)?.unwrap_or(0);
        u32::try_from(level).map_err(|_| Broken::Malformed)
    }

    fn assignment(&mut self, class: &str, range: TextRange) -> Read<Stmt> {
        let node_index = AtomicNodeIndex::NONE;
        Ok(match class {
            "Assign" => Stmt::Assign(ast::StmtAssign {
                node_index,
                range,
                targets: self.exprs()?,
                value: self.boxed()?,
            }),
            "AugAssign" => Stmt::AugAssign(ast::StmtAugAssign {
                node_index,
                range,
                target: self.boxed()?,
                op: self.operator()?,
                value: self.boxed()?,
            }),
            "AnnAssign" => Stmt::AnnAssign(ast::StmtAnnAssign {
                node_index,
                range,
                target: self.boxed()?,
                annotation: self.boxed()?,
                value: self.maybe_boxed()?,
                simple: self.int()? != 0,
            }),
            _ => Stmt::TypeAlias(ast::StmtTypeAlias {
                node_index,
                range,
                name: self.boxed()?,
                type_params: self.type_params(range)?,
                value: self.boxed()?,
            }),
        })
    }

    fn function(&mut self, range: TextRange, is_async: bool) -> Read<Stmt> {
        let name = self.name(range)?;
        let parameters = Box::new(self.parameters(range)?);
        let body = self.body()?;
        let decorator_list = self.list(Self::decorator)?;
        Ok(Stmt::FunctionDef(ast::StmtFunctionDef {
            node_index: AtomicNodeIndex::NONE,
            range,
            is_async,
            decorator_list,
            name,
            parameters,
            returns: self.maybe_boxed()?,
            type_params: self.type_params(range)?,
            body,
        }))
    }

    fn decorator(&mut self) -> Read<Decorator> {
        let expression = self.expr()?;
        Ok(Decorator {
            node_index: AtomicNodeIndex::NONE,
            range: expression.range(),
            expression,
        })
    }

    fn class(&mut self, range: TextRange) -> Read<Stmt> {
        let name = self.name(range)?;
        let (args, keywords) = (self.exprs()?, self.list(Self::keyword)?);
        let arguments = ast::Arguments {
            range,
            node_index: AtomicNodeIndex::NONE,
            args,
            keywords,
        };
        let body = self.body()?;
        Ok(Stmt::ClassDef(ast::StmtClassDef {
            node_index: AtomicNodeIndex::NONE,
            range,
            decorator_list: self.list(Self::decorator)?,
            name,
            type_params: self.type_params(range)?,
            arguments: Some(Box::new(arguments)),
            body,
        }))
    }

    fn for_(&mut self, range: TextRange, is_async: bool) -> Read<Stmt> {
        Ok(Stmt::For(ast::StmtFor {
            node_index: AtomicNodeIndex::NONE,
            range,
            is_async,
            target: self.boxed()?,
            iter: self.boxed()?,
            body: self.body()?,
            orelse: self.body()?,
        }))
    }

    /// An `if`: where nothing but another stands under its `else`, that is an `elif`.
    fn if_(&mut self, range: TextRange) -> Read<ast::StmtIf> {
        let (test, body) = (self.boxed()?, self.body()?);
        let mut rest = self.body()?;
        let only = (rest.len() == 1).then(|| rest.pop()).flatten();
        let elif_else_clauses = match only {
            Some(Stmt::If(inner)) => {
                let first = ast::ElifElseClause {
                    range: inner.range,
                    node_index: AtomicNodeIndex::NONE,
                    test: Some(*inner.test),
                    body: inner.body,
                };
                let mut clauses = inner.elif_else_clauses;
                clauses.insert(0, first);
                clauses
            }
            other => {
                rest.extend(other);
                let clause = rest
                    .first()
                    .map(Ranged::range)
                    .map(|range| ast::ElifElseClause {
                        range,
                        node_index: AtomicNodeIndex::NONE,
                        test: None,
                        body: rest,
                    });
                clause.into_iter().collect()
            }
        };
        Ok(ast::StmtIf {
            node_index: AtomicNodeIndex::NONE,
            range,
            test,
            body,
            elif_else_clauses,
        })
    }

    fn with(&mut self, range: TextRange, is_async: bool) -> Read<Stmt> {
        Ok(Stmt::With(ast::StmtWith {
            node_index: AtomicNodeIndex::NONE,
            range,
            is_async,
            items: self.list(Self::with_item)?,
            body: self.body()?,
        }))
    }

    fn try_(&mut self, range: TextRange, is_star: bool) -> Read<Stmt> {
        Ok(Stmt::Try(ast::StmtTry {
            node_index: AtomicNodeIndex::NONE,
            range,
            body: self.body()?,
            handlers: self.list(Self::handler)?,
            orelse: self.body()?,
            finalbody: self.body()?,
            is_star,
        }))
    }

    fn handler(&mut self) -> Read<ast::ExceptHandler> {
        if self.text()? != "ExceptHandler" {
            return Err(Broken::Malformed);
        }
        let range = self.range()?;
        let handler = ast::ExceptHandlerExceptHandler {
            node_index: AtomicNodeIndex::NONE,
            range,
            type_: self.maybe_boxed()?,
            name: self.maybe_name(range)?,
            body: self.body()?,
        };
        Ok(ast::ExceptHandler::ExceptHandler(handler))
    }
}
