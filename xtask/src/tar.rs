//! Archives, made by the system's `tar`: Linux, macOS and Windows have one.
//!
//! It works in the folder and is given bare names, because GNU tar takes `C:` for a host.

use std::path::Path;

use anyhow::Result;

use crate::process;

/// Packs a folder of `within` into an archive beside it.
pub(crate) fn pack(within: &Path, folder: &str, archive: &str) -> Result<()> {
    let mut tar = process::command("tar", within);
    // Who made it is nobody's business.
    process::run(tar.args(["--numeric-owner", "-czf", archive, folder]))
}

/// Unpacks an archive in `within` there.
pub(crate) fn unpack(within: &Path, archive: &str) -> Result<()> {
    process::run(process::command("tar", within).args(["-xzf", archive]))
}

/// The paths in an archive in `within`.
pub(crate) fn list(within: &Path, archive: &str) -> Result<Vec<String>> {
    let list = process::output(process::command("tar", within).args(["-tzf", archive]))?;
    Ok(list.lines().map(str::to_owned).collect())
}
