//! Finds a nonlocal declaration again, for the place in an error message.

use super::scope::{ScopeId, Scopes};
use ruff_python_ast::visitor::{Visitor, walk_stmt};
use ruff_python_ast::{ModModule, Stmt};
use ruff_text_size::TextRange;

struct Finder<'s> {
    scopes: &'s Scopes,
    wanted: ScopeId,
    current: Option<ScopeId>,
    name: &'s str,
    found: Option<TextRange>,
}

/// The `nonlocal` statement of `scope` that declares `name`.
pub(super) fn find_nonlocal(
    module: &ModModule,
    scopes: &Scopes,
    scope: ScopeId,
    name: &str,
) -> Option<TextRange> {
    let mut finder = Finder {
        scopes,
        wanted: scope,
        current: None,
        name,
        found: None,
    };
    finder.visit_body(&module.body);
    finder.found
}

impl<'a> Visitor<'a> for Finder<'_> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        let outer = self.current;
        match stmt {
            Stmt::FunctionDef(s) => self.current = self.scopes.of(s),
            Stmt::ClassDef(s) => self.current = self.scopes.of(s),
            Stmt::Nonlocal(s) if self.current == Some(self.wanted) => {
                // Private names are declared mangled.
                let declares = |n: &str| n == self.name || self.name.ends_with(n);
                if s.names.iter().any(|n| declares(n)) {
                    self.found = self.found.or(Some(s.range));
                }
            }
            _ => {}
        }
        walk_stmt(self, stmt);
        self.current = outer;
    }
}
