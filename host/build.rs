//! Tells the crate how it is built: its target, and whether it keeps frame pointers; and
//! has the command linked so that its relocations take little memory.

use std::env;
use std::process::Command;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(keeps_frame_pointers)");
    println!("cargo::rerun-if-env-changed=CARGO_ENCODED_RUSTFLAGS");
    let flags = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    let flags: Vec<&str> = flags.split('\x1f').collect();
    if keeps_frame_pointers(&flags) {
        println!("cargo::rustc-cfg=keeps_frame_pointers");
    }
    println!("cargo::rustc-env=STACKLINE_RUSTFLAGS={}", flags.join(" "));
    for (variable, from) in [
        ("STACKLINE_TARGET", "TARGET"),
        ("STACKLINE_PROFILE", "PROFILE"),
    ] {
        println!(
            "cargo::rustc-env={variable}={}",
            env::var(from).unwrap_or_default()
        );
    }
    if loader_unpacks_relocations() {
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}

/// Whether the loader of this machine, which is to run the command too, knows relocations that are
/// packed, as glibc does from 2.36 on. Those that are not packed take 360 KiB of every process.
fn loader_unpacks_relocations() -> bool {
    let is = |variable: &str, value: &str| env::var(variable).is_ok_and(|found| found == value);
    let here = env::var("TARGET").is_ok_and(|target| is("HOST", &target));
    if !here || !is("CARGO_CFG_TARGET_OS", "linux") || !is("CARGO_CFG_TARGET_ENV", "gnu") {
        return false;
    }
    let told = Command::new("getconf").arg("GNU_LIBC_VERSION").output();
    let told = told.map_or_else(|_| Vec::new(), |output| output.stdout);
    let told = String::from_utf8_lossy(&told);
    let version = told.trim().strip_prefix("glibc ").unwrap_or_default();
    let mut numbers = version
        .split('.')
        .map_while(|part| part.parse::<u32>().ok());
    let version = (numbers.next(), numbers.next());
    version >= (Some(2), Some(36))
}

/// Whether the last `force-frame-pointers` of the flags turns them on for leaf functions too.
fn keeps_frame_pointers(flags: &[&str]) -> bool {
    let setting = flags.iter().rev().find_map(|flag| {
        let flag = flag.strip_prefix("-C").unwrap_or(flag).trim_start();
        let rest = flag.strip_prefix("force-frame-pointers")?;
        Some(rest.strip_prefix('=').unwrap_or("yes").to_owned())
    });
    setting
        .is_some_and(|value| matches!(value.as_str(), "" | "y" | "yes" | "on" | "true" | "always"))
}
