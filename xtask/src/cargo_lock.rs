//! Versions as Cargo.lock pins them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

#[derive(Deserialize)]
struct Lock {
    #[serde(default)]
    package: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
}

/// The one version of `package` in the workspace's Cargo.lock.
pub(crate) fn version(root: &Path, package: &str) -> Result<String> {
    let path = root.join("Cargo.lock");
    let text = fs::read_to_string(&path)
        .with_context(|| format!("{} cannot be read; it belongs to git", path.display()))?;
    version_in(&text, package).with_context(|| path.display().to_string())
}

fn version_in(lock: &str, package: &str) -> Result<String> {
    let lock: Lock = basic_toml::from_str(lock).context("not a Cargo.lock")?;
    let mut versions = lock.package.into_iter().filter(|found| found.name == package);
    let Some(found) = versions.next() else { bail!("`{package}` is not in it") };
    if let Some(other) = versions.next() {
        bail!("`{package}` is in it twice: {} and {}", found.version, other.version);
    }
    Ok(found.version)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
version = 4

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
source = "registry+https://github.com/rust-lang/crates.io-index"
dependencies = ["cfg-if"]

[[package]]
name = "wasm-bindgen-macro"
version = "0.2.131"

[[package]]
name = "syn"
version = "1.0.109"

[[package]]
name = "syn"
version = "2.0.100"
"#;

    #[test]
    fn finds_the_version_of_exactly_that_package() {
        assert_eq!(version_in(LOCK, "wasm-bindgen").unwrap(), "0.2.130");
    }

    #[test]
    fn a_missing_package_is_named() {
        let error = version_in(LOCK, "leptos").unwrap_err();
        assert_eq!(error.to_string(), "`leptos` is not in it");
    }

    #[test]
    fn two_versions_are_no_answer() {
        let error = version_in(LOCK, "syn").unwrap_err();
        assert_eq!(error.to_string(), "`syn` is in it twice: 1.0.109 and 2.0.100");
    }

    #[test]
    fn something_else_is_refused() {
        assert_eq!(version_in("<html>", "syn").unwrap_err().to_string(), "not a Cargo.lock");
    }
}
