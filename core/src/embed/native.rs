//! Native modules made of typed Rust functions.

use crate::embed::IntoValue;
use crate::host::ModuleTable;
use crate::trap::{Res, Trap};
use crate::types::TypeId;
use crate::vm::{Args, Vm};

/// A function of a native module, for hosts of type `H`: made by [`native_modules!`].
///
/// [`native_modules!`]: crate::native_modules
pub struct Native<H: ?Sized> {
    /// The name.
    pub name: &'static str,
    /// Fewest and most arguments.
    pub arity: (usize, usize),
    /// Takes the arguments out, does the work, makes the result a value.
    pub call: fn(&H, &mut Vm<'_>, Args) -> Res,
}

impl<H: ?Sized> core::fmt::Debug for Native<H> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "native function {}", self.name)
    }
}

/// A native module, for hosts of type `H`: made by [`native_modules!`].
///
/// [`native_modules!`]: crate::native_modules
pub struct NativeModule<H: ?Sized + 'static> {
    /// The name that `import` takes.
    pub name: &'static str,
    /// The functions.
    pub functions: &'static [Native<H>],
    /// Their names and numbers, as [`Host::module`](crate::Host::module) gives them.
    pub table: ModuleTable,
}

impl<H: ?Sized> core::fmt::Debug for NativeModule<H> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "native module {}", self.name)
    }
}

/// The native modules of a host: what its [`Host`](crate::Host) methods hand on to.
#[derive(Debug)]
pub struct NativeModules<H: ?Sized + 'static>(pub &'static [NativeModule<H>]);

/// Bits of a function's number that say which of its module it is.
const INDEX_BITS: u32 = 16;

impl<H: ?Sized> NativeModules<H> {
    /// For [`Host::module`](crate::Host::module).
    pub fn module(&self, name: &str) -> Option<ModuleTable> {
        let module = self.0.iter().find(|module| module.name == name)?;
        Some(module.table)
    }

    /// For [`Host::function_name`](crate::Host::function_name).
    pub fn function_name(&self, number: u32) -> &'static str {
        self.function(number).map_or("", |function| function.name)
    }

    /// For [`Host::call`](crate::Host::call).
    ///
    /// # Errors
    /// What the function raises; TypeError for keywords and for too few or too many arguments.
    pub fn call(&self, host: &H, vm: &mut Vm<'_>, number: u32, args: Args) -> Res {
        let Some(function) = self.function(number) else {
            return Err(vm.raise(TypeId::SystemError, &["there is no such function".into()]));
        };
        vm.check_count(function.name, function.arity, args)?;
        (function.call)(host, vm, args)
    }

    fn function(&self, number: u32) -> Option<&'static Native<H>> {
        let module = self.0.get((number >> INDEX_BITS) as usize)?;
        module
            .functions
            .get((number & ((1 << INDEX_BITS) - 1)) as usize)
    }
}

/// Names and numbers of the functions of module number `module`.
pub const fn number_functions<H: ?Sized, const N: usize>(
    module: u32,
    functions: &[Native<H>],
) -> [(&'static str, u32); N] {
    let mut table = [("", 0); N];
    let mut i = 0;
    while i < N {
        table[i] = (functions[i].name, module << INDEX_BITS | i as u32);
        i += 1;
    }
    table
}

impl Vm<'_> {
    /// The value that a native function returns, once it has done its work: there is room made for
    /// it, since the function must not be called again for want of that.
    ///
    /// # Errors
    /// MemoryError.
    pub fn native_result(&mut self, result: impl IntoValue) -> Res {
        match result.words() {
            0 => {}
            words => self.room(words)?,
        }
        result.into_value(self)
    }

    fn check_count(&mut self, name: &str, arity: (usize, usize), args: Args) -> Result<(), Trap> {
        if args.keyword_count() > 0 {
            let message = [name.into(), "() takes no keyword arguments".into()];
            return Err(self.raise(TypeId::TypeError, &message));
        }
        let (least, most) = arity;
        let given = args.len();
        if (least..=most).contains(&given) {
            return Ok(());
        }
        let (how, bound) = match given < least {
            _ if least == most => ("", least),
            true => ("at least ", least),
            false => ("at most ", most),
        };
        Err(self.raise_count(name.into(), how, bound, given))
    }
}

