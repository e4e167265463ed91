//! `types.MappingProxyType`: a mapping that cannot be changed through it, as `C.__dict__` is.
//!
//! What it is asked goes to the mapping.

use super::arity;
use super::protocol as p;
use crate::kind::Kind;
use crate::strings::{Builder, Name};
use crate::trap::{Part, Res};
use crate::types::{Native, TypeId, method};
use crate::value::Value;
use crate::vm::{Args, Vm};

pub(crate) static METHODS: &[Native] = &[
    method("get", 1, 2, |vm, args| {
        forward(vm, args, const { Name::new("get") })
    }),
    method("keys", 0, 0, |vm, args| {
        forward(vm, args, const { Name::new("keys") })
    }),
    method("values", 0, 0, |vm, args| {
        forward(vm, args, const { Name::new("values") })
    }),
    method("items", 0, 0, |vm, args| {
        forward(vm, args, const { Name::new("items") })
    }),
    method("copy", 0, 0, |vm, args| {
        forward(vm, args, const { Name::new("copy") })
    }),
    method("__reversed__", 0, 0, |vm, args| {
        forward(vm, args, const { Name::new("__reversed__") })
    }),
    p::LEN,
    p::GET_ITEM,
    p::CONTAINS,
    p::ITER,
    p::EQ,
    p::NE,
    p::HASH,
    p::OR,
    p::ROR,
    method("__ior__", 1, 1, |vm, _| {
        let text = "'|=' is not supported by mappingproxy; use '|' instead";
        Err(vm.raise(TypeId::TypeError, &[Part::Text(text)]))
    }),
    p::REPR,
    p::CLASS_GET_ITEM,
];

/// `mappingproxy(mapping)`.
pub(crate) fn construct(vm: &mut Vm<'_>, args: Args) -> Res {
    arity(vm, args, "mappingproxy", 1, 1)?;
    let mapping = vm.arg(args, 0);
    let is_mapping = match vm.plain(mapping).kind() {
        Some(Kind::Dict | Kind::MappingProxy) => true,
        Some(Kind::Instance) => vm
            .special(mapping, const { Name::new("__getitem__") })
            .is_some(),
        _ => false,
    };
    if !is_mapping {
        let text = [
            "mappingproxy() argument must be a mapping, not ".into(),
            Part::TypeOf(mapping),
        ];
        return Err(vm.raise(TypeId::TypeError, &text));
    }
    vm.mapping_proxy(mapping)
}

/// Calls the method `name` of the mapping.
fn forward(vm: &mut Vm<'_>, args: Args, name: Name) -> Res {
    let mapping = vm.behind_proxy(vm.arg(args, 0));
    let name = vm.special_name(name)?;
    let f = vm.get_attr(mapping, name)?;
    vm.call_at(f, args.skip(1))
}

impl Vm<'_> {
    /// A read-only view of a mapping.
    pub(crate) fn mapping_proxy(&mut self, mapping: Value) -> Res {
        self.object(Kind::MappingProxy, [mapping])
    }

    /// The mapping that a proxy shows; any other value as it is.
    #[inline]
    pub(crate) fn behind_proxy(&self, v: Value) -> Value {
        match v.as_kind(Kind::MappingProxy) {
            Some(at) => self.get(at, 1),
            None => v,
        }
    }

    /// Adds `repr` of the proxy in the stack word `slot`.
    pub(crate) fn proxy_repr(&mut self, b: &Builder, slot: usize) -> Res<()> {
        self.build_text(b, "mappingproxy(")?;
        let mapping = self.behind_proxy(self.word(slot));
        let top = self.top;
        let kept = self.push(mapping)?;
        let done = self.repr_into(b, kept);
        self.top = top;
        done?;
        self.build_text(b, ")")
    }
}
