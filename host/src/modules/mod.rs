//! The modules that are written in Rust: `sys`, `os`, `time`, `math` and small ones.
//!
//! Each module is a table of functions with what arguments each takes, and an `init` that adds
//! what are no functions. The machine knows a function by its number: `module << 16 | index`.

mod arguments;
mod binary;
mod decimal;
#[cfg(feature = "compiler")]
mod hash;
mod heap;
mod json;
pub(crate) mod lazy;
mod math;
mod math_int;
mod math_sum;
mod operator;
mod os;
mod os_file;
mod os_path;
mod os_process;
mod os_stat;
mod random;
mod re;
mod small;
mod struct_sequence;
mod structure;
mod subprocess;
mod sys;
mod sys_facts;
pub(crate) mod sys_hooks;
#[cfg(feature = "compiler")]
mod system_calls;
#[cfg(feature = "compiler")]
mod system_more;
mod time;
mod time_calendar;
#[cfg(feature = "compiler")]
mod zlib;

use stackline_core::{Args, Res, Trap, TypeId, Value, Vm};
#[cfg(feature = "compiler")]
use stackline_core::{Held, Image, Record};

use crate::session::StdHost;
use arguments::Arity;

/// A function of a module.
pub(crate) type Call = fn(&StdHost, &mut Vm<'_>, Args) -> Res;

/// A function of a module and what it takes.
pub(crate) struct Function {
    pub(crate) name: &'static str,
    pub(crate) arity: Arity,
    pub(crate) call: Call,
}

/// A module.
pub(crate) struct Module {
    pub(crate) name: &'static str,
    pub(crate) functions: &'static [Function],
    /// The functions' names and numbers.
    pub(crate) table: &'static [(&'static str, u32)],
    /// Adds what are no functions to the module's namespace.
    pub(crate) init: fn(&StdHost, &mut Vm<'_>, Value) -> Res<()>,
}

