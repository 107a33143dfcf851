//! Puts the shell and the message files into the program, so that a single file publishes.
//!
//! The shell is the folder that `PERENNIAL_SHELL` names, or else `shell/` beside this file, as in a
//! packaged crate. With neither the program is built without one, and says so where it matters.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

#[path = "src/native/publish/shell/folder.rs"]
mod folder;

const NAMED: &str = "PERENNIAL_SHELL";
const BESIDE: &str = "shell";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let native = env::var_os("CARGO_FEATURE_NATIVE").is_some();
    let browser = env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32");
    if !native || browser {
        return;
    }
    println!("cargo::rerun-if-env-changed={NAMED}");
    if let Err(message) = embed().and_then(|()| languages()) {
        println!("cargo::error={message}");
    }
}

/// Writes `shell.rs`, which `native::publish::shell` includes.
fn embed() -> Result<(), String> {
    let table = match shell()? {
        Some(folder) => {
            println!("cargo::rerun-if-changed={}", folder.display());
            table(&folder)?
        }
        // Not watched for: cargo takes a path that is not there for one that has just changed, and
        // would compile everything anew each time.
        None => "&[]\n".to_owned(),
    };
    write("shell.rs", &table)
}

/// Writes `languages.rs`, which `native::languages` includes: the message files by their names.
fn languages() -> Result<(), String> {
    const FOLDER: &str = "languages";
    println!("cargo::rerun-if-changed={FOLDER}");
    let entries = fs::read_dir(FOLDER).map_err(|error| format!("{FOLDER}: {error}"))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| format!("{FOLDER}: {error}"))?.path();
        if path.extension().is_some_and(|extension| extension == "ftl") {
            files.push(path);
        }
    }
    files.sort();
    let mut table = "&[\n".to_owned();
    for path in files {
        let name = path.file_stem().and_then(|name| name.to_str());
        let (Some(name), Some(path)) = (name, path.to_str()) else {
            return Err(format!("{} is not UTF-8", path.display()));
        };
        // Where the checkout is may change without this being run again.
        let place = format!("concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/\", {path:?})");
        table.push_str(&format!("    ({name:?}, include_str!({place})),\n"));
    }
    write("languages.rs", &(table + "]\n"))
}

/// Writes a file that the library includes.
fn write(name: &str, text: &str) -> Result<(), String> {
    let out = env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR for build scripts")?;
    let out = Path::new(&out).join(name);
    fs::write(&out, text).map_err(|error| format!("cannot write {}: {error}", out.display()))
}

/// The folder of the shell, if there is one. Cargo starts us in the folder of the manifest.
fn shell() -> Result<Option<PathBuf>, String> {
    let named = env::var_os(NAMED).filter(|named| !named.is_empty()).map(PathBuf::from);
    let beside = || Path::new(BESIDE).is_dir().then(|| PathBuf::from(BESIDE));
    let absolute = |folder: PathBuf| {
        std::path::absolute(&folder).map_err(|error| format!("{}: {error}", folder.display()))
    };
    named.or_else(beside).map(absolute).transpose()
}

/// The files of a shell as the Rust source of a `&[(&str, &[u8])]`.
pub(crate) fn table(folder: &Path) -> Result<String, String> {
    let what = || format!("{} (from {NAMED}, or {BESIDE}/)", folder.display());
    let files =
        folder::files(folder).map_err(|error| format!("cannot read {}: {error}", what()))?;
    if let Some(flaw) = folder::flaw(files.iter().map(|(name, _)| name.as_str())) {
        return Err(format!("{} holds no shell: {flaw}; `cargo xtask install` makes one", what()));
    }
    let mut table = "&[\n".to_owned();
    for (name, path) in files {
        let path = path.to_str().ok_or_else(|| format!("{} is not UTF-8", path.display()))?;
        table.push_str(&format!("    ({name:?}, include_bytes!({path:?}).as_slice()),\n"));
    }
    Ok(table + "]\n")
}
