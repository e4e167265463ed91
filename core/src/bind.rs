//! Binding: how the arguments of a call become the parameters of a Python function.
//!
//! All checks and all allocation come first; only then are the argument words moved to where
//! the callee's frame has its parameters.

mod native;

pub(crate) use native::stands_for_native;

use crate::call::Target;
use crate::dict::Hash;
use crate::features::Feature;
use crate::function::{DEFAULTS, KEYWORD_DEFAULTS};
use crate::image::{Code, CodeId, field, flag};
use crate::kind::Kind;
use crate::suggest::closest;
use crate::trap::{Part, Res, Trap};
use crate::types::{ANY, Native, Role, TypeId, native};
use crate::value::{Immediate, Value};
use crate::vm::{Args, HEADER, Vm, WINDOW};

/// The parameters of a function, as counts.
#[derive(Clone, Copy)]
struct Parameters {
    positional: usize,
    positional_only: usize,
    keyword_only: usize,
    /// Positional parameters with defaults: the last ones.
    defaults: usize,
}

impl Parameters {
    fn named(&self) -> usize {
        self.positional + self.keyword_only
    }
}

impl<'m> Vm<'m> {
    /// Binds `args` for the function `f`: its frame is then at `args.base`.
    #[inline]
    pub(crate) fn bind(&mut self, f: Value, args: Args) -> Res<Target> {
        let (code, fast) = self.fast(f);
        if fast.parameters() != args.count || args.keywords > 0 || fast.is_not_simple() {
            return self.bind_slow(f, args);
        }
        if !self.stack_fits(args.base + WINDOW + 2 * args.count + 8) {
            return Err(self.raise_recursion());
        }
        let others = args.base + args.count;
        self.heap.words[others..others + fast.others()].fill(Value::UNBOUND.bits());
        self.set_word(args.base - HEADER, f);
        Ok(Target::Frame {
            base: args.base,
            code: CodeId(code as u32),
            flags: 0,
        })
    }

    /// As [`Vm::bind`] for a function of any parameters.
    #[inline(never)]
    fn bind_slow(&mut self, f: Value, args: Args) -> Res<Target> {
        let Some(id) = self.code_of(f) else {
            return Err(self.bad_image("a function without code"));
        };
        let code = self.image.code(id);
        let parameters = Parameters {
            positional: code.get(field::POSITIONAL),
            positional_only: code.get(field::POSITIONAL_ONLY),
            keyword_only: code.get(field::KEYWORD_ONLY),
            defaults: match self.get(f.addr(), DEFAULTS).as_kind(Kind::Tuple) {
                Some(at) => self.heap.len(at),
                None => 0,
            },
        };
        let slots = code.get(field::SLOTS);
        let room = slots.max(WINDOW) + 2 * args.count + parameters.named() + 8;
        if !self.stack_fits(args.base + room) {
            return Err(self.raise_recursion());
        }
        let plain = args.keywords == 0
            && parameters.keyword_only == 0
            && !code.has(flag::VARARGS)
            && !code.has(flag::VARKEYWORDS);
        if plain && args.count <= parameters.positional {
            self.bind_plain(f, code, args, parameters)?;
        } else if !self.bind_named(f, code, args, parameters) {
            self.bind_any(f, code, args, parameters)?;
        }
        let bound = parameters.named()
            + code.has(flag::VARARGS) as usize
            + code.has(flag::VARKEYWORDS) as usize;
        let locals = code.get(field::LOCALS);
        self.heap.words[args.base + bound..args.base + locals].fill(Value::UNBOUND.bits());
        self.set_word(args.base - HEADER, f);
        Ok(Target::Frame {
            base: args.base,
            code: id,
            flags: 0,
        })
    }

