//! What embedders do with a machine: typed natives, calls by name, portions, memory.

use std::cell::{Cell, RefCell};

use stackline_core::embed::{Bytes, Mismatch, Text};
use stackline_core::host::{HostError, ModuleTable, Stream};
use stackline_core::value::Immediate;
use stackline_core::{Args, Config, Host, Image, Progress, Res, TypeId, Value, Vm, native_modules};

#[derive(Default)]
struct Board {
    console: RefCell<String>,
    calls: Cell<u32>,
}

impl Board {
    fn add(&self, _: &mut Vm<'_>, a: i64, b: Option<i64>) -> Res<i64> {
        Ok(a.wrapping_add(b.unwrap_or(1)))
    }

    fn small(&self, _: &mut Vm<'_>, n: i8) -> Res<i8> {
        Ok(n)
    }

    fn largest(&self, _: &mut Vm<'_>, n: u64) -> Res<u64> {
        Ok(n)
    }

    fn half(&self, _: &mut Vm<'_>, x: f64) -> Res<f64> {
        Ok(x / 2.0)
    }

    fn invert(&self, _: &mut Vm<'_>, b: bool) -> Res<bool> {
        Ok(!b)
    }

    fn len(&self, vm: &mut Vm<'_>, text: Text, bytes: Bytes) -> Res<usize> {
        Ok(text.get(vm).len() * 10 + bytes.get(vm).len())
    }

    /// Counts, then makes a text: memory may run out in between.
    fn label(&self, _: &mut Vm<'_>) -> Res<&'static str> {
        self.calls.set(self.calls.get() + 1);
        Ok("a text of some length, for which there must be room in a memory that is almost full")
    }

    fn nothing(&self, _: &mut Vm<'_>) -> Res<Option<u8>> {
        Ok(None)
    }

    /// Calls back.
    fn twice(&self, vm: &mut Vm<'_>, f: Value, v: Value) -> Res<Value> {
        let f = vm.hold(f)?;
        let v = vm.call(vm.held(&f), &[v]);
        let f = vm.release(f);
        vm.call(f, &[v?])
    }
}

native_modules! {
    static MODULES: Board {
        "first" {
            "add"(i64, Option<i64>) -> i64 => Board::add;
            "small"(i8) -> i8 => Board::small;
            "largest"(u64) -> u64 => Board::largest;
            "half"(f64) -> f64 => Board::half;
            "invert"(bool) -> bool => Board::invert;
        }
        "second" {
            "len"(Text, Bytes) -> usize => Board::len;
            "label"() -> &'static str => Board::label;
            "nothing"() -> Option<u8> => Board::nothing;
            "twice"(Value, Value) -> Value => Board::twice;
        }
    }
}

impl Host for Board {
    fn write(&self, _: Stream, bytes: &[u8]) -> Result<(), HostError> {
        self.console
            .borrow_mut()
            .push_str(&String::from_utf8_lossy(bytes));
        Ok(())
    }

    fn pow(&self, x: f64, y: f64) -> f64 {
        x.powf(y)
    }

    fn module(&self, name: &str) -> Option<ModuleTable> {
        MODULES.module(name)
    }

    fn function_name(&self, function: u32) -> &str {
        MODULES.function_name(function)
    }

