//! The tests in the browser (`tests/e2e`): their packages, their browser, their run.

use std::env;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::workspace::Workspace;
use crate::{apt, browser, process};

/// Runs the suite against the sites in `sites`.
///
/// The suite finds everything in the environment: `CHROMIUM`, the browser; `PERENNIAL_SITES`, the
/// folder with the sites; `PERENNIAL_XTASK`, this program, whose `serve --dir` is the server;
/// `PERENNIAL_PROGRAM` and `PERENNIAL_SHELL_DIR`, the program that writers use and its shell.
pub(crate) fn run(workspace: &Workspace, sites: &Path) -> Result<()> {
    let e2e = workspace.root.join("tests/e2e");
    let node = process::output(process::node("node", &e2e).arg("--version"))
        .context("the tests in the browser need Node.js 20 or newer: https://nodejs.org")?;
    eprintln!("Node.js {}", node.trim_end());
    packages(&e2e)?;
    java()?;
    let chromium = browser::find(&e2e)?;
    eprintln!("Chromium: {}", chromium.display());

    let mut playwright = process::node("npx", &e2e);
    playwright.args(["playwright", "test"]).env("CHROMIUM", chromium);
    playwright.env("PERENNIAL_SITES", sites).env("PERENNIAL_XTASK", env::current_exe()?);
    playwright.env("PERENNIAL_PROGRAM", workspace.release("perennial"));
    playwright.env("PERENNIAL_SHELL_DIR", workspace.work("shell"));
    process::run(&mut playwright)
}

/// `npm ci` when the lock file is another than last time: it empties `node_modules` first, which
/// takes a while.
fn packages(e2e: &Path) -> Result<()> {
    let lock = e2e.join("package-lock.json");
    let lock = fs::read_to_string(&lock)
        .with_context(|| format!("{} cannot be read; it belongs to git", lock.display()))?;
    let record = e2e.join("node_modules/.perennial-package-lock.json");
    if fs::read_to_string(&record).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    eprintln!("Packages of the tests in the browser: about half a minute");
    process::run(process::node("npm", e2e).args(["ci", "--no-audit", "--no-fund"]))?;
    fs::write(&record, lock).with_context(|| format!("writing {}", record.display()))
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
