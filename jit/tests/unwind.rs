//! Call frame information, read back and checked at every instruction.

use gimli::{
    BaseAddresses, CfaRule, EhFrame, Register, RegisterRule, RunTimeEndian, UnwindContext,
    UnwindSection, UnwindTableRow,
};
use stackline_jit::{CodeReference, StubShape, StubTemplate, emit};

/// Where a frame is: its canonical frame address as register and offset, and the offsets from it
/// of the saved frame pointer and return address (`None`: still in their registers).
#[derive(Clone, Copy, Debug, PartialEq)]
struct Row {
    cfa: (u16, i64),
    frame_pointer: Option<i64>,
    return_address: Option<i64>,
}

struct Machine {
    triple: &'static str,
    byte_order: RunTimeEndian,
    frame_pointer: Register,
    return_address: Register,
    /// Instruction sizes with the row that holds before each: prologue with call, then epilogue.
    prologue: &'static [(u64, Row)],
    epilogue: &'static [(u64, Row)],
    /// Size of the instructions that sites are made of.
    nop_size: u64,
}

const fn row(cfa: (u16, i64), frame_pointer: Option<i64>, return_address: Option<i64>) -> Row {
    Row {
        cfa,
        frame_pointer,
        return_address,
    }
}

const X86_64_ENTRY: Row = row((7, 8), None, Some(-8));
const X86_64_FRAME: Row = row((6, 16), Some(-16), Some(-8));
const X86_64: Machine = Machine {
    triple: "x86_64-unknown-linux-gnu",
    byte_order: RunTimeEndian::Little,
    frame_pointer: Register(6),
    return_address: Register(16),
    prologue: &[
        (1, X86_64_ENTRY),
        (3, row((7, 16), Some(-16), Some(-8))),
        (3, X86_64_FRAME),
        (3, X86_64_FRAME),
        (4, X86_64_FRAME),
        (3, X86_64_FRAME),
        (2, X86_64_FRAME),
    ],
    epilogue: &[(3, X86_64_FRAME), (1, X86_64_FRAME), (1, X86_64_ENTRY)],
    nop_size: 1,
};

const AARCH64_ENTRY: Row = row((31, 0), None, None);
const AARCH64_FRAME: Row = row((29, 16), Some(-16), Some(-8));
const AARCH64: Machine = Machine {
    triple: "aarch64-unknown-linux-gnu",
    byte_order: RunTimeEndian::Little,
    frame_pointer: Register(29),
    return_address: Register(30),
    prologue: &[
        (4, AARCH64_ENTRY),
        (4, AARCH64_ENTRY),
        (4, row((31, 16), Some(-16), Some(-8))),
        (4, AARCH64_FRAME),
        (4, AARCH64_FRAME),
        (4, AARCH64_FRAME),
        (4, AARCH64_FRAME),
        (4, AARCH64_FRAME),
    ],
    epilogue: &[(4, AARCH64_FRAME), (4, AARCH64_ENTRY)],
    nop_size: 4,
};

#[cfg(feature = "riscv64")]
const RISCV64: Machine = {
    const ENTRY: Row = row((2, 0), None, None);
    const FRAME: Row = row((8, 0), Some(-16), Some(-8));
    Machine {
        triple: "riscv64gc-unknown-linux-gnu",
        byte_order: RunTimeEndian::Little,
        frame_pointer: Register(8),
        return_address: Register(1),
        prologue: &[
            (4, ENTRY),
            (4, row((2, 16), None, None)),
            (4, row((2, 16), None, Some(-8))),
            (4, row((2, 16), Some(-16), Some(-8))),
            (4, FRAME),
            (4, FRAME),
            (4, FRAME),
            (4, FRAME),
            (4, FRAME),
        ],
        epilogue: &[
            (4, FRAME),
            (4, row((8, 0), Some(-16), None)),
            (4, row((2, 16), None, None)),
            (4, ENTRY),
        ],
        nop_size: 4,
    }
};

/// There is no frame pointer: the stack pointer is saved in its place.
#[cfg(feature = "s390x")]
const S390X: Machine = {
    const ENTRY: Row = row((15, 160), None, None);
    const SAVED: Row = row((15, 160), Some(-40), Some(-48));
    const FRAME: Row = row((15, 320), Some(-40), Some(-48));
    Machine {
        triple: "s390x-unknown-linux-gnu",
        byte_order: RunTimeEndian::Big,
        frame_pointer: Register(15),
        return_address: Register(14),
        prologue: &[
            (6, ENTRY),
            (4, SAVED),
            (4, SAVED),
            (6, FRAME),
            (4, FRAME),
            (4, FRAME),
            (4, FRAME),
            (4, FRAME),
            (2, FRAME),
        ],
        epilogue: &[(6, FRAME), (2, ENTRY)],
        nop_size: 2,
    }
};

const MACHINES: &[&Machine] = &[
    &X86_64,
    &AARCH64,
    #[cfg(feature = "riscv64")]
    &RISCV64,
    #[cfg(feature = "s390x")]
    &S390X,
];

impl Machine {
    /// Every instruction's offset with its row, for a stub of `sites` sites.
    fn rows(&self, sites: u32) -> Vec<(u64, Row)> {
        let in_frame = self.epilogue[0].1;
        let mut sizes: Vec<(u64, Row)> = self.prologue.to_vec();
        sizes.extend(self.epilogue);
        if sites > 0 {
            sizes.extend((0..2 * sites).map(|_| (self.nop_size, in_frame)));
            sizes.extend(self.epilogue);
        }
        let mut offset = 0;
        for entry in &mut sizes {
            let size = entry.0;
            entry.0 = offset;
            offset += size;
        }
        sizes
    }

