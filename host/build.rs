//! Tells the crate how it is built: its target, and whether it keeps frame pointers.

use std::env;

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
