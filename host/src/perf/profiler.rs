//! The switch of the whole process, joining stubs and their records.
//!
//! ```text
//! off --activate--> on: register -> stub of the pool -> record in the file -> caller
//!  ^                 |
//!  '---deactivate----'    (and after an error, given once)
//! ```
//!
//! Switching off keeps stubs and the open file, so stubs stay valid and switching costs nothing.
//! A forked child gets stubs and a file of its own with its first registration.
//!
//! # Servers that fork their workers
//!
//! A server can register functions ahead of their first call and share the stubs with its
//! workers, which then pay for none of them again: see [`Profiler::set_persist_after_fork`].

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicI16, AtomicU8, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use stackline_jit::{ReturnSlot, Stub, StubFrames, host_triple};

use super::error::ProfilerError;
use super::function::Function;
use super::jitdump::JITDUMP_DIRECTORY;
use super::per_process::PerProcess;
use super::perf_map::PERF_MAP_DIRECTORY;
use super::recorder::StubSort;
use super::session::{Session, Settings};

/// How names get to the profiler.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Backend {
    /// A perf map, named `perf` as in CPython.
    PerfMap,
    /// A perf map with an entry for each source line, named `perf_lines`.
    PerfMapLines,
    /// A jitdump, named `perf_jit` as in CPython; it has lines too.
    JitDump,
}

impl Backend {
    /// Every backend.
    pub const ALL: [Backend; 3] = [Backend::PerfMap, Backend::PerfMapLines, Backend::JitDump];

    /// The backend that `sys.activate_stack_trampoline` calls `name`.
    pub fn from_name(name: &str) -> Option<Backend> {
        Backend::ALL
            .into_iter()
            .find(|backend| backend.name() == name)
    }

    /// What `sys.activate_stack_trampoline` calls it.
    pub const fn name(self) -> &'static str {
        match self {
            Backend::PerfMap => "perf",
            Backend::PerfMapLines => "perf_lines",
            Backend::JitDump => "perf_jit",
        }
    }

    /// Whether it tells source lines.
    pub const fn has_lines(self) -> bool {
        !matches!(self, Backend::PerfMap)
    }

    /// A number other than [`OFF`].
    const fn number(self) -> u8 {
        self as u8 + 1
    }

    fn from_number(number: u8) -> Option<Backend> {
        Backend::ALL
            .into_iter()
            .find(|backend| backend.number() == number)
    }
}

/// What stands in the place of a backend's number while the profiler is off.
const OFF: u8 = 0;

/// What frames the stubs of a profiler have: see [`Profiler::stub_frames`].
const UNDECIDED: u8 = 0;
const OWN: u8 = 1;
const FEWEST: u8 = 2;

/// Gives functions stubs and `perf` their names.
///
/// Shared by all threads. Which functions have a stub already is for the caller to remember; a
/// stub stays valid until the process ends, also while the profiler is off.
#[derive(Debug)]
pub struct Profiler {
    /// Where files are written; `None` is where `perf` looks.
    directory: Option<PathBuf>,
    /// Where jitdumps are written, if that was chosen.
    jitdump_directory: OnceLock<PathBuf>,
    return_slot: AtomicI16,
    /// What frames stubs have: [`UNDECIDED`] until the first is made.
    frames: AtomicU8,
    /// The number of the active backend, or [`OFF`].
    active: AtomicU8,
    persists: AtomicBool,
    epoch: AtomicU64,
    session: PerProcess<Mutex<Session>>,
}

static PROCESS_WIDE: Profiler = Profiler::with_directory(None);

impl Profiler {
    const fn with_directory(directory: Option<PathBuf>) -> Profiler {
        Profiler {
            directory,
            jitdump_directory: OnceLock::new(),
            return_slot: AtomicI16::new(ReturnSlot::ADJACENT.0),
            frames: AtomicU8::new(UNDECIDED),
            active: AtomicU8::new(OFF),
            persists: AtomicBool::new(false),
            epoch: AtomicU64::new(0),
            session: PerProcess::new(),
        }
    }