    /// Positional arguments and defaults only.
    fn bind_plain(&mut self, f: Value, code: Code<'m>, args: Args, p: Parameters) -> Res<()> {
        let first_default = p.positional - p.defaults.min(p.positional);
        if args.count < first_default {
            return Err(self.missing(f, code, args, p));
        }
        let defaults = self.get(f.addr(), DEFAULTS);
        for i in args.count..p.positional {
            let v = self.get(defaults.addr(), i - first_default + 1);
            self.set_word(args.base + i, v);
        }
        Ok(())
    }

    /// Binds in one pass what has neither `*` nor `**` and is right; whether it was. Puts the
    /// parameters together behind everything, so that the arguments are still there if not.
    fn bind_named(&mut self, f: Value, code: Code<'m>, args: Args, p: Parameters) -> bool {
        let given = args.len();
        if code.has(flag::VARARGS) || code.has(flag::VARKEYWORDS) || given > p.positional {
            return false;
        }
        let target = args.base + code.get(field::SLOTS).max(args.count) + 1;
        self.heap
            .words
            .copy_within(args.base..args.base + given, target);
        self.heap.words[target + given..target + p.named()].fill(Value::UNBOUND.bits());
        for k in 0..args.keywords {
            let name = self.keyword_name(args, k);
            match self.parameter(code, p, name) {
                Some(i) if self.word(target + i).is_unbound() => {
                    self.set_word(target + i, self.keyword_value(args, k));
                }
                _ => return false,
            }
        }
        for i in given..p.named() {
            if self.word(target + i).is_unbound() {
                let Some(v) = self.default(f, code, p, i) else {
                    return false;
                };
                self.set_word(target + i, v);
            }
        }
        self.heap
            .words
            .copy_within(target..target + p.named(), args.base);
        true
    }

    fn bind_any(&mut self, f: Value, code: Code<'m>, args: Args, p: Parameters) -> Res<()> {
        if code.has(flag::VARARGS) || code.has(flag::VARKEYWORDS) {
            self.needs(Feature::Starred)?;
        }
        let args = match stands_for_native(code) {
            true => self.check_as_native(f, code, args, p)?,
            false => args,
        };
        let given = args.len();
        self.check_keywords(f, code, args, p)?;
        if given > p.positional && !code.has(flag::VARARGS) {
            return Err(self.too_many(f, code, args, p));
        }
        if self.first_missing(f, code, args, p, 0..p.named()).is_some() {
            return Err(self.missing(f, code, args, p));
        }
        if !Feature::Starred.included() {
            // Whatever else there is has been bound.
            return Err(self.bad_image("a call that cannot be bound"));
        }
        let rest = match code.has(flag::VARARGS) {
            true => Some(self.tuple_from_words(
                args.base + p.positional.min(given),
                given.saturating_sub(p.positional),
            )?),
            false => None,
        };
        let others = match code.has(flag::VARKEYWORDS) {
            true => Some(self.other_keywords(code, args, p)?),
            false => None,
        };
        self.place(f, code, args, p);
        let first = args.base + p.named();
        for (at, v) in (first..).zip([rest, others].into_iter().flatten()) {
            self.set_word(at, v);
        }
        Ok(())
    }

    /// The parameter that keyword `name` is for.
    fn parameter(&self, code: Code<'m>, p: Parameters, name: Value) -> Option<usize> {
        (p.positional_only..p.named())
            .find(|&i| self.str_eq(self.image.variable(code, i).value(), name))
    }

    fn check_keywords(&mut self, f: Value, code: Code<'m>, args: Args, p: Parameters) -> Res<()> {
        for i in 0..args.keywords {
            let name = self.keyword_name(args, i);
            match self.parameter(code, p, name) {
                Some(n) if n < args.len().min(p.positional) => {
                    let text = [
                        Part::Function(f),
                        " got multiple values for argument '".into(),
                        Part::Plain(name),
                        "'".into(),
                    ];
                    return Err(self.raise(TypeId::TypeError, &text));
                }
                Some(_) => {}
                None if code.has(flag::VARKEYWORDS) => {}
                None => return Err(self.unexpected_keyword(f, code, args, p, name)),
            }
        }
        Ok(())
    }

