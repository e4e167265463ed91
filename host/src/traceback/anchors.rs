//! Which part of an expression an error belongs to: an operator, or the brackets of a call or a
//! subscription. The text is parsed again, as CPython's traceback module does.

/// Where the inner markers begin and end: line from 0, column in characters from 0.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Anchors {
    pub(super) left: (usize, usize),
    pub(super) right: (usize, usize),
}

#[cfg(not(feature = "compiler"))]
pub(super) fn find(_segment: &str) -> Option<Anchors> {
    None
}

#[cfg(not(feature = "compiler"))]
pub(super) fn is_whole_call(_text: &str, _start: usize, _end: usize) -> bool {
    false
}

#[cfg(feature = "compiler")]
pub(super) use parsed::{find, is_whole_call};

#[cfg(feature = "compiler")]
mod parsed {
    use ruff_python_ast::{Expr, ModModule, PythonVersion, Stmt};
    use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};
    use ruff_text_size::Ranged;

    use super::Anchors;

    /// Texts longer than this are not parsed again: they may be nested too deeply.
    const LONGEST: usize = 20_000;

    fn parse(text: &str) -> Option<ModModule> {
        if text.len() > LONGEST {
            return None;
        }
        let options = ParseOptions::from(Mode::Module).with_target_version(PythonVersion::PY313);
        let parsed = parse_unchecked(text, options).try_into_module()?;
        parsed.errors().is_empty().then(|| parsed.into_syntax())
    }

    /// The anchors of the expression that `segment` is, if it has any.
    pub(in super::super) fn find(segment: &str) -> Option<Anchors> {
        // In brackets of its own, so that it may go over several lines.
        const OPEN: &str = "(\n";
        let module = parse(&format!("{OPEN}{segment}\n)"))?;
        let [Stmt::Expr(statement)] = module.body.as_slice() else {
            return None;
        };
        let within = |offset: ruff_text_size::TextSize| offset.to_usize().checked_sub(OPEN.len());
        let (left, right) = match statement.value.as_ref() {
            Expr::BinOp(operation) => operator(
                segment,
                within(operation.left.end())?,
                within(operation.right.start())?,
            )?,
            Expr::Subscript(subscript) => {
                let from = within(subscript.value.end())?;
                (
                    next_that(segment, from, |c| c == '[')?,
                    within(subscript.end())?,
                )
            }
            Expr::Call(call) => {
                let from = within(call.func.end())?;
                (next_that(segment, from, |c| c == '(')?, within(call.end())?)
            }
            _ => return None,
        };
        Some(Anchors {
            left: point(segment, left),
            right: point(segment, right),
        })
    }

    /// Line and column of the byte at `offset`.
    fn point(text: &str, offset: usize) -> (usize, usize) {
        let before = &text[..offset.min(text.len())];
        let line = before.matches('\n').count();
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        (line, before[start..].chars().count())
    }

    /// The first character from `from` on for which `stop` holds, outside comments.
    fn next_that(text: &str, from: usize, stop: impl Fn(char) -> bool) -> Option<usize> {
        let mut in_comment = false;
        for (at, c) in text.get(from..)?.char_indices() {
            match c {
                '\n' => in_comment = false,
                '\\' | '#' => in_comment = true,
                _ if in_comment => {}
                _ if stop(c) => return Some(from + at),
                _ => {}
            }
        }
        None
    }

    /// Start and end of the operator between `left`'s end and `right`'s start.
    fn operator(text: &str, left: usize, right: usize) -> Option<(usize, usize)> {
        let start = next_that(text, left, |c| !c.is_whitespace() && c != ')')?;
        let mut end = start + text[start..].chars().next()?.len_utf8();
        if let Some(second) = text[end..].chars().next()
            && end < right
            && !second.is_whitespace()
            && !matches!(second, '\\' | '#')
        {
            end += second.len_utf8();
        }
        Some((start, end))
    }

    /// Whether `text` is nothing but a call of a name that is returned or assigned to a name,
    /// and the call is what stands between the columns `start` and `end`.
    pub(in super::super) fn is_whole_call(text: &str, start: usize, end: usize) -> bool {
        let Some(module) = parse(text) else {
            return false;
        };
        let value = match module.body.first() {
            None => return true,
            Some(Stmt::Return(statement)) => statement.value.as_deref(),
            Some(Stmt::Assign(statement)) => match statement.targets.as_slice() {
                [Expr::Name(_)] => Some(statement.value.as_ref()),
                _ => None,
            },
            _ => None,
        };
        let is_return = matches!(module.body.first(), Some(Stmt::Return(_)));
        let Some(Expr::Call(call)) = value else {
            return false;
        };
        if is_return && !matches!(call.func.as_ref(), Expr::Name(_)) {
            return false;
        }
        let last_line = text.rfind('\n').map_or(0, |at| at + 1);
        let starts =
            !text[..call.start().to_usize()].contains('\n') && call.start().to_usize() == start;
        starts && call.end().to_usize() == last_line + end
    }
}

#[cfg(all(test, feature = "compiler"))]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_operator_has_no_anchors() {
        for text in ["a", "a.b", "raise x", "a < b", "-a", "a +", ""] {
            assert_eq!(find(text), None, "{text}");
        }
    }

    #[test]
    fn comments_and_brackets_are_passed_over() {
        let anchors = find("(a) # - b\n  + c").expect("an operator");
        assert_eq!(
            anchors,
            Anchors {
                left: (1, 2),
                right: (1, 3)
            }
        );
        let anchors = find("f(x)(y)").expect("a call");
        assert_eq!(
            anchors,
            Anchors {
                left: (0, 4),
                right: (0, 7)
            }
        );
    }
}
