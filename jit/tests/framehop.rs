//! An independent unwinder, framehop, at every instruction of stubs.
//!
//! A small machine executes the few instructions that stubs are made of. Before each of them, the
//! unwinder gets the registers and the stack, and must find the caller with its registers.

use std::collections::HashMap;

use framehop::aarch64::{CacheAarch64, UnwindRegsAarch64, UnwinderAarch64};
use framehop::x86_64::{CacheX86_64, UnwindRegsX86_64, UnwinderX86_64};
use framehop::{ExplicitModuleSectionInfo, FrameAddress, Module, Unwinder};
use stackline_jit::{CodeOffset, CodeReference, StubCode, StubShape, StubTemplate, emit};

/// Where the stub lies.
const STUB: u64 = 0x7f12_3456_7890;
/// Where the caller is when it calls the stub, in the registers that it keeps.
const CALLER: Registers = Registers {
    pc: 0x5555_0001_2345,
    stack: 0x7ffe_0000_1000,
    frame: 0x7ffe_0000_1040,
    link: 0,
};
/// What is in a register that holds nothing to rely on.
const GARBAGE: u64 = 0xdead_beef_dead_beef;

/// What unwinding is about: program counter, stack pointer, frame pointer and, on aarch64, link
/// register.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Registers {
    pc: u64,
    stack: u64,
    frame: u64,
    link: u64,
}

/// What an instruction of a stub does to the registers and the stack.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Effect {
    /// Saves the frame pointer, and on aarch64 the link register.
    PushFrame,
    /// Makes the stack pointer the frame pointer.
    EnterFrame,
    /// Makes the frame pointer the stack pointer.
    LeaveFrame,
    /// Restores what [`Effect::PushFrame`] saved.
    PopFrame,
    /// Calls the evaluator.
    Call,
    /// Returns to the caller.
    Return,
    /// Changes registers that unwinding does not look at, or nothing.
    Nothing,
}

/// One architecture, with an unwinder for it.
trait Machine {
    const TRIPLE: &'static str;
    /// The instructions that stubs are made of.
    const INSTRUCTIONS: &'static [(&'static [u8], Effect)];
    /// Whether a call keeps the return address in a register.
    const HAS_LINK: bool;

    /// An unwinder that knows one module.
    fn new(module: Module<Vec<u8>>) -> Self;
    /// The caller's registers as the unwinder finds them, with no link register.
    fn caller(&mut self, at: FrameAddress, of: Registers, stack: &Stack) -> Option<Registers>;
}

/// Memory of the native stack, by address, in words.
type Stack = HashMap<u64, u64>;

struct X86_64(UnwinderX86_64<Vec<u8>>, CacheX86_64);
struct Aarch64(UnwinderAarch64<Vec<u8>>, CacheAarch64);

impl Machine for X86_64 {
    const TRIPLE: &'static str = "x86_64-unknown-linux-gnu";
    const INSTRUCTIONS: &'static [(&'static [u8], Effect)] = &[
        (&[0x55], Effect::PushFrame),
        (&[0x48, 0x89, 0xe5], Effect::EnterFrame),
        (&[0x48, 0x89, 0xf0], Effect::Nothing),
        (&[0x49, 0x89, 0xe0], Effect::Nothing),
        (&[0x49, 0x8d, 0x70, 0xf8], Effect::Nothing),
        (&[0x48, 0x33, 0xd2], Effect::Nothing),
        (&[0xff, 0xd0], Effect::Call),
        (&[0x90], Effect::Nothing),
        (&[0x48, 0x89, 0xec], Effect::LeaveFrame),
        (&[0x5d], Effect::PopFrame),
        (&[0xc3], Effect::Return),
    ];
    const HAS_LINK: bool = false;

    fn new(module: Module<Vec<u8>>) -> Self {
        let mut unwinder = UnwinderX86_64::new();
        unwinder.add_module(module);
        X86_64(unwinder, CacheX86_64::new())
    }

    fn caller(&mut self, at: FrameAddress, of: Registers, stack: &Stack) -> Option<Registers> {
        let mut registers = UnwindRegsX86_64::new(of.pc, of.stack, of.frame);
        let mut read = |address| stack.get(&address).copied().ok_or(());
        let found = self
            .0
            .unwind_frame(at, &mut registers, &mut self.1, &mut read);
        found.ok().flatten().map(|pc| Registers {
            pc,
            stack: registers.sp(),
            frame: registers.bp(),
            link: 0,
        })
    }
}

