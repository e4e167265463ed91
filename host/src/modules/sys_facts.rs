//! What `sys` says of numbers, hashes and limits, and of what this implementation has no use for.

use stackline_core::{Record, Res, Value, Vm};

use super::{set, set_int, set_str};
use crate::traceback::STANDARD_MODULES;

pub(super) fn init(vm: &mut Vm<'_>, sys: Value) -> Res<()> {
    set_int(vm, sys, "api_version", 1013)?;
    set_str(
        vm,
        sys,
        "copyright",
        "Copyright (c) 2026 The Stackline authors",
    )?;
    set_str(vm, sys, "platlibdir", "lib")?;
    set(vm, sys, "pycache_prefix", Value::NONE)?;
    for name in ["meta_path", "path_hooks"] {
        let list = vm.new_list(&[])?;
        set(vm, sys, name, list)?;
    }
    let cache = vm.new_dict()?;
    set(vm, sys, "path_importer_cache", cache)?;
    init_floats(vm, sys)?;
    init_hashes(vm, sys)?;
    let items = [30, 4, 4300, 640].map(Value::int);
    let ints = vm.new_record(Record::IntInfo, &items)?;
    set(vm, sys, "int_info", ints)?;
    let [threads, locks] = ["pthread", "semaphore"].map(|text| vm.new_str(text));
    let threads = vm.new_record(Record::ThreadInfo, &[threads?, locks?, Value::NONE])?;
    set(vm, sys, "thread_info", threads)
}

/// `sys._standard_names()`: the names of the standard library's modules.
pub(super) fn standard_names(vm: &mut Vm<'_>) -> Res {
    let names: Res<Vec<Value>> = STANDARD_MODULES
        .iter()
        .map(|name| vm.new_str(name))
        .collect();
    vm.new_tuple(&names?)
}

fn init_floats(vm: &mut Vm<'_>, sys: Value) -> Res<()> {
    let items = [
        Value::float(f64::MAX),
        Value::int(f64::MAX_EXP.into()),
        Value::int(f64::MAX_10_EXP.into()),
        Value::float(f64::MIN_POSITIVE),
        Value::int(f64::MIN_EXP.into()),
        Value::int(f64::MIN_10_EXP.into()),
        Value::int(f64::DIGITS.into()),
        Value::int(f64::MANTISSA_DIGITS.into()),
        Value::float(f64::EPSILON),
        Value::int(f64::RADIX.into()),
        Value::int(1),
    ];
    let info = vm.new_record(Record::FloatInfo, &items)?;
    set(vm, sys, "float_info", info)
}

fn init_hashes(vm: &mut Vm<'_>, sys: Value) -> Res<()> {
    let modulus = vm.new_int((1 << 61) - 1)?;
    let algorithm = vm.new_str("siphash13")?;
    let [width, inf, nan, imag, hash_bits, seed_bits, cutoff] =
        [64, 314_159, 0, 1_000_003, 64, 128, 0].map(Value::int);
    let items = [
        width, modulus, inf, nan, imag, algorithm, hash_bits, seed_bits, cutoff,
    ];
    let info = vm.new_record(Record::HashInfo, &items)?;
    set(vm, sys, "hash_info", info)
}
