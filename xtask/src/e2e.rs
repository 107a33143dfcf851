//! Playwright (`tests/e2e`): its packages, its browser, its runs.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::workspace::Workspace;
use crate::{apt, browser, hosts, npm, process};

/// Runs the tests in the browser against the sites in `sites`, with these arguments of Playwright's.
pub(crate) fn run(workspace: &Workspace, sites: &Path, args: &[OsString]) -> Result<()> {
    java()?;
    hosts::ensure()?;
    process::run(playwright(workspace, sites)?.args(args))
}

/// Playwright, about to run what its configuration names.
///
/// It finds everything in the environment: `CHROMIUM`, the browser; `PERENNIAL_SITES`, the folder
/// with the sites; `PERENNIAL_XTASK`, this program, whose `serve --dir` is the server;
/// `PERENNIAL_PROGRAM` and `PERENNIAL_SHELL_DIR`, the program that writers use and its shell.
pub(crate) fn playwright(workspace: &Workspace, sites: &Path) -> Result<Command> {
    let chromium = chromium(workspace)?;
    let mut playwright = process::node("npx", &folder(workspace));
    playwright.args(["playwright", "test"]).env("CHROMIUM", chromium);
    playwright.env("PERENNIAL_SITES", sites).env("PERENNIAL_XTASK", env::current_exe()?);
    playwright.env("PERENNIAL_PROGRAM", workspace.release("perennial"));
    playwright.env("PERENNIAL_SHELL_DIR", workspace.work("shell"));
    Ok(playwright)
}

/// A browser; Playwright's packages are there when it is found.
pub(crate) fn chromium(workspace: &Workspace) -> Result<PathBuf> {
    let e2e = folder(workspace);
    npm::install(&e2e)?;
    let chromium = browser::find(&e2e)?;
    eprintln!("Chromium: {}", chromium.display());
    Ok(chromium)
}

fn folder(workspace: &Workspace) -> PathBuf {
    workspace.root.join("tests/e2e")
}

/// The Nu HTML checker is a Java program.
fn java() -> Result<()> {
    let works = || process::works(process::command("java", Path::new(".")).arg("-version"));
    if works() {
        return Ok(());
    }
    if apt::is_possible() {
        apt::install("default-jre-headless")?;
    }
    if !works() {
        bail!(
            "the HTML checker needs Java 11 or newer, and there is no `java` on PATH; install one"
        );
    }
    Ok(())
}
