//! Other names for generators, coroutines and asynchronous generators.

use super::FUNCTION;
use crate::features::Feature;
use crate::function;
use crate::kind::Kind;
use crate::trap::{Part, Res};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

impl Vm<'_> {
    /// `generator.name = v` for `__name__` and `__qualname__`. A generator has the names of its
    /// function: with another name it has a function of its own, of the same code.
    pub(crate) fn rename_generator(&mut self, generator: Value, name: Value, v: Value) -> Res<()> {
        self.needs(Feature::GeneratorMethods)?;
        if !self.is_str(v) {
            let text = [Part::Plain(name), " must be set to a string object".into()];
            return Err(self.raise(TypeId::TypeError, &text));
        }
        let top = self.top;
        let slot = self.push(generator)?;
        self.push(name)?;
        self.push(v)?;
        let done = self.with_room(|vm| vm.with_own_function(slot));
        self.top = top;
        done
    }

    /// Gives the generator in the stack word `slot` a function with the names of its own and that
    /// in the words behind.
    fn with_own_function(&mut self, slot: usize) -> Res<()> {
        self.needs(Feature::GeneratorMethods)?;
        let f = self.generator_function(self.word(slot));
        let (Some(at), Some(code)) = (f.as_kind(Kind::Function), self.code_of(f)) else {
            return Ok(());
        };
        let names = [self.function_name(f), self.function_qualname(f)];
        let dict = self.new_dict()?;
        for (key, name) in ["__name__", "__qualname__"].into_iter().zip(names) {
            let key = self.special_name(crate::strings::Name::new(key))?;
            self.dict_set_str(dict, key, name)?;
        }
        self.dict_set_str(dict, self.word(slot + 1), self.word(slot + 2))?;
        let (globals, closure) = (
            self.get(at, function::GLOBALS),
            self.get(at, function::CLOSURE),
        );
        let own = self.new_function(code, globals, [Value::NONE, Value::NONE, closure, dict])?;
        self.set(self.word(slot).addr(), FUNCTION, own);
        Ok(())
    }
}
