//! A Chromium for the tests.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::{apt, process};

const ON_PATH: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Finds a Chromium that starts, or installs one: the environment's, the system's, Playwright's,
/// Debian's. `e2e` is the folder with the tests, its packages installed.
pub(crate) fn find(e2e: &Path) -> Result<PathBuf> {
    if let Some(named) = env::var_os("CHROMIUM").filter(|named| !named.is_empty()) {
        let named = PathBuf::from(named);
        if !starts(&named) {
            bail!("CHROMIUM is {}, but that does not start", named.display());
        }
        return Ok(named);
    }
    if let Some(found) = on_path().or_else(|| playwrights(e2e)) {
        return Ok(found);
    }

    eprintln!("No Chromium found: asking Playwright for its own, about 150 MB");
    // Its failure is no news: many machines reach package registries only, and then apt may help.
    let _ = process::run(process::node("npx", e2e).args(["playwright", "install", "chromium"]));
    if let Some(found) = playwrights(e2e) {
        return Ok(found);
    }
    if apt::is_possible() {
        apt::install("chromium")?;
        if let Some(found) = on_path() {
            return Ok(found);
        }
    }
    bail!(
        "no Chromium that starts: none in $CHROMIUM, none on PATH ({}), and Playwright could not \
         install its own; install one and run the tests again",
        ON_PATH.join(", ")
    )
}

fn on_path() -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<_> = env::split_paths(&path).collect();
    let candidates = ON_PATH.iter().flat_map(|name| folders.iter().map(move |f| f.join(name)));
    candidates.into_iter().find(|candidate| candidate.is_file() && starts(candidate))
}

/// The one that this version of Playwright would use, if it is installed.
fn playwrights(e2e: &Path) -> Option<PathBuf> {
    let script = "console.log(require('@playwright/test').chromium.executablePath())";
    let answer = process::output(process::node("node", e2e).args(["-e", script])).ok()?;
    let candidate = PathBuf::from(answer.trim_end());
    (candidate.is_file() && starts(&candidate)).then_some(candidate)
}

/// Not every `chromium` is one: a placeholder for a snap, or one whose libraries are missing.
fn starts(candidate: &Path) -> bool {
    process::works(process::command(candidate, Path::new(".")).arg("--version"))
}
