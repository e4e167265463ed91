//! `repr` of instances, functions, types, exceptions and all that has a name or an address.

use crate::features::Feature;
use crate::image::CodeId;
use crate::kind::Kind;
use crate::strings::{Builder, Name};
use crate::trap::{Part, Res};
use crate::types::{Role, TypeId, native};
use crate::value::{Immediate, Value};
use crate::vm::Vm;

pub(super) const REPR: Name = Name::new("__repr__");
const MODULE: Name = Name::new("__module__");

impl Vm<'_> {
    /// Adds `repr` of the heap object in the stack word `slot`, which is no number, str or
    /// bytes object.
    pub(super) fn object_repr(&mut self, b: &Builder, slot: usize) -> Res<()> {
        let v = self.word(slot);
        match v.kind() {
            Some(
                Kind::List
                | Kind::Tuple
                | Kind::Dict
                | Kind::Set
                | Kind::FrozenSet
                | Kind::DictView,
            ) => self.container_repr(b, slot),
            Some(Kind::Instance | Kind::Exception | Kind::Class | Kind::Module) => {
                match self.special(v, REPR) {
                    Some(f) => {
                        self.enter_native(" while getting the repr of an object")?;
                        let text = self.call_special(v, f, &[]);
                        self.leave_native();
                        self.build_returned(b, text?, "__repr__")
                    }
                    None if v.is(Kind::Module) => self.module_repr(b, slot),
                    None if v.is(Kind::Exception) => self.exception_repr(b, slot),
                    None if v.is(Kind::Class) => self.class_repr(b, slot),
                    None if self.payload(v).is_some() => self.payload_repr(b, slot),
                    None => self.address_repr(b, slot),
                }
            }
            Some(Kind::Range) => self.fields_repr(b, slot, "range"),
            Some(Kind::Slice) => self.fields_repr(b, slot, "slice"),
            Some(Kind::Function | Kind::Generator | Kind::Coroutine | Kind::AsyncGenerator) => {
                self.code_repr(b, slot)
            }
            Some(Kind::Method) => self.method_repr(b, slot),
            Some(Kind::GenericAlias | Kind::Union) if Feature::TypeForms.included() => {
                self.form_repr(b, slot)
            }
            Some(Kind::MappingProxy) if Feature::Introspection.included() => {
                self.proxy_repr(b, slot)
            }
            Some(Kind::Frame) if Feature::Frames.included() => self.frame_repr(b, slot),
            Some(Kind::Member) if Kind::Member.included() => self.slot_descriptor_repr(b, slot),
            Some(Kind::Super) if Feature::Classes.included() => self.super_repr(b, slot),
            Some(Kind::WeakRef) if Feature::Finalizers.included() => self.reference_repr(b, slot),
            Some(Kind::StaticMethod) if Feature::Descriptors.included() => {
                self.holder_repr(b, slot, "<staticmethod(")
            }
            Some(Kind::ClassMethod) if Feature::Descriptors.included() => {
                self.holder_repr(b, slot, "<classmethod(")
            }
            Some(Kind::Cell) => self.cell_repr(b, slot),
            _ => self.address_repr(b, slot),
        }
    }

    /// Adds `type.__repr__` of the class in the stack word `slot`.
    pub(crate) fn class_repr(&mut self, b: &Builder, slot: usize) -> Res<()> {
        self.build_text(b, "<class '")?;
        let class = self.word(slot);
        self.build_class_path(b, class, &["builtins"])?;
        self.build_text(b, "'>")
    }

    /// Adds `repr` of what the instance in the stack word `slot` holds; that of a set begins
    /// with the name of the instance's class.
    pub(super) fn payload_repr(&mut self, b: &Builder, slot: usize) -> Res<()> {
        let inner = self.plain(self.word(slot));
        match inner.kind() {
            Some(Kind::Set | Kind::FrozenSet) => self.set_repr_as(b, slot),
            Some(Kind::ByteArray) => self.bytearray_repr_as(b, slot),
            Some(Kind::Property | Kind::CompoundIter) => self.address_repr(b, slot),
            _ => self.rooted(inner, |vm, kept| vm.repr_into(b, kept)),
        }
    }

    /// Adds `repr` of the instance in the stack word `slot`, which holds a bytearray.
    fn bytearray_repr_as(&mut self, b: &Builder, slot: usize) -> Res<()> {
        let class = self.class_of(self.word(slot));
        self.build_class_name(b, class)?;
        self.build_text(b, "(")?;
        let inner = self.plain(self.word(slot));
        self.rooted(inner, |vm, kept| {
            let bytes = vm.retried(|vm| {
                let len = vm.buffer_of(vm.word(kept)).map_or(0, <[u8]>::len);
                vm.sub_bytes(vm.word(kept), 0, len)
            })?;
            vm.value_repr(b, bytes)
        })?;
        self.build_text(b, ")")
    }

    /// Adds `object.__repr__` of the value in the stack word `slot`:
    /// `<module.Class object at 0x…>`.
    pub(crate) fn address_repr(&mut self, b: &Builder, slot: usize) -> Res<()> {
        self.needs(Feature::Reflection)?;
        self.build_text(b, "<")?;
        let class = self.class_of(self.word(slot));
        self.build_class_path(b, class, &["builtins"])?;
        self.build_text(b, " object at ")?;
        self.build_address(b, slot)?;
        self.build_text(b, ">")
    }

    /// Adds `repr` of the static or class method in the stack word `slot`.
    fn holder_repr(&mut self, b: &Builder, slot: usize, before: &str) -> Res<()> {
        self.needs(Feature::Introspection)?;
        self.build_text(b, before)?;
        let f = self.get(self.word(slot).addr(), 1);
        self.value_repr(b, f)?;
        self.build_text(b, ")>")
    }

    /// Adds `repr` of a native that is called through a type but gets neither it nor an object.
    fn type_function_repr(&mut self, b: &Builder, name: &str, v: Value) -> Res<()> {
        self.needs(Feature::Introspection)?;
        self.build_fmt(
            b,
            format_args!("<built-in method {name} of type object at "),
        )?;
        self.rooted(v, |vm, kept| vm.build_address(b, kept))?;
        self.build_text(b, ">")
    }

    /// Adds `repr` of the memoryview in the stack word `slot`.
    pub(super) fn view_repr(&mut self, b: &Builder, slot: usize) -> Res<()> {
        let object = self.get(self.word(slot).addr(), crate::buffer::view::OBJECT);
        self.build_text(
            b,
            match object.is_unbound() {
                true => "<released memory at ",
                false => "<memory at ",
            },
        )?;
        self.build_address(b, slot)?;
        self.build_text(b, ">")
    }

    /// Adds `repr` of the `super` object in the stack word `slot`.
    fn super_repr(&mut self, b: &Builder, slot: usize) -> Res<()> {
        self.needs(Feature::Introspection)?;
        self.build_text(b, "<super: <class '")?;
        let after = self.get(self.word(slot).addr(), 1);
        self.build_class_name(b, after)?;
        self.build_text(b, "'>")?;
        let class = self.get(self.word(slot).addr(), 3);
        if class.is_none() || class.is_unbound() {
            return self.build_text(b, ", NULL>");
        }
        self.build_text(b, ", <")?;
        let class = self.get(self.word(slot).addr(), 3);
        self.build_class_name(b, class)?;
        self.build_text(b, " object>>")
    }

    /// Adds `repr` of the weak reference in the stack word `slot`.
    fn reference_repr(&mut self, b: &Builder, slot: usize) -> Res<()> {
        self.build_text(b, "<weakref at ")?;
        self.build_address(b, slot)?;
        let object = self.referent(self.word(slot));
        if object.is_none() {
            return self.build_text(b, "; dead>");
        }
        self.rooted(object, |vm, kept| {
            vm.build_parts(
                b,
                &["; to '".into(), Part::TypeOf(vm.word(kept)), "' at ".into()],
            )?;
            vm.build_address(b, kept)
        })?;
        self.build_text(b, ">")
    }

    /// Adds the address that identifies the value in the stack word `slot`.
    pub(crate) fn build_address(&mut self, b: &Builder, slot: usize) -> Res<()> {
        let address = self.retried(|vm| vm.identity(vm.word(slot)))?;
        self.build_fmt(b, format_args!("0x{address:012x}"))
    }

    /// Adds module and qualified name of a class, without the module for built-in ones and where
    /// it is one of `without`.
    pub(crate) fn build_class_path(
        &mut self,
        b: &Builder,
        class: Value,
        without: &[&str],
    ) -> Res<()> {
        let Some(at) = class.as_kind(Kind::Class) else {
            let name = self.layout_of(class).name();
            return self.build_text(b, name);
        };
        let module = self.dict_get_name(self.get(at, crate::class::DICT), MODULE);
        self.rooted(class, |vm, slot| {
            let said = module.filter(|&m| vm.str(m).is_some_and(|m| !without.contains(&m)));
            if let Some(module) = said {
                vm.build_value(b, module)?;
                vm.build_text(b, ".")?;
            }
            let name = vm.get(vm.word(slot).addr(), crate::class::QUALNAME);
            vm.build_value(b, name)
        })
    }

    fn fields_repr(&mut self, b: &Builder, slot: usize, name: &str) -> Res<()> {
        self.build_text(b, name)?;
        let step = self.get(self.word(slot).addr(), 3);
        let count = if name == "range" && step == Value::int(1) {
            2
        } else {
            3
        };
        for i in 1..=count {
            self.build_text(b, if i == 1 { "(" } else { ", " })?;
            let field = self.get(self.word(slot).addr(), i);
            self.value_repr(b, field)?;
        }
        self.build_text(b, ")")
    }

    fn code_repr(&mut self, b: &Builder, slot: usize) -> Res<()> {
        self.needs(Feature::Introspection)?;
        if self.is_builtin_function(self.word(slot)) {
            self.build_text(b, "<built-in function ")?;
            let name = self.function_name(self.word(slot));
            self.build_value(b, name)?;
            return self.build_text(b, ">");
        }
        let before = match self.word(slot).kind() {
            Some(Kind::Generator) => "<generator object ",
            Some(Kind::Coroutine) => "<coroutine object ",
            Some(Kind::AsyncGenerator) => "<async_generator object ",
            _ => "<function ",
        };
        self.build_text(b, before)?;
        let v = self.word(slot);
        let function = match v.is(Kind::Function) {
            true => v,
            false => self.generator_function(v),
        };
        let name = self.function_qualname(function);
        self.build_value(b, name)?;
        self.build_text(b, " at ")?;
        self.build_address(b, slot)?;
        self.build_text(b, ">")
    }

    fn method_repr(&mut self, b: &Builder, slot: usize) -> Res<()> {
        self.needs(Feature::Introspection)?;
        let (function, _) = self.method_parts(slot);
        let of = self.type_id(self.word(slot));
        if of != TypeId::Method
            && let Some((native, _)) = function.as_immediate(Immediate::Native).and_then(native)
        {
            match of {
                TypeId::MethodWrapper => {
                    self.build_fmt(b, format_args!("<method-wrapper '{}' of ", native.name))?;
                }
                _ => self.build_fmt(b, format_args!("<built-in method {} of ", native.name))?,
            }
            let class = self.class_of(self.method_parts(slot).1);
            self.build_type_name(b, class)?;
            self.build_text(b, " object at ")?;
            let object = self.method_parts(slot).1;
            self.rooted(object, |vm, kept| vm.build_address(b, kept))?;
            return self.build_text(b, ">");
        }
        self.build_text(b, "<bound method ")?;
        match self.callable_name(slot)? {
            name if self.is_str(self.plain(name)) => self.build_value(b, name)?,
            _ => self.build_text(b, "?")?,
        }
        self.build_text(b, " of ")?;
        let object = self.method_parts(slot).1;
        self.value_repr(b, object)?;
        self.build_text(b, ">")
    }

    /// What the function of the bound method in the stack word `slot` is called; `None` where it
    /// does not say so.
    fn callable_name(&mut self, slot: usize) -> Res {
        for name in ["__qualname__", "__name__"] {
            let name = self.new_str(name)?;
            let f = self.method_parts(slot).0;
            if let Some(found) = self.get_attr_opt(f, name)? {
                return Ok(found);
            }
        }
        Ok(Value::NONE)
    }

    /// Function and object of the bound method in the stack word `slot`.
    fn method_parts(&self, slot: usize) -> (Value, Value) {
        let at = self.word(slot).addr();
        (self.get(at, 1), self.get(at, 2))
    }

    pub(crate) fn module_repr(&mut self, b: &Builder, slot: usize) -> Res<()> {
        self.needs(Feature::Introspection)?;
        self.build_text(b, "<module ")?;
        let name = self.get(self.word(slot).addr(), 1);
        self.value_repr(b, name)?;
        let dict = self.get(self.word(slot).addr(), 2);
        match self.dict_get_text(dict, "__file__") {
            Some(file) if !file.is_none() => {
                self.rooted(file, |vm, file| {
                    vm.build_text(b, " from ")?;
                    vm.repr_into(b, file)
                })?;
                self.build_text(b, ">")
            }
            _ => match self.dict_get_text(dict, "__path__") {
                Some(path) => self.rooted(path, |vm, path| {
                    vm.build_text(b, " (namespace) from ")?;
                    vm.repr_into(b, path)?;
                    vm.build_text(b, ">")
                }),
                None => {
                    let spec = self.dict_get_text(dict, "__spec__");
                    let made = spec.is_some_and(Value::is_none);
                    self.build_text(b, if made { ">" } else { " (built-in)>" })
                }
            },
        }
    }

    fn cell_repr(&mut self, b: &Builder, slot: usize) -> Res<()> {
        self.needs(Feature::Introspection)?;
        self.build_text(b, "<cell at ")?;
        self.build_address(b, slot)?;
        let held = self.get(self.word(slot).addr(), 1);
        if held.is_unbound() {
            return self.build_text(b, ": empty>");
        }
        self.build_text(b, ": ")?;
        let held = self.get(self.word(slot).addr(), 1);
        self.rooted(held, |vm, kept| {
            let class = vm.class_of(vm.word(kept));
            vm.build_class_name(b, class)?;
            vm.build_text(b, " object at ")?;
            vm.build_address(b, kept)
        })?;
        self.build_text(b, ">")
    }

    // ---- immediates

    /// Adds `repr` of an immediate that is no singleton.
    pub(super) fn named_repr(&mut self, b: &Builder, v: Value) -> Res<()> {
        if let Some(id) = v.as_immediate(Immediate::Type).and_then(TypeId::from_u32) {
            return self.build_parts(b, &["<class '".into(), id.name().into(), "'>".into()]);
        }
        self.needs(Feature::Introspection)?;
        if let Some((native, owner)) = v.as_immediate(Immediate::Native).and_then(native) {
            return match owner {
                None => self.build_fmt(b, format_args!("<built-in function {}>", native.name)),
                Some(_) if native.role == Role::Static => {
                    self.type_function_repr(b, native.name, v)
                }
                Some(id) => {
                    let what = match self.type_id(v) {
                        TypeId::Member => "member",
                        TypeId::GetSet => "attribute",
                        TypeId::WrapperDescriptor => "slot wrapper",
                        _ => "method",
                    };
                    self.build_fmt(
                        b,
                        format_args!("<{what} '{}' of '{}' objects>", native.name, id.name()),
                    )
                }
            };
        }
        if crate::class::type_of_new(v).is_some() {
            return self.type_function_repr(b, "__new__", v);
        }
        if let Some(n) = v.as_immediate(Immediate::Code) {
            return self.code_object_repr(b, CodeId(n));
        }
        if let Some(n) = v.as_immediate(Immediate::Stream) {
            let (name, mode) = match n {
                0 => ("stdin", 'r'),
                1 => ("stdout", 'w'),
                _ => ("stderr", 'w'),
            };
            let text =
                format_args!("<_io.TextIOWrapper name='<{name}>' mode='{mode}' encoding='utf-8'>");
            return self.build_fmt(b, text);
        }
        if let Some(n) = v.as_immediate(Immediate::HostFunction) {
            let name = self.host.function_name(n);
            return self.build_fmt(b, format_args!("<built-in function {name}>"));
        }
        self.build_text(b, "<unbound>")
    }

    fn code_object_repr(&mut self, b: &Builder, id: CodeId) -> Res<()> {
        self.needs(Feature::Introspection)?;
        let image = self.image;
        let code = image.code(id);
        let (name, file) = (image.str(code.name()), image.str(code.filename()));
        let line = code.get(crate::image::field::FIRST_LINE);
        let address = 0x7F00_0000_0000u64 + id.0 as u64 * 16;
        let text =
            format_args!("<code object {name} at 0x{address:012x}, file \"{file}\", line {line}>");
        self.build_fmt(b, text)
    }
}
