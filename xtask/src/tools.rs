//! Programs from crates.io in exactly the version we need.
//!
//! One that is on PATH in that version is used. Otherwise it is installed into a folder of its own,
//! named after the version: checkouts share it and nothing of the user's is overwritten.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::process;

/// A program and how to get it.
pub(crate) struct Tool {
    /// The package on crates.io.
    pub(crate) package: &'static str,
    /// The program in it.
    pub(crate) program: &'static str,
    /// The only version that will do.
    pub(crate) version: String,
    /// Whether to install it with the versions that its author locked.
    pub(crate) locked: bool,
    /// About how long installing takes on 2 cores.
    pub(crate) minutes: u32,
}

/// Where a tool was found.
pub(crate) enum Found {
    /// On the user's PATH.
    OnPath,
    /// In our tool folder, whose `bin` this is.
    Ours(PathBuf),
}

impl Tool {
    /// Where the tool is, if it is there in its version.
    pub(crate) fn find(&self) -> Result<Option<Found>> {
        if self.is_right(Path::new(self.program)) {
            return Ok(Some(Found::OnPath));
        }
        let bin = self.folder()?.join("bin");
        Ok(self.is_right(&bin.join(self.program)).then_some(Found::Ours(bin)))
    }

    /// Installs the tool into its folder and returns that folder's `bin`.
    pub(crate) fn install(&self) -> Result<PathBuf> {
        let Self { package, version, minutes, .. } = self;
        let folder = self.folder()?;
        eprintln!(
            "{package} {version}: about {minutes} minutes on 2 cores, into {}",
            folder.display()
        );
        let started = Instant::now();
        // Kept when interrupted, so that the next try goes on from there.
        let build = folder.join("build");
        fs::create_dir_all(&build).with_context(|| {
            format!("{} cannot be made; set PERENNIAL_TOOLS to another folder", build.display())
        })?;
        // Outside the workspace, whose .cargo/config.toml is none of its business.
        let mut cargo = process::cargo(&folder);
        cargo.args(["install", package, "--version", &format!("={version}"), "--force"]);
        cargo.arg("--root").arg(&folder).arg("--target-dir").arg(&build);
        if self.locked {
            cargo.arg("--locked");
        }
        // Meant for the blog, not for a tool.
        cargo.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
        // cargo ends with advice to put the folder on PATH, unless it is there.
        let bin = folder.join("bin");
        cargo.env("PATH", process::path_with(std::slice::from_ref(&bin))?);
        process::run(&mut cargo).with_context(|| {
            format!("{package} {version} could not be installed; it needs crates.io and a C linker")
        })?;
        // Some 500 MB that nobody needs any more; a failure to remove them is no failure of ours.
        let _ = fs::remove_dir_all(&build);

        if !self.is_right(&bin.join(self.program)) {
            bail!("{package} was installed into {}, but is not {version}", folder.display());
        }
        eprintln!("{package} {version}: installed in {} s", started.elapsed().as_secs());
        Ok(bin)
    }

    /// `<tools>/<package>-<version>`.
    fn folder(&self) -> Result<PathBuf> {
        Ok(folder()?.join(format!("{}-{}", self.package, self.version)))
    }

    /// Whether the program answers `--version` with `<name> <version>`.
    fn is_right(&self, program: &Path) -> bool {
        let mut command = Command::new(program);
        command.arg("--version");
        let answer = process::output(&mut command).unwrap_or_default();
        answer.split_whitespace().nth(1) == Some(&self.version)
    }
}

/// `$PERENNIAL_TOOLS`, or `perennial/tools` in the user's cache folder.
fn folder() -> Result<PathBuf> {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(folder) = set("PERENNIAL_TOOLS") {
        return std::path::absolute(folder).context("PERENNIAL_TOOLS is not a path");
    }
    let cache = if cfg!(windows) {
        set("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        set("HOME").map(|home| home.join("Library/Caches"))
    } else {
        set("XDG_CACHE_HOME").or_else(|| set("HOME").map(|home| home.join(".cache")))
    };
    let cache = cache.context("no cache folder: neither HOME nor PERENNIAL_TOOLS is set")?;
    Ok(cache.join("perennial").join("tools"))
}
