//! The template that all stubs of a target are made from.
//!
//! ```text
//! template                      stub with sites
//! ------------------------      ------------------------------------------
//! prologue, call                prologue, call
//! epilogue                      epilogue                <- the call returns here
//!                               site 0, site 1, ...     <- nothing comes here
//!                               epilogue
//! ```
//!
//! Sites are instructions that do nothing, one after the other, here with the epilogue at their end. An
//! evaluator puts its original return address back before it returns. Should one ever return
//! through a site, it would slide into the second epilogue and return all the same.
//!
//! A frameless stub puts the address of a site in the place of its own return address, and jumps to
//! the evaluator. Nothing returns to it:
//!
//! ```text
//! code that ends with a jump
//! its own site                                     <- what the evaluator's return slot holds
//! site 0, site 1, ...
//! ```

use gimli::write::CommonInformationEntry;
use target_lexicon::Architecture;

use crate::emit::EmitError;
use crate::machine::Machine;
use crate::shape::StubShape;
use crate::stub::{CodeOffset, StubCode};
use crate::unwind::UnwindTable;

/// The machine code that every stub of a target begins with, and what it takes to make one.
#[derive(Clone, Debug)]
pub struct StubTemplate {
    architecture: Architecture,
    machine: &'static Machine,
    bytes: Box<[u8]>,
    /// The return address of the call, where the epilogue is; or what stands for it.
    return_site: CodeOffset,
    entry: CommonInformationEntry,
    frames: StubFrames,
}

impl StubTemplate {
    pub(crate) fn new(
        architecture: Architecture,
        compiled: &[u8],
        return_site: CodeOffset,
        entry: CommonInformationEntry,
    ) -> Result<StubTemplate, EmitError> {
        let machine = Machine::of(architecture)?;
        let Some(rest) = compiled.strip_prefix(machine.compiled_prologue) else {
            return Err(EmitError::Prologue);
        };
        if compiled[return_site.index()..] != *machine.epilogue {
            return Err(EmitError::Epilogue(return_site));
        }
        Ok(StubTemplate {
            architecture,
            machine,
            bytes: [machine.prologue, rest].concat().into(),
            return_site,
            entry,
            frames: StubFrames::Own,
        })
    }

    /// The template of stubs with such frames.
    ///
    /// # Errors
    ///
    /// [`EmitError::NoFrameless`] if the architecture has none without.
    pub fn with_frames(self, frames: StubFrames) -> Result<StubTemplate, EmitError> {
        match frames {
            StubFrames::Own => Ok(self),
            StubFrames::None => self.frameless(),
        }
    }

    /// The template of stubs that leave no frame on the stack: half as many native calls for each
    /// of the interpreter's, and half as many returns that the processor has to foresee.
    ///
    /// In the return slot of the evaluator stands an address in the stub all the same, under which
    /// profilers and debuggers find the function. In return, evaluators must put the address back
    /// that they are given, before they return, and the stub's callers must keep frame pointers.
    ///
    /// # Errors
    ///
    /// [`EmitError::NoFrameless`] if the architecture has none.
    pub fn frameless(mut self) -> Result<StubTemplate, EmitError> {
        let Some(frameless) = &self.machine.frameless else {
            return Err(EmitError::NoFrameless);
        };
        let site = self.machine.site;
        self.bytes = [frameless.code, site].concat().into();
        self.return_site = CodeOffset(frameless.code.len() as u32 + site.len() as u32 / 2);
        self.frames = StubFrames::None;
        Ok(self)
    }

    /// The architecture that the code runs on.
    pub fn architecture(&self) -> Architecture {
        self.architecture
    }

    /// The code of a stub of `shape`. Nothing is compiled.
    ///
    /// # Errors
    ///
    /// [`EmitError::TooManySites`].
    pub fn stub(&self, shape: &StubShape) -> Result<StubCode, EmitError> {
        if shape.sites > StubShape::MOST_SITES {
            return Err(EmitError::TooManySites(shape.sites));
        }
        let mut bytes = self.bytes.to_vec();
        for _ in 0..shape.sites {
            bytes.extend_from_slice(self.machine.site);
        }
        let rows = match (self.frames, &self.machine.frameless) {
            (StubFrames::None, Some(frameless)) => frameless.rows.to_vec(),
            _ => {
                let mut epilogues = vec![self.return_site];
                if shape.sites > 0 {
                    epilogues.push(CodeOffset(bytes.len() as u32));
                    bytes.extend_from_slice(self.machine.epilogue);
                }
                UnwindTable::framed_rows(self.machine, bytes.len(), &epilogues)
            }
        };
        let unwind = UnwindTable::new(self.machine, self.entry.clone(), bytes.len(), rows);
        Ok(StubCode::new(
            (self.architecture, self.machine),
            bytes.into(),
            self.return_site,
            self.bytes.len() as u32,
            shape.sites,
            unwind,
        ))
    }
}

/// Whether stubs have a frame while the evaluator runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StubFrames {
    /// Each has one.
    Own,
    /// None has: see [`StubTemplate::frameless`].
    None,
}

impl StubFrames {
    /// What takes the fewest native calls on `architecture`.
    ///
    /// # Errors
    ///
    /// [`EmitError::UnsupportedTarget`] if it has no stubs.
    pub fn fewest(architecture: Architecture) -> Result<StubFrames, EmitError> {
        Ok(match Machine::of(architecture)?.frameless {
            Some(_) => StubFrames::None,
            None => StubFrames::Own,
        })
    }
}

/// Where the sites of a stub are, seen from what its evaluator's return slot holds at first: the same
/// for every stub of an architecture that has frames, or has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SiteSpacing {
    /// Bytes from what the return slot holds at first to the address that stands for site 0.
    pub first: u32,
    /// Bytes from one site to the next.
    pub stride: u32,
}

impl SiteSpacing {
    /// The spacing of stubs of `architecture` with such frames.
    ///
    /// # Errors
    ///
    /// [`EmitError::UnsupportedTarget`] if it has no stubs.
    pub fn of(architecture: Architecture, frames: StubFrames) -> Result<SiteSpacing, EmitError> {
        let machine = Machine::of(architecture)?;
        let stride = machine.site_stride();
        let first = match frames {
            StubFrames::Own => machine.epilogue.len() as u32 + stride / 2,
            StubFrames::None => stride,
        };
        Ok(SiteSpacing { first, stride })
    }
}
