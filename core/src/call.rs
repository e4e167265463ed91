//! Calls: binding arguments, pushing frames, returning.
//!
//! The stack before and after a call, tracing off:
//!
//! ```text
//! caller's frame                       callee's frame
//! R[0] .. R[a]   R[a+1] R[a+2] R[a+3] ..
//!         callee return previous args   locals, temporaries
//!         \_______ header _____/ ^ fp
//! ```
//!
//! The callee's frame starts at its first argument, so plain calls copy nothing. Everything that
//! can fail for want of memory comes before anything of the caller's window is changed, so that
//! the instruction can run again.

mod starred;

use crate::function::Fast;
use crate::image::{CodeId, field};
use crate::interp::{Cursor, frame_word, return_word};
use crate::kind::Kind;
use crate::opcode::{Instr, Op};
use crate::trap::{Res, Trap};
use crate::types::{Role, TypeId};
use crate::value::{Immediate, Value};
use crate::vm::{Args, HEADER, INIT, Names, STOP, Vm, WINDOW};

/// A call ready to go, or already done.
pub(crate) enum Target {
    /// A Python function whose frame is bound at `base`; its header is still to be written.
    Frame {
        base: usize,
        code: CodeId,
        flags: u64,
    },
    /// A native call has returned this.
    Done(Value),
}

