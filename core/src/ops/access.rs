//! Attributes, methods and items.
//!
//! The cache of an attribute site is two words. The first is a key: epoch (bits 63..32), then
//! what the object must be (31..16) and the tag below (15..0); the second depends on the tag.
//! What does not fit in the site's own cache, for want of room or since several shapes come by,
//! is in the one behind it ([`crate::cache::Caches`]).

use crate::features::Feature;
use crate::interp::Cursor;
use crate::kind::Kind;
use crate::opcode::Instr;
use crate::strings::Name;
use crate::trap::Res;
use crate::types::Role;
use crate::value::{Immediate, Value};
use crate::vm::{HEADER, Vm};

/// An instance of this shape has the attribute in this field, or where it has fewer fields, as much
/// further on in the storage of its own that holds the rest.
const FIELD: u64 = 1;
/// The class of instances of this shape has the method in this memory word.
const METHOD: u64 = 2;
/// Objects of this kind have this native method.
const NATIVE: u64 = 3;
/// The module at the address (63..32 of the second word) has it in the memory word (31..0).
const MODULE: u64 = 4;
/// Instances of this shape get the attribute, and then are of the shape at this address. Never in
/// a site's own cache, which is for what is asked more than once of an object.
const ADDITION: u64 = 5;
/// Strings of the image have this native method.
const CONSTANT_STR: u64 = 6;

