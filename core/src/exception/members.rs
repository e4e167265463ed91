//! The attributes that built-in exception types have besides those of all exceptions: fields of
//! the exception behind the common ones, set by its `__init__`.

use crate::exception::{ARGS, DICT};
use crate::features::Feature;
use crate::kind::Kind;
use crate::lending::SIMPLE;
use crate::trap::{Part, Res, Trap};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::{Args, Root, Vm};

/// The first field that is a type's own.
const FIRST: usize = DICT + 1;

/// Types with attributes of their own, and these.
const MEMBERS: &[(TypeId, &[&str])] = &[
    (TypeId::StopIteration, &["value"]),
    (TypeId::SystemExit, &["code"]),
    (TypeId::NameError, &["name"]),
    (TypeId::AttributeError, &["name", "obj"]),
    (
        TypeId::OSError,
        &["errno", "strerror", "filename", "filename2"],
    ),
    (TypeId::ImportError, &["msg", "name", "path", "name_from"]),
    (
        TypeId::SyntaxError,
        &[
            "msg",
            "filename",
            "lineno",
            "offset",
            "text",
            "end_lineno",
            "end_offset",
            "print_file_and_line",
        ],
    ),
    (
        TypeId::UnicodeDecodeError,
        &["encoding", "object", "start", "end", "reason"],
    ),
    (
        TypeId::UnicodeEncodeError,
        &["encoding", "object", "start", "end", "reason"],
    ),
    (
        TypeId::UnicodeTranslateError,
        &["object", "start", "end", "reason"],
    ),
    (TypeId::BaseExceptionGroup, &["message", "exceptions"]),
];

/// The types among them of which the machine itself needs the attributes.
const ESSENTIAL: &[(TypeId, &[&str])] = MEMBERS.split_at(2).0;

/// Names of the attributes that exceptions of this layout have of their own.
pub(crate) fn members(layout: TypeId) -> &'static [&'static str] {
    if matches!(
        layout,
        TypeId::Exception | TypeId::ValueError | TypeId::TypeError
    ) {
        return &[];
    }
    let types = match Feature::ErrorDetails.included() {
        true => MEMBERS,
        false => ESSENTIAL,
    };
    let own = types.iter().find(|(id, _)| layout.derives_from(*id));
    own.map_or(&[], |(_, names)| names)
}

