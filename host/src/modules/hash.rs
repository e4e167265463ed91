//! `_hashes`: digests of bytes, for `hashlib`.

use blake2::digest::block_api::{Buffer, UpdateCore, VariableOutputCore};
use blake2::digest::{ExtendableOutput, Output, XofReader};
use blake2::{Blake2bVarCore, Blake2sVarCore};
use md5::Md5;
use sha1::Sha1;
use sha2::{Digest, Sha224, Sha256, Sha384, Sha512};
use sha3::{Sha3_224, Sha3_256, Sha3_384, Sha3_512, Shake128, Shake256};
use stackline_core::{Args, Res, TypeId, Value, Vm};

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
            "sha3_224" => Sha3_224::digest(data).to_vec(),
            "sha3_256" => Sha3_256::digest(data).to_vec(),
            "sha3_384" => Sha3_384::digest(data).to_vec(),
            "sha3_512" => Sha3_512::digest(data).to_vec(),
            _ => return Err(vm.raise(TypeId::ValueError, &["unsupported hash type".into()])),
        };
        vm.new_bytes(&digest)
    };
    "shake" Exactly(3), |_, vm, args| {
        let data = vm.buffer_of(vm.arg(args, 1)).unwrap_or_default();
        let size = vm.arg(args, 2).as_int().unwrap_or(0) as usize;
        let digest = match vm.str(vm.arg(args, 0)) {
            Some("shake_128") => extended(Shake128::default(), data, size),
            _ => extended(Shake256::default(), data, size),
        };
        vm.new_bytes(&digest)
    };
    "blake" Exactly(6), blake;
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

/// As many bytes of a digest as are wanted.
fn extended(mut hasher: impl ExtendableOutput, data: &[u8], size: usize) -> Vec<u8> {
    hasher.update(data);
    let mut digest = vec![0; size];
    hasher.finalize_xof().read(&mut digest);
    digest
}

/// `blake(is_large, data, size, key, salt, person)`: BLAKE2b or BLAKE2s (RFC 7693).
fn blake(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let is_large = vm.arg(args, 0) == Value::TRUE;
    let bytes = |i| vm.buffer_of(vm.arg(args, i)).unwrap_or_default();
    let (data, key, salt, person) = (bytes(1), bytes(3), bytes(4), bytes(5));
    let size = vm.arg(args, 2).as_int().unwrap_or(0) as usize;
    let most = if is_large { 64 } else { 32 };
    let fits =
        (1..=most).contains(&size) && key.len() <= most && salt.len().max(person.len()) <= most / 4;
    if !fits {
        return Err(vm.raise(TypeId::ValueError, &["not such a digest".into()]));
    }
    let digest = match is_large {
        true => keyed(
            Blake2bVarCore::new_with_params(salt, person, key.len(), size),
            key,
            data,
        ),
        false => keyed(
            Blake2sVarCore::new_with_params(salt, person, key.len(), size),
            key,
            data,
        ),
    };
    vm.new_bytes(digest.get(..size).unwrap_or_default())
}

/// The digest of the data behind a block with the key, where there is one.
fn keyed<C: UpdateCore + VariableOutputCore>(mut core: C, key: &[u8], data: &[u8]) -> Vec<u8> {
    let mut buffer = Buffer::<C>::default();
    if !key.is_empty() {
        let mut block = key.to_vec();
        block.resize(C::block_size(), 0);
        buffer.digest_blocks(&block, |blocks| core.update_blocks(blocks));
    }
    buffer.digest_blocks(data, |blocks| core.update_blocks(blocks));
    let mut digest = Output::<C>::default();
    core.finalize_variable_core(&mut buffer, &mut digest);
    digest.to_vec()
}
