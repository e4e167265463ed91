use crate::types::Native;

pub(crate) static FUNCTIONS: &[Native] = &[];