impl Vm<'_> {
    /// A new exception of `class` (a type or a class) with `args` (a tuple).
    pub(crate) fn exception(&mut self, class: Value, args: Value) -> Res {
        let own = members(self.layout_of(class)).len();
        let at = self.heap.alloc(Kind::Exception, DICT + own)?;
        self.heap.fields_mut(at).fill(Value::NONE.bits());
        self.set(at, crate::exception::CLASS, class);
        self.set(at, ARGS, args);
        self.set(at, crate::exception::SUPPRESS, Value::FALSE);
        Ok(Value::reference(Kind::Exception, at))
    }

    /// The field of an attribute that the exception's type has of its own.
    pub(crate) fn member_field(&self, e: Value, name: &str) -> Option<usize> {
        let names = members(self.type_id(e));
        names.iter().position(|n| *n == name).map(|i| FIRST + i)
    }

    /// An attribute of an exception that its built-in type has of its own.
    pub fn exception_member(&self, e: Value, name: &str) -> Option<Value> {
        let at = e.as_kind(Kind::Exception)?;
        self.member_field(e, name).map(|field| self.get(at, field))
    }

    /// Whether the attribute may not be set.
    pub(crate) fn is_readonly_member(&self, e: Value) -> bool {
        self.exception_is(e, TypeId::BaseExceptionGroup)
    }

    /// Sets attributes of the pending exception from words of the memory.
    pub(crate) fn note_detail(&mut self, details: &[(&str, usize)]) {
        let e = self.root(Root::Pending);
        for (name, slot) in details {
            if let Some(field) = self.member_field(e, name) {
                let v = self.word(*slot);
                self.set(e.addr(), field, v);
            }
        }
    }

    // ---- __init__

    /// Checks that the keywords are those that the exception's type takes.
    pub(crate) fn check_exception_keywords(&mut self, class: Value, args: Args) -> Res<()> {
        if args.keywords == 0 {
            return Ok(());
        }
        let layout = self.layout_of(class);
        if !Feature::ErrorDetails.included() {
            return self.needs(Feature::ErrorDetails);
        }
        let (function, allowed): (_, &[&str]) = if layout.derives_from(TypeId::ImportError) {
            ("ImportError", &["name", "path", "name_from"])
        } else if layout.derives_from(TypeId::NameError) {
            ("NameError", &["name"])
        } else if layout.derives_from(TypeId::AttributeError) {
            ("AttributeError", &["name", "obj"])
        } else {
            let text = [Part::Plain(class), "() takes no keyword arguments".into()];
            return Err(self.raise(TypeId::TypeError, &text));
        };
        if args.keywords > allowed.len() {
            let text = [
                function.into(),
                "() takes at most ".into(),
                Part::Int(allowed.len() as i64),
                match allowed.len() {
                    1 => " keyword argument (",
                    _ => " keyword arguments (",
                }
                .into(),
                Part::Int(args.keywords as i64),
                " given)".into(),
            ];
            return Err(self.raise(TypeId::TypeError, &text));
        }
        crate::builtins::only_keywords(self, args, function, allowed)
    }

    /// Sets the attributes of the exception `e` as its built-in type's `__init__` does.
    pub(crate) fn init_members(&mut self, e: Value, args: Args) -> Res<()> {
        let layout = self.type_id(e);
        if Feature::ErrorDetails.included() && members(layout).is_empty() {
            return Ok(());
        }
        if !Feature::ErrorDetails.included() {
            return self.init_essential(e, args, layout);
        }
        let derives = |id| layout.derives_from(id);
        if derives(TypeId::SyntaxError) {
            return self.init_syntax_error(e, args);
        } else if derives(TypeId::UnicodeError) {
            return self.init_unicode_error(e, args, layout);
        } else if !self.init_from_args(e, layout)? {
            if !derives(TypeId::BaseExceptionGroup) {
                // What an earlier call has set is not there any more.
                for i in 0..members(layout).len() {
                    self.set(e.addr(), FIRST + i, Value::NONE);
                }
            }
            if derives(TypeId::ImportError) && args.len() == 1 {
                let message = self.arg(args, 0);
                self.set(e.addr(), FIRST, message);
            }
            for (i, name) in members(layout).iter().enumerate() {
                if let Some(v) = self.keyword(args, name) {
                    self.set(e.addr(), FIRST + i, v);
                }
            }
        }
        Ok(())
    }

    /// As `init_members` where other types' attributes are left out: fails for arguments that would
    /// be some of these.
    fn init_essential(&mut self, e: Value, args: Args, layout: TypeId) -> Res<()> {
        let derives = |id| layout.derives_from(id);
        let detailed = derives(TypeId::OSError) || derives(TypeId::SyntaxError);
        if detailed && args.len() > 1 || derives(TypeId::UnicodeError) && args.len() > 3 {
            self.needs(Feature::ErrorDetails)?;
        }
        self.init_from_args(e, layout).map(|_| ())
    }

    /// As `init_members` for the types whose attributes are their arguments; whether the type is
    /// one of these.
    pub(crate) fn init_from_args(&mut self, e: Value, layout: TypeId) -> Res<bool> {
        let args = self.get(e.addr(), ARGS);
        let count = self.heap.len(args.addr());
        let first = (count > 0).then(|| self.get(args.addr(), 1));
        if layout.derives_from(TypeId::StopIteration) {
            self.set(e.addr(), FIRST, first.unwrap_or(Value::NONE));
        } else if layout.derives_from(TypeId::SystemExit) {
            let code = if count > 1 { Some(args) } else { first };
            if let Some(code) = code {
                self.set(e.addr(), FIRST, code);
            }
        } else if Feature::ErrorDetails.included() && layout.derives_from(TypeId::OSError) {
            self.init_os_error(e, args, count)?;
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    /// `OSError(errno, strerror[, filename[, winerror[, filename2]]])`.
    fn init_os_error(&mut self, e: Value, args: Value, count: usize) -> Res<()> {
        if !(2..=5).contains(&count) {
            return Ok(());
        }
        if count > 2 {
            let kept = self.tuple_from_words(args.addr().index() + 1, 2)?;
            self.set(e.addr(), ARGS, kept);
        }
        for (field, i) in [0, 1, 2, 4].into_iter().enumerate() {
            if i < count {
                let v = self.get(args.addr(), i + 1);
                self.set(e.addr(), FIRST + field, v);
            }
        }
        Ok(())
    }

    /// A new exception that the machine raises itself.
    pub(crate) fn own_exception(&mut self, kind: TypeId, args: Value) -> Res {
        let e = self.exception(kind.value(), args)?;
        self.init_from_args(e, kind)?;
        Ok(e)
    }

    /// `SyntaxError(message, (filename, lineno, offset, text[, end_lineno, end_offset]))`.
    fn init_syntax_error(&mut self, e: Value, args: Args) -> Res<()> {
        if args.is_empty() {
            return Ok(());
        }
        let message = self.arg(args, 0);
        self.set(e.addr(), FIRST, message);
        if args.len() != 2 {
            return Ok(());
        }
        let top = self.top;
        let slot = self.push(e)?;
        let info = self.tuple_of(self.arg(args, 1));
        let e = self.word(slot);
        self.top = top;
        let info = info?.addr();
        let count = self.heap.len(info);
        if !(4..=6).contains(&count) {
            let message = [
                Part::Text(match count < 4 {
                    true => "function takes at least 4 arguments (",
                    false => "function takes at most 6 arguments (",
                }),
                Part::Int(count as i64),
                Part::Text(" given)"),
            ];
            return Err(self.raise(TypeId::TypeError, &message));
        }
        if count == 5 {
            let text = "end_offset must be provided when end_lineno is provided";
            return Err(self.raise(TypeId::TypeError, &[text.into()]));
        }
        for i in 0..count {
            let v = self.get(info, i + 1);
            self.set(e.addr(), FIRST + 1 + i, v);
        }
        Ok(())
    }

    /// `UnicodeDecodeError(encoding, object, start, end, reason)` and its kin.
    fn init_unicode_error(&mut self, e: Value, args: Args, layout: TypeId) -> Res<()> {
        let names = members(layout);
        if args.len() != names.len() {
            let message = [
                Part::Text("function takes exactly "),
                Part::Int(names.len() as i64),
                Part::Text(" arguments ("),
                Part::Int(args.len() as i64),
                Part::Text(" given)"),
            ];
            return Err(self.raise(TypeId::TypeError, &message));
        }
        let e = match layout.derives_from(TypeId::UnicodeDecodeError) {
            true => self.with_own_bytes(e, args)?,
            false => e,
        };
        for (i, name) in names.iter().enumerate() {
            let v = self.arg(args, i);
            self.check_unicode_part(layout, i, name, v)?;
            self.set(e.addr(), FIRST + i, v);
        }
        Ok(())
    }

    /// Puts a bytes object in the place of the buffer that was not decoded; the error `e`, which may
    /// have moved.
    fn with_own_bytes(&mut self, e: Value, args: Args) -> Res {
        let v = self.arg(args, 1);
        let inner = self.plain(v);
        let is_buffer = self.lends(v).is_some() || self.buffer_of(inner).is_some();
        if self.bytes_of(inner).is_some() || !is_buffer || !self.is_str(self.arg(args, 0)) {
            return Ok(e);
        }
        self.rooted(e, |vm, kept| {
            let slot = vm.push(vm.arg(args, 1))?;
            let bytes = vm.with_lent(slot, 1, SIMPLE, |vm| {
                vm.with_room(|vm| vm.bytes_in_a_row(slot))
            })?;
            vm.set_arg(args, 1, bytes);
            Ok(vm.word(kept))
        })
    }

    fn check_unicode_part(&mut self, layout: TypeId, i: usize, name: &str, v: Value) -> Res<()> {
        let decode = layout.derives_from(TypeId::UnicodeDecodeError);
        match name {
            "start" | "end" => self.count_of(v).map(|_| ()),
            "object" if decode => {
                let bytes = self.bytes_of(v).is_some();
                match bytes {
                    true => Ok(()),
                    false => Err(self.raise_type(v, "a bytes-like object is required, not '", "'")),
                }
            }
            _ if self.is_str(v) => Ok(()),
            _ => Err(self.raise_argument(i + 1, "str", v)),
        }
    }

    fn raise_argument(&mut self, position: usize, wanted: &str, v: Value) -> Trap {
        let message = [
            Part::Text("argument "),
            Part::Int(position as i64),
            Part::Text(" must be "),
            Part::Text(wanted),
            Part::Text(", not "),
            if v.is_none() {
                Part::Text("None")
            } else {
                Part::TypeOf(v)
            },
        ];
        self.raise(TypeId::TypeError, &message)
    }
}
