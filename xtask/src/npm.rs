//! Packages of Node.js: those of a folder of ours, in the versions of its lock file.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::process;

/// Installs them when the lock file is another than last time: `npm ci` empties `node_modules`
/// first, which takes a while.
pub(crate) fn install(folder: &Path) -> Result<()> {
    let node = process::output(process::node("node", folder).arg("--version"))
        .context("what is done in a browser needs Node.js 20 or newer: https://nodejs.org")?;
    eprintln!("Node.js {}", node.trim_end());
    let lock = folder.join("package-lock.json");
    let lock = fs::read_to_string(&lock)
        .with_context(|| format!("{} cannot be read; it belongs to git", lock.display()))?;
    let record = folder.join("node_modules/.perennial-package-lock.json");
    if fs::read_to_string(&record).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    eprintln!("Packages of {}: about half a minute", folder.display());
    process::run(process::node("npm", folder).args(["ci", "--no-audit", "--no-fund"]))?;
    fs::write(&record, lock).with_context(|| format!("writing {}", record.display()))
}
