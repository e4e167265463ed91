//! The standard streams: buffered as CPython buffers them.

use std::cell::{Cell, RefCell};
use std::io::{self, BufRead, IsTerminal};

use stackline_core::{HostError, Stream, surrogate};

use crate::signals;

/// Bytes that are gathered before they are written, where output is not a terminal.
const BUFFER: usize = 8 << 10;

/// When output is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Buffering {
    /// After each line: a terminal.
    Lines,
    /// When the buffer is full: files and pipes.
    Blocks,
    /// At once.
    Off,
    /// Never: it is kept, for a caller that wants it.
    Kept,
}

/// Standard output and error of one session.
#[derive(Debug)]
pub struct Streams {
    pending: RefCell<Vec<u8>>,
    buffering: Cell<Buffering>,
}

impl Streams {
    /// The process's streams; `unbuffered` as with `-u`.
    pub fn of_process(unbuffered: bool) -> Streams {
        let buffering = match unbuffered {
            true => Buffering::Off,
            false if io::stdout().is_terminal() => Buffering::Lines,
            false => Buffering::Blocks,
        };
        Streams::new(buffering)
    }

    /// Streams whose standard output is written as `buffering` says.
    pub fn new(buffering: Buffering) -> Streams {
        Streams {
            pending: RefCell::new(Vec::new()),
            buffering: Cell::new(buffering),
        }
    }

    /// Has standard output written at each line's end, or only when the buffer is full.
    pub fn set_line_buffering(&self, on: bool) {
        if matches!(self.buffering.get(), Buffering::Lines | Buffering::Blocks) {
            let buffering = match on {
                true => Buffering::Lines,
                false => Buffering::Blocks,
            };
            self.buffering.set(buffering);
        }
    }

    /// Takes what was written to standard output and has not left.
    pub fn take(&self) -> Vec<u8> {
        self.pending.take()
    }

    /// Writes to a stream.
    ///
    /// # Errors
    /// What the operating system says. What was pending is then lost, as in CPython.
    pub fn write(&self, stream: Stream, bytes: &[u8]) -> Result<(), HostError> {
        match stream {
            Stream::Stdout => self.write_out(bytes),
            Stream::Stderr => write_all(libc::STDERR_FILENO, bytes).map_err(|(_, error)| error),
            Stream::Stdin => Err(HostError { errno: libc::EBADF }),
        }
    }

    fn write_out(&self, bytes: &[u8]) -> Result<(), HostError> {
        let mut pending = self.pending.borrow_mut();
        pending.extend_from_slice(bytes);
        let due = match self.buffering.get() {
            Buffering::Kept => false,
            Buffering::Off => true,
            Buffering::Lines => bytes.contains(&b'\n'),
            Buffering::Blocks => false,
        };
        if !due && (self.buffering.get() == Buffering::Kept || pending.len() <= BUFFER) {
            return Ok(());
        }
        let written = write_all(libc::STDOUT_FILENO, &pending);
        pending.clear();
        written.map_err(|(_, error)| error)
    }

    /// Writes what is pending for `stream`.
    ///
    /// # Errors
    /// What the operating system says. What could not be written stays pending.
    pub fn flush(&self, stream: Stream) -> Result<(), HostError> {
        let mut pending = self.pending.borrow_mut();
        if stream != Stream::Stdout || self.buffering.get() == Buffering::Kept || pending.is_empty()
        {
            return Ok(());
        }
        match write_all(libc::STDOUT_FILENO, &pending) {
            Ok(()) => {
                pending.clear();
                Ok(())
            }
            Err((written, error)) => {
                pending.drain(..written);
                Err(error)
            }
        }
    }
}

/// Writes `text` to standard error. Where that fails there is nobody left to tell.
pub fn complain(text: &str) {
    let text = surrogate::Escaped(text).to_string();
    let _ = write_all(libc::STDERR_FILENO, text.as_bytes());
}

/// Reads from standard input up to the end of a line, the end of the file, or of `line`.
///
/// # Errors
/// What the operating system says; EINTR where an interrupt came first.
pub fn read_line(line: &mut [u8]) -> Result<usize, HostError> {
    let mut input = io::stdin().lock();
    let mut used = 0;
    while used < line.len() {
        let ready = match input.fill_buf() {
            Ok(ready) => ready,
            Err(error) => match error.raw_os_error().unwrap_or(libc::EIO) {
                libc::EINTR if !signals::has_arrived() => continue,
                errno => return Err(HostError { errno }),
            },
        };
        let part = &ready[..ready.len().min(line.len() - used)];
        let end = part.iter().position(|&b| b == b'\n');
        let count = end.map_or(part.len(), |at| at + 1);
        line[used..used + count].copy_from_slice(&part[..count]);
        used += count;
        input.consume(count);
        if count == 0 || end.is_some() {
            break;
        }
    }
    Ok(used)
}

/// Writes all of `bytes`; on an error, how many were written before it. A write that a signal
/// interrupted is continued.
fn write_all(fd: libc::c_int, bytes: &[u8]) -> Result<(), (usize, HostError)> {
    let mut done = 0;
    while done < bytes.len() {
        let rest = &bytes[done..];
        // SAFETY: `rest` is readable for its length.
        let count = unsafe { libc::write(fd, rest.as_ptr().cast(), rest.len()) };
        if count >= 0 {
            done += count as usize;
            continue;
        }
        let errno = io::Error::last_os_error()
            .raw_os_error()
            .unwrap_or(libc::EIO);
        match errno {
            libc::EINTR => {}
            libc::EAGAIN => wait_writable(fd),
            // Standard output was closed before the program started: there is no such stream.
            libc::EBADF if fd <= libc::STDERR_FILENO => return Ok(()),
            _ => return Err((done, HostError { errno })),
        }
    }
    Ok(())
}

/// Waits until a non-blocking descriptor takes more.
fn wait_writable(fd: libc::c_int) {
    let mut poll = libc::pollfd {
        fd,
        events: libc::POLLOUT,
        revents: 0,
    };
    // SAFETY: one valid structure.
    unsafe { libc::poll(&mut poll, 1, -1) };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kept_output_is_taken_once() {
        let streams = Streams::new(Buffering::Kept);
        streams.write(Stream::Stdout, b"one\n").expect("memory");
        streams
            .write(Stream::Stdout, &[b'x'; 2 * BUFFER])
            .expect("memory");
        streams.flush(Stream::Stdout).expect("memory");
        assert_eq!(streams.take().len(), 4 + 2 * BUFFER);
        assert_eq!(streams.take(), b"");
    }

    #[test]
    fn standard_input_cannot_be_written() {
        let streams = Streams::new(Buffering::Off);
        let refused = streams.write(Stream::Stdin, b"x");
        assert_eq!(refused, Err(HostError { errno: libc::EBADF }));
    }
}
