//! What hosts without files print of an exception.

use core::fmt::{self, Write};

use crate::host::{Host, Stream};
use crate::surrogate;
use crate::value::Value;
use crate::vm::Vm;

impl Vm<'_> {
    /// Writes the exception `e` as Python prints it, without source lines: its traceback, its type
    /// and its message. Making the message may run Python code, and move objects.
    ///
    /// ```text
    /// Traceback (most recent call last):
    ///   File "main.py", line 7, in <module>
    ///   File "main.py", line 3, in read
    /// ValueError: there is no channel 9
    /// ```
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write_exception(&mut self, e: Value, out: &mut dyn fmt::Write) -> fmt::Result {
        let mut entries = self.traceback(e).peekable();
        if entries.peek().is_some() {
            out.write_str("Traceback (most recent call last):\n")?;
        }
        for (id, offset) in entries {
            let image = self.image();
            let code = image.code(id);
            let line = image.position(code, offset).line;
            let (file, name) = (image.str(code.filename()), image.str(code.name()));
            writeln!(out, "  File \"{file}\", line {line}, in {name}")?;
        }
        out.write_str(self.type_name(e))?;
        let top = self.top;
        let message = self
            .push(e)
            .and_then(|slot| self.retried(|vm| vm.to_str(vm.word(slot))));
        self.top = top;
        if message.is_err() {
            self.clear_pending();
        }
        match message.ok().and_then(|text| self.str(text)) {
            None => out.write_str(": <exception str() failed>\n"),
            Some("") => out.write_str("\n"),
            Some(text) => writeln!(out, ": {text}"),
        }
    }

    /// Writes an exception that could not be raised to the host's standard error, and what it came
    /// out of.
    pub(crate) fn write_unraisable(&mut self, e: Value, object: Value) {
        let top = self.top;
        if let (Ok(e), Ok(object)) = (self.push(e), self.push(object)) {
            let mut out = StandardError(self.host);
            let shown = self.retried(|vm| vm.repr(vm.word(object)));
            if shown.is_err() {
                self.clear_pending();
            }
            let shown = shown.ok().and_then(|text| self.str(text));
            // Where standard error is gone nobody is left to be told.
            let _ = writeln!(out, "Exception ignored in: {}", shown.unwrap_or("?"))
                .and_then(|()| self.write_exception(self.word(e), &mut out));
        }
        self.top = top;
    }

    /// Writes to the host's standard error that a coroutine was never awaited.
    pub(crate) fn write_never_awaited(&mut self, coroutine: Value) {
        let name = self.generator_name(coroutine);
        let mut out = StandardError(self.host);
        let name = self.str(name).unwrap_or_default();
        let _ = writeln!(out, "RuntimeWarning: coroutine '{name}' was never awaited");
    }

    /// The qualified name of a generator of any sort: that of its function.
    pub fn generator_name(&self, generator: Value) -> Value {
        self.function_qualname(self.generator_function(generator))
    }
}

/// The host's standard error, to write text to.
struct StandardError<'h>(&'h dyn Host);

impl fmt::Write for StandardError<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if surrogate::has(text.as_bytes()) {
            return write!(self, "{}", surrogate::Escaped(text));
        }
        let written = self.0.write(Stream::Stderr, text.as_bytes());
        written.map_err(|_| fmt::Error)
    }
}
