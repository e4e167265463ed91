//! `_hashes`: digests of bytes, for `hashlib`.

use md5::Md5;
use sha1::Sha1;
use sha2::{Digest, Sha224, Sha256, Sha384, Sha512};
use stackline_core::{Res, TypeId, Value, Vm};

use super::arguments::Arity::Exactly;
use super::{functions, index};
use crate::session::StdHost;

functions! { index::HASHES;
    "digest" Exactly(2), |_, vm, args| {
        let name = vm.str(vm.arg(args, 0)).unwrap_or_default();
        let data = vm.buffer_of(vm.arg(args, 1)).unwrap_or_default();
        let digest = match name {
            "md5" => Md5::digest(data).to_vec(),
            "sha1" => Sha1::digest(data).to_vec(),
            "sha224" => Sha224::digest(data).to_vec(),
            "sha256" => Sha256::digest(data).to_vec(),
            "sha384" => Sha384::digest(data).to_vec(),
            "sha512" => Sha512::digest(data).to_vec(),
            _ => return Err(vm.raise(TypeId::ValueError, &["unsupported hash type".into()])),
        };
        vm.new_bytes(&digest)
    };
    "crc32" Exactly(2), |_, vm, args| {
        let start = vm.arg(args, 1).as_int().unwrap_or(0) as u32;
        let data = vm.buffer_of(vm.arg(args, 0)).unwrap_or_default();
        let mut checksum = crc32fast::Hasher::new_with_initial(start);
        checksum.update(data);
        Ok(Value::int(checksum.finalize().into()))
    };
}

pub(crate) fn init(_: &StdHost, _: &mut Vm<'_>, _: Value) -> Res<()> {
    Ok(())
}
