use crate::types::Native;

pub(crate) static METHODS: &[Native] = &[];
