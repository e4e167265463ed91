//! Operators, parameters, keywords, comprehensions, patterns, type parameters.

use ruff_python_ast as ast;
use ruff_python_ast::{AtomicNodeIndex, Expr, Operator, Pattern};
use ruff_text_size::TextRange;

use super::{Broken, Read, Reader};

impl Reader<'_> {
    pub(super) fn operator(&mut self) -> Read<Operator> {
        Ok(match self.text()? {
            "Add" => Operator::Add,
            "Sub" => Operator::Sub,
            "Mult" => Operator::Mult,
            "MatMult" => Operator::MatMult,
            "Div" => Operator::Div,
            "Mod" => Operator::Mod,
            "Pow" => Operator::Pow,
            "LShift" => Operator::LShift,
            "RShift" => Operator::RShift,
            "BitOr" => Operator::BitOr,
            "BitXor" => Operator::BitXor,
            "BitAnd" => Operator::BitAnd,
            "FloorDiv" => Operator::FloorDiv,
            _ => return Err(Broken::Malformed),
        })
    }

    pub(super) fn unary_operator(&mut self) -> Read<ast::UnaryOp> {
        Ok(match self.text()? {
            "Invert" => ast::UnaryOp::Invert,
            "Not" => ast::UnaryOp::Not,
            "UAdd" => ast::UnaryOp::UAdd,
            "USub" => ast::UnaryOp::USub,
            _ => return Err(Broken::Malformed),
        })
    }

    pub(super) fn comparison(&mut self) -> Read<ast::CmpOp> {
        Ok(match self.text()? {
            "Eq" => ast::CmpOp::Eq,
            "NotEq" => ast::CmpOp::NotEq,
            "Lt" => ast::CmpOp::Lt,
            "LtE" => ast::CmpOp::LtE,
            "Gt" => ast::CmpOp::Gt,
            "GtE" => ast::CmpOp::GtE,
            "Is" => ast::CmpOp::Is,
            "IsNot" => ast::CmpOp::IsNot,
            "In" => ast::CmpOp::In,
            "NotIn" => ast::CmpOp::NotIn,
            _ => return Err(Broken::Malformed),
        })
    }

    /// The class of the next node, which has to be `class`.
    fn expect(&mut self, class: &str) -> Read<()> {
        match self.text()? == class {
            true => Ok(()),
            false => Err(Broken::Malformed),
        }
    }

    pub(super) fn parameters(&mut self, range: TextRange) -> Read<ast::Parameters> {
        self.expect("arguments")?;
        let mut positional_only: Vec<_> = self.list(Self::parameter)?;
        let mut positional: Vec<_> = self.list(Self::parameter)?;
        let vararg = self.maybe(Self::parameter)?.map(Box::new);
        let named: Vec<_> = self.list(Self::parameter)?;
        let named_defaults: Vec<_> = self.list(|this| this.maybe(Self::boxed))?;
        let kwarg = self.maybe(Self::parameter)?.map(Box::new);
        let mut defaults: Vec<_> = self.list(|this| this.boxed().map(Some))?;
        let all = positional_only.len() + positional.len();
        let missing = all.checked_sub(defaults.len()).ok_or(Broken::Malformed)?;
        defaults.splice(0..0, std::iter::repeat_n(None, missing));
        let later = defaults.split_off(positional_only.len());
        Ok(ast::Parameters {
            range,
            node_index: AtomicNodeIndex::NONE,
            posonlyargs: with_defaults(positional_only.drain(..), defaults).collect(),
            args: with_defaults(positional.drain(..), later).collect(),
            vararg,
            kwonlyargs: with_defaults(named.into_iter(), named_defaults).collect(),
            kwarg,
        })
    }

    fn parameter(&mut self) -> Read<ast::Parameter> {
        self.expect("arg")?;
        let range = self.range()?;
        Ok(ast::Parameter {
            range,
            node_index: AtomicNodeIndex::NONE,
            name: self.name(range)?,
            annotation: self.maybe_boxed()?,
        })
    }

    pub(super) fn keyword(&mut self) -> Read<ast::Keyword> {
        self.expect("keyword")?;
        let range = self.range()?;
        Ok(ast::Keyword {
            range,
            node_index: AtomicNodeIndex::NONE,
            arg: self.maybe_name(range)?,
            value: self.expr()?,
        })
    }

    pub(super) fn alias(&mut self) -> Read<ast::Alias> {
        self.expect("alias")?;
        let range = self.range()?;
        Ok(ast::Alias {
            range,
            node_index: AtomicNodeIndex::NONE,
            name: self.name(range)?,
            asname: self.maybe_name(range)?,
        })
    }

    pub(super) fn with_item(&mut self) -> Read<ast::WithItem> {
        self.expect("withitem")?;
        let context_expr = self.expr()?;
        Ok(ast::WithItem {
            range: ruff_text_size::Ranged::range(&context_expr),
            node_index: AtomicNodeIndex::NONE,
            context_expr,
            optional_vars: self.maybe_boxed()?,
        })
    }

    pub(super) fn generator(&mut self) -> Read<ast::Comprehension> {
        self.expect("comprehension")?;
        let target = self.expr()?;
        Ok(ast::Comprehension {
            range: ruff_text_size::Ranged::range(&target),
            node_index: AtomicNodeIndex::NONE,
            target,
            iter: self.expr()?,
            ifs: self.exprs()?,
            is_async: self.int()? != 0,
        })
    }

    pub(super) fn type_params(&mut self, range: TextRange) -> Read<Option<Box<ast::TypeParams>>> {
        let type_params: Vec<_> = self.list(Self::type_param)?;
        let all = ast::TypeParams {
            range,
            node_index: AtomicNodeIndex::NONE,
            type_params,
        };
        Ok((!all.type_params.is_empty()).then(|| Box::new(all)))
    }

    fn type_param(&mut self) -> Read<ast::TypeParam> {
        let class = self.text()?;
        let range = self.range()?;
        let (node_index, name) = (AtomicNodeIndex::NONE, self.name(range)?);
        Ok(match class {
            "TypeVar" => ast::TypeParam::TypeVar(ast::TypeParamTypeVar {
                node_index,
                range,
                name,
                bound: self.maybe_boxed()?,
                default: self.maybe_boxed()?,
            }),
            "ParamSpec" => ast::TypeParam::ParamSpec(ast::TypeParamParamSpec {
                node_index,
                range,
                name,
                default: self.maybe_boxed()?,
            }),
            "TypeVarTuple" => ast::TypeParam::TypeVarTuple(ast::TypeParamTypeVarTuple {
                node_index,
                range,
                name,
                default: self.maybe_boxed()?,
            }),
            _ => return Err(Broken::Malformed),
        })
    }

    pub(super) fn case(&mut self) -> Read<ast::MatchCase> {
        self.expect("match_case")?;
        let pattern = self.pattern()?;
        Ok(ast::MatchCase {
            range: ruff_text_size::Ranged::range(&pattern),
            node_index: AtomicNodeIndex::NONE,
            pattern,
            guard: self.maybe_boxed()?,
            body: self.body()?,
        })
    }

    fn pattern(&mut self) -> Read<Pattern> {
        self.deeper(Self::one_pattern)
    }

    fn one_pattern(&mut self) -> Read<Pattern> {
        let class = self.text()?;
        let range = self.range()?;
        let node_index = AtomicNodeIndex::NONE;
        Ok(match class {
            "MatchValue" => Pattern::MatchValue(ast::PatternMatchValue {
                node_index,
                range,
                value: self.boxed()?,
            }),
            "MatchSingleton" => Pattern::MatchSingleton(ast::PatternMatchSingleton {
                node_index,
                range,
                value: match self.text()? {
                    "None" => ast::Singleton::None,
                    "True" => ast::Singleton::True,
                    "False" => ast::Singleton::False,
                    _ => return Err(Broken::Malformed),
                },
            }),
            "MatchSequence" => Pattern::MatchSequence(ast::PatternMatchSequence {
                node_index,
                range,
                patterns: self.list(Self::pattern)?,
            }),
            "MatchMapping" => Pattern::MatchMapping(ast::PatternMatchMapping {
                node_index,
                range,
                keys: self.exprs()?,
                patterns: self.list(Self::pattern)?,
                rest: self.maybe_name(range)?,
            }),
            "MatchClass" => self.class_pattern(range)?,
            "MatchStar" => Pattern::MatchStar(ast::PatternMatchStar {
                node_index,
                range,
                name: self.maybe_name(range)?,
            }),
            "MatchAs" => Pattern::MatchAs(ast::PatternMatchAs {
                node_index,
                range,
                pattern: self.maybe(Self::pattern)?.map(Box::new),
                name: self.maybe_name(range)?,
            }),
            "MatchOr" => Pattern::MatchOr(ast::PatternMatchOr {
                node_index,
                range,
                patterns: self.list(Self::pattern)?,
            }),
            _ => return Err(Broken::Malformed),
        })
    }

    fn class_pattern(&mut self, range: TextRange) -> Read<Pattern> {
        let cls: Box<Expr> = self.boxed()?;
        let patterns = self.list(Self::pattern)?;
        let names: Vec<_> = self.list(|this| this.name(range))?;
        let named: Vec<_> = self.list(Self::pattern)?;
        let pairs = names.into_iter().zip(named);
        Ok(Pattern::MatchClass(ast::PatternMatchClass {
            node_index: AtomicNodeIndex::NONE,
            range,
            cls,
            arguments: ast::PatternArguments {
                range,
                node_index: AtomicNodeIndex::NONE,
                patterns,
                keywords: pairs
                    .map(|(attr, pattern)| ast::PatternKeyword {
                        range: ruff_text_size::Ranged::range(&pattern),
                        node_index: AtomicNodeIndex::NONE,
                        attr,
                        pattern,
                    })
                    .collect(),
            },
        }))
    }
}

fn with_defaults(
    parameters: impl Iterator<Item = ast::Parameter>,
    defaults: Vec<Option<Box<Expr>>>,
) -> impl Iterator<Item = ast::ParameterWithDefault> {
    parameters
        .zip(defaults)
        .map(|(parameter, default)| ast::ParameterWithDefault {
            range: parameter.range,
            node_index: AtomicNodeIndex::NONE,
            parameter,
            default,
        })
}
