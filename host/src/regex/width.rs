//! How many characters a part of a pattern matches.

use super::node::Node;

/// Widths beyond this are as good as endless.
const MOST: usize = 1 << 31;

/// The least and the most characters that `node` matches; `groups` has what was found for the
/// groups before.
pub(super) fn width(node: &Node, groups: &mut Vec<(usize, usize)>) -> (usize, usize) {
    match node {
        Node::Literal(_) | Node::Any | Node::Set(_) => (1, 1),
        Node::At(_) => (0, 0),
        Node::Look { body, .. } => {
            width(body, groups);
            (0, 0)
        }
        Node::Sequence(parts) => parts.iter().fold((0, 0), |sum, part| {
            let (least, most) = width(part, groups);
            (add(sum.0, least), add(sum.1, most))
        }),
        Node::Branch(parts) => {
            let widths = parts.iter().map(|part| width(part, groups));
            widths
                .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
                .unwrap_or((0, 0))
        }
        Node::Group { number, body, .. } => {
            let found = width(body, groups);
            if let Some(number) = *number {
                let number = number as usize;
                groups.resize(groups.len().max(number + 1), (0, MOST));
                groups[number] = found;
            }
            found
        }
        Node::Atomic(body) => width(body, groups),
        Node::Repeat {
            least, most, body, ..
        } => {
            let one = width(body, groups);
            let most = most.map_or(MOST, |most| most as usize);
            (times(one.0, *least as usize), times(one.1, most))
        }
        Node::Reference(group) => {
            let known = groups.get(*group as usize).copied();
            known.unwrap_or((0, MOST))
        }
        Node::Condition { yes, no, .. } => {
            let (yes, no) = (width(yes, groups), width(no, groups));
            (yes.0.min(no.0), yes.1.max(no.1))
        }
    }
}

fn add(a: usize, b: usize) -> usize {
    (a + b).min(MOST)
}

fn times(a: usize, b: usize) -> usize {
    a.saturating_mul(b).min(MOST)
}
