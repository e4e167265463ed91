//! Memory that grows without moving, so that what is in it can be lent out for ever.
//!
//! A range of addresses is reserved, and pages come as they are written. Items are added at the
//! end and never changed or removed; the range is never given back.

use std::ptr::NonNull;

use bytemuck::Pod;

/// A list that only grows, in place.
#[derive(Debug)]
pub(crate) struct Growing<T> {
    start: NonNull<T>,
    len: usize,
    capacity: usize,
}

impl<T: Pod> Growing<T> {
    /// Reserves addresses for `capacity` items; `None` where there is no such range.
    pub(crate) fn reserve(capacity: usize) -> Option<Growing<T>> {
        let bytes = capacity.max(1).checked_mul(size_of::<T>())?;
        let protection = libc::PROT_READ | libc::PROT_WRITE;
        let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE;
        // SAFETY: a new anonymous mapping touches no memory that is in use.
        let start = unsafe { libc::mmap(std::ptr::null_mut(), bytes, protection, flags, -1, 0) };
        if start == libc::MAP_FAILED {
            return None;
        }
        Some(Growing {
            start: NonNull::new(start.cast())?,
            len: 0,
            capacity,
        })
    }

    /// Number of items.
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// Whether `more` items can be added.
    pub(crate) fn has_room(&self, more: usize) -> bool {
        more <= self.capacity - self.len
    }

    /// Adds `items` at the end. Nothing is added if there is no room for all; whether there was.
    pub(crate) fn append(&mut self, items: &[T]) -> bool {
        if !self.has_room(items.len()) {
            return false;
        }
        // SAFETY: the mapping has room for `capacity` items, is aligned to pages, and ours; what
        // is behind the first `len` items has never been lent out.
        let free = unsafe {
            std::slice::from_raw_parts_mut(self.start.as_ptr().add(self.len), items.len())
        };
        free.copy_from_slice(items);
        self.len += items.len();
        true
    }

    /// The items so far.
    pub(crate) fn items(&self) -> &'static [T] {
        // SAFETY: the first `len` items are written, any bytes are a `T`, they are never changed
        // again, and the mapping is never given back.
        unsafe { std::slice::from_raw_parts(self.start.as_ptr(), self.len) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_lent_out_stays_where_it_is() {
        let mut list = Growing::reserve(3).expect("addresses");
        assert!(list.append(&[1u32, 2]));
        let first = list.items();
        assert!(list.append(&[3]) && !list.append(&[4]));
        assert_eq!((first, list.items()), (&[1, 2][..], &[1, 2, 3][..]));
        assert!(std::ptr::eq(first, &list.items()[..2]));
    }
}
