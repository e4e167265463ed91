//! `globals`, `locals`, `vars` and `dir`.

use crate::builtins::list::sort_list;
use crate::builtins::object::class_dict;
use crate::features::Feature;
use crate::image::{Code, field, flag};
use crate::interp::Cursor;
use crate::kind::Kind;
use crate::strings::Name;
use crate::trap::{Part, Res};
use crate::types::TypeId;
use crate::value::{Addr, Immediate, Value};
use crate::vm::{Args, HEADER, Root, Vm, WINDOW};

const CLASS: Name = Name::new("__class__");
const DICT: Name = Name::new("__dict__");

pub(super) fn here(vm: &Vm<'_>) -> Cursor {
    Cursor {
        pc: vm.pc,
        fp: vm.fp,
    }
}

/// `globals()`.
pub(super) fn globals(vm: &mut Vm<'_>, _: Args) -> Res {
    Ok(vm.globals(here(vm)))
}

/// `locals()`: of a module and a class body the namespace itself, of a function a copy.
pub(super) fn locals(vm: &mut Vm<'_>, _: Args) -> Res {
    locals_here(vm)
}

pub(super) fn locals_here(vm: &mut Vm<'_>) -> Res {
    let frame = here(vm);
    let found = locals_of(vm, frame)?;
    match vm.is_shown_frame(frame.fp) {
        true => vm.with_extra(found, vm.object_of_frame(frame.fp)),
        false => Ok(found),
    }
}

/// What `locals()` gives in a frame.
fn locals_of(vm: &mut Vm<'_>, frame: Cursor) -> Res {
    locals_in(vm, vm.word(frame.fp - HEADER), frame.fp)
}

/// What `locals()` gives in a frame of the function `f`, whose slots are the words from `fp` on.
pub(crate) fn locals_in(vm: &mut Vm<'_>, f: Value, fp: usize) -> Res {
    let Some(id) = vm.code_of(f) else {
        return Ok(vm.globals_of(f));
    };
    let code = vm.image.code(id);
    let (locals, free) = (code.get(field::LOCALS), code.get(field::FREE));
    // In a comprehension there, the locals are its variables alone.
    let has_namespace = code.has(flag::CLASS_BODY) || code.has(flag::MODULE);
    let of_comprehension = |vm: &Vm<'_>, i: usize| {
        let name = vm.image.variable(code, i);
        vm.image.str(name).starts_with('[') && !vm.word(fp + i).is_unbound()
    };
    if has_namespace && !(0..locals).any(|i| of_comprehension(vm, i)) {
        return Ok(match code.has(flag::CLASS_BODY) {
            true => vm.word(fp),
            false => vm.globals_of(f),
        });
    }
    let dict = vm.new_dict()?;
    let closure = f
        .as_kind(Kind::Function)
        .map(|at| vm.get(at, crate::function::CLOSURE));
    let far = if locals > WINDOW {
        vm.far_slots(fp, code)
    } else {
        None
    };
    for i in 0..locals + free {
        let held = match closure.and_then(|cells| cells.as_kind(Kind::Tuple)) {
            _ if i < locals => match far {
                Some(far) => far.variable(vm, fp, i),
                None => vm.word(fp + i),
            },
            Some(cells) if i - locals < vm.heap.len(cells) => vm.get(cells, i - locals + 1),
            _ => continue,
        };
        let v = held
            .as_kind(Kind::Cell)
            .map_or(held, |cell| vm.get(cell, 1));
        let name = vm.image.variable(code, i);
        let text = vm.image.str(name);
        // Registers for temporaries have no name.
        if v.is_unbound() || matches!(text, ".namespace" | "") {
            continue;
        }
        match text.strip_prefix('[') {
            Some(text) => vm.dict_set_text(dict, text, v)?,
            None if has_namespace => {}
            None => vm.dict_set_str(dict, name.value(), v)?,
        }
    }
    Ok(dict)
}

