//! What natives whose parameters have names accept, and what they say of anything else.

use crate::suggest::closest;
use crate::trap::{Part, Res, Trap};
use crate::types::TypeId;
use crate::vm::{Args, Vm};

/// The parameters of a native, the receiver not among them.
#[derive(Clone, Copy, Debug)]
pub struct Signature<'a> {
    function: &'a str,
    names: &'a [&'a str],
    positional_only: usize,
    positional: usize,
    required: usize,
}

impl<'a> Signature<'a> {
    /// Parameters with defaults that are given by position or by name.
    pub const fn new(function: &'a str, names: &'a [&'a str]) -> Signature<'a> {
        Signature {
            function,
            names,
            positional_only: 0,
            positional: names.len(),
            required: 0,
        }
    }

    /// The first `count` parameters have no names.
    pub const fn positional_only(self, count: usize) -> Signature<'a> {
        Signature {
            positional_only: count,
            ..self
        }
    }

    /// The parameters from number `first` on are given by name only.
    pub const fn keyword_only(self, first: usize) -> Signature<'a> {
        Signature {
            positional: first,
            ..self
        }
    }

    /// The first `count` parameters have no defaults.
    pub const fn required(self, count: usize) -> Signature<'a> {
        Signature {
            required: count,
            ..self
        }
    }

    fn named(&self) -> &'a [&'a str] {
        &self.names[self.positional_only..]
    }
}

/// Checks the arguments, the receiver not among them.
///
/// # Errors
/// TypeError in the words of the reference implementation.
#[inline]
pub fn check(vm: &mut Vm<'_>, args: Args, s: &Signature<'_>) -> Res<()> {
    if args.keywords == 0 && (s.required..=s.positional).contains(&args.len()) {
        return Ok(());
    }
    check_counts(vm, args, s)?;
    check_names(vm, args, s)
}

#[cold]
fn check_counts(vm: &mut Vm<'_>, args: Args, s: &Signature<'_>) -> Res<()> {
    let (given, all) = (args.len(), args.len() + args.keywords);
    if all > s.names.len() {
        let what = if given == 0 {
            " keyword argument"
        } else {
            " argument"
        };
        return Err(wrong_count(vm, s, ("at most ", s.names.len(), what, all)));
    }
    let what = " positional argument";
    if given > s.positional {
        if s.positional == 0 {
            let text = [s.function.into(), "() takes no positional arguments".into()];
            return Err(vm.raise(TypeId::TypeError, &text));
        }
        let how = if s.required < s.positional {
            "at most "
        } else {
            "exactly "
        };
        return Err(wrong_count(vm, s, (how, s.positional, what, given)));
    }
    let least = s.positional_only.min(s.required);
    if given < least {
        let how = if least < s.positional {
            "at least "
        } else {
            "exactly "
        };
        return Err(wrong_count(vm, s, (how, least, what, given)));
    }
    Ok(())
}

fn wrong_count(
    vm: &mut Vm<'_>,
    s: &Signature<'_>,
    (how, bound, what, given): (&str, usize, &str, usize),
) -> Trap {
    let text = [
        s.function.into(),
        "() takes ".into(),
        how.into(),
        Part::Int(bound as i64),
        what.into(),
        if bound == 1 { " (" } else { "s (" }.into(),
        Part::Int(given as i64),
        " given)".into(),
    ];
    vm.raise(TypeId::TypeError, &text)
}

fn check_names(vm: &mut Vm<'_>, args: Args, s: &Signature<'_>) -> Res<()> {
    let given = args.len();
    for (i, &name) in s.names.iter().enumerate().take(s.required).skip(given) {
        if vm.keyword(args, name).is_none() {
            let text = [
                s.function.into(),
                "() missing required argument '".into(),
                name.into(),
                "' (pos ".into(),
                Part::Int(i as i64 + 1),
                ")".into(),
            ];
            return Err(vm.raise(TypeId::TypeError, &text));
        }
    }
    let by_position = s
        .names
        .iter()
        .enumerate()
        .take(given)
        .skip(s.positional_only);
    for (i, &name) in by_position {
        if vm.keyword(args, name).is_some() {
            let text = [
                "argument for ".into(),
                s.function.into(),
                "() given by name ('".into(),
                name.into(),
                "') and position (".into(),
                Part::Int(i as i64 + 1),
                ")".into(),
            ];
            return Err(vm.raise(TypeId::TypeError, &text));
        }
    }
    only_keywords(vm, args, s.function, s.named())
}

/// Checks that keyword arguments are among `allowed`.
///
/// # Errors
/// TypeError that names the first one that is not.
pub(crate) fn only_keywords(
    vm: &mut Vm<'_>,
    args: Args,
    function: &str,
    allowed: &[&str],
) -> Res<()> {
    for i in 0..args.keywords {
        let name = vm.keyword_name(args, i);
        if !vm.is_str(name) {
            return Err(vm.raise_strange_keyword());
        }
        let text = vm.str(name).unwrap_or("");
        if allowed.contains(&text) {
            continue;
        }
        let mut message = [
            Part::Text(function),
            Part::Text("() got an unexpected keyword argument '"),
            Part::Plain(name),
            Part::Text("'"),
            Part::Text(""),
            Part::Text(""),
            Part::Text(""),
        ];
        if let Some(meant) = closest(text, allowed.iter().copied()) {
            message[4..].copy_from_slice(&[". Did you mean '".into(), meant.into(), "'?".into()]);
        }
        return Err(vm.raise(TypeId::TypeError, &message));
    }
    Ok(())
}