    /// The process's profiler, off at first, which writes where `perf` looks.
    pub fn process_wide() -> &'static Profiler {
        &PROCESS_WIDE
    }

    /// A profiler that writes its files into `directory`. Two profilers of one process need
    /// different directories.
    pub fn in_directory(directory: PathBuf) -> Profiler {
        Profiler::with_directory(Some(directory))
    }

    /// Chooses where jitdumps are written. This can be done once, before the first is; `perf`
    /// finds them anywhere.
    ///
    /// # Errors
    ///
    /// The directory, if another was chosen before.
    pub fn set_jitdump_directory(&self, directory: PathBuf) -> Result<(), PathBuf> {
        self.jitdump_directory.set(directory)
    }

    /// Says where the evaluator that stubs will call keeps its return address, if it is to tell lines:
    /// see [`ReturnSlot::of`]. To be called before the profiler is first activated; there is nothing
    /// to say on x86-64.
    pub fn set_return_slot(&self, slot: ReturnSlot) {
        self.return_slot.store(slot.0, Ordering::Relaxed);
    }

    /// Says that each evaluator that stubs will call puts the return address that it is given into its
    /// return slot before it returns: see [`Evaluator`](stackline_jit::Evaluator). Stubs then are
    /// [frameless](stackline_jit::StubTemplate::frameless) on architectures that have such, so that
    /// their callers must keep frame pointers: see [`keeps_frame_pointer`]. This has no effect once the
    /// profiler has been activated: all its stubs are of one sort.
    ///
    /// # Safety
    ///
    /// No evaluator is called through a stub of this profiler that does not put the address back.
    ///
    /// [`keeps_frame_pointer`]: stackline_jit::keeps_frame_pointer
    pub unsafe fn expect_addresses_put_back(&self) {
        self.decide_frames(FEWEST);
    }

    fn decide_frames(&self, frames: u8) {
        let decided = Ordering::Relaxed;
        // It fails where that was decided before.
        let _ = self
            .frames
            .compare_exchange(UNDECIDED, frames, decided, decided);
    }

    /// Whether the profiler's stubs have frames.
    pub fn stub_frames(&self) -> StubFrames {
        let fewest = StubFrames::fewest(host_triple().architecture);
        match self.frames.load(Ordering::Relaxed) {
            FEWEST => fewest.unwrap_or(StubFrames::Own),
            _ => StubFrames::Own,
        }
    }

    /// Switches on, from the next registration. Gives whether it is on now.
    ///
    /// If stubs were made for another backend before, [`epoch`](Self::epoch) changes: the caller
    /// registers its functions anew.
    ///
    /// # Errors
    ///
    /// [`ProfilerError::Unsupported`] every time where stubs cannot run;
    /// [`ProfilerError::OtherBackend`] if another backend is active, which stays so. Another
    /// error is given once; after it the result is `Ok(false)` as long as the failure lasts.
    pub fn activate(&self, backend: Backend) -> Result<bool, ProfilerError> {
        if !stackline_jit::is_supported() {
            return Err(ProfilerError::Unsupported);
        }
        if let Some(active) = self.active()
            && active != backend
        {
            return Err(ProfilerError::OtherBackend {
                active,
                wanted: backend,
            });
        }
        self.decide_frames(OWN);
        self.with_session(|session| {
            if session.switch_to(backend, self.settings())? {
                self.begin_epoch();
            }
            self.active.store(backend.number(), Ordering::Relaxed);
            Ok(true)
        })
    }

    /// Switches off. Running frames and existing stubs are not affected.
    pub fn deactivate(&self) {
        self.active.store(OFF, Ordering::Relaxed);
    }

    /// Whether calls are to go through stubs.
    #[inline]
    pub fn is_active(&self) -> bool {
        self.active.load(Ordering::Relaxed) != OFF
    }

    /// The active backend, if there is one.
    pub fn active(&self) -> Option<Backend> {
        Backend::from_number(self.active.load(Ordering::Relaxed))
    }

    /// Whether functions are to be registered with their lines.
    pub fn wants_lines(&self) -> bool {
        self.active().is_some_and(Backend::has_lines)
    }

    /// A new stub for `function`, or `None` if the profiler is off. The stub's record is in the
    /// file, complete, when this returns. A stub of a backend with lines has at least as many
    /// sites as the function has lines.
    ///
    /// # Errors
    ///
    /// If there is no stub or its record cannot be written, the profiler switches off and gives
    /// the error, once; the program can run on without.
    pub fn register(&self, function: &Function<'_>) -> Result<Option<Stub>, ProfilerError> {
        let Some(backend) = self.active() else {
            return Ok(None);
        };
        self.with_session(|session| {
            let stub = session.register(backend, self.settings(), function)?;
            Ok(Some(stub))
        })
    }

    /// Decides whether a forked child keeps its parent's stubs; at first it does not.
    ///
    /// If it does, its own file begins with the records of the parent's, the same functions at
    /// the same addresses, and [`epoch`](Self::epoch) stays: the caller goes on with the stubs it
    /// has. Otherwise the caller registers its functions anew.
    ///
    /// A child keeps nothing of a profiler that another thread was using at the fork.
    ///
    /// # Examples
    ///
    /// A server that forks its workers registers ahead, once:
    ///
    /// ```no_run
    /// use stackline::perf::{Backend, Function, Profiler, Symbol};
    ///
    /// let profiler = Profiler::process_wide();
    /// profiler.activate(Backend::JitDump)?;
    /// profiler.set_persist_after_fork(true);
    /// let handle = Function {
    ///     symbol: Symbol::Python { qualname: b"handle" },
    ///     filename: b"/srv/app.py",
    ///     first_line: 10,
    ///     lines: &[11, 12, 15],
    /// };
    /// let stub = profiler.register(&handle)?;
    /// // SAFETY: the process has one thread.
    /// if unsafe { libc::fork() } == 0 {
    ///     profiler.after_fork_in_child()?;
    ///     // `stub` is named in `jit-<pid>.dump` of the child as well.
    /// }
    /// # Ok::<(), stackline::perf::ProfilerError>(())
    /// ```
    pub fn set_persist_after_fork(&self, persists: bool) {
        self.persists.store(persists, Ordering::Relaxed);
    }

    /// To be called in a forked child, before anything else here. The child then has stubs and a
    /// file of its own; the file is made with its first registration, or now if it is to name
    /// stubs that the child keeps, see [`set_persist_after_fork`](Self::set_persist_after_fork).
    ///
    /// A child that never calls this is recognized with its first registration all the same.
    ///
    /// # Errors
    ///
    /// If the file cannot be made, the profiler switches off. Stubs stay valid.
    pub fn after_fork_in_child(&self) -> Result<(), ProfilerError> {
        self.session.renew(|inherited| self.inherit(inherited));
        match self.active() {
            Some(backend) if self.persists.load(Ordering::Relaxed) => {
                self.with_session(|session| session.switch_to(backend, self.settings()))?;
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// A number that changes when functions need new stubs: in a forked child that does not keep
    /// its parent's, once the fork is known, and when another backend is activated.
    ///
    /// Stubs of an earlier epoch are valid, but named in another file than the one in use.
    pub fn epoch(&self) -> u64 {
        self.epoch.load(Ordering::Relaxed)
    }

    /// Bytes of executable memory that this process has mapped for stubs, for all backends, without
    /// what it has from its parent. Whole pages, mapped ahead of the functions.
    pub fn mapped_bytes(&self) -> usize {
        let session = self.session.existing();
        session.map_or(0, |session| lock(session).mapped())
    }

    /// Switches off and ends the files that have an end, before the process does.
    ///
    /// # Errors
    ///
    /// If the end of a file cannot be written; what is in it is whole all the same.
    pub fn finish(&self) -> Result<(), ProfilerError> {
        self.deactivate();
        match self.session.existing() {
            Some(session) => lock(session).finish(),
            None => Ok(()),
        }
    }

    fn begin_epoch(&self) {
        self.epoch.fetch_add(1, Ordering::Relaxed);
    }

    fn settings(&self) -> Settings<'_> {
        let chosen = |standard: &'static str| match &self.directory {
            Some(directory) => directory.as_path(),
            None => Path::new(standard),
        };
        Settings {
            map_directory: chosen(PERF_MAP_DIRECTORY),
            dump_directory: match self.jitdump_directory.get() {
                Some(directory) => directory,
                None => chosen(JITDUMP_DIRECTORY),
            },
            stubs: StubSort {
                return_slot: ReturnSlot(self.return_slot.load(Ordering::Relaxed)),
                frames: self.stub_frames(),
            },
        }
    }

    /// A session for this process, from that of the parent if there is one.
    fn inherit(&self, inherited: Option<&Mutex<Session>>) -> Mutex<Session> {
        // Another thread of the parent may have held the lock; the parent's files then stay open
        // here, unused.
        let parents = inherited.and_then(|session| session.try_lock().ok());
        let own = match parents {
            Some(mut session) if self.persists.load(Ordering::Relaxed) => {
                return Mutex::new(session.take_inheritance());
            }
            // Closes the files and leaves every stub mapped.
            Some(mut session) => {
                *session = Session::default();
                Session::default()
            }
            None => Session::default(),
        };
        if inherited.is_some() {
            self.begin_epoch();
        }
        Mutex::new(own)
    }

    /// Works with this process's session. An error switches the profiler off and is given the
    /// first time only.
    fn with_session<T: Default>(
        &self,
        work: impl FnOnce(&mut Session) -> Result<T, ProfilerError>,
    ) -> Result<T, ProfilerError> {
        let session = self.session.get(|inherited| self.inherit(inherited));
        let mut session = lock(session);
        work(&mut session).or_else(|error| {
            self.deactivate();
            if std::mem::replace(&mut session.has_reported, true) {
                Ok(T::default())
            } else {
                Err(error)
            }
        })
    }
}

fn lock(session: &Mutex<Session>) -> MutexGuard<'_, Session> {
    session.lock().unwrap_or_else(PoisonError::into_inner)
}
