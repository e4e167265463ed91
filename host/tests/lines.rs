//! Return addresses tell the lines of running frames, exactly, and are always put back.
//!
//! The stubs here are Rust functions with a return slot of their own each, so that what evaluators
//! write there can be read at any point of a program, and looked at after they have returned.

use std::cell::{Cell, RefCell};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use stackline::compile::{Options, compile};
use stackline::core::host::ModuleTable;
use stackline::core::image::{CodeId, field};
use stackline::core::{
    Args, Completion, Config, Evaluator, Host, HostError, Image, LineTable, Res, SiteLayout,
    Stream, Stub, Trampolines, Trap, Value, Vm,
};
use stackline::session::StdHost;

/// What a return slot holds at first, and must hold at the end.
const ORIGINAL: usize = 0x1000_0000;

const LAYOUT: SiteLayout = SiteLayout {
    first: 0x106,
    stride: 2,
};

/// Code objects that have a stub of their own; those with higher numbers share the last one.
const STUBS: usize = 96;

thread_local! {
    /// The return slots of the evaluators that run, outermost first, with their code objects.
    static SLOTS: RefCell<Vec<(*const AtomicUsize, usize)>> = const { RefCell::new(Vec::new()) };
    static ENTERED: Cell<usize> = const { Cell::new(0) };
}

/// The stub of code object `N`.
extern "C" fn stub<const N: usize>(vm: &mut Vm<'_>, evaluator: Evaluator) -> Completion {
    let slot = AtomicUsize::new(ORIGINAL);
    SLOTS.with_borrow_mut(|slots| slots.push((&raw const slot, N)));
    ENTERED.set(ENTERED.get() + 1);
    let completion = evaluator(vm, &slot, 0);
    SLOTS.with_borrow_mut(Vec::pop);
    assert_eq!(slot.load(Ordering::Relaxed), ORIGINAL, "not put back");
    completion
}

macro_rules! stubs {
    ($($tens:literal)*) => {
        [$(
            Stub(stub::<{ $tens * 8 }>), Stub(stub::<{ $tens * 8 + 1 }>),
            Stub(stub::<{ $tens * 8 + 2 }>), Stub(stub::<{ $tens * 8 + 3 }>),
            Stub(stub::<{ $tens * 8 + 4 }>), Stub(stub::<{ $tens * 8 + 5 }>),
            Stub(stub::<{ $tens * 8 + 6 }>), Stub(stub::<{ $tens * 8 + 7 }>),
        )*]
    };
}

static TABLE: [Stub; STUBS] = stubs!(0 1 2 3 4 5 6 7 8 9 10 11);

/// Stubs that look after their return slots.
struct Watched;

impl Trampolines for Watched {
    fn prepare(&self, _: &Vm<'_>, code: CodeId) -> Option<Stub> {
        Some(TABLE[(code.0 as usize).min(STUBS - 1)])
    }

    fn table(&self, codes: usize) -> &[Cell<Option<Stub>>] {
        Box::leak(vec![Cell::new(None); codes].into())
    }
}

/// The lines that the slots tell now, innermost first.
fn told(image: &Image<'_>) -> Vec<u32> {
    SLOTS.with_borrow(|slots| {
        let lines = slots.iter().rev().map(|&(slot, code)| {
            // SAFETY: the slot's frame is on the stack as long as it is in the list.
            let address = unsafe { (*slot).load(Ordering::Relaxed) };
            let Some(offset) = ((address - ORIGINAL) as u32).checked_sub(LAYOUT.first) else {
                assert_eq!(address, ORIGINAL);
                return image.code(CodeId(code as u32)).get(field::FIRST_LINE) as u32;
            };
            assert_eq!(offset % LAYOUT.stride, 0);
            lines_with_sites(image, code)[(offset / LAYOUT.stride) as usize]
        });
        lines.collect()
    })
}

fn lines_with_sites(image: &Image<'_>, code: usize) -> Vec<u32> {
    let code = image.code(CodeId(code as u32));
    let mut lines: Vec<u32> = image.lines(code).map(|(_, line)| line).collect();
    lines.retain(|&line| line != code.get(field::FIRST_LINE) as u32);
    lines.sort_unstable();
    lines.dedup();
    lines
}

