//! Reading, writing and unbinding variables, wherever they live.

use super::error::Compiled;
use super::generate::Compiler;
use super::scope::{Binding, ScopeKind};
use super::unit::Reg;
use super::writer::SiteUse;
use stackline_core::image::StrId;
use stackline_core::opcode::Op;

/// Where a variable lives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Variable {
    Register(Reg),
    /// A slot beyond the registers.
    Far(u16),
    /// In the cell that this register holds.
    Cell(Reg),
    /// In the cell that this far slot holds.
    FarCell(u16),
    /// In this cell of the closure.
    Free(u8),
    Global,
    /// In the class body's namespace.
    Name,
    /// In the class body's namespace or else this cell of the closure.
    NameFree(u8),
}

impl Compiler<'_, '_> {
    /// Where the variable that `name` means here lives.
    pub fn variable(&self, name: StrId) -> Variable {
        let found = self.by_scopes(name);
        let scope = &self.scopes[self.unit.scope];
        let declared = scope.find(name).is_some_and(|symbol| symbol.global);
        match found {
            Variable::Global if self.in_namespace() && !declared => Variable::Name,
            found => found,
        }
    }

    fn by_scopes(&self, name: StrId) -> Variable {
        for inlined in self.unit.inlined.iter().rev() {
            let Some(symbol) = self.scopes[inlined.scope].find(name) else {
                continue;
            };
            match symbol.binding {
                Binding::Outer => {}
                Binding::Free(cell) => return Variable::Free(cell),
                Binding::Local => {
                    let found = inlined.registers.iter().find(|r| r.0 == name);
                    let register = found.map_or(0, |r| r.1);
                    return if symbol.captured {
                        Variable::Cell(register)
                    } else {
                        Variable::Register(register)
                    };
                }
                _ => return Variable::Global,
            }
        }
        let Some(symbol) = self.scopes[self.unit.scope].find(name) else {
            return Variable::Global;
        };
        match symbol.binding {
            Binding::Global | Binding::Outer => Variable::Global,
            Binding::Name => Variable::Name,
            Binding::NameFree(cell) => Variable::NameFree(cell),
            Binding::Free(cell) => Variable::Free(cell),
            Binding::Local => match (symbol.index < self.unit.near, symbol.captured) {
                (true, false) => Variable::Register(symbol.index as Reg),
                (true, true) => Variable::Cell(symbol.index as Reg),
                (false, false) => Variable::Far(self.unit.far_slot(symbol.index)),
                (false, true) => Variable::FarCell(self.unit.far_slot(symbol.index)),
            },
        }
    }

    /// Makes sure that the variable in `register` is bound.
    pub fn check_bound(&mut self, register: Reg, name: StrId) {
        if !self.unit.bound.contains(register) {
            self.emit_w(Op::CheckLocal, register, 0, 0, name.0);
            self.unit.bound.insert(register);
        }
    }

    /// `dst =` the variable.
    pub fn load_variable(&mut self, name: StrId, dst: Reg) -> Compiled {
        match self.variable(name) {
            Variable::Register(register) => {
                self.check_bound(register, name);
                self.move_(dst, register);
            }
            Variable::Far(slot) => {
                // Only what is bound may come into a variable's register.
                let mark = self.unit.top;
                let value = if self.unit.is_temporary(dst) {
                    dst
                } else {
                    self.unit.temporary()?
                };
                self.unit.emit_x(Op::LoadFar, value, slot);
                self.emit_w(Op::CheckLocal, value, 0, 0, name.0);
                self.move_(dst, value);
                self.unit.set_top(mark)?;
            }
            Variable::Cell(register) => self.emit_w(Op::LoadCell, dst, register, 0, name.0),
            Variable::FarCell(slot) => {
                let mark = self.unit.top;
                let cell = self.unit.temporary()?;
                self.unit.emit_x(Op::LoadFar, cell, slot);
                self.emit_w(Op::LoadCell, dst, cell, 0, name.0);
                self.unit.set_top(mark)?;
            }
            Variable::Free(cell) => self.emit_w(Op::LoadFree, dst, cell, 0, name.0),
            Variable::Global => self.load_global(name, dst),
            Variable::Name => {
                let site = self.writer.shared_site(SiteUse::LoadName, name);
                self.emit_w(Op::LoadName, dst, 0, 0, site);
            }
            Variable::NameFree(cell) => {
                let site = self.writer.shared_site(SiteUse::LoadName, name);
                self.emit_w(Op::LoadNameFree, dst, cell, 0, site);
            }
        }
        Ok(())
    }

    /// `dst =` a global; in a class body, a name that may be in its namespace all the same.
    fn load_global(&mut self, name: StrId, dst: Reg) {
        let scope = &self.scopes[self.unit.scope];
        let dynamic = scope.kind == ScopeKind::Class
            && self.unit.inlined.is_empty()
            && !scope.find(name).is_some_and(|s| s.global);
        if dynamic {
            let site = self.writer.shared_site(SiteUse::LoadName, name);
            return self.emit_w(Op::LoadName, dst, 0, 0, site);
        }
        let site = self.writer.shared_site(SiteUse::LoadGlobal, name);
        match u16::try_from(site) {
            Ok(site) => self.unit.emit_x(Op::LoadGlobal, dst, site),
            Err(_) => self.emit_w(Op::LoadGlobalW, dst, 0, 0, site),
        }
    }