/// Assigns to the variable `name` of the function `f`, whose frame's slots are the words from `fp` on.
pub(crate) fn assign_in(vm: &mut Vm<'_>, f: Value, fp: usize, name: Value, v: Value) {
    let Some(id) = vm.code_of(f) else { return };
    let code = vm.image.code(id);
    let (locals, free) = (code.get(field::LOCALS), code.get(field::FREE));
    let is_it = |vm: &Vm<'_>, i: usize| {
        let written = vm.image.str(vm.image.variable(code, i));
        vm.str(name) == Some(written.strip_prefix('[').unwrap_or(written))
    };
    let Some(i) = (0..locals + free).find(|&i| is_it(vm, i)) else {
        return;
    };
    let far = match locals > WINDOW {
        true => vm.far_slots(fp, code),
        false => None,
    };
    let closure = f
        .as_kind(Kind::Function)
        .and_then(|at| vm.get(at, crate::function::CLOSURE).as_kind(Kind::Tuple));
    let held = match (closure, far) {
        (Some(cells), _) if i >= locals && i - locals < vm.heap.len(cells) => {
            vm.get(cells, i - locals + 1)
        }
        _ if i >= locals => return,
        (_, Some(far)) => far.variable(vm, fp, i),
        _ => vm.word(fp + i),
    };
    match (held.as_kind(Kind::Cell), far) {
        (Some(cell), _) => vm.set(cell, 1, v),
        (None, Some(far)) => far.assign(vm, fp, i, v),
        (None, None) => vm.set_word(fp + i, v),
    }
}

/// The far slots of a frame.
#[derive(Clone, Copy)]
struct FarSlots {
    at: Addr,
    /// The register that they are in. Arguments that arrived in this one or behind it are kept in
    /// the slots from `moved` on.
    register: usize,
    moved: usize,
}

impl FarSlots {
    /// The field that has variable `i`, where it has no register.
    fn field(self, vm: &Vm<'_>, i: usize) -> Option<usize> {
        let slot = match i < WINDOW {
            true => self.moved + i - self.register,
            false => i,
        };
        (slot - WINDOW < vm.heap.len(self.at)).then(|| slot - WINDOW + 1)
    }

    /// What variable `i` of the frame at `fp` holds.
    fn variable(self, vm: &Vm<'_>, fp: usize, i: usize) -> Value {
        if i < self.register {
            return vm.word(fp + i);
        }
        let field = self.field(vm, i);
        field.map_or(Value::UNBOUND, |field| vm.get(self.at, field))
    }

    fn assign(self, vm: &mut Vm<'_>, fp: usize, i: usize, v: Value) {
        if i < self.register {
            vm.set_word(fp + i, v);
        } else if let Some(field) = self.field(vm, i) {
            vm.set(self.at, field, v);
        }
    }
}

impl Vm<'_> {
    fn far_slots(&self, fp: usize, code: Code<'_>) -> Option<FarSlots> {
        let starred = [flag::VARARGS, flag::VARKEYWORDS].map(|flag| code.has(flag) as usize);
        let named = code.get(field::POSITIONAL) + code.get(field::KEYWORD_ONLY);
        let parameters = named + starred.iter().sum::<usize>();
        (0..WINDOW).find_map(|register| {
            Some(FarSlots {
                at: self.word(fp + register).as_kind(Kind::Slots)?,
                register,
                moved: parameters.max(WINDOW),
            })
        })
    }
}

/// `vars([object])`.
pub(super) fn vars(vm: &mut Vm<'_>, args: Args) -> Res {
    if args.is_empty() {
        return locals_here(vm);
    }
    let name = vm.special_name(DICT)?;
    match vm.get_attr_opt(vm.arg(args, 0), name)? {
        Some(dict) => Ok(dict),
        None => {
            let text = "vars() argument must have __dict__ attribute";
            Err(vm.raise(TypeId::TypeError, &[Part::Text(text)]))
        }
    }
}

/// `dir([object])`.
pub(super) fn dir(vm: &mut Vm<'_>, args: Args) -> Res {
    if args.is_empty() {
        let names = locals_here(vm)?;
        return sorted_keys(vm, names);
    }
    let v = vm.arg(args, 0);
    if let Some(f) = vm.special(v, const { Name::new("__dir__") }) {
        let names = vm.call_special(v, f, &[])?;
        let list = vm.list_of(names)?;
        return sorted(vm, list);
    }
    if let Some(namespace) = vm.module_namespace(v)
        && let Some(f) = vm.dict_get_name(namespace, const { Name::new("__dir__") })
    {
        let names = vm.call(f, &[])?;
        let list = vm.list_of(names)?;
        return sorted(vm, list);
    }
    names_of(vm, args.base)
}

fn sorted_keys(vm: &mut Vm<'_>, names: Value) -> Res {
    let list = vm.list_of(names)?;
    sorted(vm, list)
}

