//! Reading `/tmp/perf-<pid>.map`.

use std::fs;
use std::path::{Path, PathBuf};

/// One line of a map file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Address of the first byte of the code.
    pub start: u64,
    /// Size of the code in bytes.
    pub size: u64,
    /// The name as it stands in the file.
    pub name: String,
}

/// Where the map file of the process `pid` is.
pub fn path(pid: u32) -> PathBuf {
    PathBuf::from(format!("/tmp/perf-{pid}.map"))
}

/// Reads the map file of `pid`, if there is one, and removes it.
pub fn take(pid: u32) -> Option<String> {
    let path = path(pid);
    let text = fs::read_to_string(&path).ok()?;
    // The file belongs to a process of this test that has ended.
    let _ = fs::remove_file(path);
    Some(text)
}

/// Removes the map files of every process that ran code of a file whose path has `part`, and whose
/// id is free: the files of others are for the tests that started them.
///
/// For programs whose forked children have process ids that the test does not know.
pub fn remove_naming(part: &str) {
    let Ok(entries) = fs::read_dir("/tmp") else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let pid = name.strip_prefix("perf-");
        let Some(pid) = pid.and_then(|rest| rest.strip_suffix(".map")) else {
            continue;
        };
        let is_free = !Path::new("/proc").join(pid).exists();
        if is_free && fs::read_to_string(entry.path()).is_ok_and(|text| text.contains(part)) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Parses a whole map file.
///
/// # Errors
/// The number and text of the first line that is not `START SIZE name` with lower-case
/// hexadecimal numbers without `0x`, or that overlaps an earlier one, or says that the last
/// line has no end.
pub fn parse(text: &str) -> Result<Vec<Entry>, String> {
    if !text.is_empty() && !text.ends_with('\n') {
        return Err("the last line does not end with a newline".into());
    }
    let mut entries = Vec::new();
    for (index, line) in text.split_terminator('\n').enumerate() {
        let entry = parse_line(line)
            .ok_or_else(|| format!("line {} is not `START SIZE name`: {line:?}", index + 1))?;
        entries.push(entry);
    }
    check_apart(&entries)?;
    Ok(entries)
}

fn parse_line(line: &str) -> Option<Entry> {
    let mut fields = line.splitn(3, ' ');
    let start = parse_hex(fields.next()?)?;
    let size = parse_hex(fields.next()?)?;
    let name = fields.next()?.to_string();
    let printable = !name.chars().any(char::is_control);
    // perf drops names of one or two characters.
    (size > 0 && name.chars().count() > 2 && printable).then_some(Entry { start, size, name })
}

fn parse_hex(field: &str) -> Option<u64> {
    let plain = field
        .bytes()
        .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    plain.then(|| u64::from_str_radix(field, 16).ok()).flatten()
}

fn check_apart(entries: &[Entry]) -> Result<(), String> {
    let mut sorted: Vec<&Entry> = entries.iter().collect();
    sorted.sort_by_key(|entry| entry.start);
    for pair in sorted.windows(2) {
        if pair[0].start + pair[0].size > pair[1].start {
            return Err(format!("{:?} and {:?} overlap", pair[0], pair[1]));
        }
    }
    Ok(())
}

/// The function names, without `py::` and the file, of the entries for Python functions.
pub fn functions(entries: &[Entry]) -> Vec<&str> {
    entries
        .iter()
        .filter_map(|entry| entry.name.strip_prefix("py::"))
        .map(|rest| rest.split(':').next().unwrap_or(rest))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_parse() {
        let entries = parse("7f00a0 b py::f:/x/a b.py\n7f00b0 10 py::<module>:s.py\n").unwrap();
        assert_eq!(entries[0].start, 0x7f00a0);
        assert_eq!(entries[0].size, 11);
        assert_eq!(entries[0].name, "py::f:/x/a b.py");
        assert_eq!(functions(&entries), ["f", "<module>"]);
    }

    #[test]
    fn bad_files_are_refused() {
        for text in [
            "0x10 b py::f:s\n",
            "10 b py::f:s",
            "10 0 name\n",
            "10 b x\n",
            "10 b\n",
        ] {
            assert!(parse(text).is_err(), "{text:?}");
        }
        assert!(
            parse("10 b py::f:s\n18 b py::g:s\n")
                .unwrap_err()
                .contains("overlap")
        );
    }
}
