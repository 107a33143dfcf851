//! The machine that compiles.

use std::path::Path;

use anyhow::{Context, Result};

use crate::process;

/// What Rust calls it, such as `x86_64-unknown-linux-gnu`.
pub(crate) fn triple(root: &Path) -> Result<String> {
    let about = process::output(process::command("rustc", root).arg("-vV"))?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("`rustc -vV` names no host")?.to_owned())
}
