//! The code of a machine whose image grows: what is imported or compiled while it runs.
//!
//! The sections of the image that the machine started with are copied, once, to where they can
//! get longer without moving. A new module is compiled so that its records are numbered from
//! there on, and the machine is given longer views.

use std::collections::HashMap;

use stackline_core::image::{CODE_WORDS, CodeId, field};
use stackline_core::{ExtendError, Sections, Vm};

use crate::compile::{
    CompileError, Counts, Extension, Options, Program, Strings, SyntaxWarning, compile_behind,
};
use crate::dynamic::Source;
use crate::growing::Growing;

/// Records that each section has room for: addresses only, pages come as they are written.
const ROOM: usize = 16 << 20;

/// Sources that are remembered at most.
const MOST_COMPILED: usize = 4096;

/// Why code was not added.
#[derive(Debug)]
pub(crate) enum AddError {
    /// The source is wrong.
    Compile(Box<CompileError>),
    /// There is no more room for code.
    Full,
}

/// The growing sections of one machine's image.
#[derive(Debug)]
pub(crate) struct CodePool {
    strings: Strings,
    sections: GrowingSections,
    /// What the program has compiled itself: the code is found again when the same is compiled.
    compiled: HashMap<Source, u32>,
    /// The machine's image and the sections are no longer the same.
    broken: bool,
}

#[derive(Debug)]
struct GrowingSections {
    strings: Growing<u32>,
    text: Growing<u8>,
    consts: Growing<u64>,
    blobs: Growing<u32>,
    blob_data: Growing<u32>,
    codes: Growing<u32>,
    ops: Growing<u32>,
    labels: Growing<u32>,
    handlers: Growing<u32>,
    positions: Growing<u32>,
    names: Growing<u32>,
    sites: Growing<u32>,
    modules: Growing<u32>,
}

impl GrowingSections {
    /// A copy of `sections`; `None` where there are no addresses for it.
    fn of(sections: &Sections<'_>) -> Option<GrowingSections> {
        fn copy<T: bytemuck::Pod>(items: &[T], records: usize) -> Option<Growing<T>> {
            let mut copy = Growing::reserve(items.len() + ROOM * records)?;
            copy.append(items).then_some(copy)
        }
        Some(GrowingSections {
            strings: copy(sections.strings, 4)?,
            text: copy(sections.text, 16)?,
            consts: copy(sections.consts, 1)?,
            blobs: copy(sections.blobs, 1)?,
            blob_data: copy(sections.blob_data, 4)?,
            codes: copy(sections.codes, 4)?,
            ops: copy(sections.ops, 4)?,
            labels: copy(sections.labels, 1)?,
            handlers: copy(sections.handlers, 1)?,
            positions: copy(sections.positions, 4)?,
            names: copy(sections.names, 2)?,
            sites: copy(sections.sites, 1)?,
            modules: copy(sections.modules, 1)?,
        })
    }

    fn view(&self) -> Sections<'static> {
        Sections {
            strings: self.strings.items(),
            text: self.text.items(),
            consts: self.consts.items(),
            blobs: self.blobs.items(),
            blob_data: self.blob_data.items(),
            codes: self.codes.items(),
            ops: self.ops.items(),
            labels: self.labels.items(),
            handlers: self.handlers.items(),
            positions: self.positions.items(),
            names: self.names.items(),
            sites: self.sites.items(),
            modules: self.modules.items(),
        }
    }

    /// How many records there are.
    fn counts(&self) -> Counts {
        Counts {
            consts: self.consts.len(),
            blobs: self.blobs.len() / 4,
            blob_data: self.blob_data.len(),
            codes: self.codes.len() / CODE_WORDS,
            ops: self.ops.len(),
            labels: self.labels.len(),
            handlers: self.handlers.len() / 4,
            positions: self.positions.len() / 4,
            names: self.names.len(),
            sites: self.sites.len(),
            modules: self.modules.len() / 4,
        }
    }

    /// Adds a module, and the strings that are not yet there; whether there was room for all.
    fn append(&mut self, strings: &Strings, new: &Extension) -> bool {
        let (records, text) = strings.behind(self.strings.len() / 4, self.text.len());
        let (records, codes) = (records.as_flattened(), new.codes.as_flattened());
        let fits = self.strings.has_room(records.len())
            && self.text.has_room(text.len())
            && self.consts.has_room(new.consts.len())
            && self.blobs.has_room(new.blobs.len() * 4)
            && self.blob_data.has_room(new.blob_data.len())
            && self.codes.has_room(codes.len())
            && self.ops.has_room(new.ops.len())
            && self.labels.has_room(new.labels.len())
            && self.handlers.has_room(new.handlers.len() * 4)
            && self.positions.has_room(new.positions.len() * 4)
            && self.names.has_room(new.names.len())
            && self.sites.has_room(new.sites.len())
            && self.modules.has_room(new.modules.len() * 4);
        fits && self.strings.append(records)
            && self.text.append(text)
            && self.consts.append(&new.consts)
            && self.blobs.append(new.blobs.as_flattened())
            && self.blob_data.append(&new.blob_data)
            && self.codes.append(codes)
            && self.ops.append(&new.ops)
            && self.labels.append(&new.labels)
            && self.handlers.append(new.handlers.as_flattened())
            && self.positions.append(new.positions.as_flattened())
            && self.names.append(&new.names)
            && self.sites.append(&new.sites)
            && self.modules.append(new.modules.as_flattened())
    }
}

