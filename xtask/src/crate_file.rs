//! A crate with the shell in it: `cargo install` needs neither the wasm target nor Trunk for it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::workspace::Workspace;
use crate::{folder, process, tar};

/// Makes `<name>.crate` in `out`; `name` is package and version.
///
/// Cargo makes it twice. The first one has no shell, but what the workspace shares is resolved in
/// it; with the shell beside it that is a package of its own, which cargo packs again. So nothing
/// is ever put into the checkout.
pub(crate) fn make(workspace: &Workspace, shell: &Path, name: &str, out: &Path) -> Result<PathBuf> {
    let work = workspace.work("crate");
    folder::empty(&work)?;
    let file = format!("{name}.crate");
    let bare = pack(&workspace.root, &work.join("bare"), &file)?;
    folder::file(&bare, &work.join(&file))?;
    tar::unpack(&work, &file)?;

    let package = work.join(name);
    folder::copy(shell, &package.join("shell"))?;
    let manifest = package.join("Cargo.toml");
    let resolved = fs::read_to_string(&manifest)
        .with_context(|| format!("{} cannot be read", manifest.display()))?;
    // A workspace of its own, because the folder lies within ours. Cargo leaves the line out.
    fs::write(&manifest, resolved + "\n[workspace]\n")
        .with_context(|| format!("writing {}", manifest.display()))?;

    let full = pack(&package, &work.join("full"), &file)?;
    folder::file(&full, &work.join(&file))?;
    if let Some(missing) = missing(&tar::list(&work, &file)?, name) {
        bail!("{file} has no {missing}: see `include` in Cargo.toml");
    }
    folder::file(&full, &out.join(&file))?;
    Ok(out.join(file))
}

/// Lets cargo pack a package, and returns the file.
fn pack(package: &Path, target: &Path, file: &str) -> Result<PathBuf> {
    let mut cargo = process::cargo(package);
    cargo.args(["package", "--no-verify", "--allow-dirty", "--locked", "--target-dir"]).arg(target);
    process::run(&mut cargo).context("the crate could not be packed")?;
    Ok(target.join("package").join(file))
}

/// What the program is built from, and the list of files does not have.
fn missing(list: &[String], name: &str) -> Option<&'static str> {
    let has = |path: &str| list.iter().any(|it| *it == format!("{name}/{path}"));
    let in_shell = |suffix: &str| {
        let shell = format!("{name}/shell/");
        list.iter().any(|it| it.starts_with(&shell) && it.ends_with(suffix))
    };
    let needed = ["Cargo.lock", "build.rs", "src/bin/perennial.rs", "shell/index.html"];
    let suffixes = [".wasm", ".js", ".css"];
    let file = needed.into_iter().find(|path| !has(path));
    file.or_else(|| suffixes.into_iter().find(|suffix| !in_shell(suffix)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_without_a_shell_is_noticed() {
        let all = ["Cargo.lock", "build.rs", "src/bin/perennial.rs", "shell/index.html"];
        let shell = ["shell/app-1.js", "shell/app-1_bg.wasm", "shell/base-1.css"];
        let mut list: Vec<_> = all.into_iter().chain(shell).map(|it| format!("p-1/{it}")).collect();
        assert_eq!(missing(&list, "p-1"), None);
        list.retain(|path| !path.ends_with(".wasm"));
        assert_eq!(missing(&list, "p-1"), Some(".wasm"));
        list.retain(|path| !path.ends_with("index.html"));
        assert_eq!(missing(&list, "p-1"), Some("shell/index.html"));
    }

    /// What cargo would pack from the checkout: all that the program is built from but the shell.
    #[test]
    fn the_crate_is_the_program_and_nothing_else() {
        let workspace = Workspace::find().unwrap();
        let mut cargo = process::cargo(&workspace.root);
        cargo.args(["package", "--list", "--allow-dirty", "--offline"]);
        let list = process::output(&mut cargo).unwrap().replace('\\', "/");
        let list: Vec<_> = list.lines().collect();
        for needed in ["LICENSE-APACHE", "LICENSE-MIT", "README.md", "build.rs", "src/lib.rs"] {
            assert!(list.contains(&needed), "no {needed} in {list:?}");
        }
        let known = [
            ".cargo_vcs",
            "Cargo.",
            "LICENSE",
            "README.",
            "build.rs",
            "docs/",
            "fonts/",
            "languages/",
            "shell/",
            "src/",
        ];
        let is_known = |path: &str| known.iter().any(|start| path.starts_with(start));
        let others: Vec<_> = list.into_iter().filter(|path| !is_known(path)).collect();
        assert_eq!(others, Vec::<&str>::new());
    }
}
