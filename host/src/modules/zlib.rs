//! `_zlib`: streams of compressed data (RFC 1951). What is around the data is made in Python.
//!
//! A stream is known by a number. What it gives is kept until it is taken: an instruction that
//! fails for want of memory runs again, and must find nothing changed.

use std::cell::RefCell;
use std::fmt;

use miniz_oxide::deflate::core::{CompressorOxide, create_comp_flags_from_zip_params};
use miniz_oxide::deflate::stream::deflate;
use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZFlush, MZStatus};
use stackline_core::{Args, Res, Value, Vm};

use super::arguments::Arity::{Exactly, One, Zero};
use super::arguments::value_error;
use super::{functions, index};
use crate::session::StdHost;

functions! { index::ZLIB;
    "compressor" Exactly(2), |host, vm, args| {
        let int = |i| vm.arg(args, i).as_int().unwrap_or(0) as i32;
        let flags = create_comp_flags_from_zip_params(int(0), -15, int(1));
        Ok(host.packed.add(Work::Deflate(Box::new(CompressorOxide::new(flags)))))
    };
    "decompressor" Zero, |host, _, _| {
        Ok(host.packed.add(Work::Inflate(InflateState::new_boxed(DataFormat::Raw))))
    };
    "run" Exactly(4), run;
    "take" One, take;
    "drop" One, |host, vm, args| {
        let number = vm.arg(args, 0).as_int().unwrap_or(-1) as usize;
        if let Some(stream) = host.packed.0.borrow_mut().get_mut(number) {
            *stream = None;
        }
        Ok(Value::NONE)
    };
    "adler32" Exactly(2), |_, vm, args| {
        let start = vm.arg(args, 1).as_int().unwrap_or(1) as u32;
        let data = vm.buffer_of(vm.arg(args, 0)).unwrap_or_default();
        Ok(Value::int(adler32(data, start).into()))
    };
}

pub(crate) fn init(_: &StdHost, _: &mut Vm<'_>, _: Value) -> Res<()> {
    Ok(())
}

/// Bytes that are made in one step.
const STEP: usize = 1 << 15;

enum Work {
    Deflate(Box<CompressorOxide>),
    Inflate(Box<InflateState>),
}

/// A stream, and what it gave that was not taken yet.
struct Stream {
    work: Work,
    given: Vec<u8>,
}

/// The streams of a program.
#[derive(Default)]
pub(crate) struct PackedStreams(RefCell<Vec<Option<Stream>>>);

impl fmt::Debug for PackedStreams {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("PackedStreams")
            .field(&self.0.borrow().len())
            .finish()
    }
}

impl PackedStreams {
    /// The number of a new stream.
    fn add(&self, work: Work) -> Value {
        let mut streams = self.0.borrow_mut();
        let given = Vec::new();
        let number = match streams.iter().position(Option::is_none) {
            Some(free) => free,
            None => {
                streams.push(None);
                streams.len() - 1
            }
        };
        streams[number] = Some(Stream { work, given });
        Value::int(number as i64)
    }
}

/// How far a stream came.
struct Progress {
    consumed: usize,
    status: Status,
}

#[derive(Clone, Copy)]
enum Status {
    More = 0,
    End = 1,
    Wrong = -1,
}

/// `run(stream, data, most, flush)`: how many bytes were used, and whether the stream is at its
/// end (1), goes on (0) or is damaged (-1). It gives about `most` bytes where that is not 0.
fn run(host: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    vm.room(16)?;
    let int = |i| vm.arg(args, i).as_int().unwrap_or(0);
    let (number, most) = (int(0) as usize, int(2) as usize);
    let flush = MZFlush::new(int(3) as i32).unwrap_or(MZFlush::None);
    let data = vm.buffer_of(vm.arg(args, 1)).unwrap_or_default();
    let mut streams = host.packed.0.borrow_mut();
    let Some(Some(stream)) = streams.get_mut(number) else {
        return Err(value_error(vm, "not a stream"));
    };
    let done = stream.run(data, if most == 0 { usize::MAX } else { most }, flush);
    vm.new_tuple(&[
        Value::int(done.consumed as i64),
        Value::int(done.status as i64),
    ])
}

