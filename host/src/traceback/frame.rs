//! One entry of a traceback: the place, the source lines, and markers below them.

use stackline_core::image::Position;

use super::anchors::{self, Anchors};

/// Spaces before source lines.
const INDENT: &str = "    ";

/// Where a call stood.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Place {
    pub(crate) file: String,
    pub(crate) name: String,
    pub(crate) position: Position,
}

impl Place {
    /// Whether the other is the same line of the same function.
    pub(super) fn is_like(&self, other: &Place) -> bool {
        let same_line = self.position.line == other.position.line;
        same_line && self.file == other.file && self.name == other.name
    }
}

/// The entry as text; `lines` are those of the file.
pub(super) fn format(place: &Place, lines: Option<&[String]>) -> String {
    let Place {
        file,
        name,
        position,
    } = place;
    let mut text = format!("  File \"{file}\", line {}, in {name}\n", position.line);
    let first = (position.line as usize).saturating_sub(1);
    let end = position.end_line.max(position.line) as usize;
    let Some(shown) = lines.and_then(|lines| lines.get(first..end.min(lines.len()))) else {
        return text;
    };
    let shown: Vec<&str> = shown.iter().map(|line| line.trim_end()).collect();
    if shown.iter().all(|line| line.is_empty()) {
        return text;
    }
    match position.columns {
        Some((from, to)) => {
            for line in dedented(&marked(&shown, from as usize, to as usize)) {
                text += &format!("{INDENT}{line}\n");
            }
        }
        None => text += &format!("{INDENT}{}\n", shown[0].trim()),
    }
    text
}

/// The lines without the white space that all of them begin with. Blank lines do not count,
/// and lose theirs.
fn dedented(lines: &[String]) -> Vec<String> {
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let mut margin: Option<&str> = None;
    for line in lines.iter().filter(|line| !line.trim().is_empty()) {
        let own = &line[..indent(line)];
        margin = Some(match margin {
            None => own,
            Some(margin) => {
                let same = margin
                    .bytes()
                    .zip(own.bytes())
                    .take_while(|(a, b)| a == b)
                    .count();
                &margin[..same]
            }
        });
    }
    let margin = margin.map_or(0, str::len);
    let cut = |line: &String| match line.trim().is_empty() {
        true => String::new(),
        false => line[margin..].to_owned(),
    };
    lines.iter().map(cut).collect()
}

/// Lines of a part of the source, and where in them the instruction stands.
struct Segment {
    lines: Vec<Vec<char>>,
    /// Column in characters of its start in the first line, and of its end in the last.
    start: usize,
    end: usize,
}

impl Segment {
    /// `from` and `to` are columns in bytes.
    fn new(shown: &[&str], from: usize, to: usize) -> Segment {
        let characters = |line: &str, bytes: usize| {
            line.char_indices()
                .take_while(|(at, _)| *at < bytes)
                .count()
        };
        let (first, last) = (shown[0], shown[shown.len() - 1]);
        let (start, end) = (characters(first, from), characters(last, to));
        let owned: Vec<String> = shown.iter().map(|line| (*line).to_owned()).collect();
        let lines: Vec<Vec<char>> = dedented(&owned)
            .iter()
            .map(|line| line.chars().collect())
            .collect();
        let gone = first.chars().count() - lines[0].len();
        let within = |column: usize, line: &[char]| column.saturating_sub(gone).min(line.len());
        let (start, end) = (
            within(start, &lines[0]),
            within(end, &lines[lines.len() - 1]),
        );
        Segment { lines, start, end }
    }

    fn last(&self) -> usize {
        self.lines.len() - 1
    }

    /// The text of all lines.
    fn whole(&self) -> String {
        let lines: Vec<String> = self
            .lines
            .iter()
            .map(|line| line.iter().collect())
            .collect();
        lines.join("\n")
    }

    /// The text of the instruction.
    fn text(&self) -> String {
        let whole: Vec<char> = self.whole().chars().collect();
        let tail = self.lines[self.last()].len() - self.end;
        whole
            .get(self.start..whole.len() - tail)
            .unwrap_or(&[])
            .iter()
            .collect()
    }

