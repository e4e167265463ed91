//! What a debugger is told of stubs: gdb's JIT interface.
//!
//! gdb does not follow frame pointers; it needs the call frame information of all code on a stack.
//! For code that is in no file it looks into the process: `__jit_debug_descriptor` heads a list of
//! object files in memory, and `__jit_debug_register_code` is called when the list has grown, so
//! that a breakpoint there tells. Each chunk of stubs is one such object: its code is where it is
//! in the process, and it has the call frame information of every stub. lldb reads the same.
//! Source: gdb's manual, "JIT Compilation Interface".
//!
//! The two symbols are one per process: a program that links another crate that defines them
//! leaves out this crate's feature `gdb`.

use std::ptr;
use std::sync::atomic::{AtomicPtr, AtomicU32, Ordering};

use object::write::elf::{FileHeader, SectionHeader, Sym, Writer};
use object::{Endianness, elf};
use target_lexicon::Architecture;

use crate::executable::ExecutablePages;
use crate::stub::StubCode;

/// What gdb calls a frame in stubs.
const SYMBOL: &[u8] = b"call_stub";

/// An object file in the list.
#[repr(C)]
struct CodeEntry {
    next: *mut CodeEntry,
    previous: AtomicPtr<CodeEntry>,
    object: *const u8,
    size: u64,
}

/// The head of the list. There is no lock, which a forked child could inherit in the hands of a
/// thread that it does not have: when two threads add entries at the same instant, both are in the
/// list, and a debugger that is attached may be told of one of them only.
#[repr(C)]
struct Descriptor {
    version: u32,
    /// What happened last: nothing, or [`REGISTERED`].
    action: AtomicU32,
    /// To which entry it happened.
    relevant: AtomicPtr<CodeEntry>,
    first: AtomicPtr<CodeEntry>,
}

const REGISTERED: u32 = 1;

#[unsafe(no_mangle)]
static __jit_debug_descriptor: Descriptor = Descriptor {
    version: 1,
    action: AtomicU32::new(0),
    relevant: AtomicPtr::new(ptr::null_mut()),
    first: AtomicPtr::new(ptr::null_mut()),
};

/// Where gdb stops to look at the list.
#[unsafe(no_mangle)]
#[inline(never)]
extern "C" fn __jit_debug_register_code() {
    // Something that the compiler cannot leave out, so that there is an instruction to stop at.
    std::hint::black_box(&__jit_debug_descriptor);
}

/// Tells debuggers of the copies of `code` that start at each `slot` bytes of `pages`.
pub(crate) fn announce(code: &StubCode, pages: &ExecutablePages, slot: usize) {
    let start = pages.start().get() as u64;
    let starts = (0..pages.len() / slot).map(|n| start + (n * slot) as u64);
    // Code that cannot be described is code like any other that a debugger knows nothing of.
    let Ok(table) = code.unwind().eh_frame_at(starts) else {
        return;
    };
    let Some(object) = object_file(code.architecture(), start, pages.len() as u64, &table) else {
        return;
    };
    register(Box::leak(object.into_boxed_slice()));
}

fn register(object: &'static [u8]) {
    let descriptor = &__jit_debug_descriptor;
    let mut first = descriptor.first.load(Ordering::Acquire);
    let entry = Box::into_raw(Box::new(CodeEntry {
        next: first,
        previous: AtomicPtr::new(ptr::null_mut()),
        object: object.as_ptr(),
        size: object.len() as u64,
    }));
    while let Err(other) =
        descriptor
            .first
            .compare_exchange(first, entry, Ordering::AcqRel, Ordering::Acquire)
    {
        first = other;
        // SAFETY: the entry was made above and is not in the list yet.
        unsafe { (*entry).next = first };
    }
    // SAFETY: entries are never freed, and what of them changes is atomic.
    if let Some(first) = unsafe { first.as_ref() } {
        first.previous.store(entry, Ordering::Release);
    }
    descriptor.relevant.store(entry, Ordering::Release);
    descriptor.action.store(REGISTERED, Ordering::Release);
    __jit_debug_register_code();
}

/// An ELF file with `.text` at `start`, whose bytes are in memory already, a symbol for the whole of
/// it, and `table` as `.eh_frame`.
fn object_file(architecture: Architecture, start: u64, size: u64, table: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut writer = Writer::new(Endianness::Little, true, &mut bytes);
    writer.reserve_file_header();
    let table_offset = writer.reserve(table.len(), 16);
    writer.reserve_null_section_index();
    let text_name = writer.add_section_name(b".text");
    let text = writer.reserve_section_index();
    let table_name = writer.add_section_name(b".eh_frame");
    writer.reserve_section_index();
    let symbol_name = writer.add_string(SYMBOL);
    writer.reserve_null_symbol_index();
    writer.reserve_symbol_index(Some(text));
    writer.reserve_symtab_section_index();
    writer.reserve_symtab();
    writer.reserve_strtab_section_index();
    writer.reserve_strtab();
    writer.reserve_shstrtab_section_index();
    writer.reserve_shstrtab();
    writer.reserve_section_headers();

    writer.write_file_header(&file_header(architecture)).ok()?;
    writer.write_align(16);
    writer.write(table);
    writer.write_null_symbol();
    writer.write_symbol(&Sym {
        name: Some(symbol_name),
        section: Some(text),
        st_info: elf::STB_GLOBAL << 4 | elf::STT_FUNC,
        st_other: 0,
        st_shndx: 0,
        st_value: start,
        st_size: size,
    });
    writer.write_strtab();
    writer.write_shstrtab();
    writer.write_null_section_header();
    writer.write_section_header(&SectionHeader {
        name: Some(text_name),
        sh_type: elf::SHT_NOBITS,
        sh_flags: u64::from(elf::SHF_ALLOC | elf::SHF_EXECINSTR),
        sh_addr: start,
        sh_size: size,
        ..ALIGNED
    });
    writer.write_section_header(&SectionHeader {
        name: Some(table_name),
        sh_type: elf::SHT_PROGBITS,
        sh_flags: u64::from(elf::SHF_ALLOC),
        sh_offset: table_offset as u64,
        sh_size: table.len() as u64,
        ..ALIGNED
    });
    writer.write_symtab_section_header(1);
    writer.write_strtab_section_header();
    writer.write_shstrtab_section_header();
    Some(bytes)
}

/// The header of a section of nothing.
const ALIGNED: SectionHeader = SectionHeader {
    name: None,
    sh_type: elf::SHT_NULL,
    sh_flags: 0,
    sh_addr: 0,
    sh_offset: 0,
    sh_size: 0,
    sh_link: 0,
    sh_info: 0,
    sh_addralign: 16,
    sh_entsize: 0,
};

fn file_header(architecture: Architecture) -> FileHeader {
    FileHeader {
        os_abi: elf::ELFOSABI_NONE,
        abi_version: 0,
        e_type: elf::ET_EXEC,
        e_machine: match architecture {
            Architecture::Aarch64(_) => elf::EM_AARCH64,
            _ => elf::EM_X86_64,
        },
        e_entry: 0,
        e_flags: 0,
    }
}
