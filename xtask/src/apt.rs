//! Installing a Debian package, where that is ours to do.

use std::path::Path;

use anyhow::{Context, Result};

use crate::process;

/// Whether this is Debian or a child of it, and we are root: a container, usually.
pub(crate) fn is_possible() -> bool {
    let here = Path::new(".");
    let root = process::output(process::command("id", here).arg("-u"));
    Path::new("/etc/debian_version").exists() && root.is_ok_and(|id| id.trim() == "0")
}

/// Installs a package and what it needs, and nothing else.
pub(crate) fn install(package: &str) -> Result<()> {
    eprintln!("{package}: installing by apt-get");
    let here = Path::new(".");
    let apt = |args: &[&str]| {
        let mut apt = process::command("apt-get", here);
        process::run(apt.args(args).env("DEBIAN_FRONTEND", "noninteractive"))
    };
    apt(&["update"])
        .and_then(|()| apt(&["install", "-y", "--no-install-recommends", package]))
        .with_context(|| format!("{package} could not be installed by apt-get"))
}
