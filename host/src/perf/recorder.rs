//! Recorders: stubs from a pool, and the file that names them.

use std::path::Path;
use std::process;

use stackline_jit::{ReturnSlot, Stub, StubCode, StubFrames, StubPool, emit_for, host_triple};

use super::error::ProfilerError;
use super::function::{self, Function};
use super::jitdump::{DumpedFunction, JitDump, JitDumpError, LineStart, Machine, Unwinding};
use super::perf_map::{LineRange, PerfMap, PerfMapError};

/// What evaluators the stubs are for.
#[derive(Clone, Copy, Debug)]
pub(super) struct StubSort {
    /// Where the evaluators keep their return address.
    pub(super) return_slot: ReturnSlot,
    pub(super) frames: StubFrames,
}

/// Gives functions stubs and writes their names into a file of one kind.
pub(super) trait Recorder: Sized {
    /// A recorder of this process, with a file in `directory` and stubs of this sort.
    ///
    /// The file comes last, so that none is left behind where stubs cannot run.
    fn open(directory: &Path, sort: StubSort) -> Result<Self, ProfilerError>;

    /// A recorder of this process, a child, with a file that begins with what the parent's had at
    /// the fork, and stubs that the parent does not have.
    fn open_in_child(
        directory: &Path,
        sort: StubSort,
        inherited: &mut Self,
    ) -> Result<Self, ProfilerError>;

    /// A new stub for `function`, with its lines if these are wanted. Its record is in the file
    /// when this returns.
    fn register(
        &mut self,
        function: &Function<'_>,
        with_lines: bool,
    ) -> Result<Stub, ProfilerError>;

    /// Tells that nothing can be written any more.
    fn check(&self) -> Result<(), ProfilerError>;

    /// Bytes of executable memory mapped so far.
    fn mapped(&self) -> usize;
}

/// A recorder, which a child may have inherited.
#[derive(Debug, Default)]
pub(super) enum Slot<R> {
    #[default]
    Closed,
    /// The parent's, as it was at the fork.
    Inherited(R),
    Open(R),
}

impl<R: Recorder> Slot<R> {
    /// The recorder, opened if it is not; and whether it was opened now.
    pub(super) fn open(
        &mut self,
        directory: &Path,
        sort: StubSort,
    ) -> Result<(&mut R, bool), ProfilerError> {
        let opened = match self {
            Slot::Open(_) => None,
            Slot::Inherited(inherited) => Some(R::open_in_child(directory, sort, inherited)?),
            Slot::Closed => Some(R::open(directory, sort)?),
        };
        let is_new = opened.is_some();
        if let Some(opened) = opened {
            *self = Slot::Open(opened);
        }
        match self {
            Slot::Open(recorder) => Ok((recorder, is_new)),
            Slot::Closed | Slot::Inherited(_) => unreachable!("opened above"),
        }
    }

    /// What a child inherits of it.
    pub(super) fn take_inheritance(&mut self) -> Slot<R> {
        match std::mem::take(self) {
            Slot::Closed => Slot::Closed,
            Slot::Inherited(recorder) | Slot::Open(recorder) => Slot::Inherited(recorder),
        }
    }

    /// Bytes of executable memory that the recorder mapped in this process.
    pub(super) fn mapped(&self) -> usize {
        match self {
            Slot::Open(recorder) => recorder.mapped(),
            Slot::Closed | Slot::Inherited(_) => 0,
        }
    }

    /// The recorder, if it is open.
    pub(super) fn opened(&mut self) -> Option<&mut R> {
        match self {
            Slot::Open(recorder) => Some(recorder),
            Slot::Closed | Slot::Inherited(_) => None,
        }
    }
}

/// Names stubs in a perf map.
#[derive(Debug)]
pub(super) struct MapRecorder {
    pool: StubPool,
    map: PerfMap,
    // Buffers, kept for their capacity.
    name: Vec<u8>,
    starts: Vec<LineStart>,
    ranges: Vec<LineRange>,
}

impl MapRecorder {
    fn with_map(
        sort: StubSort,
        create: impl FnOnce() -> Result<PerfMap, ProfilerError>,
    ) -> Result<MapRecorder, ProfilerError> {
        Ok(MapRecorder {
            pool: new_pool(sort, |_| 0)?,
            map: create()?,
            name: Vec::new(),
            starts: Vec::new(),
            ranges: Vec::new(),
        })
    }
}

impl Recorder for MapRecorder {
    fn open(directory: &Path, sort: StubSort) -> Result<MapRecorder, ProfilerError> {
        MapRecorder::with_map(sort, || Ok(PerfMap::create(directory, process::id())?))
    }

    fn open_in_child(
        directory: &Path,
        sort: StubSort,
        inherited: &mut MapRecorder,
    ) -> Result<MapRecorder, ProfilerError> {
        MapRecorder::with_map(sort, || {
            let map = &mut inherited.map;
            Ok(PerfMap::create_in_child(directory, process::id(), map)?)
        })
    }