    /// Refuses `name`, which is no keyword of the function.
    #[cold]
    fn unexpected_keyword(
        &mut self,
        f: Value,
        code: Code<'m>,
        args: Args,
        p: Parameters,
        name: Value,
    ) -> Trap {
        let image = self.image;
        let named = |i: usize| image.str(image.variable(code, i));
        let given = |vm: &Self, i: usize| vm.keyword(args, named(i)).is_some();
        if (0..p.positional_only).any(|i| given(self, i)) {
            let message = self.message(f, |vm, b, slot| {
                let text = " got some positional-only arguments passed as keyword arguments: ";
                vm.build_parts(b, &[Part::Function(vm.word(slot)), text.into()])?;
                let mut before = "'";
                for i in 0..p.positional_only {
                    if given(vm, i) {
                        vm.build_parts(b, &[before.into(), named(i).into()])?;
                        before = ", ";
                    }
                }
                vm.build_text(b, "'")
            });
            return self.raise_message(TypeId::TypeError, message);
        }
        let possible = (p.positional_only..p.named()).map(named);
        let meant = self.str(name).and_then(|n| closest(n, possible));
        let mut text = [
            Part::Function(f),
            " got an unexpected keyword argument '".into(),
            Part::Plain(name),
            "'".into(),
            "".into(),
            "".into(),
            "".into(),
        ];
        if let Some(meant) = meant {
            (text[4], text[5], text[6]) = (". Did you mean '".into(), meant.into(), "'?".into());
        }
        self.raise(TypeId::TypeError, &text)
    }

    /// The value that parameter `i` gets when no argument is for it.
    fn default(&self, f: Value, code: Code<'m>, p: Parameters, i: usize) -> Option<Value> {
        if i < p.positional {
            let first = p.positional - p.defaults.min(p.positional);
            let n = i.checked_sub(first)?;
            return Some(self.get(self.get(f.addr(), DEFAULTS).addr(), n + 1));
        }
        let defaults = self.get(f.addr(), KEYWORD_DEFAULTS);
        let name = self.image.variable(code, i);
        defaults
            .is(Kind::Dict)
            .then(|| self.dict_get_constant(defaults, name))
            .flatten()
    }

    fn keyword_for(&self, code: Code<'m>, args: Args, p: Parameters, i: usize) -> Option<usize> {
        if i < p.positional_only {
            return None;
        }
        let name = self.image.variable(code, i).value();
        (0..args.keywords).find(|&k| self.str_eq(self.keyword_name(args, k), name))
    }

    /// The first parameter of the range that gets no value.
    fn first_missing(
        &self,
        f: Value,
        code: Code<'m>,
        args: Args,
        p: Parameters,
        mut range: core::ops::Range<usize>,
    ) -> Option<usize> {
        range.find(|&i| {
            !(i < p.positional && i < args.len())
                && self.keyword_for(code, args, p, i).is_none()
                && self.default(f, code, p, i).is_none()
        })
    }

    /// A dict of the keyword arguments that are for no parameter.
    fn other_keywords(&mut self, code: Code<'m>, args: Args, p: Parameters) -> Res {
        let dict = self.new_dict()?;
        for i in 0..args.keywords {
            let name = self.keyword_name(args, i);
            if self.parameter(code, p, name).is_none() {
                let (hash, v) = (self.str_hash(name) as Hash, self.keyword_value(args, i));
                self.table_insert(dict, name, hash, v)?;
            }
        }
        Ok(dict)
    }

    /// Moves arguments and defaults to the parameters' places. Nothing here can fail.
    fn place(&mut self, f: Value, code: Code<'m>, args: Args, p: Parameters) {
        let scratch = args.base + code.get(field::SLOTS).max(args.count) + 1;
        self.heap
            .words
            .copy_within(args.base..args.base + args.count, scratch);
        let given = args.len();
        for i in 0..p.named() {
            let v = if i < p.positional && i < given {
                self.word(scratch + i)
            } else if let Some(k) = self.keyword_for(code, args, p, i) {
                self.word(scratch + given + k)
            } else {
                self.default(f, code, p, i).unwrap_or(Value::UNBOUND)
            };
            self.set_word(args.base + i, v);
        }
    }