impl Machine for Aarch64 {
    const TRIPLE: &'static str = "aarch64-unknown-linux-gnu";
    const INSTRUCTIONS: &'static [(&'static [u8], Effect)] = &[
        (&[0x5f, 0x24, 0x03, 0xd5], Effect::Nothing),
        (&[0xfd, 0x7b, 0xbf, 0xa9], Effect::PushFrame),
        (&[0xfd, 0x03, 0x00, 0x91], Effect::EnterFrame),
        (&[0xea, 0x03, 0x01, 0xaa], Effect::Nothing),
        (&[0xe6, 0x03, 0x00, 0x91], Effect::Nothing),
        (&[0xc1, 0x20, 0x00, 0xd1], Effect::Nothing),
        (&[0x02, 0x00, 0x80, 0xd2], Effect::Nothing),
        (&[0x40, 0x01, 0x3f, 0xd6], Effect::Call),
        (&[0x1f, 0x20, 0x03, 0xd5], Effect::Nothing),
        (&[0xfd, 0x7b, 0xc1, 0xa8], Effect::PopFrame),
        (&[0xc0, 0x03, 0x5f, 0xd6], Effect::Return),
    ];
    const HAS_LINK: bool = true;

    fn new(module: Module<Vec<u8>>) -> Self {
        let mut unwinder = UnwinderAarch64::new();
        unwinder.add_module(module);
        Aarch64(unwinder, CacheAarch64::new())
    }

    fn caller(&mut self, at: FrameAddress, of: Registers, stack: &Stack) -> Option<Registers> {
        let mut registers = UnwindRegsAarch64::new(of.link, of.stack, of.frame);
        let mut read = |address| stack.get(&address).copied().ok_or(());
        let found = self
            .0
            .unwind_frame(at, &mut registers, &mut self.1, &mut read);
        found.ok().flatten().map(|pc| Registers {
            pc,
            stack: registers.sp(),
            frame: registers.fp(),
            link: 0,
        })
    }
}

/// A stub being executed.
struct Execution<M> {
    machine: M,
    code: Vec<u8>,
    registers: Registers,
    stack: Stack,
    /// Unwindings done.
    unwound: usize,
}

/// Why an execution stopped.
#[derive(Debug, PartialEq)]
enum Stop {
    /// The evaluator is called.
    Called,
    /// The stub returned.
    Returned,
}

impl<M: Machine> Execution<M> {
    /// The state right after the caller's call of the stub.
    fn start(stub: &StubCode, machine: M) -> Self {
        let mut execution = Execution {
            machine,
            code: stub.bytes().to_vec(),
            registers: Registers {
                pc: STUB,
                link: GARBAGE,
                ..CALLER
            },
            stack: Stack::new(),
            unwound: 0,
        };
        if M::HAS_LINK {
            execution.registers.link = CALLER.pc;
        } else {
            execution.push(CALLER.pc);
        }
        execution
    }

    fn push(&mut self, word: u64) {
        self.registers.stack -= 8;
        self.stack.insert(self.registers.stack, word);
    }

    fn pop(&mut self) -> u64 {
        let word = self.stack[&self.registers.stack];
        self.registers.stack += 8;
        word
    }

    /// Checks that the unwinder finds the caller from `at`.
    #[track_caller]
    fn check(&mut self, at: FrameAddress) {
        let found = self.machine.caller(at, self.registers, &self.stack);
        let offset = at.address() - STUB;
        assert_eq!(
            found,
            Some(CALLER),
            "{} at {offset:#x}, {at:x?} in {:x?}",
            M::TRIPLE,
            self.registers
        );
        self.unwound += 1;
    }

    /// Executes and checks instruction by instruction, until a call or the return.
    fn run(&mut self) -> Stop {
        loop {
            self.check(FrameAddress::from_instruction_pointer(self.registers.pc));
            match self.execute() {
                Effect::Call => return Stop::Called,
                Effect::Return => return Stop::Returned,
                _ => {}
            }
        }
    }

    /// Executes one instruction.
    fn execute(&mut self) -> Effect {
        let rest = &self.code[(self.registers.pc - STUB) as usize..];
        let known = M::INSTRUCTIONS
            .iter()
            .find(|(bytes, _)| rest.starts_with(bytes));
        let &(bytes, effect) = known.unwrap_or_else(|| panic!("unknown instruction {rest:x?}"));
        self.registers.pc += bytes.len() as u64;
        match effect {
            Effect::PushFrame => {
                if M::HAS_LINK {
                    self.push(self.registers.link);
                }
                self.push(self.registers.frame);
            }
            Effect::EnterFrame => self.registers.frame = self.registers.stack,
            Effect::LeaveFrame => self.registers.stack = self.registers.frame,
            Effect::PopFrame => {
                self.registers.frame = self.pop();
                if M::HAS_LINK {
                    self.registers.link = self.pop();
                }
            }
            Effect::Call => self.registers.link = GARBAGE,
            Effect::Return if M::HAS_LINK => self.registers.pc = self.registers.link,
            Effect::Return => self.registers.pc = self.pop(),
            Effect::Nothing => {}
        }
        effect
    }

