//! `os`: the environment, the process's numbers, and the names of the other parts.
//!
//! Processes are in `os_process`, files in `os_file` and `os_stat`, `os.path` in `os_path`.

use std::ffi::{CString, OsStr};
use std::os::unix::ffi::{OsStrExt, OsStringExt};

use stackline_core::{Args, Part, Record, Res, Trap, TypeId, Value, Vm};

use super::arguments::Arity::{Between, Common, Named, One, Zero};
use super::arguments::{c_int, c_path, named, path_of_type, value_error};
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
            let source = vm.str(vm.arg(args, 0)).map_or("_os_more", source_of);
            super::lazy::attribute(vm, "os", source, args)
        },
    },
    Function {
        name: "__dir__",
        arity: Zero,
        call: |_, vm, _| super::lazy::names(vm, "os", LIBRARY),
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
        arity: Common(1, 1),
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

const ALL: [Function; COUNT] = super::joined(PARTS);

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

/// The modules of the library with the rest of `os`.
const LIBRARY: &[&str] = &[
    "_os_environ",
    "_os_more",
    "_os_constants",
    "_os_files",
    "_os_descriptors",
    "_os_processes",
    "_os_execute",
    "_os_scan",
    "_os_start",
];

/// The module of the library in which a name of `os` is, if there is such a name.
fn source_of(name: &str) -> &'static str {
    let is_any = |names: &str| names.split(' ').any(|n| n == name);
    match name {
        "environ" | "environb" | "_Environ" => "_os_environ",
        "PathLike" => "_os_more",
        "DirEntry" | "scandir" => "_os_scan",
        "GenericAlias" | "Mapping" | "MutableMapping" => "_os_constants",
        _ if name.starts_with(|c: char| c.is_ascii_uppercase()) => "_os_constants",
        _ if is_any(FILES) => "_os_files",
        _ if is_any(DESCRIPTORS) => "_os_descriptors",
        _ if is_any(PROCESSES) => "_os_processes",
        _ if is_any(EXECUTION) => "_os_execute",
        "execv" | "execve" | "posix_spawn" | "posix_spawnp" => "_os_start",
        _ if name.ends_with("conf_names") || name.ends_with("confstr_names") => "_os_constants",
        _ => "_os_more",
    }
}

const FILES: &str = "fchmod fchown chown lchown mkfifo mknod chroot getxattr setxattr listxattr \
    removexattr major minor makedev pathconf fpathconf sysconf confstr sync";
const DESCRIPTORS: &str = "pread pwrite preadv pwritev readv writev posix_fallocate posix_fadvise \
    sendfile copy_file_range splice lockf pipe2 dup2 fsync fdatasync fchdir closerange \
    get_blocking set_blocking get_inheritable set_inheritable memfd_create eventfd eventfd_read \
    eventfd_write timerfd_create timerfd_settime timerfd_gettime timerfd_settime_ns \
    timerfd_gettime_ns pidfd_open ttyname ctermid openpty login_tty grantpt unlockpt \
    posix_openpt ptsname tcgetpgrp tcsetpgrp getrandom device_encoding get_terminal_size";
const PROCESSES: &str = "getpgid setpgid setpgrp getsid setsid killpg setuid seteuid setgid setegid \
    setreuid setregid setresuid setresgid getresuid getresgid getgroups setgroups getgrouplist \
    initgroups getlogin nice getpriority setpriority sched_get_priority_max \
    sched_get_priority_min sched_getscheduler sched_setscheduler sched_getparam sched_setparam \
    sched_rr_get_interval sched_getaffinity sched_setaffinity wait3 wait4 waitid waitid_result \
    unshare setns register_at_fork forkpty";
const EXECUTION: &str = "execl execle execlp execlpe execvp execvpe spawnv spawnve spawnvp \
    spawnvpe spawnl spawnle spawnlp spawnlpe _execvpe _spawnvef";

/// Calls the library's function that takes what the one in Rust does not.
#[cfg(feature = "compiler")]
pub(super) fn leave_to_library(vm: &mut Vm<'_>, name: &str, args: Args) -> Res {
    let keywords = vm.new_dict()?;
    for i in 0..args.keyword_count() {
        let (name, v) = (vm.keyword_name(args, i), vm.keyword_value(args, i));
        vm.set_item(keywords, name, v)?;
    }
    let items: Vec<Value> = (0..args.len()).map(|i| vm.arg(args, i)).collect();
    let items = vm.new_tuple(&items)?;
    let name = vm.new_str(name)?;
    let call = vm.new_tuple(&[name, items, keywords])?;
    super::lazy::call_library(vm, "_os_files", "_call", call)
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

/// The module `os.path`, which comes with `os`, under both of its names.
fn path_module(vm: &mut Vm<'_>) -> Res {
    let known = vm.dict_get_text(vm.modules(), "posixpath");
    let module = match known {
        Some(module) => module,
        None => new_path_module(vm)?,
    };
    for name in ["posixpath", "os.path"] {
        vm.dict_set_text(vm.modules(), name, module)?;
    }
    Ok(module)
}

fn new_path_module(vm: &mut Vm<'_>) -> Res {
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
    for i in 0..2 {
        let v = vm.arg(args, i);
        if !vm.is_str(v) && vm.bytes_of(v).is_none() {
            return Err(no_path(vm, v));
        }
    }
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
    let plain = vm.plain(v);
    if vm.is_str(plain) || vm.bytes_of(plain).is_some() {
        return Ok(v);
    }
    match path_of_type(vm, v)? {
        Some(path) => Ok(path),
        None => {
            let v = named(vm, args, 0, "path");
            Err(no_path(vm, v))
        }
    }
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
