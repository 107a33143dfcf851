//! Starting other programs.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, anyhow, bail};

/// Set by `cargo run` for us alone. A nested cargo would see them as changed input and compile
/// again what an ordinary `cargo build` has compiled already.
const OURS_ALONE: [&str; 6] = [
    "CARGO_BIN_NAME",
    "CARGO_CRATE_NAME",
    "CARGO_MANIFEST_DIR",
    "CARGO_MANIFEST_PATH",
    "CARGO_PRIMARY_PACKAGE",
    "OUT_DIR",
];

/// A program to be started in `dir`.
pub(crate) fn command(program: impl AsRef<OsStr>, dir: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(dir);
    for (name, _) in env::vars_os() {
        let cargo_package = name.to_str().is_some_and(|name| name.starts_with("CARGO_PKG_"));
        if cargo_package || OURS_ALONE.iter().any(|ours| name == *ours) {
            command.env_remove(name);
        }
    }
    command
}

/// The cargo that started us, so that every step uses the same toolchain.
pub(crate) fn cargo(dir: &Path) -> Command {
    let mut cargo = command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), dir);
    // We look for programs in target/release, not in target/<some triple>/release.
    cargo.env_remove("CARGO_BUILD_TARGET");
    cargo
}

/// A program of Node.js: on Windows these are batch files, which must be named in full.
pub(crate) fn node(program: &str, dir: &Path) -> Command {
    let batch = cfg!(windows) && program != "node";
    command(if batch { format!("{program}.cmd") } else { program.to_owned() }, dir)
}

/// Runs a program to its end. What it prints goes where ours goes.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().map_err(|error| not_started(command, &error))?;
    if !status.success() {
        bail!("`{}` failed ({status})", line(command));
    }
    Ok(())
}

/// Runs a program and returns what it printed.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::piped())
        .output()
        .map_err(|error| not_started(command, &error))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("`{}` failed ({}):\n{}", line(command), output.status, said.trim_end());
    }
    String::from_utf8(output.stdout)
        .with_context(|| format!("`{}` did not answer in UTF-8", line(command)))
}

/// Whether a program can be started and is content: for asking `--version`.
pub(crate) fn works(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// `PATH` with some folders in front.
pub(crate) fn path_with(folders: &[PathBuf]) -> Result<OsString> {
    let rest = env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(env::split_paths(&rest));
    env::join_paths(all).context("a tool folder's name cannot stand in PATH; set PERENNIAL_TOOLS")
}

/// A command as one would type it.
fn line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let program = program.file_name().unwrap_or(program.as_os_str());
    let words = std::iter::once(program).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

fn not_started(command: &Command, error: &std::io::Error) -> anyhow::Error {
    let program = command.get_program().to_string_lossy();
    if error.kind() == ErrorKind::NotFound {
        anyhow!("`{program}` was not found; install it or put it on PATH")
    } else {
        anyhow!("`{program}` could not be started: {error}")
    }
}