    /// Whether there is anything on the lines besides the instruction.
    fn has_surroundings(&self) -> bool {
        let before = self.lines[0][..self.start]
            .iter()
            .any(|c| !c.is_whitespace());
        let after = self.lines[self.last()][self.end..]
            .iter()
            .any(|c| !c.is_whitespace());
        before || after
    }
}

/// The lines that are shown, with markers below those that get any.
fn marked(shown: &[&str], from: usize, to: usize) -> Vec<String> {
    let segment = Segment::new(shown, from, to);
    let found = anchors::find(&segment.text());
    let is_marked = !anchors::is_whole_call(&segment.whole(), segment.start, segment.end)
        && (found.is_some() || segment.has_surroundings());
    let markers = Markers::new(&segment, found);
    let mut out = Vec::new();
    let show = |out: &mut Vec<String>, line: usize| {
        out.push(segment.lines[line].iter().collect());
        if is_marked {
            out.push(markers.below(line));
        }
    };
    let mut previous: Option<usize> = None;
    for line in markers.significant_lines() {
        match previous.map(|previous| line - previous) {
            Some(2) => show(&mut out, line - 1),
            Some(gap @ 3..) => out.push(format!("...<{} lines>...", gap - 1)),
            _ => {}
        }
        show(&mut out, line);
        previous = Some(line);
    }
    out
}

/// A line and a column in it, in columns of a terminal.
type Point = (usize, usize);

/// Which markers stand where.
struct Markers<'a> {
    segment: &'a Segment,
    start: usize,
    end: usize,
    /// The part with the second sort of markers.
    inner: Option<(Point, Point)>,
}

impl Markers<'_> {
    fn new(segment: &Segment, found: Option<Anchors>) -> Markers<'_> {
        let point = |(line, column): Point| {
            let column = if line == 0 {
                column + segment.start
            } else {
                column
            };
            (line, width(&segment.lines[line], column))
        };
        Markers {
            segment,
            start: width(&segment.lines[0], segment.start),
            end: width(&segment.lines[segment.last()], segment.end),
            inner: found.map(|anchors| (point(anchors.left), point(anchors.right))),
        }
    }

    /// The first and last line, and those around the ends of the inner part.
    fn significant_lines(&self) -> Vec<usize> {
        let last = self.segment.last();
        let mut lines = vec![0, last];
        if let Some(((left, _), (right, _))) = self.inner {
            lines.extend(left.saturating_sub(1)..=left + 1);
            lines.extend(right.saturating_sub(1)..=right + 1);
        }
        lines.retain(|line| *line <= last);
        lines.sort_unstable();
        lines.dedup();
        lines
    }

    /// The markers below `line`.
    fn below(&self, line: usize) -> String {
        let text = &self.segment.lines[line];
        let indent = text.iter().take_while(|c| c.is_whitespace()).count();
        let end = if line == self.segment.last() {
            self.end
        } else {
            width(text, text.len())
        };
        let marker = |column: usize| {
            if column < indent || (line == 0 && column < self.start) {
                return ' ';
            }
            match self.inner {
                None => '^',
                Some((left, right)) if left <= (line, column) && (line, column) < right => '^',
                Some(_) => '~',
            }
        };
        (0..end).map(marker).collect()
    }
}

/// Columns of a terminal that the first `count` characters take.
fn width(line: &[char], count: usize) -> usize {
    line.iter()
        .take(count)
        .map(|c| if is_wide(*c) { 2 } else { 1 })
        .sum()
}

