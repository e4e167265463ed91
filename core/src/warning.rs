//! Warnings that built-in types give, by the library's `warnings.warn`.

use crate::features::Feature;
use crate::sequence::RAISE_ROOM;
use crate::trap::{Part, Res};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

impl Vm<'_> {
    /// Warns of the `text`, whose values it shows before anything else can move them. Objects may
    /// have moved afterwards, and there is room for little: the instruction must not run again.
    /// Where the host has no library nobody is told.
    ///
    /// # Errors
    /// What filters make of the warning.
    #[cold]
    pub(crate) fn warn(&mut self, category: TypeId, text: &[Part<'_>]) -> Res<()> {
        if !Feature::Packages.included() {
            return Ok(());
        }
        let text = self.text(Value::NONE, |vm, b, _| vm.build_parts(b, text))?;
        match self.call_library("warnings", "warn", &[text, category.value()]) {
            Err(trap) if !self.is_without_library(trap, "warnings") => Err(trap),
            _ => self.make_room(RAISE_ROOM),
        }
    }

    /// What the special method `method` returned, an instance of a class derived from `base`: the
    /// plain value that it holds, with a warning. `owner` is the object that was asked, where the
    /// warning names its type, or else unbound.
    #[cold]
    pub(crate) fn returned_derived(
        &mut self,
        owner: Value,
        method: &str,
        made: Value,
        base: &str,
    ) -> Res {
        self.rooted(made, |vm, slot| {
            let kept = vm.push(owner)?;
            vm.make_room(2 * RAISE_ROOM)?;
            let (made, owner) = (vm.word(slot), vm.word(kept));
            let text = [
                match owner.is_unbound() {
                    true => "".into(),
                    false => Part::TypeOf(owner),
                },
                match owner.is_unbound() {
                    true => "".into(),
                    false => ".".into(),
                },
                method.into(),
                " returned non-".into(),
                base.into(),
                " (type ".into(),
                Part::TypeOf(made),
                ").  The ability to return an instance of a strict subclass of ".into(),
                base.into(),
                " is deprecated, and may be removed in a future version of Python.".into(),
            ];
            vm.warn(TypeId::DeprecationWarning, &text)?;
            Ok(vm.plain(vm.word(slot)))
        })
    }
}
