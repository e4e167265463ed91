//! Instances of a class of the library's, whose attributes natives read and make as fields.

use crate::instance::{FIRST, MORE, SHAPE, SHAPE_CLASS};
use crate::kind::Kind;
use crate::trap::Res;
use crate::value::Value;
use crate::vm::Vm;

impl Vm<'_> {
    /// The attributes of the instance `v`, in the order in which they were set, where they are
    /// those of `like`: of the same class, with the same names, set in the same order.
    pub fn fields_like<const N: usize>(&self, v: Value, like: Value) -> Option<[Value; N]> {
        let (at, model) = (v.as_kind(Kind::Instance)?, like.as_kind(Kind::Instance)?);
        let is_alike = self.get(at, SHAPE) == self.get(model, SHAPE)
            && self.get(at, MORE).is_none()
            && self.heap.len(at) >= FIRST - 1 + N;
        is_alike.then(|| core::array::from_fn(|i| self.get(at, FIRST + i)))
    }

    /// A new instance of the class of `like`, with the same attributes and these values; `None`
    /// where `like` is no instance with so many attributes.
    ///
    /// # Errors
    /// [`crate::Trap::Full`] where there is no room.
    pub fn new_like<const N: usize>(
        &mut self,
        like: Value,
        fields: [Value; N],
    ) -> Res<Option<Value>> {
        if self.fields_like::<N>(like, like).is_none() {
            return Ok(None);
        }
        let shape = self.get(like.addr(), SHAPE);
        let new = self.new_instance(self.get(shape.addr(), SHAPE_CLASS))?;
        if self.heap.len(new.addr()) < FIRST - 1 + N {
            return Ok(None);
        }
        for (i, v) in fields.into_iter().enumerate() {
            self.set(new.addr(), FIRST + i, v);
        }
        self.adopt(new.addr(), shape);
        Ok(Some(new))
    }
}
