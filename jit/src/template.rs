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
//! Sites are instructions that do nothing, one after the other, with the epilogue at their end. An
//! evaluator puts its original return address back before it returns. Should one ever return
//! through a site, it would slide into the second epilogue and return all the same.

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
    /// The return address of the call: where the epilogue is.
    return_site: CodeOffset,
    entry: CommonInformationEntry,
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
        })
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
        let mut epilogues = vec![self.return_site];
        if shape.sites > 0 {
            for _ in 0..shape.sites {
                bytes.extend_from_slice(self.machine.site);
            }
            epilogues.push(CodeOffset(bytes.len() as u32));
            bytes.extend_from_slice(self.machine.epilogue);
        }
        let unwind = UnwindTable::new(self.machine, self.entry.clone(), bytes.len(), &epilogues);
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

/// Where the sites of a stub are, seen from the return address of its call: the same for every stub
/// of an architecture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SiteSpacing {
    /// Bytes from the return address of the call to the one that stands for site 0.
    pub first: u32,
    /// Bytes from one site to the next.
    pub stride: u32,
}

impl SiteSpacing {
    /// The spacing of stubs of `architecture`.
    ///
    /// # Errors
    ///
    /// [`EmitError::UnsupportedTarget`] if it has no stubs.
    pub fn of(architecture: Architecture) -> Result<SiteSpacing, EmitError> {
        let machine = Machine::of(architecture)?;
        let stride = machine.site_stride();
        Ok(SiteSpacing {
            first: machine.epilogue.len() as u32 + stride / 2,
            stride,
        })
    }
}
