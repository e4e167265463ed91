//! `errno`: the error numbers by name.

use stackline_core::{Res, Value, Vm};

use crate::modules::Function;
use crate::session::StdHost;

pub(crate) const FUNCTIONS: &[Function] = &[];
pub(crate) const TABLE: &[(&str, u32)] = &[];

macro_rules! numbers {
    ($($name:ident)*) => { &[$((stringify!($name), libc::$name),)*] };
}

const NUMBERS: &[(&str, i32)] = numbers! {
    EPERM ENOENT ESRCH EINTR EIO ENXIO E2BIG ENOEXEC EBADF ECHILD EAGAIN ENOMEM EACCES EFAULT
    EBUSY EEXIST EXDEV ENODEV ENOTDIR EISDIR EINVAL ENFILE EMFILE ENOTTY EFBIG ENOSPC ESPIPE
    EROFS EMLINK EPIPE EDOM ERANGE EDEADLK ENAMETOOLONG ENOSYS ENOTEMPTY ELOOP EOVERFLOW
    ECONNABORTED ECONNREFUSED ECONNRESET EALREADY EINPROGRESS ETIMEDOUT EWOULDBLOCK ENOTSUP
};

pub(crate) fn init(_: &StdHost, vm: &mut Vm<'_>, namespace: Value) -> Res<()> {
    let codes = vm.new_dict()?;
    for &(name, number) in NUMBERS {
        crate::modules::set_int(vm, namespace, name, number.into())?;
    }
    crate::modules::set(vm, namespace, "errorcode", codes)
}