    fn read(&self, found: &UnwindTableRow<usize>) -> Row {
        let CfaRule::RegisterAndOffset { register, offset } = *found.cfa() else {
            panic!("frame address by expression");
        };
        let saved = |register| match found.register(register) {
            Some(RegisterRule::Offset(offset)) => Some(offset),
            None | Some(RegisterRule::SameValue | RegisterRule::Undefined) => None,
            other => panic!("unexpected rule {other:?}"),
        };
        row(
            (register.0, offset),
            saved(self.frame_pointer),
            saved(self.return_address),
        )
    }

    /// Checks the table for code at `address`, encoded as `code`, lying itself at `section`.
    fn check(&self, sites: u32, code: CodeReference, section: u64, address: u64) {
        let triple = self.triple.parse().expect("a triple");
        let template = emit(&triple).expect("a supported target");
        let stub = template
            .stub(&StubShape::with_sites(sites))
            .expect("so many sites");
        let bytes = stub.unwind().eh_frame(code).expect("encodable");
        let mut table = EhFrame::new(&bytes, self.byte_order);
        table.set_address_size(8);
        let bases = BaseAddresses::default().set_eh_frame(section);
        let mut context = UnwindContext::new();
        for (offset, expected) in self.rows(sites) {
            let fde = table
                .fde_for_address(&bases, address + offset, EhFrame::cie_from_offset)
                .expect("described");
            assert_eq!(fde.initial_address(), address);
            assert_eq!(fde.len(), stub.bytes().len() as u64);
            let found = fde
                .unwind_info_for_address(&table, &bases, &mut context, address + offset)
                .expect("a row");
            assert_eq!(self.read(found), expected, "at offset {offset:#x}");
        }
        for outside in [address - 1, address + stub.bytes().len() as u64] {
            let found = table.fde_for_address(&bases, outside, EhFrame::cie_from_offset);
            assert!(found.is_err(), "{outside:#x} is described");
        }
    }
}

#[test]
fn every_instruction_has_its_row() {
    for machine in MACHINES {
        for sites in [0, 1, 2, 7, 300] {
            let address = 0x7f12_3456_7890;
            machine.check(sites, CodeReference::Absolute(address), 0x1000, address);
        }
    }
}

#[test]
fn tables_beside_the_code_are_position_independent() {
    for machine in MACHINES {
        for section in [0x10_0000_u64, 0x7f12_3456_7890] {
            for distance in [-0x40_i32, 0x1000] {
                let address = section.wrapping_add_signed(distance.into());
                let code = CodeReference::RelativeToTable(distance);
                machine.check(3, code, section, address);
            }
        }
    }
}

#[test]
fn a_table_of_many_copies_describes_each() {
    for machine in MACHINES {
        let template = emit(&machine.triple.parse().expect("a triple")).expect("supported");
        let stub = template.stub(&StubShape::with_sites(3)).expect("sites");
        let addresses: Vec<u64> = (0..100).map(|n| 0x7f12_3456_7000 + n * 0x140).collect();
        let many = stub
            .unwind()
            .eh_frame_at(addresses.clone())
            .expect("encodable");
        let mut table = EhFrame::new(&many, machine.byte_order);
        table.set_address_size(8);
        let bases = BaseAddresses::default().set_eh_frame(0x1000);
        let mut context = UnwindContext::new();
        for address in addresses {
            for (offset, expected) in machine.rows(3) {
                let fde = table
                    .fde_for_address(&bases, address + offset, EhFrame::cie_from_offset)
                    .expect("described");
                assert_eq!(fde.initial_address(), address);
                assert_eq!(fde.len(), stub.bytes().len() as u64);
                let found = fde
                    .unwind_info_for_address(&table, &bases, &mut context, address + offset)
                    .expect("a row");
                assert_eq!(machine.read(found), expected);
            }
        }
    }
}

/// The caller's registers are its own until the return address is exchanged, which the third argument's
/// register then has; behind the jump the stub has the caller's frame.
#[test]
fn a_frameless_stub_has_its_rows() {
    const RETURN_ADDRESS: Register = Register(16);
    const THIRD_ARGUMENT: Register = Register(1);
    let triple = X86_64.triple.parse().expect("a triple");
    let template = emit(&triple).and_then(StubTemplate::frameless);
    let template = template.expect("x86-64 has such");
    let stub = template.stub(&StubShape::with_sites(3)).expect("sites");
    let address = 0x7f12_3456_7890;
    let bytes = stub.unwind().eh_frame(CodeReference::Absolute(address));
    let bytes = bytes.expect("encodable");
    let mut table = EhFrame::new(&bytes, X86_64.byte_order);
    table.set_address_size(8);
    let bases = BaseAddresses::default().set_eh_frame(0x1000);
    let mut context = UnwindContext::new();
    for offset in 0..stub.bytes().len() as u64 {
        let found = table
            .unwind_info_for_address(
                &bases,
                &mut context,
                address + offset,
                EhFrame::cie_from_offset,
            )
            .expect("a row");
        match offset {
            21..23 => {
                let in_register = RegisterRule::Register(THIRD_ARGUMENT);
                assert_eq!(found.register(RETURN_ADDRESS), Some(in_register));
                let above = CfaRule::RegisterAndOffset {
                    register: Register(7),
                    offset: 8,
                };
                assert_eq!(*found.cfa(), above);
            }
            ..23 => assert_eq!(X86_64.read(found), X86_64_ENTRY, "at {offset}"),
            _ => assert_eq!(X86_64.read(found), X86_64_FRAME, "at {offset}"),
        }
    }
}
