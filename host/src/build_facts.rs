//! What this build is: versions, platform, flags. `sysconfig` and `--version` tell it.

/// The version of the Python language that is followed.
pub const PYTHON_VERSION: &str = "3.13.0";
/// Its first two numbers.
pub const PYTHON_SERIES: &str = "3.13";
/// The version of Stackline.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
/// The target that this was built for, such as `x86_64-unknown-linux-gnu`.
pub const TARGET: &str = env!("STACKLINE_TARGET");

/// Where systems keep what is known of time zones.
const ZONE_FOLDERS: &str =
    "/usr/share/zoneinfo:/usr/lib/zoneinfo:/usr/share/lib/zoneinfo:/etc/zoneinfo";

/// Whether native frames of this binary can be followed by their frame pointers.
pub const KEEPS_FRAME_POINTERS: bool = cfg!(keeps_frame_pointers);

/// Whether functions can get stubs on this platform.
pub const HAS_TRAMPOLINES: bool = stackline_jit::is_supported();

/// `linux-x86_64`.
pub fn platform() -> String {
    format!("{}-{}", std::env::consts::OS, std::env::consts::ARCH)
}

/// `sys.version`.
pub fn long_version() -> String {
    format!("{PYTHON_VERSION} (Stackline {VERSION}) [{TARGET}]")
}

/// Compiler flags in the words of C compilers: what holds for the code of this binary.
fn c_flags() -> String {
    let mut flags = match env!("STACKLINE_PROFILE") {
        "release" => "-DNDEBUG -O3",
        _ => "-O0 -g",
    }
    .to_owned();
    if KEEPS_FRAME_POINTERS {
        flags += " -fno-omit-frame-pointer -mno-omit-leaf-frame-pointer";
    }
    flags
}

/// The directory that holds the program's `bin`, or nothing where that is not known.
fn prefix() -> String {
    let executable = std::env::current_exe().ok();
    let folder = executable
        .as_deref()
        .and_then(|path| path.parent()?.parent());
    folder.map_or_else(String::new, |path| path.to_string_lossy().into_owned())
}

/// The configuration variables, sorted by name.
pub fn variables() -> Vec<(&'static str, String)> {
    let prefix = prefix();
    let multiarch = format!("{}-{}-gnu", std::env::consts::ARCH, std::env::consts::OS);
    let flags = c_flags();
    let number = |on: bool| u8::from(on).to_string();
    let mut all = vec![
        ("BINDIR", format!("{prefix}/bin")),
        ("CC", "rustc".to_owned()),
        ("CFLAGS", flags.clone()),
        ("EXE", String::new()),
        ("HOST_GNU_TYPE", TARGET.to_owned()),
        ("MACHDEP", std::env::consts::OS.to_owned()),
        ("MULTIARCH", multiarch),
        ("OPT", flags.clone()),
        ("PY_CFLAGS", flags.clone()),
        ("PY_CORE_CFLAGS", flags),
        ("PY_HAVE_PERF_TRAMPOLINE", number(HAS_TRAMPOLINES)),
        ("Py_DEBUG", number(false)),
        ("Py_GIL_DISABLED", number(false)),
        ("RUSTFLAGS", env!("STACKLINE_RUSTFLAGS").to_owned()),
        ("SIZEOF_VOID_P", size_of::<usize>().to_string()),
        ("TZPATH", ZONE_FOLDERS.to_owned()),
        ("VERSION", PYTHON_SERIES.to_owned()),
        ("exec_prefix", prefix.clone()),
        ("prefix", prefix.clone()),
        ("py_version", PYTHON_VERSION.to_owned()),
        ("py_version_nodot", PYTHON_SERIES.replace('.', "")),
        ("py_version_short", PYTHON_SERIES.to_owned()),
    ];
    all.sort();
    all
}

/// Where the files of an installation are, by the names of schemes.
pub fn paths() -> [(&'static str, String); 8] {
    let prefix = prefix();
    let library = format!("{prefix}/lib/python{PYTHON_SERIES}");
    let site = format!("{library}/site-packages");
    let include = format!("{prefix}/include/python{PYTHON_SERIES}");
    [
        ("data", prefix.clone()),
        ("include", include.clone()),
        ("platinclude", include),
        ("platlib", site.clone()),
        ("platstdlib", library.clone()),
        ("purelib", site),
        ("scripts", format!("{prefix}/bin")),
        ("stdlib", library),
    ]
}

/// What `-m sysconfig` prints, in CPython's layout.
pub fn report() -> String {
    let mut text = format!(
        "Platform: \"{}\"\nPython version: \"{PYTHON_SERIES}\"\nCurrent installation scheme: \"posix_prefix\"\n",
        platform()
    );
    append_section(&mut text, "Paths", &paths());
    append_section(&mut text, "Variables", &variables());
    text
}

fn append_section(text: &mut String, title: &str, entries: &[(&str, String)]) {
    // The space after the colon is CPython's.
    *text += &format!("\n{title}: \n");
    for (name, value) in entries {
        *text += &format!("\t{name} = \"{value}\"\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_report_has_the_layout_that_scripts_search() {
        let report = report();
        assert!(report.starts_with("Platform: \""));
        assert!(report.contains("\n\nVariables: \n\t"));
        let trampolines = format!(
            "\tPY_HAVE_PERF_TRAMPOLINE = \"{}\"\n",
            u8::from(HAS_TRAMPOLINES)
        );
        assert!(report.contains(&trampolines));
        assert_eq!(
            report.contains("no-omit-frame-pointer"),
            KEEPS_FRAME_POINTERS
        );
        assert!(variables().windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
