//! Class definitions: a body that fills a namespace, and the class made from it.

use super::constant::Constant;
use super::error::Compiled;
use super::function::docstring;
use super::generate::{Compiler, Shape};
use super::type_parameters::TYPE_PARAMS;
use super::unit::Reg;
use super::writer::SiteUse;
use ruff_python_ast::{self as ast, Expr};
use stackline_core::opcode::Op;
use stackline_core::rare::Rare;

impl<'a> Compiler<'_, 'a> {
    pub fn class_def(&mut self, s: &'a ast::StmtClassDef) -> Compiled {
        let mark = self.unit.top;
        self.decorated(&s.decorator_list, |this, dst| {
            this.with_type_parameters(s.type_params.as_deref(), |this, all| {
                this.class_object(s, all, dst)
            })
        })?;
        self.at(s.name.range);
        let name = self.name(&s.name);
        self.store_variable(name, mark as Reg)?;
        self.unit.set_top(mark)
    }

    /// `dst =` the class: bases and keywords first, then the body, then the class of them.
    fn class_object(
        &mut self,
        s: &'a ast::StmtClassDef,
        type_parameters: Option<Reg>,
        dst: Reg,
    ) -> Compiled {
        let Some(scope) = self.scopes.of(s) else {
            return self.fail(s.range, "invalid syntax");
        };
        let first = self.unit.reserve(6)?;
        let (namespace, name, bases, keywords) = (first, first + 1, first + 2, first + 3);
        self.at(s.name.range);
        self.load_str(&s.name, name);
        let arguments = s.arguments.as_deref();
        let listed: &'a [Expr] = arguments.map_or(&[], |a| &a.args);
        self.at(s.range);
        match type_parameters {
            None => self.tuple(listed, s.range, bases)?,
            Some(all) => self.generic_bases(listed, all, bases)?,
        }
        self.unit.set_top(first as u16 + 6)?;
        let named = arguments.map_or(&[][..], |a| &a.keywords[..]);
        self.keyword_dict(named, name, s.range, keywords)?;
        self.emit_rare(Rare::PrepareClass, first, 0, 0);
        let decorator = s.decorator_list.first();
        let first_line = self
            .source
            .line(decorator.map_or(s.range, |d| d.range).start());
        let shape = Shape {
            // The namespace.
            positional: 1,
            name: s.name.to_string(),
            qualname: self.qualname(&s.name),
            first_line,
            ..Shape::default()
        };
        let code = self.code(scope, shape, s.range, |this| this.class_body(s, first_line))?;
        let window = self.unit.reserve(4)?;
        self.at(s.range);
        self.make_function(code, scope, Default::default(), window)?;
        self.move_(window + 3, namespace);
        self.emit(Op::Call, window, 1, namespace);
        self.emit(Op::BuildClass, dst, first, 0);
        Ok(())
    }

    /// Notes that a function in a class body sets an attribute of `self`.
    pub fn note_static_attribute(&mut self, target: &ast::ExprAttribute) {
        let of_self = matches!(&*target.value, Expr::Name(name) if name.id == "self");
        if let Some(known) = self.static_attributes.last_mut().filter(|_| of_self) {
            let name = Constant::Str(target.attr.to_string());
            if !known.contains(&name) {
                known.push(name);
            }
        }
    }

    fn store_in_namespace(&mut self, name: &str, value: Reg) {
        let name = self.writer.strings.intern(name);
        let site = self.writer.shared_site(SiteUse::StoreName, name);
        self.emit_w(Op::StoreName, value, 0, 0, site);
    }

    fn class_body(&mut self, s: &'a ast::StmtClassDef, first_line: u32) -> Compiled {
        let value = self.unit.temporary()?;
        let module = self.writer.strings.intern("__name__");
        let site = self.writer.shared_site(SiteUse::LoadGlobal, module);
        match u16::try_from(site) {
            Ok(site) => self.unit.emit_x(Op::LoadGlobal, value, site),
            Err(_) => self.emit_w(Op::LoadGlobalW, value, 0, 0, site),
        }
        self.store_in_namespace("__module__", value);
        let qualname = self.unit.qualname.clone();
        self.load_str(&qualname, value);
        self.store_in_namespace("__qualname__", value);
        let line = Constant::Int(first_line.into());
        self.load_constant(&line, value);
        self.store_in_namespace("__firstlineno__", value);
        if s.type_params.is_some() {
            let parameters = self.writer.strings.intern(TYPE_PARAMS);
            self.load_variable(parameters, value)?;
            self.store_in_namespace("__type_params__", value);
        }
        self.set_up_annotations()?;
        if let Some(doc) = self.kept_docstring(&s.body) {
            self.load_str(&doc, value);
            self.store_in_namespace("__doc__", value);
        }
        let skip = docstring(&s.body).is_some() as usize;
        self.unit.set_top(self.unit.locals)?;
        self.static_attributes.push(Vec::new());
        self.body(&s.body[skip..])?;
        let attributes = self.static_attributes.pop().unwrap_or_default();
        let value = self.unit.temporary()?;
        self.load_constant(&Constant::Tuple(attributes), value);
        self.store_in_namespace("__static_attributes__", value);
        if self.unit.shown_from > 1 {
            // BuildClass takes the cell out again and puts the class into it.
            self.store_in_namespace("__classcell__", 1);
        }
        self.emit(Op::Return, 0, 0, 0);
        Ok(())
    }

    /// Makes `__annotations__` where the body has annotated names.
    pub fn set_up_annotations(&mut self) -> Compiled {
        if !self.scopes[self.unit.scope].has_annotations {
            return Ok(());
        }
        let mark = self.unit.top;
        let dict = self.unit.temporary()?;
        let there = self.label();
        if self.in_namespace() || self.unit.shown_from > 0 {
            // The first register has the namespace, which earlier code or a metaclass may have
            // filled.
            self.load_str("__annotations__", dict);
            self.emit(Op::In, dict, dict, 0);
            self.emit_jump(Op::JumpIfTrue, dict, 0, 0, there);
        }
        self.emit(Op::BuildDict, dict, 0, 0);
        if self.unit.shown_from > 0 {
            self.store_in_namespace("__annotations__", dict);
        } else {
            let name = self.name("__annotations__");
            self.store_variable(name, dict)?;
        }
        self.unit.place(there);
        self.unit.set_top(mark)
    }
}