impl Vm<'_> {
    // ---- the short way

    /// Calls a simple function, its arguments in place, as `R[c] = …`.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) fn op_call(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let f = self.reg(cur, i.a());
        if f.is(Kind::Function) {
            let (code, fast) = self.fast(f);
            if fast.parameters() == i.b() as usize {
                return self.enter_simple(cur, code, fast, i);
            }
        }
        #[cfg(feature = "speed")]
        if crate::ops::known::is_known(f)
            && let Some(v) = self.call_known(*cur, i)
        {
            self.set_reg(cur, i.c(), v);
            cur.pc += 1;
            return Ok(());
        }
        *cur = self.call_slow(*cur, i, 1)?;
        Ok(())
    }

    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) fn op_call_method(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let f = self.reg(cur, i.a());
        if f.is(Kind::Function) && !self.reg(cur, i.a() + 3).is_unbound() {
            let (code, fast) = self.fast(f);
            if fast.parameters() == i.b() as usize + 1 {
                return self.enter_simple(cur, code, fast, i);
            }
        }
        #[cfg(feature = "speed")]
        if crate::ops::known::is_append(f) && self.append_known(*cur, i) {
            self.set_reg(cur, i.c(), Value::NONE);
            cur.pc += 1;
            return Ok(());
        }
        *cur = self.call_method_slow(*cur, i, Names::None, 1)?;
        Ok(())
    }

    /// Pushes the frame of a simple function whose arguments are in the instruction's window.
    #[cfg_attr(feature = "speed", inline(always))]
    fn enter_simple(&mut self, cur: &mut Cursor, code: usize, fast: Fast, i: Instr) -> Res<()> {
        let base = cur.fp + i.a() as usize + HEADER;
        self.budget -= 1;
        if self.depth >= self.recursion_limit
            || base + WINDOW + 8 >= self.stack_end
            || self.budget == 0
        {
            *cur = self.call_checked(*cur, i)?;
            return Ok(());
        }
        // Through a stub, returning leaves the evaluator: STOP is 1, and so is true.
        let flags = self.tracing as u64;
        let window = self.window(base - HEADER);
        window[1] = return_word(cur.pc + 1, i.c(), flags).bits();
        window[2] = frame_word(cur.fp, fast.slots()).bits();
        if fast.others() != 0 {
            window[HEADER + fast.parameters()..][..fast.others()].fill(Value::UNBOUND.bits());
        }
        self.depth += 1;
        if self.tracing {
            return self.call_through_stub(cur, code, base, fast.start(), i);
        }
        *cur = Cursor {
            pc: fast.start(),
            fp: base,
        };
        Ok(())
    }

    /// Runs the frame just pushed, of a simple function, through that function's stub. The
    /// native stack then is
    ///
    /// ```text
    /// evaluate (this frame's caller) | stub | evaluate (this frame)
    /// ```
    ///
    /// or without the stub, where that has no frame.
    #[cfg_attr(feature = "speed", inline(always))]
    fn call_through_stub(
        &mut self,
        cur: &mut Cursor,
        code: usize,
        base: usize,
        start: usize,
        i: Instr,
    ) -> Res<()> {
        let (Some(stub), false) = (self.known_stub(code), self.native_stack_low()) else {
            *cur = self.enter_traced(*cur, base, start)?;
            return Ok(());
        };
        self.sync(Cursor {
            pc: start,
            fp: base,
        });
        let Some(v) = (stub.0)(self, self.evaluator).value() else {
            return Err(Trap::RAISED);
        };
        self.set_reg(cur, i.c(), v);
        cur.pc += 1;
        Ok(())
    }

    /// A call that polls, or that is too deep.
    #[cold]
    #[inline(never)]
    fn call_checked(&mut self, cur: Cursor, i: Instr) -> Res<Cursor> {
        if self.budget == 0 {
            self.poll(cur)?;
        }
        if i.is(Op::Call) {
            self.call_slow(cur, i, 1)
        } else {
            self.call_method_slow(cur, i, Names::None, 1)
        }
    }

    /// Calls a plain class whose `__init__` is a simple function, its arguments in place: they
    /// move up by two words to make room for the instance. `None` where it is not that simple.
    fn construct_simple(&mut self, cur: Cursor, i: Instr, class: Value) -> Res<Option<Cursor>> {
        let Some(init) = self.plain_initializer(class) else {
            return Ok(None);
        };
        let (_, fast) = self.fast(init);
        let (arguments, others) = (fast.parameters(), fast.others());
        let base = cur.fp + i.a() as usize + HEADER + 1;
        if arguments != i.b() as usize + 1
            || self.depth >= self.recursion_limit
            || !self.stack_fits(base + WINDOW + 8)
            || self.tracing && self.native_stack_low()
        {
            return Ok(None);
        }
        let object = self.new_instance(class)?;
        // Nothing can fail from here on.
        let words = &mut self.heap.words;
        words.copy_within(base - 1..base - 2 + arguments, base + 1);
        words[base + arguments..][..others].fill(Value::UNBOUND.bits());
        self.set_word(base - 4, object);
        self.set_word(base - HEADER, init);
        self.set_word(base - 2, return_word(cur.pc + 1, i.c(), INIT));
        self.set_word(base - 1, frame_word(cur.fp, fast.slots()));
        self.set_word(base, object);
        self.depth += 1;
        let start = fast.start();
        if self.tracing {
            return self.enter_traced(cur, base, start).map(Some);
        }
        Ok(Some(Cursor {
            pc: start,
            fp: base,
        }))
    }

    /// Runs the frame just pushed through its function's stub, and takes its result.
    #[inline(never)]
    pub(crate) fn enter_traced(&mut self, cur: Cursor, base: usize, start: usize) -> Res<Cursor> {
        let word = self.heap.words[base - 2];
        let (ret, dest, flags) = crate::interp::split_return_word(word);
        let Some(stub) = self.stub_of(self.word(base - HEADER)) else {
            self.set_word(base - 2, return_word(ret, dest, flags & !STOP));
            return Ok(Cursor {
                pc: start,
                fp: base,
            });
        };
        self.heap.words[base - 2] = return_word(ret, dest, flags | STOP).bits();
        self.sync(Cursor {
            pc: start,
            fp: base,
        });
        if self.native_stack_low() {
            self.depth -= 1;
            self.sync(cur);
            return Err(self.raise_recursion());
        }
        let v = (stub.0)(self, self.evaluator).value().ok_or(Trap::RAISED)?;
        self.set_reg(&cur, dest, v);
        Ok(Cursor {
            pc: ret,
            fp: cur.fp,
        })
    }

    // ---- the general way

    #[inline(never)]
    fn call_slow(&mut self, cur: Cursor, i: Instr, words: usize) -> Res<Cursor> {
        let base = cur.fp + i.a() as usize + HEADER;
        let f = self.reg(&cur, i.a());
        if !f.is_ref() {
            let args = Args::positional(base, i.b() as usize);
            return self.call_in_place(cur, f, args, i.c(), words);
        }
        if f.is(Kind::Class)
            && let Some(next) = self.construct_simple(cur, i, f)?
        {
            return Ok(next);
        }
        if f.is(Kind::Function)
            && let Some(generator) = self.start_generator(f, base, i.b() as usize)?
        {
            return Ok(self.goes_on(cur, i.c(), generator, words));
        }
        self.invoke(cur, f, Args::positional(base, i.b() as usize), i.c(), words)
    }

    #[inline(never)]
    fn call_method_slow(
        &mut self,
        cur: Cursor,
        i: Instr,
        names: Names,
        words: usize,
    ) -> Res<Cursor> {
        let f = self.reg(&cur, i.a());
        let base = cur.fp + i.a() as usize + HEADER;
        let keywords = self.names_len(names);
        let count = i.b() as usize;
        let args = match self.word(base).is_unbound() {
            true => Args {
                base: base + 1,
                count,
                names,
                keywords,
            },
            false => Args {
                base,
                count: count + 1,
                names,
                keywords,
            },
        };
        if !f.is_ref() {
            return self.call_in_place(cur, f, args, i.c(), words);
        }
        if f.is(Kind::Function)
            && keywords == 0
            && let Some(generator) = self.start_generator(f, args.base, args.count)?
        {
            return Ok(self.goes_on(cur, i.c(), generator, words));
        }
        self.invoke(cur, f, args, i.c(), words)
    }

    /// Behind an instruction of `words` words whose result is `v`.
    fn goes_on(&mut self, cur: Cursor, dest: u8, v: Value, words: usize) -> Cursor {
        self.set_reg(&cur, dest, v);
        Cursor {
            pc: cur.pc + words,
            fp: cur.fp,
        }
    }

    fn names_len(&self, names: Names) -> usize {
        match names {
            Names::None => 0,
            Names::Image(list) => self.image.name_list(list).len(),
            Names::Tuple(word) => self.heap.len(self.word(word).addr()),
        }
    }

    #[inline(never)]
    pub(crate) fn op_call_kw(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let names = Names::Image(self.wide(cur) as usize);
        let base = cur.fp + i.a() as usize + HEADER;
        let args = Args {
            base,
            count: i.b() as usize,
            names,
            keywords: self.names_len(names),
        };
        let f = self.reg(cur, i.a());
        *cur = self.invoke(*cur, f, args, i.c(), 2)?;
        Ok(())
    }

    #[inline(never)]
    pub(crate) fn op_call_method_kw(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let names = Names::Image(self.wide(cur) as usize);
        *cur = self.call_method_slow(*cur, i, names, 2)?;
        Ok(())
    }

    /// First word and number of the items of a list or tuple.
    pub(crate) fn sequence_words(&self, v: Value) -> (usize, usize) {
        if let Some(at) = v.as_kind(Kind::Tuple) {
            return (at.index() + 1, self.heap.len(at));
        }
        let Some(at) = v.as_kind(Kind::List) else {
            return (0, 0);
        };
        match self.get(at, 2).as_kind(Kind::Slots) {
            Some(storage) => (
                storage.index() + 1,
                self.get(at, 1).int_unchecked() as usize,
            ),
            None => (0, 0),
        }
    }

    /// Calls a native, its arguments in place.
    #[inline]
    fn call_in_place(
        &mut self,
        cur: Cursor,
        f: Value,
        args: Args,
        dest: u8,
        words: usize,
    ) -> Res<Cursor> {
        self.sync(cur);
        let top = self.top;
        let done = self.call_native(f, args);
        self.top = top;
        self.set_reg(&cur, dest, done?);
        Ok(Cursor {
            pc: cur.pc + words,
            fp: cur.fp,
        })
    }

    /// Calls `f`; its result goes to register `dest`, and control on to `words` words further.
    pub(crate) fn invoke(
        &mut self,
        cur: Cursor,
        f: Value,
        args: Args,
        dest: u8,
        words: usize,
    ) -> Res<Cursor> {
        self.sync(cur);
        let top = self.top;
        let prepared = self.prepare(f, args);
        self.top = top;
        match prepared? {
            Target::Done(v) => {
                self.set_reg(&cur, dest, v);
                Ok(Cursor {
                    pc: cur.pc + words,
                    fp: cur.fp,
                })
            }
            Target::Frame { base, code, flags } => {
                let start =
                    self.push_frame(base, code, cur, return_word(cur.pc + words, dest, flags))?;
                if self.tracing {
                    self.enter_traced(cur, base, start)
                } else {
                    Ok(Cursor {
                        pc: start,
                        fp: base,
                    })
                }
            }
        }
    }

    /// Writes the header of the frame bound at `base`; where its code starts.
    pub(crate) fn push_frame(
        &mut self,
        base: usize,
        code: CodeId,
        from: Cursor,
        ret: Value,
    ) -> Res<usize> {
        if self.depth >= self.recursion_limit {
            return Err(self.raise_recursion());
        }
        self.set_word(base - 2, ret);
        let code = self.image.code(code);
        self.set_word(base - 1, frame_word(from.fp, code.get(field::SLOTS)));
        self.depth += 1;
        Ok(code.get(field::OPS))
    }

    /// Calls `f` from native code and waits for its result. At most 8 arguments. Objects may
    /// move; whatever is to survive must be held ([`Vm::hold`]).
    pub fn call(&mut self, f: Value, arguments: &[Value]) -> Res {
        if f.is(Kind::Function) {
            let (_, fast) = self.fast(f);
            if fast.parameters() == arguments.len() {
                return self.call_simple(f, arguments);
            }
        }
        if cfg!(feature = "speed")
            && f.is(Kind::Instance)
            && let Some(done) = self.call_instance(f, arguments)
        {
            return done;
        }
        let top = self.top;
        let at = self.native_top();
        let base = at + HEADER + 1;
        if !self.stack_fits(base + arguments.len() + WINDOW + 8) {
            return Err(self.raise_recursion());
        }
        self.heap.words[at..base].fill(Value::NONE.bits());
        for (n, v) in arguments.iter().enumerate() {
            self.set_word(base + n, *v);
        }
        self.top = base + arguments.len();
        let done = self.call_at(f, Args::positional(base, arguments.len()));
        self.top = top;
        done
    }

    /// Calls an instance whose `__call__` is a simple function that takes these arguments, such as a
    /// key of `sorted` made by `operator.itemgetter`. `None` where it is not that simple.
    fn call_instance(&mut self, f: Value, arguments: &[Value]) -> Option<Res> {
        let mut all = [f; 4];
        all.get_mut(1..=arguments.len())?.copy_from_slice(arguments);
        let call = self.special(f, crate::attr::CALL)?;
        let is_simple =
            call.is(Kind::Function) && self.fast(call).1.parameters() == arguments.len() + 1;
        is_simple.then(|| self.call_simple(call, &all[..=arguments.len()]))
    }

    /// As [`Vm::call`] with the stack word `f` and any number of arguments, which are after it.
    pub(crate) fn call_with_words(&mut self, f: usize, count: usize) -> Res {
        let top = self.top;
        let at = self.native_top();
        let base = at + HEADER + 1;
        if !self.stack_fits(base + count + WINDOW + 8) {
            return Err(self.raise_recursion());
        }
        self.heap.words[at..base].fill(Value::NONE.bits());
        self.heap.words.copy_within(f + 1..f + 1 + count, base);
        self.top = base + count;
        let done = self.call_at(self.word(f), Args::positional(base, count));
        self.top = top;
        done
    }

    /// As [`Vm::call`] for a simple function that takes these arguments.
    fn call_simple(&mut self, f: Value, arguments: &[Value]) -> Res {
        let (code, fast) = self.fast(f);
        let code = CodeId(code as u32);
        let here = Cursor {
            pc: self.pc,
            fp: self.fp,
        };
        let at = self.native_top();
        let base = at + HEADER;
        if !self.stack_fits(base + WINDOW + 8)
            || self.depth >= self.recursion_limit
            || self.native_stack_low()
        {
            return Err(self.raise_recursion());
        }
        let (top, depth) = (self.top, self.depth);
        let locals = arguments.len() + fast.others();
        let frame = &mut self.heap.words[at..base + locals];
        let ret = return_word(here.pc + 1, 0, STOP);
        let header = [f, ret, frame_word(here.fp, fast.slots())];
        let (head, locals) = frame.split_at_mut(HEADER);
        head.copy_from_slice(&header.map(Value::bits));
        let (given, others) = locals.split_at_mut(arguments.len());
        for (word, v) in given.iter_mut().zip(arguments) {
            *word = v.bits();
        }
        others.fill(Value::UNBOUND.bits());
        self.depth += 1;
        let done = self.run_pushed(base, code);
        self.sync(here);
        (self.top, self.depth) = (top, depth);
        done
    }

    /// Calls `f` from native code with arguments that are in place, with room for a header
    /// before them.
    pub(crate) fn call_at(&mut self, f: Value, args: Args) -> Res {
        let here = Cursor {
            pc: self.pc,
            fp: self.fp,
        };
        let (top, depth) = (self.top, self.depth);
        let done = self.call_nested(here, f, args);
        self.sync(here);
        (self.top, self.depth) = (top, depth);
        done
    }

    fn call_nested(&mut self, here: Cursor, f: Value, args: Args) -> Res {
        let prepared = self.prepare(f, args)?;
        self.run_prepared(here, prepared)
    }

    /// Runs what a call has been prepared to, from native code.
    pub(crate) fn run_target(&mut self, target: Target) -> Res {
        let here = Cursor {
            pc: self.pc,
            fp: self.fp,
        };
        let (top, depth) = (self.top, self.depth);
        let done = self.run_prepared(here, target);
        self.sync(here);
        (self.top, self.depth) = (top, depth);
        done
    }

    fn run_prepared(&mut self, here: Cursor, prepared: Target) -> Res {
        let (base, code, flags) = match prepared {
            Target::Frame { base, code, flags } => (base, code, flags),
            Target::Done(v) => return Ok(v),
        };
        if self.native_stack_low() {
            return Err(self.raise_recursion());
        }
        self.push_frame(base, code, here, return_word(here.pc + 1, 0, flags | STOP))?;
        self.run_pushed(base, code)
    }

    /// Runs the frame at `base`, pushed with [`STOP`], natively. The caller has made sure, before
    /// it pushed the frame, that there is native stack for that.
    pub(crate) fn run_pushed(&mut self, base: usize, code: CodeId) -> Res {
        self.top = 0;
        let f = self.word(base - HEADER);
        let start = self.image.code(code).get(field::OPS);
        self.sync(Cursor {
            pc: start,
            fp: base,
        });
        let stub = if self.tracing { self.stub_of(f) } else { None };
        match stub {
            Some(stub) => (stub.0)(self, self.evaluator).value().ok_or(Trap::RAISED),
            None => self.run(),
        }
    }

    /// Whether native frames must not be added for want of stack.
    #[inline]
    pub(crate) fn native_stack_low(&self) -> bool {
        let here = 0u8;
        (&raw const here as usize) < self.native_floor
    }

    // ---- preparing

    /// Does all of a call that comes before the callee's first instruction; runs natives.
    pub(crate) fn prepare(&mut self, f: Value, args: Args) -> Res<Target> {
        match f.kind() {
            Some(Kind::Function) => self.bind(f, args),
            Some(Kind::Method) => {
                let (inner, this) = (self.get(f.addr(), 1), self.get(f.addr(), 2));
                let args = self.with_first(this, args)?;
                self.prepare(inner, args)
            }
            Some(Kind::Class) => self.construct(f, args),
            Some(Kind::StaticMethod) => {
                let inner = self.get(f.addr(), 1);
                self.prepare(inner, args)
            }
            _ => self.call_native(f, args).map(Target::Done),
        }
    }

    /// The arguments with one more before them, in a row of their own.
    pub(crate) fn with_first(&mut self, first: Value, args: Args) -> Res<Args> {
        let at = self.native_top().max(args.base + args.count);
        let base = at + 1 + HEADER;
        if !self.stack_fits(base + args.count + 1 + WINDOW + 8) {
            return Err(self.raise_recursion());
        }
        self.heap.words[at..base].fill(Value::NONE.bits());
        self.set_word(base, first);
        self.heap
            .words
            .copy_within(args.base..args.base + args.count, base + 1);
        self.top = base + 1 + args.count;
        Ok(Args {
            base,
            count: args.count + 1,
            ..args
        })
    }

    /// What the attribute that the native `getter` computes is of `obj`.
    pub(crate) fn read_getter(&mut self, getter: Value, obj: Value) -> Res {
        let found = getter.as_immediate(Immediate::Native);
        let Some((native, Some(owner))) = found.and_then(crate::types::native) else {
            return Err(self.raise_not_callable(getter));
        };
        self.check_receiver(native, owner, obj)?;
        if crate::shown::is_fact(getter) {
            return self.read_fact(owner, native.name, obj);
        }
        let top = self.top;
        self.top = self.top.max(self.native_top());
        let done = self.push(obj).and_then(|base| {
            let args = Args::positional(base, 1);
            match self.hides_payload(native, owner, args) {
                true => self.call_with_payloads(native, owner, args),
                false => (native.call)(self, args),
            }
        });
        self.top = top;
        done
    }

    /// Calls anything that is neither a Python function nor a class of Python's.
    fn call_native(&mut self, f: Value, args: Args) -> Res {
        if let Some(payload) = f.as_immediate(Immediate::Native)
            && let Some((native, owner)) = crate::types::native(payload)
        {
            if native.role == Role::Getter {
                return Err(self.raise_not_callable(f));
            }
            self.check_arity(native, owner, args)?;
            self.top = self.top.max(self.native_top()).max(args.base + args.count);
            if let Some(owner) = owner
                && self.hides_payload(native, owner, args)
                && !crate::shown::is_again(payload)
            {
                return self.call_with_payloads(native, owner, args);
            }
            return (native.call)(self, args);
        }
        if let Some(id) = f.as_immediate(Immediate::Type).and_then(TypeId::from_u32) {
            self.top = self.top.max(self.native_top()).max(args.base + args.count);
            if id.derives_from(TypeId::BaseException) {
                return self.new_exception(f, args);
            }
            return match id.constructor() {
                Some(construct) => construct(self, args),
                None => Err(self.raise_no_instances(id)),
            };
        }
        if let Some(id) = crate::class::type_of_new(f) {
            self.top = self.top.max(self.native_top()).max(args.base + args.count);
            return self.builtin_new(id, args);
        }
        if let Some(n) = f.as_immediate(Immediate::HostFunction) {
            self.top = self.top.max(self.native_top()).max(args.base + args.count);
            let host = self.host;
            return host.call(self, n, args);
        }
        if f.is(Kind::GenericAlias) {
            return self.call_alias(f, args);
        }
        if let Some(call) = self.special(f, crate::attr::CALL) {
            if !call.is(Kind::Function) {
                if crate::builtins::cached::is_call(call) {
                    let args = self.with_first(f, args)?;
                    return crate::builtins::cached::call(self, args);
                }
                // What an object's class names as its `__call__` can be an object of that class.
                if self.native_stack_low() {
                    return Err(self.raise_recursion());
                }
                // A static method does not get the object, another descriptor says what is called.
                self.top = self.top.max(self.native_top()).max(args.base + args.count);
                let class = self.class_of(f);
                let bound = self.bind_attribute(call, f, class)?;
                return self.call_at(bound, args);
            }
            let args = self.with_first(f, args)?;
            return self.call_at(call, args);
        }
        let inner = self.plain(f);
        match inner.kind() {
            Some(Kind::WeakRef) => crate::builtins::weakref::call(self, inner, args),
            Some(Kind::StaticMethod) => self.call_at(inner, args),
            _ => Err(self.raise_not_callable(f)),
        }
    }

    #[cold]
    fn raise_not_callable(&mut self, f: Value) -> Trap {
        self.raise_type(f, "'", "' object is not callable")
    }
}
