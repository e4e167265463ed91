//! `exec`, `eval` and `compile`.

use super::namespace::{here, locals_here};
use crate::builtins::{Signature, signature};
use crate::features::Feature;
use crate::host::{CodeMode, Compilation};
use crate::image::{CodeId, field, flag};
use crate::kind::Kind;
use crate::lending::SIMPLE;
use crate::sequence::RAISE_ROOM;
use crate::strings::Name;
use crate::trap::{Part, Res};
use crate::types::TypeId;
use crate::value::{Immediate, Value};
use crate::vm::{Args, HEADER, Root, Vm};

const BUILTINS: Name = Name::new("__builtins__");

/// Which of the two functions runs, for messages.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Function {
    Exec,
    Eval,
}

impl Function {
    fn name(self) -> &'static str {
        match self {
            Function::Exec => "exec",
            Function::Eval => "eval",
        }
    }
}

/// Argument `i`, by position or by name; `None` where it was not given.
fn argument(vm: &Vm<'_>, args: Args, i: usize, name: &str) -> Value {
    let v = vm.arg(args, i);
    match v.is_unbound() {
        true => vm.keyword(args, name).unwrap_or(Value::NONE),
        false => v,
    }
}

/// `exec(source, /, globals=None, locals=None, *, closure=None)`.
pub(super) fn exec(vm: &mut Vm<'_>, args: Args) -> Res {
    vm.needs(Feature::Execute)?;
    let takes = Signature::new("exec", &["source", "globals", "locals", "closure"])
        .positional_only(1)
        .keyword_only(3)
        .required(1);
    signature::check(vm, args, &takes)?;
    execute(vm, args, Function::Exec)?;
    Ok(Value::NONE)
}

/// `eval(source, /, globals=None, locals=None)`.
pub(super) fn eval(vm: &mut Vm<'_>, args: Args) -> Res {
    vm.needs(Feature::Execute)?;
    let takes = Signature::new("eval", &["source", "globals", "locals"])
        .positional_only(1)
        .required(1);
    signature::check(vm, args, &takes)?;
    execute(vm, args, Function::Eval)
}

fn execute(vm: &mut Vm<'_>, args: Args, function: Function) -> Res {
    let source = vm.push(vm.arg(args, 0))?;
    let globals = vm.push(argument(vm, args, 1, "globals"))?;
    let locals = vm.push(argument(vm, args, 2, "locals"))?;
    let closure = vm.push(argument(vm, args, 3, "closure"))?;
    take_dict_within(vm, globals, locals);
    check_namespaces(vm, globals, locals, function)?;
    fill_in(vm, globals, locals)?;
    let code = code_for(vm, source, closure, function)?;
    // What compiling asked is not asked again for want of memory.
    vm.with_room(|vm| vm.settle_home(code, vm.word(globals)))?;
    let f = vm.with_room(|vm| {
        let parts = [Value::NONE, Value::NONE, vm.word(closure), Value::NONE];
        vm.new_function(code, vm.word(globals), parts)
    })?;
    let f = vm.push(f)?;
    vm.push(vm.word(locals))?;
    let takes_namespace = vm.image.code(code).has(flag::CLASS_BODY);
    vm.call_rooted(f, takes_namespace as usize)
}

/// Takes the dict in an instance of a subclass of dict for the globals. Where the code has no
/// other locals, it is the instance itself that is asked for names.
fn take_dict_within(vm: &mut Vm<'_>, globals: usize, locals: usize) {
    let given = vm.word(globals);
    if let Some(dict) = vm.payload(given).filter(|inner| inner.is(Kind::Dict)) {
        vm.set_word(globals, dict);
        if vm.word(locals).is_none() {
            vm.set_word(locals, given);
        }
    }
}

fn check_namespaces(vm: &mut Vm<'_>, globals: usize, locals: usize, function: Function) -> Res<()> {
    let (g, l) = (vm.word(globals), vm.word(locals));
    if !l.is_none() && !l.is(Kind::Dict) && !vm.has_get_item(l) {
        let given = Part::TypeOf(l);
        return Err(match function {
            Function::Exec => vm.raise(
                TypeId::TypeError,
                &["locals must be a mapping or None, not ".into(), given],
            ),
            Function::Eval => vm.raise(TypeId::TypeError, &["locals must be a mapping".into()]),
        });
    }
    if g.is_none() || g.is(Kind::Dict) {
        return Ok(());
    }
    let text = match function {
        Function::Exec => &[
            "exec() globals must be a dict, not ".into(),
            Part::TypeOf(g),
        ][..],
        Function::Eval if vm.has_get_item(g) => {
            &["globals must be a real dict; try eval(expr, {}, mapping)".into()]
        }
        Function::Eval => &["globals must be a dict".into()],
    };
    Err(vm.raise(TypeId::TypeError, text))
}