    /// The variable `= src`.
    pub fn store_variable(&mut self, name: StrId, src: Reg) -> Compiled {
        match self.variable(name) {
            Variable::Register(register) => {
                self.move_(register, src);
                self.unit.bound.insert(register);
            }
            Variable::Far(slot) => self.unit.emit_x(Op::StoreFar, src, slot),
            Variable::Cell(register) => self.emit(Op::StoreCell, src, register, 0),
            Variable::FarCell(slot) => {
                let mark = self.unit.top;
                let cell = self.unit.temporary()?;
                self.unit.emit_x(Op::LoadFar, cell, slot);
                self.emit(Op::StoreCell, src, cell, 0);
                self.unit.set_top(mark)?;
            }
            Variable::Free(cell) => self.emit(Op::StoreFree, src, cell, 0),
            Variable::Global => {
                let site = self.writer.shared_site(SiteUse::StoreGlobal, name);
                self.emit_w(Op::StoreGlobal, src, 0, 0, site);
            }
            Variable::Name => {
                let site = self.writer.shared_site(SiteUse::StoreName, name);
                self.emit_w(Op::StoreName, src, 0, 0, site);
            }
            // A class body binds a closure's variable only where it is declared nonlocal.
            Variable::NameFree(cell) => self.emit(Op::StoreFree, src, cell, 0),
        }
        Ok(())
    }

    /// Unbinds the variable, which must be bound.
    pub fn delete_variable(&mut self, name: StrId) -> Compiled {
        let mark = self.unit.top;
        match self.variable(name) {
            Variable::Register(register) => {
                self.check_bound(register, name);
                self.emit(Op::ClearLocal, register, 0, 0);
                self.unit.bound.remove(register);
            }
            Variable::Far(slot) => {
                let value = self.unit.temporary()?;
                self.unit.emit_x(Op::LoadFar, value, slot);
                self.emit_w(Op::CheckLocal, value, 0, 0, name.0);
                self.emit(Op::ClearLocal, value, 0, 0);
                self.unit.emit_x(Op::StoreFar, value, slot);
            }
            Variable::Cell(register) => self.emit_w(Op::DeleteCell, 0, register, 0, name.0),
            Variable::FarCell(slot) => {
                let cell = self.unit.temporary()?;
                self.unit.emit_x(Op::LoadFar, cell, slot);
                self.emit_w(Op::DeleteCell, 0, cell, 0, name.0);
            }
            Variable::Free(cell) | Variable::NameFree(cell) => {
                self.emit_w(Op::DeleteFree, 0, cell, 0, name.0);
            }
            Variable::Global => {
                let site = self.writer.shared_site(SiteUse::StoreGlobal, name);
                self.emit_w(Op::DeleteGlobal, 0, 0, 0, site);
            }
            Variable::Name => {
                let site = self.writer.shared_site(SiteUse::StoreName, name);
                self.emit_w(Op::DeleteName, 0, 0, 0, site);
            }
        }
        self.unit.set_top(mark)
    }

    /// Unbinds the variable, whether or not it is bound.
    pub fn unbind_variable(&mut self, name: StrId) -> Compiled {
        if let Variable::Register(register) = self.variable(name) {
            self.emit(Op::ClearLocal, register, 0, 0);
            self.unit.bound.remove(register);
            return Ok(());
        }
        let mark = self.unit.top;
        let none = self.unit.temporary()?;
        self.load_none(none);
        self.store_variable(name, none)?;
        self.delete_variable(name)?;
        self.unit.set_top(mark)
    }

    /// `dst =` the cell itself of a variable that an inner function, defined here, captures.
    pub fn load_cell_itself(&mut self, name: StrId, dst: Reg) {
        for inlined in self.unit.inlined.iter().rev() {
            let found = inlined.registers.iter().find(|r| r.0 == name);
            if let Some(&(_, register)) = found {
                return self.move_(dst, register);
            }
        }
        let scope = &self.scopes[self.unit.scope];
        let own = scope.find(name).filter(|s| s.captured);
        match own {
            Some(_) if scope.kind == ScopeKind::Class => self.move_(dst, 1),
            Some(symbol) if symbol.index < self.unit.near => {
                self.move_(dst, symbol.index as Reg);
            }
            Some(symbol) => {
                let slot = self.unit.far_slot(symbol.index);
                self.unit.emit_x(Op::LoadFar, dst, slot);
            }
            None => {
                let cell = scope
                    .free
                    .iter()
                    .position(|&free| free == name)
                    .unwrap_or(0);
                self.emit(Op::LoadClosure, dst, cell as u8, 0);
            }
        }
    }
}
