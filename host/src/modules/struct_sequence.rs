//! Struct sequences: what functions of the operating system give. Their types are Python's, in the
//! library's `_structseq`, which makes them with the functions here; where there is no library,
//! records stand for them.

use stackline_core::{Record, Res, Value, Vm};

#[cfg(feature = "compiler")]
use super::{arguments::Arity::Exactly, arguments::type_error, functions, index};

/// The library's module with the types.
#[cfg(feature = "compiler")]
const LIBRARY: &str = "_structseq";

#[cfg(feature = "compiler")]
functions! { index::STRUCT_SEQUENCE;
    "fields" Exactly(2), |_, vm, args| {
        let (class, names) = (vm.arg(args, 0), vm.arg(args, 1));
        vm.add_struct_fields(class, names).map(|()| Value::NONE)
    };
    "new" Exactly(3), |_, vm, args| {
        let [items, rest] = [1, 2].map(|i| items(vm, vm.arg(args, i)));
        match (items, rest) {
            (Some(items), Some(rest)) => vm.new_struct(vm.arg(args, 0), &items, &rest),
            _ => Err(type_error(vm, "tuples expected")),
        }
    };
}

#[cfg(feature = "compiler")]
pub(super) fn init(_: &crate::session::StdHost, _: &mut Vm<'_>, _: Value) -> Res<()> {
    Ok(())
}

/// The items of a list or tuple.
#[cfg(feature = "compiler")]
fn items(vm: &Vm<'_>, sequence: Value) -> Option<Vec<Value>> {
    let count = vm.sequence_len(sequence)?;
    (0..count).map(|i| vm.sequence_item(sequence, i)).collect()
}

/// A type of struct sequences.
pub(super) struct StructType {
    class: Value,
    record: Option<Record>,
}

impl StructType {
    /// The type that the library calls `name`, for which `record` stands where there is no library,
    /// or a plain tuple.
    /// Objects may move: before anything else is made.
    pub(super) fn find(
        vm: &mut Vm<'_>,
        name: &str,
        record: impl Into<Option<Record>>,
    ) -> Res<StructType> {
        #[cfg(feature = "compiler")]
        let class = class(vm, name)?;
        #[cfg(not(feature = "compiler"))]
        let class = {
            let _ = (vm, name);
            Value::NONE
        };
        Ok(StructType {
            class,
            record: record.into(),
        })
    }

    /// An object of the type: the items, and those that have a name alone.
    pub(super) fn make(&self, vm: &mut Vm<'_>, items: &[Value], named_alone: &[Value]) -> Res {
        match self.record {
            _ if !self.class.is_none() => vm.new_struct(self.class, items, named_alone),
            Some(record) => vm.new_record(record, items),
            None => vm.new_tuple(items),
        }
    }
}

#[cfg(feature = "compiler")]
fn class(vm: &mut Vm<'_>, name: &str) -> Res {
    let loaded = vm.dict_get_text(vm.modules(), LIBRARY);
    let found = loaded
        .and_then(|module| vm.module_namespace(module))
        .and_then(|namespace| vm.dict_get_text(namespace, name));
    if let Some(class) = found {
        return Ok(class);
    }
    let library = vm.new_str(LIBRARY)?;
    let module = vm.import_module(library, Value::NONE)?;
    let namespace = vm.module_namespace(module);
    let class = namespace.and_then(|namespace| vm.dict_get_text(namespace, name));
    Ok(class.unwrap_or(Value::NONE))
}
