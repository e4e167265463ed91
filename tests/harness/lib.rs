//! What the end-to-end tests share: finding and running the binary, the corpus of programs,
//! and readers of perf's output and of perf map files.
//!
//! The suites see Stackline as its users do: a command with arguments, an environment, output
//! and files in `/tmp`. Nothing here links the crates under test.
//!
//! - [`binary`]: where the command under test and the reference interpreter are
//! - [`process`]: running a command to its end, with a limit on its time
//! - [`programs`]: programs that several suites run
//! - [`scratch`]: a folder that lives as long as a test
//! - [`corpus`]: the programs of `tests/corpus` and what they must print
//! - [`jitdump`]: reading `jit-<pid>.dump`
//! - [`map_file`]: reading `/tmp/perf-<pid>.map`
//! - [`perf`]: recording with `perf` and reading the samples
//! - [`seccomp`]: taking executable memory away from a command
//! - [`stacks`]: Python stacks with lines, and whether samples agree with the truth

pub mod binary;
pub mod corpus;
pub mod jitdump;
pub mod map_file;
pub mod perf;
pub mod process;
pub mod programs;
pub mod scratch;
pub mod seccomp;
pub mod stacks;
