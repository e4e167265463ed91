//! Expressions.

use ruff_python_ast as ast;
use ruff_python_ast::{AtomicNodeIndex, Expr, InterpolatedStringElement, Number};
use ruff_text_size::{Ranged, TextRange};

use super::{Broken, Item, Read, Reader};

impl Reader<'_> {
    pub(super) fn expression(&mut self) -> Read<Expr> {
        let class = self.text()?;
        let range = self.range()?;
        let node_index = AtomicNodeIndex::NONE;
        Ok(match class {
            "Constant" => self.constant(range)?,
            "Name" => Expr::Name(ast::ExprName {
                node_index,
                range,
                id: self.text()?.into(),
                ctx: self.context()?,
            }),
            "Attribute" => Expr::Attribute(ast::ExprAttribute {
                node_index,
                range,
                value: self.boxed()?,
                attr: self.name(range)?,
                ctx: self.context()?,
            }),
            "Subscript" => Expr::Subscript(ast::ExprSubscript {
                node_index,
                range,
                value: self.boxed()?,
                slice: self.boxed()?,
                ctx: self.context()?,
            }),
            "Starred" => Expr::Starred(ast::ExprStarred {
                node_index,
                range,
                value: self.boxed()?,
                ctx: self.context()?,
            }),
            "Call" => self.call(range)?,
            "JoinedStr" | "FormattedValue" => self.f_string(class, range)?,
            "ListComp" | "SetComp" | "DictComp" | "GeneratorExp" => {
                self.comprehension_of(class, range)?
            }
            "List" | "Tuple" | "Set" | "Dict" | "Slice" => self.display(class, range)?,
            "Await" | "Yield" | "YieldFrom" | "Lambda" | "IfExp" => self.control(class, range)?,
            _ => self.operation(class, range)?,
        })
    }

    fn operation(&mut self, class: &str, range: TextRange) -> Read<Expr> {
        let node_index = AtomicNodeIndex::NONE;
        Ok(match class {
            "BoolOp" => Expr::BoolOp(ast::ExprBoolOp {
                node_index,
                range,
                op: match self.text()? {
                    "And" => ast::BoolOp::And,
                    "Or" => ast::BoolOp::Or,
                    _ => return Err(Broken::Malformed),
                },
                values: self.exprs()?,
            }),
            "NamedExpr" => Expr::Named(ast::ExprNamed {
                node_index,
                range,
                target: self.boxed()?,
                value: self.boxed()?,
            }),
            "BinOp" => Expr::BinOp(ast::ExprBinOp {
                node_index,
                range,
                left: self.boxed()?,
                op: self.operator()?,
                right: self.boxed()?,
            }),
            "UnaryOp" => Expr::UnaryOp(ast::ExprUnaryOp {
                node_index,
                range,
                op: self.unary_operator()?,
                operand: self.boxed()?,
            }),
            "Compare" => Expr::Compare(ast::ExprCompare {
                node_index,
                range,
                left: self.boxed()?,
                ops: self.list(Self::comparison)?,
                comparators: self.exprs()?,
            }),
            _ => return Err(Broken::Malformed),
        })
    }

    fn control(&mut self, class: &str, range: TextRange) -> Read<Expr> {
        let node_index = AtomicNodeIndex::NONE;
        Ok(match class {
            "Await" => Expr::Await(ast::ExprAwait {
                node_index,
                range,
                value: self.boxed()?,
            }),
            "Yield" => Expr::Yield(ast::ExprYield {
                node_index,
                range,
                value: self.maybe_boxed()?,
            }),
            "YieldFrom" => Expr::YieldFrom(ast::ExprYieldFrom {
                node_index,
                range,
                value: self.boxed()?,
            }),
            "Lambda" => Expr::Lambda(ast::ExprLambda {
                node_index,
                range,
                parameters: Some(Box::new(self.parameters(range)?)),
                body: self.boxed()?,
            }),
            _ => Expr::If(ast::ExprIf {
                node_index,
                range,
                test: self.boxed()?,
                body: self.boxed()?,
                orelse: self.boxed()?,
            }),
        })
    }

    fn display(&mut self, class: &str, range: TextRange) -> Read<Expr> {
        let node_index = AtomicNodeIndex::NONE;
        Ok(match class {
            "List" => Expr::List(ast::ExprList {
                node_index,
                range,
                elts: self.exprs()?,
                ctx: self.context()?,
            }),
            "Tuple" => Expr::Tuple(ast::ExprTuple {
                node_index,
                range,
                elts: self.exprs()?,
                ctx: self.context()?,
                parenthesized: true,
            }),
            "Set" => Expr::Set(ast::ExprSet {
                node_index,
                range,
                elts: self.exprs()?,
            }),
            "Dict" => {
                let keys: Vec<_> = self.list(|this| this.maybe(Self::expr))?;
                let values: Vec<_> = self.exprs()?;
                let pairs = keys.into_iter().zip(values);
                Expr::Dict(ast::ExprDict {
                    node_index,
                    range,
                    items: pairs
                        .map(|(key, value)| ast::DictItem { key, value })
                        .collect(),
                })
            }
            _ => Expr::Slice(ast::ExprSlice {
                node_index,
                range,
                lower: self.maybe_boxed()?,
                upper: self.maybe_boxed()?,
                step: self.maybe_boxed()?,
            }),
        })
    }

    fn comprehension_of(&mut self, class: &str, range: TextRange) -> Read<Expr> {
        let node_index = AtomicNodeIndex::NONE;
        if class == "DictComp" {
            return Ok(Expr::DictComp(ast::ExprDictComp {
                node_index,
                range,
                key: Some(self.boxed()?),
                value: self.boxed()?,
                generators: self.list(Self::generator)?,
            }));
        }
        let (elt, generators) = (self.boxed()?, self.list(Self::generator)?);
        Ok(match class {
            "ListComp" => Expr::ListComp(ast::ExprListComp {
                node_index,
                range,
                elt,
                generators,
            }),
            "SetComp" => Expr::SetComp(ast::ExprSetComp {
                node_index,
                range,
                elt,
                generators,
            }),
            _ => Expr::Generator(ast::ExprGenerator {
                node_index,
                range,
                elt,
                generators,
                parenthesized: true,
            }),
        })
    }

    fn call(&mut self, range: TextRange) -> Read<Expr> {
        let func = self.boxed()?;
        let (args, keywords) = (self.exprs()?, self.list(Self::keyword)?);
        Ok(Expr::Call(ast::ExprCall {
            node_index: AtomicNodeIndex::NONE,
            range_start: range.start(),
            func,
            arguments: ast::Arguments {
                range,
                node_index: AtomicNodeIndex::NONE,
                args,
                keywords,
            },
        }))
    }

    /// An f-string; a field alone is one that has nothing else.
    fn f_string(&mut self, class: &str, range: TextRange) -> Read<Expr> {
        let elements: Vec<_> = match class {
            "JoinedStr" => self.elements()?,
            _ => vec![self.field(range)?],
        };
        let value = ast::FString {
            node_index: AtomicNodeIndex::NONE,
            range,
            elements: elements.into(),
            flags: ast::FStringFlags::empty(),
        };
        Ok(Expr::FString(ast::ExprFString {
            node_index: AtomicNodeIndex::NONE,
            range,
            value: ast::FStringValue::single(value),
        }))
    }

    fn elements(&mut self) -> Read<Vec<InterpolatedStringElement>> {
        let mut elements = Vec::new();
        for _ in 0..self.count()? {
            let class = self.text()?;
            let range = self.range()?;
            match class {
                "FormattedValue" => elements.push(self.field(range)?),
                // What stands in an f-string as a whole.
                "JoinedStr" => elements.append(&mut self.deeper(Self::elements)?),
                "Constant" if self.text()? == "str" => {
                    let text = ast::InterpolatedStringLiteralElement {
                        node_index: AtomicNodeIndex::NONE,
                        range,
                        value: self.text()?.into(),
                    };
                    elements.push(InterpolatedStringElement::Literal(text));
                }
                _ => return Err(Broken::Malformed),
            }
        }
        Ok(elements)
    }

    fn field(&mut self, range: TextRange) -> Read<InterpolatedStringElement> {
        let expression = self.boxed()?;
        let conversion = match u8::try_from(self.int()?) {
            Ok(b's') => ast::ConversionFlag::Str,
            Ok(b'a') => ast::ConversionFlag::Ascii,
            Ok(b'r') => ast::ConversionFlag::Repr,
            _ => ast::ConversionFlag::None,
        };
        let format_spec = self.maybe(Self::format)?.map(Box::new);
        Ok(InterpolatedStringElement::Interpolation(
            ast::InterpolatedElement {
                range,
                node_index: AtomicNodeIndex::NONE,
                expression,
                debug_text: None,
                conversion,
                format_spec,
            },
        ))
    }

    /// How a field is formatted: an f-string, or any expression.
    fn format(&mut self) -> Read<ast::InterpolatedStringFormatSpec> {
        let elements = match self.items.as_slice().first() {
            Some(Item::Text(class)) if class == "JoinedStr" => {
                self.text()?;
                self.range()?;
                self.deeper(Self::elements)?
            }
            _ => {
                let expression = self.boxed()?;
                vec![InterpolatedStringElement::Interpolation(
                    ast::InterpolatedElement {
                        range: expression.range(),
                        node_index: AtomicNodeIndex::NONE,
                        expression,
                        debug_text: None,
                        conversion: ast::ConversionFlag::None,
                        format_spec: None,
                    },
                )]
            }
        };
        Ok(ast::InterpolatedStringFormatSpec {
            range: TextRange::default(),
            node_index: AtomicNodeIndex::NONE,
            elements: elements.into(),
        })
    }

    fn constant(&mut self, range: TextRange) -> Read<Expr> {
        let node_index = AtomicNodeIndex::NONE;
        Ok(match self.text()? {
            "None" => Expr::NoneLiteral(ast::ExprNoneLiteral { node_index, range }),
            "Ellipsis" => Expr::EllipsisLiteral(ast::ExprEllipsisLiteral { node_index, range }),
            truth @ ("True" | "False") => Expr::BooleanLiteral(ast::ExprBooleanLiteral {
                node_index,
                range,
                value: truth == "True",
            }),
            "str" => Expr::StringLiteral(ast::ExprStringLiteral {
                node_index,
                range,
                value: ast::StringLiteralValue::single(ast::StringLiteral {
                    range,
                    node_index: AtomicNodeIndex::NONE,
                    value: self.text()?.into(),
                    flags: ast::StringLiteralFlags::empty(),
                }),
            }),
            "bytes" => self.bytes(range)?,
            "int" => {
                let text = self.text()?;
                integer(text, range)?
            }
            "float" => number(Number::Float(self.float()?), range),
            "complex" => {
                let (real, imag) = (self.float()?, self.float()?);
                number(Number::Complex { real, imag }, range)
            }
            _ => return Err(Broken::Malformed),
        })
    }

    fn bytes(&mut self, range: TextRange) -> Read<Expr> {
        let Item::Bytes(bytes) = self.item()? else {
            return Err(Broken::Malformed);
        };
        let literal = ast::BytesLiteral {
            range,
            node_index: AtomicNodeIndex::NONE,
            value: bytes.clone().into(),
            flags: ast::BytesLiteralFlags::empty(),
        };
        Ok(Expr::BytesLiteral(ast::ExprBytesLiteral {
            node_index: AtomicNodeIndex::NONE,
            range,
            value: ast::BytesLiteralValue::single(literal),
        }))
    }
}

fn number(value: Number, range: TextRange) -> Expr {
    Expr::NumberLiteral(ast::ExprNumberLiteral {
        node_index: AtomicNodeIndex::NONE,
        range,
        value,
    })
}

/// The number that `hex` writes; one below zero is the negation of another.
fn integer(text: &str, range: TextRange) -> Read<Expr> {
    let token = text.strip_prefix('-').unwrap_or(text);
    let digits = token.strip_prefix("0x").ok_or(Broken::Malformed)?;
    let value = ast::Int::from_str_radix(digits, 16, token).map_err(|_| Broken::Malformed)?;
    let positive = number(Number::Int(value), range);
    if token.len() == text.len() {
        return Ok(positive);
    }
    Ok(Expr::UnaryOp(ast::ExprUnaryOp {
        node_index: AtomicNodeIndex::NONE,
        range,
        op: ast::UnaryOp::USub,
        operand: Box::new(positive),
    }))
}
