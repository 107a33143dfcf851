//! What must never be compiled into the program that readers download.

use std::path::Path;

use anyhow::{Result, bail};

use crate::process;

/// Publishing's crates, and whole families that would betray a native dependency. Not here, because
/// Leptos 0.8 itself has them on wasm32: `url` (leptos_router, server_fn) and `regex`, `config`,
/// `toml` (leptos_config); the linker drops what it does not use of them.
const DENIED: [&str; 20] = [
    "ammonia",
    "clap",
    "criterion",
    "html5ever",
    "hyper",
    "indicatif",
    "insta",
    "jiff",
    "jsonschema",
    "lol_html",
    "markup5ever",
    "miette",
    "proptest",
    "rayon",
    "rayon-core",
    "reqwest",
    "selectors",
    "sha2",
    "tempfile",
    "tokio",
];

/// Fails if the dependencies of the browser's half contain one of the denied crates.
pub(crate) fn check(root: &Path) -> Result<()> {
    let tree = process::output(process::cargo(root).args([
        "tree",
        "--package=perennial",
        "--target=wasm32-unknown-unknown",
        "--no-default-features",
        "--features=hydrate",
        // Macros run in the compiler and leave nothing of themselves behind.
        "--edges=normal,no-proc-macro",
        "--prefix=none",
    ]))?;
    let denied = denied(&tree);
    if !denied.is_empty() {
        bail!(
            "the browser's half depends on {}; `cargo tree --target wasm32-unknown-unknown \
             --no-default-features --features hydrate -i <crate>` says by which way",
            denied.join(", ")
        );
    }
    Ok(())
}

fn denied(tree: &str) -> Vec<&'static str> {
    let names: Vec<_> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    DENIED.into_iter().filter(|denied| names.contains(denied)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_whole_names_only() {
        let tree =
            "perennial v0.1.0 (/x)\nleptos v0.8.23\nclap_lex v1.0.0\njiff v0.2.1\njiff v0.2.1 (*)";
        assert_eq!(denied(tree), ["jiff"]);
    }
}
