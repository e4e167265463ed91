//! Reading, writing and unbinding variables, wherever they live.

use super::error::Compiled;
use super::generate::Compiler;
use super::scope::{Binding, ScopeKind};
use super::unit::{Place, Reg};
use super::writer::SiteUse;
use stackline_core::image::StrId;
use stackline_core::opcode::Op;
use stackline_core::rare::Rare;

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
    Free(u16),
    Global,
    /// In the class body's namespace.
    Name,
    /// In the class body's namespace or else this cell of the closure.
    NameFree(u16),
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
                    let found = inlined.places.iter().find(|kept| kept.0 == name);
                    let place = found.map_or(Place::Near(0), |kept| kept.1);
                    return match (place, symbol.captured) {
                        (Place::Near(register), true) => Variable::Cell(register),
                        (Place::Near(register), false) => Variable::Register(register),
                        (Place::Far(slot), true) => Variable::FarCell(slot),
                        (Place::Far(slot), false) => Variable::Far(slot),
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
                self.unit.load_far(value, slot);
                self.emit_w(Op::CheckLocal, value, 0, 0, name.0);
                self.move_(dst, value);
                self.unit.set_top(mark)?;
            }
            Variable::Cell(register) => self.emit_w(Op::LoadCell, dst, register, 0, name.0),
            Variable::FarCell(slot) => {
                let mark = self.unit.top;
                let cell = self.unit.temporary()?;
                self.unit.load_far(cell, slot);
                self.emit_w(Op::LoadCell, dst, cell, 0, name.0);
                self.unit.set_top(mark)?;
            }
            Variable::Free(cell) => match u8::try_from(cell) {
                Ok(cell) => self.emit_w(Op::LoadFree, dst, cell, 0, name.0),
                Err(_) => self.emit_far(Rare::LoadFarFree, dst, cell),
            },
            Variable::Global => self.load_global(name, dst),
            Variable::Name => {
                let site = self.writer.shared_site(SiteUse::LoadName, name);
                self.emit_w(Op::LoadName, dst, 0, 0, site);
            }
            Variable::NameFree(cell) => match u8::try_from(cell) {
                Ok(cell) => {
                    let site = self.writer.shared_site(SiteUse::LoadName, name);
                    self.emit_w(Op::LoadNameFree, dst, cell, 0, site);
                }
                Err(_) => self.emit_far(Rare::LoadNameFarFree, dst, cell),
            },
        }
        Ok(())
    }

    /// `dst =` a global; in a class body, a name that may be in its namespace all the same.
    fn load_global(&mut self, name: StrId, dst: Reg) {
        let scope = &self.scopes[self.unit.scope];
        let dynamic = scope.kind == ScopeKind::Class
            && self.unit.inlined.iter().all(|inlined| {
                // What is among type parameters sees the class's names, unlike comprehensions.
                self.scopes[inlined.scope].kind == ScopeKind::TypeParams
            })
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
            Variable::Far(slot) => self.unit.store_far(src, slot),
            Variable::Cell(register) => self.emit(Op::StoreCell, src, register, 0),
            Variable::FarCell(slot) => {
                let mark = self.unit.top;
                let cell = self.unit.temporary()?;
                self.unit.load_far(cell, slot);
                self.emit(Op::StoreCell, src, cell, 0);
                self.unit.set_top(mark)?;
            }
            // A class body binds a closure's variable only where it is declared nonlocal.
            Variable::Free(cell) | Variable::NameFree(cell) => match u8::try_from(cell) {
                Ok(cell) => self.emit(Op::StoreFree, src, cell, 0),
                Err(_) => {
                    let mark = self.unit.top;
                    let held = self.unit.temporary()?;
                    self.emit_far(Rare::LoadFarClosure, held, cell);
                    self.emit(Op::StoreCell, src, held, 0);
                    self.unit.set_top(mark)?;
                }
            },
            Variable::Global => {
                let site = self.writer.shared_site(SiteUse::StoreGlobal, name);
                self.emit_w(Op::StoreGlobal, src, 0, 0, site);
            }
            Variable::Name => {
                let site = self.writer.shared_site(SiteUse::StoreName, name);
                self.emit_w(Op::StoreName, src, 0, 0, site);
            }
        }
        Ok(())
    }

    /// A rare operation on a cell of the closure.
    fn emit_far(&mut self, rare: Rare, register: Reg, cell: u16) {
        let [low, high] = cell.to_le_bytes();
        self.emit_rare(rare, register, low, high);
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
                self.unit.load_far(value, slot);
                self.emit_w(Op::CheckLocal, value, 0, 0, name.0);
                self.emit(Op::ClearLocal, value, 0, 0);
                self.unit.store_far(value, slot);
            }
            Variable::Cell(register) => self.emit_w(Op::DeleteCell, 0, register, 0, name.0),
            Variable::FarCell(slot) => {
                let cell = self.unit.temporary()?;
                self.unit.load_far(cell, slot);
                self.emit_w(Op::DeleteCell, 0, cell, 0, name.0);
            }
            Variable::Free(cell) | Variable::NameFree(cell) => match u8::try_from(cell) {
                Ok(cell) => self.emit_w(Op::DeleteFree, 0, cell, 0, name.0),
                Err(_) => {
                    let held = self.unit.temporary()?;
                    self.emit_far(Rare::LoadFarFree, held, cell);
                    self.emit_far(Rare::LoadFarClosure, held, cell);
                    self.emit_w(Op::DeleteCell, 0, held, 0, name.0);
                }
            },
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
            let found = inlined.places.iter().find(|kept| kept.0 == name);
            if let Some(&(_, place)) = found {
                return self.load_kept(place, dst);
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
                self.unit.load_far(dst, slot);
            }
            None => {
                let cell = scope
                    .free
                    .iter()
                    .position(|&free| free == name)
                    .unwrap_or(0);
                match u8::try_from(cell) {
                    Ok(cell) => self.emit(Op::LoadClosure, dst, cell, 0),
                    Err(_) => self.emit_far(Rare::LoadFarClosure, dst, cell as u16),
                }
            }
        }
    }

    // ---- what is no variable of the frame

    /// `dst =` what is kept there.
    pub fn load_kept(&mut self, place: Place, dst: Reg) {
        match place {
            Place::Near(register) => self.move_(dst, register),
            Place::Far(slot) => self.unit.load_far(dst, slot),
        }
    }

    /// Keeps what is in `src` there.
    pub fn keep_in(&mut self, place: Place, src: Reg) {
        match place {
            Place::Near(register) => self.move_(register, src),
            Place::Far(slot) => self.unit.store_far(src, slot),
        }
    }

    /// A place for one of `count` variables of a scope without a frame: unbound, or in a cell.
    pub fn place_of_variable(&mut self, count: usize, captured: bool) -> Compiled<Place> {
        let place = self.unit.keep(count)?;
        let mark = self.unit.top;
        let register = match place {
            Place::Near(register) => register,
            Place::Far(_) => self.unit.temporary()?,
        };
        self.clear_variable(register, captured);
        self.keep_in(place, register);
        self.unit.set_top(mark)?;
        Ok(place)
    }

    /// Makes the variable in `register` unbound; where it is captured, in a new cell.
    pub fn clear_variable(&mut self, register: Reg, captured: bool) {
        self.unit.bound.remove(register);
        self.emit(Op::ClearLocal, register, 0, 0);
        if captured {
            self.emit(Op::NewCell, register, 0, 0);
        }
    }
}