/// Ranges of characters that take two columns (Unicode: East Asian Width W and F), without the
/// gaps in them that matter to nobody.
const WIDE: &[(u32, u32)] = &[
    (0x1100, 0x115F),
    (0x231A, 0x231B),
    (0x23E9, 0x23EC),
    (0x25FD, 0x25FE),
    (0x2614, 0x2615),
    (0x2648, 0x2653),
    (0x26AA, 0x26AB),
    (0x26BD, 0x26BE),
    (0x26C4, 0x26C5),
    (0x2705, 0x2705),
    (0x270A, 0x270B),
    (0x2728, 0x2728),
    (0x274C, 0x274C),
    (0x2753, 0x2755),
    (0x2795, 0x2797),
    (0x2B1B, 0x2B1C),
    (0x2B50, 0x2B50),
    (0x2E80, 0x303E),
    (0x3041, 0x33FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0xA4C6),
    (0xA960, 0xA97C),
    (0xAC00, 0xD7A3),
    (0xF900, 0xFAFF),
    (0xFE10, 0xFE19),
    (0xFE30, 0xFE6B),
    (0xFF01, 0xFF60),
    (0xFFE0, 0xFFE6),
    (0x16FE0, 0x18CFF),
    (0x1B000, 0x1B2FB),
    (0x1F300, 0x1F320),
    (0x1F32D, 0x1F335),
    (0x1F337, 0x1F37C),
    (0x1F37E, 0x1F393),
    (0x1F3A0, 0x1F3CA),
    (0x1F3E0, 0x1F3F0),
    (0x1F3F8, 0x1F43E),
    (0x1F440, 0x1F440),
    (0x1F442, 0x1F4FC),
    (0x1F4FF, 0x1F53D),
    (0x1F54B, 0x1F567),
    (0x1F5FB, 0x1F64F),
    (0x1F680, 0x1F6C5),
    (0x1F6D5, 0x1F6FC),
    (0x1F7E0, 0x1F7F0),
    (0x1F90C, 0x1F9FF),
    (0x1FA70, 0x1FAF8),
    (0x20000, 0x3FFFD),
];

fn is_wide(c: char) -> bool {
    let c = u32::from(c);
    c >= WIDE[0].0 && WIDE.iter().any(|(from, to)| (*from..=*to).contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The entry for the part of `source` between the first `«` and the last `»`.
    #[track_caller]
    fn entry(source: &str) -> String {
        let before = source.split('«').next().expect("a mark");
        let line = before.matches('\n').count();
        let from = before.len() - before.rfind('\n').map_or(0, |at| at + 1);
        let clean = source.replace(['«', '»'], "");
        let upto = source.rsplit_once('»').expect("a mark").0.replace('«', "");
        let end_line = upto.matches('\n').count();
        let to = upto.len() - upto.rfind('\n').map_or(0, |at| at + 1);
        let place = Place {
            file: "f".to_owned(),
            name: "n".to_owned(),
            position: Position {
                line: line as u32 + 1,
                end_line: end_line as u32 + 1,
                columns: Some((from as u16, to as u16)),
            },
        };
        let lines: Vec<String> = clean.split('\n').map(str::to_owned).collect();
        let text = format(&place, Some(&lines));
        text.split_once('\n').expect("a first line").1.to_owned()
    }

    #[test]
    fn operators_are_marked() {
        assert_eq!(
            entry("  x = 1 + «a   -   \"x\"» * 3"),
            "    x = 1 + a   -   \"x\" * 3\n            ~~~~^~~~~~~\n"
        );
        assert_eq!(entry("«a // b»"), "    a // b\n    ~~^^~~\n");
        assert_eq!(entry("«(a) +(b)»"), "    (a) +(b)\n    ~~~~^^~~\n");
    }

    #[test]
    fn calls_and_subscripts_are_marked_in_their_brackets() {
        assert_eq!(
            entry("print(«f(1, x)»)"),
            "    print(f(1, x))\n          ~^^^^^^\n"
        );
        assert_eq!(
            entry("y = «a.b[0][1]»"),
            "    y = a.b[0][1]\n        ~~~~~~^^^\n"
        );
        assert_eq!(entry("«f()»"), "    f()\n    ~^^\n");
    }

    #[test]
    fn whole_lines_are_not_marked() {
        assert_eq!(entry("    return «f(n - 1)»"), "    return f(n - 1)\n");
        assert_eq!(entry("x = «f(1)»"), "    x = f(1)\n");
        assert_eq!(entry("«raise ValueError(1)»"), "    raise ValueError(1)\n");
        assert_eq!(
            entry("return «a.f(1)»"),
            "    return a.f(1)\n           ~~~^^^\n"
        );
    }

    #[test]
    fn several_lines() {
        let text = entry("x = «f(\n    1,\n    2,\n    3,\n    4,\n    5)»[0]");
        let expected = "    x = f(
        ~^
        1,
        ^^
    ...<2 lines>...
        4,
        ^^
        5)[0]
        ^^
";
        assert_eq!(text, expected);
    }

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(
            entry("x = \"日本\" + «é»"),
            "    x = \"日本\" + é\n                 ^\n"
        );
    }
}
