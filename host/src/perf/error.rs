//! Why a profiler is off.

use std::fmt;

use stackline_jit::{EmitError, PoolError};

use super::jitdump::JitDumpError;
use super::perf_map::PerfMapError;
use super::profiler::Backend;

/// Why the profiler is off, or not switched over.
#[derive(Debug)]
#[non_exhaustive]
pub enum ProfilerError {
    /// Call stubs do not run on this platform.
    Unsupported,
    /// Another backend is active, and stays so.
    OtherBackend {
        /// The backend that is active.
        active: Backend,
        /// The backend that was to be activated.
        wanted: Backend,
    },
    /// The stub could not be compiled.
    Emit(EmitError),
    /// There is no stub of that size, or no executable memory for it.
    Pool(PoolError),
    /// The perf map could not be created or written.
    Map(PerfMapError),
    /// The jitdump could not be created or written.
    JitDump(JitDumpError),
}

impl fmt::Display for ProfilerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ProfilerError::Unsupported => {
                f.write_str("call stubs run on Linux on x86-64 and aarch64 only")
            }
            ProfilerError::OtherBackend { active, wanted } => write!(
                f,
                "cannot activate {}: {} is active and must be deactivated first",
                wanted.name(),
                active.name()
            ),
            ProfilerError::Emit(error) => error.fmt(f),
            ProfilerError::Pool(error) => error.fmt(f),
            ProfilerError::Map(error) => error.fmt(f),
            ProfilerError::JitDump(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for ProfilerError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            ProfilerError::Unsupported | ProfilerError::OtherBackend { .. } => None,
            ProfilerError::Emit(error) => Some(error),
            ProfilerError::Pool(error) => Some(error),
            ProfilerError::Map(error) => Some(error),
            ProfilerError::JitDump(error) => Some(error),
        }
    }
}

impl From<EmitError> for ProfilerError {
    fn from(error: EmitError) -> ProfilerError {
        ProfilerError::Emit(error)
    }
}

impl From<PoolError> for ProfilerError {
    fn from(error: PoolError) -> ProfilerError {
        ProfilerError::Pool(error)
    }
}

impl From<PerfMapError> for ProfilerError {
    fn from(error: PerfMapError) -> ProfilerError {
        ProfilerError::Map(error)
    }
}

impl From<JitDumpError> for ProfilerError {
    fn from(error: JitDumpError) -> ProfilerError {
        ProfilerError::JitDump(error)
    }
}
