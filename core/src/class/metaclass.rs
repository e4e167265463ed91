//! Metaclasses: which one a class has, its `__prepare__`, and what `type.__new__` does.
//!
//! What a class statement needs stands in a row of words, registers of the frame that runs it:
//! namespace, name, bases, keywords, metaclass (unbound if there is no need to ask it), and the
//! bases as they were written (unbound if they are the same).

use super::METACLASS;
use super::create::CLASS_CELL;
use crate::features::Feature;
use crate::interp::Cursor;
use crate::kind::Kind;
use crate::opcode::Instr;
use crate::strings::Name;
use crate::trap::{Part, Res};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::{Args, HEADER, Names, Vm};

const NAMESPACE: usize = 0;
const NAME: usize = 1;
const BASES: usize = 2;
const KEYWORDS: usize = 3;
const META: usize = 4;
const WRITTEN: usize = 5;

const CALL: Name = Name::new("__call__");
const INIT: Name = Name::new("__init__");
const NEW: Name = Name::new("__new__");
const PREPARE: Name = Name::new("__prepare__");
const MRO_ENTRIES: Name = Name::new("__mro_entries__");
const ORIG_BASES: &str = "__orig_bases__";
const MODULE: &str = "__module__";

/// Words that making a class may take besides what Python code takes.
pub(super) const CLASS_ROOM: usize = 256;