/// The standard host, with a module `lines` that has `told()`: the lines as a tuple.
struct Asked(StdHost);

const TOLD: u32 = 1 << 20;

impl Host for Asked {
    fn write(&self, stream: Stream, bytes: &[u8]) -> Result<(), HostError> {
        self.0.write(stream, bytes)
    }
    fn flush(&self, stream: Stream) -> Result<(), HostError> {
        self.0.flush(stream)
    }
    fn strerror(&self, errno: i32) -> &str {
        self.0.strerror(errno)
    }
    fn read_line(&self, line: &mut [u8]) -> Result<usize, HostError> {
        self.0.read_line(line)
    }
    fn module(&self, name: &str) -> Option<ModuleTable> {
        match name {
            "lines" => Some(&[("told", TOLD)]),
            _ => self.0.module(name),
        }
    }
    fn function_name(&self, function: u32) -> &str {
        match function {
            TOLD => "told",
            _ => self.0.function_name(function),
        }
    }
    fn init_module(&self, vm: &mut Vm<'_>, name: &str, namespace: Value) -> Result<(), Trap> {
        match name {
            "lines" => Ok(()),
            _ => self.0.init_module(vm, name, namespace),
        }
    }
    fn call(&self, vm: &mut Vm<'_>, function: u32, args: Args) -> Res {
        if function != TOLD {
            return self.0.call(vm, function, args);
        }
        let lines: Vec<Value> = told(vm.image())
            .into_iter()
            .map(|line| Value::int(i64::from(line)))
            .collect();
        vm.new_tuple(&lines)
    }
    fn poll(&self, vm: &mut Vm<'_>) -> Result<(), Trap> {
        self.0.poll(vm)
    }
    fn pow(&self, x: f64, y: f64) -> f64 {
        self.0.pow(x, y)
    }
    fn hypot(&self, x: f64, y: f64) -> f64 {
        self.0.hypot(x, y)
    }
    fn complex_pow(&self, base: (f64, f64), exponent: (f64, f64)) -> Option<(f64, f64)> {
        self.0.complex_pow(base, exponent)
    }
}

/// Runs `source` with lines told to [`Watched`] stubs; how it ended, and what it printed.
fn run(source: &str, name: &Path, config: Config) -> Option<(bool, String)> {
    run_in(16 << 20, source, name, config)
}

/// As [`run`], in `bytes` of memory.
fn run_in(bytes: usize, source: &str, name: &Path, config: Config) -> Option<(bool, String)> {
    let options = Options {
        filename: name.to_string_lossy().into_owned(),
        ..Options::default()
    };
    let compiled = compile(source, &options).ok()?;
    let image = Image::verify(compiled.as_bytes()).expect("an image of our own");
    let host = Asked(StdHost::capturing());
    let mut memory = vec![0; bytes / 8];
    let mut words = vec![0; LineTable::len_for(&image)];
    let mut vm = Vm::new(&mut memory, image, &host, config).expect("enough memory");
    vm.set_trampolines(&Watched);
    vm.set_lines(LineTable::new(&image, LAYOUT, &mut words));
    vm.set_tracing(true);
    let main = vm.main_namespace();
    let named = vm.new_str("__main__");
    named
        .and_then(|name| vm.dict_set_text(main, "__name__", name))
        .expect("enough memory");
    let outcome = vm.run_main();
    let mut printed = String::from_utf8_lossy(&host.0.take_output()).into_owned();
    if let Err(exception) = outcome
        && let Ok(exception) = vm.hold(exception)
    {
        printed += &stackline::traceback::format(&host.0, &mut vm, &exception, true);
    }
    let ended = outcome.is_ok();
    Some((ended, printed))
}

fn with_stress(stress: bool) -> Config {
    Config {
        stress: stress.into(),
        ..Config::default()
    }
}

/// The program with the numbers of its lines in the place of what stands for them.
fn with_numbers(source: &str) -> String {
    let mut numbered = String::new();
    for (index, line) in source.lines().enumerate() {
        numbered += &line.replace("LINE", &(index + 1).to_string());
        numbered.push('\n');
    }
    for (index, line) in source.lines().enumerate() {
        if let Some((_, name)) = line.split_once("#: ") {
            numbered = numbered.replace(&format!("@{name})"), &format!("{})", index + 1));
            numbered = numbered.replace(&format!("@{name},"), &format!("{},", index + 1));
        }
    }
    numbered
}

