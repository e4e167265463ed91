//! Stubs as an object file for debuggers, which look for call frame information in nothing else.
//!
//! The file holds no code, only where it is in a process, and the call frame information of every
//! copy. gdb takes such files from a process's memory, as `debugger` gives them to it, and from disk
//! (`add-symbol-file`). Source: System V application binary interface, chapters 4 and 5.

use object::write::elf::{FileHeader, SectionHeader, Sym, Writer};
use object::{Endianness, elf};
use target_lexicon::Architecture;

use crate::stub::StubCode;

/// What a debugger calls a frame in stubs.
const SYMBOL: &[u8] = b"call_stub";

/// An ELF file for `count` copies of `code`, the first at the address `start` of a process and each
/// `slot` bytes behind the one before; `None` if they cannot be described.
pub fn describe_copies(code: &StubCode, start: u64, slot: u64, count: u64) -> Option<Vec<u8>> {
    let starts = (0..count).map(|n| start + n * slot);
    let table = code.unwind().eh_frame_at(starts).ok()?;
    object_file(code, start, slot * count, &table)
}

/// An ELF file with `.text` at `start`, whose bytes are in memory already, a symbol for the whole of
/// it, and `table` as `.eh_frame`.
fn object_file(code: &StubCode, start: u64, size: u64, table: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut writer = Writer::new(byte_order(code), true, &mut bytes);
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

    writer
        .write_file_header(&file_header(code.architecture()))
        .ok()?;
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

fn byte_order(code: &StubCode) -> Endianness {
    match code.is_big_endian() {
        true => Endianness::Big,
        false => Endianness::Little,
    }
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
            Architecture::Riscv64(_) => elf::EM_RISCV,
            Architecture::S390x => elf::EM_S390,
            _ => elf::EM_X86_64,
        },
        e_entry: 0,
        e_flags: 0,
    }
}
