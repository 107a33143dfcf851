//! `setup`: what the build needs and rustup did not bring.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use lexopt::Parser;

use crate::tools::{Found, Tool};
use crate::workspace::Workspace;
use crate::{cargo_lock, help, process};

/// Trunk 0.22 needs a newer Rust than the pinned one.
pub(crate) const TRUNK: &str = "0.21.14";
const WASM: &str = "wasm32-unknown-unknown";

/// Proof that everything is there, and where.
pub(crate) struct Toolbox {
    folders: Vec<PathBuf>,
}

impl Toolbox {
    /// `PATH` with the tool folders in front.
    pub(crate) fn path(&self) -> Result<OsString> {
        process::path_with(&self.folders)
    }
}

/// The command.
pub(crate) fn main(args: Parser) -> Result<()> {
    if help::only(args)? {
        return Ok(());
    }
    let workspace = Workspace::find()?;
    ensure(&workspace)?;
    for tool in tools(&workspace)? {
        let place = match tool.find()? {
            Some(Found::OnPath) => "on PATH".to_owned(),
            Some(Found::Ours(bin)) => bin.display().to_string(),
            None => continue,
        };
        println!("{} {}: {place}", tool.package, tool.version);
    }
    println!("target {WASM}: installed");
    println!("Everything is there. Next: cargo xtask serve");
    Ok(())
}

/// Installs what is missing. Silent and quick when nothing is.
pub(crate) fn ensure(workspace: &Workspace) -> Result<Toolbox> {
    ensure_target(&workspace.root)?;
    let mut missing = Vec::new();
    let mut folders = Vec::new();
    for tool in tools(workspace)? {
        match tool.find()? {
            Some(Found::OnPath) => {}
            Some(Found::Ours(bin)) => folders.push(bin),
            None => missing.push(tool),
        }
    }
    if missing.len() > 1 {
        let minutes: u32 = missing.iter().map(|tool| tool.minutes).sum();
        eprintln!("To install, once: {} tools, about {minutes} minutes", missing.len());
    }
    for tool in missing {
        folders.push(tool.install()?);
    }
    Ok(Toolbox { folders })
}

fn tools(workspace: &Workspace) -> Result<[Tool; 2]> {
    Ok([
        Tool {
            package: "trunk",
            program: "trunk",
            version: TRUNK.to_owned(),
            locked: true,
            minutes: 6,
        },
        Tool {
            package: "wasm-bindgen-cli",
            program: "wasm-bindgen",
            // The two halves speak a private format: the versions must be equal.
            version: cargo_lock::version(&workspace.root, "wasm-bindgen")?,
            // What 0.2.130 locked does not compile.
            locked: false,
            minutes: 5,
        },
    ])
}

/// rustup adds the target by itself from rust-toolchain.toml, but not everywhere: with
/// `RUSTUP_AUTO_INSTALL=0`, or when the toolchain was there before the file.
pub(crate) fn ensure_target(root: &Path) -> Result<()> {
    let sysroot = process::output(process::command("rustc", root).args(["--print", "sysroot"]))?;
    let libraries = Path::new(sysroot.trim_end()).join("lib/rustlib").join(WASM).join("lib");
    if libraries.is_dir() {
        return Ok(());
    }
    eprintln!("target {WASM}: about half a minute");
    process::run(process::command("rustup", root).args(["target", "add", WASM])).with_context(
        || {
            format!(
                "the standard library for {WASM} is missing; \
             without rustup, install your system's package of it"
            )
        },
    )
}
