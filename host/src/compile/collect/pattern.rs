//! The first pass over `match` statements: the names that patterns bind, and what the grammar
//! lets through and still is no pattern.

use super::super::constant::{Constant, fold};
use super::super::error::Compiled;
use super::super::pattern::{Capture, captured};
use super::Collector;
use ruff_python_ast::{self as ast, Expr, Pattern};
use ruff_text_size::{Ranged, TextRange};

impl<'a> Collector<'_, 'a> {
    pub(super) fn match_(&mut self, s: &'a ast::StmtMatch) -> Compiled {
        self.elements(std::slice::from_ref(&*s.subject))?;
        for (i, case) in s.cases.iter().enumerate() {
            let may_be_anything = case.guard.is_some() || i + 1 == s.cases.len();
            self.pattern(&case.pattern, may_be_anything)?;
            self.no_repeated_capture(&case.pattern)?;
            for capture in captured(&case.pattern) {
                self.bind(capture.name, capture.range)?;
            }
            case.guard.iter().try_for_each(|guard| self.expr(guard))?;
            self.body(&case.body)?;
        }
        Ok(())
    }

    /// Refuses a pattern that matches everything where something comes after it.
    fn check_reachable(&self, p: &ast::PatternMatchAs) -> Compiled {
        let message = match &p.name {
            Some(name) => format!("name capture '{name}' makes remaining patterns unreachable"),
            None => "wildcard makes remaining patterns unreachable".to_owned(),
        };
        self.fail(p.range, message)
    }

    /// `may_be_anything`: whether nothing comes after the pattern that it would hide.
    fn pattern(&mut self, p: &'a Pattern, may_be_anything: bool) -> Compiled {
        self.enter_deeper(p.range())?;
        match p {
            Pattern::MatchValue(p) => {
                if p.value.is_f_string_expr() {
                    let message = "patterns may only match literals and attribute lookups";
                    return self.fail(p.range, message);
                }
                if let Expr::UnaryOp(sign) = &*p.value
                    && let Expr::BinOp(power) = &*sign.operand
                {
                    let between = TextRange::new(power.left.end(), power.right.start());
                    return self.fail(between, "invalid syntax");
                }
                self.expr(&p.value)?;
            }
            Pattern::MatchSingleton(_) | Pattern::MatchStar(_) => {}
            Pattern::MatchSequence(p) => {
                let stars = p.patterns.iter().filter(|p| p.is_match_star());
                if stars.count() > 1 {
                    let message = "multiple starred names in sequence pattern";
                    return self.fail(p.range, message);
                }
                p.patterns.iter().try_for_each(|p| self.pattern(p, true))?;
            }
            Pattern::MatchMapping(p) => self.mapping(p)?,
            Pattern::MatchClass(p) => self.class_pattern(p)?,
            Pattern::MatchAs(p) => match &p.pattern {
                Some(inner) => self.pattern(inner, may_be_anything)?,
                None if may_be_anything => {}
                None => self.check_reachable(p)?,
            },
            Pattern::MatchOr(p) => self.alternatives(p, may_be_anything)?,
        }
        self.leave_deeper();
        Ok(())
    }

    fn alternatives(&mut self, p: &'a ast::PatternMatchOr, may_be_anything: bool) -> Compiled {
        let names = |p: &'a Pattern| {
            let mut names: Vec<&str> = captured(p).iter().map(|c| c.name.as_str()).collect();
            names.sort_unstable();
            names
        };
        for (i, alternative) in p.patterns.iter().enumerate() {
            let last = i + 1 == p.patterns.len();
            self.pattern(alternative, last && may_be_anything)?;
            self.no_repeated_capture(alternative)?;
            if names(alternative) != names(&p.patterns[0]) {
                return self.fail(p.range, "alternative patterns bind different names");
            }
        }
        Ok(())
    }

    fn no_repeated_capture(&self, p: &Pattern) -> Compiled {
        let names = captured(p);
        for (i, Capture { name, range }) in names.iter().enumerate() {
            if names[..i].iter().any(|before| before.name.id == name.id) {
                let message = format!("multiple assignments to name '{name}' in pattern");
                return self.fail(*range, message);
            }
        }
        Ok(())
    }

    fn mapping(&mut self, p: &'a ast::PatternMatchMapping) -> Compiled {
        let mut seen: Vec<Constant> = Vec::new();
        for key in &p.keys {
            if let Some(constant) = fold(key, 0) {
                if seen.iter().any(|before| equal(before, &constant)) {
                    let text = self.shown(key.range());
                    let message = format!("mapping pattern checks duplicate key ({text})");
                    return self.fail(p.range, message);
                }
                seen.push(constant);
            }
            self.expr(key)?;
        }
        p.patterns.iter().try_for_each(|p| self.pattern(p, true))
    }

    /// A literal as `repr` would show it, nearly.
    fn shown(&self, range: TextRange) -> String {
        let text = self.source.slice(range);
        match text.strip_prefix('"').and_then(|t| t.strip_suffix('"')) {
            Some(inner) if !inner.contains(['\'', '"', '\\']) => format!("'{inner}'"),
            _ => text.to_owned(),
        }
    }

    fn class_pattern(&mut self, p: &'a ast::PatternMatchClass) -> Compiled {
        self.expr(&p.cls)?;
        let keywords = &p.arguments.keywords;
        for (i, keyword) in keywords.iter().enumerate() {
            let repeated = keywords[..i].iter().any(|k| k.attr.id == keyword.attr.id);
            if repeated {
                let name = &keyword.attr;
                let message = format!("attribute name repeated in class pattern: {name}");
                return self.fail(keyword.pattern.range(), message);
            }
        }
        let keywords = keywords.iter().map(|k| &k.pattern);
        let mut all = p.arguments.patterns.iter().chain(keywords);
        all.try_for_each(|p| self.pattern(p, true))
    }
}

/// Whether two keys are the same to a dict.
fn equal(a: &Constant, b: &Constant) -> bool {
    let number = |c: &Constant| match c {
        Constant::Complex(real, imaginary) => Some((*real, *imaginary)),
        c => c.float().map(|real| (real, 0.0)),
    };
    match (number(a), number(b)) {
        (Some(a), Some(b)) => a == b,
        _ => a == b,
    }
}
