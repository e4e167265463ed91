//! Comprehensions, run in the frame around them (PEP 709), and generator expressions, which are
//! functions that take their outermost iterator.

use super::error::Compiled;
use super::generate::{Compiler, Shape};
use super::scope::{Binding, ScopeId, Symbol};
use super::unit::{Inlined, Label, Place, Reg};
use super::variable::Variable;
use ruff_python_ast::{self as ast, Comprehension, Expr};
use ruff_text_size::{Ranged, TextRange};
use stackline_core::image::StrId;
use stackline_core::opcode::Op;

/// What a comprehension does with each element.
#[derive(Clone, Copy)]
enum Element<'a> {
    Append(&'a Expr),
    Add(&'a Expr),
    Set(&'a Expr, &'a Expr),
    Yield(&'a Expr),
}

impl<'a> Element<'a> {
    /// What is evaluated for each element.
    fn parts(self, generators: &'a [Comprehension]) -> Vec<&'a Expr> {
        let (first, second) = match self {
            Element::Append(e) | Element::Add(e) | Element::Yield(e) => (e, None),
            Element::Set(key, value) => (key, Some(value)),
        };
        let conditions = generators.iter().flat_map(|g| &g.ifs);
        conditions.chain([first]).chain(second).collect()
    }
}

impl<'a> Compiler<'_, 'a> {
    pub fn comprehension(&mut self, e: &'a Expr, dst: Reg) -> Compiled {
        let (scope, generators, element, build) = match e {
            Expr::ListComp(c) => (
                self.scopes.of(c),
                &c.generators,
                Element::Append(&c.elt),
                Op::BuildList,
            ),
            Expr::SetComp(c) => (
                self.scopes.of(c),
                &c.generators,
                Element::Add(&c.elt),
                Op::BuildSet,
            ),
            Expr::DictComp(c) => {
                let Some(key) = &c.key else {
                    return self.fail(
                        c.range,
                        "dict unpacking cannot be used in dict comprehension",
                    );
                };
                (
                    self.scopes.of(c),
                    &c.generators,
                    Element::Set(key, &c.value),
                    Op::BuildDict,
                )
            }
            _ => return self.fail(e.range(), "invalid syntax"),
        };
        let (Some(scope), Some(first)) = (scope, generators.first()) else {
            return self.fail(e.range(), "invalid syntax");
        };
        let far_mark = self.unit.far_top;
        let result = self.work(dst)?;
        let iterator = self.unit.temporary()?;
        self.iterator_of(first, iterator)?;
        self.at(e.range());
        self.emit(build, result, 0, 0);
        let inlined = self.variables_of(scope, &first.target)?;
        let filled = self.fill_pool(&[], &element.parts(generators))?;
        self.unit.inlined.push(inlined);
        self.generate(generators, iterator, (element, result), e.range())?;
        if let Some(inlined) = self.unit.inlined.pop() {
            self.hide(&inlined);
        }
        self.drop_pool(filled);
        self.unit.far_top = far_mark;
        self.move_(dst, result);
        Ok(())
    }

    /// Places, and cells, for an inlined comprehension's variables.
    fn variables_of(&mut self, scope: ScopeId, first_target: &Expr) -> Compiled<Inlined> {
        let scopes = self.scopes;
        let is_local = |symbol: &&Symbol| symbol.binding == Binding::Local;
        let variables = scopes[scope].symbols.iter().filter(is_local);
        let count = variables.clone().count();
        let mut places = Vec::with_capacity(count);
        for symbol in variables {
            let at_once = matches!(first_target, Expr::Name(_)) && places.is_empty();
            let place = match self.shown_register(scope, symbol.name) {
                Some(register) => {
                    self.clear_variable(register, symbol.captured);
                    Place::Near(register)
                }
                None if at_once && !symbol.captured && !self.unit.spills => {
                    let register = self.unit.temporary()?;
                    self.unit.bound.remove(register);
                    Place::Near(register)
                }
                None => self.place_of_variable(count, symbol.captured)?,
            };
            places.push((symbol.name, place));
        }
        Ok(Inlined { scope, places })
    }

    /// The register of a comprehension's variable that `locals()` has to find.
    fn shown_register(&self, comprehension: ScopeId, name: StrId) -> Option<Reg> {
        let shown = &self.scopes[self.unit.scope].shown;
        let at = shown
            .iter()
            .position(|&(scope, variable, _)| (scope, variable) == (comprehension, name))?;
        let slot = self.unit.shown_from + at as u16;
        (slot < self.unit.near).then_some(slot as Reg)
    }

    /// Unbinds the variables that `locals()` would find after the comprehension.
    fn hide(&mut self, inlined: &Inlined) {
        for &(_, place) in &inlined.places {
            if let Place::Near(register) = place
                && !self.unit.is_temporary(register)
            {
                self.emit(Op::ClearLocal, register, 0, 0);
                self.unit.bound.remove(register);
            }
        }
    }

    /// The loops of the comprehension that is the text in `range`, the outermost over `iterator`.
    fn generate(
        &mut self,
        generators: &'a [Comprehension],
        iterator: Reg,
        (element, result): (Element<'a>, Reg),
        range: TextRange,
    ) -> Compiled {
        let Some((first, rest)) = generators.split_first() else {
            return self.element(element, result);
        };
        if first.is_async {
            return self.generate_async((first, rest), iterator, (element, result), range);
        }
        let mark = self.unit.top;
        let (body, next) = (self.label(), self.label());
        let (target, direct) = self.loop_target(&first.target)?;
        self.at(first.iter.range());
        let (reachable, mut bound) = (self.unit.reachable, self.unit.bound);
        self.unit.jump(next);
        if direct {
            bound.insert(target);
        }
        self.unit.place_head(body, reachable, bound);
        if !direct {
            self.assign(&first.target, target)?;
        }
        self.generate_inner((first, rest), next, (element, result), range)?;
        self.unit.place(next);
        self.at(first.iter.range());
        self.emit_jump(Op::ForLoop, target, iterator, 0, body);
        self.unit.set_top(mark)
    }

    /// As `generate` with an outermost loop that is asynchronous.
    fn generate_async(
        &mut self,
        (first, rest): (&'a Comprehension, &'a [Comprehension]),
        iterator: Reg,
        (element, result): (Element<'a>, Reg),
        range: TextRange,
    ) -> Compiled {
        let mark = self.unit.top;
        let next = self.label();
        let slot = self.loop_target(&first.target)?;
        let end = self.async_item(&first.target, slot, iterator, next, range)?;
        self.generate_inner((first, rest), next, (element, result), range)?;
        self.at(range);
        self.unit.jump(next);
        self.async_end(end, range)?;
        self.unit.set_top(mark)
    }

    /// What an item of a loop leads to, if the loop's conditions hold, and otherwise to `next`: the
    /// inner loops, or the element.
    fn generate_inner(
        &mut self,
        (first, rest): (&'a Comprehension, &'a [Comprehension]),
        next: Label,
        (element, result): (Element<'a>, Reg),
        range: TextRange,
    ) -> Compiled {
        for condition in &first.ifs {
            self.branch(condition, next, false)?;
        }
        let Some(inner) = rest.first() else {
            return self.element(element, result);
        };
        let iterator = self.unit.temporary()?;
        self.iterator_of(inner, iterator)?;
        self.generate(rest, iterator, (element, result), range)
    }

    /// `dst =` an iterator over what `generator` goes through.
    fn iterator_of(&mut self, generator: &'a Comprehension, dst: Reg) -> Compiled {
        if generator.is_async {
            return self.async_iterator(&generator.iter, dst);
        }
        self.container(&generator.iter, dst)?;
        self.at(generator.iter.range());
        self.emit(Op::GetIter, dst, dst, 0);
        Ok(())
    }

    /// Where a loop puts its items: the target's own register, and true, or a temporary.
    pub fn loop_target(&mut self, target: &'a Expr) -> Compiled<(Reg, bool)> {
        if let Expr::Name(name) = target {
            let name = self.name(&name.id);
            if let Variable::Register(register) = self.variable(name) {
                return Ok((register, true));
            }
        }
        Ok((self.unit.temporary()?, false))
    }

    fn element(&mut self, element: Element<'a>, result: Reg) -> Compiled {
        let mark = self.unit.top;
        match element {
            Element::Append(e) | Element::Add(e) => {
                let value = self.operand(e)?;
                let append = matches!(element, Element::Append(_));
                self.at(e.range());
                self.emit(
                    if append { Op::ListAppend } else { Op::SetAdd },
                    result,
                    value,
                    0,
                );
            }
            Element::Set(key, value) => {
                let range = key.range().cover(value.range());
                let key = self.operand(key)?;
                let value = self.operand(value)?;
                self.at(range);
                self.emit(Op::DictSet, result, key, value);
            }
            Element::Yield(e) => {
                let value = self.operand(e)?;
                let sent = self.unit.temporary()?;
                self.at(e.range());
                self.emit(Op::Yield, sent, value, 0);
            }
        }
        self.unit.set_top(mark)
    }

    /// The generator expression `e`, which is the text in `range`.
    pub fn generator_expression(
        &mut self,
        e: &'a ast::ExprGenerator,
        range: TextRange,
        dst: Reg,
    ) -> Compiled {
        let (Some(scope), Some(first)) = (self.scopes.of(e), e.generators.first()) else {
            return self.fail(e.range, "invalid syntax");
        };
        let shape = Shape {
            name: "<genexpr>".to_owned(),
            qualname: self.qualname("<genexpr>"),
            first_line: self.source.line(range.start()),
            positional: 1,
            positional_only: 1,
            ..Shape::default()
        };
        let code = self.code(scope, shape, range, |this| {
            let element = Element::Yield(&e.elt);
            let filled = this.fill_pool(&[], &element.parts(&e.generators))?;
            this.generate(&e.generators, 0, (element, 0), range)?;
            this.drop_pool(filled);
            let none = this.unit.temporary()?;
            this.load_none(none);
            this.emit(Op::Return, none, 0, 0);
            Ok(())
        })?;
        self.unit.set_top(self.run_base(dst))?;
        let window = self.unit.reserve(4)?;
        self.at(range);
        self.make_function(code, scope, Default::default(), window)?;
        self.iterator_of(first, window + 3)?;
        self.at(range);
        self.emit(Op::Call, window, 1, dst);
        Ok(())
    }
}
