//! What one process has open.

use std::path::Path;

use stackline_jit::Stub;

use super::error::ProfilerError;
use super::function::Function;
use super::profiler::Backend;
use super::recorder::{DumpRecorder, MapRecorder, Recorder, Slot, StubSort};

/// Where files are written, and for which evaluators stubs are made.
#[derive(Clone, Copy, Debug)]
pub(super) struct Settings<'a> {
    pub(super) map_directory: &'a Path,
    pub(super) dump_directory: &'a Path,
    pub(super) stubs: StubSort,
}

/// The recorders of one process, and whether it has been told of an error.
///
/// A recorder stays open when the profiler is switched off or over: a file that was closed would
/// be in the way of the next one of that name.
#[derive(Debug, Default)]
pub(super) struct Session {
    map: Slot<MapRecorder>,
    dump: Slot<DumpRecorder>,
    /// The backend that stubs were last made for.
    last: Option<Backend>,
    pub(super) has_reported: bool,
}

impl Session {
    /// What a child takes over: files to begin its own with, and the stubs these name.
    pub(super) fn take_inheritance(&mut self) -> Session {
        Session {
            map: self.map.take_inheritance(),
            dump: self.dump.take_inheritance(),
            last: self.last,
            has_reported: false,
        }
    }

    /// Opens the recorder of `backend`, if it is not open. Gives whether stubs that were made
    /// before are those of another backend.
    pub(super) fn switch_to(
        &mut self,
        backend: Backend,
        settings: Settings<'_>,
    ) -> Result<bool, ProfilerError> {
        let reported = &mut self.has_reported;
        if backend == Backend::JitDump {
            open(&mut self.dump, settings.dump_directory, settings, reported)?;
        } else {
            open(&mut self.map, settings.map_directory, settings, reported)?;
        }
        let before = self.last.replace(backend);
        Ok(before.is_some_and(|before| before != backend))
    }

    /// A new stub for `function`, named in the file of `backend`.
    pub(super) fn register(
        &mut self,
        backend: Backend,
        settings: Settings<'_>,
        function: &Function<'_>,
    ) -> Result<Stub, ProfilerError> {
        let reported = &mut self.has_reported;
        let lines = backend.has_lines();
        if backend == Backend::JitDump {
            open(&mut self.dump, settings.dump_directory, settings, reported)?
                .register(function, lines)
        } else {
            open(&mut self.map, settings.map_directory, settings, reported)?
                .register(function, lines)
        }
    }

    /// Bytes of executable memory mapped for stubs, for all backends.
    pub(super) fn mapped(&self) -> usize {
        self.map.mapped() + self.dump.mapped()
    }

    /// Ends the file that has an end.
    pub(super) fn finish(&mut self) -> Result<(), ProfilerError> {
        match self.dump.opened() {
            Some(dump) if dump.check().is_ok() => dump.close(),
            _ => Ok(()),
        }
    }
}

/// The recorder in `slot`, opened if it is not. After an error that lasts, there is something to
/// report again once a recorder could be opened.
fn open<'a, R: Recorder>(
    slot: &'a mut Slot<R>,
    directory: &Path,
    settings: Settings<'_>,
    has_reported: &mut bool,
) -> Result<&'a mut R, ProfilerError> {
    let (recorder, is_new) = slot.open(directory, settings.stubs)?;
    if is_new {
        *has_reported = false;
    }
    recorder.check()?;
    Ok(recorder)
}