/// Every place of the program calls `here`, with the lines that its frames must be at.
#[test]
fn every_frame_is_at_its_line() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lines/every_construct.py");
    let source = fs::read_to_string(&path).expect("the program");
    let source = with_numbers(&source);
    for stress in [false, true] {
        let (ended, printed) = run(&source, &path, with_stress(stress)).expect("it compiles");
        assert!(ended && printed.ends_with("checked\n"), "{printed}");
    }
}

#[test]
fn a_table_of_other_length_is_refused() {
    let compiled = compile("print(1)", &Options::default()).expect("it compiles");
    let image = Image::verify(compiled.as_bytes()).expect("an image of our own");
    let mut words = vec![0; LineTable::len_for(&image) + 1];
    assert!(LineTable::new(&image, LAYOUT, &mut words).is_none());
}

#[test]
fn sites_are_numbered_by_the_distinct_lines() {
    let source =
        "def f():\n    for i in range(3):\n        x = (i +\n             i)\n    return x\n";
    let compiled = compile(source, &Options::default()).expect("it compiles");
    let image = Image::verify(compiled.as_bytes()).expect("an image of our own");
    let f = (0..image.code_count())
        .find(|&code| image.str(image.code(CodeId(code as u32)).name()) == "f")
        .expect("the function");
    assert_eq!(image.code(CodeId(f as u32)).get(field::FIRST_LINE), 1);
    let lines = lines_with_sites(&image, f);
    assert_eq!((lines.first(), lines.last()), (Some(&2), Some(&5)));
}

#[test]
fn return_addresses_are_put_back_where_memory_is_full() {
    let source = r#"
def hoard(depth):
    if depth:
        return hoard(depth - 1)
    kept = []
    while True:
        kept.append("x" * 100 + str(len(kept)))

def generator():
    yield 1
    hoard(3)

caught = 0
for i in range(50):
    try:
        if i % 2:
            hoard(i % 7)
        else:
            list(generator())
    except MemoryError:
        caught += 1
print(caught)

def deeper(n):
    return deeper(n + 1)

try:
    deeper(0)
except (RecursionError, MemoryError) as e:
    print("ended")
"#;
    let path = Path::new("full.py");
    let outcome = run_in(48 << 10, source, path, Config::default());
    let (ended, printed) = outcome.expect("it compiles");
    assert!(ended, "{printed}");
    assert_eq!(printed, "50\nended\n");
}

/// Every program of the corpus that can run in this process.
#[test]
fn return_addresses_are_put_back_on_every_way_out() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/corpus");
    // These fork, end the process, send signals, or count on a small memory, file descriptors or a
    // compiler.
    let apart = [
        "asyncio",
        "exec",
        "files",
        "imports",
        "stdlib",
        "system",
        "modules",
        "memory",
        "signals",
        "syntax",
        "recursion",
    ];
    let mut programs = 0;
    for area in directories(&corpus) {
        if apart.iter().any(|name| area.ends_with(name)) {
            continue;
        }
        for path in files(&area) {
            let source = fs::read_to_string(&path).expect("a program");
            // This host has no compiler, and not the hooks of `sys`.
            if ["eval(", "exec(", "unraisablehook"]
                .iter()
                .any(|name| source.contains(name))
            {
                continue;
            }
            let Some((_, printed)) = run(&source, &path, with_stress(false)) else {
                continue;
            };
            if printed.contains("ModuleNotFoundError: No module named") {
                continue;
            }
            let expected = fs::read_to_string(path.with_extension("out")).expect("its output");
            assert!(
                printed.starts_with(&expected),
                "{}: {printed}",
                path.display()
            );
            programs += 1;
        }
    }
    assert!(programs > 200, "{programs} programs");
    assert!(ENTERED.get() > 20_000, "{} calls", ENTERED.get());
}

fn directories(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the corpus");
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.is_dir());
    paths.sort();
    paths
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("an area");
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
    paths.sort();
    paths
}
