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

use cranelift_codegen::isa::unwind::systemv;
use gimli::write::CommonInformationEntry;
use target_lexicon::Architecture;

use crate::emit::EmitError;
use crate::shape::StubShape;
use crate::stub::{CodeOffset, StubCode};
use crate::unwind::{EpilogueLayout, UnwindTable};

/// The machine code that every stub of a target begins with, and what it takes to make one.
#[derive(Clone, Debug)]
pub struct StubTemplate {
    architecture: Architecture,
    bytes: Box<[u8]>,
    /// The return address of the call: where the epilogue is.
    return_site: CodeOffset,
    entry: CommonInformationEntry,
    prologue: systemv::UnwindInfo,
}

impl StubTemplate {
    pub(crate) fn new(
        architecture: Architecture,
        bytes: &[u8],
        return_site: CodeOffset,
        entry: CommonInformationEntry,
        prologue: systemv::UnwindInfo,
    ) -> Result<StubTemplate, EmitError> {
        let epilogue = EpilogueLayout::of(architecture)?;
        if bytes[return_site.index()..] != *epilogue.bytes {
            return Err(EmitError::Epilogue(return_site));
        }
        Ok(StubTemplate {
            architecture,
            bytes: bytes.into(),
            return_site,
            entry,
            prologue,
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
        let epilogue = EpilogueLayout::of(self.architecture)?;
        let site = Site::of(self.architecture);
        let mut bytes = self.bytes.to_vec();
        let mut epilogues = vec![self.return_site];
        if shape.sites > 0 {
            for _ in 0..shape.sites {
                bytes.extend_from_slice(site.bytes);
            }
            epilogues.push(CodeOffset(bytes.len() as u32));
            bytes.extend_from_slice(epilogue.bytes);
        }
        let unwind = UnwindTable::new(
            epilogue,
            self.entry.clone(),
            self.prologue.clone(),
            bytes.len(),
            &epilogues,
        );
        Ok(StubCode::new(
            self.architecture,
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
        let epilogue = EpilogueLayout::of(architecture)?.bytes.len() as u32;
        let stride = Site::of(architecture).stride();
        Ok(SiteSpacing {
            first: epilogue + stride / 2,
            stride,
        })
    }
}

/// One site: instructions that do nothing, of which the address in the middle stands for it, so
/// that a lookup of the address before, as unwinders do for callers, finds the same site.
pub(crate) struct Site {
    pub(crate) bytes: &'static [u8],
}

impl Site {
    /// What a site of `architecture` is made of.
    pub(crate) const fn of(architecture: Architecture) -> Site {
        let bytes: &[u8] = match architecture {
            // Twice `nop`.
            Architecture::Aarch64(_) => &[0x1f, 0x20, 0x03, 0xd5, 0x1f, 0x20, 0x03, 0xd5],
            _ => &[0x90, 0x90],
        };
        Site { bytes }
    }

    pub(crate) const fn stride(&self) -> u32 {
        self.bytes.len() as u32
    }
}
