//! Records: tuples whose items have names (`sys.version_info`, `os.stat_result`).
//!
//! A record is a tuple to everything but attribute access and `repr`: the number of its sort is
//! in the bits of the tuple's header that are free for the kind. A program that asks for its type
//! gets the class that the host makes then, of which the record is an instance from there on.

use crate::features::Feature;
use crate::kind::Kind;
use crate::trap::Res;
use crate::value::Value;
use crate::vm::{Root, Vm};

/// The first of the header's bits that hold the number of the sort.
const SHIFT: u32 = 48;

/// A sort of records.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u16)]
#[non_exhaustive]
pub enum Record {
    /// `sys.version_info`.
    VersionInfo = 1,
    /// `sys.flags`.
    Flags,
    /// `os.stat_result`, the first ten items.
    StatResult,
    /// `os.times_result`.
    TimesResult,
    /// `os.uname_result`.
    UnameResult,
    /// `time.struct_time`.
    StructTime,
    /// `sys.float_info`.
    FloatInfo,
    /// `sys.hash_info`.
    HashInfo,
    /// `sys.int_info`.
    IntInfo,
    /// `sys.asyncgen_hooks`.
    AsyncGenHooks,
    /// `sys.thread_info`.
    ThreadInfo,
    /// What `sys.unraisablehook` gets.
    UnraisableHookArgs,
}

impl Record {
    /// The module of the host that has the types of records, under the last part of their names.
    pub const TYPES: &'static str = "_sys_types";
}

struct Definition {
    name: &'static str,
    fields: &'static [&'static str],
}

/// The sorts, by number less one.
static DEFINITIONS: &[Definition] = &[
    Definition {
        name: "sys.version_info",
        fields: &["major", "minor", "micro", "releaselevel", "serial"],
    },
    Definition {
        name: "sys.flags",
        fields: &[
            "debug",
            "inspect",
            "interactive",
            "optimize",
            "dont_write_bytecode",
            "no_user_site",
            "no_site",
            "ignore_environment",
            "verbose",
            "bytes_warning",
            "quiet",
            "hash_randomization",
            "isolated",
            "dev_mode",
            "utf8_mode",
            "warn_default_encoding",
            "safe_path",
            "int_max_str_digits",
        ],
    },
    Definition {
        name: "os.stat_result",
        fields: &[
            "st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime",
            "st_mtime", "st_ctime",
        ],
    },
    Definition {
        name: "posix.times_result",
        fields: &[
            "user",
            "system",
            "children_user",
            "children_system",
            "elapsed",
        ],
    },
    Definition {
        name: "posix.uname_result",
        fields: &["sysname", "nodename", "release", "version", "machine"],
    },
    Definition {
        name: "time.struct_time",
        fields: &[
            "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday",
            "tm_isdst",
        ],
    },
    Definition {
        name: "sys.float_info",
        fields: &[
            "max",
            "max_exp",
            "max_10_exp",
            "min",
            "min_exp",
            "min_10_exp",
            "dig",
            "mant_dig",
            "epsilon",
            "radix",
            "rounds",
        ],
    },
    Definition {
        name: "sys.hash_info",
        fields: &[
            "width",
            "modulus",
            "inf",
            "nan",
            "imag",
            "algorithm",
            "hash_bits",
            "seed_bits",
            "cutoff",
        ],
    },
    Definition {
        name: "sys.int_info",
        fields: &[
            "bits_per_digit",
            "sizeof_digit",
            "default_max_str_digits",
            "str_digits_check_threshold",
        ],
    },
    Definition {
        name: "asyncgen_hooks",
        fields: &["firstiter", "finalizer"],
    },
    Definition {
        name: "sys.thread_info",
        fields: &["name", "lock", "version"],
    },
    Definition {
        name: "UnraisableHookArgs",
        fields: &[
            "exc_type",
            "exc_value",
            "exc_traceback",
            "err_msg",
            "object",
        ],
    },
];

impl Vm<'_> {
    /// A new record; there is to be an item for each of the sort's fields.
    ///
    /// # Errors
    /// [`crate::Trap::Full`] where there is no room; NotImplementedError where this build has no
    /// records.
    pub fn new_record(&mut self, sort: Record, items: &[Value]) -> Res {
        self.needs(Feature::Records)?;
        let at = self.heap.alloc(Kind::Tuple, items.len())?;
        for (i, &item) in items.iter().enumerate() {
            self.set(at, i + 1, item);
        }
        self.heap.words[at.index()] |= (sort as u64) << SHIFT;
        Ok(Value::reference(Kind::Tuple, at))
    }

    fn record_definition(&self, v: Value) -> Option<&'static Definition> {
        if !Feature::Records.included() {
            return None;
        }
        let at = v.as_kind(Kind::Tuple)?;
        let number = (self.heap.words[at.index()] >> SHIFT) as usize;
        DEFINITIONS.get(number.checked_sub(1)?)
    }

    /// Whether `v` is a record of this sort.
    pub fn is_record(&self, v: Value, sort: Record) -> bool {
        let at = v.as_kind(Kind::Tuple);
        at.is_some_and(|at| self.heap.words[at.index()] >> SHIFT == sort as u64)
    }

    /// The class of a record, once the host has it; `None` for anything else.
    pub(crate) fn record_class(&self, v: Value) -> Option<Value> {
        let name = self.record_name(v)?;
        let types = self.dict_get_text(self.root(Root::Modules), Record::TYPES)?;
        let dot = name.bytes().rposition(|b| b == b'.');
        let short = name.get(dot.map_or(0, |at| at + 1)..)?;
        self.dict_get_text(self.module_namespace(types)?, short)
    }

    /// Has the host complete the record or module in the stack word `slot`.
    pub(crate) fn complete(&mut self, slot: usize) -> Res<()> {
        let host = self.host;
        let held = self.hold(self.word(slot))?;
        let done = host.complete(self, &held);
        self.release(held);
        done
    }

    /// Has the host make the class of the value in the stack word `slot`, if it is a record that
    /// has none yet.
    pub(crate) fn complete_record(&mut self, slot: usize) -> Res<()> {
        let v = self.word(slot);
        match self.record_name(v).is_some() && self.record_class(v).is_none() {
            true => self.complete(slot),
            false => Ok(()),
        }
    }

    /// The name of the record's type; `None` for a plain tuple and anything else.
    pub(crate) fn record_name(&self, v: Value) -> Option<&'static str> {
        self.record_definition(v).map(|definition| definition.name)
    }

    /// The names of the record's fields.
    pub(crate) fn record_fields(&self, v: Value) -> Option<&'static [&'static str]> {
        self.record_definition(v)
            .map(|definition| definition.fields)
    }

    /// The record's field that the str `name` names.
    pub(crate) fn record_attr(&self, v: Value, name: Value) -> Option<Value> {
        let fields = self.record_fields(v)?;
        let name = self.str(name)?;
        let i = fields.iter().position(|field| *field == name)?;
        let at = v.as_kind(Kind::Tuple)?;
        (i < self.heap.len(at)).then(|| self.get(at, i + 1))
    }
}