impl Vm<'_> {
    #[inline(always)]
    pub(super) fn key(&self, what: u64, tag: u64) -> u64 {
        (self.epoch as u64) << 32 | what << 16 | tag
    }

    /// First word of the cache of the site that the instruction names.
    #[inline(always)]
    fn site_cache(&self, cur: &Cursor) -> usize {
        self.caches + 2 * self.wide(cur) as usize
    }

    #[inline(always)]
    pub(super) fn shape_number(&self, v: Value) -> u64 {
        self.heap.raw(v.addr(), 0) >> 48
    }

    /// The field of an instance that the cache is for, by its shape. Instances of one shape may
    /// differ in how many attributes they have room for themselves: the others are elsewhere.
    #[inline(always)]
    fn cached_field(&self, cache: usize, obj: Value) -> Option<usize> {
        let header = self.heap.raw(obj.addr(), 0);
        let field = self.heap.words[cache + 1];
        let hit = self.heap.words[cache] == self.key(header >> 48, FIELD);
        (hit && field < header & 0xFFFF_FFFF).then_some(field as usize)
    }

    /// What the site remembers for `key`, in its own cache or in the one behind it.
    #[inline]
    pub(super) fn remembered(&self, cur: &Cursor, key: u64) -> Option<usize> {
        let cache = self.site_cache(cur);
        match self.heap.words[cache] == key {
            true => Some(self.heap.words[cache + 1] as usize),
            false => self.known.shape(self.wide(cur) as usize, key),
        }
    }

    /// The memory word of an instance's attribute, where the caches know it but the instance is of
    /// another shape than the one in the site's own, or does not hold the attribute itself.
    #[inline]
    fn known_word(&self, cur: &Cursor, obj: Value) -> Option<usize> {
        let at = obj.as_kind(Kind::Instance)?;
        let key = self.key(self.shape_number(obj), FIELD);
        self.attribute_field_word(at, self.remembered(cur, key)?)
    }

    /// Enters what holds for a shape in the site's own cache; or in the one behind it, where
    /// the site has seen another shape.
    pub(super) fn learn(&mut self, cur: &Cursor, key: u64, word: usize) {
        let cache = self.site_cache(cur);
        if (self.heap.words[cache] >> 32) as u32 == self.epoch {
            self.known.learn_shape(self.wide(cur) as usize, key, word);
        } else {
            self.fill(cache, key, word as u64);
        }
    }

    fn fill(&mut self, cache: usize, key: u64, word: u64) {
        self.heap.words[cache] = key;
        self.heap.words[cache + 1] = word;
    }

    fn site_value(&self, cur: &Cursor) -> Value {
        self.image.site_name(self.wide(cur) as usize).value()
    }

    // ---- attributes

    #[inline(always)]
    pub(crate) fn op_get_attr(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let obj = self.reg(cur, i.b());
        if obj.is(Kind::Instance) {
            let cache = self.site_cache(cur);
            if let Some(field) = self.cached_field(cache, obj) {
                let v = self.get(obj.addr(), field);
                self.set_reg(cur, i.a(), v);
                cur.pc += 2;
                return Ok(());
            }
        }
        self.aside(cur, |vm, cur| vm.get_attr_slow(cur, i))
    }

    #[inline(never)]
    fn get_attr_slow(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.sync(*cur);
        let (obj, name) = (self.reg(cur, i.b()), self.site_value(cur));
        if let Some(word) = self.known_word(cur, obj) {
            let v = self.word(word);
            self.set_reg(cur, i.a(), v);
            cur.pc += 2;
            return Ok(());
        }
        if obj.is(Kind::Module)
            && let Some(v) = self.module_through_cache(cur, obj, name)
        {
            self.set_reg(cur, i.a(), v);
            cur.pc += 2;
            return Ok(());
        }
        if obj.is(Kind::Instance) {
            if self.read_through_class(cur, i, obj)? {
                return Ok(());
            }
            if !self.cache_field(cur, obj, name, false) {
                self.learn_class_attribute(cur, obj, name);
            }
        }
        let v = self.get_attr(obj, name)?;
        self.set_reg(cur, i.a(), v);
        cur.pc += 2;
        Ok(())
    }

    /// Enters the place of an instance's own attribute in the cache, where nothing of the class
    /// comes first; whether it did.
    fn cache_field(&mut self, cur: &Cursor, obj: Value, name: Value, setting: bool) -> bool {
        if !obj.is(Kind::Instance) || self.shape_number(obj) == 0 {
            return false;
        }
        let key = self.attribute_key(obj, name);
        let Some(field) = self.instance_field(obj, key) else {
            return false;
        };
        let class = self.class_of(obj);
        let plain = self.attribute_is_plain(class, name, setting);
        if plain {
            let key = self.key(self.shape_number(obj), FIELD);
            self.learn(cur, key, field);
        }
        plain
    }

    /// Whether no class of the order has `name` as anything that comes before the instance's
    /// own attribute, nor a hook for all attributes.
    fn attribute_is_plain(&mut self, class: Value, name: Value, setting: bool) -> bool {
        const HOOKS: [Name; 2] = [Name::new("__getattribute__"), Name::new("__setattr__")];
        let hooked = self.lookup(class, HOOKS[setting as usize]);
        if hooked.is_some_and(|(_, owner)| owner.is(Kind::Class)) {
            return false;
        }
        match self.lookup_value(class, name) {
            Some((v, _)) if v.is(Kind::Member) => self.has_slot(class, v),
            Some((v, _)) => v.is(Kind::Function) || self.is_plain_data(v),
            None => true,
        }
    }

    /// What an instance keeps the attribute `name` under: the descriptor of a slot, or the name.
    fn attribute_key(&mut self, obj: Value, name: Value) -> Value {
        let class = self.class_of(obj);
        match self.lookup_value(class, name) {
            Some((v, _)) if v.is(Kind::Member) && self.has_slot(class, v) => v,
            _ => name,
        }
    }

    /// A module's attribute by way of the site's cache, which it fills.
    fn module_through_cache(&mut self, cur: &Cursor, module: Value, name: Value) -> Option<Value> {
        if !Feature::Imports.included() {
            return None;
        }
        let cache = self.site_cache(cur);
        let at = module.addr();
        let (key, word) = (self.heap.words[cache], self.heap.words[cache + 1]);
        if key == self.key(0, MODULE) && word >> 32 == at.index() as u64 {
            let v = self.word(word as u32 as usize);
            if !v.is_unbound() {
                return Some(v);
            }
        }
        if self.metaclass(module).is_some() || self.is_left_open(module, name) {
            return None;
        }
        let dict = self.get(at, 2);
        let i = self.dict_find_str(dict, name)?;
        let entry = self.entry_word(dict, i) + 2;
        if self.heap.raw(dict.addr(), 0) & crate::heap::NAMESPACE != 0 {
            let key = self.key(0, MODULE);
            self.fill(cache, key, (at.index() as u64) << 32 | entry as u64);
        }
        Some(self.word(entry))
    }

    #[inline(always)]
    pub(crate) fn op_set_attr(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let obj = self.reg(cur, i.a());
        if obj.is(Kind::Instance) {
            let cache = self.site_cache(cur);
            if let Some(field) = self.cached_field(cache, obj) {
                let v = self.reg(cur, i.b());
                self.set(obj.addr(), field, v);
                cur.pc += 2;
                return Ok(());
            }
        }
        self.aside(cur, |vm, cur| vm.set_attr_slow(cur, i))
    }

    #[inline(never)]
    fn set_attr_slow(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.sync(*cur);
        let (obj, name) = (self.reg(cur, i.a()), self.site_value(cur));
        let v = self.reg(cur, i.b());
        if let Some(word) = self.known_word(cur, obj) {
            self.set_word(word, v);
            cur.pc += 2;
            return Ok(());
        }
        if self.add_known_attribute(cur, obj, v) {
            cur.pc += 2;
            return Ok(());
        }
        let before = match obj.is(Kind::Instance) {
            true => self.shape_number(obj),
            false => 0,
        };
        if self.cache_field(cur, obj, name, true) || before == 0 || !self.plain_to_set(obj, name) {
            self.set_attr(obj, name, v)?;
        } else {
            let key = self.attribute_key(obj, name);
            self.instance_set(obj, key, v)?;
            self.learn_addition(cur, before, obj);
        }
        cur.pc += 2;
        Ok(())
    }

    /// Whether setting `name` on an instance comes down to setting its own attribute.
    fn plain_to_set(&mut self, obj: Value, name: Value) -> bool {
        let special = matches!(self.str(name), Some("__class__" | "__dict__"));
        let class = self.class_of(obj);
        let kept = self.has_instance_dict(class) || self.attribute_key(obj, name).is(Kind::Member);
        !special && self.attribute_is_plain(class, name, true) && kept
    }

    /// Remembers that instances of shape number `before` get an attribute there that they have
    /// not had.
    fn learn_addition(&self, cur: &Cursor, before: u64, obj: Value) {
        if self.shape_number(obj) != 0 {
            let shape = self.get(obj.addr(), crate::instance::SHAPE).addr().index();
            let key = self.key(before, ADDITION);
            self.known.learn_shape(self.wide(cur) as usize, key, shape);
        }
    }

    /// Gives an instance an attribute that it is known not to have yet, where there is room.
    fn add_known_attribute(&mut self, cur: &Cursor, obj: Value, v: Value) -> bool {
        let Some(at) = obj.as_kind(Kind::Instance) else {
            return false;
        };
        let key = self.key(self.shape_number(obj), ADDITION);
        let Some(shape) = self.known.shape(self.wide(cur) as usize, key) else {
            return false;
        };
        let shape = Value::reference(Kind::Shape, crate::value::Addr(shape as u32));
        let Some(word) = self.attribute_field_word(at, self.last_field(shape)) else {
            return false;
        };
        self.adopt(at, shape);
        self.set_word(word, v);
        true
    }

    #[inline(never)]
    pub(crate) fn op_del_attr(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.sync(*cur);
        self.del_attr(self.reg(cur, i.a()), self.site_value(cur))?;
        cur.pc += 2;
        Ok(())
    }

    // ---- methods

    #[inline(always)]
    pub(crate) fn op_load_method(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let obj = self.reg(cur, i.b());
        if obj.is(Kind::Instance) {
            let cache = self.site_cache(cur);
            if self.heap.words[cache] == self.key(self.shape_number(obj), METHOD) {
                let f = self.word(self.heap.words[cache + 1] as usize);
                if !f.is_unbound() {
                    return self.method_found(cur, i, f, obj);
                }
            }
        } else if obj.is_ref() {
            let cache = self.site_cache(cur);
            if self.heap.words[cache] == self.key(obj.bits() >> 32 & 0xFF, NATIVE) {
                let f = Value::from_bits(self.heap.words[cache + 1]);
                return self.method_found(cur, i, f, obj);
            }
        } else if obj.as_immediate(Immediate::Str).is_some() {
            let cache = self.site_cache(cur);
            if self.heap.words[cache] == self.key(0, CONSTANT_STR) {
                let f = Value::from_bits(self.heap.words[cache + 1]);
                return self.method_found(cur, i, f, obj);
            }
        }
        self.aside(cur, |vm, cur| vm.load_method_slow(cur, i))
    }

    #[inline(always)]
    fn method_found(&mut self, cur: &mut Cursor, i: Instr, f: Value, obj: Value) -> Res<()> {
        self.set_reg(cur, i.a(), f);
        self.set_word(cur.fp + i.a() as usize + HEADER, obj);
        cur.pc += 2;
        Ok(())
    }

    #[inline(never)]
    fn load_method_slow(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.sync(*cur);
        let (obj, name) = (self.reg(cur, i.b()), self.site_value(cur));
        if let Some(f) = self.find_method(cur, obj, name) {
            return self.method_found(cur, i, f, obj);
        }
        let v = match obj.is(Kind::Module) {
            true => self.module_through_cache(cur, obj, name),
            false => None,
        };
        let v = match v {
            Some(v) => v,
            None => self.get_attr(obj, name)?,
        };
        self.method_found(cur, i, v, Value::UNBOUND)
    }

    /// The function that calling `obj.name(…)` calls with `obj` first, if it is that simple.
    fn find_method(&mut self, cur: &Cursor, obj: Value, name: Value) -> Option<Value> {
        match obj.kind() {
            Some(Kind::Instance) => self.find_instance_method(cur, obj, name),
            Some(
                Kind::Class
                | Kind::Module
                | Kind::Function
                | Kind::Method
                | Kind::Super
                | Kind::Exception,
            ) => None,
            _ if self.record_name(obj).is_some() => None,
            kind => {
                let text = self.str(name)?;
                let (f, role) = self.type_id(obj).find(text)?;
                if !matches!(role, Role::Method | Role::Whole)
                    || kind.is_none() && !self.is_str(obj) && self.is_class(obj)
                {
                    return None;
                }
                let what = match kind {
                    // These are of several types.
                    Some(Kind::CompoundIter | Kind::DictView | Kind::SeqIter | Kind::DictIter) => {
                        None
                    }
                    Some(_) => Some(self.key(obj.bits() >> 32 & 0xFF, NATIVE)),
                    None if self.is_str(obj) => Some(self.key(0, CONSTANT_STR)),
                    None => None,
                };
                if let Some(key) = what {
                    let cache = self.site_cache(cur);
                    self.fill(cache, key, f.bits());
                }
                Some(f)
            }
        }
    }

    fn find_instance_method(&mut self, cur: &Cursor, obj: Value, name: Value) -> Option<Value> {
        if !Feature::Classes.included() {
            return None;
        }
        let number = self.shape_number(obj);
        if number != 0
            && let Some(word) = self
                .known
                .shape(self.wide(cur) as usize, self.key(number, METHOD))
            && !self.word(word).is_unbound()
        {
            return Some(self.word(word));
        }
        let class = self.class_of(obj);
        let hooked = self.lookup(class, const { Name::new("__getattribute__") });
        if hooked.is_some_and(|(_, owner)| owner.is(Kind::Class))
            || self.instance_get(obj, name).is_some()
        {
            return None;
        }
        let (f, owner) = self.lookup_value(class, name)?;
        let is_method = self.is_method_function(f)
            || matches!(
                crate::attr::native_role(f),
                Some(Role::Method | Role::Whole)
            );
        if !is_method {
            return None;
        }
        if number != 0
            && let Some(owner) = owner.as_kind(Kind::Class)
            && let dict = self.get(owner, crate::class::DICT)
            && let Some(entry) = self.dict_find_str(dict, name)
        {
            let word = self.entry_word(dict, entry) + 2;
            self.learn(cur, self.key(number, METHOD), word);
        }
        Some(f)
    }

    // ---- items

    #[inline(always)]
    pub(crate) fn op_get_item(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let (obj, key) = (self.reg(cur, i.b()), self.reg(cur, i.c()));
        if key.is_int() {
            let n = key.int_unchecked() as usize;
            let found = if obj.is(Kind::List) {
                self.list_item(obj, n)
            } else {
                self.tuple_item(obj, n)
            };
            if let Some(v) = found {
                self.set_reg(cur, i.a(), v);
                cur.pc += 1;
                return Ok(());
            }
        }
        self.aside(cur, |vm, cur| vm.get_item_slow(cur, i))
    }

    /// Item `n` of a list; a negative index wraps to one that no list has.
    #[inline(always)]
    fn list_item(&self, list: Value, n: usize) -> Option<Value> {
        let at = list.addr();
        if n >= self.get(at, 1).int_unchecked() as usize {
            return None;
        }
        Some(self.word(self.get(at, 2).addr().index() + 1 + n))
    }

    #[inline(always)]
    fn tuple_item(&self, v: Value, n: usize) -> Option<Value> {
        let at = v.as_kind(Kind::Tuple)?;
        (n < self.heap.len(at)).then(|| self.get(at, n + 1))
    }

    #[inline(never)]
    fn get_item_slow(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.sync(*cur);
        let (obj, key) = (self.reg(cur, i.b()), self.reg(cur, i.c()));
        if let Some(v) = self.ascii_item(obj, key)? {
            self.set_reg(cur, i.a(), v);
            cur.pc += 1;
            return Ok(());
        }
        let v = if obj.is(Kind::Dict)
            && self.is_str(key)
            && let Some(entry) = self.dict_find_str(obj, key)
        {
            self.entry_value(obj, entry)
        } else if cfg!(feature = "speed")
            && let Some(f) = self.item_function(obj)
        {
            return self.enter_function(cur, f, &[obj, key], i.a(), 1);
        } else {
            self.get_item(obj, key)?
        };
        self.set_reg(cur, i.a(), v);
        cur.pc += 1;
        Ok(())
    }

    /// The `__getitem__` of an instance, where it is a simple function.
    fn item_function(&self, obj: Value) -> Option<Value> {
        if !obj.is(Kind::Instance) {
            return None;
        }
        let f = self.special(obj, crate::item::GET_ITEM)?;
        (f.is(Kind::Function) && self.fast(f).1.parameters() == 2).then_some(f)
    }

    #[inline(always)]
    pub(crate) fn op_set_item(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let (obj, key) = (self.reg(cur, i.a()), self.reg(cur, i.b()));
        if obj.is(Kind::List) && key.is_int() {
            let (at, n) = (obj.addr(), key.int_unchecked() as usize);
            if n < self.get(at, 1).int_unchecked() as usize {
                let v = self.reg(cur, i.c());
                self.set_word(self.get(at, 2).addr().index() + 1 + n, v);
                cur.pc += 1;
                return Ok(());
            }
        }
        self.aside(cur, |vm, cur| vm.set_item_slow(cur, i))
    }

    #[inline(never)]
    fn set_item_slow(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.sync(*cur);
        self.set_item(
            self.reg(cur, i.a()),
            self.reg(cur, i.b()),
            self.reg(cur, i.c()),
        )?;
        cur.pc += 1;
        Ok(())
    }

    #[inline(never)]
    pub(crate) fn op_del_item(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.sync(*cur);
        self.del_item(self.reg(cur, i.a()), self.reg(cur, i.b()))?;
        cur.pc += 1;
        Ok(())
    }

    #[inline(never)]
    pub(crate) fn op_build_slice(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let at = cur.fp + i.b() as usize;
        let fields = [self.word(at), self.word(at + 1), self.word(at + 2)];
        let slice = self.object(Kind::Slice, fields)?;
        self.set_reg(cur, i.a(), slice);
        cur.pc += 1;
        Ok(())
    }
}