/// Numbers the functions of the module that is at `module` in [`MODULES`].
pub(crate) const fn number<const N: usize>(
    module: u32,
    functions: &[Function],
) -> [(&'static str, u32); N] {
    let mut table = [("", 0); N];
    let mut i = 0;
    while i < N {
        table[i] = (functions[i].name, module << 16 | i as u32);
        i += 1;
    }
    table
}

/// The functions of all of these parts of a module, of which there are `N`.
pub(crate) const fn joined<const N: usize, const P: usize>(
    parts: [&[Function]; P],
) -> [Function; N] {
    let mut all = [const {
        Function {
            name: "",
            arity: Arity::Zero,
            call: |_, _, _| Ok(Value::NONE),
        }
    }; N];
    let (mut part, mut at) = (0, 0);
    while part < P {
        let mut i = 0;
        while i < parts[part].len() {
            let f = &parts[part][i];
            all[at] = Function {
                name: f.name,
                arity: f.arity,
                call: f.call,
            };
            at += 1;
            i += 1;
        }
        part += 1;
    }
    all
}

/// Declares the functions of the module at `$number`, and their table.
macro_rules! functions {
    ($number:expr; $($name:literal $arity:expr, $call:expr;)*) => {
        pub(crate) const FUNCTIONS: &[$crate::modules::Function] = &[$($crate::modules::Function {
            name: $name,
            arity: $arity,
            call: $call,
        },)*];
        pub(crate) const TABLE: &[(&str, u32)] =
            &$crate::modules::number::<{ FUNCTIONS.len() }>($number, FUNCTIONS);
    };
}
pub(crate) use functions;
pub(crate) use re::Patterns;
#[cfg(feature = "compiler")]
pub(crate) use zlib::PackedStreams;

macro_rules! modules {
    ($($(#[$condition:meta])? $index:literal $name:literal $path:path;)*) => {
        /// Every module, by number.
        static MODULES: &[Module] = &[$($(#[$condition])? {
            use $path as m;
            Module { name: $name, functions: m::FUNCTIONS, table: m::TABLE, init: m::init }
        },)*];
    };
}

modules! {
    0 "sys" sys;
    1 "os" os;
    2 "os.path" os_path;
    3 "time" time;
    4 "math" math;
    5 "errno" small::errno;
    6 "_signal" small::signal;
    7 "gc" small::gc;
    8 "_sysconfig" small::sysconfig;
    9 "_testinternalcapi" small::testinternalcapi;
    10 "_importlib" small::importlib;
    11 "_traceback" small::traceback;
    12 "_weakref" small::weakref;
    13 "_re" re;
    14 "_json" json;
    15 "_struct" structure;
    16 "_binary" binary;
    17 "_random" random;
    18 "_subprocess" subprocess;
    19 "_decimal_arith" decimal;
    20 "_heap" heap;
    21 "_stdio" small::standard_streams;
    22 "_operator" operator;
    23 "_deque" small::deque;
    #[cfg(feature = "compiler")]
    24 "_unicodedata" small::unicodedata;
    #[cfg(feature = "compiler")]
    25 "_hashes" hash;
    #[cfg(feature = "compiler")]
    26 "_ast_tree" small::syntax_tree;
    #[cfg(feature = "compiler")]
    27 "_zlib" zlib;
    #[cfg(feature = "compiler")]
    28 "_struct_sequence" struct_sequence;
    #[cfg(feature = "compiler")]
    29 "_system" system_calls;
}

/// The numbers of the modules, as in the table above.
pub(crate) mod index {
    pub(crate) const SYS: u32 = 0;
    pub(crate) const OS: u32 = 1;
    pub(crate) const OS_PATH: u32 = 2;
    pub(crate) const TIME: u32 = 3;
    pub(crate) const MATH: u32 = 4;
    pub(crate) const SIGNAL: u32 = 6;
    pub(crate) const GC: u32 = 7;
    pub(crate) const SYSCONFIG: u32 = 8;
    pub(crate) const TESTINTERNALCAPI: u32 = 9;
    pub(crate) const IMPORTLIB: u32 = 10;
    pub(crate) const TRACEBACK: u32 = 11;
    pub(crate) const WEAKREF: u32 = 12;
    pub(crate) const RE: u32 = 13;
    pub(crate) const JSON: u32 = 14;
    pub(crate) const STRUCT: u32 = 15;
    pub(crate) const BINARY: u32 = 16;
    pub(crate) const RANDOM: u32 = 17;
    pub(crate) const SUBPROCESS: u32 = 18;
    pub(crate) const DECIMAL: u32 = 19;
    pub(crate) const HEAP: u32 = 20;
    pub(crate) const STDIO: u32 = 21;
    pub(crate) const OPERATOR: u32 = 22;
    pub(crate) const DEQUE: u32 = 23;
    #[cfg(feature = "compiler")]
    pub(crate) const UNICODEDATA: u32 = 24;
    #[cfg(feature = "compiler")]
    pub(crate) const HASHES: u32 = 25;
    #[cfg(feature = "compiler")]
    pub(crate) const SYNTAX_TREE: u32 = 26;
    #[cfg(feature = "compiler")]
    pub(crate) const ZLIB: u32 = 27;
    #[cfg(feature = "compiler")]
    pub(crate) const STRUCT_SEQUENCE: u32 = 28;
    #[cfg(feature = "compiler")]
    pub(crate) const SYSTEM: u32 = 29;
}

/// Names under which a module can be imported besides its own.
const ALIASES: &[(&str, &str)] = &[("posixpath", "os.path"), ("posix", "os")];

#[cfg(feature = "compiler")]
pub(crate) use sys::start_tracing;

/// The module of this name.
pub(crate) fn find(name: &str) -> Option<&'static Module> {
    let name = ALIASES
        .iter()
        .find(|(alias, _)| *alias == name)
        .map_or(name, |(_, own)| own);
    MODULES.iter().find(|module| module.name == name)
}

/// Names of built-in functions and modules that add code to a program that runs.
#[cfg(feature = "compiler")]
const ADD_CODE: &[&str] = &["exec", "eval", "compile", "__import__", "importlib"];

/// Whether a program may need code that is not in its image: it imports what is none of these
/// modules, or compiles.
#[cfg(feature = "compiler")]
pub(crate) fn adds_code(image: &Image<'_>) -> bool {
    let names = ADD_CODE.iter().chain(lazy::NAMES);
    names.copied().any(|name| image.find_str(name).is_some())
        || image.imports().any(|name| find(image.str(name)).is_none())
}

/// The names of all modules.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    MODULES.iter().map(|module| module.name)
}

/// The name of the module of function `number`, except where CPython's is another one.
pub(crate) fn function_module(number: u32) -> Option<&'static str> {
    let module = MODULES.get((number >> 16) as usize)?;
    (!matches!(module.name, "os" | "os.path")).then_some(module.name)
}

/// The name of function `number`.
pub(crate) fn function_name(number: u32) -> &'static str {
    let module = MODULES.get(number as usize >> 16);
    let function = module.and_then(|m| m.functions.get(number as usize & 0xFFFF));
    function.map_or("", |function| function.name)
}