    fn call(&self, vm: &mut Vm<'_>, function: u32, args: Args) -> Res {
        MODULES.call(self, vm, function, args)
    }
}

/// Runs `source` as the main module in 64 KiB, and then `check`.
fn with_machine(source: &str, config: Config, check: impl FnOnce(&mut Vm<'_>, &Board)) {
    let compiled = stackline::compile::compile(source, &Default::default()).expect("it compiles");
    let image = Image::verify(compiled.as_bytes()).expect("a sound image");
    let board = Board::default();
    let mut memory = vec![0; 8192];
    let mut vm = Vm::new(&mut memory, image, &board, config).expect("enough memory");
    check(&mut vm, &board);
}

fn stress() -> Config {
    Config {
        stress: 1,
        ..Config::default()
    }
}

/// What the program prints.
fn output(source: &str, config: Config) -> String {
    let mut text = String::new();
    with_machine(source, config, |vm, board| {
        if let Err(e) = vm.run_main() {
            vm.write_exception(e, &mut *board.console.borrow_mut())
                .expect("strings take all");
        }
        text = board.console.take();
    });
    text
}

#[test]
fn natives_take_and_give_typed_values() {
    let source = "
import first, second
print(first.add(2, 3), first.add(2), first.add(2, None), first.add(True, 2**62))
print(first.small(-128), first.largest(2**64 - 1), first.half(3), first.half(0.5))
print(first.invert(False), second.len('four', b'three'), second.nothing())
print(second.twice(lambda n: n * 7, 3), second.label()[:6])
";
    let expected = "5 3 3 4611686018427387905\n-128 18446744073709551615 1.5 0.25\n\
                    True 45 None\n147 a text\n";
    assert_eq!(output(source, Config::default()), expected);
    assert_eq!(output(source, stress()), expected);
}

#[test]
fn wrong_arguments_are_errors_that_say_what_and_where() {
    let source = "
import first, second
calls = [
    lambda: first.add('2'), lambda: first.add(2, 3, 4), lambda: first.add(),
    lambda: first.small(128), lambda: first.largest(-1), lambda: first.largest(2**64),
    lambda: first.half('x'), lambda: first.invert(1), lambda: second.len('x', 'y'),
    lambda: second.label(1), lambda: first.add(a=2),
]
for call in calls:
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
";
    let expected = "\
TypeError add() argument 1 must be int, not str
TypeError add expected at most 2 arguments, got 3
TypeError add expected at least 1 argument, got 0
OverflowError small() argument 1 does not fit into i8
OverflowError largest() argument 1 does not fit into u64
OverflowError largest() argument 1 does not fit into u64
TypeError half() argument 1 must be float, not str
TypeError invert() argument 1 must be bool, not int
TypeError len() argument 2 must be bytes, not str
TypeError label expected 0 arguments, got 1
TypeError add() takes no keyword arguments
";
    assert_eq!(output(source, Config::default()), expected);
}

#[test]
fn a_native_runs_once_however_little_memory_there_is() {
    let source = "
import second
kept = []
for n in range(200):
    second.label()
";
    for config in [Config::default(), stress()] {
        with_machine(source, config, |vm, board| {
            vm.run_main().expect("no exception");
            assert_eq!(board.calls.get(), 200);
        });
    }
}

#[test]
fn functions_are_called_by_name() {
    let source = "
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y
def total(*items):
    return sum(items)
def fill():
    return [0] * 100_000
def fail(n):
    raise KeyError(n)
";
    with_machine(source, Config::default(), |vm, board| {
        if let Err(e) = vm.run_main() {
            let mut text = String::new();
            let _ = vm.write_exception(e, &mut text);
            panic!("{text}");
        }
        let one_two = [1, 2].map(Value::int);
        let v = vm.call_global("total", &one_two).expect("a sum");
        assert_eq!(vm.extract::<u8>(v), Ok(3));
        assert_eq!(vm.extract::<bool>(v), Err(Mismatch::Type));
        let point = vm.call_global("Point", &one_two).expect("an object");
        assert_eq!(vm.type_name(point), "Point");
        let error = vm
            .call_global("missing", &[])
            .expect_err("there is no such name");
        assert!(vm.exception_is(error, TypeId::NameError));
        let error = vm.call_global("fill", &[]).expect_err("no room");
        assert!(vm.exception_is(error, TypeId::MemoryError));
        let error = vm.call_global("fail", &one_two[..1]).expect_err("raises");
        let mut text = String::new();
        vm.write_exception(error, &mut text)
            .expect("strings take all");
        let expected = "Traceback (most recent call last):\n  \
                        File \"<string>\", line 10, in fail\nKeyError: 1\n";
        assert_eq!(text, expected);
        let v = vm.call_global("total", &one_two).expect("a sum");
        assert_eq!((v, board.console.take().as_str()), (Value::int(3), ""));
    });
}

#[test]
fn functions_can_be_global_variables() {
    let source = "
def answer():
    return add(41)
";
    with_machine(source, stress(), |vm, _| {
        let (name, number) = MODULES.module("first").expect("it is there")[0];
        let add = Value::immediate(Immediate::HostFunction, number);
        vm.set_global(name, add).expect("there is room");
        vm.run_main().expect("the module runs");
        let answer = vm.call_global("answer", &[]).expect("add is defined");
        assert_eq!(vm.extract::<i64>(answer), Ok(42));
    });
}

/// Runs the main module in portions of `steps`; the number of pauses and what was printed.
fn in_portions(source: &str, steps: u32, config: Config) -> (usize, String) {
    let mut result = (0, String::new());
    with_machine(source, config, |vm, board| {
        vm.begin_main().expect("nothing else runs");
        loop {
            match vm.run_portion(steps) {
                Progress::Paused => result.0 += 1,
                Progress::Returned(_) => break,
                Progress::Raised(e) => {
                    vm.write_exception(e, &mut *board.console.borrow_mut())
                        .expect("strings take all");
                    break;
                }
            }
        }
        result.1 = board.console.take();
    });
    result
}

const PROGRAM: &str = "
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
def pairs(n):
    for i in range(n):
        yield i, i * i
class Less:
    count = 0
    def __init__(self, n):
        self.n = n
    def __lt__(self, other):
        Less.count += 1
        return self.n < other.n
print(fib(8), list(pairs(3)), sorted([3, 1, 2], key=lambda n: fib(n + 3)))
a, limit, turns = Less(0), Less(5), 0
while a < limit:
    a.n += 1
    turns += 1
print(turns, Less.count, max([Less(n) for n in range(9)], key=lambda l: l.n).n)
try:
    [fib(3) for _ in range(4)].missing
except AttributeError as e:
    print(e)
{}['x']
";

#[test]
fn portions_change_nothing_that_a_program_does() {
    let (none, expected) = in_portions(PROGRAM, u32::MAX, Config::default());
    assert_eq!(none, 0);
    let start = "21 [(0, 0), (1, 1), (2, 4)] [1, 2, 3]\n5 6 8\n";
    assert!(expected.starts_with(start), "{expected}");
    assert!(expected.ends_with("KeyError: 'x'\n"), "{expected}");
    for steps in [1, 2, 3, 7, 100, 2047, 2048, 5000] {
        let (pauses, text) = in_portions(PROGRAM, steps, Config::default());
        assert_eq!(text, expected, "{steps} steps");
        assert_eq!(pauses > 0, steps <= 100, "{steps} steps: {pauses} pauses");
    }
    assert_eq!(in_portions(PROGRAM, 3, stress()).1, expected);
}

#[test]
fn a_program_that_never_ends_pauses_every_time() {
    let source = "
n = 0
while True:
    n += 1
";
    with_machine(source, Config::default(), |vm, _| {
        vm.begin_main().expect("nothing else runs");
        let mut last = 0;
        for _ in 0..50 {
            assert_eq!(vm.run_portion(1000), Progress::Paused);
            let n = vm.global("n").expect("defined");
            let n = vm.extract::<u64>(n).expect("an int");
            assert!((last + 999..=last + 1001).contains(&n), "{last} to {n}");
            last = n;
        }
    });
}

#[test]
fn a_paused_machine_can_be_used() {
    let source = "
seen = []
def look():
    return len(seen)
def churn():
    return len([[n] for n in range(300)])
for n in range(100):
    seen.append([n])
";
    with_machine(source, Config::default(), |vm, _| {
        vm.begin_main().expect("nothing else runs");
        let mut looks = Vec::new();
        while vm.run_portion(10) == Progress::Paused {
            assert_eq!(vm.call_global("churn", &[]), Ok(Value::int(300)));
            vm.collect(0);
            let n = vm.call_global("look", &[]).expect("a length");
            looks.push(vm.extract::<u32>(n).expect("an int"));
        }
        assert!(looks.len() >= 9 && looks.is_sorted(), "{looks:?}");
        assert_eq!(vm.call_global("look", &[]), Ok(Value::int(100)));
    });
}

#[test]
fn one_call_runs_in_portions_at_a_time_and_can_be_given_up() {
    let source = "
def forever():
    while True:
        pass
def one():
    return 1
";
    with_machine(source, Config::default(), |vm, _| {
        vm.run_main().expect("no exception");
        assert!(matches!(
            vm.run_portion(5),
            Progress::Raised(e) if vm.exception_is(e, TypeId::RuntimeError)
        ));
        let f = vm.global("forever").expect("defined");
        vm.begin_call(f, &[]).expect("nothing else runs");
        assert_eq!(vm.run_portion(5), Progress::Paused);
        let one = vm.global("one").expect("defined");
        let error = vm.begin_call(one, &[]).expect_err("one at a time");
        assert!(vm.exception_is(error, TypeId::RuntimeError));
        vm.abandon();
        vm.begin_call(one, &[]).expect("nothing else runs");
        assert_eq!(vm.run_portion(5), Progress::Returned(Value::int(1)));
        let error = vm.begin_call(one, &[Value::NONE]).expect_err("no argument");
        assert!(vm.exception_is(error, TypeId::TypeError));
        let len = stackline_core::TypeId::Int.value();
        vm.begin_call(len, &[]).expect("a native");
        assert_eq!(vm.run_portion(1), Progress::Returned(Value::int(0)));
    });
}

#[test]
fn the_main_types_are_small() {
    let word = size_of::<usize>();
    assert_eq!(size_of::<Value>(), 8);
    assert_eq!(size_of::<Res>(), 16);
    assert_eq!(size_of::<stackline_core::Completion>(), 8);
    assert_eq!(size_of::<stackline_core::opcode::Instr>(), 4);
    assert!(size_of::<Args>() <= 5 * word + 8);
    assert!(
        size_of::<Image<'_>>() <= 40 * word,
        "{}",
        size_of::<Image<'_>>()
    );
    assert!(size_of::<Vm<'_>>() <= 100 * word, "{}", size_of::<Vm<'_>>());
}
