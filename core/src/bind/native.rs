//! Functions in Python that stand for native code: what they say of wrong arguments.
//!
//! CPython's natives are of a few sorts, which the parameters tell: none, one without a name, several
//! without names, and such as have names. Each has words of its own.

use super::Parameters;
use crate::builtins::signature::{self, Signature, only_keywords};
use crate::features::Feature;
use crate::image::{Code, flag};
use crate::kind::Kind;
use crate::strings::Name;
use crate::trap::{Part, Res, Trap};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::{Args, Vm};

/// More parameters than any of these functions has.
const MOST: usize = 16;

/// Whether the code's function answers as a native does.
pub(crate) fn stands_for_native(code: Code<'_>) -> bool {
    Feature::Introspection.included() && code.has(flag::NATIVE)
}

/// How errors name a function.
#[derive(Clone, Copy)]
struct Named<'a> {
    /// The name alone, that of the class where it makes instances.
    name: &'a str,
    /// Whether it makes or initializes instances.
    constructs: bool,
    /// How many arguments are not counted: what a method is called on.
    receivers: usize,
}

/// How errors name the function of this name and qualified name; `None` for those within others.
fn named<'a>(name: &'a str, qualname: &'a str) -> Option<Named<'a>> {
    let constructs = matches!(name, "__new__" | "__init__");
    // Methods of classes within functions count, functions within functions do not.
    let within = qualname.rsplit_once("<locals>.");
    let Some((class, _)) = within.map_or(qualname, |(_, rest)| rest).rsplit_once('.') else {
        return within.is_none().then_some(Named {
            name,
            constructs: false,
            receivers: 0,
        });
    };
    let class = class.rsplit_once('.').map_or(class, |(_, last)| last);
    Some(Named {
        name: if constructs { class } else { name },
        constructs,
        receivers: 1,
    })
}

impl<'m> Vm<'m> {
    /// Refuses arguments that the function `f` does not take in the words for natives; gives those
    /// that it is to have.
    pub(super) fn check_as_native(
        &mut self,
        f: Value,
        code: Code<'m>,
        args: Args,
        p: Parameters,
    ) -> Res<Args> {
        let required = p.positional - p.defaults.min(p.positional);
        let any = code.has(flag::VARARGS);
        let fits = args.len() >= required && (any || args.len() <= p.positional);
        if args.keywords == 0 && fits {
            return Ok(args);
        }
        let image = self.image;
        let name = image.str(code.name());
        let Some(by) = named(name, image.str(code.qualname())) else {
            return Ok(args);
        };
        if args.len() < by.receivers || p.named() > MOST {
            return Ok(args);
        }
        let all = args;
        let args = args.skip(by.receivers);
        let any_keywords = code.has(flag::VARKEYWORDS);
        let mut names = [""; MOST];
        for (i, name) in names.iter_mut().enumerate().take(p.named()) {
            *name = image.str(image.variable(code, i));
        }
        let names = names.get(by.receivers..p.named()).unwrap_or(&[]);
        let [positional, positional_only, required] =
            [p.positional, p.positional_only, required].map(|n| n.saturating_sub(by.receivers));
        if names.len() > positional_only && !any && !any_keywords {
            let takes = Signature::new(by.name, names)
                .positional_only(positional_only)
                .keyword_only(positional)
                .required(required);
            return signature::check(self, args, &takes).map(|()| all);
        }
        if args.keywords > 0 && !any_keywords {
            if names.len() > positional_only {
                let named = &names[positional_only..];
                return only_keywords(self, args, by.name, named).map(|()| all);
            }
            if by.constructs && self.initializes(self.arg(all, 0)) {
                return Ok(all.positional_part());
            }
            return Err(self.refuse_as_native(f, by, " takes no keyword arguments", None));
        }
        let most = if any { usize::MAX } else { positional };
        self.check_native_count(f, by, args.len(), required..=most)
            .map(|()| all)
    }

    /// Whether instances of `class` are initialized by a function in Python, which may take keywords
    /// that are nothing to `__new__`.
    fn initializes(&self, class: Value) -> bool {
        const INIT: Name = Name::new("__init__");
        let init = class.is(Kind::Class).then(|| self.lookup(class, INIT));
        init.flatten().is_some_and(|(f, _)| f.is(Kind::Function))
    }

    /// Checks the number of arguments of a native without named parameters.
    fn check_native_count(
        &mut self,
        f: Value,
        by: Named<'_>,
        given: usize,
        takes: core::ops::RangeInclusive<usize>,
    ) -> Res<()> {
        let (least, most) = (*takes.start(), *takes.end());
        if takes.contains(&given) {
            return Ok(());
        }
        if !by.constructs && most == 0 {
            return Err(self.refuse_as_native(f, by, " takes no arguments (", Some(given)));
        }
        if !by.constructs && (least, most) == (1, 1) {
            let text = " takes exactly one argument (";
            return Err(self.refuse_as_native(f, by, text, Some(given)));
        }
        let (how, bound) = match given < least {
            _ if least == most => ("", least),
            // Types check their first argument as if it were the only one.
            true if by.constructs && most == usize::MAX => ("", least),
            true => ("at least ", least),
            false => ("at most ", most),
        };
        Err(self.raise_count(by.name.into(), how, bound, given))
    }

    /// A TypeError that begins with the function's full name.
    #[cold]
    fn refuse_as_native(
        &mut self,
        f: Value,
        by: Named<'_>,
        text: &'static str,
        given: Option<usize>,
    ) -> Trap {
        let mut parts = [Part::Function(f), text.into(), "".into(), "".into()];
        if by.constructs {
            return self.raise(
                TypeId::TypeError,
                &[by.name.into(), "()".into(), text.into()],
            );
        }
        if let Some(given) = given {
            (parts[2], parts[3]) = (Part::Int(given as i64), " given)".into());
        }
        self.raise(TypeId::TypeError, &parts)
    }
}
