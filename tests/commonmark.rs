//! CommonMark 0.31.2: every example of the specification.
//!
//! The specification (CC BY-SA 4.0) is no part of this repository. Its examples travel with the
//! tests of a package that Cargo downloads anyway; `cargo metadata` knows where that lies.

#![cfg(feature = "native")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use perennial::native::ingest::markdown::render::{self, Style};
use serde_json::Value;

/// What Cargo says.
fn cargo(arguments: &[&str]) -> String {
    let root = env!("CARGO_MANIFEST_DIR");
    let output = Command::new(env!("CARGO")).current_dir(root).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The file of the examples: a list of objects with `markdown` and `html`.
fn examples_file() -> PathBuf {
    // Packages of other platforms may not be there.
    let version = cargo(&["-vV"]);
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let metadata =
        cargo(&["metadata", "--format-version=1", "--locked", "--filter-platform", host]);
    let metadata: Value = serde_json::from_str(&metadata).unwrap();
    let mut packages = metadata["packages"].as_array().unwrap().iter();
    let package = packages.find(|package| package["name"] == "rushdown").unwrap();
    let manifest = Path::new(package["manifest_path"].as_str().unwrap());
    manifest.with_file_name("tests").join("fixtures").join("spec.json")
}

#[test]
fn every_example_of_the_specification() {
    let examples: Vec<Value> = serde_json::from_slice(&fs::read(examples_file()).unwrap()).unwrap();
    assert_eq!(examples.len(), 652);
    let plain = Style { smart: false, extensions: false };
    let mut different = Vec::new();
    for example in &examples {
        let (markdown, html) =
            (example["markdown"].as_str().unwrap(), example["html"].as_str().unwrap());
        let found = render::html(markdown, plain, &mut |_, _| {});
        if found != html {
            let (number, section) = (&example["example"], &example["section"]);
            different.push(format!("{number} ({section})\n{markdown}\n{found}\n{html}"));
        }
    }
    assert!(different.is_empty(), "{} of 652:\n{}", different.len(), different.join("\n---\n"));
}
