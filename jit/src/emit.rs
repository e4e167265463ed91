//! Compilation of the stub template to machine code, for any target on any host.
//!
//! The function built here:
//!
//! ```text
//! block0(context: i64, evaluator: i64):
//!     stack = get_stack_pointer
//!     slot = iadd_imm stack, -8
//!     none = iconst 0
//!     result = call_indirect evaluator(context, slot, none)
//!     return result
//! ```
//!
//! The stub's stack pointer does not change between its prologue and its epilogue, so what the
//! evaluator saves of its return address lies at a fixed distance from it: see [`ReturnSlot`]. Everything that stubs differ in comes after the template's code and needs no
//! compiler: see [`StubTemplate::stub`].

use std::fmt;
use std::sync::Arc;

use cranelift_codegen::control::ControlPlane;
use cranelift_codegen::ir::{AbiParam, Function, InstBuilder, Signature, UserFuncName, types};
use cranelift_codegen::isa::{self, CallConv, TargetIsa};
use cranelift_codegen::settings::{self, Configurable};
use cranelift_codegen::{CompiledCode, Context};
use cranelift_frontend::{FunctionBuilder, FunctionBuilderContext};
use target_lexicon::{Architecture, Triple};

use crate::return_slot::ReturnSlot;
use crate::shape::StubShape;
use crate::stub::CodeOffset;
use crate::template::StubTemplate;

/// Compiles the stub template for `triple`, for evaluators whose return address is in the
/// [usual](ReturnSlot::usual) slot.
///
/// # Errors
///
/// As [`emit_for`].
pub fn emit(triple: &Triple) -> Result<StubTemplate, EmitError> {
    emit_for(triple, ReturnSlot::usual(triple.architecture))
}

/// Compiles the stub template for `triple`, for evaluators whose return address is in `slot`.
///
/// The result is position-independent, has no relocations and keeps frame pointers. The host's
/// own architecture does not matter.
///
/// # Errors
///
/// [`EmitError::UnsupportedTarget`] for anything but 64-bit System V x86-64 and aarch64 targets and,
/// with the features of these names, riscv64 and s390x; the other variants mean that the compiler did something this crate does not expect.
pub fn emit_for(triple: &Triple, slot: ReturnSlot) -> Result<StubTemplate, EmitError> {
    let isa = target_isa(triple)?;
    let function = build_function(&*isa, slot);
    let mut context = Context::for_function(function);
    let compiled = context
        .compile(&*isa, &mut ControlPlane::default())
        .map_err(|error| EmitError::Compiler(format!("{:?}", error.inner)))?;
    template(&*isa, compiled)
}

fn target_isa(triple: &Triple) -> Result<Arc<dyn TargetIsa>, EmitError> {
    let unsupported = || EmitError::UnsupportedTarget(triple.to_string());
    if !matches!(
        triple.architecture,
        Architecture::X86_64
            | Architecture::Aarch64(_)
            | Architecture::Riscv64(_)
            | Architecture::S390x
    ) || !matches!(CallConv::triple_default(triple), CallConv::SystemV)
    {
        return Err(unsupported());
    }
    let mut flags = settings::builder();
    for (name, value) in [
        ("preserve_frame_pointers", "true"),
        ("is_pic", "true"),
        ("enable_probestack", "false"),
        ("enable_verifier", "false"),
        ("opt_level", "none"),
    ] {
        flags
            .set(name, value)
            .map_err(|error| EmitError::Compiler(error.to_string()))?;
    }
    let mut builder = isa::lookup(triple.clone()).map_err(|_| unsupported())?;
    if matches!(triple.architecture, Architecture::Aarch64(_)) {
        // Indirect calls may land where stubs begin.
        builder
            .enable("use_bti")
            .map_err(|error| EmitError::Compiler(error.to_string()))?;
    }
    builder
        .finish(settings::Flags::new(flags))
        .map_err(|error| EmitError::Compiler(error.to_string()))
}

