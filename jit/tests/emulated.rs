//! Stubs of other machines at work, under QEMU's user-mode emulation.
//!
//! A driver in C, built by the machine's own compiler, enters a stub with an evaluator that checks
//! what it is given and follows its stack, by frame pointers and by the compiler's unwinder. Then
//! gdb goes through the stub instruction by instruction, and finds the caller at each. Neither
//! knows anything of how the stub was made but its call frame information.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use stackline_jit::object_file::describe_copies;
use stackline_jit::{CodeReference, StubCode, StubShape, emit};

/// Where the driver puts the stub.
const ADDRESS: u64 = 0x7100_0000;

/// Calls are calls, and the driver's own functions have call frame information.
const FLAGS: [&str; 5] = [
    "-O2",
    "-Wall",
    "-static",
    "-fno-optimize-sibling-calls",
    "-fasynchronous-unwind-tables",
];

/// A machine, and what it takes to build for it.
struct Machine {
    name: &'static str,
    triple: &'static str,
    /// gdb's names of the stack pointer, the frame pointer, and the register that a call leaves the
    /// return address in.
    registers: &'static str,
    /// What the compiler needs to keep chains of frames.
    chain: &'static str,
}

const AARCH64: Machine = Machine {
    name: "aarch64",
    triple: "aarch64-unknown-linux-gnu",
    registers: "sp x29 x30",
    chain: "-fno-omit-frame-pointer",
};

const RISCV64: Machine = Machine {
    name: "riscv64",
    triple: "riscv64gc-unknown-linux-gnu",
    registers: "sp fp ra",
    chain: "-fno-omit-frame-pointer",
};

const S390X: Machine = Machine {
    name: "s390x",
    triple: "s390x-unknown-linux-gnu",
    registers: "r15 r11 r14",
    chain: "-mbackchain",
};

impl Machine {
    fn code(&self, sites: u32) -> StubCode {
        let template = emit(&self.triple.parse().expect("a triple")).expect("a supported target");
        let shape = StubShape::with_sites(sites);
        template.stub(&shape).expect("so many sites")
    }

    fn emulator(&self) -> String {
        format!("qemu-{}", self.name)
    }

    /// Builds the driver for `code` in `folder`.
    fn build_driver(&self, code: &StubCode, folder: &Path) -> PathBuf {
        fs::write(folder.join("stub.h"), header(code)).expect("writable");
        let driver = folder.join("driver");
        let compiler = format!("{}-linux-gnu-gcc", self.name);
        expect_success(
            Command::new(compiler)
                .args(FLAGS)
                .args([self.chain, "-I"])
                .arg(folder)
                .arg("-o")
                .arg(&driver)
                .arg(source("driver.c")),
        );
        driver
    }

    /// Every way into the stub and out of it, with the unwinder of the machine's compiler.
    fn enter_and_unwind(&self, sites: u32) {
        let folder = folder(&format!("{}-enter-{sites}", self.name));
        let driver = self.build_driver(&self.code(sites), &folder);
        let text = expect_success(Command::new(self.emulator()).arg(driver));
        assert_eq!(text, format!("{} calls\n", 2 * (sites + 1)));
    }

    /// gdb's view of a stub with two sites at each of its instructions.
    fn step_through(&self) {
        let folder = folder(&format!("{}-step", self.name));
        let code = self.code(2);
        let driver = self.build_driver(&code, &folder);
        let size = code.bytes().len() as u64;
        let object = describe_copies(&code, ADDRESS, size, 1).expect("it can be described");
        fs::write(folder.join("stub.o"), object).expect("writable");
        let socket = folder.join("socket");
        let _ = fs::remove_file(&socket);
        let mut emulator = Command::new(self.emulator());
        emulator.arg("-g").arg(&socket).arg(&driver).arg("step");
        let _running = Running::start(emulator, &socket);
        let text = expect_success(
            Command::new("gdb-multiarch")
                .args(["-nx", "-batch", "-x"])
                .arg(source("instants.py"))
                .arg(&driver)
                .env("STUB_ADDRESS", format!("{ADDRESS:#x}"))
                .env("STUB_SIZE", size.to_string())
                .env("STUB_FIRST_SITE", code.site_start(0).to_string())
                .env("STUB_OBJECT", folder.join("stub.o"))
                .env("STUB_SOCKET", &socket)
                .env("REGISTERS", self.registers),
        );
        assert!(text.contains("met "), "{text}");
    }
}

/// The stub as C.
fn header(code: &StubCode) -> String {
    let table = code.unwind().eh_frame(CodeReference::Absolute(ADDRESS));
    let sites = (0..code.sites()).map(|n| code.site_return(n));
    let mut text = format!("#define ADDRESS {ADDRESS:#x}UL\n");
    append_array(&mut text, "const unsigned char CODE", code.bytes());
    let table = table.expect("encodable");
    append_array(&mut text, "_Alignas(8) unsigned char TABLE", &table);
    let returns = std::iter::once(code.return_site()).chain(sites);
    let returns: Vec<u32> = returns.map(|offset| offset.get()).collect();
    append_array(&mut text, "const unsigned RETURN_ADDRESSES", &returns);
    text
}

fn append_array<N: std::fmt::Display>(text: &mut String, declaration: &str, numbers: &[N]) {
    write!(text, "static {declaration}[] = {{").expect("a string grows");
    for number in numbers {
        write!(text, "{number},").expect("a string grows");
    }
    text.push_str("};\n");
}

fn source(name: &str) -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    tests.join("emulated").join(name)
}

/// An empty folder, of this process alone.
fn folder(name: &str) -> PathBuf {
    let name = format!("{name}-{}", std::process::id());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).expect("the folder of tests is writable");
    folder
}

/// Runs `command`; what it printed.
fn expect_success(command: &mut Command) -> String {
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("{:?}: {error}", command.get_program()));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {text}{errors}");
    text
}

/// A process that is ended with the test.
struct Running(Child);

impl Running {
    /// Starts a process and waits until it listens at `socket`.
    fn start(mut command: Command, socket: &Path) -> Running {
        let child = command.stdout(Stdio::null()).spawn();
        let mut running = Running(child.expect("the emulator starts"));
        let start = Instant::now();
        while !socket.exists() {
            let ended = running.0.try_wait().expect("a child");
            assert!(ended.is_none(), "the emulator ended: {ended:?}");
            assert!(start.elapsed() < Duration::from_secs(60), "no socket");
            thread::sleep(Duration::from_millis(10));
        }
        running
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

macro_rules! machines {
    ($($module:ident $machine:ident),*) => {
        $(mod $module {
            #[test]
            fn stubs_are_entered_and_unwound() {
                for sites in [0, 1, 5] {
                    super::$machine.enter_and_unwind(sites);
                }
            }

            #[test]
            fn a_debugger_finds_the_caller_at_every_instruction() {
                super::$machine.step_through();
            }
        })*
    };
}

machines!(aarch64 AARCH64, riscv64 RISCV64, s390x S390X);
