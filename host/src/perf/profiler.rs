//! The switch of the whole process, joining stubs and their records.
//!
//! ```text
//! off --activate--> on: register -> stub of the arena -> entry in the perf map -> caller
//!  ^                 |
//!  '---deactivate----'    (and after an error, given once)
//! ```
//!
//! Switching off keeps the arena and the open file, so stubs stay valid and switching costs
//! nothing. A forked child gets an arena and a file of its own with its first registration.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use stackline_jit::{Arena, ArenaError, EmitError, Stub, StubShape, emit, host_triple};

use super::per_process::PerProcess;
use super::perf_map::{PERF_MAP_DIRECTORY, PerfMap, PerfMapError};
use super::symbol;

/// How names get to the profiler.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Backend {
    /// A perf map, named `perf` as in CPython.
    PerfMap,
}

impl Backend {
    /// The backend that CPython's `sys.activate_stack_trampoline` calls `name`.
    pub fn from_name(name: &str) -> Option<Backend> {
        match name {
            "perf" => Some(Backend::PerfMap),
            _ => None,
        }
    }
}

/// Gives functions stubs and `perf` their names.
///
/// Shared by all threads. Which functions have a stub already is for the caller to remember; a
/// stub stays valid until the process ends, also while the profiler is off.
#[derive(Debug)]
pub struct Profiler {
    /// Where perf maps are written; `None` is [`PERF_MAP_DIRECTORY`].
    directory: Option<PathBuf>,
    active: AtomicBool,
    session: PerProcess<Mutex<Session>>,
}

static PROCESS_WIDE: Profiler = Profiler {
    directory: None,
    active: AtomicBool::new(false),
    session: PerProcess::new(),
};

impl Profiler {
    /// The process's profiler, off at first, which writes where `perf` looks.
    pub fn process_wide() -> &'static Profiler {
        &PROCESS_WIDE
    }

    /// A profiler that writes its perf map into `directory`. Two profilers of one process need
    /// different directories.
    pub fn in_directory(directory: PathBuf) -> Profiler {
        Profiler {
            directory: Some(directory),
            active: AtomicBool::new(false),
            session: PerProcess::new(),
        }
    }

    /// Switches on, from the next registration. Gives whether it is on now.
    ///
    /// # Errors
    ///
    /// [`ProfilerError::Unsupported`] every time where stubs cannot run. Another error is given
    /// once; after it the result is `Ok(false)` as long as the failure lasts.
    pub fn activate(&self, backend: Backend) -> Result<bool, ProfilerError> {
        let Backend::PerfMap = backend;
        if !stackline_jit::is_supported() {
            return Err(ProfilerError::Unsupported);
        }
        self.with_session(|session| {
            session.open(self.directory())?;
            self.active.store(true, Ordering::Relaxed);
            Ok(true)
        })
    }

    /// Switches off. Running frames and existing stubs are not affected.
    pub fn deactivate(&self) {
        self.active.store(false, Ordering::Relaxed);
    }

    /// Whether calls are to go through stubs.
    #[inline]
    pub fn is_active(&self) -> bool {
        self.active.load(Ordering::Relaxed)
    }

    /// A new stub for the function `qualname` of the file `filename`, or `None` if the profiler
    /// is off. The stub's record is in the file, complete, when this returns.
    ///
    /// # Errors
    ///
    /// If there is no stub or its record cannot be written, the profiler switches off and gives
    /// the error, once; the program can run on without.
    pub fn register(
        &self,
        qualname: &[u8],
        filename: &[u8],
    ) -> Result<Option<Stub>, ProfilerError> {
        if !self.is_active() {
            return Ok(None);
        }
        self.with_session(|session| {
            let stub = session
                .open(self.directory())?
                .register(qualname, filename)?;
            Ok(Some(stub))
        })
    }

    /// To be called in a forked child, before anything else here. The child then has an arena and
    /// a file of its own, made with its first registration, and [`epoch`](Self::epoch) changes.
    ///
    /// A child that never calls this is recognized with its first registration all the same.
    pub fn after_fork_in_child(&self) {
        let Some(inherited) = self.session.renew() else {
            return;
        };
        // Another thread of the parent may have held the lock; the parent's file then stays open
        // here, unused.
        if let Ok(mut session) = inherited.try_lock() {
            session.close_file();
        }
    }

    /// A number that is another one in a forked child, once that is known.
    ///
    /// Stubs of an earlier epoch are valid but named in the parent's file only. A caller that
    /// wants the child's file to name what the child runs registers its functions anew.
    pub fn epoch(&self) -> u64 {
        self.session.epoch()
    }

    fn directory(&self) -> &Path {
        match &self.directory {
            Some(directory) => directory,
            None => Path::new(PERF_MAP_DIRECTORY),
        }
    }

    /// Works with this process's session. An error switches the profiler off and is given the
    /// first time only.
    fn with_session<T: Default>(
        &self,
        work: impl FnOnce(&mut Session) -> Result<T, ProfilerError>,
    ) -> Result<T, ProfilerError> {
        let mut session = self
            .session
            .get()
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        work(&mut session).or_else(|error| {
            self.active.store(false, Ordering::Relaxed);
            if std::mem::replace(&mut session.has_reported, true) {
                Ok(T::default())
            } else {
                Err(error)
            }
        })
    }
}