/// Makes native modules of a host's functions, with arguments and results of Rust's types: a static
/// [`NativeModules`](crate::embed::NativeModules).
///
/// A function has the signature `fn(&H, &mut Vm<'_>, A, B, …) -> Res<R>`, where each argument is
/// [`FromValue`](crate::embed::FromValue) and the result
/// [`IntoValue`](crate::embed::IntoValue).
///
/// ```
/// use core::cell::Cell;
/// use stackline_core::{Res, Vm, native_modules};
///
/// struct Board {
///     led: Cell<bool>,
/// }
///
/// impl Board {
///     fn set_led(&self, _: &mut Vm<'_>, on: bool) -> Res<()> {
///         self.led.set(on);
///         Ok(())
///     }
///
///     fn read(&self, _: &mut Vm<'_>, channel: u8, scale: Option<f64>) -> Res<f64> {
///         Ok(f64::from(channel) * scale.unwrap_or(1.0))
///     }
/// }
///
/// native_modules! {
///     static MODULES: Board {
///         "board" {
///             "led"(bool) => Board::set_led;
///         }
///         "sensor" {
///             "read"(u8, Option<f64>) -> f64 => Board::read;
///         }
///     }
/// }
/// assert_eq!(MODULES.module("sensor").unwrap()[0].0, "read");
/// ```
#[macro_export]
macro_rules! native_modules {
    ($(#[$meta:meta])* $visibility:vis static $modules:ident: $host:ty { $($body:tt)* }) => {
        $(#[$meta])*
        $visibility static $modules: $crate::embed::NativeModules<$host> =
            $crate::native_modules!(@modules $host; 0u32; []; $($body)*);
    };
    (@modules $host:ty; $number:expr; [$($done:expr,)*];) => {
        $crate::embed::NativeModules(&[$($done),*])
    };
    (@modules $host:ty; $number:expr; [$($done:expr,)*];
        $module:literal {
            $($name:literal ($($argument:ty),* $(,)?) $(-> $result:ty)? => $function:path;)*
        }
        $($rest:tt)*) => {
        $crate::native_modules!(@modules $host; $number + 1; [$($done,)* {
            const FUNCTIONS: &[$crate::embed::Native<$host>] = &[$(
                $crate::native_modules!(
                    @function $host; $name; $function; [$($argument),*]; $($result)?
                )
            ),*];
            const TABLE: &[(&str, u32)] =
                &$crate::embed::number_functions::<$host, { FUNCTIONS.len() }>($number, FUNCTIONS);
            $crate::embed::NativeModule { name: $module, functions: FUNCTIONS, table: TABLE }
        },]; $($rest)*)
    };
    (@function $host:ty; $name:literal; $function:path; [$($argument:ty),*];) => {
        $crate::native_modules!(@function $host; $name; $function; [$($argument),*]; ())
    };
    (@function $host:ty; $name:literal; $function:path; [$($argument:ty),*]; $result:ty) => {
        $crate::embed::Native {
            name: $name,
            arity: $crate::embed::arity(
                &[$(<$argument as $crate::embed::FromValue>::OPTIONAL),*],
            ),
            call: |host, vm, args| {
                let result: $result = $crate::native_modules!(
                    @call $function; host; vm; args; $name; 0; []; $($argument),*
                )?;
                vm.native_result(result)
            },
        }
    };
    (@call $function:path; $host:ident; $vm:ident; $args:ident; $name:literal; $i:expr;
        [$($done:ident)*];) => {{
        let _ = $args;
        $function($host, $vm $(, $done)*)
    }};
    (@call $function:path; $host:ident; $vm:ident; $args:ident; $name:literal; $i:expr;
        [$($done:ident)*]; $first:ty $(, $rest:ty)*) => {{
        let argument = $vm.typed_arg::<$first>($name, $args, $i)?;
        $crate::native_modules!(
            @call $function; $host; $vm; $args; $name; $i + 1; [$($done)* argument]; $($rest),*
        )
    }};
}

/// Fewest and most arguments, where these may be left out: those behind the last that may not.
pub const fn arity(optional: &[bool]) -> (usize, usize) {
    let mut least = optional.len();
    while least > 0 && optional[least - 1] {
        least -= 1;
    }
    (least, optional.len())
}