impl CodePool {
    /// A pool that continues the image of `vm`; `None` where there are no addresses for it.
    pub(crate) fn of(vm: &Vm<'_>) -> Option<CodePool> {
        let sections = vm.image().sections();
        Some(CodePool {
            strings: Strings::of_sections(sections.strings, sections.text),
            sections: GrowingSections::of(&sections)?,
            compiled: HashMap::new(),
            broken: false,
        })
    }

    /// Whether the machine's image is the one that is continued here.
    pub(crate) fn continues(&self, vm: &Vm<'_>) -> bool {
        std::ptr::eq(self.sections.codes.items(), vm.image().sections().codes)
    }

    /// The code that was compiled from the same source before.
    pub(crate) fn compiled(&self, source: &Source) -> Option<u32> {
        self.compiled.get(source).copied()
    }

    /// Remembers what a source became.
    pub(crate) fn remember(&mut self, source: Source, code: u32) {
        if self.compiled.len() >= MOST_COMPILED {
            self.compiled.clear();
        }
        self.compiled.insert(source, code);
    }

    /// Compiles a source and adds it to the image of `vm`; the index of its top level's code, and
    /// what is to be warned of.
    pub(crate) fn add(
        &mut self,
        vm: &mut Vm<'_>,
        program: Program<'_>,
        options: &Options,
    ) -> Result<(u32, Vec<SyntaxWarning>), AddError> {
        let counts = self.sections.counts();
        let (extension, warnings) = compile_behind(program, options, counts, &mut self.strings)
            .map_err(|error| AddError::Compile(Box::new(error)))?;
        Ok((self.append(vm, &extension)?, warnings))
    }

    /// Adds a copy of a code object of the image of `vm`, and gives its index: with other names
    /// (the name, the qualified one, the file's) and another first line where they are given.
    pub(crate) fn copy(
        &mut self,
        vm: &mut Vm<'_>,
        code: CodeId,
        names: &[Option<String>; 3],
        first_line: Option<u32>,
    ) -> Result<u32, AddError> {
        let counts = self.sections.counts();
        let codes = self.sections.codes.items().as_chunks::<CODE_WORDS>().0;
        let mut record = codes[code.0 as usize];
        for (name, at) in names
            .iter()
            .zip([field::NAME, field::QUALNAME, field::FILENAME])
        {
            if let Some(name) = name {
                record[at] = self.strings.intern(name).0;
            }
        }
        let range = |from: usize, count: usize| {
            let from = record[from] as usize;
            from..from + record[count] as usize
        };
        // The instructions are copied as well: a table of lines has one code's for each.
        let ops = self.sections.ops.items()[range(field::OPS, field::OPS_LEN)].to_vec();
        let positions = self.sections.positions.items().as_chunks::<4>().0;
        let mut positions = positions[range(field::POSITIONS, field::POSITIONS_LEN)].to_vec();
        if let Some(line) = first_line {
            let moved = line.wrapping_sub(record[field::FIRST_LINE]);
            record[field::FIRST_LINE] = line;
            for position in &mut positions {
                position[1] = position[1].wrapping_add(moved);
                position[2] = position[2].wrapping_add(moved);
            }
        }
        record[field::OPS] = counts.ops as u32;
        record[field::POSITIONS] = counts.positions as u32;
        let extension = Extension {
            codes: vec![record],
            ops,
            positions,
            ..Extension::default()
        };
        self.append(vm, &extension).map(|_| counts.codes as u32)
    }

    /// Adds new records to the image of `vm`; the index of a new module's top level.
    fn append(&mut self, vm: &mut Vm<'_>, extension: &Extension) -> Result<u32, AddError> {
        if self.broken {
            return Err(AddError::Full);
        }
        if extension.sites.len() > vm.spare_sites()
            || !self.sections.append(&self.strings, extension)
        {
            return Err(AddError::Full);
        }
        match vm.extend(&self.sections.view()) {
            Ok(()) => Ok(extension.entry()),
            Err(error) => {
                debug_assert!(!matches!(error, ExtendError::Image(_)), "{error}");
                self.broken = true;
                Err(AddError::Full)
            }
        }
    }
}