    // ---- errors

    #[cold]
    fn missing(&mut self, f: Value, code: Code<'m>, args: Args, p: Parameters) -> Trap {
        if stands_for_native(code)
            && let Err(trap) = self.check_as_native(f, code, args, p)
        {
            return trap;
        }
        let (range, what) = match self.first_missing(f, code, args, p, 0..p.positional) {
            Some(_) => (0..p.positional, "positional"),
            None => (p.positional..p.named(), "keyword-only"),
        };
        let lacks = |vm: &Self, i: usize| vm.first_missing(f, code, args, p, i..i + 1).is_some();
        let count = range.clone().filter(|&i| lacks(self, i)).count();
        let message = self.message(f, |vm, b, slot| {
            vm.build_parts(
                b,
                &[
                    Part::Function(vm.word(slot)),
                    " missing ".into(),
                    Part::Int(count as i64),
                ],
            )?;
            vm.build_parts(b, &[" required ".into(), what.into(), " argument".into()])?;
            vm.build_text(b, if count == 1 { ": " } else { "s: " })?;
            let mut n = 0;
            for i in range.clone() {
                if vm
                    .first_missing(vm.word(slot), code, args, p, i..i + 1)
                    .is_none()
                {
                    continue;
                }
                n += 1;
                let before = match n {
                    1 => "'",
                    _ if n == count && count == 2 => " and '",
                    _ if n == count => ", and '",
                    _ => ", '",
                };
                vm.build_parts(
                    b,
                    &[
                        before.into(),
                        Part::Name(vm.image.variable(code, i)),
                        "'".into(),
                    ],
                )?;
            }
            Ok(())
        });
        self.raise_message(TypeId::TypeError, message)
    }

    #[cold]
    fn too_many(&mut self, f: Value, code: Code<'m>, args: Args, p: Parameters) -> Trap {
        let given = args.len();
        let fewest = p.positional - p.defaults.min(p.positional);
        let plural = |n: usize| if n == 1 { "" } else { "s" };
        let keyword_only = (p.positional..p.named())
            .filter(|&i| self.keyword_for(code, args, p, i).is_some())
            .count();
        let message = self.message(f, |vm, b, slot| {
            vm.build_parts(b, &[Part::Function(vm.word(slot)), " takes ".into()])?;
            if p.defaults > 0 {
                vm.build_parts(
                    b,
                    &["from ".into(), Part::Int(fewest as i64), " to ".into()],
                )?;
            }
            vm.build_parts(
                b,
                &[
                    Part::Int(p.positional as i64),
                    " positional argument".into(),
                ],
            )?;
            vm.build_text(b, plural(if p.defaults > 0 { 2 } else { p.positional }))?;
            vm.build_parts(b, &[" but ".into(), Part::Int(given as i64)])?;
            if keyword_only > 0 {
                vm.build_parts(
                    b,
                    &[
                        " positional argument".into(),
                        plural(given).into(),
                        " (and ".into(),
                    ],
                )?;
                vm.build_parts(
                    b,
                    &[
                        Part::Int(keyword_only as i64),
                        " keyword-only argument".into(),
                    ],
                )?;
                vm.build_parts(b, &[plural(keyword_only).into(), ")".into()])?;
            }
            vm.build_text(
                b,
                if given == 1 && keyword_only == 0 {
                    " was given"
                } else {
                    " were given"
                },
            )
        });
        self.raise_message(TypeId::TypeError, message)
    }

