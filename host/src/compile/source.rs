//! Source text: where lines begin, and how a byte range reads as lines and columns.

use ruff_text_size::{TextRange, TextSize};

/// The text to compile, with its line starts.
#[derive(Debug)]
pub(super) struct Source<'a> {
    text: &'a str,
    /// Byte offset at which each line begins.
    starts: Vec<u32>,
    /// The numbers of the lines, where only some are known: there is no text then.
    numbers: Option<Vec<u32>>,
}

/// A place in the source: lines from 1, columns in UTF-8 bytes from 0.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Place {
    pub line: u32,
    pub column: u32,
}

impl<'a> Source<'a> {
    pub fn new(text: &'a str) -> Source<'a> {
        let breaks = text.bytes().enumerate().filter(|&(_, b)| b == b'\n');
        let starts = std::iter::once(0)
            .chain(breaks.map(|(at, _)| at as u32 + 1))
            .collect();
        Source {
            text,
            starts,
            numbers: None,
        }
    }

    /// Lines that nobody has the text of: the number of each, and the offset at which it begins.
    pub fn of_lines(numbers: Vec<u32>, starts: Vec<u32>) -> Source<'static> {
        let numbers = Some(numbers).filter(|numbers| !numbers.is_empty());
        Source {
            text: "",
            starts: if numbers.is_some() { starts } else { vec![0] },
            numbers,
        }
    }

    /// Whether there is a text.
    pub fn has_text(&self) -> bool {
        self.numbers.is_none()
    }

    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The length of the text.
    pub fn text_len(&self) -> TextSize {
        TextSize::of(self.text)
    }

    pub fn slice(&self, range: TextRange) -> &'a str {
        self.text
            .get(range.start().to_usize()..range.end().to_usize())
            .unwrap_or("")
    }

    /// Where the byte at `offset` stands.
    pub fn place(&self, offset: TextSize) -> Place {
        let offset = offset.to_u32();
        let line = self.starts.partition_point(|&start| start <= offset).max(1);
        Place {
            line: match &self.numbers {
                Some(numbers) => numbers[line - 1],
                None => line as u32,
            },
            column: offset - self.starts[line - 1],
        }
    }

    /// The line of the byte at `offset`, from 1.
    pub fn line(&self, offset: TextSize) -> u32 {
        self.place(offset).line
    }

    /// The text of line `line`, counted from 1, without its end.
    pub fn line_text(&self, line: u32) -> &'a str {
        if !self.has_text() {
            return "";
        }
        let index = (line as usize).clamp(1, self.starts.len()) - 1;
        let start = self.starts[index] as usize;
        let end = self
            .starts
            .get(index + 1)
            .map_or(self.text.len(), |&next| next as usize);
        self.text[start..end].trim_end_matches('\n')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_become_lines_and_columns() {
        let source = Source::new("ab\ncd\n");
        let places = [(0, 1, 0), (2, 1, 2), (3, 2, 0), (5, 2, 2), (6, 3, 0)];
        for (offset, line, column) in places {
            assert_eq!(source.place(TextSize::new(offset)), Place { line, column });
        }
        assert_eq!((source.line_text(2), source.line_text(3)), ("cd", ""));
    }
}