/// What one process has open, and whether it has been told of an error.
#[derive(Debug, Default)]
struct Session {
    records: Option<Records>,
    has_reported: bool,
}

impl Session {
    /// The open records. Opens them if they are not.
    fn open(&mut self, directory: &Path) -> Result<&mut Records, ProfilerError> {
        match &mut self.records {
            Some(records) if records.map.is_stopped() => Err(PerfMapError::Stopped.into()),
            Some(records) => Ok(records),
            closed => {
                let records = closed.insert(Records::open(directory)?);
                self.has_reported = false;
                Ok(records)
            }
        }
    }

    /// Closes the file and leaves every stub mapped.
    fn close_file(&mut self) {
        self.records = None;
    }
}

/// An arena and the file that names its stubs.
#[derive(Debug)]
struct Records {
    arena: Arena,
    map: PerfMap,
    /// Buffer of the name being written, kept for its capacity.
    name: Vec<u8>,
}

impl Records {
    /// The file comes last, so that none is left behind where stubs cannot run.
    fn open(directory: &Path) -> Result<Records, ProfilerError> {
        let mut arena = Arena::new(emit(&host_triple())?.stub(&StubShape::PLAIN)?)?;
        arena.prepare()?;
        Ok(Records {
            arena,
            map: PerfMap::create(directory, process::id())?,
            name: Vec::new(),
        })
    }

    fn register(&mut self, qualname: &[u8], filename: &[u8]) -> Result<Stub, ProfilerError> {
        let stub = self.arena.reserve()?;
        self.name.clear();
        symbol::append_python_symbol(&mut self.name, qualname, filename);
        let (start, size) = (stub.address().get() as u64, u64::from(stub.size()));
        self.map.write_entry(start, size, &self.name)?;
        Ok(stub)
    }
}

/// Why the profiler is off.
#[derive(Debug)]
#[non_exhaustive]
pub enum ProfilerError {
    /// Call stubs do not run on this platform.
    Unsupported,
    /// The stub could not be compiled.
    Emit(EmitError),
    /// There is no executable memory for stubs.
    Arena(ArenaError),
    /// The perf map could not be created or written.
    Map(PerfMapError),
}

impl fmt::Display for ProfilerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ProfilerError::Unsupported => {
                f.write_str("call stubs run on Linux on x86-64 and aarch64 only")
            }
            ProfilerError::Emit(error) => error.fmt(f),
            ProfilerError::Arena(error) => error.fmt(f),
            ProfilerError::Map(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for ProfilerError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            ProfilerError::Unsupported => None,
            ProfilerError::Emit(error) => Some(error),
            ProfilerError::Arena(error) => Some(error),
            ProfilerError::Map(error) => Some(error),
        }
    }
}

impl From<EmitError> for ProfilerError {
    fn from(error: EmitError) -> ProfilerError {
        ProfilerError::Emit(error)
    }
}

impl From<ArenaError> for ProfilerError {
    fn from(error: ArenaError) -> ProfilerError {
        ProfilerError::Arena(error)
    }
}

impl From<PerfMapError> for ProfilerError {
    fn from(error: PerfMapError) -> ProfilerError {
        ProfilerError::Map(error)
    }
}
