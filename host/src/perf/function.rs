//! What a profiler is told of a function.

use stackline_jit::StubCode;

use super::jitdump::LineStart;
use super::perf_map::LineRange;
use super::symbol;

/// A function that gets a stub.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Function<'a> {
    /// What it is called.
    pub symbol: Symbol<'a>,
    /// The source file.
    pub filename: &'a [u8],
    /// The line of the source file where the definition starts, from 1; 0 if that is not known.
    pub first_line: u32,
    /// The lines of the source file that have a site, ascending, each once: site `n` of the stub
    /// stands for line `n` of these. The code before the sites, with what an evaluator's
    /// return slot holds at first, stands for the first line, which needs no site.
    pub lines: &'a [u32],
}

/// The name of a function as profilers show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Symbol<'a> {
    /// `py::<qualname>:<filename>`, with the file of the function.
    Python {
        /// The qualified name, such as `Shape.area`.
        qualname: &'a [u8],
    },
    /// This name, as it is.
    Whole(&'a [u8]),
}

impl Function<'_> {
    /// Appends the symbol, unescaped.
    pub(super) fn append_symbol(&self, name: &mut Vec<u8>) {
        match self.symbol {
            Symbol::Python { qualname } => {
                symbol::append_python_symbol(name, qualname, self.filename);
            }
            Symbol::Whole(whole) => name.extend_from_slice(whole),
        }
    }

    /// Appends which code of a stub is which line: what comes before the sites is the function's
    /// first line, and what comes after the last one in use belongs to the last line.
    pub(super) fn append_line_starts(&self, code: &StubCode, starts: &mut Vec<LineStart>) {
        if self.lines.is_empty() && self.first_line == 0 {
            return;
        }
        starts.push(LineStart {
            offset: 0,
            line: self.first_line,
        });
        starts.extend(self.lines.iter().zip(0..).map(|(&line, n)| LineStart {
            offset: code.site_start(n).get(),
            line,
        }));
    }

    /// Number of sites that its stub needs.
    pub(super) fn sites(&self) -> u32 {
        u32::try_from(self.lines.len()).unwrap_or(u32::MAX)
    }
}

/// The ranges between `starts`, in code of `size` bytes at `address`.
pub(super) fn append_line_ranges(
    starts: &[LineStart],
    address: u64,
    size: u32,
    ranges: &mut Vec<LineRange>,
) {
    for (n, start) in starts.iter().enumerate() {
        let end = starts.get(n + 1).map_or(size, |next| next.offset);
        ranges.push(LineRange {
            start: address + u64::from(start.offset),
            size: u64::from(end - start.offset),
            line: start.line,
        });
    }
}
