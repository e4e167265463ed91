//! What a machine has before its program starts, and running the program.

use crate::image::{CodeId, StrId};
use crate::int_text::DEFAULT_MAX_STR_DIGITS;
use crate::kind::Kind;
use crate::trap::{Res, Trap};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::{Root, Vm};

impl Vm<'_> {
    /// Makes the built-in names, the module table, the main namespace and the MemoryError of
    /// last resort.
    pub(crate) fn start(&mut self) -> Res<()> {
        let error = self.heap.alloc(Kind::Tuple, 0)?;
        let error = self.exception(
            TypeId::MemoryError.value(),
            Value::reference(Kind::Tuple, error),
        )?;
        self.set_root(Root::MemoryError, error);
        let builtins = self.new_namespace()?;
        self.set_root(Root::Builtins, builtins);
        let modules = self.new_dict()?;
        self.set_root(Root::Modules, modules);
        let main = self.new_namespace()?;
        self.set_root(Root::Main, main);
        if let Some(&name) = self.image.modules.first() {
            self.dict_set_text(main, "__name__", StrId(name).value())?;
        }
        self.fill_builtins()
    }

    fn fill_builtins(&mut self) -> Res<()> {
        let builtins = self.root(Root::Builtins);
        for site in 0..self.image.sites.len() {
            let name = self.image.site_name(site).value();
            if !crate::import::is_library_builtin(self.str(name).unwrap_or("")) {
                self.bind_builtin(builtins, name)?;
            }
        }
        Ok(())
    }

    /// Enters the built-in of this name, if there is one: only the names that the image uses
    /// cost memory before somebody asks for them.
    pub(crate) fn bind_builtin(&mut self, builtins: Value, name: Value) -> Res<bool> {
        let text = self.str(name).unwrap_or("");
        let v = match builtin(text) {
            Some(v) => v,
            None if text == "__name__" => self.new_str("builtins")?,
            None => return Ok(false),
        };
        self.dict_set_str(builtins, name, v)?;
        Ok(true)
    }

    /// The main module's namespace, a dict.
    pub fn main_namespace(&self) -> Value {
        self.root(Root::Main)
    }

    /// Runs the image's first code object as the main module.
    ///
    /// # Errors
    /// The exception that nothing caught.
    pub fn run_main(&mut self) -> Result<(), Value> {
        let main = self.root(Root::Main);
        match self.run_code(self.image.entry(), main) {
            Ok(_) => Ok(()),
            Err(_) => Err(self.clear_pending()),
        }
    }

    /// Runs a module's code with these globals; what it returns. Waits for it natively.
    pub(crate) fn run_code(&mut self, id: CodeId, globals: Value) -> Res {
        let top = self.top;
        let globals = self.push(globals)?;
        let f = self.with_room(|vm| vm.new_function(id, vm.word(globals), [Value::NONE; 4]))?;
        let f = self.push(f)?;
        let done = self.call_rooted(f, 0);
        self.top = top;
        done
    }

    /// Raises MemoryError: a new one where there is room for it, else the one made in advance.
    #[cold]
    pub(crate) fn out_of_memory(&mut self) -> Trap {
        self.heap.limit = self.heap.end();
        self.heap.error_comes();
        let class = TypeId::MemoryError.value();
        let new = self
            .object(Kind::Tuple, [])
            .and_then(|args| self.exception(class, args));
        let error = new.unwrap_or_else(|_| {
            let error = self.root(Root::MemoryError);
            self.forget_raising(error);
            error
        });
        self.raise_value(error)
    }

    /// Most digits that conversions between ints and decimal text may have; 0 for any number.
    pub fn max_str_digits(&self) -> usize {
        let set = self.root(Root::MaxStrDigits).as_int();
        set.map_or(DEFAULT_MAX_STR_DIGITS, |n| n as usize)
    }

    /// Sets how many digits conversions between ints and decimal text may have.
    pub fn set_max_str_digits(&mut self, digits: u32) {
        self.set_root(Root::MaxStrDigits, Value::int(digits.into()));
    }

    /// Frames deep before RecursionError.
    pub fn recursion_limit(&self) -> usize {
        self.recursion_limit
    }

    /// Sets how deep frames may go before RecursionError.
    pub fn set_recursion_limit(&mut self, limit: usize) {
        self.recursion_limit = limit;
    }

    /// Guards recursion in native code; `what` completes the message of RecursionError.
    pub(crate) fn enter_native(&mut self, what: &'static str) -> Res<()> {
        const MOST: usize = 4000;
        if self.native_depth + self.depth >= self.recursion_limit.min(MOST.max(self.depth + 1))
            || self.native_stack_low()
        {
            let text = ["maximum recursion depth exceeded".into(), what.into()];
            return Err(self.raise(TypeId::RecursionError, &text));
        }
        self.native_depth += 1;
        Ok(())
    }

    /// Ends what [`Vm::enter_native`] began.
    pub(crate) fn leave_native(&mut self) {
        self.native_depth = self.native_depth.saturating_sub(1);
    }
}

/// The built-ins that are neither functions nor types under their own names.
pub(crate) const CONSTANTS: [(&str, Value); 8] = [
    ("NotImplemented", Value::NOT_IMPLEMENTED),
    ("Ellipsis", Value::ELLIPSIS),
    ("None", Value::NONE),
    ("True", Value::TRUE),
    ("False", Value::FALSE),
    ("__debug__", Value::TRUE),
    ("EnvironmentError", TypeId::OSError.value()),
    ("IOError", TypeId::OSError.value()),
];

/// The built-in of this name.
pub(crate) fn builtin(text: &str) -> Option<Value> {
    if let Some((_, v)) = CONSTANTS.iter().find(|(name, _)| *name == text) {
        return Some(*v);
    }
    if let Some(id) = TypeId::public().find(|id| id.name() == text) {
        return Some(id.value());
    }
    let functions = crate::builtins::functions::FUNCTIONS;
    functions
        .iter()
        .position(|f| f.name == text)
        .map(crate::types::function)
}
