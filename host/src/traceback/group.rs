//! Exceptions with those that led to them and those that are in them, in the order in which
//! they are printed: a tree. Groups are drawn with a margin for each level.

use std::collections::HashSet;

use stackline_core::{Held, Value, Vm};

use super::Printer;

const CAUSE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";

/// Exceptions of a group that are shown, and levels of groups.
const MOST_WIDE: usize = 15;
const MOST_DEEP: usize = 10;

/// Exceptions that are looked at: a few may lead to any number of others.
const MOST: usize = 10_000;

/// An exception that is to be printed, and which others belong to it.
#[derive(Debug)]
struct Node {
    held: Held,
    cause: Option<usize>,
    /// Where it is not suppressed.
    context: Option<usize>,
    /// Of a group: its exceptions.
    inner: Option<Vec<usize>>,
}

/// All exceptions that are printed. Each leads on to its cause and context once, wherever it is
/// met last: groups before chains, later exceptions of a group before earlier ones.
#[derive(Debug, Default)]
struct Nodes {
    all: Vec<Node>,
    seen: HashSet<u64>,
    /// Whether causes and contexts are looked at.
    chain: bool,
}

impl Nodes {
    /// Nothing moves meanwhile.
    fn fill(&mut self, vm: &mut Vm<'_>, exception: Value) {
        let mut waiting = Vec::new();
        waiting.extend(self.add(vm, exception));
        while let Some(at) = waiting.pop() {
            let e = vm.held(&self.all[at].held);
            let cause = self.add_new(vm, vm.exception_cause(e));
            let context = self.add_new(vm, vm.exception_context(e));
            let inner = vm.group_exceptions(e).map(|items| {
                let count = vm.sequence_len(items).unwrap_or(0);
                let item = |i| vm.sequence_item(items, i);
                let items: Vec<Value> = (0..count).filter_map(item).collect();
                items
                    .into_iter()
                    .filter_map(|item| self.add(vm, item))
                    .collect::<Vec<_>>()
            });
            waiting.extend(cause);
            waiting.extend(context);
            waiting.extend(inner.iter().flatten());
            let shown = !vm.exception_suppresses(e);
            let node = &mut self.all[at];
            (node.cause, node.context, node.inner) = (cause, context.filter(|_| shown), inner);
        }
    }

    fn add_new(&mut self, vm: &mut Vm<'_>, e: Option<Value>) -> Option<usize> {
        let e = e.filter(|e| self.chain && !self.seen.contains(&e.bits()))?;
        self.add(vm, e)
    }

    fn add(&mut self, vm: &mut Vm<'_>, e: Value) -> Option<usize> {
        if self.all.len() == MOST {
            return None;
        }
        self.seen.insert(e.bits());
        self.all.push(Node {
            held: vm.hold(e).ok()?,
            cause: None,
            context: None,
            inner: None,
        });
        Some(self.all.len() - 1)
    }

    /// The exception and those that led to it, oldest first, each with what stands before it.
    fn chain(&self, last: usize) -> Vec<(usize, &'static str)> {
        let mut found = vec![(last, "")];
        loop {
            let (at, _) = found[found.len() - 1];
            let node = &self.all[at];
            let next = match (node.cause, node.context) {
                (Some(cause), _) => (cause, CAUSE),
                (None, Some(context)) => (context, CONTEXT),
                (None, None) => break,
            };
            found.push(next);
        }
        let mut link = "";
        found.reverse();
        for (_, between) in &mut found {
            link = std::mem::replace(between, link);
        }
        found
    }
}

/// Margins of the groups around.
#[derive(Debug, Default)]
struct Margin {
    depth: usize,
    /// The last exception of a group has not ended yet.
    open: bool,
}

impl Margin {
    fn indent(&self) -> String {
        "  ".repeat(self.depth)
    }

    /// `text` with the margin, whose last sign is `sign`, before each line.
    fn emit(&self, out: &mut String, text: &str, sign: char) {
        for line in text.split_inclusive('\n') {
            if self.depth > 0 {
                *out += &self.indent();
                out.push(sign);
                out.push(' ');
            }
            *out += line;
        }
    }
}

/// The exception with those that led to it, oldest first.
///
/// Runs the `__str__` of exceptions, so that objects may move.
pub(super) fn format(
    printer: &mut Printer<'_>,
    vm: &mut Vm<'_>,
    exception: &Held,
    chain: bool,
) -> String {
    let top = vm.hold(Value::NONE);
    let mut nodes = Nodes {
        chain,
        ..Nodes::default()
    };
    let last = vm.held(exception);
    nodes.fill(vm, last);
    let mut text = String::new();
    print_chain(printer, vm, (&nodes, 0), &mut Margin::default(), &mut text);
    if let Ok(top) = top {
        vm.release(top);
    }
    text
}

fn print_chain(
    printer: &mut Printer<'_>,
    vm: &mut Vm<'_>,
    (nodes, last): (&Nodes, usize),
    margin: &mut Margin,
    out: &mut String,
) {
    for (at, link) in nodes.chain(last) {
        let node = &nodes.all[at];
        margin.emit(out, link, '|');
        match &node.inner {
            None => {
                let stack = printer.stack(vm, &node.held);
                if !stack.is_empty() {
                    margin.emit(out, "Traceback (most recent call last):\n", '|');
                    margin.emit(out, &stack, '|');
                }
                margin.emit(out, &printer.message(vm, &node.held), '|');
            }
            Some(_) if margin.depth > MOST_DEEP => {
                let text = format!("... (max_group_depth is {MOST_DEEP})\n");
                margin.emit(out, &text, '|');
            }
            Some(_) => print_group(printer, vm, (nodes, at), margin, out),
        }
    }
}

fn print_group(
    printer: &mut Printer<'_>,
    vm: &mut Vm<'_>,
    (nodes, at): (&Nodes, usize),
    margin: &mut Margin,
    out: &mut String,
) {
    let node = &nodes.all[at];
    let inner = node.inner.as_deref().unwrap_or_default();
    let outermost = margin.depth == 0;
    margin.depth += outermost as usize;
    let stack = printer.stack(vm, &node.held);
    if !stack.is_empty() {
        let sign = if outermost { '+' } else { '|' };
        let title = "Exception Group Traceback (most recent call last):\n";
        margin.emit(out, title, sign);
        margin.emit(out, &stack, '|');
    }
    margin.emit(out, &printer.message(vm, &node.held), '|');
    let shown = inner.len().min(MOST_WIDE + 1);
    margin.open = false;
    for (i, last_of) in inner.iter().take(shown).enumerate() {
        let last = i + 1 == shown;
        margin.open |= last;
        let corner = if i == 0 { "+-" } else { "  " };
        let title = match i < MOST_WIDE {
            true => (i + 1).to_string(),
            false => "...".to_owned(),
        };
        let indent = margin.indent();
        *out += &format!("{indent}{corner}+---------------- {title} ----------------\n");
        margin.depth += 1;
        if i < MOST_WIDE {
            print_chain(printer, vm, (nodes, *last_of), margin, out);
        } else {
            let more = inner.len() - MOST_WIDE;
            let s = if more > 1 { "s" } else { "" };
            margin.emit(out, &format!("and {more} more exception{s}\n"), '|');
        }
        if last && margin.open {
            *out += &margin.indent();
            *out += "+------------------------------------\n";
            margin.open = false;
        }
        margin.depth -= 1;
    }
    if outermost {
        margin.depth = 0;
    }
}