fn build_function(isa: &dyn TargetIsa, slot: ReturnSlot) -> Function {
    let pointer = isa.pointer_type();
    let mut signature = Signature::new(CallConv::SystemV);
    signature.params = vec![AbiParam::new(pointer), AbiParam::new(pointer)];
    signature.returns = vec![AbiParam::new(types::I64)];
    let mut evaluate = signature.clone();
    evaluate.params.push(AbiParam::new(pointer));
    let mut function = Function::with_name_signature(UserFuncName::default(), signature);

    let mut builder_context = FunctionBuilderContext::new();
    let mut builder = FunctionBuilder::new(&mut function, &mut builder_context);
    let entry = builder.create_block();
    builder.append_block_params_for_function_params(entry);
    builder.switch_to_block(entry);
    let (context, evaluator) = (
        builder.block_params(entry)[0],
        builder.block_params(entry)[1],
    );
    let evaluate = builder.import_signature(evaluate);
    let stack = builder.ins().get_stack_pointer(pointer);
    let slot = builder.ins().iadd_imm_s(stack, -i64::from(slot.0));
    // The slot holds where the evaluator returns to: there is nothing to put back.
    let none = builder.ins().iconst(pointer, 0);
    let call = builder
        .ins()
        .call_indirect(evaluate, evaluator, &[context, slot, none]);
    let result = builder.inst_results(call)[0];
    builder.ins().return_(&[result]);
    builder.seal_all_blocks();
    builder.finalize(isa.frontend_config());
    function
}

fn template(isa: &dyn TargetIsa, compiled: &CompiledCode) -> Result<StubTemplate, EmitError> {
    let relocations = compiled.buffer.relocs().len();
    if relocations != 0 {
        return Err(EmitError::Relocations(relocations));
    }
    let mut calls = compiled.buffer.call_sites();
    let return_site = match (calls.next(), calls.count()) {
        (Some(site), 0) => CodeOffset(site.ret_addr),
        (first, more) => return Err(EmitError::CallSites(usize::from(first.is_some()) + more)),
    };
    let entry = isa.create_systemv_cie().ok_or_else(|| {
        EmitError::Compiler("no call frame information for the target".to_owned())
    })?;
    let architecture = isa.triple().architecture;
    let bytes = compiled.code_buffer();
    StubTemplate::new(architecture, bytes, return_site, entry)
}

/// Why a stub could not be compiled.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EmitError {
    /// The target, given as a triple, has no stubs.
    UnsupportedTarget(String),
    /// The compiler refused the stub, with its message.
    Compiler(String),
    /// The code came out with this many relocations, so it cannot be copied.
    Relocations(usize),
    /// The code came out with this many call sites instead of one.
    CallSites(usize),
    /// The code does not begin with the prologue that the unwind information describes.
    Prologue,
    /// The bytes at the return address, at this offset, are not the epilogue that the unwind
    /// information describes.
    Epilogue(CodeOffset),
    /// The architecture has no stubs without frames.
    NoFrameless,
    /// More sites were asked for than [`StubShape::MOST_SITES`](crate::StubShape::MOST_SITES).
    TooManySites(u32),
}

impl fmt::Display for EmitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EmitError::UnsupportedTarget(triple) => write!(
                f,
                "no native call stubs for target {triple}: x86-64 and aarch64 with the System V \
                 calling convention have them, and riscv64 and s390x in builds with these features"
            ),
            EmitError::Compiler(message) => write!(f, "cannot compile a call stub: {message}"),
            EmitError::Relocations(count) => {
                write!(f, "call stub has {count} relocations and cannot be copied")
            }
            EmitError::CallSites(count) => {
                write!(f, "call stub has {count} call sites instead of one")
            }
            EmitError::Prologue => f.write_str("call stub has an unknown prologue"),
            EmitError::Epilogue(offset) => {
                write!(f, "call stub has an unknown epilogue at offset {offset}")
            }
            EmitError::NoFrameless => {
                f.write_str("the target's call stubs have frames of their own")
            }
            EmitError::TooManySites(sites) => write!(
                f,
                "no call stub has {sites} sites: {} is the most",
                StubShape::MOST_SITES
            ),
        }
    }
}

impl std::error::Error for EmitError {}
