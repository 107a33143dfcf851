//! Where things are.

use std::env;
use std::env::consts::EXE_SUFFIX;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::process;

/// The repository's root and its target folder.
pub(crate) struct Workspace {
    /// The folder with the root `Cargo.toml`.
    pub(crate) root: PathBuf,
    /// Cargo's target folder, wherever the environment or a configuration put it.
    pub(crate) target: PathBuf,
}

impl Workspace {
    /// Finds the workspace that this program belongs to.
    pub(crate) fn find() -> Result<Self> {
        // `cargo run` names the manifest's folder; the compiled-in one is for a direct start.
        let manifest_dir = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = manifest_dir.parent().unwrap_or(&manifest_dir).to_path_buf();
        let target = target_directory(&root)?;
        Ok(Self { root, target })
    }

    /// A path below our own part of the target folder.
    pub(crate) fn work(&self, path: &str) -> PathBuf {
        self.target.join("perennial").join(path)
    }

    /// A program of the release build, such as `perennial` or `examples/corpus`.
    pub(crate) fn release(&self, program: &str) -> PathBuf {
        self.target.join("release").join(format!("{program}{EXE_SUFFIX}"))
    }

    /// A path as one would type it from the root: shorter to read.
    pub(crate) fn short<'a>(&self, path: &'a Path) -> std::path::Display<'a> {
        path.strip_prefix(&self.root).unwrap_or(path).display()
    }
}

fn target_directory(root: &Path) -> Result<PathBuf> {
    let metadata = process::output(process::cargo(root).args([
        "metadata",
        "--no-deps",
        "--offline",
        "--format-version=1",
    ]))?;
    let metadata: serde_json::Value =
        serde_json::from_str(&metadata).context("`cargo metadata` did not answer in JSON")?;
    let target = metadata["target_directory"]
        .as_str()
        .context("`cargo metadata` names no target_directory; is this cargo 1.95?")?;
    Ok(PathBuf::from(target))
}