impl Vm<'_> {
    /// The class of a class or module; `None` where it is the built-in type.
    #[inline]
    pub(crate) fn metaclass(&self, class: Value) -> Option<Value> {
        if !Feature::Metaclasses.included() {
            return None;
        }
        let field = match class.kind()? {
            Kind::Class => METACLASS,
            Kind::Module => crate::builtins::module::CLASS,
            _ => return None,
        };
        Some(self.get(class.addr(), field)).filter(|meta| !meta.is_none())
    }

    // ---- class statements

    /// Resolves the bases, finds the metaclass and asks it for a namespace, for the class
    /// statement of which the words stand in `R[a]` on.
    pub(crate) fn prepare_class(&mut self, cur: &Cursor, i: Instr) -> Res<()> {
        self.needs(Feature::Classes)?;
        self.sync(*cur);
        let words = cur.fp + i.a() as usize;
        let top = self.top;
        let done = self.prepare_in_words(words);
        self.top = top;
        done
    }

    fn prepare_in_words(&mut self, words: usize) -> Res<()> {
        self.make_room(CLASS_ROOM)?;
        let bases = self.resolved_bases(words)?;
        let slot = self.push(bases)?;
        let keywords = self.word(words + KEYWORDS);
        let given = match keywords.is(Kind::Dict) {
            true => self.dict_get_text(keywords, "metaclass"),
            false => None,
        };
        let meta = match given {
            Some(_) if !Feature::Metaclasses.included() => {
                return self.needs(Feature::Metaclasses);
            }
            Some(meta) if !self.is_class(meta) => meta,
            Some(meta) => self.most_derived(meta, self.word(slot))?,
            None if !Feature::Metaclasses.included() => TypeId::Type.value(),
            None => {
                let first = self.items_span(self.word(slot)).filter(|span| span.1 > 0);
                let start =
                    first.map_or(TypeId::Type.value(), |(at, _)| self.class_of(self.word(at)));
                self.most_derived(start, self.word(slot))?
            }
        };
        let plain = meta == TypeId::Type.value();
        if !plain {
            self.needs(Feature::Metaclasses)?;
        }
        let kept = self.push(meta)?;
        let named = self.push(Value::NONE)?;
        if Feature::Metaclasses.included() && given.is_some() {
            let rest = self.copy_table(self.word(words + KEYWORDS), Kind::Dict)?;
            self.dict_delete_text(rest, "metaclass");
            self.set_word(named, rest);
        } else {
            self.set_word(named, self.word(words + KEYWORDS));
        }
        let namespace = match plain {
            true => self.new_dict()?,
            false => self.prepared_namespace(words, slot, kept, named)?,
        };
        // From here on nothing fails.
        let written = self.word(words + BASES);
        let bases = self.word(slot);
        self.set_word(
            words + WRITTEN,
            if written == bases {
                Value::UNBOUND
            } else {
                written
            },
        );
        self.set_word(words + BASES, bases);
        self.set_word(words + KEYWORDS, self.word(named));
        self.set_word(
            words + META,
            if plain {
                Value::UNBOUND
            } else {
                self.word(kept)
            },
        );
        self.set_word(words + NAMESPACE, namespace);
        Ok(())
    }

    /// The bases with what `__mro_entries__` of those that are no classes give instead.
    fn resolved_bases(&mut self, words: usize) -> Res {
        let bases = self.word(words + BASES);
        let Some((base, count)) = self.items_span(bases) else {
            return Ok(bases);
        };
        // Where there are no metaclasses, what its class says of it is all that is looked at.
        let is_plain = |vm: &Self, v: Value| {
            vm.is_class(v)
                || !Feature::Metaclasses.included()
                    && vm.lookup(vm.class_of(v), MRO_ENTRIES).is_none()
        };
        if (0..count).all(|i| is_plain(self, self.word(base + i))) {
            return Ok(bases);
        }
        self.needs(Feature::Metaclasses)?;
        let first = self.native_top();
        let (mut taken, mut is_replaced) = (0, false);
        for i in 0..count {
            let bases = self.word(words + BASES);
            let v = self.get(bases.addr(), i + 1);
            let Some(f) = self.mro_entries(v)? else {
                // Asking may have moved it.
                let bases = self.word(words + BASES);
                self.push(self.get(bases.addr(), i + 1))?;
                taken += 1;
                continue;
            };
            is_replaced = true;
            let entries = self.call(f, &[self.word(words + BASES)])?;
            let Some(at) = entries.as_kind(Kind::Tuple) else {
                let text = ["__mro_entries__ must return a tuple".into()];
                return Err(self.raise(TypeId::TypeError, &text));
            };
            let more = self.heap.len(at);
            for n in 1..=more {
                self.push(self.get(at, n))?;
            }
            taken += more;
        }
        if !is_replaced {
            return Ok(self.word(words + BASES));
        }
        self.make_room(CLASS_ROOM + taken)?;
        self.tuple_from_words(first, taken)
    }

    /// What says which classes stand for the base `v`, which is none itself: an attribute of its
    /// own as well as a method of its class.
    fn mro_entries(&mut self, v: Value) -> Res<Option<Value>> {
        if self.is_class(v) {
            return Ok(None);
        }
        self.rooted(v, |vm, slot| {
            vm.make_room(16)?;
            let name = vm.new_str("__mro_entries__")?;
            vm.get_attr_opt(vm.word(slot), name)
        })
    }

    /// Whether one of `bases` stands for others.
    fn has_mro_entries(&mut self, bases: Value) -> Res<bool> {
        self.rooted(bases, |vm, slot| {
            let (_, count) = vm.items_span(vm.word(slot)).unwrap_or((0, 0));
            for i in 0..count {
                let (at, _) = vm.items_span(vm.word(slot)).unwrap_or((0, 0));
                if vm.mro_entries(vm.word(at + i))?.is_some() {
                    return Ok(true);
                }
            }
            Ok(false)
        })
    }

    /// The metaclass that derives from `start` and from those of all bases.
    fn most_derived(&mut self, start: Value, bases: Value) -> Res {
        let mut winner = start;
        let (at, count) = self.items_span(bases).unwrap_or((0, 0));
        for i in 0..count {
            let own = self.class_of(self.word(at + i));
            if self.derives(winner, own) {
                continue;
            }
            if !self.derives(own, winner) {
                let text = "metaclass conflict: the metaclass of a derived class must be a \
                            (non-strict) subclass of the metaclasses of all its bases";
                return Err(self.raise(TypeId::TypeError, &[text.into()]));
            }
            winner = own;
        }
        Ok(winner)
    }

    /// What `__prepare__` of the metaclass in the word `meta` gives, or a new dict.
    fn prepared_namespace(&mut self, words: usize, bases: usize, meta: usize, named: usize) -> Res {
        self.needs(Feature::Metaclasses)?;
        let name = self.special_name(PREPARE)?;
        let Some(prepare) = self.get_attr_opt(self.word(meta), name)? else {
            return self.new_dict();
        };
        let f = self.push(prepare)?;
        let args = [self.word(words + NAME), self.word(bases)];
        let namespace = self.call_with(f, &args, named)?;
        let mapping = matches!(namespace.kind(), Some(Kind::Dict | Kind::Instance));
        if !mapping {
            let meta = self.word(meta);
            let message = [
                match self.is_class(meta) {
                    true => Part::Plain(meta),
                    false => "<metaclass>".into(),
                },
                ".__prepare__() must return a mapping, not ".into(),
                Part::TypeOf(namespace),
            ];
            return Err(self.raise(TypeId::TypeError, &message));
        }
        Ok(namespace)
    }

    /// Calls what stands in the word `f` with `args` and with keywords from the dict in the word
    /// `keywords`, if it is one.
    pub(super) fn call_with(&mut self, f: usize, args: &[Value], keywords: usize) -> Res {
        let top = self.top;
        let names = self.push(Value::NONE)?;
        for _ in 0..=HEADER {
            self.push(Value::NONE)?;
        }
        let base = self.native_top();
        for &v in args {
            self.push(v)?;
        }
        let dict = self.word(keywords);
        let count = if dict.is(Kind::Dict) {
            self.table_len(dict)
        } else {
            0
        };
        let tuple = self.with_room(|vm| Ok(vm.heap.alloc(Kind::Tuple, count)?))?;
        let dict = self.word(keywords);
        let mut entry = 0;
        for n in 0..count {
            let Some(e) = self.next_entry(dict, entry) else {
                break;
            };
            entry = e + 1;
            self.set(tuple, n + 1, self.entry_key(dict, e));
            self.push(self.entry_value(dict, e))?;
        }
        self.set_word(names, Value::reference(Kind::Tuple, tuple));
        let args = Args {
            base,
            count: args.len() + count,
            names: if count > 0 {
                Names::Tuple(names)
            } else {
                Names::None
            },
            keywords: count,
        };
        let done = self.with_room(|vm| vm.call_at(vm.word(f), args));
        self.top = top;
        done
    }

    /// `R[a] =` the class of what stands in `R[b]` on.
    #[inline(never)]
    pub(crate) fn op_build_class(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.needs(Feature::Classes)?;
        self.sync(*cur);
        let words = cur.fp + i.b() as usize;
        let top = self.top;
        let made = self.build_class(words);
        self.top = top;
        let class = made?;
        self.set_reg(cur, i.a(), class);
        cur.pc += 1;
        Ok(())
    }

    fn build_class(&mut self, words: usize) -> Res {
        let written = self.word(words + WRITTEN);
        if !written.is_unbound() {
            self.make_room(CLASS_ROOM)?;
            let name = self.new_str(ORIG_BASES)?;
            let (namespace, written) = (self.word(words + NAMESPACE), self.word(words + WRITTEN));
            self.set_item(namespace, name, written)?;
        }
        if self.word(words + META).is_unbound() {
            return self.new_class(words, TypeId::Type.value());
        }
        self.needs(Feature::Metaclasses)?;
        let namespace = self.plain(self.word(words + NAMESPACE));
        let cell = match namespace.is(Kind::Dict) {
            true => self.dict_get_name(namespace, CLASS_CELL),
            false => None,
        };
        let cell = self.push(cell.unwrap_or(Value::NONE))?;
        let args = [NAME, BASES, NAMESPACE].map(|n| self.word(words + n));
        let class = self.call_with(words + META, &args, words + KEYWORDS)?;
        self.check_class_cell(self.word(cell), words, class)?;
        Ok(class)
    }

    /// Checks that a metaclass has put the class that it made into the cell of `__class__`.
    fn check_class_cell(&mut self, cell: Value, words: usize, class: Value) -> Res<()> {
        let Some(at) = cell.as_kind(Kind::Cell).filter(|_| self.is_class(class)) else {
            return Ok(());
        };
        let held = self.get(at, 1);
        if held == class {
            return Ok(());
        }
        let name = Part::Repr(self.word(words + NAME));
        let (defining, shown) = (" defining ".into(), Part::Repr(class));
        if held.is_unbound() {
            let end = ". Was __classcell__ propagated to type.__new__?".into();
            let text = [
                "__class__ not set".into(),
                defining,
                name,
                " as ".into(),
                shown,
                end,
            ];
            return Err(self.raise(TypeId::RuntimeError, &text));
        }
        let set = "__class__ set to ".into();
        let text = [set, Part::Repr(held), defining, name, " as ".into(), shown];
        Err(self.raise(TypeId::TypeError, &text))
    }

    // ---- type()

    /// `type(name, bases, namespace, **keywords)`: as the call of a metaclass.
    pub(crate) fn type_call(&mut self, args: Args) -> Res {
        self.needs(Feature::Metaclasses)?;
        let with_type = self.with_first(TypeId::Type.value(), args)?;
        let class = self.type_new(with_type)?;
        let slot = self.push(class)?;
        let meta = self.class_of(class);
        if let Some((init, owner)) = self.lookup(meta, INIT)
            && owner.is(Kind::Class)
        {
            let init = self.push(init)?;
            let args = self.with_first(class, args)?;
            self.with_room(|vm| vm.call_at(vm.word(init), args))?;
        }
        Ok(self.word(slot))
    }

    /// `type.__new__(metaclass, name, bases, namespace, **keywords)`.
    pub(crate) fn type_new(&mut self, args: Args) -> Res {
        self.needs(Feature::Metaclasses)?;
        if args.len() != 4 {
            let text = [
                "type.__new__() takes exactly 3 arguments (".into(),
                Part::Int(args.len() as i64 - 1),
                " given)".into(),
            ];
            return Err(self.raise(TypeId::TypeError, &text));
        }
        self.check_type_arguments(args)?;
        if Feature::Metaclasses.included() && self.has_mro_entries(self.arg(args, 2))? {
            let text = "type() doesn't support MRO entry resolution; use types.new_class()";
            return Err(self.raise(TypeId::TypeError, &[text.into()]));
        }
        self.make_room(CLASS_ROOM)?;
        let bases = self.arg(args, 2);
        let meta = self.arg(args, 0);
        let winner = self.most_derived(meta, bases)?;
        if winner != meta
            && let Some((new, owner)) = self.lookup(winner, NEW)
            && owner.is(Kind::Class)
        {
            let new = if new.is(Kind::StaticMethod) {
                self.get(new.addr(), 1)
            } else {
                new
            };
            let args = self.with_first(winner, args.skip(1))?;
            return self.call_at(new, args);
        }
        let words = self.own_namespace(self.arg(args, 3))?;
        self.warn_of_strange_keys(words, args)?;
        // A namespace that was asked, or a warning, may have moved them.
        let bases = self.arg(args, 2);
        let winner = self.most_derived(self.arg(args, 0), bases)?;
        for v in [self.arg(args, 1), bases, Value::NONE] {
            self.push(v)?;
        }
        let kept = self.push(winner)?;
        if args.keywords > 0 {
            let dict = self.new_dict()?;
            self.set_word(words + KEYWORDS, dict);
            self.dict_update_keywords(words + KEYWORDS, args)?;
        }
        if self.dict_get_text(self.word(words), MODULE).is_none() {
            let globals = self.globals(Cursor {
                pc: self.pc,
                fp: self.fp,
            });
            if let Some(name) = self.dict_get_text(globals, "__name__") {
                let namespace = self.word(words);
                self.dict_set_text(namespace, MODULE, name)?;
            }
        }
        self.new_class(words, self.word(kept))
    }

    /// A dict of the class's own of what is in the namespace given to it, in a word of the stack.
    fn own_namespace(&mut self, given: Value) -> Res<usize> {
        if !self.asks_items(given) {
            let copy = self.copy_table(self.plain(given), Kind::Dict)?;
            return self.push(copy);
        }
        let words = self.push(given)?;
        let asked = self.merged_by_asking(words, 1)?;
        self.set_word(words, asked);
        self.make_room(CLASS_ROOM)?;
        Ok(words)
    }

    /// Warns of a key of the namespace in the word `words` that is no str.
    fn warn_of_strange_keys(&mut self, words: usize, args: Args) -> Res<()> {
        let (namespace, mut from) = (self.word(words), 0);
        while let Some(entry) = self.next_entry(namespace, from) {
            from = entry + 1;
            if !self.is_str(self.plain(self.entry_key(namespace, entry))) {
                let text = [
                    "non-string key in the __dict__ of class ".into(),
                    Part::Plain(self.arg(args, 1)),
                ];
                return self.warn(TypeId::RuntimeWarning, &text);
            }
        }
        Ok(())
    }

    fn check_type_arguments(&mut self, args: Args) -> Res<()> {
        let (name, bases) = (self.arg(args, 1), self.arg(args, 2));
        let namespace = self.plain(self.arg(args, 3));
        let right = [
            self.is_str(self.plain(name)),
            bases.is(Kind::Tuple),
            namespace.is(Kind::Dict),
        ];
        let wanted = ["str", "tuple", "dict"];
        let Some(i) = right.iter().position(|&ok| !ok) else {
            if self
                .str(self.plain(name))
                .is_some_and(|name| name.contains('\0'))
            {
                let text = "type name must not contain null characters";
                return Err(self.raise(TypeId::ValueError, &[text.into()]));
            }
            return Ok(());
        };
        let message = [
            "type.__new__() argument ".into(),
            Part::Int(i as i64 + 1),
            " must be ".into(),
            wanted[i].into(),
            ", not ".into(),
            Part::Given(self.arg(args, i + 1)),
        ];
        Err(self.raise(TypeId::TypeError, &message))
    }

    /// `type.__call__(class, …)`: makes an instance, whatever the metaclass.
    pub(crate) fn call_class(&mut self, args: Args) -> Res {
        let class = self.arg(args, 0);
        if !class.is(Kind::Class) {
            return self.call_at(class, args.skip(1));
        }
        let target = self.construct_plain(class, args.skip(1))?;
        self.run_target(target)
    }

    /// What the class's metaclass does when the class is called, if it says so.
    pub(super) fn metaclass_call(&self, class: Value) -> Option<Value> {
        self.metaclass(class)?;
        self.special(class, CALL)
    }
}
