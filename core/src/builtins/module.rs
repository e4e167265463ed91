//! `types.ModuleType`: a module that a program makes.

use super::{argument, at_most, only_keywords};
use crate::kind::Kind;
use crate::trap::{Part, Res};
use crate::types::{Native, TypeId};
use crate::value::Value;
use crate::vm::{Args, Vm};

pub(crate) static METHODS: &[Native] = &[];

/// `module(name, doc=None)`.
pub(crate) fn construct(vm: &mut Vm<'_>, args: Args) -> Res {
    at_most(vm, args, "module", 2)?;
    only_keywords(vm, args, "module", &["name", "doc"])?;
    let Some(name) = argument(vm, args, 0, "name") else {
        let text = "module() missing required argument 'name' (pos 1)";
        return Err(vm.raise(TypeId::TypeError, &[Part::Text(text)]));
    };
    if vm.str(name).is_none() {
        let text = "module() argument 'name' must be str, not ";
        return Err(vm.raise(TypeId::TypeError, &[Part::Text(text), Part::TypeOf(name)]));
    }
    let doc = argument(vm, args, 1, "doc").unwrap_or(Value::NONE);
    let (name, doc) = (vm.push(name)?, vm.push(doc)?);
    vm.with_room(|vm| {
        let namespace = vm.new_dict()?;
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
        vm.object(Kind::Module, [vm.word(name), namespace])
    })
}
