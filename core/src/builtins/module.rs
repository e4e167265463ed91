//! `types.ModuleType`: a module that a program makes.

use super::{Signature, argument, signature};
use crate::kind::Kind;
use crate::trap::{Part, Res};
use crate::types::{ANY, Native, TypeId, keyword_method, method};
use crate::value::Value;
use crate::vm::{Args, Vm};

const NAME: usize = 1;
const NAMESPACE: usize = 2;
/// The class, a subclass of `module`; None for that itself.
pub(crate) const CLASS: usize = 3;

pub(crate) static METHODS: &[Native] = &[
    keyword_method("__init__", 0, ANY, |vm, args| {
        init(vm, args.base, args.skip(1))?;
        Ok(Value::NONE)
    }),
    method("__repr__", 0, 0, |vm, args| {
        let b = vm.build()?;
        vm.module_repr(&b, args.base)?;
        Ok(vm.built(b))
    }),
];

/// `module(name, doc=None)`.
pub(crate) fn construct(vm: &mut Vm<'_>, args: Args) -> Res {
    let module = bare(vm, TypeId::Module.value())?;
    let slot = vm.push(module)?;
    init(vm, slot, args)?;
    Ok(vm.word(slot))
}

/// A module of this class that has nothing yet.
pub(crate) fn bare(vm: &mut Vm<'_>, class: Value) -> Res {
    let slot = vm.push(class)?;
    let module = vm.with_room(|vm| {
        let namespace = vm.new_dict()?;
        let class = Some(vm.word(slot)).filter(|class| class.is(Kind::Class));
        let class = class.unwrap_or(Value::NONE);
        vm.object(Kind::Module, [Value::NONE, namespace, class])
    });
    vm.top = slot;
    module
}

/// Gives the module in the stack word `slot` its first attributes.
fn init(vm: &mut Vm<'_>, slot: usize, args: Args) -> Res<()> {
    let takes = Signature::new("module", &["name", "doc"]).required(1);
    signature::check(vm, args, &takes)?;
    let name = argument(vm, args, 0, "name").unwrap_or(Value::NONE);
    if vm.str(vm.plain(name)).is_none() {
        let text = "module() argument 'name' must be str, not ";
        return Err(vm.raise(TypeId::TypeError, &[Part::Text(text), Part::Given(name)]));
    }
    let doc = argument(vm, args, 1, "doc").unwrap_or(Value::NONE);
    let (name, doc) = (vm.push(name)?, vm.push(doc)?);
    vm.with_room(|vm| {
        let namespace = vm.get(vm.word(slot).addr(), NAMESPACE);
        vm.table_reserve(namespace, 5)?;
        let nothing = Value::NONE;
        for (key, v) in [
            ("__name__", vm.word(name)),
            ("__doc__", vm.word(doc)),
            ("__package__", nothing),
            ("__loader__", nothing),
            ("__spec__", nothing),
        ] {
            vm.dict_set_text(namespace, key, v)?;
        }
        vm.set(vm.word(slot).addr(), NAME, vm.word(name));
        Ok(())
    })
}