    fn register(
        &mut self,
        function: &Function<'_>,
        with_lines: bool,
    ) -> Result<Stub, ProfilerError> {
        let sites = if with_lines { function.sites() } else { 0 };
        let pooled = self.pool.reserve(sites)?;
        let stub = pooled.stub;
        let (start, size) = (stub.address().get() as u64, stub.size());
        self.name.clear();
        function.append_symbol(&mut self.name);
        self.starts.clear();
        self.ranges.clear();
        if with_lines {
            function.append_line_starts(pooled.code, &mut self.starts);
        }
        if self.starts.is_empty() {
            self.map.write_entry(start, u64::from(size), &self.name)?;
            return Ok(stub);
        }
        function::append_line_ranges(&self.starts, start, size, &mut self.ranges);
        self.map.write_line_entries(&self.name, &self.ranges)?;
        Ok(stub)
    }

    fn check(&self) -> Result<(), ProfilerError> {
        match self.map.is_stopped() {
            true => Err(PerfMapError::Stopped.into()),
            false => Ok(()),
        }
    }

    fn mapped(&self) -> usize {
        self.pool.mapped()
    }
}

/// Names stubs in a jitdump.
#[derive(Debug)]
pub(super) struct DumpRecorder {
    pool: StubPool,
    dump: JitDump,
    /// Call frame information by number of sites: that of stubs of one size is the same.
    unwindings: Vec<(u32, Unwinding)>,
    // Buffers, kept for their capacity.
    name: Vec<u8>,
    starts: Vec<LineStart>,
    code: Vec<u8>,
}

impl DumpRecorder {
    fn with_dump(
        sort: StubSort,
        create: impl FnOnce(Machine) -> Result<JitDump, JitDumpError>,
    ) -> Result<DumpRecorder, ProfilerError> {
        let machine = Machine::of(&host_triple()).ok_or(JitDumpError::Machine)?;
        // perf maps the unwinding information behind the code.
        let padding = |code: &StubCode| Unwinding::of(code).map_or(0, |table| table.mapped_size());
        let pool = new_pool(sort, padding)?;
        Ok(DumpRecorder {
            pool,
            dump: create(machine)?,
            unwindings: Vec::new(),
            name: Vec::new(),
            starts: Vec::new(),
            code: Vec::new(),
        })
    }

    /// Ends the file.
    pub(super) fn close(&mut self) -> Result<(), ProfilerError> {
        Ok(self.dump.close()?)
    }
}

impl Recorder for DumpRecorder {
    fn open(directory: &Path, sort: StubSort) -> Result<DumpRecorder, ProfilerError> {
        DumpRecorder::with_dump(sort, |machine| {
            JitDump::create(directory, process::id(), machine)
        })
    }

    fn open_in_child(
        directory: &Path,
        sort: StubSort,
        inherited: &mut DumpRecorder,
    ) -> Result<DumpRecorder, ProfilerError> {
        DumpRecorder::with_dump(sort, |machine| {
            let dump = &mut inherited.dump;
            JitDump::create_in_child(directory, process::id(), machine, dump)
        })
    }

    fn register(
        &mut self,
        function: &Function<'_>,
        _with_lines: bool,
    ) -> Result<Stub, ProfilerError> {
        let pooled = self.pool.reserve(function.sites())?;
        self.name.clear();
        function.append_symbol(&mut self.name);
        self.starts.clear();
        function.append_line_starts(pooled.code, &mut self.starts);
        self.code.clear();
        self.code.extend_from_slice(pooled.bytes());
        mark(&mut self.code, self.dump.pid());
        self.dump.write_function(&DumpedFunction {
            address: pooled.stub.address().get() as u64,
            code: &self.code,
            name: &self.name,
            filename: function.filename,
            lines: &self.starts,
            unwinding: Some(unwinding_of(&mut self.unwindings, pooled.code)?),
        })?;
        Ok(pooled.stub)
    }

    fn check(&self) -> Result<(), ProfilerError> {
        match self.dump.is_stopped() {
            true => Err(JitDumpError::Stopped.into()),
            false => Ok(()),
        }
    }

    fn mapped(&self) -> usize {
        self.pool.mapped()
    }
}

/// Makes the bytes of a dumped stub differ from those of other processes, by the number at their
/// end that already makes them differ from the others of this one: `perf` takes objects for the
/// same whose bytes are. No stub executes its number.
fn mark(code: &mut [u8], pid: u32) {
    if let Some(number) = code.last_chunk_mut::<4>() {
        // An odd factor spreads neighboring processes over all numbers.
        let process = pid.wrapping_mul(0x9E37_79B1);
        *number = (u32::from_le_bytes(*number) ^ process).to_le_bytes();
    }
}

/// The unwinding information of stubs of `code`, made if these are the first.
fn unwinding_of<'a>(
    known: &'a mut Vec<(u32, Unwinding)>,
    code: &StubCode,
) -> Result<&'a Unwinding, JitDumpError> {
    let sites = code.sites();
    let at = match known.iter().position(|(of, _)| *of == sites) {
        Some(at) => at,
        None => {
            let table = Unwinding::of(code).map_err(JitDumpError::Unwinding)?;
            known.push((sites, table));
            known.len() - 1
        }
    };
    Ok(&known[at].1)
}

/// A pool of stubs for this machine, with `padding` behind each. Maps a first page, to learn at
/// once where memory cannot become executable.
fn new_pool(sort: StubSort, padding: fn(&StubCode) -> usize) -> Result<StubPool, ProfilerError> {
    let template = emit_for(&host_triple(), sort.return_slot)?.with_frames(sort.frames)?;
    let mut pool = StubPool::new(template, padding);
    pool.prepare(0)?;
    Ok(pool)
}
