//! Installing a Debian package, where that is ours to do.

use std::fs;
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
    install_all(&[package])
}

/// The same of several, none of which starts what it brings along.
pub(crate) fn install_without_services(packages: &[&str]) -> Result<()> {
    let _silence = Silence::new();
    install_all(packages)
}

fn install_all(packages: &[&str]) -> Result<()> {
    let names = packages.join(", ");
    eprintln!("{names}: installing by apt-get");
    let here = Path::new(".");
    let apt = |args: &[&str]| {
        let mut apt = process::command("apt-get", here);
        process::run(apt.args(args).env("DEBIAN_FRONTEND", "noninteractive"))
    };
    apt(&["update"])
        .and_then(|()| apt(&[&["install", "-y", "--no-install-recommends"], packages].concat()))
        .with_context(|| format!("{names} could not be installed by apt-get"))
}

/// While it lasts, packages start no services: their scripts ask this file first (Debian's invoke-rc.d).
/// One that is there already is the system's, and stays.
struct Silence(bool);

impl Silence {
    const FILE: &str = "/usr/sbin/policy-rc.d";

    fn new() -> Self {
        let ours = !Path::new(Self::FILE).exists() && Self::write().is_ok();
        Self(ours)
    }

    fn write() -> std::io::Result<()> {
        // 101: what was asked for is forbidden.
        fs::write(Self::FILE, "#!/bin/sh\nexit 101\n")?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            fs::set_permissions(Self::FILE, fs::Permissions::from_mode(0o755))?;
        }
        Ok(())
    }
}

impl Drop for Silence {
    fn drop(&mut self) {
        if self.0 {
            // Nobody would know what to do about it.
            let _ = fs::remove_file(Self::FILE);
        }
    }
}
