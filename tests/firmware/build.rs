//! Tells the linker where flash and RAM are.

fn main() {
    let folder = std::env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    println!("cargo::rustc-link-arg=-T{folder}/memory.x");
    println!("cargo::rerun-if-changed=memory.x");
    println!("cargo::rerun-if-env-changed=STACKLINE_IMAGE");
}
