//! What hosts without files print of an exception.

use core::fmt;

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
}
