//! The machine code of stubs, byte for byte, with its disassembly, for every architecture on
//! whatever host runs the tests.

use stackline_jit::{
    EmitError, SiteSpacing, StubCode, StubFrames, StubShape, StubTemplate, Triple, emit,
};

/// Instructions: machine code in hexadecimal and what it means.
type Listing = &'static [(&'static str, &'static str)];

const X86_64_CALL: Listing = &[
    ("55", "push rbp"),
    ("4889e5", "mov  rbp, rsp"),
    ("4889f0", "mov  rax, rsi"),
    ("4989e0", "mov  r8, rsp"),
    ("498d70f8", "lea  rsi, [r8 - 8]"),
    ("4833d2", "xor  rdx, rdx"),
    ("ffd0", "call rax"),
];

const X86_64_FRAMELESS: Listing = &[
    ("4889f0", "mov  rax, rsi"),
    ("488b1424", "mov  rdx, [rsp]"),
    ("488d0d0a000000", "lea  rcx, [rip + 10]"),
    ("4889e6", "mov  rsi, rsp"),
    ("48890c24", "mov  [rsp], rcx"),
    ("ffe0", "jmp  rax"),
];

const X86_64_SITE: Listing = &[("90", "nop"), ("90", "nop")];

const X86_64_EPILOGUE: Listing = &[
    ("4889ec", "mov  rsp, rbp"),
    ("5d", "pop  rbp"),
    ("c3", "ret"),
];

const AARCH64_CALL: Listing = &[
    ("5f2403d5", "bti c"),
    ("fd7bbfa9", "stp x29, x30, [sp, #-16]!"),
    ("fd030091", "mov x29, sp"),
    ("ea0301aa", "mov x10, x1"),
    ("e6030091", "mov x6, sp"),
    ("c12000d1", "sub x1, x6, #8"),
    ("020080d2", "mov x2, #0"),
    ("40013fd6", "blr x10"),
];

const AARCH64_SITE: Listing = &[("1f2003d5", "nop"), ("1f2003d5", "nop")];

const AARCH64_EPILOGUE: Listing = &[("fd7bc1a8", "ldp x29, x30, [sp], #16"), ("c0035fd6", "ret")];

#[cfg(feature = "riscv64")]
const RISCV64_CALL: Listing = &[
    ("130101ff", "addi sp, sp, -16"),
    ("23341100", "sd   ra, 8(sp)"),
    ("23308100", "sd   s0, 0(sp)"),
    ("13040101", "addi s0, sp, 16"),
    ("93860500", "mv   a3, a1"),
    ("93050100", "mv   a1, sp"),
    ("938585ff", "addi a1, a1, -8"),
    ("13060000", "li   a2, 0"),
    ("e7800600", "jalr a3"),
];

#[cfg(feature = "riscv64")]
const RISCV64_SITE: Listing = &[("13000000", "nop"), ("13000000", "nop")];

#[cfg(feature = "riscv64")]
const RISCV64_EPILOGUE: Listing = &[
    ("83308100", "ld   ra, 8(sp)"),
    ("03340100", "ld   s0, 0(sp)"),
    ("13010101", "addi sp, sp, 16"),
    ("67800000", "ret"),
];

#[cfg(feature = "s390x")]
const S390X_CALL: Listing = &[
    ("ebeff0700024", "stmg  %r14, %r15, 112(%r15)"),
    ("b904001f", "lgr   %r1, %r15"),
    ("a7fbff60", "aghi  %r15, -160"),
    ("e310f0000024", "stg   %r1, 0(%r15)"),
    ("b9040053", "lgr   %r5, %r3"),
    ("b904003f", "lgr   %r3, %r15"),
    ("a73b0070", "aghi  %r3, 112"),
    ("a7490000", "lghi  %r4, 0"),
    ("0de5", "basr  %r14, %r5"),
];

#[cfg(feature = "s390x")]
const S390X_SITE: Listing = &[("0700", "nopr"), ("0700", "nopr")];

#[cfg(feature = "s390x")]
const S390X_EPILOGUE: Listing = &[
    ("ebeff1100004", "lmg   %r14, %r15, 272(%r15)"),
    ("07fe", "br    %r14"),
];

fn template_for(triple: &str) -> StubTemplate {
    emit(&triple.parse().expect("a target triple")).expect("a supported target")
}

fn code_for(triple: &str, sites: u32) -> StubCode {
    let shape = StubShape::with_sites(sites);
    template_for(triple).stub(&shape).expect("so many sites")
}

fn bytes_of(listing: Listing) -> String {
    listing.iter().map(|(bytes, _)| *bytes).collect()
}

/// Checks code and sites of `code` against the listings.
fn assert_listing(code: &StubCode, call: Listing, site: Listing, epilogue: Listing) {
    let (call, site, epilogue) = (bytes_of(call), bytes_of(site), bytes_of(epilogue));
    let mut expected = call.clone() + &epilogue;
    assert_eq!(code.return_site().get(), call.len() as u32 / 2);
    assert_eq!(code.site_stride(), site.len() as u32 / 2);
    let spacing =
        SiteSpacing::of(code.architecture(), StubFrames::Own).expect("a supported architecture");
    assert_eq!(spacing.stride, code.site_stride());
    for n in 0..code.sites() {
        assert_eq!(code.site_start(n).get(), expected.len() as u32 / 2);
        expected += &site;
        let (start, end) = (code.site_start(n).get(), code.site_start(n + 1).get());
        let middle = code.site_return(n).get();
        let distance = spacing.first + n * spacing.stride;
        assert_eq!(middle - code.return_site().get(), distance);
        assert!(start < middle && middle < end, "{start} {middle} {end}");
    }
    if code.sites() > 0 {
        expected += &epilogue;
    }
    let emitted: String = code.bytes().iter().map(|b| format!("{b:02x}")).collect();
    assert_eq!(emitted, expected);
}

