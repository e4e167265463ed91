//! Docstrings as CPython 3.13 keeps them: without the indentation that their lines share.

/// The docstring without the margin of its lines after the first.
pub(super) fn clean(text: &str) -> String {
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or("").trim_start_matches([' ', '\t']);
    let rest: Vec<&str> = lines.collect();
    let indent = |line: &&str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let blank = |line: &&str| line.trim_matches([' ', '\t']).is_empty();
    let margin = rest
        .iter()
        .filter(|line| !blank(line))
        .map(indent)
        .min()
        .unwrap_or(0);
    let mut cleaned = first.to_owned();
    for line in rest {
        cleaned.push('\n');
        cleaned.push_str(line.get(margin.min(indent(&line))..).unwrap_or(""));
    }
    cleaned
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn the_common_margin_goes() {
        assert_eq!(clean("  a\n    b\n      c\n  "), "a\nb\n  c\n");
        assert_eq!(clean("one"), "one");
    }
}
