//! What a misspelled name may have meant, by CPython's measure of likeness.

use crate::features::Feature;

/// Candidates beyond this number are not looked at.
const MOST_CANDIDATES: usize = 750;
/// Names longer than this, in bytes, are not compared.
const LONGEST: usize = 40;
/// The cost of an insertion, a deletion, or a substitution.
const MOVE: usize = 2;
/// The cost of writing a letter in the other case.
const CASE: usize = 1;

/// The candidate that is most like `wrong`, if one is like enough: at most a third of all
/// letters may differ. Nothing is suggested where there are 750 candidates or more.
pub fn closest<'a>(
    wrong: &str,
    candidates: impl ExactSizeIterator<Item = &'a str>,
) -> Option<&'a str> {
    if !Feature::Messages.included() || candidates.len() >= MOST_CANDIDATES || wrong.len() > LONGEST
    {
        return None;
    }
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates.filter(|&c| c != wrong) {
        let mut most = (wrong.len() + candidate.len() + 3) * MOVE / 6;
        if let Some((distance, _)) = best {
            most = most.min(distance - 1);
        }
        let distance = distance(wrong.as_bytes(), candidate.as_bytes(), most);
        if distance <= most {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

fn substitution(a: u8, b: u8) -> usize {
    match (a == b, a.eq_ignore_ascii_case(&b)) {
        (true, _) => 0,
        (_, true) => CASE,
        _ => MOVE,
    }
}

/// The cost of turning one name into the other (Levenshtein), or anything above `most`.
/// It is 0 for equal names only.
fn distance(a: &[u8], b: &[u8], most: usize) -> usize {
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[same..], &b[same..]);
    let back = a.iter().rev().zip(b.iter().rev());
    let same = back.take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[..a.len() - same], &b[..b.len() - same]);
    if a.is_empty() || b.is_empty() {
        return (a.len() + b.len()) * MOVE;
    }
    if a.len() > LONGEST || b.len() > LONGEST || a.len().abs_diff(b.len()) * MOVE > most {
        return most + 1;
    }
    // Costs of turning each prefix of `a` into the prefix of `b` seen so far.
    let mut row: [usize; LONGEST + 1] = core::array::from_fn(|i| i * MOVE);
    for (j, &y) in b.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = (j + 1) * MOVE;
        for (i, &x) in a.iter().enumerate() {
            let substituted = diagonal + substitution(x, y);
            diagonal = row[i + 1];
            row[i + 1] = substituted.min(row[i].min(diagonal) + MOVE);
        }
    }
    row[a.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_like_name_is_found() {
        let found = |wrong| closest(wrong, ["print", "point", "len", "value"].into_iter());
        assert_eq!(found("prnt"), Some("print"));
        assert_eq!(found("vlaue"), Some("value"));
        assert_eq!(found("quux"), None);
        assert_eq!(found("Print"), Some("print"));
    }

    #[test]
    fn distances() {
        assert_eq!(distance(b"abc", b"abc", 10), 0);
        assert_eq!(distance(b"abc", b"aBc", 10), CASE);
        assert_eq!(distance(b"abc", b"abxc", 10), MOVE);
        assert_eq!(distance(b"kitten", b"sitting", 20), 3 * MOVE);
    }
}
