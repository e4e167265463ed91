//! `os`: the environment, the process's numbers, and the names of the other parts.
//!
//! Processes are in `os_process`, files in `os_file` and `os_stat`, `os.path` in `os_path`.

use std::ffi::{CString, OsStr};
use std::os::unix::ffi::{OsStrExt, OsStringExt};

use stackline_core::{Args, Part, Record, Res, Trap, TypeId, Value, Vm};

use super::arguments::Arity::{Between, Named, One, Zero};
use super::arguments::{c_int, c_path, file_system_path, named, value_error};
use super::struct_sequence::StructType;
use super::{
    Function, index, last_os_error, number, os_file, os_process, os_stat, set, set_int, set_str,
};
use crate::os_text;
use crate::session::StdHost;

const OWN: &[Function] = &[
    Function {
        name: "__getattr__",
        arity: One,
        call: |_, vm, args| {
            let source = match vm.str(vm.arg(args, 0)) {
                Some("environ" | "_Environ") => "_os_environ",
                _ => "_os_more",
            };
            super::lazy::attribute(vm, "os", source, args)
        },
    },
    Function {
        name: "__dir__",
        arity: Zero,
        call: |_, vm, _| super::lazy::names(vm, "os", &["_os_environ", "_os_more"]),
    },
    Function {
        name: "_variables",
        arity: Zero,
        call: variables,
    },
    Function {
        name: "getenv",
        arity: Named(1, &["key", "default"]),
        call: getenv,
    },
    Function {
        name: "putenv",
        arity: Between(2, 2),
        call: putenv,
    },
    Function {
        name: "unsetenv",
        arity: One,
        call: unsetenv,
    },
    Function {
        name: "getcwd",
        arity: Zero,
        call: getcwd,
    },
    Function {
        name: "chdir",
        arity: Named(1, &["path"]),
        call: chdir,
    },
    Function {
        name: "urandom",
        arity: One,
        call: urandom,
    },
    Function {
        name: "cpu_count",
        arity: Zero,
        call: cpu_count,
    },
    Function {
        name: "process_cpu_count",
        arity: Zero,
        call: cpu_count,
    },
    Function {
        name: "strerror",
        arity: One,
        call: strerror,
    },
    Function {
        name: "fspath",
        arity: Named(1, &["path"]),
        call: fspath,
    },
    Function {
        name: "fsencode",
        arity: One,
        call: fsencode,
    },
    Function {
        name: "fsdecode",
        arity: One,
        call: fsdecode,
    },
    Function {
        name: "uname",
        arity: Zero,
        call: uname,
    },
    Function {
        name: "getloadavg",
        arity: Zero,
        call: load_average,
    },
];

const PARTS: [&[Function]; 4] = [
    OWN,
    os_process::FUNCTIONS,
    os_file::FUNCTIONS,
    os_stat::FUNCTIONS,
];

const COUNT: usize = PARTS[0].len() + PARTS[1].len() + PARTS[2].len() + PARTS[3].len();