    /// The evaluator, whose return address is `site`, is interrupted.
    fn interrupt(&mut self, site: CodeOffset) {
        let address = FrameAddress::from_return_address(STUB + u64::from(site.get()));
        self.check(address.expect("no null"));
    }

    /// The evaluator returns to `site`.
    fn return_to(&mut self, site: CodeOffset) {
        let in_frame = (self.registers, self.stack.clone());
        self.registers.pc = STUB + u64::from(site.get());
        assert_eq!(self.run(), Stop::Returned);
        let back = Registers {
            link: 0,
            ..self.registers
        };
        assert_eq!(back, CALLER, "after a return to {site}");
        (self.registers, self.stack) = in_frame;
    }
}

/// The module that perf makes of a stub: its code, with the table at `section`.
fn module(stub: &StubCode, reference: CodeReference, section: u64) -> Module<Vec<u8>> {
    let table = stub.unwind().eh_frame(reference).expect("encodable");
    let end = STUB + stub.bytes().len() as u64;
    let base = STUB & !0xfff_ffff;
    let sections = ExplicitModuleSectionInfo {
        base_svma: base,
        text_svma: Some(STUB..end),
        eh_frame_svma: Some(section..section + table.len() as u64),
        eh_frame: Some(table),
        ..Default::default()
    };
    Module::new("stub".into(), STUB..end, base, sections)
}

/// Unwinds at every instruction of a stub with `sites` sites, on every way through it. Gives the
/// number of unwindings.
fn unwind_everywhere<M: Machine>(sites: u32, reference: CodeReference, section: u64) -> usize {
    let triple = M::TRIPLE.parse().expect("a triple");
    let template = emit(&triple).expect("a supported target");
    let stub = template
        .stub(&StubShape::with_sites(sites))
        .expect("so many sites");
    let mut execution = Execution::start(&stub, M::new(module(&stub, reference, section)));
    assert_eq!(execution.run(), Stop::Called);
    execution.interrupt(stub.return_site());
    execution.return_to(stub.return_site());
    for site in 0..sites {
        execution.return_to(stub.site_start(site));
        execution.interrupt(stub.site_return(site));
        execution.return_to(stub.site_return(site));
    }
    execution.unwound
}

fn unwind_every_shape<M: Machine>() {
    for sites in [0, 1, 5, 300] {
        let absolute = unwind_everywhere::<M>(sites, CodeReference::Absolute(STUB), 0x1000);
        let distance = (STUB & !0xfff_ffff) + 0x100_0000;
        let relative = CodeReference::RelativeToTable((STUB - distance) as i32);
        let beside = unwind_everywhere::<M>(sites, relative, distance);
        assert_eq!(absolute, beside);
        // Prologue and first epilogue; then each site is returned to twice, and all of what
        // follows it is executed.
        let least = 8 + (sites * (sites + 1)) as usize;
        assert!(absolute >= least, "only {absolute} unwindings");
    }
}

#[test]
fn framehop_finds_the_caller_at_every_instruction_on_x86_64() {
    unwind_every_shape::<X86_64>();
}

#[test]
fn framehop_finds_the_caller_at_every_instruction_on_aarch64() {
    unwind_every_shape::<Aarch64>();
}

/// Where a stub without a frame seems to have called the evaluator, the unwinder finds who called the
/// stub's caller, whose frame is at hand.
#[test]
fn framehop_takes_the_callers_frame_for_that_of_a_frameless_stub() {
    let triple = X86_64::TRIPLE.parse().expect("a triple");
    let template = emit(&triple).and_then(StubTemplate::frameless);
    let template = template.expect("x86-64 has such");
    let stub = template.stub(&StubShape::with_sites(5)).expect("sites");
    let table = module(&stub, CodeReference::Absolute(STUB), 0x1000);
    let mut machine = X86_64::new(table);
    let outer = Registers {
        pc: CALLER.pc,
        stack: CALLER.frame + 16,
        frame: CALLER.frame + 0x100,
        link: 0,
    };
    let stack = Stack::from([(CALLER.frame, outer.frame), (CALLER.frame + 8, outer.pc)]);
    let sites = (0..5).map(|n| stub.site_return(n));
    for site in sites.chain([stub.return_site()]) {
        let address = STUB + u64::from(site.get());
        let at = FrameAddress::from_return_address(address).expect("no null");
        let registers = Registers {
            pc: address,
            stack: CALLER.frame - 0x80,
            ..CALLER
        };
        assert_eq!(machine.caller(at, registers, &stack), Some(outer), "{site}");
    }
}