impl Stream {
    fn run(&mut self, mut data: &[u8], most: usize, flush: MZFlush) -> Progress {
        let mut consumed = 0;
        let mut out = vec![0; STEP.min(most)];
        let status = loop {
            let room = out.len().min(most - self.given.len().min(most));
            if room == 0 {
                break Status::More;
            }
            let step = match &mut self.work {
                Work::Deflate(state) => deflate(state, data, &mut out[..room], flush),
                Work::Inflate(state) => inflate(state, data, &mut out[..room], MZFlush::None),
            };
            consumed += step.bytes_consumed;
            data = &data[step.bytes_consumed..];
            self.given.extend_from_slice(&out[..step.bytes_written]);
            match step.status {
                Ok(MZStatus::StreamEnd) => break Status::End,
                Ok(_) if step.bytes_written == room => {}
                // What opens a stream may still have something to give when all is taken.
                Ok(_) if data.is_empty() && matches!(self.work, Work::Deflate(_)) => {
                    break Status::More;
                }
                Ok(_) if step.bytes_consumed + step.bytes_written == 0 => break Status::More,
                Ok(_) => {}
                // No progress is no damage: there is nothing to go on with.
                Err(miniz_oxide::MZError::Buf) => break Status::More,
                Err(_) => break Status::Wrong,
            }
        };
        Progress { consumed, status }
    }
}

/// `take(stream)`: what the stream gave since it was asked last.
fn take(host: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let number = vm.arg(args, 0).as_int().unwrap_or(-1) as usize;
    let mut streams = host.packed.0.borrow_mut();
    let Some(Some(stream)) = streams.get_mut(number) else {
        return Err(value_error(vm, "not a stream"));
    };
    let bytes = vm.new_bytes(&stream.given)?;
    stream.given.clear();
    Ok(bytes)
}

/// The checksum of RFC 1950.
fn adler32(data: &[u8], start: u32) -> u32 {
    const PRIME: u32 = 65_521;
    // So many bytes that the sums stay below 2^32.
    const SAFE: usize = 5_552;
    let (mut a, mut b) = (start & 0xFFFF, start >> 16);
    for part in data.chunks(SAFE) {
        for &byte in part {
            a += u32::from(byte);
            b += a;
        }
        (a, b) = (a % PRIME, b % PRIME);
    }
    b << 16 | a
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compressed_comes_back() {
        let data: Vec<u8> = (0..200_000u32)
            .map(|n| (n.wrapping_mul(n) >> 7) as u8)
            .collect();
        let flags = create_comp_flags_from_zip_params(6, -15, 0);
        let work = Work::Deflate(Box::new(CompressorOxide::new(flags)));
        let mut packer = Stream {
            work,
            given: Vec::new(),
        };
        let done = packer.run(&data, usize::MAX, MZFlush::Finish);
        assert_eq!((done.consumed, done.status as i32), (data.len(), 1));
        let work = Work::Inflate(InflateState::new_boxed(DataFormat::Raw));
        let mut opener = Stream {
            work,
            given: Vec::new(),
        };
        let (first, rest) = packer.given.split_at(1000);
        assert_eq!(opener.run(first, usize::MAX, MZFlush::None).consumed, 1000);
        let done = opener.run(rest, usize::MAX, MZFlush::None);
        assert_eq!((done.consumed, done.status as i32), (rest.len(), 1));
        assert_eq!(opener.given, data);
    }

    #[test]
    fn checksums() {
        assert_eq!(adler32(b"Wikipedia", 1), 0x11E6_0398);
        assert_eq!(adler32(b"", 1), 1);
    }
}