const ALL: [Function; COUNT] = {
    let parts = PARTS;
    let mut all = [const {
        Function {
            name: "",
            arity: Zero,
            call: getcwd,
        }
    }; COUNT];
    let (mut part, mut at) = (0, 0);
    while part < parts.len() {
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
};

pub(super) const FUNCTIONS: &[Function] = &ALL;
pub(super) const TABLE: &[(&str, u32)] = &number::<COUNT>(index::OS, FUNCTIONS);

pub(super) fn init(_: &StdHost, vm: &mut Vm<'_>, os: Value) -> Res<()> {
    let texts = [
        ("name", "posix"),
        ("sep", "/"),
        ("linesep", "\n"),
        ("pathsep", ":"),
        ("curdir", "."),
        ("pardir", ".."),
        ("extsep", "."),
        ("defpath", "/bin:/usr/bin"),
        ("devnull", "/dev/null"),
    ];
    for (name, text) in texts {
        set_str(vm, os, name, text)?;
    }
    set(vm, os, "altsep", Value::NONE)?;
    set(vm, os, "error", TypeId::OSError.value())?;
    for &(name, n) in os_file::CONSTANTS.iter().chain(os_process::CONSTANTS) {
        set_int(vm, os, name, n.into())?;
    }
    let path = path_module(vm)?;
    set(vm, os, "path", path)?;
    Ok(())
}

/// `os._variables()`: the environment as the process has it.
fn variables(_: &StdHost, vm: &mut Vm<'_>, _: Args) -> Res {
    let variables = vm.new_dict()?;
    for (name, value) in std::env::vars_os() {
        let value = vm.new_str(&readable(&value))?;
        vm.dict_set_text(variables, &readable(&name), value)?;
    }
    Ok(variables)
}

/// A variable of the environment as the program sees it: in `os.environ`, where there is one yet.
pub(super) fn variable(vm: &Vm<'_>, name: &str) -> Option<String> {
    let module = vm.dict_get_text(vm.modules(), "_os_environ");
    let namespace = module.and_then(|module| vm.module_namespace(module));
    match namespace.and_then(|namespace| vm.dict_get_text(namespace, "environ")) {
        Some(environ) => {
            let value = vm.dict_get_text(vm.plain(environ), name)?;
            vm.str(value).map(str::to_owned)
        }
        None => std::env::var_os(name).map(|value| readable(&value)),
    }
}

/// The module `os.path`, which comes with `os`.
fn path_module(vm: &mut Vm<'_>) -> Res {
    let namespace = vm.new_dict()?;
    set_str(vm, namespace, "__name__", "posixpath")?;
    for &(name, number) in super::os_path::TABLE {
        set(vm, namespace, name, Vm::host_function(number))?;
    }
    super::os_path::fill(vm, namespace)?;
    let name = vm.new_str("posixpath")?;
    vm.new_module(name, namespace)
}

/// Text of the operating system as a str.
pub(super) fn readable(text: &OsStr) -> String {
    os_text::decoded(text.as_bytes())
}

/// `os.getenv(key, default=None)`: looks in `os.environ`, as the program sees it.
fn getenv(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let (key, default) = (named(vm, args, 0, "key"), named(vm, args, 1, "default"));
    if !vm.is_str(key) {
        let message = [Part::Text("str expected, not "), Part::TypeOf(key)];
        return Err(vm.raise(TypeId::TypeError, &message));
    }
    let key = vm.str(key).unwrap_or_default().to_owned();
    match variable(vm, &key) {
        Some(value) => vm.new_str(&value),
        None if default.is_unbound() => Ok(Value::NONE),
        None => Ok(default),
    }
}

fn putenv(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let name = c_path(vm, "putenv", vm.arg(args, 0))?;
    let value = c_path(vm, "putenv", vm.arg(args, 1))?;
    if name.as_bytes().is_empty() || name.as_bytes().contains(&b'=') {
        return Err(value_error(vm, "illegal environment variable name"));
    }
    // SAFETY: both strings end in NUL and are copied; this process reads its environment on
    // the thread that runs the program alone.
    if unsafe { libc::setenv(name.as_ptr(), value.as_ptr(), 1) } != 0 {
        return Err(last_os_error(vm, None));
    }
    Ok(Value::NONE)
}

fn unsetenv(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let name: CString = c_path(vm, "unsetenv", vm.arg(args, 0))?;
    // SAFETY: as in `putenv`.
    if unsafe { libc::unsetenv(name.as_ptr()) } != 0 {
        return Err(last_os_error(vm, None));
    }
    Ok(Value::NONE)
}

fn getcwd(_: &StdHost, vm: &mut Vm<'_>, _: Args) -> Res {
    match std::env::current_dir() {
        Ok(path) => vm.new_str(&readable(path.as_os_str())),
        Err(error) => Err(vm.raise_os(error.raw_os_error().unwrap_or(libc::EIO), None)),
    }
}

fn chdir(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let name = named(vm, args, 0, "path");
    let path = c_path(vm, "chdir", name)?;
    // SAFETY: the path ends in NUL.
    match unsafe { libc::chdir(path.as_ptr()) } {
        0 => Ok(Value::NONE),
        _ => Err(last_os_error(vm, Some(named(vm, args, 0, "path")))),
    }
}

fn urandom(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let count = c_int(vm, vm.arg(args, 0))?;
    let Ok(count) = usize::try_from(count) else {
        return Err(value_error(vm, "negative argument not allowed"));
    };
    let mut bytes = vec![0; count];
    let mut done = 0;
    while done < count {
        // SAFETY: the rest of the buffer is writable for its length.
        let got = unsafe { libc::getrandom(bytes[done..].as_mut_ptr().cast(), count - done, 0) };
        match usize::try_from(got) {
            Ok(got) => done += got,
            Err(_) => return Err(last_os_error(vm, None)),
        }
    }
    vm.new_bytes(&bytes)
}

fn cpu_count(_: &StdHost, _: &mut Vm<'_>, _: Args) -> Res {
    let count = std::thread::available_parallelism();
    Ok(count.map_or(Value::NONE, |n| Value::int(n.get() as i64)))
}

fn strerror(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let errno = c_int(vm, vm.arg(args, 0))?;
    // SAFETY: the text is valid until the next call, and copied at once.
    let text = unsafe { std::ffi::CStr::from_ptr(libc::strerror(errno)) };
    vm.new_str(&text.to_string_lossy())
}

fn fspath(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let v = named(vm, args, 0, "path");
    let v = file_system_path(vm, v)?;
    if vm.is_str(v) || vm.bytes_of(v).is_some() {
        return Ok(v);
    }
    Err(no_path(vm, v))
}

fn no_path(vm: &mut Vm<'_>, v: Value) -> Trap {
    let message = [
        "expected str, bytes or os.PathLike object, not ".into(),
        Part::TypeOf(v),
    ];
    vm.raise(TypeId::TypeError, &message)
}

fn fsencode(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.arg(args, 0);
    match vm.str(v).map(os_text::encoded) {
        Some(Ok(bytes)) => vm.new_bytes(&bytes),
        Some(Err(at)) => Err(vm.raise_surrogate(v, at)),
        None if vm.bytes_of(v).is_some() => Ok(v),
        None => Err(no_path(vm, v)),
    }
}

fn fsdecode(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.arg(args, 0);
    match vm.bytes_of(v).map(<[u8]>::to_vec) {
        Some(bytes) => vm.new_str(&os_text::decoded(&bytes)),
        None if vm.is_str(v) => Ok(v),
        None => Err(no_path(vm, v)),
    }
}

fn uname(_: &StdHost, vm: &mut Vm<'_>, _: Args) -> Res {
    let class = StructType::find(vm, "uname_result", Record::UnameResult)?;
    // SAFETY: all zero bytes are a valid structure, which uname fills with strings.
    let names = unsafe {
        let mut names: libc::utsname = std::mem::zeroed();
        libc::uname(&mut names);
        names
    };
    let fields = [
        names.sysname,
        names.nodename,
        names.release,
        names.version,
        names.machine,
    ];
    let mut items = [Value::NONE; 5];
    for (item, field) in items.iter_mut().zip(fields) {
        let bytes = field
            .iter()
            .map(|&c| c as u8)
            .take_while(|&b| b != 0)
            .collect();
        *item = vm.new_str(&readable(&std::ffi::OsString::from_vec(bytes)))?;
    }
    class.make(vm, &items, &[])
}

fn load_average(_: &StdHost, vm: &mut Vm<'_>, _: Args) -> Res {
    let mut loads = [0.0; 3];
    // SAFETY: the array has room for three.
    if unsafe { libc::getloadavg(loads.as_mut_ptr(), 3) } != 3 {
        return Err(last_os_error(vm, None));
    }
    vm.new_tuple(&loads.map(Value::float))
}

/// A path of the operating system from its bytes.
pub(super) fn os_str(bytes: &[u8]) -> &OsStr {
    OsStr::from_bytes(bytes)
}
