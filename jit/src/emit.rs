//! Compilation of a stub to machine code, for any target on any host.
//!
//! The function built here, for a shape with three call sites:
//!
//! ```text
//! block0(context: i64, evaluator: i64):
//!     try_call_indirect evaluator(context), returned0(ret), [ default: block1(exn) ]
//! returned0(result: i64):
//!     return result
//! block1(callee: i64):
//!     try_call_indirect callee(), returned1(ret), [ default: block2(exn) ]
//! ...
//! ```
//!
//! A call site that nothing leads to is dead code to the compiler, and a branch to it would be
//! paid on every call. The exceptional edge of a `try_call` is neither: it costs no instruction,
//! and nothing ever takes it, because an evaluator does not unwind. The callee of a further site
//! is whatever register an exception's payload would arrive in, so no value has to be kept alive
//! for it.

use std::fmt;
use std::sync::Arc;

use cranelift_codegen::control::ControlPlane;
use cranelift_codegen::ir::{
    AbiParam, BlockArg, BlockCall, ExceptionTableData, ExceptionTableItem, Function, InstBuilder,
    SigRef, Signature, UserFuncName, Value, types,
};
use cranelift_codegen::isa::{self, CallConv, TargetIsa, unwind::UnwindInfo};
use cranelift_codegen::settings::{self, Configurable};
use cranelift_codegen::{CompiledCode, Context};
use cranelift_frontend::{FunctionBuilder, FunctionBuilderContext};
use target_lexicon::{Architecture, Triple};

use crate::shape::StubShape;
use crate::stub::{CodeOffset, StubCode};
use crate::unwind::UnwindTable;

/// Compiles a stub of `shape` for `triple`.
///
/// The result is position-independent, has no relocations and keeps frame pointers. The host's
/// own architecture does not matter.
///
/// # Errors
///
/// [`EmitError::UnsupportedTarget`] for anything but 64-bit System V x86-64 and aarch64 targets;
/// the other variants mean that the compiler did something this crate does not expect.
pub fn emit(triple: &Triple, shape: &StubShape) -> Result<StubCode, EmitError> {
    let isa = target_isa(triple)?;
    let function = build_function(&*isa, shape);
    let mut context = Context::for_function(function);
    let compiled = context
        .compile(&*isa, &mut ControlPlane::default())
        .map_err(|error| EmitError::Compiler(format!("{:?}", error.inner)))?;
    stub_code(&*isa, compiled, shape)
}

fn target_isa(triple: &Triple) -> Result<Arc<dyn TargetIsa>, EmitError> {
    let unsupported = || EmitError::UnsupportedTarget(triple.to_string());
    if !matches!(
        triple.architecture,
        Architecture::X86_64 | Architecture::Aarch64(_)
    ) || !matches!(CallConv::triple_default(triple), CallConv::SystemV)
    {
        return Err(unsupported());
    }
    let mut flags = settings::builder();
    for (name, value) in [
        ("preserve_frame_pointers", "true"),
        ("is_pic", "true"),
        ("unwind_info", "true"),
        ("enable_probestack", "false"),
        ("enable_verifier", "false"),
        ("opt_level", "none"),
    ] {
        flags
            .set(name, value)
            .map_err(|error| EmitError::Compiler(error.to_string()))?;
    }
    isa::lookup(triple.clone())
        .map_err(|_| unsupported())?
        .finish(settings::Flags::new(flags))
        .map_err(|error| EmitError::Compiler(error.to_string()))
}

fn build_function(isa: &dyn TargetIsa, shape: &StubShape) -> Function {
    let pointer = isa.pointer_type();
    let mut signature = Signature::new(CallConv::SystemV);
    signature.params = vec![AbiParam::new(pointer), AbiParam::new(pointer)];
    signature.returns = vec![AbiParam::new(types::I64)];
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

    let evaluate = import_callee(&mut builder, &[AbiParam::new(pointer)]);
    let bare = import_callee(&mut builder, &[]);
    let further_sites = shape.call_sites.get() - 1;
    let mut site = CallSite {
        callee: evaluator,
        signature: evaluate,
    };
    let mut arguments: &[Value] = &[context];
    for _ in 0..further_sites {
        let callee = site.call_with_exceptional_edge(&mut builder, arguments);
        site = CallSite {
            callee,
            signature: bare,
        };
        arguments = &[];
    }
    site.call_and_return(&mut builder, arguments);
    builder.seal_all_blocks();
    builder.finalize(isa.frontend_config());
    function
}