    /// Whether this is a call of a method of just the receiver's type, with positional arguments
    /// alone and as many as it takes: as most calls are.
    #[inline]
    fn is_plain_method_call(&self, native: &Native, owner: Option<TypeId>, args: Args) -> bool {
        let (count, keywords) = (args.count, args.keywords);
        count > 0
            && keywords == 0
            && native.role == Role::Method
            && count > native.min as usize
            && count <= native.max as usize + 1
            && owner.is_some_and(|owner| {
                let this = self.word(args.base);
                self.is_of_library(owner, this)
                    .unwrap_or_else(|| owner == self.type_id(this))
            })
    }

    /// Whether what `owner`, a type that a class of the library has its methods of, takes for one of
    /// its instances is in `this`. `None` of other types.
    #[inline]
    fn is_of_library(&self, owner: TypeId, this: Value) -> Option<bool> {
        match owner {
            TypeId::Deque if Feature::Deques.included() => Some(self.is_deque(this)),
            TypeId::Matched if Feature::Matches.included() => Some(self.is_match(this)),
            TypeId::Cached if Feature::Packages.included() => Some(this.is(Kind::Instance)),
            TypeId::Shell if Feature::Delegation.included() => Some(this.is(Kind::Instance)),
            _ => None,
        }
    }

    /// Checks that a method or attribute of the built-in type `owner` is asked of an instance.
    pub(crate) fn check_receiver(
        &mut self,
        native: &Native,
        owner: TypeId,
        this: Value,
    ) -> Res<()> {
        let fits = match self.is_of_library(owner, this) {
            Some(fits) => fits,
            // An exception can be of several types that are laid out alike.
            None if this.is(Kind::Exception) => self.derives(self.class_of(this), owner.value()),
            None => self.type_id(this).derives_from(owner),
        };
        match fits {
            true => Ok(()),
            false => Err(self.wrong_receiver(native, owner, this)),
        }
    }

    /// Checks the number of arguments of a native, with the wording of CPython's.
    pub(crate) fn check_arity(
        &mut self,
        native: &Native,
        owner: Option<TypeId>,
        args: Args,
    ) -> Res<()> {
        if self.is_plain_method_call(native, owner, args) {
            return Ok(());
        }
        let implicit = (owner.is_some() && native.role != Role::Static) as usize;
        if args.len() < implicit {
            let wrapper = owner.is_some_and(|owner| native.is_slot_wrapper(owner));
            let id = owner.unwrap_or(TypeId::Object);
            let owner = id.name();
            if wrapper {
                let text = [
                    "descriptor '".into(),
                    native.name.into(),
                    "' of '".into(),
                    owner.into(),
                    "' object needs an argument".into(),
                ];
                return Err(self.raise(TypeId::TypeError, &text));
            }
            let text = [
                "unbound method ".into(),
                crate::attr::module_and_name(id).1.into(),
                ".".into(),
                native.name.into(),
                "() needs an argument".into(),
            ];
            return Err(self.raise(TypeId::TypeError, &text));
        }
        if let Some(id) = owner
            && matches!(native.role, Role::Method | Role::Whole)
        {
            self.check_receiver(native, id, self.word(args.base))?;
        }
        let given = args.len() - implicit;
        if args.keywords > 0 && !native.keywords {
            let mut text = [
                Part::Text(""),
                Part::Text(""),
                native.name.into(),
                "() takes no keyword arguments".into(),
            ];
            match owner {
                Some(id) if native.name == "__init__" => text[2] = id.name().into(),
                Some(id) if native.is_slot_wrapper(id) => text[0] = "wrapper ".into(),
                Some(id) => {
                    let name = crate::attr::module_and_name(id).1;
                    (text[0], text[1]) = (name.into(), ".".into());
                }
                None => {}
            }
            return Err(self.raise(TypeId::TypeError, &text));
        }
        let (min, max) = (native.min as usize, native.max as usize);
        if given >= min && (native.max == ANY || given <= max) {
            return Ok(());
        }
        let class = owner.map_or(Value::NONE, TypeId::value);
        Err(self.wrong_count(native, owner, class, given))
    }

