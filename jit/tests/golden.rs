//! The machine code of stubs, byte for byte, with its disassembly, for every architecture on
//! whatever host runs the tests.

use std::num::NonZeroU16;

use stackline_jit::{EmitError, StubCode, StubShape, Triple, emit};

/// Instructions: machine code in hexadecimal and what it means.
type Listing = &'static [(&'static str, &'static str)];

const X86_64_FIRST: Listing = &[
    ("55", "push rbp"),
    ("4889e5", "mov  rbp, rsp"),
    ("ffd6", "call rsi"),
    ("4889ec", "mov  rsp, rbp"),
    ("5d", "pop  rbp"),
    ("c3", "ret"),
];

const X86_64_FURTHER: Listing = &[
    ("ffd0", "call rax"),
    ("4889ec", "mov  rsp, rbp"),
    ("5d", "pop  rbp"),
    ("c3", "ret"),
];

const AARCH64_FIRST: Listing = &[
    ("fd7bbfa9", "stp x29, x30, [sp, #-16]!"),
    ("fd030091", "mov x29, sp"),
    ("20003fd6", "blr x1"),
    ("fd7bc1a8", "ldp x29, x30, [sp], #16"),
    ("c0035fd6", "ret"),
];

const AARCH64_FURTHER: Listing = &[
    ("00003fd6", "blr x0"),
    ("fd7bc1a8", "ldp x29, x30, [sp], #16"),
    ("c0035fd6", "ret"),
];

fn emit_for(triple: &str, call_sites: u16) -> StubCode {
    let triple: Triple = triple.parse().expect("a target triple");
    let call_sites = NonZeroU16::new(call_sites).expect("at least one");
    emit(&triple, &StubShape::with_call_sites(call_sites)).expect("a supported target")
}

/// Checks code and return sites against the listings, a call being the instruction that a return
/// site follows.
fn assert_listing(code: &StubCode, first: Listing, further: Listing) {
    let sites = code.return_sites().len();
    let listing = (1..sites).fold(first.to_vec(), |mut all, _| {
        all.extend(further);
        all
    });
    let (mut hexadecimal, mut returns) = (String::new(), Vec::new());
    for (bytes, text) in listing {
        hexadecimal += bytes;
        if text.starts_with("call") || text.starts_with("blr") {
            returns.push(hexadecimal.len() as u32 / 2);
        }
    }
    let emitted: String = code.bytes().iter().map(|b| format!("{b:02x}")).collect();
    assert_eq!(emitted, hexadecimal);
    let emitted: Vec<u32> = code.return_sites().iter().map(|site| site.get()).collect();
    assert_eq!(emitted, returns);
}

#[test]
fn x86_64_code() {
    for sites in [1, 2, 3, 40] {
        let code = emit_for("x86_64-unknown-linux-gnu", sites);
        assert_eq!(code.bytes().len(), 11 + 7 * usize::from(sites - 1));
        assert_listing(&code, X86_64_FIRST, X86_64_FURTHER);
    }
}

#[test]
fn aarch64_code() {
    for sites in [1, 2, 3, 40] {
        let code = emit_for("aarch64-unknown-linux-gnu", sites);
        assert_eq!(code.bytes().len(), 20 + 12 * usize::from(sites - 1));
        assert_listing(&code, AARCH64_FIRST, AARCH64_FURTHER);
    }
}

#[test]
fn a_function_of_thousands_of_lines_has_its_sites() {
    let code = emit_for("x86_64-unknown-linux-gnu", 5000);
    assert_listing(&code, X86_64_FIRST, X86_64_FURTHER);
    let code = emit_for("aarch64-unknown-linux-gnu", 5000);
    assert_listing(&code, AARCH64_FIRST, AARCH64_FURTHER);
}

#[test]
fn other_targets_are_refused_by_name() {
    for triple in [
        "i686-unknown-linux-gnu",
        "riscv64gc-unknown-linux-gnu",
        "s390x-unknown-linux-gnu",
        "x86_64-pc-windows-msvc",
        "aarch64-apple-darwin",
        "thumbv7em-none-eabihf",
    ] {
        let parsed: Triple = triple.parse().expect("a target triple");
        let error = emit(&parsed, &StubShape::SINGLE).expect_err(triple);
        assert!(matches!(error, EmitError::UnsupportedTarget(_)), "{error}");
        let architecture = triple.split('-').next().expect("an architecture");
        assert!(error.to_string().contains(architecture), "{error}");
    }
}

#[test]
fn slots_hold_code_traps_and_a_marker() {
    let code = emit_for("x86_64-unknown-linux-gnu", 1);
    assert_eq!(code.slot_size(), 16);
    let mut slot = [0; 16];
    code.write_slot(&mut slot, 0x0403_0201);
    assert_eq!(slot[..11], *code.bytes());
    assert_eq!(slot[11..], [0xcc, 1, 2, 3, 4]);

    let code = emit_for("aarch64-unknown-linux-gnu", 1);
    assert_eq!(code.slot_size(), 32);
    let mut slot = [0; 32];
    code.write_slot(&mut slot, 7);
    assert_eq!(slot[..20], *code.bytes());
    assert_eq!(slot[20..28], [0, 0, 0x20, 0xd4, 0, 0, 0x20, 0xd4]);
    assert_eq!(slot[28..], [7, 0, 0, 0]);
}