fn import_callee(builder: &mut FunctionBuilder, params: &[AbiParam]) -> SigRef {
    let mut signature = Signature::new(CallConv::SystemV);
    signature.params = params.to_vec();
    signature.returns = vec![AbiParam::new(types::I64)];
    builder.import_signature(signature)
}

/// One indirect call of the stub being built.
struct CallSite {
    callee: Value,
    signature: SigRef,
}

impl CallSite {
    /// Ends the current block with the call and makes the block of its exceptional edge current.
    /// Gives the value that the exceptional edge delivers.
    fn call_with_exceptional_edge(
        self,
        builder: &mut FunctionBuilder,
        arguments: &[Value],
    ) -> Value {
        let pointer = builder.func.dfg.value_type(self.callee);
        let returned = builder.create_block();
        let result = builder.append_block_param(returned, types::I64);
        let next = builder.create_block();
        let callee = builder.append_block_param(next, pointer);

        let pool = &mut builder.func.dfg.value_lists;
        let normal = BlockCall::new(returned, [BlockArg::TryCallRet(0)], pool);
        let exceptional = BlockCall::new(next, [BlockArg::TryCallExn(0)], pool);
        let table = builder
            .func
            .dfg
            .exception_tables
            .push(ExceptionTableData::new(
                self.signature,
                normal,
                [ExceptionTableItem::Default(exceptional)],
            ));
        builder
            .ins()
            .try_call_indirect(self.callee, arguments, table);

        builder.switch_to_block(returned);
        builder.ins().return_(&[result]);
        builder.switch_to_block(next);
        callee
    }

    /// Ends the current block with the call and a return of its result.
    fn call_and_return(self, builder: &mut FunctionBuilder, arguments: &[Value]) {
        let call = builder
            .ins()
            .call_indirect(self.signature, self.callee, arguments);
        let result = builder.inst_results(call)[0];
        builder.ins().return_(&[result]);
    }
}

fn stub_code(
    isa: &dyn TargetIsa,
    compiled: &CompiledCode,
    shape: &StubShape,
) -> Result<StubCode, EmitError> {
    let relocations = compiled.buffer.relocs().len();
    if relocations != 0 {
        return Err(EmitError::Relocations(relocations));
    }
    let bytes = compiled.code_buffer();
    let return_sites: Vec<CodeOffset> = compiled
        .buffer
        .call_sites()
        .map(|site| CodeOffset(site.ret_addr))
        .collect();
    let expected = usize::from(shape.call_sites.get());
    if return_sites.len() != expected || !return_sites.is_sorted_by(|a, b| a < b) {
        return Err(EmitError::CallSites {
            expected,
            found: return_sites.len(),
        });
    }
    let missing = || EmitError::Compiler("no unwind information for the stub".to_owned());
    let prologue = match compiled.create_unwind_info(isa) {
        Ok(Some(UnwindInfo::SystemV(info))) => info,
        Ok(_) => return Err(missing()),
        Err(error) => return Err(EmitError::Compiler(error.to_string())),
    };
    let entry = isa.create_systemv_cie().ok_or_else(missing)?;
    let architecture = isa.triple().architecture;
    let unwind = UnwindTable::new(architecture, entry, prologue, bytes, &return_sites)?;
    Ok(StubCode::new(architecture, bytes, return_sites, unwind))
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
    /// The code has another number of call sites than its shape, or they are out of order.
    CallSites {
        /// Number of call sites in the shape.
        expected: usize,
        /// Number of call sites in the code.
        found: usize,
    },
    /// The bytes at a return address are not the epilogue that the unwind information describes.
    Epilogue(CodeOffset),
}

impl fmt::Display for EmitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EmitError::UnsupportedTarget(triple) => write!(
                f,
                "no native call stubs for target {triple}: x86-64 and aarch64 with the System V \
                 calling convention have them"
            ),
            EmitError::Compiler(message) => write!(f, "cannot compile a call stub: {message}"),
            EmitError::Relocations(count) => {
                write!(f, "call stub has {count} relocations and cannot be copied")
            }
            EmitError::CallSites { expected, found } => write!(
                f,
                "call stub has {found} call sites in order, {expected} were asked for"
            ),
            EmitError::Epilogue(offset) => {
                write!(f, "call stub has an unknown epilogue at offset {offset}")
            }
        }
    }
}

impl std::error::Error for EmitError {}