#[test]
fn x86_64_code() {
    for (sites, size) in [(0, 24), (1, 31), (2, 33), (40, 109), (5000, 10_029)] {
        let code = code_for("x86_64-unknown-linux-gnu", sites);
        assert_eq!(code.bytes().len(), size);
        assert_listing(&code, X86_64_CALL, X86_64_SITE, X86_64_EPILOGUE);
    }
}

#[test]
fn x86_64_code_without_a_frame() {
    let template = template_for("x86_64-unknown-linux-gnu").frameless();
    let template = template.expect("x86-64 has such");
    let spacing = SiteSpacing::of(template.architecture(), StubFrames::None).expect("x86-64");
    for sites in [0, 1, 40, 5000] {
        let shape = StubShape::with_sites(sites);
        let code = template.stub(&shape).expect("so many sites");
        let own_and_others = bytes_of(X86_64_SITE).repeat(sites as usize + 1);
        let expected = bytes_of(X86_64_FRAMELESS) + &own_and_others;
        let emitted: String = code.bytes().iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(emitted, expected);
        // Where the `lea` points, and the middle of the site behind the jump.
        assert_eq!(code.return_site().get(), 24);
        for n in 0..sites {
            let distance = code.site_return(n).get() - code.return_site().get();
            assert_eq!(distance, spacing.first + n * spacing.stride);
        }
    }
}

#[test]
fn other_architectures_have_no_frameless_stubs() {
    let template = template_for("aarch64-unknown-linux-gnu");
    let architecture = template.architecture();
    assert_eq!(StubFrames::fewest(architecture), Ok(StubFrames::Own));
    let error = template.frameless().expect_err("aarch64");
    assert_eq!(error, EmitError::NoFrameless);
}

#[test]
fn aarch64_code() {
    for (sites, size) in [(0, 40), (1, 56), (2, 64), (40, 368), (5000, 40_048)] {
        let code = code_for("aarch64-unknown-linux-gnu", sites);
        assert_eq!(code.bytes().len(), size);
        assert_listing(&code, AARCH64_CALL, AARCH64_SITE, AARCH64_EPILOGUE);
    }
}

#[cfg(feature = "riscv64")]
#[test]
fn riscv64_code() {
    for (sites, size) in [(0, 52), (1, 76), (2, 84), (40, 388), (5000, 40_068)] {
        let code = code_for("riscv64gc-unknown-linux-gnu", sites);
        assert!(!code.is_big_endian());
        assert_eq!(code.bytes().len(), size);
        assert_listing(&code, RISCV64_CALL, RISCV64_SITE, RISCV64_EPILOGUE);
    }
}

#[cfg(feature = "s390x")]
#[test]
fn s390x_code() {
    for (sites, size) in [(0, 46), (1, 58), (2, 62), (40, 214), (5000, 20_054)] {
        let code = code_for("s390x-unknown-linux-gnu", sites);
        assert!(code.is_big_endian());
        assert_eq!(code.bytes().len(), size);
        assert_listing(&code, S390X_CALL, S390X_SITE, S390X_EPILOGUE);
    }
}

#[test]
fn more_sites_than_there_can_be_are_refused() {
    let template = template_for("x86_64-unknown-linux-gnu");
    let shape = StubShape::with_sites(StubShape::MOST_SITES + 1);
    let error = template.stub(&shape).expect_err("too many");
    assert_eq!(error, EmitError::TooManySites(StubShape::MOST_SITES + 1));
}

#[test]
fn other_targets_are_refused_by_name() {
    for triple in [
        "i686-unknown-linux-gnu",
        #[cfg(not(feature = "riscv64"))]
        "riscv64gc-unknown-linux-gnu",
        #[cfg(not(feature = "s390x"))]
        "s390x-unknown-linux-gnu",
        "x86_64-pc-windows-msvc",
        "aarch64-apple-darwin",
        "thumbv7em-none-eabihf",
    ] {
        let parsed: Triple = triple.parse().expect("a target triple");
        let error = emit(&parsed).expect_err(triple);
        assert!(matches!(error, EmitError::UnsupportedTarget(_)), "{error}");
        let architecture = triple.split('-').next().expect("an architecture");
        assert!(error.to_string().contains(architecture), "{error}");
    }
}

#[test]
fn copies_hold_code_traps_and_a_marker() {
    let code = code_for("x86_64-unknown-linux-gnu", 0);
    assert_eq!(code.extent(), 32);
    let mut copy = [0; 32];
    code.write_copy(&mut copy, 0x0403_0201);
    assert_eq!(copy[..24], *code.bytes());
    assert_eq!(copy[24..28], [0xcc; 4]);
    assert_eq!(copy[28..], [1, 2, 3, 4]);

    let code = code_for("aarch64-unknown-linux-gnu", 0);
    assert_eq!(code.extent(), 48);
    let mut copy = [0; 48];
    code.write_copy(&mut copy, 7);
    assert_eq!(copy[..40], *code.bytes());
    assert_eq!(copy[44..], [7, 0, 0, 0]);
}
