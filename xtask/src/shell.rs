//! The shell: page frame, program and styles, made by Trunk once for every blog.

use std::env;
use std::fs;
use std::io;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::setup::{self, Toolbox};
use crate::workspace::Workspace;
use crate::{fingerprint, host, process};

/// How the program in the browser is compiled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Small, for readers.
    Release,
    /// With assertions, for developers and for finding hydration mismatches.
    Debug,
}

impl Profile {
    fn folder(self) -> &'static str {
        match self {
            Self::Release => "shell",
            Self::Debug => "shell-debug",
        }
    }
}

/// Builds the shell unless the one there is still right, and returns its folder.
pub(crate) fn build(workspace: &Workspace, toolbox: &Toolbox, profile: Profile) -> Result<PathBuf> {
    let shell = workspace.work(profile.folder());
    let record = workspace.work(&format!("{}.fingerprint", profile.folder()));
    let now = fingerprint::of(&workspace.root, setup::TRUNK)?;
    if shell.join("index.html").is_file() && fs::read_to_string(&record).is_ok_and(|was| was == now)
    {
        return Ok(shell);
    }

    // A failed build must not look like the last good one.
    match fs::remove_file(&record) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            return Err(error).with_context(|| format!("removing {}", record.display()));
        }
        _ => {}
    }
    fs::create_dir_all(&shell).with_context(|| format!("making {}", shell.display()))?;
    fetch(workspace)?;
    eprintln!("The shell: about 3 minutes on 2 cores when nothing is compiled yet");
    let mut trunk = process::command("trunk", &workspace.root);
    // Offline, because Trunk would otherwise look for tools to download; ours are on PATH.
    trunk.args(["build", "--offline", "--skip-version-check", "--dist"]).arg(&shell);
    if profile == Profile::Release {
        trunk.arg("--release");
    }
    trunk.env("PATH", toolbox.path()?).env(SHELL_ONLY, "1");
    match env::var("NO_COLOR").as_deref() {
        // Trunk 0.21 fails on values other than these two (https://no-color.org wants any).
        Ok("true" | "false") | Err(env::VarError::NotPresent) => {}
        Ok("") => {
            trunk.env_remove("NO_COLOR");
        }
        _ => {
            trunk.env("NO_COLOR", "true");
        }
    }
    process::run(&mut trunk).context("the shell could not be built")?;
    fs::write(&record, now).with_context(|| format!("writing {}", record.display()))?;
    Ok(shell)
}

/// Names the shell that becomes a part of the program (build.rs).
pub(crate) const EMBEDDED: &str = "PERENNIAL_SHELL";

/// Tells our own hook that Trunk builds the shell alone.
pub(crate) const SHELL_ONLY: &str = "PERENNIAL_SHELL_ONLY";

/// Trunk's `--offline` goes on to cargo, which on a fresh machine has downloaded only what this
/// program needs.
fn fetch(workspace: &Workspace) -> Result<()> {
    let host = host::triple(&workspace.root)?;
    let mut cargo = process::cargo(&workspace.root);
    cargo.args(["fetch", "--target", "wasm32-unknown-unknown", "--target", &host]);
    process::run(&mut cargo).context("the crates that Cargo.lock names could not be downloaded")
}
