//! In which order CPython keeps the items of a set of constant ints.
//!
//! Such a literal is a constant frozenset there, which is made twice: from the items as they
//! stand in the text, and again, when constants are made unique, from the items in the order of
//! the first. Programs see that when they go through the set.

use super::constant::Constant;

/// Neighbours that are looked at before the hash leads on.
const LINEAR_PROBES: usize = 9;

/// The places of the items in the order of the first frozenset; `None` where an item is no small
/// int or stands there twice.
pub(super) fn order(items: &[Constant]) -> Option<Vec<usize>> {
    let values: Option<Vec<i128>> = items.iter().map(value).collect();
    let values = values?;
    let hashes: Vec<usize> = values.iter().map(|&n| hash(n)).collect();
    let mut table: Vec<Option<usize>> = vec![None; 8];
    for (i, value) in values.iter().enumerate() {
        if values[..i].contains(value) {
            return None;
        }
        insert(&mut table, i, &hashes);
        if (i + 1) * 5 >= (table.len() - 1) * 3 {
            let mut size = 8;
            while size <= (i + 1) * 4 {
                size *= 2;
            }
            let mut larger = vec![None; size];
            for item in table.into_iter().flatten() {
                insert(&mut larger, item, &hashes);
            }
            table = larger;
        }
    }
    Some(table.into_iter().flatten().collect())
}

fn value(item: &Constant) -> Option<i128> {
    const MODULUS: i128 = (1 << 61) - 1;
    match item {
        Constant::Int(n) if n.abs() < MODULUS => Some(*n),
        Constant::Bool(b) => Some((*b).into()),
        _ => None,
    }
}

fn hash(n: i128) -> usize {
    match n {
        -1 => -2isize as usize,
        n => n as usize,
    }
}

fn insert(table: &mut [Option<usize>], item: usize, hashes: &[usize]) {
    let mask = table.len() - 1;
    let (mut perturb, mut at) = (hashes[item], hashes[item] & mask);
    loop {
        let last = match at + LINEAR_PROBES <= mask {
            true => at + LINEAR_PROBES,
            false => at,
        };
        if let Some(free) = (at..=last).find(|&i| table[i].is_none()) {
            table[free] = Some(item);
            return;
        }
        perturb >>= 5;
        at = (at.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb)) & mask;
    }
}
