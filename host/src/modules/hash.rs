//! `_hashes`: digests of bytes, for `hashlib`.

use stackline_core::{Res, TypeId, Value, Vm};

use super::arguments::Arity::Exactly;
use super::{functions, index};
use crate::digest;
use crate::session::StdHost;

functions! { index::HASHES;
    "digest" Exactly(2), |_, vm, args| {
        let name = vm.str(vm.arg(args, 0)).unwrap_or_default();
        let data = vm.buffer_of(vm.arg(args, 1)).unwrap_or_default();
        let digest = match name {
            "md5" => digest::md5(data).to_vec(),
            "sha1" => digest::sha1(data).to_vec(),
            "sha224" => digest::sha224(data).to_vec(),
            "sha256" => digest::sha256(data).to_vec(),
            "sha384" => digest::sha384(data).to_vec(),
            "sha512" => digest::sha512(data).to_vec(),
            _ => return Err(vm.raise(TypeId::ValueError, &["unsupported hash type".into()])),
        };
        vm.new_bytes(&digest)
    };
    "crc32" Exactly(2), |_, vm, args| {
        let start = vm.arg(args, 1).as_int().unwrap_or(0) as u32;
        let data = vm.buffer_of(vm.arg(args, 0)).unwrap_or_default();
        Ok(Value::int(digest::crc32(data, start).into()))
    };
}

pub(crate) fn init(_: &StdHost, _: &mut Vm<'_>, _: Value) -> Res<()> {
    Ok(())
}