/// Puts the caller's namespaces in where none were given, and `__builtins__` into the globals.
fn fill_in(vm: &mut Vm<'_>, globals: usize, locals: usize) -> Res<()> {
    if vm.word(globals).is_none() {
        let own = vm.globals(here(vm));
        vm.set_word(globals, own);
        if vm.word(locals).is_none() {
            let own = locals_here(vm)?;
            vm.set_word(locals, own);
        }
    }
    if vm.word(locals).is_none() {
        vm.set_word(locals, vm.word(globals));
    }
    let dict = vm.word(globals);
    let is_main = dict == vm.root(Root::Main);
    if !is_main && vm.dict_get_name(dict, BUILTINS).is_none() {
        let key = vm.special_name(BUILTINS)?;
        vm.dict_set_str(dict, key, vm.root(Root::Builtins))?;
    }
    Ok(())
}

/// The source text in the stack word `source`: what is a buffer, or lends its bytes, as a bytes object.
fn source_of(vm: &mut Vm<'_>, source: usize) -> Res {
    let v = vm.word(source);
    let lends = vm.lends(v).is_some() && vm.payload(v).is_none();
    let v = match lends {
        true => v,
        false => vm.plain(v),
    };
    vm.set_word(source, v);
    if vm.is_str(v) || vm.bytes_of(v).is_some() || !lends && vm.buffer_of(v).is_none() {
        return Ok(v);
    }
    let slot = vm.push(v)?;
    let text = vm.with_possible(slot, SIMPLE, |vm| match vm.buffer_of(vm.word(slot)) {
        Some(_) => vm.with_room(|vm| vm.bytes_in_a_row(slot)),
        None => Ok(vm.word(slot)),
    })?;
    vm.set_word(source, text);
    Ok(text)
}

/// Checks that the closure in a stack word is one for the code.
fn check_closure(vm: &mut Vm<'_>, code: CodeId, closure: usize, function: Function) -> Res<()> {
    let free = vm.image.code(code).get(field::FREE);
    let closure = vm.word(closure);
    let cells = vm.items_span(closure).filter(|_| closure.is(Kind::Tuple));
    let text = match cells {
        _ if free > 0 && function == Function::Eval => {
            &["code object passed to eval() may not contain free variables".into()]
        }
        None if free == 0 && closure.is_none() => return Ok(()),
        _ if free == 0 => &["cannot use a closure with this code object".into()],
        Some((at, count))
            if count == free && (at..at + count).all(|i| vm.word(i).is(Kind::Cell)) =>
        {
            return Ok(());
        }
        _ => &[
            "code object requires a closure of exactly length ".into(),
            Part::Int(free as i64),
        ][..],
    };
    Err(vm.raise(TypeId::TypeError, text))
}

/// The code object to run.
fn code_for(vm: &mut Vm<'_>, source: usize, closure: usize, function: Function) -> Res<CodeId> {
    let v = vm.plain(vm.word(source));
    if let Some(n) = v.as_immediate(Immediate::Code) {
        let code = CodeId(n);
        check_closure(vm, code, closure, function)?;
        return Ok(code);
    }
    if !vm.word(closure).is_none() {
        let text = "closure can only be used when source is a code object";
        return Err(vm.raise(TypeId::TypeError, &[text.into()]));
    }
    let v = source_of(vm, source)?;
    if !vm.is_str(v) && vm.bytes_of(v).is_none() {
        let text = [
            function.name().into(),
            "() arg 1 must be a string, bytes or code object".into(),
        ];
        return Err(vm.raise(TypeId::TypeError, &text));
    }
    let how = Compilation {
        function: function.name(),
        filename: Value::NONE,
        mode: match function {
            Function::Exec => CodeMode::Exec,
            Function::Eval => CodeMode::Eval,
        },
        optimize: -1,
        future_annotations: inherits_annotations(vm),
        refuses_incomplete: false,
        wants_dedent: false,
    };
    let host = vm.host;
    host.compile(vm, v, &how)
}