/// Calls function `number`, after a look at the number of its arguments.
pub(crate) fn call(host: &StdHost, vm: &mut Vm<'_>, number: u32, args: Args) -> Res {
    let module = MODULES.get(number as usize >> 16);
    let function = module.and_then(|m| m.functions.get(number as usize & 0xFFFF));
    let (Some(module), Some(function)) = (module, function) else {
        return Err(vm.raise(TypeId::SystemError, &["no such host function".into()]));
    };
    #[cfg(feature = "compiler")]
    if let Arity::Common(least, most) = function.arity {
        if args.keyword_count() == 0 {
            arguments::take_paths(vm, args)?;
        }
        if !arguments::are_common(vm, least, most, args) {
            return os::leave_to_library(vm, function.name, args);
        }
        return (function.call)(host, vm, args);
    }
    arguments::check(vm, module.name, function, args)?;
    match module.name {
        // What `fspath` is given, or finds, it gives as it is.
        "os" if function.name == "fspath" => {}
        "os" | "os.path" => arguments::take_paths(vm, args)?,
        "time" | "_struct" | "_binary" | "_unicodedata" | "_hashes" | "_ast_tree" | "_zlib" => {
            arguments::take_plain(vm, args)
        }
        _ => {}
    }
    (function.call)(host, vm, args)
}

/// Tells a program what it asks for only now: the type of a record, or how a module was loaded.
/// Both are written in Python.
#[cfg(feature = "compiler")]
pub(crate) fn complete(vm: &mut Vm<'_>, object: &Held) -> Res<()> {
    if vm.module_namespace(vm.held(object)).is_none() {
        let types = vm.new_str(Record::TYPES)?;
        return vm.import_module(types, Value::NONE).map(|_| ());
    }
    let module = vm.held(object);
    lazy::call_library(vm, "_module_facts", "complete", module).map(|_| ())
}

/// The attribute that a module of the own library lacks, from the reference's library where that is
/// on the path.
#[cfg(feature = "compiler")]
pub(crate) fn find_attribute(vm: &mut Vm<'_>, module: &Held, name: &Held) -> Res<Option<Value>> {
    let namespace = vm.module_namespace(vm.held(module));
    let text = |key| {
        let v = namespace.and_then(|namespace| vm.dict_get_text(namespace, key));
        v.and_then(|v| vm.str(v))
    };
    let is_own = text("__file__").is_some_and(|file| file.starts_with("<stdlib "));
    if vm
        .str(vm.held(name))
        .is_some_and(|name| name.starts_with('_'))
    {
        return Ok(None);
    }
    let Some(module) = text("__name__").filter(|name| is_own && crate::stdlib::takes_more(name))
    else {
        return Ok(None);
    };
    let module = module.to_owned();
    let module = vm.new_str(&module)?;
    let both = vm.new_tuple(&[module, vm.held(name)])?;
    let found = lazy::call_library(vm, "_module_more", "find", both)?;
    Ok(vm.sequence_item(found, 0))
}

/// Sets `namespace[name]`.
pub(crate) fn set(vm: &mut Vm<'_>, namespace: Value, name: &str, v: Value) -> Res<()> {
    vm.dict_set_text(namespace, name, v)
}

/// Sets `namespace[name]` to a string.
pub(crate) fn set_str(vm: &mut Vm<'_>, namespace: Value, name: &str, text: &str) -> Res<()> {
    let v = vm.new_str(text)?;
    set(vm, namespace, name, v)
}

/// Sets `namespace[name]` to an int.
pub(crate) fn set_int(vm: &mut Vm<'_>, namespace: Value, name: &str, n: i64) -> Res<()> {
    let v = vm.new_int(n.into())?;
    set(vm, namespace, name, v)
}

/// A list of strings.
pub(crate) fn str_list<S: AsRef<str>>(vm: &mut Vm<'_>, items: &[S]) -> Res {
    let items: Res<Vec<Value>> = items.iter().map(|s| vm.new_str(s.as_ref())).collect();
    vm.new_list(&items?)
}

/// A module object with these attributes, for what is an object without methods in CPython.
pub(crate) fn namespace_object(vm: &mut Vm<'_>, name: &str, fields: &[(&str, Value)]) -> Res {
    let namespace = vm.new_dict()?;
    for &(field, v) in fields {
        set(vm, namespace, field, v)?;
    }
    let name = vm.new_str(name)?;
    vm.new_module(name, namespace)
}

/// The exception for the error number that the last system call left.
pub(crate) fn last_os_error(vm: &mut Vm<'_>, filename: Option<Value>) -> Trap {
    let errno = std::io::Error::last_os_error()
        .raw_os_error()
        .unwrap_or(libc::EIO);
    vm.raise_os(errno, filename)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_are_numbered_as_their_tables_say() {
        for (i, module) in MODULES.iter().enumerate() {
            for (j, entry) in module.table.iter().enumerate() {
                assert_eq!(
                    entry.1,
                    (i as u32) << 16 | j as u32,
                    "{}.{}",
                    module.name,
                    entry.0
                );
            }
        }
        assert!(find("posixpath").is_some() && find("no_such").is_none());
    }
}
