//! Images that grow: code added to a machine that runs.
//!
//! Whoever brings a compiler keeps the sections of the image where they can get longer without
//! what is there moving or changing, compiles a new source so that its indices go on where those
//! of the image end, and hands over longer sections. All indices that the machine holds stay
//! what they were. Only the new part is verified: the cost is that of the new code.

use crate::image::{CODE_WORDS, CodeId, Image, SECTIONS, StrId};
use crate::opcode::Op;
use crate::stubs::copy_stubs;
use crate::verify::{Check, ImageError, Known, contents, fail};
use crate::vm::Vm;

/// The sections of an image, as slices of records: see [`crate::image`].
#[derive(Clone, Copy, Debug)]
#[expect(
    missing_docs,
    reason = "the table at the top of `image` describes each"
)]
pub struct Sections<'m> {
    pub strings: &'m [u32],
    pub text: &'m [u8],
    pub consts: &'m [u64],
    pub blobs: &'m [u32],
    pub blob_data: &'m [u32],
    pub codes: &'m [u32],
    pub ops: &'m [u32],
    pub labels: &'m [u32],
    pub handlers: &'m [u32],
    pub positions: &'m [u32],
    pub names: &'m [u32],
    pub sites: &'m [u32],
    pub modules: &'m [u32],
}

/// Why a machine's image cannot grow.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum ExtendError {
    /// The new part is not sound, or the sections do not begin as those of the machine's image.
    Image(ImageError),
    /// The machine has no room for the inline caches of the new code: see
    /// [`Config::spare_sites`](crate::Config::spare_sites).
    Sites {
        /// Sites that the longer image has.
        wanted: usize,
        /// Sites that there is room for.
        room: usize,
    },
    /// The machine tells source lines, and there is no table of the longer image.
    Lines,
}

impl core::fmt::Display for ExtendError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            ExtendError::Image(error) => write!(f, "{error}"),
            ExtendError::Sites { wanted, room } => {
                write!(f, "no room for {wanted} inline caches: there are {room}")
            }
            ExtendError::Lines => f.write_str("no table of the new code's lines"),
        }
    }
}

impl core::error::Error for ExtendError {}

impl<'m> Image<'m> {
    /// The sections.
    pub fn sections(&self) -> Sections<'m> {
        Sections {
            strings: self.strings,
            text: self.text,
            consts: self.consts,
            blobs: self.blobs,
            blob_data: self.blob_data,
            codes: self.codes,
            ops: self.ops,
            labels: self.labels,
            handlers: self.handlers,
            positions: self.positions,
            names: self.names,
            sites: self.sites,
            modules: self.modules,
        }
    }

    /// The names in the image's `import` statements.
    pub fn imports(&self) -> impl Iterator<Item = StrId> + use<'m> {
        let image = *self;
        (0..image.code_count()).flat_map(move |id| {
            let instructions = image.decoded(image.code(CodeId(id as u32)));
            instructions
                .filter_map(|(_, op, _, name)| (op == Op::ImportName).then_some(StrId(name)))
        })
    }

    /// The image that `sections` hold, which continue those of this one.
    fn extended(&self, sections: &Sections<'m>) -> Check<Image<'m>> {
        let image = Image {
            strings: continued(self.strings, sections.strings, 4)?,
            text: continued(self.text, sections.text, 1)?,
            consts: continued(self.consts, sections.consts, 1)?,
            blobs: continued(self.blobs, sections.blobs, 4)?,
            blob_data: continued(self.blob_data, sections.blob_data, 1)?,
            codes: continued(self.codes, sections.codes, CODE_WORDS)?,
            ops: continued(self.ops, sections.ops, 1)?,
            labels: continued(self.labels, sections.labels, 1)?,
            handlers: continued(self.handlers, sections.handlers, 4)?,
            positions: continued(self.positions, sections.positions, 4)?,
            names: continued(self.names, sections.names, 1)?,
            sites: continued(self.sites, sections.sites, 1)?,
            modules: continued(self.modules, sections.modules, 4)?,
            entry: self.entry,
        };
        let known = Known {
            strings: self.strings.len() / 4,
            consts: self.consts.len(),
            blobs: self.blobs.len() / 4,
            codes: self.code_count(),
            sites: self.sites.len(),
            modules: self.modules.len() / 4,
        };
        // Offsets in errors are those in the section.
        contents(&image, &[0; SECTIONS], &known)?;
        Ok(image)
    }
}

/// `new`, which must be `old` and more, in whole records of `size` items.
fn continued<'m, T: PartialEq>(old: &[T], new: &'m [T], size: usize) -> Check<&'m [T]> {
    let begins_so = new
        .get(..old.len())
        .is_some_and(|begin| core::ptr::eq(begin, old) || begin == old);
    match begins_so && new.len().is_multiple_of(size) && u32::try_from(new.len()).is_ok() {
        true => Ok(new),
        false => fail(
            "a section does not continue that of the image",
            old.len(),
            new.len() as u64,
        ),
    }
}

impl<'m> Vm<'m> {
    /// Has the machine run a longer image: `sections` begin with those of the image that it runs
    /// now. Nothing is changed if that fails.
    ///
    /// # Errors
    /// [`ExtendError`] if the new part is not sound, or if there is no room for its caches.
    pub fn extend(&mut self, sections: &Sections<'m>) -> Result<(), ExtendError> {
        let image = self.image.extended(sections).map_err(ExtendError::Image)?;
        if image.sites.len() > self.site_room {
            return Err(ExtendError::Sites {
                wanted: image.sites.len(),
                room: self.site_room,
            });
        }
        if let Some(table) = self.line_table() {
            let extended = self
                .trampolines
                .and_then(|trampolines| trampolines.extend_lines(&image, &table))
                .filter(|table| table.words.len() == image.ops.len());
            self.lines = extended.ok_or(ExtendError::Lines)?;
        }
        if let Some(trampolines) = self.trampolines
            && self.stubs.len() < image.code_count()
        {
            // Twice as long, so that many small additions do not make many tables.
            let table = trampolines.table(image.code_count() * 2);
            copy_stubs(self.stubs, table);
            self.stubs = table;
        }
        let known = self.image.strings.len() / 4;
        self.image = image;
        self.look_for_frames(known);
        Ok(())
    }

    /// How many more sites the image may have.
    pub fn spare_sites(&self) -> usize {
        self.site_room - self.image.sites.len()
    }

    /// The code object that the image's module of this name runs, and whether it is a package;
    /// only of the modules that the machine was made with.
    pub(crate) fn image_module(&self, name: &str) -> Option<(CodeId, bool)> {
        let modules = self.image.modules.chunks_exact(4);
        modules
            .take(self.own_modules)
            .skip(1)
            .find(|record| self.image.str(StrId(record[0])) == name)
            .map(|record| (CodeId(record[1]), record[3] & 1 != 0))
    }
}