/// Whether the code that calls was compiled under `from __future__ import annotations`.
fn inherits_annotations(vm: &Vm<'_>) -> bool {
    let code = vm.code_of(vm.word(here(vm).fp - HEADER));
    code.is_some_and(|code| vm.image.code(code).has(flag::FUTURE_ANNOTATIONS))
}

/// The flag of `compile` for `from __future__ import annotations`.
const FUTURE_ANNOTATIONS: i64 = 0x0100_0000;
/// All flags that `compile` knows: what `__future__` and `ast` name, and nested scopes.
const KNOWN_FLAGS: i64 = 0x01FE_0000 | 0xF600 | 0x10;
/// The flags that consoles give: `PyCF_ALLOW_INCOMPLETE_INPUT` and `PyCF_DONT_IMPLY_DEDENT`.
const ALLOW_INCOMPLETE: i64 = 0x4000;
const DONT_IMPLY_DEDENT: i64 = 0x200;
/// The flag of `compile` that asks for a tree: `ast.PyCF_ONLY_AST`.
const ONLY_TREE: i64 = 0x400;

/// `compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1)`.
pub(super) fn compile(vm: &mut Vm<'_>, args: Args) -> Res {
    vm.needs(Feature::Execute)?;
    const NAMES: [&str; 7] = [
        "source",
        "filename",
        "mode",
        "flags",
        "dont_inherit",
        "optimize",
        "_feature_version",
    ];
    let takes = Signature::new("compile", &NAMES)
        .keyword_only(6)
        .required(3);
    signature::check(vm, args, &takes)?;
    // Asking for one of them may move the others.
    let given = |vm: &Vm<'_>, i: usize| vm.plain(argument(vm, args, i, NAMES[i]));
    let filename = argument(vm, args, 1, NAMES[1]);
    let filename = path_of(vm, filename)?;
    let kept = vm.push(filename)?;
    let flags = given(vm, 3);
    if flags.as_int().is_some_and(|flags| flags & ONLY_TREE != 0) {
        return vm.call_library("ast", "parse", &[given(vm, 0), filename, given(vm, 2)]);
    }
    let filename = file_name(vm, vm.word(kept))?;
    vm.set_word(kept, filename);
    let flags = match flags.is_none() {
        true => 0,
        false => vm.to_index(flags)?,
    };
    let future_annotations = future_annotations(vm, flags, given(vm, 4))?;
    let optimize = optimization(vm, given(vm, 5))?;
    let mode = code_mode(vm, given(vm, 2))?;
    let source = given(vm, 0);
    if source.as_immediate(Immediate::Code).is_some() {
        return Ok(source);
    }
    let slot = vm.push(source)?;
    let text = match vm.lends(source).is_some() || vm.buffer_of(vm.plain(source)).is_some() {
        true => source_of(vm, slot)?,
        false => source,
    };
    let filename = vm.word(kept);
    let [source, filename] = match vm.is_str(text) || vm.bytes_of(text).is_some() {
        true => [text, filename],
        false => tree(vm, text, filename, argument(vm, args, 2, NAMES[2]))?,
    };
    // What a tree was asked for is not to be asked again for an error to have room.
    let slot = vm.push(source)?;
    vm.set_word(kept, filename);
    vm.make_room(2 * RAISE_ROOM)?;
    let asks = |flag| flags & flag != 0;
    let how = Compilation {
        function: "compile",
        filename: vm.word(kept),
        mode,
        optimize,
        future_annotations,
        refuses_incomplete: asks(ALLOW_INCOMPLETE),
        wants_dedent: asks(DONT_IMPLY_DEDENT),
    };
    let host = vm.host;
    let code = host.compile(vm, vm.word(slot), &how)?;
    Ok(Value::immediate(Immediate::Code, code.0))
}

/// The level of optimization that is asked for, from 0 to 2; -1 is that of the interpreter.
fn optimization(vm: &mut Vm<'_>, asked: Value) -> Res<i64> {
    let level = match asked.is_none() {
        true => -1,
        false => vm.to_index(asked)?,
    };
    if !(-1..=2).contains(&level) {
        let text = "compile(): invalid optimize value";
        return Err(vm.raise(TypeId::ValueError, &[text.into()]));
    }
    Ok(level)
}