    /// Refuses a number of arguments that the bound method `f` of a built-in type does not take: bound
    /// to an instance of a subtype it goes by that one's name.
    pub(crate) fn check_bound(&mut self, f: Value, given: usize) -> Res<()> {
        let Some(at) = f.as_kind(Kind::Method) else {
            return Ok(());
        };
        let (inner, this) = (self.get(at, 1), self.get(at, 2));
        let found = inner.as_immediate(Immediate::Native).and_then(native);
        let Some((native, Some(owner))) = found else {
            return Ok(());
        };
        let taken = native.min as usize..=native.max as usize;
        let open = native.max == ANY && given >= native.min as usize;
        if open || native.keywords || taken.contains(&given) || native.role == Role::Class {
            return Ok(());
        }
        let class = self.class_of(this);
        Err(self.wrong_count(native, Some(owner), class, given))
    }

    /// `list.append(5, 1)`: natives rely on the type of what they are called on.
    #[cold]
    fn wrong_receiver(&mut self, native: &Native, owner: TypeId, this: Value) -> Trap {
        if native.is_slot_wrapper(owner) {
            let text = [
                "descriptor '".into(),
                native.name.into(),
                "' requires a '".into(),
                owner.name().into(),
                "' object but received a '".into(),
                Part::TypeOf(this),
                "'".into(),
            ];
            return self.raise(TypeId::TypeError, &text);
        }
        let text = [
            "descriptor '".into(),
            native.name.into(),
            "' for '".into(),
            owner.name().into(),
            "' objects doesn't apply to a '".into(),
            Part::TypeOf(this),
            "' object".into(),
        ];
        self.raise(TypeId::TypeError, &text)
    }

    #[cold]
    fn wrong_count(
        &mut self,
        native: &Native,
        owner: Option<TypeId>,
        class: Value,
        given: usize,
    ) -> Trap {
        let (min, max) = (native.min as usize, native.max as usize);
        let prefix: [Part<'_>; 2] = match owner {
            Some(_) => [Part::Qualified(class), ".".into()],
            None => ["".into(), "".into()],
        };
        let n = Part::Int(given as i64);
        if min == max && owner.is_some_and(|owner| native.is_slot_wrapper(owner)) {
            let plural = if max == 1 {
                " argument, got "
            } else {
                " arguments, got "
            };
            let number = matches!(owner, Some(TypeId::Int | TypeId::Float | TypeId::Complex));
            let expected = match native.name {
                "__setattr__" | "__setitem__" => " expected ",
                "__mul__" | "__rmul__" | "__imul__" if !number => " expected ",
                _ => "expected ",
            };
            let text = [expected.into(), Part::Int(max as i64), plural.into(), n];
            return self.raise(TypeId::TypeError, &text);
        }
        let name = match owner {
            Some(id) if native.name == "__init__" => Part::Text(id.name()),
            _ => Part::Text(native.name),
        };
        if max == min && max <= 1 {
            let what = if max == 0 {
                "() takes no arguments ("
            } else {
                "() takes exactly one argument ("
            };
            return self.raise(
                TypeId::TypeError,
                &[prefix[0], prefix[1], name, what.into(), n, " given)".into()],
            );
        }
        let (how, bound) = match given {
            _ if min == max => ("", min),
            _ if given < min => ("at least ", min),
            _ => ("at most ", max),
        };
        self.raise_count(name, how, bound, given)
    }

    /// The TypeError of a native that expects `bound` arguments (`how`: exactly, at least, at
    /// most) and was given another number of them.
    #[cold]
    pub(crate) fn raise_count(
        &mut self,
        name: Part<'_>,
        how: &'static str,
        bound: usize,
        given: usize,
    ) -> Trap {
        let plural = if bound == 1 {
            " argument, got "
        } else {
            " arguments, got "
        };
        let text = [
            name,
            " expected ".into(),
            how.into(),
            Part::Int(bound as i64),
            plural.into(),
            Part::Int(given as i64),
        ];
        self.raise(TypeId::TypeError, &text)
    }
}