fn sorted(vm: &mut Vm<'_>, list: Value) -> Res {
    let slot = vm.push(list)?;
    sort_list(vm, slot, Value::NONE, false)?;
    Ok(vm.word(slot))
}

/// The sorted names of the attributes of the object in the stack word `slot`.
pub(crate) fn names_of(vm: &mut Vm<'_>, slot: usize) -> Res {
    let v = vm.word(slot);
    if vm.is_class(v) {
        let names = vm.new_dict()?;
        add_class(vm, names, v)?;
        return sorted_keys(vm, names);
    }
    if v.is(Kind::Module) && vm.dict_get_text(vm.get(v.addr(), 2), "__spec__").is_none() {
        vm.complete(slot)?;
    }
    let v = vm.word(slot);
    let own = match v.kind() {
        Some(Kind::Module) if vm.get(v.addr(), 2) == vm.root(Root::Builtins) => {
            Some(vm.all_builtins()?)
        }
        Some(Kind::Module) => Some(vm.get(v.addr(), 2)),
        Some(Kind::GenericAlias) if Feature::TypeForms.included() => {
            return names_of_alias(vm, slot);
        }
        Some(Kind::Instance | Kind::Exception | Kind::Function) => {
            let name = vm.special_name(DICT)?;
            vm.get_attr_opt(v, name)?
        }
        _ => None,
    };
    let own = vm.push(own.unwrap_or(Value::NONE))?;
    let class = match vm.word(slot).kind() {
        Some(Kind::Module) => None,
        Some(Kind::Instance) => {
            let name = vm.special_name(CLASS)?;
            vm.get_attr_opt(vm.word(slot), name)?
        }
        _ => Some(vm.class_of(vm.word(slot))),
    };
    let class = vm.push(class.unwrap_or(Value::NONE))?;
    vm.with_room(|vm| {
        let names = vm.new_dict()?;
        if vm.word(own).is(Kind::Dict) {
            add_keys(vm, names, vm.word(own))?;
        }
        if vm.is_class(vm.word(class)) {
            add_class(vm, names, vm.word(class))?;
        }
        sorted_keys(vm, names)
    })
}

/// What a parameterized class has itself, and what the class has.
fn names_of_alias(vm: &mut Vm<'_>, slot: usize) -> Res {
    vm.with_room(|vm| {
        let names = vm.new_dict()?;
        let origin = vm.get(vm.word(slot).addr(), 1);
        if vm.is_class(origin) {
            add_class(vm, names, origin)?;
        }
        for name in OF_ALIASES.split(' ') {
            vm.dict_set_text(names, name, Value::NONE)?;
        }
        sorted_keys(vm, names)
    })
}

const OF_ALIASES: &str = "__args__ __bases__ __class__ __copy__ __deepcopy__ __mro_entries__ \
    __origin__ __parameters__ __reduce__ __reduce_ex__ __typing_unpacked_tuple_args__ __unpacked__";

fn add_class(vm: &mut Vm<'_>, names: Value, class: Value) -> Res<()> {
    let extent = vm.extent(class);
    for (name, has) in [
        ("__dict__", extent.dict),
        ("__weakref__", extent.references),
    ] {
        if has && class.is(Kind::Class) {
            vm.dict_set_text(names, name, Value::NONE)?;
        }
    }
    let mut i = 0;
    while let Some(owner) = vm.mro_item(class, i) {
        i += 1;
        if let Some(dict) = class_dict(vm, owner) {
            add_keys(vm, names, dict)?;
        }
        let id = owner
            .as_immediate(Immediate::Type)
            .and_then(TypeId::from_u32);
        let Some(id) = id else {
            continue;
        };
        for native in id.methods() {
            vm.dict_set_text(names, native.name, Value::NONE)?;
        }
        for name in crate::shown::names(id) {
            vm.dict_set_text(names, name, Value::NONE)?;
        }
    }
    for name in ["__class__", "__doc__"] {
        vm.dict_set_text(names, name, Value::NONE)?;
    }
    Ok(())
}

fn add_keys(vm: &mut Vm<'_>, names: Value, from: Value) -> Res<()> {
    let mut at = 0;
    while let Some(i) = vm.next_entry(from, at) {
        at = i + 1;
        let key = vm.entry_key(from, i);
        if vm.is_str(key) {
            vm.dict_set_str(names, key, Value::NONE)?;
        }
    }
    Ok(())
}
