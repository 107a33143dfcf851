//! An archive with the program for machines like this one: unpack it, and it runs.

use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::workspace::Workspace;
use crate::{folder, host, process, shell, tar};

const PAPERS: [&str; 3] = ["README.md", "LICENSE-APACHE", "LICENSE-MIT"];

/// The shells that `perennial completions` knows, and what each calls its file.
const COMPLETIONS: [(&str, &str); 5] = [
    ("bash", "perennial.bash"),
    ("zsh", "_perennial"),
    ("fish", "perennial.fish"),
    ("powershell", "_perennial.ps1"),
    ("elvish", "perennial.elv"),
];

/// Makes `<name>-<host>.tar.gz` in `out`; `name` is package and version.
pub(crate) fn make(workspace: &Workspace, shell: &Path, name: &str, out: &Path) -> Result<PathBuf> {
    let mut cargo = process::cargo(&workspace.root);
    cargo.args(["build", "--release", "--locked", "--bin", "perennial"]);
    process::run(cargo.env(shell::EMBEDDED, shell)).context("the program could not be built")?;
    let program = workspace.release("perennial");

    let work = workspace.work("archive");
    let name = format!("{name}-{}", host::triple(&workspace.root)?);
    let content = work.join(&name);
    folder::empty(&work)?;
    fs::create_dir(&content).with_context(|| format!("making {}", content.display()))?;
    folder::file(&program, &content.join(format!("perennial{EXE_SUFFIX}")))?;
    for paper in PAPERS {
        folder::file(&workspace.root.join(paper), &content.join(paper))?;
    }
    completions(&program, &content.join("completions"))?;

    let file = format!("{name}.tar.gz");
    tar::pack(&work, &name, &file)?;
    folder::file(&work.join(&file), &out.join(&file))?;
    Ok(out.join(file))
}

/// Writes what the program itself says about its completions.
fn completions(program: &Path, to: &Path) -> Result<()> {
    let ask = |what| {
        let mut perennial = process::command(program, Path::new("."));
        perennial.args(["completions", what]);
        perennial
    };
    if !process::works(&mut ask("--help")) {
        eprintln!("No completions: this program has no command `completions`");
        return Ok(());
    }
    fs::create_dir(to).with_context(|| format!("making {}", to.display()))?;
    for (shell, file) in COMPLETIONS {
        let text = process::output(&mut ask(shell))?;
        fs::write(to.join(file), text).with_context(|| format!("writing {file}"))?;
    }
    Ok(())
}