/// What the flags, and the code that calls where it is to be asked, say of annotations.
fn future_annotations(vm: &mut Vm<'_>, flags: i64, dont_inherit: Value) -> Res<bool> {
    if flags & !KNOWN_FLAGS != 0 {
        let text = "compile(): unrecognised flags";
        return Err(vm.raise(TypeId::ValueError, &[text.into()]));
    }
    let inherits = dont_inherit.is_none() || !vm.truth(dont_inherit)?;
    Ok(flags & FUTURE_ANNOTATIONS != 0 || inherits && inherits_annotations(vm))
}

/// A syntax tree as the list that the host's compiler takes, and the file's name.
fn tree(vm: &mut Vm<'_>, source: Value, filename: Value, mode: Value) -> Res<[Value; 2]> {
    let top = vm.top;
    let name = vm.push(filename)?;
    let listed = match source.is(Kind::Instance) {
        true => vm.call_library("_ast_compile", "flatten", &[source, mode])?,
        false => Value::NONE,
    };
    let filename = vm.word(name);
    vm.top = top;
    if listed.is_none() {
        let text = "compile() arg 1 must be a string, bytes or AST object";
        return Err(vm.raise(TypeId::TypeError, &[text.into()]));
    }
    Ok([listed, filename])
}

/// What `__fspath__` of an object gives; other values as they are.
fn path_of(vm: &mut Vm<'_>, v: Value) -> Res {
    let plain = vm.plain(v);
    if !plain.is(Kind::Instance) {
        return Ok(plain);
    }
    match vm.special(v, const { Name::new("__fspath__") }) {
        Some(f) => vm.call_special(v, f, &[]),
        None => Ok(v),
    }
}

/// The name as a str.
fn file_name(vm: &mut Vm<'_>, v: Value) -> Res {
    if vm.is_str(v) {
        return Ok(v);
    }
    if let Some(bytes) = vm.bytes_of(v) {
        let mut name = [0; 256];
        let len = bytes.len().min(name.len());
        name[..len].copy_from_slice(&bytes[..len]);
        return vm.new_str(core::str::from_utf8(&name[..len]).unwrap_or("?"));
    }
    let text = [
        "expected str, bytes or os.PathLike object, not ".into(),
        Part::TypeOf(v),
    ];
    Err(vm.raise(TypeId::TypeError, &text))
}

fn code_mode(vm: &mut Vm<'_>, v: Value) -> Res<CodeMode> {
    if !vm.is_str(v) {
        let text = [
            "compile() argument 'mode' must be str, not ".into(),
            Part::Given(v),
        ];
        return Err(vm.raise(TypeId::TypeError, &text));
    }
    match vm.str(v) {
        Some("exec") => Ok(CodeMode::Exec),
        Some("eval") => Ok(CodeMode::Eval),
        Some("single") => Ok(CodeMode::Single),
        _ => {
            let text = "compile() mode must be 'exec', 'eval' or 'single'";
            Err(vm.raise(TypeId::ValueError, &[text.into()]))
        }
    }
}

impl Vm<'_> {
    /// Shows the value of an interactive statement, and keeps it as the built-in `_`.
    pub(crate) fn print_expression(
        &mut self,
        cur: crate::interp::Cursor,
        i: crate::opcode::Instr,
    ) -> Res<()> {
        self.needs(Feature::Execute)?;
        self.sync(cur);
        if let Some(sys) = self.dict_get_text(self.modules(), "sys")
            && sys.is(Kind::Module)
        {
            let Some(hook) = self.dict_get_text(self.get(sys.addr(), 2), "displayhook") else {
                let text = "lost sys.displayhook";
                return Err(self.raise(TypeId::RuntimeError, &[text.into()]));
            };
            return self.call(hook, &[self.reg(&cur, i.a())]).map(|_| ());
        }
        let v = self.reg(&cur, i.a());
        let Some(print) = crate::start::builtin("print").filter(|_| !v.is_none()) else {
            return Ok(());
        };
        let key = self.special_name(const { Name::new("_") })?;
        let builtins = self.root(Root::Builtins);
        self.dict_set_str(builtins, key, v)?;
        let text = self.repr(self.reg(&cur, i.a()))?;
        self.call(print, &[text]).map(|_| ())
    }

    /// Whether `v` can be asked for items by keys.
    fn has_get_item(&mut self, v: Value) -> bool {
        let built_in = [Kind::List, Kind::Tuple, Kind::Dict, Kind::Range];
        let class = self.class_of(v);
        built_in.iter().any(|&kind| v.is(kind))
            || self.is_str(v)
            || self.layout_of(class).derives_from(TypeId::Dict)
            || self
                .special(v, const { Name::new("__getitem__") })
                .is_some()
    }
}
