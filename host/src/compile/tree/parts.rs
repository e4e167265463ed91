//! Parameters, keywords, comprehensions, patterns, type parameters.

use ruff_python_ast as ast;
use ruff_python_ast::Pattern;
use ruff_text_size::{Ranged, TextRange};

use super::{Tree, list, null};

impl Tree<'_> {
    pub(super) fn keywords(&self, keywords: &[ast::Keyword]) -> String {
        list(keywords.iter().map(|k| {
            self.node(
                "keyword",
                k.range,
                &[
                    ("arg", self.maybe_identifier(k.arg.as_ref())),
                    ("value", self.expr(&k.value)),
                ],
            )
        }))
    }

    fn parameter(&self, p: &ast::Parameter) -> String {
        // Stars in front are not of it.
        let range = TextRange::new(p.name.range.start(), p.range.end());
        self.node(
            "arg",
            range,
            &[
                ("arg", self.identifier(&p.name)),
                ("annotation", self.maybe(p.annotation.as_deref())),
                ("type_comment", null()),
            ],
        )
    }

    pub(super) fn parameters(&self, p: Option<&ast::Parameters>) -> String {
        let empty = ast::Parameters::default();
        let p = p.unwrap_or(&empty);
        let some =
            |p: &[ast::ParameterWithDefault]| list(p.iter().map(|p| self.parameter(&p.parameter)));
        let one = |p: Option<&ast::Parameter>| p.map_or_else(null, |p| self.parameter(p));
        let positional = p.posonlyargs.iter().chain(p.args.iter());
        let defaults = positional.filter_map(|p| p.default.as_deref());
        let by_name = p.kwonlyargs.iter();
        self.bare(
            "arguments",
            &[
                ("posonlyargs", some(&p.posonlyargs)),
                ("args", some(&p.args)),
                ("vararg", one(p.vararg.as_deref())),
                ("kwonlyargs", some(&p.kwonlyargs)),
                (
                    "kw_defaults",
                    list(by_name.map(|p| self.maybe(p.default.as_deref()))),
                ),
                ("kwarg", one(p.kwarg.as_deref())),
                ("defaults", self.exprs(defaults)),
            ],
        )
    }

    pub(super) fn generators(&self, generators: &[ast::Comprehension]) -> String {
        list(generators.iter().map(|g| {
            self.bare(
                "comprehension",
                &[
                    ("target", self.expr(&g.target)),
                    ("iter", self.expr(&g.iter)),
                    ("ifs", self.exprs(&g.ifs)),
                    ("is_async", u8::from(g.is_async).to_string()),
                ],
            )
        }))
    }

    pub(super) fn type_params(&self, params: Option<&ast::TypeParams>) -> String {
        let Some(params) = params else {
            return list([]);
        };
        list(params.type_params.iter().map(|p| {
            let (class, default, bound) = match p {
                ast::TypeParam::TypeVar(p) => ("TypeVar", &p.default, Some(&p.bound)),
                ast::TypeParam::TypeVarTuple(p) => ("TypeVarTuple", &p.default, None),
                ast::TypeParam::ParamSpec(p) => ("ParamSpec", &p.default, None),
            };
            let mut fields = vec![("name", self.identifier(p.name()))];
            if let Some(bound) = bound {
                fields.push(("bound", self.maybe(bound.as_deref())));
            }
            fields.push(("default_value", self.maybe(default.as_deref())));
            self.node(class, p.range(), &fields)
        }))
    }

    pub(super) fn case(&self, case: &ast::MatchCase) -> String {
        self.bare(
            "match_case",
            &[
                ("pattern", self.pattern(&case.pattern)),
                ("guard", self.maybe(case.guard.as_deref())),
                ("body", self.body(&case.body)),
            ],
        )
    }

    fn pattern(&self, p: &Pattern) -> String {
        self.deeper(|| self.one_pattern(p))
    }

    fn patterns<'p>(&self, items: impl IntoIterator<Item = &'p Pattern>) -> String {
        list(items.into_iter().map(|p| self.pattern(p)))
    }

    fn one_pattern(&self, p: &Pattern) -> String {
        let range = p.range();
        match p {
            Pattern::MatchValue(p) => {
                self.node("MatchValue", range, &[("value", self.expr(&p.value))])
            }
            Pattern::MatchSingleton(p) => {
                let value = match p.value {
                    ast::Singleton::None => "null",
                    ast::Singleton::True => "true",
                    ast::Singleton::False => "false",
                };
                self.node("MatchSingleton", range, &[("value", value.to_owned())])
            }
            Pattern::MatchSequence(p) => {
                let patterns = self.patterns(&p.patterns);
                self.node("MatchSequence", range, &[("patterns", patterns)])
            }
            Pattern::MatchMapping(p) => self.node(
                "MatchMapping",
                range,
                &[
                    ("keys", self.exprs(&p.keys)),
                    ("patterns", self.patterns(&p.patterns)),
                    ("rest", self.maybe_identifier(p.rest.as_ref())),
                ],
            ),
            Pattern::MatchClass(p) => self.class_pattern(p),
            Pattern::MatchStar(p) => {
                let name = self.maybe_identifier(p.name.as_ref());
                self.node("MatchStar", range, &[("name", name)])
            }
            Pattern::MatchAs(p) => self.node(
                "MatchAs",
                range,
                &[
                    (
                        "pattern",
                        p.pattern.as_deref().map_or_else(null, |p| self.pattern(p)),
                    ),
                    ("name", self.maybe_identifier(p.name.as_ref())),
                ],
            ),
            Pattern::MatchOr(p) => {
                let patterns = self.patterns(&p.patterns);
                self.node("MatchOr", range, &[("patterns", patterns)])
            }
        }
    }

    fn class_pattern(&self, p: &ast::PatternMatchClass) -> String {
        let keywords = &p.arguments.keywords;
        self.node(
            "MatchClass",
            p.range,
            &[
                ("cls", self.expr(&p.cls)),
                ("patterns", self.patterns(&p.arguments.patterns)),
                (
                    "kwd_attrs",
                    list(keywords.iter().map(|k| self.identifier(&k.attr))),
                ),
                (
                    "kwd_patterns",
                    self.patterns(keywords.iter().map(|k| &k.pattern)),
                ),
            ],
        )
    }
}
